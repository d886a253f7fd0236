"""Figures of the comparison on texts with known truth, beside peers in the same run.

    python tests/benchmarks/bench_compare.py [--seeds 5] [--library texts.tar.xz]

Peers: difflib with positional pairing, and prosediff (PyPI) where it is installed. Times are
processor time, the best of nine (of three for texts of thousands), ours and peers' by turns, every
cache emptied before each. "alone" is our alignment without words and classification. Words are
compared inside true pairs; "marked" is marked words / truly marked words.
"""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.generator import (
    HEAVY,
    ORDINARY,
    KnownPair,
    Paragraph,
    Profile,
    known_pair,
    paragraphs_of,
    spans_of,
    text_of,
)
from benchmarks.reordered import MILD, WILD, reordered_pair
from benchmarks.sectioned import STEADY, STORMY, SectionedPair, sectioned_pair
from penholder.compare import compare
from penholder.compare.align import align
from penholder.compare.marked import Side
from penholder.compare.prepare import body_units
from penholder.compare.units import encoded
from penholder.compare.words import word_edits
from penholder.document.nodes import Paragraph as Clause
from penholder.document.nodes import ParagraphKind
from penholder.document.resolution import Resolution
from penholder.document.spans import plain

Edges = set[tuple[int, int]]
Found = tuple[Edges, Edges]
"""All pairs found, and those of them that are said to have moved."""


Known = KnownPair | SectionedPair


def resolution(paragraphs: list[Paragraph] | Resolution) -> Resolution:
    if isinstance(paragraphs, Resolution):
        return paragraphs
    return Resolution(
        body=tuple(
            Clause(str(place), ParagraphKind.OPERATIVE, plain(text_of(paragraph)))
            for place, paragraph in enumerate(paragraphs)
        )
    )


def texts_of(side: list[Paragraph] | Resolution) -> list[str]:
    """The paragraphs as lines of text, for peers that know no resolution."""
    if isinstance(side, Resolution):
        return [unit.text for unit in body_units(Side(side))]
    return [text_of(paragraph) for paragraph in side]


# --- aligners ----------------------------------------------------------------------------------


def ours(known: Known) -> Callable[[], Found]:
    old, new = resolution(known.old), resolution(known.new)

    def run() -> Found:
        edges: Edges = set()
        moved: Edges = set()
        for pair in compare(old, new).pairs:
            found = [(int(i), int(j)) for i in pair.old for j in pair.new]
            edges.update(found)
            if pair.moved:
                moved.update(found)
        return edges, moved

    return run


def ours_alone(known: Known) -> Callable[[], Found]:
    """Alignment without word edits and classification, for its time."""
    old, new = resolution(known.old), resolution(known.new)

    def run() -> Found:
        corpus = encoded(body_units(Side(old)), body_units(Side(new)))
        groups = align(corpus)
        edges = {(i, j) for group in groups for i in group.old for j in group.new}
        moved = {(i, j) for group in groups if group.moved for i in group.old for j in group.new}
        return edges, moved

    return run


def by_difflib(known: Known) -> Callable[[], Found]:
    old, new = texts_of(known.old), texts_of(known.new)

    def run() -> Found:
        edges: Edges = set()
        opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for tag, a, b, c, d in opcodes:
            if tag in ("equal", "replace"):
                edges.update(zip(range(a, b), range(c, d), strict=False))
        return edges, set()

    return run


def by_prosediff(known: Known) -> Callable[[], Found]:
    from prosediff.diff import align as rows_of  # type: ignore[import-not-found]

    old, new = texts_of(known.old), texts_of(known.new)

    def run() -> Found:
        rows, _, _ = rows_of(old, new, None, move_passages=False)
        edges = {
            (row.left_no - 1, row.right_no - 1)
            for row in rows
            if row.left_no is not None and row.right_no is not None
        }
        ends: dict[int, list[int]] = {}
        for row in rows:
            if row.move_pair:
                side = ends.setdefault(row.move_pair, [-1, -1])
                if row.kind == "moved-out":
                    side[0] = row.left_no - 1
                else:
                    side[1] = row.right_no - 1
        moved = {(i, j) for i, j in ends.values() if i >= 0 and j >= 0}
        return edges | moved, moved

    return run


# --- figures -----------------------------------------------------------------------------------


def f1(found: Edges, true: Edges) -> float:
    both = len(found & true)
    return 2 * both / (len(found) + len(true)) if found or true else 1.0


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def best_times(runs: Mapping[str, Callable[[], object]], times: int = 9) -> dict[str, float]:
    """Seconds of processor time of the fastest run of each: other work on the machine counts little
    in the fastest, and by turns it falls on all of them alike.
    """
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(times):
        for name, run in runs.items():
            _empty_caches()
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    return best


def _empty_caches() -> None:
    """prosediff remembers the words of pairs of lines, we opening phrases; a second run would be a
    look-up. What holds for every text (word lists read from files) stays.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(("penholder", "prosediff")):
            for value in vars(module).values():
                bounded = getattr(value, "cache_parameters", dict)().get("maxsize") is not None
                if bounded or (hasattr(value, "cache_clear") and name.startswith("prosediff")):
                    value.cache_clear()


def scored(known: Known, edges: Edges, moved: Edges) -> list[float]:
    """F1, recall and precision of moves, recall of splits and of mergers."""
    return [
        f1(edges, known.edges),
        share(len(moved & known.moved), len(known.moved)),
        share(len(moved & known.moved), len(moved)),
        share(len(edges & known.splits), len(known.splits)),
        share(len(edges & known.merges), len(known.merges)),
    ]


Spans = list[tuple[int, int]]


def marked_places(places: Spans, marks: Spans) -> set[int]:
    """Tokens with a word in them that a mark touches."""
    touched: set[int] = set()
    at = 0
    for index, (start, end) in enumerate(places):
        while at < len(marks) and marks[at][1] <= start:
            at += 1
        if at < len(marks) and marks[at][0] < end:
            touched.add(index)
    return touched


def mark_spans(edits: list[tuple[str, str]]) -> tuple[Spans, Spans, int]:
    """Character spans that went and came, and the number of separate changes."""
    gone: Spans = []
    came: Spans = []
    i = j = hunks = 0
    was_equal = True
    for op, text in edits:
        size = len(text)
        if op == "equal":
            i, j, was_equal = i + size, j + size, was_equal or bool(text.strip())
            continue
        if text.strip():
            hunks += was_equal
            was_equal = False
        if op == "delete":
            gone.append((i, i + size))
            i += size
        else:
            came.append((j, j + size))
            j += size
    return gone, came, hunks


WordDiff = Callable[[str, str], list[tuple[str, str]]]


def our_words(old: str, new: str) -> list[tuple[str, str]]:
    return [(edit.op.value, edit.text) for edit in word_edits(old, new)]


def difflib_words(old: str, new: str) -> list[tuple[str, str]]:
    import re

    cut = re.compile(r"\s+|\w+(?:[-/]\w+)*|.")
    a, b = cut.findall(old), cut.findall(new)
    edits: list[tuple[str, str]] = []
    for tag, i, i2, j, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append(("equal", "".join(a[i:i2])))
            continue
        edits += [("delete", "".join(a[i:i2])), ("insert", "".join(b[j:j2]))]
    return [edit for edit in edits if edit[1]]


def bare_rapidfuzz_words(old: str, new: str) -> list[tuple[str, str]]:
    import re

    from rapidfuzz.distance import Indel

    cut = re.compile(r"\s+|\w+(?:[-/]\w+)*|.")
    a, b = cut.findall(old), cut.findall(new)
    edits: list[tuple[str, str]] = []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            edits.append(("equal", "".join(a[op.src_start : op.src_end])))
            continue
        edits.append(("delete", "".join(a[op.src_start : op.src_end])))
        edits.append(("insert", "".join(b[op.dest_start : op.dest_end])))
    return [edit for edit in edits if edit[1]]


def prosediff_words(old: str, new: str) -> list[tuple[str, str]]:
    from prosediff.diff import word_ops

    edits: list[tuple[str, str]] = []
    for tag, i, i2, j, j2 in word_ops.__wrapped__(old, new):
        if tag == "equal":
            edits.append(("equal", old[i:i2]))
            continue
        edits += [("delete", old[i:i2]), ("insert", new[j:j2])]
    return [edit for edit in edits if edit[1]]


def words_line(name: str, diff: WordDiff, knowns: list[KnownPair]) -> None:
    hits = marked = true = hunks = true_hunks = 0
    texts: list[tuple[str, str]] = []
    for known in knowns:
        for (i, j), marks in known.marks.items():
            old, new = known.old[i], known.new[j]
            texts.append((text_of(old), text_of(new)))
            gone, came, count = mark_spans(diff(*texts[-1]))
            for tokens, spans, right in ((old, gone, marks.deleted), (new, came, marks.inserted)):
                words = {k for k, token in enumerate(tokens) if any(map(str.isalnum, token))}
                found = marked_places(spans_of(tokens), spans) & words
                right = right & words
                hits += len(found & right)
                marked += len(found)
                true += len(right)
            hunks += count
            true_hunks += marks.hunks
    seconds = best_times({name: lambda: [diff(*pair) for pair in texts]}, 5)[name] / len(knowns)
    print(
        f"  {name:10} F1 {2 * hits / (marked + true):.4f}  marked {marked / true:.3f}"
        f"  hunks {hunks / true_hunks:.3f}  {seconds * 1000:8.1f} ms"
    )


def memory(known: KnownPair) -> float:
    """Megabytes at the peak of one comparison, the two texts not counted."""
    run = ours(known)
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="*", default=[40, 400])
    parser.add_argument("--library", type=Path, help="take paragraphs from this archive of texts")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    source = None
    if options.library:
        library = options.library

        def source(count: int, rng: random.Random) -> list[Paragraph]:
            return paragraphs_of(library, count, rng)

    peers = not options.no_peers
    prosediff = peers and importlib.util.find_spec("prosediff") is not None
    for profile in (ORDINARY, HEAVY):
        for size in options.sizes:
            knowns = [
                known_pair(size, profile, seed, source)
                for seed in range(options.first_seed, options.first_seed + options.seeds)
            ]
            report(profile, size, knowns, peers, prosediff)
            if size >= 4000:
                print(f"  memory at the peak: {memory(knowns[0]):.0f} MB")
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    for revision in (STEADY, STORMY):
        for size in options.sizes:
            pairs = [sectioned_pair(size, revision, seed) for seed in seeds]
            print(f"second generator, {revision.name}, {size} lines, {options.seeds} seeds")
            alignment(pairs, peers, prosediff)
    for reorder in (MILD, WILD):
        for size in options.sizes:
            pairs = [reordered_pair(size, reorder, seed) for seed in seeds]
            print(f"third generator, {reorder.name}, {size} lines, {options.seeds} seeds")
            alignment(pairs, peers, prosediff)


def report(
    profile: Profile, size: int, knowns: list[KnownPair], peers: bool, prosediff: bool
) -> None:
    print(f"{profile.name}, {size} paragraphs, {len(knowns)} seeds")
    alignment(knowns, peers, prosediff)
    print("  words inside true pairs")
    words_line("penholder", our_words, knowns)
    if peers:
        words_line("rapidfuzz", bare_rapidfuzz_words, knowns)
        words_line("difflib", difflib_words, knowns)
    if prosediff:
        words_line("prosediff", prosediff_words, knowns)


def alignment(knowns: Sequence[Known], peers: bool, prosediff: bool) -> None:
    makers: dict[str, Callable[[Known], Callable[[], Found]]]
    makers = {"penholder": ours, "alone": ours_alone}
    makers |= {"difflib": by_difflib} if peers else {}
    makers |= {"prosediff": by_prosediff} if prosediff else {}
    scores: dict[str, list[list[float]]] = {name: [] for name in makers}
    seconds = dict.fromkeys(makers, 0.0)
    for known in knowns:
        runs = {name: make(known) for name, make in makers.items()}
        for name, run in runs.items():
            scores[name].append(scored(known, *run()))
        for name, best in best_times(runs, 9 if len(known.edges) < 1000 else 3).items():
            seconds[name] += best / len(knowns)
    for name, lines in scores.items():
        means = [sum(column) / len(lines) for column in zip(*lines, strict=True)]
        print(
            f"  {name:10} F1 {means[0]:.4f}  moves R {means[1]:.3f} P {means[2]:.3f}"
            f"  splits {means[3]:.3f}  merges {means[4]:.3f}  {seconds[name] * 1000:8.1f} ms"
        )


if __name__ == "__main__":
    main()

"""Figures of the tracked changes: time, exactness and words marked, judged by ourselves and others.

    python tests/benchmarks/bench_redline.py [--sizes 40 400 4000] [--seeds 2] [--office]
        [--docxodus] [--validator PROGRAM] [--corpus FOLDER --pairs 40]

Each base is a generated text written as a Word file, each draft a generated revision of it, both
of several builds (notes, tables, typed labels, levels). The time covers reading base and draft from
their Word files, comparing, writing, and the proof. Docxodus (python-redlines with its engine) is
measured in the same run on the same files where it is installed; it judges too: it accepts what is
tracked before it compares, so it is given the file and its mirror image. `--office` has LibreOffice
accept and reject all; `--validator` checks each file against the schemas. `--corpus` takes pairs of
real texts: each is written as a Word file, and the next of its kind, and others drawn at random,
are laid over it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import redline_judges as judges
from benchmarks.generator import HEAVY, ORDINARY, KnownPair, known_pair
from benchmarks.redline_documents import BUILDS, PLAIN, UNNUMBERED, pair_of
from formats.word import settling
from penholder.document.resolution import Resolution
from penholder.errors import PenholderError
from penholder.formats import registry
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write

PROFILES = {"ordinary": ORDINARY, "heavy": HEAVY}


class Case(NamedTuple):
    """A base and a draft laid over it."""

    name: str
    base: bytes
    draft: Resolution
    known: KnownPair | None = None


def generated(sizes: list[int], seeds: int) -> Iterator[Case]:
    """Texts of every build, and their revisions."""
    for size in sizes:
        for profile in PROFILES:
            for build in BUILDS if size < 1000 else (PLAIN,):
                for seed in range(seeds if size < 1000 else 1):
                    known = known_pair(size, PROFILES[profile], seed)
                    old, new = pair_of(known, build)
                    name = f"{size:>5} {profile:<9}{build.name:<13}"
                    yield Case(
                        name, write(old), new, known if build in (PLAIN, UNNUMBERED) else None
                    )


def real(folder: Path, count: int) -> Iterator[Case]:
    """Real texts laid over one another: neighbours in the list, and pairs drawn at random."""
    texts: dict[str, Resolution] = {}
    for path in sorted((*folder.glob("pdf/*.pdf"), *folder.glob("text/*.txt"))):
        try:
            texts[path.stem] = registry.read_file(path)[0]
        except PenholderError:
            continue  # pictures of pages
    names, rng = list(texts), random.Random(0)
    pairs = list(pairwise(names))
    pairs += [(rng.choice(names), rng.choice(names)) for _ in range(count)]
    rng.shuffle(pairs)
    for old, new in pairs[:count]:
        yield Case(f"{old} > {new}", write(texts[old]), texts[new])
    for path in sorted(folder.glob("docx/*.docx")):
        for name in names[:: max(1, len(names) // 12)]:
            yield Case(f"{path.stem} > {name}", path.read_bytes(), texts[name])


def laid(case: Case) -> bytes | None:
    """The redline of a case, read back by our reader both ways; None and a line where it fails."""
    try:
        data = redline(case.base, case.draft).data
    except PenholderError as error:
        print(f"{case.name}  failed: {str(error)[:200]}", flush=True)
        return None
    base = read_docx(case.base, "base").resolution
    rejected = read_docx(data, "redline", "rejected").resolution
    if view(rejected) != view(base):
        print(f"{case.name}  rejected it is not the base", flush=True)
    return data


def timed(case: Case) -> None:
    """One line of times and words marked, ours and those of Docxodus."""
    draft = write(case.draft)
    best = float("inf")
    for _ in range(1 if case.name.startswith(" 4000") else 3):
        started = time.perf_counter()
        result = redline(case.base, read_docx(draft, "draft").resolution)
        best = min(best, time.perf_counter() - started)
    line = f"{case.name}{best:7.2f} s  F1 {_f1(result.data, case.known)}"
    if judges.docxodus() is None:
        print(f"{line}  Docxodus: not installed", flush=True)
        return
    seconds, theirs = judges.timed_docxodus(case.base, draft, 1 if best > 1 else 3)
    ratio = best / seconds
    print(
        f"{line}  Docxodus {seconds:6.2f} s  F1 {_f1(theirs, case.known)}  {ratio:.2f} of its time"
    )


def _f1(data: bytes, known: KnownPair | None) -> str:
    if known is None:
        return "-"
    hits, marked, true = judges.word_scores(data, known)
    return f"{2 * hits / max(1, marked + true):.3f}"


def judged_by_office(cases: list[tuple[Case, bytes]]) -> None:
    """LibreOffice accepts to the draft and rejects to the base."""
    if not settling.is_installed():
        print("LibreOffice: not installed")
        return
    files = []
    for case, data in cases:
        files += [(data, True), (write(case.draft), True), (data, False), (case.base, False)]
    with tempfile.TemporaryDirectory() as folder:
        shown = list(map(settling.shown, settling.settled(files, Path(folder))))
    wrong = 0
    for place, (case, _) in enumerate(cases):
        accepted, draft, rejected, base = shown[place * 4 : place * 4 + 4]
        foreign = ">" in case.name and not case.name.startswith(("A_RES", "A_C", "A_80_L"))
        for what, found, meant in (("accepted", accepted, draft), ("rejected", rejected, base)):
            if what == "accepted" and foreign:
                continue  # another layout than ours: only words are the same
            if found != meant:
                wrong += 1
                one, other = next(
                    pair for pair in zip_longest(found, meant, fillvalue="") if pair[0] != pair[1]
                )
                pairs = enumerate(zip(one, other, strict=False))
                start = max(0, next((at for at, (a, b) in pairs if a != b), 0) - 40)
                shown_as = f"{one[start : start + 90]!r} for {other[start : start + 90]!r}"
                print(f"{case.name}  LibreOffice: {what} it has {shown_as}")
    print(f"LibreOffice: {len(cases)} files, {wrong} readings wrong", flush=True)


def judged_by_docxodus(cases: list[tuple[Case, bytes]]) -> None:
    """Docxodus finds no words that differ from the draft, nor, mirrored, from the base."""
    if judges.docxodus() is None:
        print("Docxodus: not installed")
        return
    wrong = 0
    for case, data in cases:
        found = judges.differences(data, write(case.draft))
        left = judges.differences(judges.mirrored(data), case.base)
        if found or left:
            wrong += 1
            print(f"{case.name}  Docxodus: {found} differences accepted, {left} rejected")
    print(f"Docxodus: {len(cases)} files, {wrong} wrong", flush=True)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--docxodus", action="store_true", help="let it judge, too")
    parser.add_argument("--validator", help="a program that checks a .docx (openxml-audit)")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--pairs", type=int, default=40)
    given = parser.parse_args()
    cases = list(generated(given.sizes, given.seeds))
    for case in cases:
        if case.known is not None:
            timed(case)
    cases += real(given.corpus, given.pairs) if given.corpus else ()
    made = [(case, data) for case in cases if (data := laid(case)) is not None]
    print(f"Our own reader: {len(made)} of {len(cases)} files exact", flush=True)
    if given.office:
        judged_by_office(made)
    for case, data in made if given.validator else ():
        base, found = (judges.schema_errors(part, given.validator) for part in (case.base, data))
        print(f"{case.name}  schema: {found - base} errors more than the base's {base}")
    if given.docxodus:
        judged_by_docxodus([(case, data) for case, data in made if len(data) < 200_000])


if __name__ == "__main__":
    main()

"""Lays exported Word files beside the official PDF files of the same resolutions.

Run: python tests/benchmarks/bench_layout.py [CORPUS] [--keep FOLDER] [--lines] [--time]
     [--office COMMAND]

Each text is read from its official PDF, written as a Word file, rendered with LibreOffice (which
sets Liberation Serif for Times New Roman) and measured letter by letter against the official page:

- the elements of the first page: how far off in x and y (points);
- the text column: left and right edge of the body, first line of a paragraph;
- the share of body lines that break after the same word, and pages;
- what the substituted font costs: the mean difference in the width of the same unjustified words;
- lines begun alike and ended otherwise: most are a rule, not a width. Word draws one more word into
  a justified line only where the line would be loose without it. LibreOffice 25.2 does so wherever
  spaces need not shrink below three quarters; 26.8 weighs both, much as Word does, but
  leaves out some words that Word squeezes in. `--office` names the LibreOffice to print with, which
  can be any command that takes its options;
- lines of the official page that were set tighter by hand (their letters stand closer than the same
  letters elsewhere on its pages, as when an editor takes a tenth of a point off the spacing of a
  paragraph to win a line): no text tells of them, so the share is given without them, too;
- `--time`: seconds to export 400 paragraphs with 170 notes.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from formats.word.rendered import Line, as_pdf, pages, place
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.registry import read_file
from penholder.formats.word.options import STANDARD
from penholder.formats.word.writer import write

FILES = (
    "A_RES_79_236",
    "A_RES_78_7",
    "A_RES_79_163",
    "A_C.2_80_L.10",
    "A_C.3_80_L.3",
    "A_RES_79_144",
)
X_TOLERANCE, Y_TOLERANCE = 1.0, 2.0
SAME_BREAKS = 0.95
LEFT_EDGE, RIGHT_EDGE = 121.0, 505.0
"""The text column and what LibreOffice prints beyond it: it draws a line that begins with a tab as
wide as it is before its spaces shrink, up to 14 points too wide."""
BODY_TOP, BODY_SIZE = 80.0, 9.6
FULL_LINE = 486.0
"""Lines that end before it are not justified: their words have their own width."""
TIGHTER = 0.06
"""Points that each letter of a line lacks on average, from which the line was set tighter by hand:
more than a twip, the smallest step of Word's spacing; printers' rounding makes some 0.02."""
FEWEST_PAIRS = 20
WORD_GAP = 1.2
"""Points from which on a gap is a blank."""
_PIECE = re.compile(r"[^\s-]+-?|-")


@dataclass(frozen=True)
class Offset:
    """An element of the first page, and how far ours is from the official place, in points."""

    name: str
    x: float | None
    y: float | None

    @property
    def good(self) -> bool:
        """Whether the element is there and within the tolerances."""
        return (
            self.x is not None
            and self.y is not None
            and abs(self.x) <= X_TOLERANCE
            and abs(self.y) <= Y_TOLERANCE
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures the Word export against official pages.")
    beside = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    parser.add_argument("corpus", nargs="?", type=Path, default=beside)
    parser.add_argument("--keep", type=Path, help="folder for the files made")
    parser.add_argument("--lines", action="store_true", help="list lines broken elsewhere")
    parser.add_argument("--office", default="soffice", help="the LibreOffice to print with")
    parser.add_argument("--time", action="store_true", help="time the export only")
    options = parser.parse_args()
    sources = [options.corpus / "pdf" / f"{name}.pdf" for name in FILES]
    if not all(source.is_file() for source in sources):
        print(f"The six PDF files are not in {options.corpus / 'pdf'}.", file=sys.stderr)
        return 2
    if options.time:
        return _print_time(sources[-1])
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        return _compare(sources, kept, options.lines, options.office)


def _compare(sources: Sequence[Path], folder: Path, list_lines: bool, office: str) -> int:
    texts = [read_file(source)[0] for source in sources]
    made = [folder / f"{source.stem}.docx" for source in sources]
    for text, path in zip(texts, made, strict=True):
        path.write_bytes(write(text, STANDARD))
    version = subprocess.run([office, "--version"], check=True, capture_output=True, text=True)
    print(version.stdout.strip())
    bad, same, total = 0, 0, 0
    for text, source, ours in zip(texts, sources, as_pdf(made, folder, office), strict=True):
        wrong, alike = _report(text, pages(source), pages(ours), source.stem, list_lines)
        bad, same, total = bad + wrong, same + alike[0], total + alike[1]
    print(f"\nlines broken alike in all texts: {same}/{total} = {same / total:.1%}")
    print("all within the tolerances" if not bad else f"{bad} outside the tolerances")
    return int(bool(bad))


def _report(
    text: Resolution, official: list[list[Line]], ours: list[list[Line]], name: str, lines: bool
) -> tuple[int, tuple[int, int]]:
    print(f"\n{name}: pages {len(official)} official, {len(ours)} ours")
    bad = abs(len(ours) - len(official)) > 1 + len(official) // 30
    for offset in first_page(text, official[0], ours[0]):
        bad += not offset.good
        shown = "not found" if offset.x is None else f"{offset.x:+6.2f} {offset.y:+6.2f}"
        print(f"  {offset.name:<22} {shown} {'' if offset.good else '<-- outside'}")
    edges = zip(("left", "right", "first line"), column(official), column(ours), strict=True)
    for edge, theirs, mine in edges:
        print(f"  column {edge:<15} {theirs:7.2f} {mine:7.2f}")
        bad += abs(theirs - mine) > X_TOLERANCE
    same, total, other, parted = broken_alike(body_lines(official), body_lines(ours))
    print(f"  lines broken alike     {same}/{total} = {same / total:.1%}")
    tight = set_tighter(body_lines(official))
    rest, bad_rest = total - len(tight), sum(line not in tight for line in other)
    print(f"  without the {len(tight)} set tighter by hand  {(rest - bad_rest) / rest:.1%}")
    print(f"  lines begun alike, ended otherwise  {parted}/{total} = {parted / total:.1%}")
    print(f"  width of same words    {width_ratio(official, ours):.4f} of the official")
    if lines:
        print("\n".join(f"    {line.text}" for line in other[:60]))
    return bad + (same / total < SAME_BREAKS), (same, total)


def elements(text: Resolution) -> list[tuple[str, str]]:
    """Names of the elements of a first page, and the words each begins with."""
    head = text.masthead
    named = [
        ("United Nations", "United Nations"),
        ("symbol", head.symbol),
        ("organ", head.organ),
        ("distribution", f"Distr.: {head.distribution}"),
        ("date", head.date),
        ("original language", f"Original: {head.original_language}"),
        ("session", head.session),
        ("committee", head.body),
    ]
    for item in head.agenda_items:
        named += [("agenda item", f"Agenda item {item.number}"), ("agenda title", item.title[:20])]
    if text.adoption is not None:
        line, report = text.adoption.line, text.adoption.report
        named += [("adoption", line[:20]), ("adoption date", line[line.rfind(" on ") + 1 :])]
        named += [("report", report[:20]), ("number", head.symbol.split("/RES/")[-1] + ".")]
    if text.sponsors is not None and text.sponsors.states:
        named.append(("sponsors", text.sponsors.states[0].name))
    named += [("title", plain_text(text.title)[:20]), ("opening", plain_text(text.opening))]
    first = plain_text(text.body[0].chapeau)[:25] if text.body else ""
    named.append(("first paragraph", first))
    return [(name, words) for name, words in named if words and not words.endswith(": ")]


def first_page(text: Resolution, official: list[Line], ours: list[Line]) -> list[Offset]:
    """How far the elements of our first page stand from the official ones, in points."""
    found: list[Offset] = []
    low = {"organ": 70.0, "date": 70.0, "title": 290.0, "opening": 290.0, "session": 200.0}
    low |= {"agenda title": 200.0, "first paragraph": 350.0, "adoption": 250.0, "note": 500.0}
    low |= {"adoption date": 250.0}
    for name, words in elements(text):
        there = place(official, words, after=low.get(name, 0.0))
        here = place(ours, words, after=low.get(name, 0.0))
        if there is None:
            continue
        if here is None:
            found.append(Offset(name, None, None))
            continue
        found.append(Offset(name, here[0] - there[0], here[1] - there[1]))
    return found + _notes(text, official, ours)


def _notes(text: Resolution, official: list[Line], ours: list[Line]) -> list[Offset]:
    """The text of the notes: x of each on both pages, y of the last (they stand on the foot)."""
    both = [
        (there, here)
        for note in text.notes
        if (words := plain_text(note.spans)[:16])
        and (there := place(official, words, after=500))
        and (here := place(ours, words, after=500))
    ]
    if not both:
        return []
    furthest = max((here[0] - there[0] for there, here in both), key=abs)
    last = [max(line.base for line in page if line.base < 740) for page in (official, ours)]
    return [Offset("notes", furthest, last[1] - last[0])]


def body_lines(sheets: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of the text: those of its size inside the column, notes and heads left out."""
    return [
        line
        for number, sheet in enumerate(sheets)
        for line in sheet
        if line.size >= BODY_SIZE
        and line.left >= LEFT_EDGE
        and line.right <= RIGHT_EDGE
        and line.base > (330 if number == 0 else BODY_TOP)
    ]


def column(sheets: Sequence[Sequence[Line]]) -> tuple[float, float, float]:
    """Left and right edge of the text column and the first-line indent: the commonest places."""
    lines = body_lines(sheets)
    left = statistics.mode(round(line.left, 1) for line in lines)
    right = statistics.mode(round(line.right, 1) for line in lines)
    first = statistics.mode(round(line.left, 1) for line in lines if line.left > left + 10)
    return left, right, first


def broken_alike(official: list[Line], ours: list[Line]) -> tuple[int, int, list[Line], int]:
    """How many official lines end where ours end, of how many; the others.

    Last, how many of the others begin where ours begin: only these are broken otherwise by rule or
    width, the rest just follow them.
    """
    theirs, mine = _letters(official), _letters(ours)
    ends = _ends(ours)
    alike: set[int] = {0}
    starts = _ends(official)
    for block in Indel.opcodes(theirs, mine):
        if block.tag != "equal":
            continue
        shift = block.dest_start - block.src_start
        alike |= {
            end for end in starts if block.src_start < end <= block.src_end and end + shift in ends
        }
    other = [line for line, end in zip(official, starts, strict=True) if end not in alike]
    order = list(starts)
    parted = sum(b not in alike and a in alike for a, b in zip([0, *order], order, strict=False))
    return len(alike) - 1, len(starts), other, parted


def set_tighter(lines: Sequence[Line]) -> list[Line]:
    """The lines whose letters stand closer than the same letters do elsewhere on these pages."""
    pairs = [list(_letter_pairs(line)) for line in lines]
    widths: defaultdict[str, list[float]] = defaultdict(list)
    for letters, width in chain.from_iterable(pairs):
        widths[letters].append(width)
    usual = {letters: statistics.median(found) for letters, found in widths.items()}
    return [
        line
        for line, found in zip(lines, pairs, strict=True)
        if len(found) >= FEWEST_PAIRS
        and statistics.mean(width - usual[letters] for letters, width in found) < -TIGHTER
    ]


def _letter_pairs(line: Line) -> Iterator[tuple[str, float]]:
    """Each pair of letters inside a word, and how far apart their origins are, in points."""
    for index, (here, there) in enumerate(pairwise(line.xs)):
        if there - line.ends[index] < WORD_GAP:
            yield line.text[index : index + 2], there - here


def _letters(lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines)


def _ends(lines: Sequence[Line]) -> dict[int, None]:
    ends: dict[int, None] = {}
    total = 0
    for line in lines:
        total += len(line.text)
        ends[total] = None
    return ends


def width_ratio(official: Sequence[Sequence[Line]], ours: Sequence[Sequence[Line]]) -> float:
    """Ours to official width of the words both set: the mean over the longer body lines' words."""
    theirs = {line.text: line.right - line.left for line in body_lines(official)}
    ratios = [
        (line.right - line.left) / theirs[line.text]
        for line in body_lines(ours)
        if line.text in theirs and line.right < FULL_LINE and len(line.text) > 10
    ]
    return statistics.mean(ratios) if ratios else float("nan")


def _print_time(source: Path) -> int:
    text = read_file(source)[0]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        write(text, STANDARD)
        times.append(time.perf_counter() - start)
    size = f"{len(text.body)} paragraphs and headings, {len(text.notes)} notes"
    print(f"export of {source.stem} ({size}): {statistics.median(times):.3f} s, limit 0.5 s")
    return int(statistics.median(times) > 0.5)


if __name__ == "__main__":
    sys.exit(main())

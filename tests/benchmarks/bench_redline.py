"""Figures of the tracked changes: time and exactness over bases of our own making.

    python tests/benchmarks/bench_redline.py [--sizes 40 400] [--seeds 2]

Each base is a generated text written as a Word file, each draft a generated revision of it. The
time covers reading the base, comparing, writing, and both readings of the proof; "proof" is how
much of it the two readings back take.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.generator import HEAVY, ORDINARY, Paragraph, Profile, known_pair, text_of
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import Text, plain
from penholder.errors import PenholderError
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import redline
from penholder.formats.word.redline.proof import prove
from penholder.formats.word.writer import write


def resolution(paragraphs: list[Paragraph]) -> Resolution:
    """Generated paragraphs as operative ones, each with its first words in italics."""
    lines = []
    for number, paragraph in enumerate(paragraphs):
        phrase = (Text("Requests", italic=True), Text(" "))
        lines.append(Line(f"n{number}", LineKind.OPERATIVE, (*phrase, *plain(text_of(paragraph)))))
    opening = (Text("The General Assembly", italic=True), Text(","))
    body, _ = from_lines(lines)
    return Resolution(title=plain("Harbour lights"), opening=opening, body=body)


def measured(old: Resolution, new: Resolution) -> str:
    """One line of figures."""
    started = time.perf_counter()
    base = write(old)
    wrote = time.perf_counter() - started
    old = read_docx(base, "base").resolution  # the base is what its file says
    started = time.perf_counter()
    try:
        result = redline(base, new)
    except PenholderError as error:
        return f"failed: {str(error)[:160]}"
    whole = time.perf_counter() - started
    started = time.perf_counter()
    prove(result.data, old, new)
    proof = time.perf_counter() - started
    changes = f"{result.proof.insertions} + {result.proof.deletions} changes"
    return f"exact; {whole:.2f} s, of that proof {proof:.2f} s; export {wrote:.2f} s; {changes}"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[40, 400])
    parser.add_argument("--seeds", type=int, default=2)
    given = parser.parse_args()
    profiles: dict[str, Profile] = {"ordinary": ORDINARY, "heavy": HEAVY}
    for size in given.sizes:
        for name, profile in profiles.items():
            for seed in range(given.seeds):
                pair = known_pair(size, profile, seed)
                old, new = resolution(pair.old), resolution(pair.new)
                print(f"{size:>5} {name:<9}", measured(old, new), flush=True)


if __name__ == "__main__":
    main()

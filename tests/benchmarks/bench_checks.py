"""Prints what the checks say of adopted resolutions, and of drafts with planted mistakes; how long
they take over a long text, at first and again after one paragraph was changed.

Run: python tests/benchmarks/bench_checks.py [CORPUS] [--list RULE]

Adopted resolutions were edited by professionals: an error found there is taken as a false one. Each
planted mistake of tests/checks/drafts.py must be found by its rule.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from msgspec.structs import replace

from checks.drafts import PLANTED, clean
from penholder.checks import Checker, Finding, Severity, check, rules
from penholder.document import operations
from penholder.document.lines import Line
from penholder.document.resolution import Resolution
from penholder.document.spans import Text
from penholder.errors import InputError
from penholder.formats.registry import read_file

MOST = 50
SIZES = (400, 4_000)
EDITS = 20


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures the drafting checks.")
    beside = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    parser.add_argument("corpus", nargs="?", type=Path, default=beside)
    parser.add_argument("--list", metavar="RULE", help="print the findings of a rule, or of all")
    options = parser.parse_args()
    files = sorted((options.corpus / "pdf").glob("A_RES_*.pdf"))[:MOST]
    if not files:
        print(f"No adopted resolutions in {options.corpus / 'pdf'}.", file=sys.stderr)
        return 2
    texts = _print_corpus(files, options.list)
    _print_planted()
    for size in SIZES:
        _print_again(texts, size)
    return 0


def _print_corpus(files: list[Path], listed: str | None) -> list[Resolution]:
    texts = []
    rules: Counter[str] = Counter()
    severities: Counter[Severity] = Counter()
    seconds = []
    count = 0
    for file in files:
        try:
            resolution, _ = read_file(file)
        except InputError:
            continue
        count += 1
        texts.append(resolution)
        start = time.perf_counter()
        found = check(resolution).found
        seconds.append(time.perf_counter() - start)
        rules.update(finding.rule.id for finding in found)
        severities.update(finding.severity for finding in found)
        for finding in found:
            if listed in (finding.rule.id, finding.severity.value, "all"):
                print(f"  {file.stem} {_line(finding)}")
    print(f"adopted resolutions: {count}")
    for severity in Severity:
        number = severities[severity]
        print(f"  {severity.value}s: {number}, {number / count:.2f} a resolution")
    for name, number in rules.most_common():
        print(f"    {number:5} {name}")
    print(f"  time: median {statistics.median(seconds):.3f} s, longest {max(seconds):.3f} s")
    return texts


def _print_planted() -> None:
    found = [p for p in PLANTED if p.rule in {f.rule.id for f in check(p.change(clean())).found}]
    print(f"planted mistakes found: {len(found)} of {len(PLANTED)}, rules: {len(rules())}")
    print(f"findings in the clean draft: {len(check(clean()).found)}")


def _print_again(texts: list[Resolution], size: int) -> None:
    """The time of the first look, and of those after one paragraph was changed."""
    text = _long_text(texts, size)
    checker, rng = Checker(), random.Random(7)
    start = time.perf_counter()
    found = len(checker.check(text).found)
    first = time.perf_counter() - start
    seconds = []
    for number in range(EDITS):
        line = rng.choice(operations.lines_of(text))
        text = operations.set_text(text, line.id, (*line.spans, Text(f" in {number} lamps")))
        start = time.perf_counter()
        again = checker.check(text)
        seconds.append(time.perf_counter() - start)
    same = [f.key for f in again.found] == [f.key for f in check(text).found]
    print(f"{size} paragraphs: first {first:.3f} s, {found} findings; after an edit median")
    print(f"  {statistics.median(seconds):.3f} s, longest {max(seconds):.3f} s; as afresh: {same}")


def _long_text(texts: list[Resolution], size: int) -> Resolution:
    """The paragraphs of the adopted texts one behind the other, as often as it takes."""
    lines: list[Line] = []
    while len(lines) < size:
        for text in texts:
            for line in operations.lines_of(replace(text, annexes=())):
                spans = tuple(span for span in line.spans if isinstance(span, Text))
                lines.append(replace(line, id=f"l{len(lines)}", spans=spans))
    return operations.with_lines(replace(texts[0], annexes=(), notes=()), lines[:size])


def _line(finding: Finding) -> str:
    return f"{finding.place.name}: {finding.rule.id}: {finding.message} “{finding.words[:80]}”"


if __name__ == "__main__":
    raise SystemExit(main())

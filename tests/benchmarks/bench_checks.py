"""Prints what the checks say of adopted resolutions, and of drafts with planted mistakes.

Run: python tests/benchmarks/bench_checks.py [CORPUS] [--list RULE]

Adopted resolutions were edited by professionals: an error found there is taken as a false one. Each
planted mistake of tests/checks/drafts.py must be found by its rule.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.drafts import PLANTED, clean
from penholder.checks import Finding, Severity, check, rules
from penholder.errors import InputError
from penholder.formats.registry import read_file

MOST = 50


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
    _print_corpus(files, options.list)
    _print_planted()
    return 0


def _print_corpus(files: list[Path], listed: str | None) -> None:
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


def _print_planted() -> None:
    found = [p for p in PLANTED if p.rule in {f.rule.id for f in check(p.change(clean())).found}]
    print(f"planted mistakes found: {len(found)} of {len(PLANTED)}, rules: {len(rules())}")
    print(f"findings in the clean draft: {len(check(clean()).found)}")


def _line(finding: Finding) -> str:
    return f"{finding.place.name}: {finding.rule.id}: {finding.message} “{finding.words[:80]}”"


if __name__ == "__main__":
    raise SystemExit(main())

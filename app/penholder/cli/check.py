"""`penholder check`: the drafting checks of a text, as text or JSON, with the safe fixes made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from penholder.checks import Finding, Findings, Severity, fixed, report_rows
from penholder.checks import check as check_text
from penholder.checks.spelling import NAME as UNKNOWN_WORD
from penholder.cli.output import json_text, print_text
from penholder.errors import InputError
from penholder.formats import native, registry
from penholder.formats.check_report import require_known_ending, write_report
from penholder.spelling import speller

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--base", type=click.Path(path_type=Path), help="The earlier text it is based on.")
@click.option("--fix", "out", type=click.Path(path_type=Path), help="Write OUT, mended safely.")
@click.option("--report", type=click.Path(path_type=Path), help="A report as .html or .docx.")
@click.option("--words", type=click.Path(path_type=Path), help="Own words, one a line, as UTF-8.")
@click.option("--no-spelling", is_flag=True, help="Look up no word in the dictionary.")
def check(
    file: Path,
    as_json: bool,
    base: Path | None,
    out: Path | None,
    report: Path | None,
    words: Path | None,
    no_spelling: bool,
) -> None:
    """Check the drafting of FILE. The exit status is 1 when something is found."""
    if report is not None:
        require_known_ending(report)
    draft = _draft(file)
    resolution = draft.resolution
    earlier = draft.base.resolution if draft.base is not None else None
    earlier = registry.read_file(base)[0] if base is not None else earlier
    own = None if no_spelling else _own_words(words)
    findings = check_text(resolution, earlier, ignored=dict(draft.ignored), own_words=own)
    if out is not None:
        registry.write_file(fixed(resolution, findings.found), out)
    if report is not None:
        write_report(report_rows(findings), resolution, file.name, report)
    print_text(json_text(to_json(findings)) if as_json else as_text(findings))
    if findings.found:
        click.get_current_context().exit(1)


def _draft(file: Path) -> native.Draft:
    """The file as a draft: only a native one has a base and ignored findings."""
    if file.suffix.lower() == ".penholder":
        return native.load(file)
    return native.Draft(registry.read_file(file)[0])


def _own_words(file: Path | None) -> frozenset[str]:
    if file is None:
        return frozenset()
    try:
        return frozenset(file.read_text("utf-8-sig").split())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The words in {file} cannot be read: give a text file in UTF-8, one word a line."
        ) from error


def to_json(findings: Findings) -> dict[str, Any]:
    """The findings as plain values."""
    return {
        "findings": [_finding(finding) for finding in findings.found],
        "counts": {severity.value: len(findings.of(severity)) for severity in Severity},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        "title": finding.rule.title,
        "message": finding.message,
        "reason": finding.rule.reason,
        "source": finding.rule.source,
        "place": {
            "part": place.part.value,
            "id": place.id,
            "name": place.name,
            "start": place.start,
            "end": place.end,
        },
        "words": finding.words,
        "fixable": finding.fix is not None,
        "suggestions": _suggestions(finding),
    }


def _perhaps(finding: Finding) -> str:
    offered = _suggestions(finding)
    return f" Perhaps: {', '.join(offered)}." if offered else ""


def _suggestions(finding: Finding) -> list[str]:
    return list(speller().suggestions(finding.words)) if finding.rule.id == UNKNOWN_WORD else []


def as_text(findings: Findings) -> str:
    """One line a finding, then the counts."""
    rows = [
        f"{finding.severity.value:<8} {finding.place.name:<12} {finding.message}"
        f"{_perhaps(finding)} [{finding.rule.id}]"
        for finding in findings.found
    ]
    numbers = {severity: len(findings.of(severity)) for severity in Severity}
    counts = ", ".join(
        f"{number} {_NAMES[severity][number != 1]}" for severity, number in numbers.items()
    )
    return "\n".join([*rows, counts if findings.found else "Nothing found."])

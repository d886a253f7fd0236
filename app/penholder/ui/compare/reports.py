"""The reports of a comparison that can be saved: what each is called, its file, how it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from penholder.compare import series, to_json
from penholder.compare.result import Comparison
from penholder.compare.series import to_json as series_to_json
from penholder.document.resolution import Resolution
from penholder.formats.comparison import html, summary, text
from penholder.formats.comparison.series_reports import SeriesReport
from penholder.formats.word import synopsis


@dataclass(frozen=True)
class Compared:
    """What a report is made of; the names are those of the old and the new text.

    `changes_only` leaves out what did not change.
    """

    comparison: Comparison
    texts: tuple[Resolution, Resolution]
    names: tuple[str, str]
    changes_only: bool = False


@dataclass(frozen=True)
class Years:
    """What a report of the table of years is made of."""

    texts: Sequence[Resolution]
    names: Sequence[str]
    changes_only: bool = False

    def report(self) -> SeriesReport:
        """The writer of the table."""
        return SeriesReport(series(self.texts), self.texts, self.names)


@dataclass(frozen=True)
class Report:
    """One kind of report; `of_years` None: there is none of the table of years."""

    command: str
    extension: str
    of_two: Callable[[Compared], bytes]
    of_years: Callable[[Years], bytes] | None = None


def _synopsis(given: Compared) -> bytes:
    return synopsis.write_synopsis(
        given.comparison, *given.texts, *given.names, changes_only=given.changes_only
    )


def _html(given: Compared) -> bytes:
    page = html.write_html(
        given.comparison, *given.texts, *given.names, changes_only=given.changes_only
    )
    return _encoded(page)


def _text(given: Compared) -> bytes:
    words = text.write_text(
        given.comparison, *given.texts, *given.names, changes_only=given.changes_only
    )
    return _encoded(words)


def _json(given: Compared) -> bytes:
    return msgspec.json.format(msgspec.json.encode(to_json(given.comparison)), indent=2)


def _years_json(given: Years) -> bytes:
    table = series_to_json(series(given.texts))
    return msgspec.json.format(msgspec.json.encode(table), indent=2)


def _summary(given: Compared) -> summary.Summary:
    return summary.summarize(given.comparison, *given.texts, *given.names)


def _encoded(words: str) -> bytes:
    return words.encode("utf-8", "replace")


REPORTS = (
    Report(
        "compare.report-synopsis",
        ".docx",
        _synopsis,
        lambda given: given.report().docx(changes_only=given.changes_only),
    ),
    Report(
        "compare.report",
        ".html",
        _html,
        lambda given: _encoded(given.report().html(changes_only=given.changes_only)),
    ),
    Report(
        "compare.report-text",
        ".txt",
        _text,
        lambda given: _encoded(given.report().text(changes_only=given.changes_only)),
    ),
    Report("compare.report-json", ".json", _json, _years_json),
    Report(
        "compare.report-summary",
        ".docx",
        lambda given: summary.write_summary_docx(_summary(given)),
    ),
    Report(
        "compare.report-summary-text",
        ".txt",
        lambda given: _encoded(summary.write_summary_text(_summary(given))),
    ),
)

"""The reports of a comparison that can be saved: what each is called, its file, how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from penholder.compare import to_json
from penholder.compare.result import Comparison
from penholder.document.resolution import Resolution
from penholder.formats.comparison import html, text

Write = Callable[[Comparison, Resolution, Resolution, str, str], bytes]
"""Comparison, old and new text, and the names of both."""


@dataclass(frozen=True)
class Report:
    """One kind of report."""

    command: str
    extension: str
    write: Write


def _html(
    comparison: Comparison, old: Resolution, new: Resolution, before: str, after: str
) -> bytes:
    return html.write_html(comparison, old, new, before, after).encode("utf-8")


def _text(
    comparison: Comparison, old: Resolution, new: Resolution, before: str, after: str
) -> bytes:
    return text.write_text(comparison, old, new, before, after).encode("utf-8")


def _json(
    comparison: Comparison, _old: Resolution, _new: Resolution, _before: str, _after: str
) -> bytes:
    return msgspec.json.format(msgspec.json.encode(to_json(comparison)), indent=2)


REPORTS = (
    Report("compare.report", ".html", _html),
    Report("compare.report-text", ".txt", _text),
    Report("compare.report-json", ".json", _json),
)

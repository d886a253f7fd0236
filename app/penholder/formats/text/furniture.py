"""Page furniture in a text file: what is left out, counted by kind, and what marks a page's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from penholder.formats.text.rows import Row

RULE = "rules"
RUNNING_HEAD = "running heads"
MASTHEAD_NAME = "organization's name in the masthead"
_KINDS = (
    (re.compile(r"(?:\\?[_\-–—=*·.]){5,}"), RULE),
    (re.compile(r"\[Start\d*\]"), "document marks"),
    (
        re.compile(r"\d{2}-\d{5}(?:\*+)? ?(?:\([A-Z]\))?(?:[ \t]+\d{6})*(?:[ \t]+\*\d{6,}\*)?"),
        "job numbers",
    ),
    (re.compile(r"N\d{7}[A-Z]?"), "job numbers"),
    (re.compile(r"\*\d{6,}\*\s*(?:Please recycle.*)?"), "bar codes"),
    (re.compile(r"Please recycle.{0,20}", re.I), "bar codes"),
    (re.compile(r"\d{1,3} ?/ ?\d{1,3}"), "page numbers"),
    (re.compile(r"(?:Page )\d{1,3}(?: of \d{1,3})?", re.I), "page numbers"),
    (re.compile(r"[-–—] ?\d{1,3} ?[-–—]"), "page numbers"),
    (re.compile(r"<!--.{0,80}-->"), "page numbers"),
)
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_ODS = re.compile(r"<<ODS ([A-Z0-9 ]+)>>(.*?)<<ODS \1>>")
_START = re.compile(r"\[Start\d*\]")


@dataclass
class Sorted:
    """The lines of a file sorted: the text, the masthead at the end, and what was left out."""

    rows: list[Row] = field(default_factory=list)
    tail: list[Row] = field(default_factory=list)
    symbol: str = ""
    page_ends: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


def sort_out(rows: Sequence[Row]) -> Sorted:
    """Takes the page furniture out of the lines.

    `page_ends` are the numbers of the lines before which a page ended: a paragraph may go on there.
    A number alone in a line stays in the text (a note of a page's foot begins so); in the masthead
    at the end of a dump it is a page number.
    """
    result = Sorted()
    in_tail = False
    after_rule = False
    for row in rows:
        if _ODS.search(row.text):
            in_tail = True
            _take_ods(row, result)
            continue
        kind = kind_of(row.text)
        if kind is None and in_tail and _PAGE_NUMBER.fullmatch(row.text):
            kind = "page numbers"
        if kind is not None:
            result.counts[kind] += 1
            after_rule = True
            continue
        if after_rule:
            result.page_ends.add(row.number)
            after_rule = False
        (result.tail if in_tail else result.rows).append(row)
    return result


def kind_of(text: str) -> str | None:
    """The kind of page furniture that the whole line is, or None."""
    if len(text) > 200:
        return None
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(text)), None)


def without_running_heads(
    rows: Iterable[Row], symbol: str, title: str, counts: Counter[str]
) -> list[Row]:
    """The lines without those that repeat symbol and title at the head of a page."""
    heads = {_squeezed(part) for part in (f"{symbol}{title}", f"{title}{symbol}", symbol)}
    heads.discard("")
    kept: list[Row] = []
    for row in rows:
        if symbol and _squeezed(row.text) in heads:
            counts[RUNNING_HEAD] += 1
        else:
            kept.append(row)
    return kept


def _take_ods(row: Row, result: Sorted) -> None:
    """The tags of the document system: the symbol is wanted, the job number is furniture."""
    for name, value in _ODS.findall(row.text):
        if "SYMBOL" in name:
            result.symbol = result.symbol or value.strip()
        elif value.strip():
            result.counts["job numbers"] += 1
    rest = _START.sub("", _ODS.sub("", row.text)).strip()
    if _START.search(row.text):
        result.counts["document marks"] += 1
    if rest:
        result.tail.append(replace(row, text=rest))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()

"""Parts a page into masthead, text, notes at the foot and furniture.

Furniture is what the page has for its own sake: running heads, page numbers, job numbers, bar
codes, the rule above the notes. It is left out of the text and counted, never dropped unseen: the
pieces are kept, so that every word of the page can be accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.formats.pdf.glyphs import PageContent, Rule
from penholder.formats.pdf.masthead import end_by_words
from penholder.formats.pdf.page_lines import Line

CELL_GAP = 30.0
"""Points between two cells of a masthead or running head."""

MAX_RULE = 3.6
"""Points a rule is high at most: 1.5 in official files, twice that where it is a stroke."""

_HEAD_SHARE = 0.13
"""The running head and its rule stand in the top eighth of a page (official: 65 of 792 points)."""

_FOOT_POINTS = 52.0
"""Page and job numbers stand below this height; the last note line stands at 59.5 points."""

_MAX_NOTE_RULES = 20
"""Rules that are tried on one page, from below; an official page has one or two."""

_SMALL = 9.3
"""Notes are set smaller than this (8.5 points), texts larger."""

_NOTE_RULE = re.compile(r"_{8,}")
_PAGE_NUMBER = re.compile(r"\d{1,4}(?:\s*/\s*\d{1,4})?")
_JOB = r"(?:(?:GE|V|K|LC|HS)\.)?\d{2}[-‑ ]\d{5,6}"
_JOB_NUMBER = re.compile(rf"{_JOB}\b.{{0,30}}")
"""New York "23-25878", before 2003 "00 56544"; Geneva, Vienna, Nairobi "GE.14-07987"."""

_JOB_LINE = re.compile(rf"{_JOB}(?:\s*\([EFSRAC]\))?(?:\s+\d{{6}})*")
_ISSUE_DATE = re.compile(r"\([EFSRAC]\)(?:\s+\d{6})*|\d{6}(?:\s+\d{6})*")
_BAR_CODE = re.compile(r"\*[\dA-Z]{7,9}\*")
_SYMBOL_HEAD = re.compile(r"[A-Z]{1,4}(?:/[\w.()-]+){1,6}(?: \(\d{4}\))?")


@dataclass(frozen=True)
class Furniture:
    """A piece of page furniture: its kind ("page number"), its text and its page, from 0."""

    kind: str
    text: str
    page: int


@dataclass
class PageText:
    """The lines of a page by what they are; `rules` are those that may be a table's.

    `margin` is the left edge of the masthead, known on the first page only.
    """

    page: int
    masthead: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    table_notes: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    margin: float | None = None


def part_page(content: PageContent, lines: Sequence[Line]) -> PageText:
    """The lines of one page, parted."""
    page = lines[0].page if lines else 0
    result = PageText(page, rules=list(content.rules))
    rest = _without_foot(lines, content, result)
    if page == 0:
        rest = _without_masthead(rest, content, result)
    else:
        rest = _without_running_head(rest, content, result)
    _part_notes(rest, content, result)
    return result


def rule_rows(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one height joined into rows, from the top: each is as wide as all its pieces."""
    rows: list[Rule] = []
    for rule in sorted(rules, key=lambda item: (-item.bottom, item.left)):
        if rule.top - rule.bottom > MAX_RULE or rule.right - rule.left < 0.2:
            continue
        if rows and abs(rows[-1].bottom - rule.bottom) < 1.0:
            last = rows[-1]
            rows[-1] = Rule(
                min(last.left, rule.left),
                max(last.right, rule.right),
                min(last.bottom, rule.bottom),
                max(last.top, rule.top),
            )
        else:
            rows.append(rule)
    return rows


def _without_foot(lines: Sequence[Line], content: PageContent, result: PageText) -> list[Line]:
    rest: list[Line] = []
    for line in lines:
        if any(run.barcode for run in line.runs):
            result.furniture.append(Furniture("bar code", line.text, result.page))
            continue
        foot = _FOOT_POINTS * content.height / 792
        if line.baseline > foot:
            kind = _raised_foot_kind(line) if line.baseline < 2 * foot else ""
            if kind:
                result.furniture.append(Furniture(kind, line.text, result.page))
            else:
                rest.append(line)
            continue
        for part in line.parts(CELL_GAP):
            kind = _foot_kind(part)
            if kind:
                result.furniture.append(Furniture(kind, part.text, result.page))
            else:
                rest.append(part)
    return rest


def _foot_kind(line: Line) -> str:
    text = line.text
    if _PAGE_NUMBER.fullmatch(text):
        return "page number"
    if _JOB_NUMBER.fullmatch(text) or _ISSUE_DATE.fullmatch(text):
        return "job number"
    if _BAR_CODE.fullmatch(text):
        return "bar code"
    if text.lower().startswith("please recycle"):
        return "recycling sign"
    return ""


def _raised_foot_kind(line: Line) -> str:
    """What cannot be text even where text may stand: Geneva's first page has a higher foot."""
    if _JOB_LINE.fullmatch(line.text):
        return "job number"
    return "bar code" if _BAR_CODE.fullmatch(line.text) else ""


def _wide_rows(content: PageContent) -> list[Rule]:
    return [row for row in rule_rows(content.rules) if row.right - row.left > 0.7 * content.width]


def _without_masthead(lines: list[Line], content: PageContent, result: PageText) -> list[Line]:
    """The masthead ends at the second rule across the page; without one its words tell."""
    rows = [row for row in _wide_rows(content) if row.bottom > 0.5 * content.height]
    if len(rows) < 2:
        by_words = end_by_words(lines, content.height)
        if by_words is not None:
            result.margin = by_words.margin
            result.masthead = [line for line in lines if line.baseline > by_words.height]
            return [line for line in lines if line.baseline <= by_words.height]
        return lines
    end = rows[1].bottom
    result.rules = [rule for rule in result.rules if rule.top < end - 1]
    result.margin = rows[1].left
    result.masthead = [line for line in lines if line.baseline > end]
    return [line for line in lines if line.baseline <= end]


def _without_running_head(lines: list[Line], content: PageContent, result: PageText) -> list[Line]:
    limit = (1 - _HEAD_SHARE) * content.height
    rows = [row for row in _wide_rows(content) if row.bottom > limit]
    if not rows:
        return _without_bare_head(lines, limit, result)
    end = rows[0].bottom
    result.rules = [rule for rule in result.rules if rule.top < end - 1]
    rest: list[Line] = []
    for line in lines:
        if line.baseline > end:
            result.furniture.append(Furniture("running head", line.text, result.page))
        else:
            rest.append(line)
    return rest


def _without_bare_head(lines: list[Line], limit: float, result: PageText) -> list[Line]:
    """A head without a rule is known by its words: a symbol alone on the first line."""
    if lines and lines[0].baseline > limit and _SYMBOL_HEAD.fullmatch(lines[0].text):
        result.furniture.append(Furniture("running head", lines[0].text, result.page))
        return lines[1:]
    return lines


def _part_notes(lines: list[Line], content: PageContent, result: PageText) -> None:
    """Notes stand below a rule, typed or drawn, in smaller type than the text above."""
    start = _notes_start(lines, content)
    table_note: Line | None = None
    for line in lines:
        above, table_note = table_note, None
        if _NOTE_RULE.fullmatch(line.text):
            result.furniture.append(Furniture("rule", line.text, result.page))
        elif start is not None and line.baseline < start:
            result.notes.append(line)
        elif _begins_table_note(line) or (above is not None and _goes_on(above, line)):
            result.table_notes.append(line)
            table_note = line
        else:
            result.body.append(line)


def _begins_table_note(line: Line) -> bool:
    """Whether a line in the text is a note to a table: a raised letter and small type."""
    first = line.runs[0]
    return (
        line.size < _SMALL
        and line.is_raised(first)
        and len(first.text.strip()) == 1
        and first.text.strip().islower()
        and len(line.runs) > 1
    )


def _goes_on(above: Line, line: Line) -> bool:
    return line.size < _SMALL and 0 < above.baseline - line.baseline < 1.5 * line.size


def _notes_start(lines: Sequence[Line], content: PageContent) -> float | None:
    """The height below which the notes stand: that of a rule with small type below it.

    Of several such rules, the one above a note's mark; notes that go on from the page before have
    no mark of their own.
    """
    typed = [line for line in lines if _NOTE_RULE.fullmatch(line.text)]
    heights = [line.baseline for line in typed]
    heights += [
        row.top
        for row in rule_rows(content.rules)  # a row: the piece of a table's rule is none
        if 50 < row.right - row.left < 200 and row.top - row.bottom < 1.0
    ]
    if not heights:
        return None
    texts = [line for line in lines if not _NOTE_RULE.fullmatch(line.text)]
    small = 0.95 * _usual_size(texts)
    possible: list[tuple[bool, float]] = []
    for height in sorted(heights)[:_MAX_NOTE_RULES]:
        below = [line for line in texts if line.baseline < height]
        if below and all(line.size < small for line in below):
            possible.append((begins_note(below[0]), height))
    return max(possible)[1] if possible else None


def begins_note(line: Line) -> bool:
    """Whether a line begins with the mark of a note: a raised sign, or an asterisk."""
    first = line.runs[0]
    return line.is_raised(first) or first.text.startswith(("*", "†"))


def _usual_size(lines: Sequence[Line]) -> float:
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(line.runs)
    large = {size: count for size, count in counts.items() if size > 9.2}
    chosen = large or counts
    return max(chosen, key=lambda size: chosen[size]) if chosen else 10.0

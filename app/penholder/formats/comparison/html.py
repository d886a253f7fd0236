"""A comparison as one self-contained web page: both texts side by side, row by row.

Insertions are underlined and deletions struck, besides their colours; moved paragraphs bear a
numbered tag that leads to their other end; routine changes are grey. The page needs no network and
no script: the script in it only adds the choice of what to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from penholder.compare.marked import MarkedLine, Run, Side, marked_lines, marked_text
from penholder.compare.result import Comparison, Pair, Relation, WordOp
from penholder.compare.rows import Row, RowRole, rows
from penholder.document.ids import NodeId
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.spans import Text
from penholder.formats.comparison.page import SCRIPT, STYLE
from penholder.formats.comparison.parts import (
    CHANGE_NAMES,
    FIELD_NAMES,
    front_runs,
    is_changed,
    margin_labels,
    summary_sentences,
    text_name,
    without_typography,
)
from penholder.formats.comparison.table_html import table_sides
from penholder.formats.markup import escape

_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
_GAP = '<td class="gap"><span class="unseen">not in this text</span></td>'


def write_html(
    comparison: Comparison,
    old: Resolution,
    new: Resolution,
    old_name: str,
    new_name: str,
    *,
    changes_only: bool = False,
) -> str:
    """The page as text; the names say where the two texts came from.

    `changes_only` leaves out what did not change, instead of leaving it to the page's switch.
    """
    page = _Page(comparison, Side(old), Side(new), changes_only=changes_only)
    before, after = text_name(old, old_name), text_name(new, new_name)
    title = f"{old.masthead.symbol or old_name} – {new.masthead.symbol or new_name}"
    summary = "".join(f"<p>{escape(line)}</p>" for line in summary_sentences(comparison))
    return f"""<!DOCTYPE html>
<html lang="{escape(new.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}: comparison</title>
<style>{STYLE}</style>
</head>
<body class="show-all">
<header lang="en" dir="ltr">
<h1>{escape(_heading(old, new))}</h1>
<div class="summary">{summary}</div>
<p class="key"><ins>came</ins> <del>went</del> <span class="move">moved 1</span>
<span class="routine-key"><ins>routine</ins></span></p>
<p class="choice" hidden>Show:
<button type="button" data-show="all" aria-pressed="true">everything</button>
<button type="button" data-show="changes" aria-pressed="false">changes</button>
<button type="button" data-show="substance" aria-pressed="false">substance</button></p>
</header>
<table>
<thead><tr><th scope="col"{_direction(old)}>{escape(before)}</th>\
<th scope="col"{_direction(new)}>{escape(after)}</th></tr></thead>
{page.front()}
{page.body()}
{page.notes()}
</table>
<script>{SCRIPT}</script>
</body>
</html>
"""


@dataclass(frozen=True)
class _Cell:
    """One side of a row: its paragraphs as HTML, empty for a gap."""

    lines: tuple[str, ...]
    direction: str = ""

    def html(self) -> str:
        if not self.lines:
            return _GAP
        return f"<td{self.direction}>{''.join(self.lines)}</td>"


class _Page:
    """The three parts of the table."""

    def __init__(
        self, comparison: Comparison, old: Side, new: Side, *, changes_only: bool = False
    ) -> None:
        self.comparison = comparison
        self.shown: Callable[[Pair], bool] = is_changed if changes_only else (lambda _pair: True)
        self.old, self.new = old, new
        self.old_labels, self.new_labels = margin_labels(old), margin_labels(new)
        self.directions = _direction(old.resolution), _direction(new.resolution)

    def front(self) -> str:
        """The first page, field by field."""
        result = [self._front_row(pair) for pair in filter(self.shown, self.comparison.front)]
        return f'<tbody class="front">{"".join(result)}</tbody>'

    def body(self) -> str:
        """The body and annexes, in the rows of the window."""
        found = rows(self.comparison, self.old.resolution, self.new.resolution)
        shown = [row for row in found if self.shown(self.comparison.pairs[row.pair])]
        return f"<tbody>{''.join(self._body_row(row) for row in shown)}</tbody>"

    def notes(self) -> str:
        """The notes, if either text has any."""
        result = [self._note_row(pair) for pair in filter(self.shown, self.comparison.notes)]
        if not result:
            return ""
        head = '<tr class="part"><th colspan="2" scope="colgroup">Notes</th></tr>'
        return f'<tbody class="notes">{head}{"".join(result)}</tbody>'

    def _front_row(self, pair: Pair) -> str:
        pair = replace(pair, flags=())
        field = (*pair.old, *pair.new)[0]
        name = FIELD_NAMES.get(field, field)
        return self._row(
            pair,
            _field_lines(name, front_runs(field, pair, self.old, old=True)) if pair.old else (),
            _field_lines(name, front_runs(field, pair, self.new, old=False)) if pair.new else (),
        )

    def _body_row(self, row: Row) -> str:
        pair = self.comparison.pairs[row.pair]
        tables = table_sides(pair, self.old, self.new)
        if tables is not None:
            old = (tables[0],) if row.old else ()
            new = (tables[1],) if row.new else ()
            return self._row(pair, old, new, row)
        return self._row(pair, *self._lines_of(pair, row), row)

    def _lines_of(self, pair: Pair, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
        old: Iterable[str] = ()
        new: Iterable[str] = ()
        if row.old:
            found = marked_lines(without_typography(pair, old=True), self.old, old=True)
            old = [_line(line, self.old_labels[line.line.id]) for line in found]
        if row.new:
            found = marked_lines(without_typography(pair, old=False), self.new, old=False)
            new = [_line(line, self.new_labels[line.line.id]) for line in found]
        return tuple(old), tuple(new)

    def _note_row(self, pair: Pair) -> str:
        return self._row(
            pair,
            tuple(self._notes_of(pair, self.old, pair.old, old=True)),
            tuple(self._notes_of(pair, self.new, pair.new, old=False)),
        )

    def _notes_of(
        self, pair: Pair, side: Side, ids: tuple[NodeId, ...], *, old: bool
    ) -> Iterable[str]:
        texts = {note.id: note.spans for note in side.resolution.notes}
        for node in ids:
            words = without_typography(pair, old=old)
            runs = marked_text(texts.get(node, ()), words, side, old=old)
            yield _paragraph(side.notes.get(node, ""), _runs(runs))

    def _row(
        self, pair: Pair, old: tuple[str, ...], new: tuple[str, ...], row: Row | None = None
    ) -> str:
        """A row of the table; a tag says what a colour would otherwise say alone."""
        tag = self._tag(pair, row) if row is not None else ""
        if tag:
            old, new = (old, (tag, *new)) if new else ((tag, *old), new)
        if new and pair.flags:
            new = (*new, _flags(pair))
        classes = ["row", pair.relation.value]
        classes += ["changed"] if is_changed(pair) else []
        classes += [pair.category.value] if pair.category else []
        classes += ["moved"] if row is not None and row.move else []
        cells = _Cell(old, self.directions[0]).html() + _Cell(new, self.directions[1]).html()
        anchor = _anchor(row, row.role) if row is not None and row.move else ""
        return f'<tr{anchor} class="{" ".join(classes)}">{cells}</tr>\n'

    def _tag(self, pair: Pair, row: Row) -> str:
        tags: list[str] = []
        if row.move:
            tags.append(self._move_tag(pair, row))
        if pair.relation in (Relation.ADDED, Relation.REMOVED, Relation.SPLIT, Relation.MERGED):
            name = CHANGE_NAMES[pair.relation]
            tags.append(f'<span class="tag">{escape(name)}</span>')
        if not tags or (pair.relation is Relation.UNCHANGED and not pair.moved):
            return ""
        return f'<p class="tags" lang="en" dir="ltr">{" ".join(tags)}</p>'

    def _move_tag(self, pair: Pair, row: Row) -> str:
        if row.role is RowRole.OLD_END:
            other, word, labels = RowRole.NEW_END, "to", self.new_labels
            ids = pair.new
        else:
            other, word, labels = RowRole.OLD_END, "from", self.old_labels
            ids = pair.old
        place = " ".join(labels[node] for node in ids).strip()
        text = f"moved {row.move}" + (f" · {word} {place.rstrip('.')}" if place else "")
        return f'<a class="move" href="#{_anchor_name(row, other)}">{escape(text)}</a>'


def _field_lines(name: str, runs: Iterable[Run]) -> tuple[str, ...]:
    return (
        f'<p class="line"><span class="field" lang="en">{escape(name)} </span>{_runs(runs)}</p>',
    )


def _line(marked: MarkedLine, label: str) -> str:
    kind, level = marked.line.kind, marked.line.level
    if kind in (LineKind.HEADING, LineKind.ANNEX):
        level = 0
    depth = level + marked.line.depth
    return _paragraph(label, _runs(marked.runs), kind.value, depth)


def _paragraph(label: str, text: str, kind: str = "note", depth: int = 0) -> str:
    style = f' style="--depth:{min(depth, 8)}"' if depth else ""
    shown = f'<span class="label">{escape(label)} </span>' if label else ""
    return f'<p class="line {escape(kind)}"{style}>{shown}{text}</p>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.note:
        text = f"<sup>{text}</sup>"
    if run.blank:
        text = f'<span class="blank">{text}</span>'
    if run.italic:
        text = f"<i>{text}</i>"
    if run.bold:
        text = f"<b>{text}</b>"
    if run.op is WordOp.DELETE:
        return f"<del>{text}</del>"
    return f"<ins>{text}</ins>" if run.op is WordOp.INSERT else text


def _flags(pair: Pair) -> str:
    parts = []
    for flag in pair.flags:
        words = " → ".join(part for part in (flag.old, flag.new) if part)
        parts.append(f"{flag.kind}: {words}" if words else flag.kind)
    return f'<p class="flags" lang="en" dir="ltr">{escape("; ".join(parts))}</p>'


def _anchor(row: Row, role: RowRole) -> str:
    return f' id="{_anchor_name(row, role)}"'


def _anchor_name(row: Row, role: RowRole) -> str:
    return f"move-{row.move}-{'old' if role is RowRole.OLD_END else 'new'}"


def _heading(old: Resolution, new: Resolution) -> str:
    titles = [
        "".join(span.text for span in text.title if isinstance(span, Text)) for text in (new, old)
    ]
    return next((title for title in titles if title), "Comparison of two texts")


def _direction(resolution: Resolution) -> str:
    language = resolution.language
    rtl = ' dir="rtl"' if language.split("-")[0] in _RIGHT_TO_LEFT else ' dir="ltr"'
    return f' lang="{escape(language)}"{rtl}'

"""A comparison as a Word table for the negotiating room: old text, new text, remarks.

Words that went are struck and red on the left, words that came are underlined and green on the
right, so that nothing is told by colour alone. The file is an ordinary table that anybody can edit,
print and send on; it holds no tracked changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from penholder.compare.marked import MarkedLine, Run, Side, marked_lines, marked_text
from penholder.compare.result import Category, Comparison, Pair, Relation, WordOp
from penholder.compare.rows import Row, RowRole, rows
from penholder.document.lines import LineKind
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
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
from penholder.formats.word.elements import (
    Element,
    element,
    paragraph,
    run,
    run_of,
    text_elements,
)
from penholder.formats.word.report import grid_table, head_row, report_file, table_cell

COLUMNS = (5900, 5900, 1840)
"""Widths in twips: together the Letter page across less margins of 1100."""

RED, GREEN, GREY = "9C1C1C", "1B6B2F", "595959"
"""Darker than 7:1 on white, and told apart in grey by the strike and the underline."""

_STEP = 300
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
_REMARKED = (Relation.ADDED, Relation.REMOVED, Relation.SPLIT, Relation.MERGED)
_SIZE = 18


def write_synopsis(
    comparison: Comparison,
    old: Resolution,
    new: Resolution,
    old_name: str,
    new_name: str,
    *,
    changes_only: bool = False,
) -> bytes:
    """The bytes of the .docx; the names say where the two texts came from.

    `changes_only` leaves out the paragraphs and notes that did not change. The same comparison
    always gives the same bytes.
    """
    table = _Synopsis(comparison, Side(old), Side(new), changes_only=changes_only)
    heads = (text_name(old, old_name), text_name(new, new_name), "Remarks")
    content = [*_heading(comparison, old, new), table.element(heads), paragraph("Normal")]
    title = _title(old, new)
    subject = f"{heads[0]} / {heads[1]}"
    return report_file(content, title, subject, across=True, language=new.language)


class _Synopsis:
    """The three-column table: first page, body with annexes, notes."""

    def __init__(self, comparison: Comparison, old: Side, new: Side, *, changes_only: bool) -> None:
        self._comparison = comparison
        self._shown: Callable[[Pair], bool] = is_changed if changes_only else (lambda _pair: True)
        self._old, self._new = old, new
        self._old_labels, self._new_labels = margin_labels(old), margin_labels(new)

    def element(self, heads: Sequence[str]) -> Element:
        """The whole table."""
        table = grid_table(COLUMNS)
        table.append(head_row(heads, COLUMNS))
        table.extend(self._front_row(pair) for pair in filter(self._shown, self._comparison.front))
        found = rows(self._comparison, self._old.resolution, self._new.resolution)
        pairs = self._comparison.pairs
        table.extend(self._body_row(row) for row in found if self._shown(pairs[row.pair]))
        notes = [pair for pair in self._comparison.notes if self._shown(pair)]
        if notes:
            table.append(_part_row("Notes"))
            table.extend(self._note_row(pair) for pair in notes)
        return table

    def _front_row(self, pair: Pair) -> Element:
        name = (*pair.old, *pair.new)[0]
        shown = FIELD_NAMES.get(name, name)
        sides = [
            [self._paragraph(shown, front_runs(name, pair, side, old=old), side)] if ids else []
            for side, ids, old in ((self._old, pair.old, True), (self._new, pair.new, False))
        ]
        return _row(sides[0], sides[1], [])

    def _body_row(self, row: Row) -> Element:
        pair = self._comparison.pairs[row.pair]
        left = self._lines(pair, self._old, old=True) if row.old else []
        right = self._lines(pair, self._new, old=False) if row.new else []
        return _row(left, right, self._remarks(pair, row))

    def _lines(self, pair: Pair, side: Side, *, old: bool) -> list[Element]:
        labels = self._old_labels if old else self._new_labels
        found = marked_lines(without_typography(pair, old=old), side, old=old)
        return [
            self._paragraph(labels[line.line.id], line.runs, side, _depth(line)) for line in found
        ]

    def _note_row(self, pair: Pair) -> Element:
        return _row(
            self._notes(pair, self._old, old=True),
            self._notes(pair, self._new, old=False),
            self._remarks(pair, None),
        )

    def _notes(self, pair: Pair, side: Side, *, old: bool) -> list[Element]:
        texts = {note.id: note.spans for note in side.resolution.notes}
        words = without_typography(pair, old=old)
        return [
            self._paragraph(
                side.notes.get(note, ""),
                marked_text(texts.get(note, ()), words, side, old=old),
                side,
            )
            for note in (pair.old if old else pair.new)
        ]

    def _paragraph(self, label: str, runs: Iterable[Run], side: Side, depth: int = 0) -> Element:
        rtl = side.resolution.language.split("-")[0] in _RIGHT_TO_LEFT
        content = [_run(Run(f"{label} "), rtl=rtl, color=GREY)] if label else []
        content += [_run(item, rtl=rtl) for item in runs]
        made = paragraph("Normal", *content, left=_STEP * min(depth, 8) or None, after=3)
        if rtl:
            made[0].insert(1, element("w:bidi"))
        return made

    def _remarks(self, pair: Pair, row: Row | None) -> list[Element]:
        texts: list[str] = []
        if row is not None and row.move:
            texts.append(self._move(pair, row))
        if pair.relation in _REMARKED:
            texts.append(CHANGE_NAMES[pair.relation])
        # A pair has two rows where it moved: what holds of the pair is said at its new end.
        if row is None or row.role is not RowRole.OLD_END:
            texts += self._nature(pair)
        return [paragraph("Normal", _run(Run(text)), after=3) for text in texts]

    def _nature(self, pair: Pair) -> list[str]:
        texts: list[str] = []
        if pair.renumbered and not pair.moved and any(pair.old_labels):
            texts.append("renumbered")
        if pair.category is not None and is_changed(pair):
            texts.append(pair.category.value)
        if pair.category is not Category.ROUTINE:
            texts += [_flag(flag.kind, flag.old, flag.new) for flag in pair.flags]
        return texts

    def _move(self, pair: Pair, row: Row) -> str:
        to_new = row.role is RowRole.OLD_END
        labels, ids = (self._new_labels, pair.new) if to_new else (self._old_labels, pair.old)
        place = " ".join(labels[node] for node in ids).strip().rstrip(".")
        return f"moved {'to' if to_new else 'from'} {place}" if place else f"moved {row.move}"


def _flag(kind: str, old: str, new: str) -> str:
    words = " → ".join(part for part in (old, new) if part)
    return f"{kind}: {words}" if words else kind


def _depth(marked: MarkedLine) -> int:
    line = marked.line
    if line.kind in (LineKind.HEADING, LineKind.ANNEX):
        return 0
    return line.level + line.depth


# --- runs and cells ------------------------------------------------------------------------------


def marked_run(text: str, op: WordOp) -> Element:
    """A run of words that stayed, went (struck, red) or came (underlined, green)."""
    return _run(Run(text, op))


def _run(item: Run, *, rtl: bool = False, color: str | None = None) -> Element:
    """A run with its marks, its properties in the order of the schema."""
    went, came = item.op is WordOp.DELETE, item.op is WordOp.INSERT
    properties = element("w:rPr")
    if item.bold:
        properties.append(element("w:b"))
    if item.italic:
        properties.append(element("w:i"))
    if went:
        properties.append(element("w:strike"))
    shade = RED if went else GREEN if came else color
    if shade is not None:
        properties.append(element("w:color", val=shade))
    properties.append(element("w:sz", val=_SIZE))
    if item.blank:
        properties.append(element("w:highlight", val="yellow"))
    if came:
        properties.append(element("w:u", val="single"))
    if item.note:
        properties.append(element("w:vertAlign", val="superscript"))
    if rtl:
        properties.append(element("w:rtl"))
    return run_of(text_elements(item.text), properties)


def _row(old: list[Element], new: list[Element], remarks: list[Element]) -> Element:
    cells = zip((old, new, remarks), COLUMNS, strict=True)
    return element("w:tr", *(table_cell(content, width) for content, width in cells))


def _part_row(name: str) -> Element:
    content = [paragraph("Normal", run(name, bold=True), after=3, keep_next=True)]
    return element("w:tr", table_cell(content, sum(COLUMNS), span=len(COLUMNS)))


# --- what stands around the table -----------------------------------------------------------------


def _heading(comparison: Comparison, old: Resolution, new: Resolution) -> list[Element]:
    key = [
        _run(Run("Words that went", WordOp.DELETE)),
        _run(Run(" are struck, ")),
        _run(Run("words that came", WordOp.INSERT)),
        _run(Run(" are underlined.")),
    ]
    sentences = " ".join(summary_sentences(comparison))
    return [
        paragraph("H1", run(_title(old, new)), after=6, outline=0),
        paragraph("Normal", run(sentences), after=3),
        paragraph("Normal", *key, after=9),
    ]


def _title(old: Resolution, new: Resolution) -> str:
    titles = (" ".join(plain_text(text.title).split()) for text in (new, old))
    return next((title for title in titles if title), "Comparison of two texts")

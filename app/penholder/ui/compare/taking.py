"""Taking a change over into the draft: the other text's paragraph, or some words of it.

Notes and references come along: marks of notes that both texts have stay marks of the draft's
notes, others bring their note with them; references point at the draft's own paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from penholder.compare.marked import Side
from penholder.compare.result import Comparison, Pair, Relation
from penholder.document import operations
from penholder.document.ids import NodeId, NoteId, random_id
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind
from penholder.document.numbering import marks_in_order
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline, NoteMark, ParagraphReference, Span, Text, normalized
from penholder.document.text import reference_shown
from penholder.ui.compare.one_column import reading_steps
from penholder.ui.compare.slicing import part

_INSIDE = frozenset({LineKind.SUBPARAGRAPH, LineKind.CONTINUATION, LineKind.QUOTED, LineKind.TABLE})
_ON_SHEET = ("title", "opening")


@dataclass(frozen=True)
class Hunk:
    """One change of words: what went and what came, and where in the two plain texts it stands."""

    gone: str
    come: str
    old_start: int
    new_start: int

    def start(self, side: int) -> int:
        """Where it begins in the old (0) or new (1) text."""
        return self.new_start if side else self.old_start

    def end(self, side: int) -> int:
        """Where it ends."""
        return self.start(side) + len(self.come if side else self.gone)


def hunks(pair: Pair) -> list[Hunk]:
    """The changes of words of a pair in order; mere typography is none."""
    result: list[Hunk] = []
    old = new = 0
    joined = False
    for gone, come, same in reading_steps(pair.words):
        if not same and joined:
            last = result[-1]
            result[-1] = replace_words(last, last.gone + gone, last.come + come)
        elif not same:
            result.append(Hunk(gone, come, old, new))
        joined = not same
        old, new = old + len(gone), new + len(come)
    return result


def replace_words(hunk: Hunk, gone: str, come: str) -> Hunk:
    """The same place with other words."""
    return Hunk(gone, come, hunk.old_start, hunk.new_start)


class Taking:
    """Takes changes of a comparison over into one of its texts: `side` 0 is the old, 1 the new."""

    def __init__(
        self, comparison: Comparison, texts: tuple[Resolution, Resolution], side: int
    ) -> None:
        self._comparison = comparison
        self._side = side
        self._draft = texts[side]
        self._own, self._other = Side(texts[side]), Side(texts[1 - side])

    # --- what can be taken -----------------------------------------------------------------------

    def can_take(self, pair: Pair) -> bool:
        """Whether the pair has anything to take over as a whole."""
        if pair.relation is Relation.UNCHANGED and not pair.moved:
            return False
        if pair in self._comparison.pairs:
            return True
        own, other = self._ids(pair)
        return bool(own and other) and (own[0] in _ON_SHEET or own[0] in self._notes)

    def can_take_words(self, pair: Pair) -> bool:
        """Whether single changes of words can be taken over: one paragraph on either side."""
        own, other = self._ids(pair)
        if len(own) != 1 or len(other) != 1 or not self.can_take(pair):
            return False
        line = self._own.lines.get(own[0])
        return line is None or line.kind is not LineKind.TABLE

    # --- taking ----------------------------------------------------------------------------------

    def paragraph(self, pair: Pair) -> Resolution:
        """The draft with the other text's version of a paragraph (or without one it has not)."""
        own, other = self._ids(pair)
        if pair not in self._comparison.pairs:
            return self._with_text(own[0], self._translated(self._text(other[0], self._other)))
        lines = operations.lines_of(self._draft)
        taken = self._lines(own, other)
        if own and other and not pair.moved:
            at = next(i for i, line in enumerate(lines) if line.id == own[0])
            rest = [line for line in lines if line.id not in own]
            at -= sum(line.id in own for line in lines[:at])
        else:
            rest = [line for line in lines if line.id not in own]
            at = self._place(rest, other[0], taken[0]) if other else 0
        return self._finished([*rest[:at], *taken, *rest[at:]])

    def words(self, pair: Pair, hunk: Hunk) -> Resolution:
        """The draft with the other text's words at one change."""
        own, other = self._ids(pair)
        side = self._side
        mine, theirs = self._text(own[0], self._own), self._text(other[0], self._other)
        before = part(mine, 0, hunk.start(side), self._own.references)
        after = part(mine, hunk.end(side), None, self._own.references, notes_at_start=False)
        if hunk.end(side) > hunk.start(side):
            after = part(mine, hunk.end(side), None, self._own.references)
        start, end = hunk.start(1 - side), hunk.end(1 - side)
        come = part(theirs, start, end, self._other.references, notes_at_start=False)
        known = {span.note for span in (*before, *after) if isinstance(span, NoteMark)}
        middle = [
            span
            for span in self._translated(come)
            if not (isinstance(span, NoteMark) and span.note in known)
        ]
        return self._with_text(own[0], normalized((*before, *middle, *after)))

    # --- lines -----------------------------------------------------------------------------------

    def _ids(self, pair: Pair) -> tuple[tuple[NodeId, ...], tuple[NodeId, ...]]:
        """The lines of the draft and those of the other text."""
        return (pair.new, pair.old) if self._side else (pair.old, pair.new)

    def _lines(self, own: Sequence[NodeId], other: Sequence[NodeId]) -> list[Line]:
        """The other text's lines as lines of the draft; a line that stays keeps its id."""
        result: list[Line] = []
        for place, node in enumerate(other):
            line = self._other.lines[node]
            line = replace(line, spans=self._translated(line.spans))
            if place < len(own):
                mine = self._own.lines[own[place]]
                if len(own) == len(other):
                    line = replace(line, kind=mine.kind, level=mine.level, label=mine.label)
                line = replace(line, id=mine.id)
            elif node in self._own.lines:
                line = replace(line, id=random_id())
            result.append(line)
        return result

    def _place(self, rest: Sequence[Line], node: NodeId, line: Line) -> int:
        """Where a line of the other text goes: behind the counterpart of what stands before it."""
        places = {each.id: place for place, each in enumerate(rest)}
        order = list(self._other.lines)
        for before in reversed(order[: order.index(node)]):
            own = self._unmoved.get(before)
            if own in places:
                at = places[own] + 1
                while at < len(rest) and _belongs_above(rest[at], line):
                    at += 1
                return at
        return 0

    @cached_property
    def _counterparts(self) -> dict[NodeId, NodeId]:
        """For each line of the other text the last one of the draft that it became."""
        return self._last_lines(self._comparison.pairs)

    @cached_property
    def _unmoved(self) -> dict[NodeId, NodeId]:
        """The same for lines that stand where they stood: neighbours of what comes back."""
        return self._last_lines([pair for pair in self._comparison.pairs if not pair.moved])

    def _last_lines(self, pairs: Sequence[Pair]) -> dict[NodeId, NodeId]:
        result: dict[NodeId, NodeId] = {}
        for pair in pairs:
            own, other = self._ids(pair)
            if own:
                result.update(dict.fromkeys(other, own[-1]))
        return result

    @cached_property
    def _notes(self) -> dict[NoteId, Note]:
        return {note.id: note for note in self._draft.notes}

    # --- text ------------------------------------------------------------------------------------

    def _text(self, node: NodeId, side: Side) -> Inline:
        if node in _ON_SHEET:
            return side.resolution.title if node == "title" else side.resolution.opening
        if node in side.lines:
            return side.lines[node].spans
        return next(note.spans for note in side.resolution.notes if note.id == node)

    def _with_text(self, node: NodeId, spans: Inline) -> Resolution:
        draft = self._draft
        if node == "title":
            return self._with_new_notes(operations.set_title(draft, spans))
        if node == "opening":
            return self._with_new_notes(operations.set_opening(draft, spans))
        if node in self._own.lines:
            lines = operations.lines_of(draft)
            return self._finished(
                [replace(line, spans=spans) if line.id == node else line for line in lines]
            )
        return operations.set_note_text(draft, node, spans)

    def _translated(self, spans: Inline) -> Inline:
        """Text of the other side with the draft's notes and paragraphs in it."""
        return normalized(self._own_span(span) for span in spans)

    def _own_span(self, span: Span) -> Span:
        if isinstance(span, NoteMark):
            return NoteMark(self._own_notes.get(span.note, span.note))
        if isinstance(span, ParagraphReference):
            target = self._counterparts.get(span.target)
            if target is None:
                return Text(reference_shown(span, self._other.references))
            return replace(span, target=target)
        return span

    @cached_property
    def _own_notes(self) -> dict[NoteId, NoteId]:
        """For each note of the other text the draft's, or the id under which it comes along."""
        result = {
            note.id: random_id() if note.id in self._notes else note.id
            for note in self._other.resolution.notes
        }
        for pair in self._comparison.notes:
            own, other = self._ids(pair)
            if own:
                result.update(dict.fromkeys(other, own[0]))
        return result

    # --- notes -----------------------------------------------------------------------------------

    def _finished(self, lines: Sequence[Line]) -> Resolution:
        changed = self._with_new_notes(operations.with_lines(self._draft, lines))
        lost = set(marks_in_order(self._draft)) - set(marks_in_order(changed))
        for note in sorted(lost & {note.id for note in changed.notes}):
            changed = operations.remove_note(changed, note)
        return operations.in_mark_order(changed)

    def _with_new_notes(self, changed: Resolution) -> Resolution:
        known = {note.id for note in changed.notes}
        wanted = [mark for mark in dict.fromkeys(marks_in_order(changed)) if mark not in known]
        theirs = {self._own_notes[note.id]: note for note in self._other.resolution.notes}
        come = [
            replace(theirs[mark], id=mark, spans=self._translated(theirs[mark].spans))
            for mark in wanted
            if mark in theirs
        ]
        return replace(changed, notes=(*changed.notes, *come))


def _belongs_above(line: Line, inserted: Line) -> bool:
    """Whether a line is part of the clause above, into which nothing may be put."""
    if line.kind not in _INSIDE:
        return False
    if inserted.kind in PARAGRAPH_KINDS or inserted.kind in (LineKind.HEADING, LineKind.ANNEX):
        return line.kind is LineKind.CONTINUATION or line.level > 0
    return line.level > inserted.level

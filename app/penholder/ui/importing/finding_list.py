"""The findings of one text and what became of each: open, put into the text, or dismissed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from penholder.document.ids import NodeId, random_id
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.operations import insert_clause, lines_of
from penholder.document.spans import plain
from penholder.formats.placing import Finding, FindingKind
from penholder.phrasebook.phrases import italicized
from penholder.ui.editor.clauses_at_hand import clause_start
from penholder.ui.editor.editor import DraftEditor


class State(Enum):
    """What became of a finding."""

    OPEN = auto()
    IN_TEXT = auto()
    DISMISSED = auto()


class FindingList(QObject):
    """Keeps the findings of one editor. A text put in is in it until undo takes it out again."""

    changed = Signal()

    def __init__(
        self, editor: DraftEditor, found: Iterable[Finding] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._all: dict[str, Finding] = {item.id: item for item in found}
        self._dismissed: set[str] = set()
        self._put: dict[str, NodeId] = {}
        self._states: dict[str, State] = {}
        editor.content.structure_changed.connect(self._follow)

    def all(self, kind: FindingKind) -> list[Finding]:
        """The findings of a kind in the order of the file."""
        return [item for item in self._all.values() if item.kind is kind]

    def open(self, kind: FindingKind) -> list[Finding]:
        """The findings of a kind that wait to be looked at."""
        return [item for item in self.all(kind) if self.state(item) is State.OPEN]

    def get(self, identity: str) -> Finding | None:
        """The finding of that id."""
        return self._all.get(identity)

    def state(self, finding: Finding) -> State:
        """What became of a finding."""
        node = self._put.get(finding.id)
        if node is not None and self._editor.content.block_of(node) >= 0:
            return State.IN_TEXT
        return State.DISMISSED if finding.id in self._dismissed else State.OPEN

    def place(self, finding: Finding) -> NodeId:
        """The line or note a finding is shown at: its own text, once that is put in."""
        if self.state(finding) is State.IN_TEXT:
            return self._put[finding.id]
        return finding.node

    def add(self, found: Sequence[Finding]) -> None:
        """Adds what a paste could not place, under ids of its own."""
        for item in found:
            own = replace(item, id=random_id())
            self._all[own.id] = own
        if found:
            self.changed.emit()

    def dismiss(self, identities: Iterable[str], *, dismissed: bool = True) -> None:
        """Marks findings as seen, or open again."""
        if dismissed:
            self._dismissed.update(identities)
        else:
            self._dismissed.difference_update(identities)
        self.changed.emit()

    def put_in(self, identity: str, after: NodeId) -> bool:
        """Puts a text that was not placed behind a clause, as one step of the undo history.

        Each of its lines becomes a paragraph of the kind that stands there, its words unchanged;
        without a clause ('' for `after`) it comes first. False when there is nothing to put in.
        """
        finding = self._all.get(identity)
        if finding is None or self.state(finding) is State.IN_TEXT:
            return False
        rows = [row.strip() for row in finding.text.splitlines() if row.strip()]
        resolution = self._editor.resolution()
        body = lines_of(resolution)
        at = next((i for i, line in enumerate(body) if line.id == after), -1)
        kind = body[clause_start(body, at)].kind if at >= 0 else LineKind.PREAMBULAR
        new = [_paragraph(row, kind) for row in rows]
        if not new:
            return False
        self._put[identity] = new[0].id
        self._editor.apply(insert_clause(resolution, new, after if at >= 0 else None))
        self.changed.emit()
        return True

    def _follow(self) -> None:
        """Tells when undo or deleting took out, or redo put in again, what was put in."""
        states = {i: self.state(self._all[i]) for i in self._put if i in self._all}
        if states != self._states:
            self._states = states
            self.changed.emit()


_PHRASED = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


def _paragraph(row: str, kind: LineKind) -> Line:
    """One row of text as a paragraph of a kind; what stands by itself becomes plain text."""
    spans = plain(row)
    if kind in _PHRASED:
        return Line(random_id(), kind, italicized(spans, _PHRASED[kind]))
    return Line(random_id(), LineKind.PLAIN, spans)

"""The panel of returned files: proposals and comments by author, accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from penholder.document.resolution import Resolution
from penholder.document.spans import length
from penholder.document.text import plain_text
from penholder.errors import PenholderError
from penholder.formats.files import file_bytes
from penholder.negotiation.applying import apply, placed, texts_of
from penholder.negotiation.collisions import merged
from penholder.negotiation.keeping import Kept
from penholder.negotiation.proposal import Proposal, ProposalKind, Remark, Returned, Where
from penholder.negotiation.returned import read_returned
from penholder.ui.editor.blocks import Role
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.places import cursor_at
from penholder.ui.returned.decided import Decided, decisions_of, review_of
from penholder.ui.tasks import Task

_ITEM = Qt.ItemDataRole.UserRole
_EVERYBODY = "All authors"
_ROLES = {
    Where.LINE: Role.LINE,
    Where.NOTE: Role.NOTE,
    Where.TITLE: Role.TITLE,
    Where.OPENING: Role.OPENING,
}


class ReturnedPanel(QWidget):
    """Lists what colleagues propose; each decision is a step of the editor's undo history."""

    problem = Signal(str)
    loaded = Signal()

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.files: tuple[Returned, ...] = ()
        self._task: Task[tuple[Returned, ...]] | None = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.filter = QComboBox()
        self.filter.setAccessibleName("Proposals shown")
        self.cancel = QPushButton("Stop reading")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Proposals and comments")
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.accept = QPushButton("Accept")
        self.reject = QPushButton("Reject")
        self.accept_shown = QPushButton("Accept all shown")
        self.reject_shown = QPushButton("Reject all shown")
        self.previous = QPushButton("Previous")
        self.next = QPushButton("Next")
        self._build()

    def open_files(self, paths: Sequence[Path], circulated: Resolution | None = None) -> None:
        """Reads returned files off the interface thread and lists what they propose.

        `circulated` is the draft as it was sent out, the draft as it stands unless given.
        """
        draft, known = self._editor.resolution(), self.files
        sent = circulated or draft

        def read(cancelled: Callable[[], bool]) -> tuple[Returned, ...]:
            found = list(known)
            for path in paths:
                if cancelled():
                    break
                back = read_returned(file_bytes(path), path.name, draft, sent)
                if back not in found:  # opened twice it proposes nothing new
                    found.append(back)
            return tuple(found)

        if self._task is not None:
            self._task.cancel()
        self.cancel.show()
        self._task = Task("Reading returned files", read, self._read, self._failed, self).start()

    def decide(self, proposals: Iterable[Proposal], *, accepted: bool) -> None:
        """Accepts or rejects proposals, in one step of the history."""
        content = self._editor.content
        decided = dict(decisions_of(content.companion))
        waiting = [item for item in proposals if item.id not in decided]
        if not waiting:
            return
        draft = self._editor.resolution()
        misfits: tuple[Proposal, ...] = ()
        if accepted:
            draft, misfits = apply(draft, waiting)
        refused = {item.id for item in misfits}
        decided.update((item.id, accepted) for item in waiting if item.id not in refused)
        if len(refused) < len(waiting):
            self._editor.apply(draft, Decided(review_of(content.companion), decided))
        if misfits:
            words = "; ".join(_words(item) for item in misfits[:3])
            self.problem.emit(f"{len(misfits)} left, as the words changed or collide: {words}")
        self.refresh()

    def refresh(self) -> None:
        """Shows the proposals as they stand, after a decision or an undo."""
        if not self.files:
            return
        current, shown = self._current(), self._shown()
        row = shown.index(current) if current in shown else 0
        decided = decisions_of(self._editor.content.companion)
        author = self.filter.currentData() or ""
        states = self._states(self._editor.resolution())
        self.tree.blockSignals(True)
        self.tree.clear()
        for file in self.files:
            for name in dict.fromkeys([*file.authors, *(item.author for item in file.remarks)]):
                if author in ("", name):
                    self._add_author(file, name, states)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        items = self._items()
        if items:
            self.tree.setCurrentItem(items[min(row, len(items) - 1)])
        every = [item for file in self.files for item in file.proposals]
        left = sum(item.id not in decided for item in every)
        remarks = sum(len(file.remarks) for file in self.files)
        self.summary.setText(f"{left} of {len(every)} proposals to decide, {remarks} comments.")
        self._show_detail()

    def step(self, forward: int) -> None:
        """Goes to the next (1) or previous (-1) proposal or comment, around the end."""
        items = self._items()
        if items:
            current = self.tree.currentItem()
            at = next((i for i, item in enumerate(items) if item is current), -1)
            self.tree.setCurrentItem(items[(at + forward) % len(items)])

    def _states(self, draft: Resolution) -> dict[str, str]:
        """A word on each proposal: accepted, rejected, collides, does not fit any more."""
        known = decisions_of(self._editor.content.companion)
        states = {key: "accepted" if taken else "rejected" for key, taken in known.items()}
        waiting = [
            Returned(file.source, tuple(item for item in file.proposals if item.id not in known))
            for file in self.files
        ]
        for place in merged(draft, waiting):
            states.update((item.id, "does not fit any more") for item in place.misfits)
            for collision in place.collisions:
                for item in collision.proposals:
                    others = {other.author for other in collision.proposals if other is not item}
                    who = ", ".join(sorted(others)) or item.author
                    both = ", both possible" if collision.both_possible else ""
                    states[item.id] = f"collides with {who}{both}"
        return states

    def _add_author(self, file: Returned, author: str, states: dict[str, str]) -> None:
        head = QTreeWidgetItem([f"{author or 'Unnamed'} – {file.source}"])
        self.tree.addTopLevelItem(head)
        for item in file.proposals:
            if item.author == author:
                state = states.get(item.id, "")
                row = QTreeWidgetItem([f"{_words(item)}{f' ({state})' if state else ''}"])
                row.setData(0, _ITEM, item)
                if state in ("accepted", "rejected"):
                    font = row.font(0)
                    font.setStrikeOut(True)
                    row.setFont(0, font)
                head.addChild(row)
        for remark in file.remarks:
            if remark.author == author:
                row = QTreeWidgetItem([f"Comment: {remark.text}"])
                row.setData(0, _ITEM, remark)
                head.addChild(row)

    def _items(self) -> list[QTreeWidgetItem]:
        root = self.tree.invisibleRootItem()
        heads = [root.child(i) for i in range(root.childCount())]
        found = [head.child(i) for head in heads if head for i in range(head.childCount())]
        return [item for item in found if item is not None]

    def _shown(self) -> list[Proposal | Remark]:
        return [item.data(0, _ITEM) for item in self._items()]

    def _shown_proposals(self) -> list[Proposal]:
        """What "all shown" means: edits nobody tracked only where their author is chosen."""
        chosen = bool(self.filter.currentData())
        found = [item for item in self._shown() if isinstance(item, Proposal)]
        return [item for item in found if item.tracked or chosen]

    def _current(self) -> Proposal | Remark | None:
        item = self.tree.currentItem()
        found = item.data(0, _ITEM) if item is not None else None
        return found if isinstance(found, Proposal | Remark) else None

    def _decide_current(self, *, accepted: bool) -> None:
        current = self._current()
        if isinstance(current, Proposal):
            self.decide([current], accepted=accepted)

    def _show_detail(self) -> None:
        current = self._current()
        for button in (self.accept, self.reject):
            button.setEnabled(isinstance(current, Proposal))
        if current is None:
            self.detail.clear()
            return
        who = " · ".join(part for part in (current.author, current.date[:10]) if part)
        if isinstance(current, Remark):
            self.detail.setText(f"{who}\n“{current.words}”\n{current.text}")
        else:
            struck = f"\nStruck again by {current.struck_by}." if current.struck_by else ""
            self.detail.setText(f"{who}\n{_words(current)}{struck}")
        self._point_at(current)

    def _point_at(self, item: Proposal | Remark) -> None:
        """Selects the words of a proposal, or goes to the paragraph of a comment."""
        surface = self._editor.surface
        role = _ROLES.get(item.where) if isinstance(item, Proposal) else None
        if isinstance(item, Proposal) and role is not None and not item.line:
            spans = texts_of(self._editor.resolution()).get((item.where, item.node), ())
            found = placed(item, spans) if item.kind is ProposalKind.WORDS else (0, length(spans))
            cursor = None if found is None else cursor_at(surface, role, item.node, *found)
            if cursor is not None:
                surface.setTextCursor(cursor)
                surface.ensureCursorVisible()
                return
        if item.node in self._editor.content.names():
            self._editor.go_to(item.node)

    def kept(self) -> Kept:
        """The files and decisions, to be kept with the draft."""
        return Kept(self.files, dict(decisions_of(self._editor.content.companion)))

    def show_files(self, files: tuple[Returned, ...]) -> None:
        """Lists what these files propose."""
        self.cancel.hide()
        self.files = files
        names = [item.author for file in files for item in file.proposals]
        names += [item.author for file in files for item in file.remarks]
        authors = dict.fromkeys(names)
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(_EVERYBODY, "")
        for author in authors:
            self.filter.addItem(author or "Unnamed", author)
        self.filter.blockSignals(False)
        self.refresh()
        self.loaded.emit()

    def _read(self, files: tuple[Returned, ...]) -> None:
        """Lists what was read, and says what no proposal can show."""
        self.show_files(files)
        told = [
            f"{each.source}: {', '.join(each.differences)}" for each in files if each.differences
        ]
        if told:
            self.problem.emit(f"Changed without tracking, to be compared: {'; '.join(told)}.")

    def _failed(self, error: Exception) -> None:
        self.cancel.hide()
        if not isinstance(error, PenholderError):
            raise error
        self.problem.emit(str(error))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.cancel.hide()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.summary)
        for row in (
            (self.filter, self.cancel),
            (self.tree,),
            (self.detail,),
            (self.previous, self.next),
            (self.accept, self.reject),
            (self.accept_shown, self.reject_shown),
        ):
            line = QHBoxLayout()
            for widget in row:
                line.addWidget(widget)
            layout.addLayout(line, 1 if row[0] is self.tree else 0)
        self.cancel.hide()
        self.cancel.clicked.connect(self._stop)
        self.filter.currentIndexChanged.connect(lambda _index: self.refresh())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_detail())
        self.accept.clicked.connect(lambda: self._decide_current(accepted=True))
        self.reject.clicked.connect(lambda: self._decide_current(accepted=False))
        self.accept_shown.clicked.connect(
            lambda: self.decide(self._shown_proposals(), accepted=True)
        )
        self.reject_shown.clicked.connect(
            lambda: self.decide(self._shown_proposals(), accepted=False)
        )
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._editor.content.details_changed.connect(self.refresh)


def _words(item: Proposal) -> str:
    """One line that says what a proposal does."""
    old, new = plain_text(item.old).strip(), plain_text(item.new).strip()
    if item.kind is ProposalKind.WORDS:
        if old and new:
            return f"“{old}” → “{new}”"
        return f"insert “{new}”" if new else f"delete “{old}”"
    return f"{item.kind.value}: {new or old}".rstrip(": ")

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
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from penholder.document.spans import length
from penholder.formats.files import file_bytes
from penholder.formats.native import Snapshot
from penholder.negotiation.applying import apply, placed, texts_of
from penholder.negotiation.keeping import Kept
from penholder.negotiation.proposal import Proposal, ProposalKind, Remark, Returned
from penholder.negotiation.remarks import spot_of
from penholder.negotiation.returned import digest_of, read_returned
from penholder.negotiation.sent import Version
from penholder.negotiation.threads import Thread, threads
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.editor.places import cursor_at
from penholder.ui.returned.comment_marks import ROLES, mark_comments
from penholder.ui.returned.decided import Decided, decisions_of, review_of
from penholder.ui.returned.listing import Card, Group, Row, detail, groups, words
from penholder.ui.returned.reading_queue import ReadingQueue
from penholder.ui.returned.wrapped_tree import WrappedTree

_ITEM = Qt.ItemDataRole.UserRole
_EVERYBODY = "All authors"
_SETTLED = ("accepted", "rejected", "dismissed")


class ReturnedPanel(QWidget):
    """Lists what colleagues propose; each decision is a step of the editor's undo history."""

    problem = Signal(str)
    loaded = Signal()
    """All files that were asked for have been read, or reading them was stopped."""

    def __init__(self, editor: DraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.files: tuple[Returned, ...] = ()
        self._sent: list[Version] = []
        self._queue = ReadingQueue(self._read_one, self)
        self.reading = QLabel()
        self.reading.setWordWrap(True)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.filter = QComboBox()
        self.filter.setAccessibleName("Proposals shown")
        self.cancel = QPushButton("Stop reading")
        self.tree = WrappedTree()
        self.tree.setAccessibleName("Proposals and comments")
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

    def open_files(self, paths: Sequence[Path], snapshots: Sequence[Snapshot] = ()) -> None:
        """Reads returned files off the interface thread and lists what they propose.

        `snapshots` are the versions of the draft that were kept when it was sent out; the draft as
        it stands is another. Files asked for meanwhile are read behind these.
        """
        self._sent = [Version(each.name, each.resolution) for each in snapshots]
        self._queue.add(paths)

    def decide(self, proposals: Iterable[Proposal], *, accepted: bool) -> None:
        """Accepts or rejects proposals, in one step of the history."""
        content = self._editor.content
        decided = dict(decisions_of(content.companion))
        waiting = [item for item in self._with_partners(proposals) if item.id not in decided]
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
            left = "; ".join(words(item) for item in misfits[:3])
            self.problem.emit(f"{len(misfits)} left, as the words changed or collide: {left}")
        self.refresh()

    def _with_partners(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """The proposals with the other halves of joints and splits, in the order of their files."""
        wanted = {key for item in proposals for key in (item.id, item.partner)}
        return [item for file in self.files for item in file.proposals if item.id in wanted]

    def refresh(self) -> None:
        """Shows the proposals as they stand, after a decision or an undo."""
        if not self.files:
            return
        current, shown = self._current(), self._shown()
        row = shown.index(current) if current in shown else 0
        content = self._editor.content
        decided = decisions_of(content.companion)
        draft = self._editor.resolution()
        found = groups(draft, self.files, decided, content.names(), self.filter.currentData())
        self.tree.blockSignals(True)
        self.tree.clear()
        for group in found:
            self._add_group(group)
        self.tree.expandAll()
        items = self._items()
        if items:
            self.tree.setCurrentItem(items[min(row, len(items) - 1)])
        self.tree.blockSignals(False)
        every = [item for file in self.files for item in file.proposals if not item.is_second_half]
        left = sum(item.id not in decided for item in every)
        said = [each for file in self.files for each in threads(file.remarks)]
        remarks = [(remark, thread) for thread in said for remark in thread.every]
        open_ = sum(
            remark.id not in decided and not thread.is_resolved for remark, thread in remarks
        )
        self.summary.setText(
            f"{left} of {len(every)} proposals to decide, {open_} of {len(remarks)} comments open."
        )
        mark_comments(self._editor.surface, draft, self.files, decided)
        self._show_detail()

    def step(self, forward: int) -> None:
        """Goes to the next (1) or previous (-1) proposal or comment, around the end."""
        items = self._items()
        if items:
            current = self.tree.currentItem()
            at = next((i for i, item in enumerate(items) if item is current), -1)
            self.tree.setCurrentItem(items[(at + forward) % len(items)])

    def _add_group(self, group: Group) -> None:
        head = QTreeWidgetItem([group.name])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.addChildren([_item_of(row) for row in group.rows])
        self.tree.addTopLevelItem(head)

    def _items(self) -> list[QTreeWidgetItem]:
        """The rows of proposals and comments, from top to bottom."""
        found: list[QTreeWidgetItem] = []
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            if item.data(0, _ITEM) is not None:
                found.append(item)
            walk += 1
        return found

    def _shown(self) -> list[Proposal | Remark]:
        return [item.data(0, _ITEM) for item in self._items()]

    def _shown_proposals(self) -> list[Proposal]:
        """What "all shown" means: edits nobody tracked only where their author is chosen."""
        chosen = self.filter.currentData() is not None
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
        elif current is not None and not accepted:
            self.dismiss(current)

    def dismiss(self, remark: Remark) -> None:
        """Puts a comment aside with the replies to it, or a reply alone, in one step of the
        history: it is shown and exported no more.
        """
        content = self._editor.content
        said = (each for file in self.files for each in threads(file.remarks))
        thread = next((each for each in said if each.first.id == remark.id), Thread(remark))
        decided = {**decisions_of(content.companion), **{each.id: False for each in thread.every}}
        self._editor.apply(
            self._editor.resolution(), Decided(review_of(content.companion), decided)
        )
        self.refresh()

    def _chosen(self) -> None:
        """Shows what the user has gone to, here and on the sheet."""
        self._show_detail()
        current = self._current()
        if current is not None:
            self._point_at(current)

    def _show_detail(self) -> None:
        current = self._current()
        self.accept.setEnabled(isinstance(current, Proposal))
        self.reject.setEnabled(current is not None)
        self.reject.setText("Dismiss" if isinstance(current, Remark) else "Reject")
        told = (detail(current, file) for file in self.files if current and _is_of(current, file))
        self.detail.setText(next(told, ""))

    def _point_at(self, item: Proposal | Remark) -> None:
        """Selects the words of a proposal or comment, or goes to its paragraph."""
        surface, texts = self._editor.surface, texts_of(self._editor.resolution())
        found: tuple[int, int] | None = None
        if isinstance(item, Remark):
            spot = spot_of(item, texts)
            found = None if spot is None else (spot.start, spot.end)
        elif item.kind is ProposalKind.WORDS:
            found = placed(item, texts.get((item.where, item.node), ()))
        elif not item.line:
            found = (0, length(texts.get((item.where, item.node), ())))
        role = ROLES.get(item.where)
        if role is not None and found is not None:
            cursor = cursor_at(surface, role, item.node, *found)
            if cursor is not None:
                self._editor.select(cursor)
                return
        node = (
            item.node or next(iter(item.preceding), "") if isinstance(item, Proposal) else item.node
        )
        if node in self._editor.content.names():
            self._editor.go_to(node)

    def kept(self) -> Kept:
        """The files and decisions, to be kept with the draft."""
        return Kept(self.files, dict(decisions_of(self._editor.content.companion)))

    def show_files(self, files: tuple[Returned, ...]) -> None:
        """Lists what these files propose."""
        self.files = files
        names = [item.author for file in files for item in file.proposals]
        names += [item.author for file in files for item in file.remarks]
        authors = dict.fromkeys(names)
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(_EVERYBODY, None)
        for author in authors:
            self.filter.addItem(author or "Unnamed", author)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)
        self.refresh()

    def _read_one(self, path: Path) -> Callable[[], Returned | str]:
        """What reads a file, on another thread; it gives a sentence where there is nothing new."""
        draft = self._editor.resolution()
        known = {file.digest: file.source for file in self.files}
        sent = [*self._sent, Version("", draft)]

        def read() -> Returned | str:
            data = file_bytes(path)
            if digest_of(data) in known:  # it proposes nothing new, whatever it is called
                return f"{path.name} is listed already: it is the same as {known[digest_of(data)]}."
            return read_returned(data, path.name, draft, sent)

        return read

    def _take(self, found: Returned | str) -> None:
        """Lists what was read, and says what no proposal can show."""
        if isinstance(found, str):
            self.problem.emit(found)
            return
        self.show_files((*self.files, found))
        if found.differences:
            self.problem.emit(
                f"Changed without tracking, to be compared: {found.source}:"
                f" {', '.join(found.differences)}."
            )

    def _show_reading(self, words: str) -> None:
        self.cancel.setVisible(bool(words))
        self.reading.setVisible(bool(words))
        self.reading.setText(words)
        if not words:
            self.loaded.emit()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.summary)
        for row in (
            (self.reading, self.cancel),
            (self.filter,),
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
        for widget in (self.reading, self.cancel):
            widget.hide()
        self.cancel.clicked.connect(self._queue.stop)
        self._queue.read.connect(self._take)
        self._queue.problem.connect(self.problem)
        self._queue.under_way.connect(self._show_reading)
        self.filter.currentIndexChanged.connect(lambda _index: self.refresh())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._chosen())
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


def _item_of(row: Row | Card) -> QTreeWidgetItem:
    """A row of the tree; what collides stands under its card, replies under their comment."""
    if isinstance(row, Card):
        card = QTreeWidgetItem([row.head])
        card.addChildren([_item_of(each) for each in row.rows])
        return card
    item = QTreeWidgetItem([f"{row.words} ({row.state})" if row.state else row.words])
    item.setData(0, _ITEM, row.item)
    if row.state in _SETTLED:
        font = item.font(0)
        font.setStrikeOut(True)
        item.setFont(0, font)
    item.addChildren([_item_of(each) for each in row.replies])
    return item


def _is_of(item: Proposal | Remark, file: Returned) -> bool:
    return item in file.proposals or item in file.remarks

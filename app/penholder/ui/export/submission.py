"""The file for submission: the draft as tracked changes over the official file, and its proof.

What the Secretariat asks of a draft based on an earlier resolution (Guidelines for the submission
of proposals in the General Assembly): the A/RES file, every change shown with Track Changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.checks import Finding, blocks_submission, check
from penholder.document.resolution import Resolution
from penholder.errors import PenholderError
from penholder.formats.atomic import write_atomically
from penholder.formats.files import file_bytes
from penholder.formats.word import writer
from penholder.formats.word.redline import Cancelled, Options, Pending, PendingChanges, redline
from penholder.ui.open_texts import OpenText
from penholder.ui.tasks import Task

PENDING = (
    (Pending.KEEP, "Keep them, with their authors"),
    (Pending.ACCEPT, "Accept them first"),
    (Pending.REJECT, "Reject them first"),
)


class _StepEvent(QEvent):
    """A step of the work, on its way to the interface thread."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, name: str, number: int, count: int) -> None:
        super().__init__(self.KIND)
        self.name, self.number, self.count = name, number, count


class Submission(QFrame):
    """Asks for the base, writes the file and says what was proved.

    `choose_base` and `choose_target` ask the user for a file. `go_to` wants the place of a finding
    shown; `written` tells the file that was written.
    """

    problem = Signal(str)
    written = Signal(object)
    go_to = Signal(object)

    def __init__(
        self,
        choose_base: Callable[[], Path | None],
        choose_target: Callable[[str, str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._choose_base, self._choose_target = choose_base, choose_target
        self._text: OpenText | None = None
        self._picked: Path | None = None
        self._blocking: tuple[Finding, ...] = ()
        self._task: Task[tuple[bytes, str]] | None = None
        self.base = QLabel()
        self.pick = QPushButton("Choose the base…")
        self.author = QLineEdit()
        self.author.setPlaceholderText("Penholder")
        self.author.setAccessibleName("Author of the changes")
        self.moves = QCheckBox("Mark moved paragraphs as moved")
        self.blanks = QCheckBox("Leave kinds of spaces as in the base")
        self.blanks.setChecked(True)
        self.pending = QComboBox()
        self.pending.setAccessibleName("Changes of others in the base")
        self.pending_said = QLabel()
        self.blocked = QLabel()
        self.show_blocked = QPushButton("Show the first")
        self.all_the_same = QCheckBox("Export all the same")
        self.button = QPushButton("Export for submission…")
        self.button.setProperty("primary", True)
        self.cancel = QPushButton("Cancel")
        self.bar = QProgressBar()
        self.result = QLabel()
        self._build()

    def set_text(self, text: OpenText | None) -> None:
        """Shows another text."""
        if text is not self._text:
            self._picked = None
            self.pending_said.hide()
            self.pending.hide()
            self.result.clear()
        self._text = text
        self._blocking = ()
        self._show()
        if text is not None:
            self._look_for_what_blocks(text.resolution)

    def _look_for_what_blocks(self, resolution: Resolution) -> None:
        def found(blocking: tuple[Finding, ...]) -> None:
            if self._text is not None and self._text.resolution is resolution:
                self._blocking = blocking
                self._show()

        Task(
            "Checking",
            lambda _cancelled: blocks_submission(check(resolution)),
            found,
            lambda error: self.problem.emit(str(error)),
            self,
        ).start()

    def export_to(self, path: Path) -> None:
        """Writes the file off the interface thread; on a difference nothing is written."""
        if self._text is None or self._task is not None:
            return
        text, base = self._text.resolution, self._base_bytes()
        if base is None:
            return
        options = Options(
            author=self.author.text().strip() or "Penholder",
            pending=Pending.ASK if self.pending.isHidden() else Pending(self.pending.currentData()),
            moves=self.moves.isChecked(),
            base_blanks=self.blanks.isChecked(),
        )
        self._task = Task(
            "Export for submission",
            lambda cancelled: _laid(base, text, options, self, cancelled),
            lambda made: self._done(path, *made),
            self._failed,
            self,
        )
        self.result.clear()
        self._show()
        self._task.start()

    def busy(self) -> bool:
        """Whether a file is being made."""
        return self._task is not None

    def event(self, event: QEvent) -> bool:
        """Shows how far the work is."""
        if isinstance(event, _StepEvent):
            self.bar.setRange(0, event.count)
            self.bar.setValue(event.number)
            self.result.setText(f"{event.name} …")
            return True
        return super().event(event)

    # --- the base --------------------------------------------------------------------------------

    def _base_bytes(self) -> bytes | None:
        """The Word file to lay the draft over; None after a problem, which is told."""
        base = self._text.draft.base if self._text is not None else None
        try:
            if self._picked is not None:
                return file_bytes(self._picked)
            if base is not None and base.docx is not None:
                return base.docx
            if base is not None and base.resolution is not None:
                return writer.write(base.resolution)
        except PenholderError as error:
            self.problem.emit(str(error))
        return None

    def _said_of_base(self) -> str:
        base = self._text.draft.base if self._text is not None else None
        if self._picked is not None:
            return f"Base: {self._picked.name}"
        if base is None or (base.docx is None and base.resolution is None):
            return "Choose the official Word file (A/RES or L.) that the draft is based on."
        name = base.symbol or base.file_name or base.title
        if base.docx is not None:
            return f"Base: {name}, the Word file kept with the draft"
        return (
            f"Base: {name}, written anew in United Nations format: no Word file is kept with the"
            " draft. Choose the official one before you submit."
        )

    def _has_base(self) -> bool:
        base = self._text.draft.base if self._text is not None else None
        kept = base is not None and (base.docx is not None or base.resolution is not None)
        return self._picked is not None or kept

    def _pick(self) -> None:
        path = self._choose_base()
        if path is not None:
            self._picked = path
            self.pending.hide()
            self.pending_said.hide()
            self._show()

    # --- what came of it -------------------------------------------------------------------------

    def _done(self, path: Path, data: bytes, sentence: str) -> None:
        self._task = None
        try:
            write_atomically(path, data)
        except PenholderError as error:
            self.result.clear()
            self.problem.emit(str(error))
        else:
            self.result.setText(f"✓ {path.name}\n{sentence}")
            self.written.emit(path)
        self._show()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.result.clear()
        if isinstance(error, PendingChanges):
            self.pending_said.setText(str(error))
            self.pending_said.show()
            self.pending.show()
        elif not isinstance(error, Cancelled):
            self.result.setText(f"✗ Nothing was written. {error}")
        self._show()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.result.setText("Cancelled: nothing was written.")
            self._show()

    def _show_first(self) -> None:
        if self._blocking:
            self.go_to.emit(self._blocking[0])

    # --- looks -----------------------------------------------------------------------------------

    def _show(self) -> None:
        self.base.setText(self._said_of_base())
        count = len(self._blocking)
        self.blocked.setText(_blocked_sentence(count))
        for widget in (self.blocked, self.show_blocked, self.all_the_same):
            widget.setVisible(count > 0)
        free = count == 0 or self.all_the_same.isChecked()
        self.button.setEnabled(self._has_base() and free and self._task is None)
        self.cancel.setVisible(self._task is not None)
        self.bar.setVisible(self._task is not None)
        self.result.setVisible(bool(self.result.text()))

    def _ask(self) -> None:
        if self._text is not None:
            path = self._choose_target(".docx", f"{self._text.file_name} – tracked changes")
            if path is not None:
                self.export_to(path)

    def _build(self) -> None:
        head = QLabel("For submission: tracked changes over the official file")
        head.setProperty("role", "heading")
        about = QLabel("What the Secretariat asks for, proved by accepting and rejecting all")
        for label in (about, self.base):
            label.setProperty("role", "faint")
        for label in (head, about, self.base, self.pending_said, self.blocked, self.result):
            label.setWordWrap(True)
        self.blocked.setProperty("role", "badge")
        self.pending_said.setProperty("role", "badge")
        for value, words in PENDING:
            self.pending.addItem(words, value)
        self.pending.hide()
        self.pending_said.hide()
        author = QHBoxLayout()
        author.addWidget(QLabel("Author"))
        author.addWidget(self.author, 1)
        stopped = QHBoxLayout()
        stopped.addWidget(self.blocked, 1)
        stopped.addWidget(self.show_blocked)
        buttons = QHBoxLayout()
        buttons.addWidget(self.pick)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        for widget in (head, about, self.base):
            layout.addWidget(widget)
        layout.addLayout(author)
        layout.addWidget(self.moves)
        layout.addWidget(self.blanks)
        layout.addWidget(self.pending_said)
        layout.addWidget(self.pending)
        layout.addLayout(stopped)
        layout.addWidget(self.all_the_same)
        layout.addWidget(self.bar)
        layout.addWidget(self.result)
        layout.addLayout(buttons)
        self.pick.clicked.connect(self._pick)
        self.button.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._cancel)
        self.all_the_same.toggled.connect(self._show)
        self.show_blocked.clicked.connect(self._show_first)
        self._show()


def _laid(
    base: bytes, text: Resolution, options: Options, shown: QObject, cancelled: Callable[[], bool]
) -> tuple[bytes, str]:
    """The file and what was proved (on the working thread). Raises Cancelled, PenholderError."""

    def step(name: str, number: int, count: int) -> None:
        if cancelled():
            raise Cancelled
        QCoreApplication.postEvent(shown, _StepEvent(name, number, count))

    made = redline(base, text, options, step)
    return made.data, made.proof.sentence


def _blocked_sentence(count: int) -> str:
    if count == 1:
        return "One thing is to be settled before submission."
    return f"{count} things are to be settled before submission: blanks, brackets, references."

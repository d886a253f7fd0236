"""The file for submission: the draft as tracked changes over the official file, and its proof.

What the Secretariat asks of a draft based on an earlier resolution (Guidelines for the submission
of proposals in the General Assembly): the A/RES file, every change shown with Track Changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.checks import Finding, blocks_submission, check
from penholder.document.resolution import Resolution
from penholder.negotiation.keeping import Kept
from penholder.ui.export.submitting import (
    BaseFile,
    Cancelled,
    Undecided,
    Wishes,
    base_file,
    submit,
)
from penholder.ui.export.word_choices import comments_offered
from penholder.ui.open_texts import OpenText
from penholder.ui.tasks import Task

PENDING = (
    ("keep", "Keep them, with their authors"),
    ("accept", "Accept them first"),
    ("reject", "Reject them first"),
)
"""What may become of changes of others in the base."""

MOST_LISTED = 5
"""Rows of the list of what blocks a submission; more are scrolled to."""

_FINDING = Qt.ItemDataRole.UserRole


class Submission(QFrame):
    """Asks for the base, writes the file and says what was proved.

    `choose_base` and `choose_target` ask the user for a file. `go_to` wants the place of a finding
    shown; `written` tells the file that was written, `problem` what the card itself cannot show.
    """

    problem = Signal(str)
    written = Signal(object)
    go_to = Signal(object)
    _told = Signal(object, str, int, int)

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
        self._shown: Resolution | None = None  # the text that the result on the card is of
        self._picked: Path | None = None
        self._blocking: tuple[Finding, ...] | None = None  # None: not known (yet)
        self._checking: Task[tuple[Finding, ...]] | None = None
        self._task: Task[str] | None = None
        self.base = QLabel()
        self.pick = QPushButton("Choose the base…")
        self.author = QLineEdit()
        self.author.setPlaceholderText("Penholder")
        self.author.setAccessibleName("Author of the changes")
        self.moves = QCheckBox("Mark moved paragraphs as moved")
        self.blanks = QCheckBox("Leave kinds of spaces as in the base")
        self.blanks.setChecked(True)
        self.comments = QCheckBox()  # off: what colleagues say is seldom for the Secretariat
        self.pending = QComboBox()
        self.pending.setAccessibleName("Changes of others in the base")
        self.pending_said = QLabel()
        self.blocked = QLabel()
        self.blocking = QListWidget()
        self.blocking.setAccessibleName("What is to be settled before submission")
        self.all_the_same = QCheckBox("Export all the same")
        self.button = QPushButton("Export for submission…")
        self.button.setProperty("primary", True)
        self.cancel_button = QPushButton("Cancel")
        self.bar = QProgressBar()
        self.result = QLabel()
        self._told.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self._build()

    def set_text(self, text: OpenText | None) -> None:
        """Shows a text as it stands; what was said of another one, or of an earlier state, goes."""
        if text is not self._text:
            self._text = text
            self._picked = None
            self.comments.setChecked(False)
            self.all_the_same.setChecked(False)
            self._ask_pending("")
        count = text.comment_count() if text is not None else 0
        self.comments.setText(comments_offered(count))
        self.comments.setVisible(count > 0)
        resolution = text.resolution if text is not None else None
        if resolution is not self._shown:
            self._shown = resolution
            self._say("")
        self._look_for_what_blocks()

    def export_to(self, path: Path) -> None:
        """Writes the file off the interface thread; on a difference nothing is written."""
        text, base = self._text, self._base()
        if text is None or base is None or self._task is not None:
            return
        resolution, wishes = text.resolution, self._wishes(text)

        def tell(name: str, number: int, count: int) -> None:
            self._told.emit(task, f"{path.name}: {name} …", number, count)

        def done(sentence: str) -> None:
            self._task = None
            text.keep_version(path.name, resolution)
            self.written.emit(path)
            self._say_of(resolution, f"✓ {path.name}\n{sentence}")

        def failed(error: Exception) -> None:
            self._task = None
            if isinstance(error, Undecided):
                self._ask_pending(str(error))
                self._say_of(resolution, "")
            elif not isinstance(error, Cancelled):
                self._say_of(resolution, f"✗ {path.name} was not written. {error}")

        task: Task[str] = Task(
            "Export for submission",
            lambda cancelled: submit(base, resolution, wishes, path, tell, cancelled),
            done,
            failed,
            self,
        )
        self._task = task
        self.bar.setRange(0, 0)
        self._say(f"{path.name} …")
        task.start()

    def cancel(self) -> None:
        """Stops what is under way; nothing is written then."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._say("Cancelled.")

    def busy(self) -> bool:
        """Whether a file is being made."""
        return self._task is not None

    @property
    def checked(self) -> bool:
        """Whether the text was looked through for what blocks a submission, or could not be."""
        return self._checking is None

    # --- the base and the wishes -----------------------------------------------------------------

    def _base(self) -> BaseFile | None:
        return base_file(self._text.draft, self._picked) if self._text is not None else None

    def _wishes(self, text: OpenText) -> Wishes:
        with_comments = self.comments.isChecked() and not self.comments.isHidden()
        return Wishes(
            self.author.text().strip() or "Penholder",
            "ask" if self.pending.isHidden() else str(self.pending.currentData()),
            self.moves.isChecked(),
            self.blanks.isChecked(),
            text.returned() if with_comments else Kept(),
        )

    def _pick(self) -> None:
        path = self._choose_base()
        if path is not None:
            self._picked = path
            self._ask_pending("")
            self._say("")

    def _ask_pending(self, question: str) -> None:
        """Asks in place what becomes of changes of others; '' takes the question away."""
        self.pending_said.setText(question)
        self.pending_said.setVisible(bool(question))
        self.pending.setVisible(bool(question))

    # --- what blocks -----------------------------------------------------------------------------

    def _look_for_what_blocks(self) -> None:
        """Looks for blanks, open brackets and the like that nobody said are meant."""
        if self._checking is not None:
            self._checking.cancel()
        self._blocking, self._checking = None, None
        if self._text is not None:
            resolution, meant = self._text.resolution, dict(self._text.draft.ignored)
            self._checking = Task(
                "Checking",
                lambda cancelled: _blocking(resolution, meant, cancelled),
                self._set_blocking,
                self._not_checked,
                self,
            ).start()
        self._show()

    def _set_blocking(self, found: tuple[Finding, ...]) -> None:
        self._checking, self._blocking = None, found
        self.blocking.clear()
        for finding in found:
            item = QListWidgetItem(f"{finding.place.name}   {finding.message}")
            item.setData(_FINDING, finding)
            self.blocking.addItem(item)
        row = self.blocking.sizeHintForRow(0) if found else 0
        self.blocking.setFixedHeight(row * min(len(found), MOST_LISTED) + 4)
        self._show()

    def _not_checked(self, error: Exception) -> None:
        self._checking = None
        self.problem.emit(f"The text could not be checked before submission ({error}).")
        self._show()

    # --- looks -----------------------------------------------------------------------------------

    def _say_of(self, resolution: Resolution, sentence: str) -> None:
        """Says what came of an export: on the card of its text, in the window for another one."""
        if resolution is self._shown:
            self._say(sentence)
        else:
            self._say("")
            if sentence:
                self.problem.emit(sentence.replace("\n", " "))

    def _say(self, sentence: str) -> None:
        self.result.setText(sentence)
        self._show()

    def _show_step(self, task: object, sentence: str, number: int, count: int) -> None:
        if task is self._task:  # a step on its way when the user cancelled is no news
            self.bar.setRange(0, count)
            self.bar.setValue(number)
            self._say(sentence)

    def _show(self) -> None:
        base, busy = self._base(), self._task is not None
        official = "Choose the official Word file (A/RES or L.) that the draft is based on."
        self.base.setText(base.said if base is not None else official)
        unchecked = self._blocking is None and self._checking is None and self._shown is not None
        self.blocked.setText(_UNCHECKED if unchecked else _to_settle(len(self._blocking or ())))
        stopped = unchecked or bool(self._blocking)
        self.blocked.setVisible(stopped)
        self.blocking.setVisible(bool(self._blocking))
        self.all_the_same.setVisible(stopped)
        free = self._blocking == () or (stopped and self.all_the_same.isChecked())
        self.button.setEnabled(base is not None and free and not busy)
        self.cancel_button.setVisible(busy)
        self.bar.setVisible(busy)
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
        self._ask_pending("")
        author = QHBoxLayout()
        author.addWidget(QLabel("Author of the changes"))
        author.addWidget(self.author, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.pick)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        for widget in (head, about, self.base):
            layout.addWidget(widget)
        layout.addLayout(author)
        for box in (self.moves, self.blanks, self.comments, self.pending_said, self.pending):
            layout.addWidget(box)
        for shown in (self.blocked, self.blocking, self.all_the_same, self.bar, self.result):
            layout.addWidget(shown)
        layout.addLayout(buttons)
        self.pick.clicked.connect(self._pick)
        self.button.clicked.connect(self._ask)
        self.cancel_button.clicked.connect(self.cancel)
        self.all_the_same.toggled.connect(self._show)
        for chosen in (self.blocking.itemClicked, self.blocking.itemActivated):
            chosen.connect(lambda item: self.go_to.emit(item.data(_FINDING)))
        self._show()


def _blocking(
    resolution: Resolution, meant: dict[str, str], cancelled: Callable[[], bool]
) -> tuple[Finding, ...]:
    return blocks_submission(check(resolution, ignored=meant, cancelled=cancelled))


_UNCHECKED = "The text could not be checked for blanks and brackets: look through it yourself."


def _to_settle(count: int) -> str:
    if count == 1:
        return "One thing is to be settled before submission."
    return f"{count} things are to be settled before submission."

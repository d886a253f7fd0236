"""The Export place: what leaves the program, how it will look, and the proof that it is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from penholder.document.lines import LineKind, to_lines
from penholder.document.numbering import line_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import blanks_in
from penholder.document.text import plain_text
from penholder.formats.proof import Proof, export
from penholder.formats.word.layouts import remark
from penholder.negotiation.keeping import Kept
from penholder.negotiation.remarks import to_be_written
from penholder.ui.export.page_preview import PagePreview
from penholder.ui.export.submission import Submission
from penholder.ui.export.word_choices import WordChoices
from penholder.ui.open_texts import OpenText
from penholder.ui.tasks import Task


@dataclass(frozen=True)
class Target:
    """A format one can export to."""

    extension: str
    head: str
    text: str
    primary: bool = False


TARGETS: tuple[Target, ...] = (
    Target(
        ".docx",
        "Word, in United Nations format",
        "Masthead, styles, numbered paragraphs and real footnotes, ready to circulate",
        primary=True,
    ),
    Target(".html", "Web page", "One file for a browser or a mail, light and dark"),
    Target(".txt", "Plain text", "Every word, number and note, no formatting"),
    Target(".xml", "Akoma Ntoso (XML)", "The Organization’s format for documents as data"),
)


class ExportPlace(QWidget):
    """Exports the current text. `choose_target` asks the user for a file of an extension."""

    exported = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        choose_target: Callable[[str, str], Path | None],
        choose_base: Callable[[], Path | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportPlace")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choose_target = choose_target
        self._text: OpenText | None = None
        self._task: Task[Proof] | None = None
        self._written: Path | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.preview = PagePreview()
        self.word = WordChoices()
        self.submission = Submission(choose_base, choose_target)
        self.submission.problem.connect(self.problem)
        self.submission.written.connect(self.exported)
        self.word.changed.connect(lambda: self.preview.set_options(self.word.options))
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_file = QPushButton("Open it")
        self.show_folder = QPushButton("Open the folder")
        self.show_file.clicked.connect(lambda: self._open(self._written))
        self.show_folder.clicked.connect(lambda: self._open(self._written and self._written.parent))
        self._facts = QFormLayout()
        self._build()

    def set_text(self, text: OpenText | None) -> None:
        """Shows another text, ready to be exported."""
        self._text = text
        resolution = text.resolution if text is not None else Resolution()
        self.preview.set_resolution(resolution)
        self._show_facts(resolution)
        self._set_written(None, "")
        self.submission.set_text(text)
        self.word.set_comments(text.comment_count() if text is not None else 0)
        for button in self.buttons.values():
            button.setEnabled(text is not None)

    def export_to(self, path: Path) -> None:
        """Writes the text to a file and proves it, off the interface thread."""
        if self._text is None or self._task is not None:
            return
        text, choices = self._text, self.word.options
        resolution = text.resolution
        kept = text.returned() if self.word.with_comments else Kept()

        def work(_cancelled: object) -> Proof:
            comments = to_be_written(resolution, kept.files, kept.decided)
            return export(resolution, path, choices, comments)

        self._set_written(None, f"Writing {path.name} …")

        def done(proof: Proof) -> None:
            self._task = None
            if path.suffix.lower() == ".docx":
                text.keep_version(path.name, resolution)
            self.exported.emit(path)
            if self._text is not None and self._text.resolution is resolution:
                self._set_written(path, f"✓ {path.name}\n{proof.sentence}")
            else:  # another text was chosen meanwhile: nothing is proved of that one
                self._set_written(None, "")
                self.problem.emit(f"✓ {path.name} {proof.sentence}")

        def failed(error: Exception) -> None:
            self._task = None
            self._set_written(None, "")
            self.problem.emit(str(error))

        self._task = Task("Exporting", work, done, failed, self).start()

    def show_submission(self) -> None:
        """Brings the file for submission into sight, with the keyboard."""
        self._area.ensureWidgetVisible(self.submission)
        self.submission.author.setFocus()  # always enabled, and Enter in it writes nothing

    def cancel_all(self) -> None:
        """Stops what is under way; a file that is being put in its place still is."""
        self.submission.cancel()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._task is not None or self.submission.busy()

    def _ask(self, extension: str) -> None:
        if self._text is None:
            return
        path = self._choose_target(extension, suggested_name(self._text))
        if path is not None:
            self.export_to(path)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        heading = QLabel("Export")
        heading.setProperty("role", "title")
        column.addWidget(heading)
        column.addLayout(self._facts)
        column.addSpacing(8)
        for target in TARGETS:
            column.addWidget(self._card(target))
            if target.primary:
                column.addWidget(self.submission)
        column.addWidget(self.result)
        row = QHBoxLayout()
        row.addWidget(self.show_file)
        row.addWidget(self.show_folder)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.setMinimumWidth(420)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 16, 0)
        layout.addWidget(area, 1)
        layout.addWidget(self.preview, 1)
        self._set_written(None, "")

    def _card(self, target: Target) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        head = QLabel(target.head)
        head.setProperty("role", "heading")
        text = QLabel(target.text)
        text.setProperty("role", "faint")
        text.setWordWrap(True)
        button = QPushButton(f"Export {target.extension}…")
        button.setProperty("primary", target.primary)
        button.clicked.connect(lambda: self._ask(target.extension))
        self.buttons[target.extension] = button
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(head)
        words.addWidget(text)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(button)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(row)
        if target.extension == ".docx":
            layout.addWidget(self.word)
        return card

    def _show_facts(self, resolution: Resolution) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts(resolution):
            label = QLabel(name)
            label.setProperty("role", "faint")
            shown = QLabel(value)
            shown.setWordWrap(True)
            self._facts.addRow(label, shown)

    def _set_written(self, path: Path | None, sentence: str) -> None:
        self._written = path
        self.result.setText(sentence)
        self.result.setVisible(bool(sentence))
        self.show_file.setVisible(path is not None)
        self.show_folder.setVisible(path is not None)

    @staticmethod
    def _open(path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def facts(resolution: Resolution) -> list[tuple[str, str]]:
    """What will be exported, in a few words: name, symbol, length, notes, blanks left."""
    lines = to_lines(resolution.body, resolution.annexes)
    kinds = [line.kind for line in lines]
    texts = [text for line in lines for text in line_texts(line)]
    elsewhere = [resolution.title, resolution.opening, *(note.spans for note in resolution.notes)]
    blanks = sum(len(blanks_in(text)) for text in (*texts, *elsewhere))
    words = sum(len(plain_text(text).split()) for text in texts)
    rows = [
        ("Title", plain_text(resolution.title) or "none yet"),
        ("Symbol", resolution.masthead.symbol or "none yet"),
        (
            "Length",
            f"{kinds.count(LineKind.PREAMBULAR)} preambular and "
            f"{kinds.count(LineKind.OPERATIVE)} operative paragraphs, {words:,} words",
        ),
        ("Notes", str(len(resolution.notes))),
    ]
    if remark(resolution):
        rows.append(("Layout", remark(resolution)))
    if blanks:
        rows.append(("Blanks left", f"{blanks}: they are written in square brackets"))
    return rows


def suggested_name(text: OpenText) -> str:
    """A file name made from the symbol or title, without the extension."""
    name = (
        text.resolution.masthead.symbol or plain_text(text.resolution.title) or "Draft resolution"
    )
    kept = "".join(sign if sign.isalnum() or sign in " .-_" else "_" for sign in name)
    return kept.strip(" ._")[:80] or "Draft resolution"

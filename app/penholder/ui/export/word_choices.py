"""The choices for a Word file in the Export place: check boxes and short fields."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from penholder.formats.word.options import STANDARD, PageSize, WordOptions

PICTURES = "Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff)"
PAPERS = ((PageSize.LETTER, "Letter"), (PageSize.A4, "A4"))
CIRCULATIONS = ("", "Zero draft", "Rev.1", "Rev.2", "Chair’s text")
WATERMARK = "DRAFT"


class WordChoices(QWidget):
    """Gives `options`; `changed` says that they are others now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = QCheckBox("Links on cited documents")
        self.no_break = QCheckBox("Keep day and month, number and unit on one line")
        self.no_break.setToolTip("Also “non-”, “co-”, “inter-” with the word behind the hyphen")
        self.line_numbers = QCheckBox("Line numbers")
        self.watermark = QCheckBox(f"Watermark “{WATERMARK}”")
        self.comments = QCheckBox()
        self.circulation = QComboBox()
        self.circulation.setEditable(True)
        self.circulation.addItems(CIRCULATIONS)
        self.circulation.setAccessibleName("Line for informal circulation")
        line = self.circulation.lineEdit()
        if line is not None:
            line.setPlaceholderText("none")
        self.paper = QComboBox()
        self.paper.addItems([name for _size, name in PAPERS])
        self.paper.setAccessibleName("Paper")
        self.author = QLineEdit()
        self.author.setPlaceholderText("nobody")
        self.author.setAccessibleName("Author in the properties of the file")
        self.emblem = QPushButton("Choose a picture…")
        self.no_emblem = QPushButton("Remove")
        self._picture: Path | None = None
        self._build()
        self._connect()

    @property
    def options(self) -> WordOptions:
        """What is chosen."""
        return WordOptions(
            hyperlinks=self.links.isChecked(),
            no_break_spaces=self.no_break.isChecked(),
            emblem=self._picture,
            line_numbers=self.line_numbers.isChecked(),
            watermark=WATERMARK if self.watermark.isChecked() else "",
            circulation=self.circulation.currentText().strip(),
            page=PAPERS[self.paper.currentIndex()][0],
            author=self.author.text().strip(),
        )

    @property
    def with_comments(self) -> bool:
        """Whether the comments of colleagues go into the file."""
        return self.comments.isChecked() and not self.comments.isHidden()

    def set_comments(self, count: int) -> None:
        """Offers to write so many comments; with none there is nothing to choose."""
        self.comments.setText(comments_offered(count))
        self.comments.setVisible(count > 0)

    def set_emblem(self, picture: Path | None) -> None:
        """Takes a picture for the masthead, or none."""
        self._picture = picture
        self.emblem.setText(picture.name if picture is not None else "Choose a picture…")
        self.no_emblem.setVisible(picture is not None)
        self.changed.emit()

    def _build(self) -> None:
        self.links.setChecked(STANDARD.hyperlinks)
        self.no_break.setChecked(STANDARD.no_break_spaces)
        self.no_emblem.setVisible(False)
        boxes = QVBoxLayout()
        boxes.setSpacing(6)
        for box in (self.links, self.no_break, self.line_numbers, self.watermark, self.comments):
            boxes.addWidget(box)
        self.comments.setChecked(True)
        self.comments.hide()
        picture = QHBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(self.emblem)
        picture.addWidget(self.no_emblem)
        picture.addStretch(1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(6)
        fields.setColumnStretch(1, 1)
        named = (("Circulation line", self.circulation), ("Paper", self.paper))
        for row, (name, field) in enumerate((*named, ("Author", self.author))):
            fields.addWidget(self._name(name, field), row, 0)
            fields.addWidget(field, row, 1)
        fields.addWidget(self._name("Emblem", self.emblem), len(named) + 1, 0)
        fields.addLayout(picture, len(named) + 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(boxes)
        layout.addLayout(fields)

    def _name(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "faint")
        label.setBuddy(field)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label

    def _connect(self) -> None:
        for box in (self.links, self.no_break, self.line_numbers, self.watermark):
            box.toggled.connect(lambda _checked: self.changed.emit())
        self.circulation.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.paper.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.emblem.clicked.connect(self._choose_emblem)
        self.no_emblem.clicked.connect(lambda: self.set_emblem(None))

    def _choose_emblem(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, "Picture for the masthead", "", PICTURES
        )
        if chosen:
            self.set_emblem(Path(chosen))


def comments_offered(count: int) -> str:
    """What a box says that writes the comments of returned files."""
    return (
        f"With the {count:,} comments of colleagues"
        if count > 1
        else "With the comment of a colleague"
    )

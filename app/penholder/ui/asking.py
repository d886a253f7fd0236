"""What the window asks: which file to open, where to write, whether changes may be lost."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QInputDialog,
    QMessageBox,
    QSpinBox,
    QWidget,
)

from penholder import __version__
from penholder.formats import registry


class Answer(Enum):
    """What is to happen to changes that are not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def files_to_open(parent: QWidget) -> list[Path]:
    """Files the user chose; none when the dialog was left."""
    names, _filter = QFileDialog.getOpenFileNames(parent, "Open", "", open_filter())
    return [Path(name) for name in names]


def file_to_open(parent: QWidget) -> Path | None:
    """The one file the user chose, or None."""
    name, _filter = QFileDialog.getOpenFileName(parent, "Open", "", open_filter())
    return Path(name) if name else None


def base_to_open(parent: QWidget) -> Path | None:
    """The official Word file the user chose as the base of tracked changes, or None."""
    name, _filter = QFileDialog.getOpenFileName(
        parent, "The official Word file", "", "Word documents (*.docx)"
    )
    return Path(name) if name else None


def pack_to_import(parent: QWidget) -> Path | None:
    """The pack of clauses the user chose, or None."""
    name, _filter = QFileDialog.getOpenFileName(
        parent, "Import a pack of clauses", "", "Packs of clauses (*.json *.toml)"
    )
    return Path(name) if name else None


def table_size(parent: QWidget) -> tuple[int, int] | None:
    """How many rows and columns a new table is to have, or None."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Insert a table")
    form = QFormLayout(dialog)
    fields = []
    for name, usual, most in (("Rows", 3, 500), ("Columns", 3, 20)):
        field = QSpinBox()
        field.setRange(1, most)
        field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        field.setValue(usual)
        form.addRow(name, field)
        fields.append(field)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.addRow(buttons)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    size = fields[0].value(), fields[1].value()
    dialog.deleteLater()
    return size if chosen else None


def number_of_paragraph(parent: QWidget, shown: str) -> str | None:
    """The number a paragraph is to have, '' to count it again, or None when left."""
    text, done = QInputDialog.getText(
        parent,
        "Number of the paragraph",
        "5 bis, for example; empty to count it again:",
        text=shown,
    )
    return text if done else None


def file_to_write(parent: QWidget, extension: str, suggested: str) -> Path | None:
    """Where to write a file of an extension, which is added when it is not typed; or None."""
    name, _filter = QFileDialog.getSaveFileName(
        parent, "Save", suggested + extension, f"*{extension}"
    )
    if not name:
        return None
    path = Path(name)
    return path if path.name.lower().endswith(extension) else path.with_name(path.name + extension)


def open_filter() -> str:
    """The filter of the Open dialog: every readable format, and each by itself."""
    every = " ".join(f"*{extension}" for extension in registry.readable_extensions())
    each = [
        f"{name} ({' '.join(f'*{extension}' for extension in extensions)})"
        for name, extensions in registry.readable_formats()
    ]
    return ";;".join([f"Texts ({every})", *each])


def may_lose(parent: QWidget, name: str) -> Answer:
    """What is to happen to the unsaved changes of a text."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(f"Save the changes to {name}?")
    box.setInformativeText("Without saving, the changes since the last save are lost.")
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    answers = {int(buttons.Save): Answer.SAVE, int(buttons.Discard): Answer.DISCARD}
    return answers.get(int(box.exec()), Answer.CANCEL)


def paragraph_to_go_to(parent: QWidget) -> str:
    """What the user typed to name a paragraph: PP3, OP12, 12 (b); '' for nothing."""
    text, _accepted = QInputDialog.getText(parent, "Go to paragraph", "PP3, OP12, 12 or 12 (b):")
    return text.strip()


def about(parent: QWidget) -> None:
    """Says what the program is and what it is not."""
    QMessageBox.about(
        parent,
        "About Penholder",
        f"Penholder {__version__}\n\nDrafts, compares and exports United Nations resolutions. "
        "Free software under the Apache License 2.0. Not a product of the United Nations.",
    )

"""The details panel: masthead and sponsors, what stands on the first page around the text."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from penholder.document.resolution import (
    AgendaItem,
    Masthead,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.phrasebook.organs import main_committees, organs
from penholder.phrasebook.states import observers, sorted_names, states
from penholder.ui.utf16 import utf16_length

FIELDS: tuple[tuple[str, str], ...] = (
    ("organ", "Organ"),
    ("body", "Committee"),
    ("session", "Session"),
    ("symbol", "Symbol"),
    ("distribution", "Distribution"),
    ("date", "Date"),
    ("original_language", "Original"),
)

_AGENDA, _SPONSORS = "masthead.agenda_items", "sponsors"
FIELD_PLACES = frozenset({_AGENDA, _SPONSORS, *(f"masthead.{name}" for name, _ in FIELDS)})
"""What the checks call the fields that are here."""


class Details(QWidget):
    """Emits `changed` with the resolution that has the new masthead and sponsors."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resolution = Resolution()
        self._filling = False
        self._filled = False
        self.fields: dict[str, QComboBox | QLineEdit] = {}
        self.agenda = QPlainTextEdit()
        self.agenda.setPlaceholderText("One item a line: 24 (b) Title of the item")
        self.sponsors = QPlainTextEdit()
        self.sponsors.setPlaceholderText("One sponsor a line")
        self.add_sponsor = QLineEdit()
        self.add_sponsor.setPlaceholderText("Add a State: type its name")
        self._build()

    def set_resolution(self, resolution: Resolution) -> None:
        """Shows the details of a text; fields that show them already are left alone."""
        before, self._resolution = self._resolution, resolution
        same = (before.masthead, before.sponsors) == (resolution.masthead, resolution.sponsors)
        if self._filled and same:
            return
        self._filled = True
        self._filling = True
        for name, field in self.fields.items():
            value = str(getattr(resolution.masthead, name))
            if isinstance(field, QComboBox):
                field.setCurrentText(value)
            else:
                field.setText(value)
        self.agenda.setPlainText(
            "\n".join(f"{i.number} {i.title}".strip() for i in resolution.masthead.agenda_items)
        )
        sponsors = resolution.sponsors
        self.sponsors.setPlainText("\n".join(s.name for s in sponsors.states) if sponsors else "")
        self._filling = False

    def point_at(self, place: str, words: str = "") -> None:
        """Puts the cursor into the field that the checks call so, and selects words of it."""
        if place in (_AGENDA, _SPONSORS):
            box = self.agenda if place == _AGENDA else self.sponsors
            box.setFocus()
            whole = (
                QTextDocument.FindFlag.FindWholeWords | QTextDocument.FindFlag.FindCaseSensitively
            )
            found = box.document().find(words, 0, whole)
            if not found.isNull():
                box.setTextCursor(found)
            return
        field = self.fields.get(place.removeprefix("masthead."))
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        if line is None:
            return
        line.setFocus()
        start = line.text().find(words)
        if words and start >= 0:
            line.setSelection(utf16_length(line.text()[:start]), utf16_length(words))

    def _build(self) -> None:
        choices = {
            "organ": [organ.name for organ in organs()],
            "body": ["", *(committee.name for committee in main_committees())],
            "distribution": ["General", "Limited"],
        }
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        for name, label in FIELDS:
            field: QComboBox | QLineEdit
            if name in choices:
                field = QComboBox()
                field.setEditable(True)
                field.addItems(choices[name])
                field.currentTextChanged.connect(self._tell)
            else:
                field = QLineEdit()
                field.textEdited.connect(self._tell)
            field.setAccessibleName(label)
            self.fields[name] = field
            form.addRow(label, field)
        for box, label in ((self.agenda, "Agenda items"), (self.sponsors, "Sponsors")):
            box.setAccessibleName(label)
            box.setFixedHeight(84)
            box.setTabChangesFocus(True)
            box.textChanged.connect(self._tell)
            form.addRow(label, box)
        names = [state.name for state in (*states(), *observers())]
        completer = QCompleter(QStringListModel(names, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add)
        self.add_sponsor.setCompleter(completer)
        self.add_sponsor.setAccessibleName("Add a sponsor")
        self.add_sponsor.returnPressed.connect(lambda: self._add(self.add_sponsor.text()))
        form.addRow("", self.add_sponsor)
        heading = QLabel("First page")
        heading.setProperty("role", "heading")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(heading)
        column.addLayout(form)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _add(self, name: str) -> None:
        name = name.strip()
        if not name:
            return
        present = [row for row in self.sponsors.toPlainText().splitlines() if row.strip()]
        if name not in present:
            self.sponsors.setPlainText("\n".join(sorted_sponsors([*present, name])))
        self.add_sponsor.clear()

    def _tell(self) -> None:
        if self._filling:
            return
        changed = replace(self._resolution, masthead=self._masthead(), sponsors=self._sponsors())
        if changed != self._resolution:
            self._resolution = changed
            self.changed.emit(changed)

    def _masthead(self) -> Masthead:
        values = {
            name: field.currentText() if isinstance(field, QComboBox) else field.text()
            for name, field in self.fields.items()
        }
        rows = self.agenda.toPlainText().splitlines()
        items = tuple(agenda_item(row) for row in rows if row.strip())
        return replace(self._resolution.masthead, agenda_items=items, **values)

    def _sponsors(self) -> Sponsors | None:
        before = self._resolution.sponsors
        names = [row.strip() for row in self.sponsors.toPlainText().splitlines() if row.strip()]
        if not names and before is None:
            return None
        known = {s.name: s for s in before.states} if before else {}
        listed = tuple(known.get(name, Sponsor(name)) for name in names)
        return replace(before, states=listed) if before else Sponsors(listed)


def agenda_item(row: str) -> AgendaItem:
    """An item as typed: its number up to the end of "(b)", then its title."""
    words = row.split()
    size = 2 if len(words) > 1 and words[1].startswith("(") else 1
    return AgendaItem(" ".join(words[:size]), " ".join(words[size:]))


def sorted_sponsors(names: list[str]) -> list[str]:
    """Sponsors in the English alphabetical order of their official short names."""
    return list(sorted_names(names))

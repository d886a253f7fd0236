"""The list of changes beside the two sheets: one line a change, filtered by kind, with counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from penholder.compare.result import Relation, WordOp
from penholder.compare.rows import RowRole
from penholder.ui.compare.view_rows import ViewRow

_ROW = Qt.ItemDataRole.UserRole

KINDS: tuple[tuple[str, str], ...] = (
    ("all", "All changes"),
    ("edited", "Edited"),
    ("added", "Added"),
    ("removed", "Removed"),
    ("moved", "Moved"),
    ("split", "Split"),
    ("merged", "Merged"),
    ("substance", "Substance"),
    ("routine", "Routine and editorial"),
)


class ChangesList(QWidget):
    """Emits the index of the row whose line was chosen."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ViewRow] = ()
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of change")
        self.list = QListWidget()
        self.list.setAccessibleName("Changes")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel("No change of this kind.")
        self.empty.setProperty("role", "faint")
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.kind)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self.kind.currentIndexChanged.connect(self._fill)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def set_rows(self, rows: Sequence[ViewRow]) -> None:
        """Lists the changes of these rows."""
        self._rows = rows
        chosen = self.kind.currentData() or "all"
        self.kind.blockSignals(True)
        self.kind.clear()
        for name, text in KINDS:
            count = sum(_listed(row, name) for row in rows)
            if count or name == "all":
                self.kind.addItem(f"{text} ({count})", name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)
        self._fill()

    def set_current(self, index: int) -> None:
        """Selects the line of a row, if it is listed."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(_ROW) == index:
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(-1)

    def _fill(self) -> None:
        kind = self.kind.currentData() or "all"
        self.list.clear()
        for index, row in enumerate(self._rows):
            if _listed(row, kind):
                item = QListWidgetItem(_line(row))
                item.setData(_ROW, index)
                item.setToolTip(row.spoken[:600])
                self.list.addItem(item)
        self.empty.setVisible(self.list.count() == 0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROW))


def _listed(row: ViewRow, kind: str) -> bool:
    if not row.changed or row.role is RowRole.OLD_END:  # a moved paragraph is one change
        return False
    match kind:
        case "all":
            return True
        case "moved":
            return row.pair.moved
        case "substance":
            return row.pair.category is not None and not row.routine
        case "routine":
            return row.routine
        case _:
            return row.pair.relation.value == kind


def _line(row: ViewRow) -> str:
    pair = row.pair
    old, new = " ".join(pair.old_labels).strip(), " ".join(pair.new_labels).strip()
    label = new if not old or old == new else old if not new else f"{old} → {new}"
    what = "" if pair.relation is not Relation.UNCHANGED else "moved "
    words = _first_words(row)
    return f"{row.sign}  {label}  {what}{words}".replace("   ", "  ")


def _first_words(row: ViewRow) -> str:
    """The first changed words of an edit, else the beginning of the text."""
    pair = row.pair
    if pair.relation is Relation.EDITED:
        parts = [
            f"{'+' if edit.op is WordOp.INSERT else '−'} {edit.text.strip()}"
            for edit in pair.words
            if edit.op is not WordOp.EQUAL and edit.text.strip()
        ]
        if parts:
            return "  ".join(parts)[:120]
    passed_over = WordOp.DELETE if pair.new else WordOp.INSERT
    return "".join(edit.text for edit in pair.words if edit.op is not passed_over)[:120].strip()

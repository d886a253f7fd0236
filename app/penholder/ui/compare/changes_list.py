"""The list of changes beside the sheets: one entry a change, filtered by kind and category."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from penholder.compare.result import Category, Relation, WordOp
from penholder.compare.rows import RowRole
from penholder.ui.compare.change_entry import Entry, EntryDelegate
from penholder.ui.compare.one_column import reading_steps
from penholder.ui.compare.view_rows import ViewRow
from penholder.ui.theme import Theme

_ROW = Qt.ItemDataRole.UserRole
_ENTRY = Qt.ItemDataRole.UserRole + 1

Test = Callable[[ViewRow], bool]

KINDS: dict[str, tuple[str, Test]] = {
    "all": ("All kinds", lambda _row: True),
    "edited": ("Edited", lambda row: row.pair.relation is Relation.EDITED),
    "added": ("New", lambda row: row.pair.relation is Relation.ADDED),
    "removed": ("Removed", lambda row: row.pair.relation is Relation.REMOVED),
    "moved": ("Moved", lambda row: row.pair.moved),
    "split": ("Split", lambda row: row.pair.relation is Relation.SPLIT),
    "merged": ("Merged", lambda row: row.pair.relation is Relation.MERGED),
}

CATEGORIES: dict[str, tuple[str, Test]] = {
    "all": ("Substance or not", lambda _row: True),
    "substance": ("Substance", lambda row: row.pair.category is Category.SUBSTANCE),
    "flagged": ("Substance with a remark", lambda row: bool(row.pair.flags)),
    "editorial": ("Editorial", lambda row: row.pair.category is Category.EDITORIAL),
    "routine": ("Routine", lambda row: row.pair.category is Category.ROUTINE),
}


class ChangesList(QWidget):
    """Emits the index of the row whose entry was chosen."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ViewRow] = ()
        self.kind, self.category = QComboBox(), QComboBox()
        self.kind.setAccessibleName("Kind of change")
        self.category.setAccessibleName("Category of change")
        self.list = QListWidget()
        self.list.setAccessibleName("Changes")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = EntryDelegate(theme, _ENTRY, self.list)
        self.list.setItemDelegate(self._delegate)
        self.empty = QLabel()
        self.empty.setProperty("role", "faint")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(4, 4, 4, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 4, 0)
        layout.setSpacing(8)
        for widget in (self.kind, self.category, self.empty):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        for filter_ in (self.kind, self.category):
            filter_.currentIndexChanged.connect(self._filter)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Paints the entries in another theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_rows(self, rows: Sequence[ViewRow]) -> None:
        """Lists the changes of these rows, those of the first page last; no rows: nothing is
        compared.
        """
        self._rows = rows
        self._filter()

    def set_current(self, index: int) -> None:
        """Selects the entry of a row, if it is listed."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(_ROW) == index:
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(-1)

    def _filter(self) -> None:
        """Fills both filters, each with its counts under the other, and the list."""
        changes = [(index, row) for index, row in enumerate(self._rows) if _is_one(row)]
        changes.sort(key=lambda change: bool(change[1].field))
        kind, category = _chosen(self.kind, KINDS), _chosen(self.category, CATEGORIES)
        every = [row for _, row in changes]
        _fill_filter(self.kind, KINDS, every, category)
        _fill_filter(self.category, CATEGORIES, every, kind)
        self.list.clear()
        for index, row in changes:
            if kind(row) and category(row):
                entry = entry_of(row)
                item = QListWidgetItem(f"{entry.sign} {entry.label} {entry.words}")
                item.setData(_ROW, index)
                item.setData(_ENTRY, entry)
                item.setToolTip(row.spoken[:600])
                self.list.addItem(item)
        self.empty.setVisible(self.list.count() == 0)
        if not self._rows:
            self.empty.setText("The changes are listed here once two texts are compared.")
        elif changes:
            self.empty.setText("No change of this kind.")
        else:
            self.empty.setText("No changes: the two texts say the same.")

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROW))


def _is_one(row: ViewRow) -> bool:
    """Whether a row is listed: a moved paragraph is one change, not two."""
    return row.changed and row.role is not RowRole.OLD_END


def _chosen(box: QComboBox, tests: dict[str, tuple[str, Test]]) -> Test:
    return tests[box.currentData() or "all"][1]


def _fill_filter(
    box: QComboBox, tests: dict[str, tuple[str, Test]], rows: Sequence[ViewRow], other: Test
) -> None:
    """Offers what there is, each with its count under the other filter."""
    chosen = box.currentData() or "all"
    with QSignalBlocker(box):
        box.clear()
        for name, (text, test) in tests.items():
            if name in ("all", chosen) or any(map(test, rows)):
                box.addItem(f"{text} ({sum(test(row) and other(row) for row in rows)})", name)
        box.setCurrentIndex(max(0, box.findData(chosen)))


def entry_of(row: ViewRow) -> Entry:
    """What the list says of a change."""
    before, after = row.labels
    label = row.field or row.numbers or after or before
    return Entry(row.sign, label, _first_words(row), _remark(row), row)


def _remark(row: ViewRow) -> str:
    return ", ".join(dict.fromkeys(flag.kind for flag in row.pair.flags))


def _first_words(row: ViewRow) -> str:
    """The first changed words of an edit, else the beginning of the text."""
    pair = row.pair
    if pair.relation is Relation.EDITED:
        parts = [
            f"{sign} {text.strip()}"
            for gone, come, same in reading_steps(pair.words)
            for sign, text in (("−", gone), ("+", come))
            if not same and text.strip()
        ]
        if parts:
            return "  ".join(parts)[:160]
    passed_over = WordOp.DELETE if pair.new else WordOp.INSERT
    words = "".join(edit.text for edit in pair.words if edit.op is not passed_over)
    return " ".join(words[:240].split())[:160]

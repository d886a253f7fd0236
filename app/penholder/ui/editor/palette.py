"""The clause palette: search, preview, choose how strong, insert by Enter or double click."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from penholder.document.lines import Line
from penholder.document.nodes import ParagraphKind
from penholder.document.spans import Blank, Inline, Text
from penholder.phrasebook import clauses
from penholder.phrasebook.clauses import ClauseTemplate
from penholder.ui.editor.clause_shelf import ClauseShelf
from penholder.ui.editor.own_clause import OwnClauseForm
from penholder.ui.theme import Theme

ROW_HEIGHT = 24
_CLAUSE = Qt.ItemDataRole.UserRole
KINDS: tuple[tuple[str, ParagraphKind | None], ...] = (
    ("PP and OP", None),
    ("Preambular", ParagraphKind.PREAMBULAR),
    ("Operative", ParagraphKind.OPERATIVE),
)


FAVOURITES, RECENT, OWN = "★ Favourites", "Recently used", "My clauses"


class ClausePalette(QWidget):
    """Emits `insert_requested` with the lines of the chosen clause.

    `import_asked` and `export_asked` ask for a file to take a pack from, or to write one to.
    """

    insert_requested = Signal(object)
    import_asked = Signal()
    export_asked = Signal()

    def __init__(
        self, theme: Theme, shelf: ClauseShelf | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shelf = shelf or ClauseShelf()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search clauses: report next session")
        self.search.setAccessibleName("Search clauses")
        self.search.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of clause")
        for text, kind in KINDS:
            self.kind.addItem(text, kind)
        self.group = QComboBox()
        self.group.setAccessibleName("Group of clauses")
        self.list = QListWidget()
        self.list.setAccessibleName("Clauses")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "faint")
        self.wording = QComboBox()
        self.wording.setAccessibleName("Wording, from weak to strong")
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Preview")
        self.preview.setOpenLinks(False)
        self.insert = QPushButton("Insert")
        self.insert.setProperty("primary", True)
        self.star = QToolButton()
        self.star.setCheckable(True)
        self.star.setText("☆")
        self.star.setToolTip("Keep among the favourites")
        self.star.setAccessibleName("Favourite")
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setAccessibleName("More about clauses")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.form = OwnClauseForm(self.shelf)
        self._build()
        self._fill_groups()
        self._fill()

    def keep_clause(self, lines: Sequence[Line]) -> str:
        """Opens the form that keeps a clause of the text; gives a sentence when it can't."""
        problem = self.form.begin(lines)
        if not problem:
            self._pages.setCurrentWidget(self.form)
        return problem

    def set_theme(self, theme: Theme) -> None:
        """Paints the preview in another theme."""
        self._theme = theme
        self._show_preview()

    def focus_search(self) -> None:
        """Puts the keyboard into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def current(self) -> ClauseTemplate | None:
        """The chosen clause."""
        item = self.list.currentItem()
        clause = item.data(_CLAUSE) if item is not None else None
        return clause if isinstance(clause, ClauseTemplate) else None

    def _build(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.kind)
        filters.addWidget(self.group, 1)
        filters.addWidget(self.more)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(8, 8, 8, 4)
        upper.addWidget(self.search)
        upper.addLayout(filters)
        upper.addWidget(self.empty)
        upper.addWidget(self.list, 1)
        bottom = QWidget()
        lower = QVBoxLayout(bottom)
        lower.setContentsMargins(8, 4, 8, 8)
        row = QHBoxLayout()
        row.addWidget(self.star)
        row.addWidget(self.wording, 1)
        row.addWidget(self.insert)
        lower.addWidget(self.preview, 1)
        lower.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(top)
        splitter.addWidget(bottom)
        splitter.setSizes([420, 220])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(splitter)
        self._pages.addWidget(self.form)
        layout.addWidget(self._pages)
        self._build_menu()
        self.form.finished.connect(lambda: self._pages.setCurrentIndex(0))
        self.shelf.changed.connect(self._shelf_changed)
        self.star.clicked.connect(self._toggle_favourite)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._insert)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.kind.currentIndexChanged.connect(self._fill)
        self.group.currentIndexChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self._insert)
        self.wording.currentIndexChanged.connect(self._show_preview)
        self.insert.clicked.connect(self._insert)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field to the list, Enter in the list inserts."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._insert()
                return True
        return super().eventFilter(watched, event)

    def _build_menu(self) -> None:
        menu = QMenu(self.more)
        self.delete_action = menu.addAction("Delete this clause", self._delete)
        menu.addSeparator()
        menu.addAction("Import a pack of clauses…", self.import_asked.emit)
        self.export_action = menu.addAction("Export my clauses…", self.export_asked.emit)
        self.more.setMenu(menu)

    def _delete(self) -> None:
        clause = self.current()
        if clause is not None:
            self.shelf.delete_own(clause)

    def _toggle_favourite(self) -> None:
        clause = self.current()
        if clause is not None:
            self.shelf.toggle_favourite(clause)

    def _shelf_changed(self) -> None:
        chosen = self.current()
        self._fill_groups()
        self._fill()
        for row in range(self.list.count()):
            clause = self.list.item(row).data(_CLAUSE)
            if chosen is not None and clause.id == chosen.id:
                self.list.setCurrentRow(row)

    def _fill_groups(self) -> None:
        chosen = self.group.currentText()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem("All groups", None)
        for name in (FAVOURITES, RECENT, OWN):
            self.group.addItem(name, name)
        self.group.insertSeparator(self.group.count())
        for name in clauses.groups(self.shelf.book.templates()):
            if name != OWN:
                self.group.addItem(name, name)
        self.group.setCurrentIndex(max(0, self.group.findText(chosen)) if chosen else 0)
        self.group.blockSignals(False)
        self.export_action.setEnabled(bool(self.shelf.book.own()))

    def _found(self) -> list[ClauseTemplate]:
        special = {
            FAVOURITES: self.shelf.favourites,
            RECENT: self.shelf.recent,
            OWN: self.shelf.book.own,
        }
        group = self.group.currentData()
        query, kind = self.search.text(), self.kind.currentData()
        if group in special:
            return clauses.search(query, kind, among=special[group]())
        return clauses.search(query, kind, group, self.shelf.book.templates())

    def _fill(self) -> None:
        self.list.clear()
        found = self._found()
        self.empty.setText(_EMPTY.get(self.group.currentText(), _NOTHING_FOUND))
        for clause in found:
            mark = "PP" if clause.kind is ParagraphKind.PREAMBULAR else "OP"
            item = QListWidgetItem(f"{mark}   {clause.title}")
            item.setData(_CLAUSE, clause)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setToolTip(f"{clauses.preview_text(clause)}\n\n{clause.when}")
            self.list.addItem(item)
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.setCurrentRow(0 if found else -1)
        self._chosen()

    def _chosen(self) -> None:
        clause = self.current()
        self.wording.blockSignals(True)
        self.wording.clear()
        for text in clause.wordings if clause else ():
            self.wording.addItem(clauses.wording_label(text))
        if clause is not None:
            self.wording.setCurrentIndex(clause.standard)
        self.wording.setEnabled(self.wording.count() > 1)
        self.wording.blockSignals(False)
        self.insert.setEnabled(clause is not None)
        favourite = clause is not None and self.shelf.is_favourite(clause)
        self.star.setEnabled(clause is not None)
        self.star.setChecked(favourite)
        self.star.setText("★" if favourite else "☆")
        self.delete_action.setEnabled(clause in self.shelf.book.own())
        self._show_preview()

    def _show_preview(self) -> None:
        clause = self.current()
        if clause is None:
            self.preview.clear()
            return
        lines = clauses.template_lines(clause, max(0, self.wording.currentIndex()))
        letters = iter("abcdefgh")
        rows = [
            f"<p>{f'({next(letters)}) ' if line.level else ''}{self._html(line.spans)}</p>"
            for line in lines
        ]
        when = f'<p style="color:{self._theme.faint}">{escape(clause.when)}</p>'
        self.preview.setHtml("".join(rows) + when)

    def _html(self, spans: Inline) -> str:
        parts: list[str] = []
        for span in spans:
            if isinstance(span, Blank):
                look = f"background:{self._theme.chip_ground};color:{self._theme.chip_text}"
                hint = escape(span.hint or span.kind.value)
                parts.append(f'<span style="{look}">&nbsp;{hint}&nbsp;</span>')
            elif isinstance(span, Text):
                text = escape(span.text)
                parts.append(f"<i>{text}</i>" if span.italic else text)
        return "".join(parts)

    def _insert(self) -> None:
        clause = self.current()
        if clause is not None:
            wording = max(0, self.wording.currentIndex())
            self.insert_requested.emit(clauses.template_lines(clause, wording))
            self.shelf.used(clause)


_NOTHING_FOUND = "No clause has all these words. Try fewer, or another group."
_EMPTY = {
    FAVOURITES: "No favourites yet. The star beside a clause keeps it here.",
    RECENT: "Nothing used yet. Clauses you insert come here.",
    OWN: "None of your own yet. “Keep as my clause” in the Clause menu keeps a paragraph here.",
}

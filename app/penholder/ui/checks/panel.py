"""The checks beside the text: what was found, why it matters, and what can be done about it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from penholder.checks import Finding, Findings, Part, Severity, fixed
from penholder.ui.checks import squiggles
from penholder.ui.checks.live import LiveChecks
from penholder.ui.checks.spelling_menu import SpellingMenu
from penholder.ui.checks.words_list import WordsList
from penholder.ui.editor.details import FIELD_PLACES
from penholder.ui.editor.editor import DraftEditor

_FINDING = Qt.ItemDataRole.UserRole
_FIELD = "field"
GROUPS = {
    Severity.ERROR: ("Error", "Errors"),
    Severity.WARNING: ("Warning", "Warnings"),
    Severity.ADVICE: ("Advice", "Advice"),
}


_NOTHING = "Nothing found. The checks follow as you write."


class ChecksPanel(QWidget):
    """Lists the findings of one text; `summary_changed` has them counted in a few words.

    `field_asked` wants the field of the first page shown that a finding is about.
    """

    summary_changed = Signal(str)
    field_asked = Signal(object)
    report_asked = Signal()
    problem = Signal(str)

    def __init__(
        self, editor: DraftEditor, live: LiveChecks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._live = live
        self.filter = QComboBox()
        self.filter.setAccessibleName("Findings shown")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Findings")
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setIndentation(10)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel()
        self.detail = QLabel()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it is meant as it is")
        self.reason.setAccessibleName("Reason to ignore")
        self.fix = QPushButton("Fix")
        self.fix_all = QPushButton("Fix all of this kind")
        self.ignore = QPushButton("Ignore")
        self.report = QPushButton("Report…")
        self.spelling = SpellingMenu(editor, live, live.words)
        self.words = WordsList(live.words)
        self.words.hide()
        self.words_button = QPushButton("My words")
        self.words_button.setCheckable(True)
        self._held = -1
        self._build()
        live.found.connect(self.refresh)
        self.refresh()

    def current(self) -> Finding | None:
        """The chosen finding."""
        item = self.tree.currentItem()
        found = item.data(0, _FINDING) if item is not None else None
        return found if isinstance(found, Finding) else None

    def step(self, forward: int) -> None:
        """Goes to the next (1) or previous (-1) finding, around the end."""
        items = self._items()
        if not items:
            return
        current = self.tree.currentItem()
        at = next((i for i, item in enumerate(items) if item is current), -1 if forward > 0 else 0)
        self.tree.setCurrentItem(items[(at + forward) % len(items)])
        self._go_to()

    def show_finding(self, finding: Finding) -> None:
        """Selects the words of a finding on the sheet, or in the field of the first page."""
        cursor = squiggles.cursor_of(self._editor.surface, finding)
        if cursor is None:
            self.field_asked.emit(finding)
        else:
            self._editor.surface.setTextCursor(cursor)
            self._editor.surface.ensureCursorVisible()
            self._editor.setFocus()

    def refresh(self) -> None:
        """Shows the findings as they stand; the chosen one stays chosen where it is still there."""
        findings = self._live.findings
        chosen = self.current()
        self._fill(findings, chosen.key if chosen else "")
        counts = {severity: len(findings.of(severity)) for severity in Severity}
        self._fill_filter(counts, len(findings.ignored))
        self.summary_changed.emit(checks_summary(findings))
        self._show_waves()
        language = self._live.resolution.language if self._live.resolution else "en"
        self.words.set_english(language.split("-")[0] == "en")
        self._show_detail()

    def _show_waves(self) -> None:
        surface = self._editor.surface
        if self._live.is_current():
            held = squiggles.show(surface, self._live.findings.found)
            self._held = surface.document().revision() if held else -1

    def _caret_moved(self) -> None:
        """The caret may have left a word that had no wave while it was there."""
        if self._held == self._editor.surface.document().revision():
            self._show_waves()

    def _build(self) -> None:
        for label in (self.empty, self.detail):
            label.setWordWrap(True)
        self.empty.setProperty("role", "faint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.words_button)
        top.addWidget(self.report)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fix)
        buttons.addWidget(self.fix_all)
        buttons.addStretch(1)
        ignoring = QHBoxLayout()
        ignoring.addWidget(self.reason, 1)
        ignoring.addWidget(self.ignore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.words)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.detail)
        layout.addLayout(buttons)
        layout.addLayout(ignoring)
        self.filter.currentIndexChanged.connect(self._filter_changed)
        self.tree.currentItemChanged.connect(self._show_detail)
        self.tree.itemClicked.connect(self._go_to)
        self.tree.itemActivated.connect(self._activated)
        self.words_button.toggled.connect(self.words.setVisible)
        self.detail.linkActivated.connect(self._follow)
        self._editor.surface.cursorPositionChanged.connect(self._caret_moved)
        self.fix.clicked.connect(lambda: self._make_fixes(every=False))
        self.fix_all.clicked.connect(lambda: self._make_fixes(every=True))
        self.ignore.clicked.connect(self._ignore)
        self.reason.returnPressed.connect(self._ignore)
        self.report.clicked.connect(self.report_asked)

    def _fill_filter(self, counts: dict[Severity, int], ignored: int) -> None:
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(f"All findings ({sum(counts.values())})", "")
        for severity, number in counts.items():
            self.filter.addItem(f"{GROUPS[severity][1]} ({number})", severity.value)
        self.filter.addItem(f"Ignored ({ignored})", "ignored")
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)

    def _filter_changed(self) -> None:
        self._fill(self._live.findings, "")
        self._show_detail()

    def _fill(self, findings: Findings, chosen: str) -> None:
        wanted = self.filter.currentData() or ""
        self.tree.blockSignals(True)
        self.tree.clear()
        for severity in Severity:
            found = findings.of(severity)
            if found and wanted in ("", severity.value):
                self._add_group(f"{GROUPS[severity][1]} ({len(found)})", found, chosen)
        if findings.ignored and wanted in ("", "ignored"):
            title = f"Ignored ({len(findings.ignored)})"
            self._add_group(title, findings.ignored, chosen, struck=True)
        self.tree.blockSignals(False)
        nothing = self.tree.topLevelItemCount() == 0
        self.empty.setText(_NOTHING if self._live.resolution is not None else "Checking…")
        self.empty.setVisible(nothing)
        self.tree.setVisible(not nothing)

    def _add_group(
        self, title: str, found: tuple[Finding, ...], chosen: str, *, struck: bool = False
    ) -> None:
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = QFont()
        bold.setBold(True)
        group.setFont(0, bold)
        self.tree.addTopLevelItem(group)
        look = QFont()
        look.setStrikeOut(struck)
        for finding in found:
            item = QTreeWidgetItem([f"{finding.place.name}  {finding.message}"])
            item.setData(0, _FINDING, finding)
            item.setFont(0, look)
            item.setToolTip(0, finding.rule.reason)
            group.addChild(item)
            if finding.key == chosen:
                self.tree.setCurrentItem(item)
        group.setExpanded(True)

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        found = [g.child(at) for g in groups if g is not None for at in range(g.childCount())]
        return [item for item in found if item is not None]

    def _show_detail(self) -> None:
        finding = self.current()
        ignored = finding is not None and finding in self._live.findings.ignored
        said = _explained(finding, self._live.reason(finding)) if finding else ""
        links = self.spelling.links(finding) if finding and not ignored else ""
        field = _field_link(finding) if finding else ""
        self.detail.setText("<br>".join(filter(None, (said, field, links))))
        same = [f for f in self._live.findings.found if finding and f.rule.id == finding.rule.id]
        fixable = [each for each in same if each.fix is not None]
        self.fix.setEnabled(finding is not None and finding.fix is not None and not ignored)
        self.fix_all.setEnabled(len(fixable) > 1 and not ignored)
        self.fix_all.setText(f"Fix all {len(fixable)}" if len(fixable) > 1 else "Fix all")
        self.ignore.setText("Restore" if ignored else "Ignore")
        self.ignore.setEnabled(finding is not None)
        self.reason.setVisible(not ignored)
        for widget in (self.detail, self.fix, self.fix_all, self.ignore):
            widget.setVisible(finding is not None)
        self.reason.setVisible(finding is not None and not ignored)

    def _follow(self, link: str) -> None:
        finding = self.current()
        if link == _FIELD and finding is not None:
            self.field_asked.emit(finding)
        else:
            self.spelling.follow(link, finding)

    def _activated(self) -> None:
        """Goes on to the field of the first page, which is beside the sheet and not on it."""
        finding = self.current()
        if finding is not None and squiggles.cursor_of(self._editor.surface, finding) is None:
            self.field_asked.emit(finding)
        else:
            self._go_to()

    def _go_to(self) -> None:
        finding = self.current()
        cursor = squiggles.cursor_of(self._editor.surface, finding) if finding else None
        if cursor is not None:
            self._editor.surface.setTextCursor(cursor)
            self._editor.surface.ensureCursorVisible()

    def _make_fixes(self, *, every: bool) -> None:
        finding = self.current()
        if finding is None:
            return
        if not self._live.is_current() or self._editor.resolution() != self._live.resolution:
            self.problem.emit("The text changed just now: wait for the checks and fix then.")
            return
        found = self._live.findings.found
        chosen = [f for f in found if f.rule.id == finding.rule.id] if every else [finding]
        self._editor.apply(fixed(self._editor.resolution(), chosen))

    def _ignore(self) -> None:
        finding = self.current()
        if finding is None:
            return
        if finding in self._live.findings.ignored:
            self._live.restore(finding)
        else:
            self._live.ignore(finding, self.reason.text().strip())
            self.reason.clear()


def _field_link(finding: Finding) -> str:
    """A link to the field of the first page that a finding is about; "" for other places."""
    if finding.place.part is not Part.FRONT or finding.place.id not in FIELD_PLACES:
        return ""
    return f'<a href="{_FIELD}">Go to {escape(finding.place.name)} in Details</a>'


def _explained(finding: Finding, reason: str) -> str:
    rule = finding.rule
    parts = [
        f"<b>{escape(rule.title)}</b> · {escape(finding.place.name)}",
        escape(finding.message),
        f"{escape(rule.reason)} <i>{escape(rule.source)}</i>",
    ]
    if finding.fix is not None:
        parts.append(escape(finding.fix.title) + ".")
    if reason:
        parts.append(f"Ignored: {escape(reason)}")
    return "<br>".join(parts)


def checks_summary(findings: Findings) -> str:
    """Errors and warnings in a few words, "" for none."""
    counts = {s: len(findings.of(s)) for s in (Severity.ERROR, Severity.WARNING)}
    parts = [f"{n} {GROUPS[s][n != 1].lower()}" for s, n in counts.items() if n]
    return ", ".join(parts)

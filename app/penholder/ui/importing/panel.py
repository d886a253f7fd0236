"""The report of an import beside the page: what was not placed, guessed and left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from penholder.formats.placing import Finding, FindingKind, things, to_look_at
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.importing.finding_list import FindingList, State
from penholder.ui.importing.finding_tree import GROUPS, FindingTree
from penholder.ui.importing.pointing import name_of, point_at
from penholder.ui.theme import Theme

PAUSE_MS = 250
_TO_LOOK_AT = (FindingKind.UNPLACED, FindingKind.GUESS)


class ImportPanel(QWidget):
    """Lists the findings of one text; each shows its place, and can be put in or dismissed."""

    filled = Signal(str)
    """Something came in that a delegate should look at, in one sentence."""

    def __init__(
        self,
        editor: DraftEditor,
        found: Sequence[Finding],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self.findings = FindingList(editor, found, self)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "heading")
        self.explanation = QLabel()
        self.explanation.setWordWrap(True)
        self.explanation.setProperty("role", "faint")
        self.tree = FindingTree(theme)
        self.show_dismissed = QCheckBox()
        self.previous = QPushButton("Previous")
        self.next = QPushButton("Next")
        self.put_in = QPushButton("Put in")
        self.dismiss = QPushButton("Dismiss")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._build()
        self._connect()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paints the list in another theme."""
        self.tree.set_theme(theme)

    def to_look_at(self) -> int:
        """How many findings wait to be looked at."""
        return sum(len(self.findings.open(kind)) for kind in _TO_LOOK_AT)

    def add(self, found: Sequence[Finding]) -> None:
        """Adds what a paste could not place."""
        self.findings.add(found)
        told = to_look_at(found)
        if told:
            self.filled.emit(f"Pasted: {told}.")

    def begin(self) -> None:
        """Takes the keyboard and goes to the first finding, where it is at none yet."""
        self.tree.setFocus()
        if not self.tree.current():
            self.step(1)

    def step(self, forward: int = 1) -> None:
        """Goes to the next (or previous) finding and shows its place."""
        self.tree.step(forward)

    def refresh(self) -> None:
        """Shows the findings as they stand."""
        for kind, _title in GROUPS:
            count = sum(item.count for item in self.findings.open(kind))
            self.tree.set_findings(kind, self._listed(kind), self._described, count)
        unplaced = len(self.findings.open(FindingKind.UNPLACED))
        guessed = len(self.findings.open(FindingKind.GUESS))
        self.summary.setText(_summary(unplaced, guessed))
        self.explanation.setText(self._explained())
        gone = sum(self._is(item, State.DISMISSED) for item in self._all())
        self.show_dismissed.setText(f"Show dismissed ({gone})")
        self.show_dismissed.setVisible(gone > 0)
        self._offer()

    def _build(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        steps.addStretch(1)
        steps.addWidget(self.dismiss)
        self.put_in.setProperty("primary", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget in (self.summary, self.explanation):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.show_dismissed)
        layout.addWidget(self.put_in)
        layout.addLayout(steps)

    def _connect(self) -> None:
        self.findings.changed.connect(self.refresh)
        self._editor.content.structure_changed.connect(self._timer.start)
        self._editor.cursor_moved.connect(lambda _node, _name: self._offer())
        self._editor.content.edited.connect(self._editor.clear_found)
        self._timer.timeout.connect(self.refresh)
        self.show_dismissed.toggled.connect(self.refresh)
        self.tree.shown.connect(self._show_place)
        self.tree.moved.connect(self._offer)
        self.tree.entered.connect(self._go_to)
        self.tree.dismiss_asked.connect(self._dismiss)
        self.tree.insert_asked.connect(self._put_in)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.dismiss.clicked.connect(self._dismiss)
        self.put_in.clicked.connect(self._put_in)

    # --- what is shown ---------------------------------------------------------------------------

    def _all(self) -> list[Finding]:
        return [item for kind, _title in GROUPS for item in self.findings.all(kind)]

    def _is(self, finding: Finding, state: State) -> bool:
        return self.findings.state(finding) is state

    def _listed(self, kind: FindingKind) -> list[Finding]:
        if self.show_dismissed.isChecked():
            return self.findings.all(kind)
        return [i for i in self.findings.all(kind) if not self._is(i, State.DISMISSED)]

    def _described(self, finding: Finding) -> tuple[str, bool]:
        """The head of an entry: where it came from and where it is shown; whether it is done."""
        state = self.findings.state(finding)
        name = name_of(self._editor, self.findings.place(finding))
        if state is State.IN_TEXT:
            return f"Now in the text: {name}", True
        place = finding.place[:1].upper() + finding.place[1:]
        if finding.kind is FindingKind.FURNITURE:
            return f"{place} ({finding.count})" if finding.count > 1 else place, True
        near = "" if not finding.node else f"near {name}" if place else name
        parts = [part for part in (place, near) if part] or ["The whole text"]
        gone = state is State.DISMISSED
        return " · ".join([*parts, "dismissed"] if gone else parts), gone

    def _explained(self) -> str:
        if not self._all():
            return "The file had nothing but the text."
        if not self.to_look_at():
            return "Every word is in the text, in the details or in the notes."
        return "Click one to see where it belongs in the text."

    def _offer(self) -> None:
        """What can be done with the finding the list is at."""
        finding = self.findings.get(self.tree.current())
        state = self.findings.state(finding) if finding is not None else None
        name = self._editor.content.names().get(self._editor.current_node(), "")
        self.put_in.setText(f"Put in after {name}" if name else "Put in at the beginning")
        unplaced = finding is not None and finding.kind is FindingKind.UNPLACED
        self.put_in.setVisible(bool(self.findings.all(FindingKind.UNPLACED)))
        self.put_in.setEnabled(unplaced and state is not State.IN_TEXT)
        self._offer_dismissing(finding)
        any_listed = bool(self._all())
        self.previous.setEnabled(any_listed)
        self.next.setEnabled(any_listed)

    def _offer_dismissing(self, finding: Finding | None) -> None:
        """One finding can be dismissed or brought back; at the head of a group, all of it."""
        group = self.tree.current_group()
        if group is not None:
            self.dismiss.setText("Dismiss all")
            self.dismiss.setEnabled(group in _TO_LOOK_AT and bool(self.findings.open(group)))
            return
        state = self.findings.state(finding) if finding is not None else None
        wanted = finding is not None and finding.kind in _TO_LOOK_AT
        self.dismiss.setText("Bring back" if state is State.DISMISSED else "Dismiss")
        self.dismiss.setEnabled(wanted and state is not State.IN_TEXT)

    # --- what is done ----------------------------------------------------------------------------

    def _show_place(self, identity: str) -> None:
        finding = self.findings.get(identity)
        if finding is not None:
            point_at(self._editor, self.findings.place(finding))
        self._offer()

    def _go_to(self, identity: str) -> None:
        self._show_place(identity)
        self._editor.setFocus()

    def _dismiss(self) -> None:
        group = self.tree.current_group()
        if group in _TO_LOOK_AT and group is not None:
            self.findings.dismiss([item.id for item in self.findings.open(group)])
            return
        identity = self.tree.current()
        finding = self.findings.get(identity)
        if finding is None or not self.dismiss.isEnabled():
            return
        open_now = self._is(finding, State.OPEN)
        following = self._after(finding)
        self.findings.dismiss([identity], dismissed=open_now)
        if open_now and not self.show_dismissed.isChecked():
            self.tree.choose(following)
        self.refresh()

    def _after(self, finding: Finding) -> str:
        """The finding to go to when this one goes: the next, else the one before."""
        ids = [item.id for kind in _TO_LOOK_AT for item in self._listed(kind)]
        at = ids.index(finding.id) if finding.id in ids else 0
        rest = ids[at + 1 : at + 2] or ids[max(0, at - 1) : at]
        return rest[0] if rest else ""

    def _put_in(self) -> None:
        identity = self.tree.current()
        if not self.put_in.isEnabled():
            return
        if self.findings.put_in(identity, self._editor.current_node()):
            self._show_place(identity)


def _summary(unplaced: int, guessed: int) -> str:
    if not unplaced and not guessed:
        return "Everything was placed"
    parts = [
        things(kind, count)
        for kind, count in ((FindingKind.UNPLACED, unplaced), (FindingKind.GUESS, guessed))
        if count
    ]
    return ", ".join(parts)

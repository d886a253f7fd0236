"""The Draft place: a tab for each open text, and the workspace of the current one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from penholder.document.resolution import Resolution
from penholder.ui.draft.workspace import Workspace
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.clause_shelf import ClauseShelf
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.theme import Theme


class DraftPlace(QWidget):
    """Shows the current text; `close_text` is asked before a tab goes."""

    place_changed = Signal(str)
    words_changed = Signal(str)
    problem = Signal(str)

    import_told = Signal(str)
    """Something came in that could not be placed for sure, in one sentence."""

    def __init__(
        self,
        texts: OpenTexts,
        theme: Theme,
        close_text: Callable[[OpenText], bool],
        shelf: ClauseShelf | None = None,
        aids: Aids | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._aids = aids
        self._texts = texts
        self._theme = theme
        self._close_text = close_text
        self._shelf = shelf
        self._shown: list[OpenText] = []
        self._workspaces: dict[OpenText, Workspace] = {}
        self.tabs = QTabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setTabsClosable(True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("Open texts")
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        texts.added.connect(self._add)
        texts.removed.connect(self._remove)
        texts.current_changed.connect(self._show)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.tabs.tabCloseRequested.connect(lambda place: self._close_text(self._shown[place]))

    def current(self) -> Workspace | None:
        """The workspace of the current text."""
        text = self._texts.current
        return None if text is None or text not in self._shown else self._workspace(text)

    def with_current(self, do: Callable[[Workspace], object]) -> None:
        """Does something with the current workspace, if there is one."""
        workspace = self.current()
        if workspace is not None:
            do(workspace)

    def show_import(self) -> None:
        """Shows what the reader of the current text has to tell."""
        self.with_current(Workspace.show_import)

    def apply(self, text: OpenText, resolution: Resolution) -> None:
        """Puts another version of a text on its sheet, as one step of its undo history."""
        self._change(text, lambda work: work.editor.apply(resolution))

    def undo(self, text: OpenText) -> None:
        """Takes the last step of a text back."""
        self._change(text, lambda work: work.editor.undo())

    def redo(self, text: OpenText) -> None:
        """Does the step of a text that was taken back again."""
        self._change(text, lambda work: work.editor.redo())

    def _change(self, text: OpenText, do: Callable[[Workspace], object]) -> None:
        workspace = self._workspace(text)
        do(workspace)
        workspace.commit()

    def commit(self) -> None:
        """Takes over what was typed last into the current text."""
        self.with_current(Workspace.commit)

    def set_theme(self, theme: Theme) -> None:
        """Paints every workspace in another theme."""
        self._theme = theme
        for workspace in self._workspaces.values():
            workspace.set_theme(theme)

    def repaint_sheets(self) -> None:
        """Paints the sheets anew after what is shown on all of them changed."""
        for workspace in self._workspaces.values():
            workspace.editor.surface.viewport().update()

    def zoom(self, factor: float) -> None:
        """Makes the sheet of the current text larger or smaller by a factor."""

        def do(work: Workspace) -> None:
            work.zoom(factor)
            work.editor.surface.ensureCursorVisible()

        self.with_current(do)

    def chrome(self) -> list[QWidget]:
        """The tabs, and the outline and panel of the current text."""
        work = self.current()
        return [self.tabs] if work is None else [self.tabs, work.outline, work.panel]

    def _workspace(self, text: OpenText) -> Workspace:
        """The workspace of an open text; made when it is first asked for."""
        if text not in self._workspaces:
            self._workspaces[text] = self._made(text)
        return self._workspaces[text]

    def _made(self, text: OpenText) -> Workspace:
        workspace = Workspace(text, self._theme, self._shelf, self._aids)
        workspace.place_changed.connect(self.place_changed)
        workspace.words_changed.connect(self.words_changed)
        workspace.problem.connect(self.problem)
        workspace.import_told.connect(self.import_told)
        self._stack.addWidget(workspace)
        return workspace

    def _add(self, text: OpenText) -> None:
        self._shown.append(text)
        self.tabs.blockSignals(True)
        self.tabs.addTab(text.name)
        self.tabs.setTabToolTip(self.tabs.count() - 1, text.long_name)
        self.tabs.blockSignals(False)
        text.saved_state_changed.connect(self._rename)
        text.changed.connect(self._rename)

    def _remove(self, text: OpenText) -> None:
        place = self._shown.index(text)
        self._shown.remove(text)
        self.tabs.blockSignals(True)
        self.tabs.removeTab(place)
        self.tabs.blockSignals(False)
        workspace = self._workspaces.pop(text, None)
        if workspace is not None:
            self._stack.removeWidget(workspace)
            workspace.deleteLater()

    def _show(self, text: OpenText | None) -> None:
        workspace = self.current()
        if text is None or workspace is None:
            return
        self._stack.setCurrentWidget(workspace)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._shown.index(text))
        self.tabs.blockSignals(False)
        workspace.show_state()

    def _tab_chosen(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.commit()
            self._texts.set_current(self._shown[place])

    def _rename(self) -> None:
        for place, text in enumerate(self._shown):
            name = ("● " if text.modified else "") + text.name
            if self.tabs.tabText(place) != name:
                self.tabs.setTabText(place, name)

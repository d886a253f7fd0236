"""The switches of the menus: colours of marks, completion, spelling, focus, projector, spaces."""

from __future__ import annotations

from collections.abc import Callable

from penholder.ui.actions import Actions, Handlers
from penholder.ui.draft.place import DraftPlace
from penholder.ui.editor.aids import Aids
from penholder.ui.quiet import Quiet
from penholder.ui.settings import Settings


class Switches:
    """Turns things on and off, remembers them and ticks their menu entries."""

    def __init__(
        self,
        actions: Actions,
        settings: Settings,
        aids: Aids,
        quiet: Quiet,
        draft: DraftPlace,
        set_theme: Callable[[str], None],
        show_chrome: Callable[[], None],
    ) -> None:
        self._actions, self._settings, self._aids = actions, settings, aids
        self._quiet, self._draft = quiet, draft
        self._set_theme, self._show_chrome = set_theme, show_chrome
        self._actions.check("edit.complete-typing", aids.complete)
        self._show_spelling()
        aids.words.changed.connect(self._show_spelling)

    def handlers(self) -> Handlers:
        """What the commands do."""
        return {
            "edit.complete-typing": self._change_completing,
            "edit.spelling": lambda: self._aids.words.switch(not self._aids.words.on),
            "view.projector": self._change_projector,
            "view.focus": self._change_focus,
            "view.no-breaks": self._change_no_breaks,
            "view.marks-safe": self._change_marks,
        }

    def leave_quiet(self) -> bool:
        """Leaves the projector, else focus mode; False when neither is on."""
        if self._quiet.projector:
            self._change_projector()
        elif self._quiet.focus:
            self._change_focus()
        else:
            return False
        return True

    def _change_marks(self) -> None:
        values = self._settings.values
        values.marks = "usual" if values.marks == "safe" else "safe"
        self._set_theme(values.theme)

    def _change_completing(self) -> None:
        self._aids.complete = self._settings.values.complete = not self._aids.complete
        self._settings.save()
        self._actions.check("edit.complete-typing", self._aids.complete)

    def _show_spelling(self) -> None:
        self._actions.check("edit.spelling", self._aids.words.on)

    def _change_projector(self) -> None:
        self._quiet.set_projector(on=not self._quiet.projector)
        self._show_chrome()
        self._actions.check("view.projector", self._quiet.projector)

    def _change_focus(self) -> None:
        self._aids.focus = not self._aids.focus
        self._quiet.set_focus(on=self._aids.focus)
        self._show_chrome()
        self._actions.check("view.focus", self._aids.focus)
        self._draft.repaint_sheets()

    def _change_no_breaks(self) -> None:
        self._aids.show_no_breaks = not self._aids.show_no_breaks
        self._actions.check("view.no-breaks", self._aids.show_no_breaks)
        self._draft.repaint_sheets()

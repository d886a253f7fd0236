"""The page of the Compare place: its find bar above the comparison, and what its commands do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from penholder.formats.atomic import write_atomically
from penholder.formats.comparison import html as comparison_html
from penholder.ui.actions import Handlers
from penholder.ui.compare.place import ComparePlace
from penholder.ui.find_bar import FindBar


class ComparePage(QWidget):
    """Shows the comparison; `changes_only` tells whether that switch is on.

    `ask_target` asks where to write a file (extension, suggested name); `say` tells what happened.
    """

    def __init__(
        self,
        compare: ComparePlace,
        changes_only: Callable[[], bool],
        ask_target: Callable[[str, str], Path | None],
        say: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.compare = compare
        self.find_bar = FindBar()
        self._changes_only = changes_only
        self._ask_target = ask_target
        self._say = say
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(compare, 1)
        self.setFocusProxy(compare)
        self.find_bar.wanted.connect(self._find)
        self.find_bar.closed.connect(compare.view.setFocus)

    def handlers(self) -> Handlers:
        """What the commands do here, by command."""
        view = self.compare.view
        return {
            "edit.copy": view.copy,
            "edit.find": self.find_bar.open_bar,
            "edit.find-next": self.find_bar.again,
            "compare.next": lambda: view.step_change(1),
            "compare.previous": lambda: view.step_change(-1),
            "compare.changes-only": lambda: view.set_changes_only(self._changes_only()),
            "compare.swap": self.compare.swap,
            "compare.report": self._save_report,
            "view.zoom-in": lambda: view.set_zoom(view.zoom * 1.1),
            "view.zoom-out": lambda: view.set_zoom(view.zoom / 1.1),
            "view.zoom-reset": lambda: view.set_zoom(1.0),
        }

    def _find(self, wanted: str, _forward: bool) -> None:
        self.find_bar.show_found(found=self.compare.view.find_text(wanted))

    def _save_report(self) -> None:
        old, new = self.compare.sides()
        comparison = self.compare.comparison
        if old is None or new is None or comparison is None:
            return
        path = self._ask_target(".html", f"{old.file_name} – {new.file_name}")
        if path is None:
            return
        page = comparison_html.write_html(
            comparison, old.resolution, new.resolution, old.long_name, new.long_name
        )
        try:
            write_atomically(path, page.encode("utf-8"))
        except Exception as error:
            self._say(str(error))
        else:
            self._say(f"The comparison is in {path.name}.")

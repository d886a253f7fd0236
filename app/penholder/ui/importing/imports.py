"""Opening what a person chose or dropped: one file at once, several one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from penholder.cancelling import cancellable
from penholder.formats import registry
from penholder.formats.native import Draft
from penholder.formats.placing import Finding, findings
from penholder.formats.text.reader import read_text
from penholder.ui.editor.clipboard import text_on
from penholder.ui.files import Files
from penholder.ui.importing.queue import Entry, ImportQueue
from penholder.ui.importing.strip import ImportStrip
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings
from penholder.ui.tasks import Task

MOST_IN_A_FOLDER = 1000
"""Files looked at in a folder that was dropped."""


OpenRead = tuple[Draft, tuple[Finding, ...]]


class Imports(QObject):
    """Opens files; `show_text` shows a text, the first of several as soon as it is read."""

    problem = Signal(str)

    def __init__(
        self,
        texts: OpenTexts,
        files: Files,
        settings: Settings,
        show_text: Callable[[OpenText], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._files = files
        self._settings = settings
        self._show_text = show_text
        self._first = False
        self.queue = ImportQueue(texts, self)
        self.strip = ImportStrip(self.queue)
        self.queue.opened.connect(self._opened)
        self.strip.chosen.connect(self._chosen)

    def open(self, paths: Sequence[Path]) -> None:
        """Opens files, and the files that can be read in the folders among them."""
        found = [path for given in paths for path in _files_of(given)]
        if len(found) == 1 and not self.queue.running:
            self._files.open(found[0], self._show_text)
        elif found:
            self._first = self._first if self.queue.running else True
            self.queue.add(found)

    def open_clipboard(self) -> None:
        """Opens the text on the clipboard as a text of its own, read like a file."""
        data = QGuiApplication.clipboard().mimeData()
        text, asides = text_on(data) if data is not None else ("", ())
        if not text.strip():
            self.problem.emit("There is no text on the clipboard: copy one, and try again.")
            return

        def work(cancelled: Callable[[], bool]) -> OpenRead:
            with cancellable(cancelled):
                resolution, report = read_text(text, "The text on the clipboard")
            report = replace(report, unplaced=(*report.unplaced, *asides))
            return Draft(resolution), findings(resolution, report)

        def done(result: OpenRead) -> None:
            opened = OpenText(result[0], findings=result[1], name="Copied text")
            self._texts.add(opened)
            opened.mark_unsaved()
            self._show_text(opened)

        def failed(error: Exception) -> None:
            self.problem.emit(str(error))

        Task("Opening the copied text", work, done, failed, self).start()

    def _opened(self, entry: Entry) -> None:
        self._settings.remember_file(entry.path)
        if self._first and entry.text is not None:
            self._first = False
            self._show_text(entry.text)

    def _chosen(self, text: OpenText) -> None:
        if text in self._texts.all():
            self._show_text(text)
        elif text.source is not None:  # it was closed meanwhile
            self._files.open(text.source, self._show_text)


def _files_of(path: Path) -> list[Path]:
    """The path itself, or what can be read in a folder, by name; a folder of nothing stays."""
    if not path.is_dir():
        return [path]
    wanted = registry.readable_extensions()
    try:
        inside = sorted(islice(path.iterdir(), MOST_IN_A_FOLDER))
    except OSError:
        return [path]
    return [each for each in inside if each.suffix.lower() in wanted] or [path]

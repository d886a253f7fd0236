"""Opening, saving, rolling over and recovering texts: what the File menu does.

Reading and writing happen off the interface thread; the window shows the progress and every
failure as one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from penholder import resources
from penholder.cancelling import cancellable
from penholder.formats import native, registry
from penholder.formats.placing import findings
from penholder.phrasebook.document_templates import DocumentTemplate, draft_from
from penholder.phrasebook.new_draft import new_draft
from penholder.rollover import propose
from penholder.rollover.review import Review
from penholder.ui.importing.reading import NATIVE, Read, as_open_text, read
from penholder.ui.open_texts import OpenText, OpenTexts
from penholder.ui.settings import Settings
from penholder.ui.tasks import Task

SAMPLE_PRIOR = ("samples", "prior.txt")
SAMPLE_DRAFT = ("samples", "draft.txt")


class Files(QObject):
    """Does the work of the File menu on a list of open texts."""

    opened = Signal(object)
    problem = Signal(str)
    busy_changed = Signal(str)

    def __init__(self, texts: OpenTexts, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._settings = settings
        self._tasks: list[Task[Any]] = []

    # --- opening ---------------------------------------------------------------------------------

    def open(self, path: Path, then: Callable[[OpenText], None] | None = None) -> None:
        """Opens a file off the interface thread, or shows the text that is open from it."""
        already = self._texts.from_file(path)
        if already is not None:
            self._texts.set_current(already)
            if then is not None:
                then(already)
            return

        def done(text: OpenText) -> None:
            self._forget(task)
            self._settings.remember_file(path)
            again = self._texts.from_file(path)  # asked for twice before it was read
            if again is None:
                self._texts.add(text)
                self.opened.emit(text)
            if then is not None:
                then(again or text)

        def failed(error: Exception) -> None:
            self._forget(task)
            self.problem.emit(str(error))

        def work(cancelled: Callable[[], bool]) -> Read:
            with cancellable(cancelled):
                return read(path)

        def finish(result: Read) -> None:
            done(as_open_text(result))

        task = Task(f"Opening {path.name}", work, finish, failed, self)
        self._remember(task)

    def open_sample(self) -> tuple[OpenText, OpenText]:
        """Opens the sample: the invented resolution and the draft made from it."""
        prior = registry.read_file(resources.path(*SAMPLE_PRIOR))
        draft = registry.read_file(resources.path(*SAMPLE_DRAFT))
        base = native.Base.of(prior[0])
        earlier = OpenText(
            native.Draft(prior[0]),
            findings=findings(*prior),
            name="Sample: last year",
            example=True,
        )
        later = OpenText(
            native.Draft(draft[0], base=base),
            findings=findings(*draft),
            name="Sample: this year’s draft",
            example=True,
        )
        self._texts.add(earlier)
        self._texts.add(later)
        return earlier, later

    def new(self) -> OpenText:
        """Opens an empty draft."""
        text = OpenText(native.Draft(new_draft()), name="Untitled draft")
        self._texts.add(text)
        return text

    def new_from(self, template: DocumentTemplate) -> OpenText:
        """Opens a draft made of the clauses of a template."""
        text = OpenText(native.Draft(draft_from(template)), name=template.title)
        self._texts.add(text)
        text.mark_unsaved()
        return text

    def roll_over(self, prior: OpenText) -> OpenText:
        """Starts this year's draft from a text and opens it."""
        result = propose(prior.resolution)
        review = Review.of(prior.resolution, result)
        draft = native.Draft(result.draft, base=native.Base.of(prior.resolution, prior.source))
        text = OpenText(draft, name=f"Draft from {prior.name}", example=prior.example)
        text.set_review(review)
        self._texts.add(text)
        text.mark_unsaved()
        return text

    # --- saving ----------------------------------------------------------------------------------

    def save(self, text: OpenText, path: Path) -> bool:
        """Saves a text as a native file; False after a failure, with the text still open."""
        if path.suffix.lower() != NATIVE:
            path = path.with_name(path.name + NATIVE)
        try:
            native.save(text.draft, path)
        except Exception as error:
            self.problem.emit(str(error))
            return False
        text.mark_saved(path)
        self._settings.remember_file(path)
        return True

    # --- progress --------------------------------------------------------------------------------

    def cancel_all(self) -> None:
        """Cancels everything under way."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self.busy_changed.emit("")

    def busy(self) -> bool:
        """Whether a file is being read."""
        return bool(self._tasks)

    def _remember(self, task: Task[Any]) -> None:
        self._tasks.append(task)
        self.busy_changed.emit(task.name)
        task.start()

    def _forget(self, task: Task[Any]) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        self.busy_changed.emit(self._tasks[-1].name if self._tasks else "")

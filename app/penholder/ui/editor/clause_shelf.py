"""What the clause palettes of all open texts share: clauses at hand, favourites, recent ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from penholder.errors import PenholderError
from penholder.formats.clause_book import ClauseBook
from penholder.phrasebook.clauses import ClauseTemplate

MOST_RECENT = 20
_T = TypeVar("_T")


class ClauseShelf(QObject):
    """The clauses one can choose from; `remember` is told the ids of favourites and recent ones."""

    changed = Signal()
    problem = Signal(str)

    def __init__(
        self,
        book: ClauseBook | None = None,
        favourites: list[str] | None = None,
        recent: list[str] | None = None,
        remember: Callable[[list[str], list[str]], None] = lambda _favourites, _recent: None,
    ) -> None:
        super().__init__()
        self.book = book or ClauseBook(None)
        self._favourites = list(favourites or [])
        self._recent = list(recent or [])
        self._remember = remember

    def favourites(self) -> list[ClauseTemplate]:
        """The favourites, in the order they were chosen."""
        return self._found(self._favourites)

    def recent(self) -> list[ClauseTemplate]:
        """The clauses used last, newest first."""
        return self._found(self._recent)

    def is_favourite(self, clause: ClauseTemplate) -> bool:
        """Whether a clause is a favourite."""
        return clause.id in self._favourites

    def toggle_favourite(self, clause: ClauseTemplate) -> None:
        """Makes a clause a favourite, or no longer."""
        if clause.id in self._favourites:
            self._favourites.remove(clause.id)
        else:
            self._favourites.append(clause.id)
        self._tell()

    def used(self, clause: ClauseTemplate) -> None:
        """Remembers that a clause was put into a text."""
        others = [each for each in self._recent if each != clause.id]
        self._recent = [clause.id, *others][:MOST_RECENT]
        self._tell()

    def save_own(self, clause: ClauseTemplate) -> ClauseTemplate | None:
        """Keeps an own clause; None after a problem, which is told."""
        return self._try(lambda: self.book.save_own(clause))

    def delete_own(self, clause: ClauseTemplate) -> None:
        """Takes an own clause away."""
        self._try(lambda: self.book.delete_own(clause.id))

    def import_pack(self, path: Path) -> None:
        """Takes in the pack of a file and tells how many clauses came."""
        pack = self._try(lambda: self.book.import_pack(path))
        if pack is not None:
            self.problem.emit(f"{_counted(len(pack.clause))} imported from {path.name}.")

    def export_own(self, path: Path) -> None:
        """Writes the own clauses as a pack."""
        own = self.book.own()

        def export() -> str:
            self.book.export_pack(own, path)
            return f"{_counted(len(own))} written to {path.name}."

        done = self._try(export)
        if done is not None:
            self.problem.emit(done)

    def _found(self, ids: list[str]) -> list[ClauseTemplate]:
        by_id = {clause.id: clause for clause in self.book.templates()}
        return [by_id[each] for each in ids if each in by_id]

    def _tell(self) -> None:
        self._remember(self._favourites, self._recent)
        self.changed.emit()

    def _try(self, work: Callable[[], _T]) -> _T | None:
        try:
            result = work()
        except PenholderError as error:
            self.problem.emit(str(error))
            return None
        self.changed.emit()
        return result


def _counted(number: int) -> str:
    return "1 clause was" if number == 1 else f"{number} clauses were"

"""What the picker of a blank offers for what was typed, and the words each choice writes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from penholder.document.spans import Blank, BlankKind
from penholder.library.filling import beside, cited_here, resolutions_for
from penholder.library.known import Known, canonical, cited_number
from penholder.phrasebook.dates import format_date
from penholder.phrasebook.filling import AS_TYPED, choices, date_typed
from penholder.ui.editor.aids import Aids
from penholder.ui.editor.blank_around import around_of
from penholder.ui.editor.choice_rows import Row
from penholder.ui.editor.completion_place import texts_of, units_in
from penholder.ui.editor.surface import Surface

_NAMES = {
    BlankKind.ORGAN: "organ",
    BlankKind.SESSION: "session",
    BlankKind.DATE: "date",
    BlankKind.YEAR: "year",
    BlankKind.RESOLUTION: "resolution: number or words of its title",
    BlankKind.SYMBOL: "symbol of the document",
    BlankKind.STATE: "State",
    BlankKind.NUMBER: "number",
    BlankKind.TEXT: "words",
}


class BlankRows:
    """The choices for one blank of one sheet."""

    def __init__(self, surface: Surface, aids: Aids, blank: Blank, place: QTextCursor) -> None:
        self._content = surface.content
        self._shelf = aids.shelf
        self._blank = blank
        self._block = place.blockNumber()
        self._around = around_of(place, surface.content)
        self._likely: dict[str, bool] = {}

    def name(self) -> str:
        """What belongs into the blank."""
        return self._blank.hint or _NAMES[self._blank.kind]

    def rows(self, typed: str) -> list[Row]:
        """The choices for what was typed."""
        if self._blank.kind is BlankKind.RESOLUTION:
            return self._resolutions(typed)
        found = choices(self._blank, self._around, typed)
        rows = [Row(each.text, each.shown, each.about) for each in found]
        self._likely = {each.text: each.likely for each in found}
        return rows

    def _resolutions(self, typed: str) -> list[Row]:
        """Those of the shelf, and the number as typed: of a whole symbol what is cited of it."""
        around = self._around
        known = resolutions_for(self._shelf, around.before, typed, organ=around.organ)
        rows = [_resolution(each) for each in known]
        words = typed.strip()
        symbol = canonical(words)
        if words:
            rows.append(Row(cited_number(symbol) if symbol else words, about=AS_TYPED))
        return rows

    def first(self, rows: Sequence[Row], typed: str) -> int:
        """The row at hand: the likely one, or the best for what was typed; -1 for none."""
        if typed.strip():
            return 0
        return next((i for i, row in enumerate(rows) if self._likely.get(row.text)), -1)

    def words(self, row: Row, form: str) -> tuple[str, list[tuple[int, str]]]:
        """What a row writes, and what blanks behind it get: (positions behind the blank, words)."""
        known = row.known
        if known is None:
            return row.text, []
        after = self._around.after
        if form:
            text = known.citation(date=form != "number", title=form == "title")
            return text, []
        pieces = self._content.pieces
        text = cited_here(
            known,
            self._around.before,
            after,
            organ=self._around.organ,
            earlier=texts_of(pieces[: self._block]),
            later=texts_of(pieces[self._block + 1 :]),
        )
        more = [(1 + units_in(after[: each.offset]), each.text) for each in beside(known, after)]
        return text, more

    # --- dates -----------------------------------------------------------------------------------

    def likely_date(self) -> datetime.date:
        """The day the calendar opens at."""
        return date_typed(self._blank.previous, self._year()) or datetime.date.today()

    def date_of(self, typed: str) -> datetime.date | None:
        """The date that was typed, if it is one."""
        return date_typed(typed, self._year())

    def date_words(self, typed: str) -> str:
        """What is written for what was typed: the date in full, or the words as they are."""
        date = self.date_of(typed)
        return format_date(date, no_break=True) if date is not None else typed.strip()

    def written(self, date: object) -> str:
        """A date as the field shows it."""
        return format_date(date) if isinstance(date, datetime.date) else ""

    def _year(self) -> int:
        return self._around.year or datetime.date.today().year


def _resolution(known: Known) -> Row:
    when = format_date(known.date) if known.date is not None else "date not known"
    shown = f"{known.number}  {known.title}" if known.title else known.number
    return Row(known.citation(), shown, when, known)

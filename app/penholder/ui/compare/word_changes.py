"""Single changes of words in the view: which one is at a place, and where each one stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.compare.result import WordOp
from penholder.ui.compare.one_column import Labelled
from penholder.ui.compare.selecting import Selection, Spot
from penholder.ui.compare.showing import Arrangement
from penholder.ui.compare.taking import Hunk, hunks
from penholder.ui.compare.view import ComparisonView
from penholder.ui.utf16 import from_utf16, utf16_length


def change_at(view: ComparisonView, index: int, sheet: int, words: tuple[int, int]) -> Hunk | None:
    """The change at a place of a sheet (line, position); None where the words are the same."""
    if sheet < 0 or words[0] < 0:
        return None
    row = view.rows[index]
    lines = view.rows_layout.sheets.lines(row)[sheet]
    one = view.arrangement is Arrangement.ONE_COLUMN
    return _change_in(lines, words, hunks(row.pair), None if one else sheet)


def changes_in(view: ComparisonView, index: int) -> list[tuple[Hunk, Selection]]:
    """The changes of words of a row in order, each with the stretch where it stands."""
    found: dict[Hunk, Selection] = {}
    for sheet, lines in reversed(list(enumerate(view.rows_layout.sheets.lines(view.rows[index])))):
        for block, start, end in _stretches(lines):
            hunk = change_at(view, index, sheet, (block, start))
            if hunk is not None:
                selection = Selection(sheet, Spot(index, block, start), Spot(index, block, end))
                found.setdefault(hunk, selection)
    return sorted(found.items(), key=lambda item: (item[0].old_start, item[0].new_start))


def _stretches(lines: Labelled) -> Iterator[tuple[int, int, int]]:
    """Line, start and end (UTF-16) of every stretch of changed words."""
    for block, (_, marked) in enumerate(lines):
        place, begun = 0, -1
        for run in marked.runs:
            if run.op is WordOp.EQUAL and begun >= 0:
                yield block, begun, place
                begun = -1
            elif run.op is not WordOp.EQUAL and begun < 0:
                begun = place
            place += utf16_length(run.text)
        if begun >= 0:
            yield block, begun, place


def _change_in(
    lines: Labelled, words: tuple[int, int], changes: Sequence[Hunk], side: int | None
) -> Hunk | None:
    """Counts through the runs up to the place; `side` None counts both texts at once."""
    places = [0, 0]
    for number, (_, marked) in enumerate(lines[: words[0] + 1]):
        if number:
            places = [place + 1 for place in places]
        text = "".join(run.text for run in marked.runs)
        wanted = from_utf16(text, words[1]) if number == words[0] else len(text)
        passed = 0
        for run in marked.runs:
            size = len(run.text)
            if number == words[0] and passed + size > wanted:
                if run.op is WordOp.EQUAL:
                    return None
                at = side if side is not None else (0 if run.op is WordOp.DELETE else 1)
                return _at(changes, at, places[at] + wanted - passed)
            passed += size
            if not run.note:
                places[0] += size * (run.op is not WordOp.INSERT)
                places[1] += size * (run.op is not WordOp.DELETE)
    return None


def _at(changes: Sequence[Hunk], side: int, place: int) -> Hunk | None:
    return next((each for each in changes if each.start(side) <= place < each.end(side)), None)

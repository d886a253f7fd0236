"""What of a comparison is shown: all of it or the changes, and which rows are folded away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Arrangement(StrEnum):
    """How a comparison stands on the page."""

    SIDE_BY_SIDE = "side by side"
    ONE_COLUMN = "one column"
    YEARS = "years"


class Showing(StrEnum):
    """Which paragraphs are shown; the others are folded into quiet lines."""

    ALL = "all"
    CHANGES = "changes"
    SUBSTANCE = "substance"


class Foldable(Protocol):
    """What decides whether a row is folded."""

    @property
    def changed(self) -> bool:
        """Whether a reader who looks for changes must stop here."""

    @property
    def routine(self) -> bool:
        """Whether all that changed is routine or editorial."""

    @property
    def move(self) -> int:
        """The number of the move it is an end of, 0 for none."""

    @property
    def field(self) -> str:
        """The field of the first page it shows, '' for the text."""


@dataclass(frozen=True)
class Item:
    """One thing on the page: a row (its index), or a run of rows folded into one line."""

    rows: tuple[int, ...]
    text: str = ""
    """What a folded run says; '' for a row that is shown."""

    @property
    def folded(self) -> bool:
        """Whether this is a folded run."""
        return bool(self.text)


def items(
    rows: Sequence[Foldable],
    showing: Showing = Showing.ALL,
    *,
    fold_light: bool = False,
    opened: Collection[int] = (),
) -> list[Item]:
    """The rows as they are shown; `fold_light` folds routine and editorial changes too.

    `opened` are rows of folds that were opened by hand. Fields of the first page are folded at all
    times, so that the text comes first.
    """
    result: list[Item] = []
    run: list[int] = []

    def end_run() -> None:
        if run:
            result.append(Item(tuple(run), fold_text([rows[index] for index in run])))
            run.clear()

    first_page = [index for index, row in enumerate(rows) if row.field and index not in opened]
    if first_page:
        result.append(Item(tuple(first_page), first_page_text([rows[i] for i in first_page])))
    for index, row in enumerate(rows):
        if row.field and index not in opened:
            continue
        if index not in opened and _hidden(row, showing, fold_light=fold_light):
            run.append(index)
        else:
            end_run()
            result.append(Item((index,)))
    end_run()
    return result


def _hidden(row: Foldable, showing: Showing, *, fold_light: bool) -> bool:
    if row.changed and row.routine and not row.move:
        return fold_light or showing is Showing.SUBSTANCE
    return showing is not Showing.ALL and not row.changed


def first_page_text(rows: Sequence[Foldable]) -> str:
    """What the folded first page says: "First page: session, symbol changed"."""
    return f"First page: {', '.join(row.field.lower() for row in rows)} changed"


def fold_text(rows: Sequence[Foldable]) -> str:
    """What a folded run says: "12 paragraphs unchanged, 2 routine or editorial changes"."""
    light = sum(row.changed for row in rows)
    same = len(rows) - light
    parts = []
    if same:
        parts.append(f"{same} paragraph{'s' * (same > 1)} unchanged")
    if light:
        parts.append(f"{light} routine or editorial change{'s' * (light > 1)}")
    return ", ".join(parts)

"""Tracked changes as Word marks them: on runs, and on the marks that end paragraphs."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from penholder.formats.word.reading.names import P_PR, R_PR, Element, w


class ChangeKind(StrEnum):
    """What a tracked change does to the words it touches."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE_FROM = "move from"
    MOVE_TO = "move to"

    @property
    def removes(self) -> bool:
        """Whether the words go when the change is accepted."""
        return self in (ChangeKind.DELETION, ChangeKind.MOVE_FROM)


class Change(NamedTuple):
    """A tracked change: what, by whom, and when (as in the file, ISO 8601; '' when not said)."""

    kind: ChangeKind
    author: str
    date: str


KIND_OF: Final = {
    w("ins"): ChangeKind.INSERTION,
    w("del"): ChangeKind.DELETION,
    w("moveFrom"): ChangeKind.MOVE_FROM,
    w("moveTo"): ChangeKind.MOVE_TO,
}
"""The elements that wrap changed runs, or stand among the properties of a paragraph's mark."""


def change_of(element: Element) -> Change:
    """The tracked change that an element such as `w:ins` stands for."""
    kind = KIND_OF.get(str(element.tag), ChangeKind.INSERTION)
    return Change(kind, element.get(w("author"), ""), element.get(w("date"), ""))


def mark_changes(paragraph: Element) -> tuple[Change | None, Change | None]:
    """Who inserted and who deleted the paragraph's mark (its end), where changes were tracked."""
    properties = paragraph.find(f"{P_PR}/{R_PR}")
    inserted: Change | None = None
    deleted: Change | None = None
    for child in () if properties is None else properties:
        if child.tag in KIND_OF:
            change = change_of(child)
            if change.kind.removes:
                deleted = change
            else:
                inserted = change
    return inserted, deleted

"""Tracked changes as Word marks them: on runs, and on the marks that end paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from penholder.formats.word.reading.names import P_PR, R_PR, Element, child_of, w


class ChangeKind(StrEnum):
    """What a tracked change does to the words it touches."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE_FROM = "move from"
    MOVE_TO = "move to"
    FORMATTING = "formatting"

    @property
    def removes(self) -> bool:
        """Whether the words go when the change is accepted."""
        return self in REMOVES


REMOVES: Final = frozenset({ChangeKind.DELETION, ChangeKind.MOVE_FROM})
"""The kinds of changes whose words go when they are accepted."""


class Change(NamedTuple):
    """A tracked change: what, by whom, and when (as in the file, ISO 8601; '' when not said)."""

    kind: ChangeKind
    author: str
    date: str


Decision: TypeAlias = Callable[[Change], bool]
"""Says of a tracked change whether it is accepted (True) or rejected (False)."""


def accept(change: Change) -> bool:
    """The decision for all changes accepted."""
    return True


def reject(change: Change) -> bool:
    """The decision for all changes rejected."""
    return False


def by_authors(authors: Iterable[str]) -> Decision:
    """The decision that accepts the changes of these authors and rejects all others.

    Authors are compared as Word writes them, letter by letter.
    """
    chosen = frozenset(authors)
    return lambda change: change.author in chosen


def stays(inserted: Change | None, deleted: Change | None, decision: Decision) -> bool:
    """Whether words (or the end of a paragraph, or a row) with these changes are in the text."""
    if inserted is not None and not decision(inserted):
        return False
    return deleted is None or not decision(deleted)


KIND_OF: Final = {
    w("ins"): ChangeKind.INSERTION,
    w("del"): ChangeKind.DELETION,
    w("moveFrom"): ChangeKind.MOVE_FROM,
    w("moveTo"): ChangeKind.MOVE_TO,
}
"""The elements that wrap changed runs, or stand among the properties of a paragraph's mark."""


_INSERTION: Final = ChangeKind.INSERTION
_AUTHOR: Final = w("author")
_DATE: Final = w("date")


def change_of(element: Element) -> Change:
    """The tracked change that an element such as `w:ins` stands for."""
    kind = KIND_OF.get(element.tag, _INSERTION)
    return Change(kind, element.get(_AUTHOR, ""), element.get(_DATE, ""))


def mark_changes(paragraph: Element) -> tuple[Change | None, Change | None]:
    """Who inserted and who deleted the paragraph's mark (its end), where changes were tracked."""
    return changes_in(child_of(child_of(paragraph, P_PR), R_PR))


def row_changes(properties: Element | None) -> tuple[Change | None, Change | None]:
    """Who inserted and who deleted a row of a table; `properties` is its `w:trPr`."""
    return changes_in(properties)


def formatting_before(
    properties: Element, change: str, before: str, decision: Decision
) -> Element | None:
    """The properties from before a tracked change of them, where that change is rejected.

    `change` and `before` are the tags of the change and of the properties in it.
    """
    found = child_of(properties, change)
    if found is None:
        return None
    author, date = found.get(w("author"), ""), found.get(w("date"), "")
    if decision(Change(ChangeKind.FORMATTING, author, date)):
        return None
    return found.find(before)


def changes_in(properties: Element | None) -> tuple[Change | None, Change | None]:
    """Who inserted and who deleted what has these properties, of a mark or a row."""
    inserted: Change | None = None
    deleted: Change | None = None
    for child in () if properties is None else properties:
        if child.tag in KIND_OF:
            change = change_of(child)
            if change.kind in REMOVES:
                deleted = change
            else:
                inserted = change
    return inserted, deleted

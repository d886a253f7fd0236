"""Writes which comment answers which, and which are resolved, beside the comments of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from penholder.formats.word.changing.base import Base
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.comments import Comment, comment_elements
from penholder.formats.word.reading.names import COMPATIBILITY, TR, P, mc
from penholder.formats.word.reading.threads import (
    ENTRY,
    ENTRY_DONE,
    ENTRY_ID,
    ENTRY_PARENT,
    KIND,
    PARA_ID,
    W14,
    W15,
    comments_by_paragraph,
    extended_part,
)

_RELATIONSHIP: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_HIGHEST: Final = 0x7FFFFFFF
"""Ids of paragraphs are below 80000000, in hexadecimal."""


def write_threads(
    base: Base, root: Element, made: Mapping[str, Element], comments: Mapping[str, Comment]
) -> None:
    """Says of the comments `made` (`w:comment` in `root`, by id) what they answer.

    `comments` are they by the same ids; a parent may be one that `root` has already, by the id
    that it was read with.
    """
    every = {**comment_elements(root), **made}
    part = extended_part(base.reading.package)
    extended = _new_root() if part is None else part[1]
    ids = _Ids([*base.roots, root], extended, every)
    known = {entry.get(ENTRY_ID, "").upper() for entry in extended.iter(ENTRY)}
    for key, comment in comments.items():
        mine = ids.of(key)
        parent = ids.of(comment.parent) if comment.parent in every else ""
        if parent and parent not in known and comment.parent not in comments:
            extended.append(_entry(parent, "", resolved=False))
            known.add(parent)
        extended.append(_entry(mine, parent, resolved=comment.resolved))
    if part is None:
        base.add(_RELATIONSHIP, f"{KIND}.xml", extended, _TYPE)
    else:
        base.touch(part[0])


class _Ids:
    """Gives each comment the id of its last paragraph, a new one where it has none of its own."""

    def __init__(
        self, roots: Sequence[Element], extended: Element, comments: Mapping[str, Element]
    ) -> None:
        self._comments = comments
        self._known_by = comments_by_paragraph(comments)
        used = {each.get(PARA_ID, "") for root in roots for each in root.iter(P, TR)}
        # What is said of a paragraph that is gone must not be said of a new one.
        for entry in extended.iter(ENTRY):
            used.update((entry.get(ENTRY_ID, ""), entry.get(ENTRY_PARENT, "")))
        used = {each.upper() for each in used}
        self._free = _unused(used)

    def of(self, key: str) -> str:
        """The id that a comment is known by."""
        comment = self._comments[key]
        paragraphs = list(comment.iter(P))
        if not paragraphs:
            paragraphs = [element("w:p")]
            comment.extend(paragraphs)
        paragraph = paragraphs[-1]
        found = paragraph.get(PARA_ID, "").upper()
        if self._known_by.get(found) != key:  # none, or one that another comment has too
            found = next(self._free)
            paragraph.set(PARA_ID, found)
            self._known_by[found] = key
        return found


def _unused(used: set[str]) -> Iterator[str]:
    """Ids that no paragraph has, always the same."""
    return (name for name in (f"{number:08X}" for number in range(1, _HIGHEST)) if name not in used)


def _entry(mine: str, parent: str, *, resolved: bool) -> Element:
    made = etree.Element(ENTRY)
    made.set(ENTRY_ID, mine)
    if parent:
        made.set(ENTRY_PARENT, parent)
    made.set(ENTRY_DONE, "1" if resolved else "0")
    return made


def _new_root() -> Element:
    made = etree.Element(f"{{{W15}}}commentsEx", nsmap={"mc": COMPATIBILITY, "w15": W15})
    made.set(mc("Ignorable"), "w15")
    return made


def comments_root(old: Element) -> Element:
    """The root of a comments part whose paragraphs may have ids, with all that an old one holds.

    Programs that do not know the ids are told to pass over them.
    """
    named = {prefix: uri for prefix, uri in old.nsmap.items() if prefix}
    ids = next((prefix for prefix, uri in named.items() if uri == W14), "") or _unlike("w14", named)
    named[ids] = W14
    if COMPATIBILITY not in named.values():
        named[_unlike("mc", named)] = COMPATIBILITY
    made = etree.Element(old.tag, {}, named)
    for name, given in old.attrib.items():
        made.set(name, given)
    passed_over = made.get(mc("Ignorable"), "").split()
    if ids not in passed_over:
        made.set(mc("Ignorable"), " ".join([*passed_over, ids]))
    made.extend(list(old))
    return made


def _unlike(wanted: str, taken: Collection[str]) -> str:
    """A prefix that nothing has."""
    names = (wanted, *(f"{wanted}x{number}" for number in range(len(taken))))
    return next(name for name in names if name not in taken)

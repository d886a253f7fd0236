"""Comments of a Word file, kept as data: who said what, when, and about which words."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from penholder.document.cells import CellPlace
from penholder.document.ids import NodeId, NoteId
from penholder.formats.word.reading.names import Element, P, w
from penholder.formats.word.reading.symbols import decoded
from penholder.formats.word.reading.threads import threads_of

_AGAIN: Final = "\0"  # which no file can hold
_ODS_TAG: Final = re.compile(r"<<ODS [A-Z0-9 ]+>>")


class Comment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A comment. `date` is as in the file (ISO 8601), '' where not said.

    `node` is the line, `note` the note or `part` the part of the first page ("title") it stands
    at, `start` and `end` the positions there that it is about, counted as in
    `document.spans.length`. In a table, which has no words of its own, they are those of the
    paragraph of a `cell`, the first one where the cell has no words; `rejected` says that it is the
    table as it is with all changes rejected, the other one lacking the words.

    `id` tells the comments of one file apart, and `parent` is that of the comment it answers. Who
    makes a comment may give it any id.
    """

    author: str
    date: str
    text: str
    node: NodeId = ""
    part: str = ""
    start: int = 0
    end: int = 0
    cell: CellPlace | None = None
    rejected: bool = False
    id: str = ""
    parent: str = ""
    resolved: bool = False
    note: NoteId = ""

    @property
    def is_document_tag(self) -> bool:
        """Whether it is what the UN document system notes for itself (job number, symbol)."""
        return _ODS_TAG.search(self.text) is not None


def read_comments(root: Element | None, extended: Element | None = None) -> dict[str, Comment]:
    """The comments of the comments part by id, in its order, not yet placed.

    `extended` says which answers which (`threads`). Where an id is used twice, the second comment
    has another one, which says so (`namesake`).
    """
    elements = comment_elements(root)
    threads = threads_of(elements, extended)
    result: dict[str, Comment] = {}
    for key, element in elements.items():
        lines = [_text(paragraph) for paragraph in element.iter(P)]
        result[key] = Comment(
            element.get(w("author"), ""),
            element.get(w("date"), ""),
            "\n".join(line for line in lines if line),
            id=key,
            parent=threads.parents.get(key, ""),
            resolved=key in threads.resolved,
        )
    return result


def comment_elements(root: Element | None) -> dict[str, Element]:
    """Every `w:comment` of the comments part by the id that its `Comment` has."""
    result: dict[str, Element] = {}
    for number, element in enumerate(() if root is None else root.iterchildren(w("comment"))):
        key = element.get(w("id"), "")
        result[f"{key}{_AGAIN}{number}" if key in result else key] = element
    return result


def namesake(key: str) -> str:
    """The id in the file of the comment with this id."""
    return key.partition(_AGAIN)[0]


def _text(paragraph: Element) -> str:
    parts: list[str] = []
    for element in paragraph.iter(w("t"), w("tab"), w("br"), w("noBreakHyphen")):
        if element.tag == w("t"):
            parts += (part for part, _, _ in decoded(element.text or ""))
        elif element.tag == w("noBreakHyphen"):
            parts.append("\u2011")
        else:
            parts.append(" ")
    return "".join(parts).strip()

"""Bookmarks of a Word file: the note or the paragraph that each name stands for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from penholder.formats.word.reading.names import NOTE_REFERENCES, Element, w
from penholder.formats.word.reading.pieces import NoteKey

_MAX_OPEN: Final = 500
_START, _END, _PARAGRAPH = w("bookmarkStart"), w("bookmarkEnd"), w("p")


class Bookmarks:
    """`note_of`: the note whose mark a bookmark encloses; `paragraph_of`: where it begins."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self.note_of: dict[str, NoteKey] = {}
        self.paragraph_of: dict[str, Element] = {}
        for root in roots:
            self._read(root)

    def _read(self, root: Element) -> None:
        open_names: dict[str, str] = {}
        paragraph: Element | None = None
        for element in root.iter(_START, _END, _PARAGRAPH, *NOTE_REFERENCES):
            tag = str(element.tag)
            if tag == _PARAGRAPH:
                paragraph = element
            elif tag == _START:
                name = element.get(w("name"), "")
                if len(open_names) < _MAX_OPEN:
                    open_names[element.get(w("id"), "")] = name
                if paragraph is not None:
                    self.paragraph_of.setdefault(name, paragraph)
            elif tag == _END:
                open_names.pop(element.get(w("id"), ""), None)
            else:
                for name in open_names.values():
                    self.note_of.setdefault(name, (NOTE_REFERENCES[tag], element.get(w("id"), "")))

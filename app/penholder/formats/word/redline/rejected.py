"""The base as it comes back when our changes are rejected, part by part, formatting included.

This is stricter than reading both files: every element and property must be the base's. Runs may
have been cut, and notes may have other ids in the same order; nothing else may differ.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from lxml import etree

from penholder.formats.word.changing.base import Names
from penholder.formats.word.elements import SPACE
from penholder.formats.word.reading.names import P_PR, R_PR, Element, R, T, child_of, w
from penholder.formats.word.redline.settling import COMING, GOING, settle

BOOKMARK: Final = "_RefRedline"
"""How the names of our bookmarks begin: they stay, and mark no change."""

_Piece: TypeAlias = "str | tuple[object, ...]"

_ID: Final = w("id")
_MARK_OF: Final = {
    w("footnotes"): w("footnoteReference"),
    w("endnotes"): w("endnoteReference"),
}
_NOTES: Final = frozenset(_MARK_OF)
_NOTE_MARKS: Final = frozenset(_MARK_OF.values())
_WRAPPERS: Final = COMING | GOING
_PROPERTIES: Final = frozenset({P_PR, R_PR, w("trPr")})
"""Empty ones, left where a change was taken off, say nothing."""


def gives_base(result: bytes, base: bytes, names: Names, is_ours: Callable[[str], bool]) -> bool:
    """Whether rejecting our changes in the result gives the base, element by element.

    `is_ours` tells our changes by their id. Both files are read anew from their bytes.
    """
    with zipfile.ZipFile(io.BytesIO(result)) as after, zipfile.ZipFile(io.BytesIO(base)) as before:
        had = [entry.filename for entry in before.infolist()]
        if not set(had) <= set(after.namelist()):
            return False
        roots: dict[str, tuple[Element, Element]] = {}
        for name in had:
            was, is_now = before.read(name), after.read(name)
            if was == is_now and name not in names:
                continue
            try:
                roots[name] = _parsed(was), _parsed(is_now)
            except etree.XMLSyntaxError:
                return False
            if was != is_now and not _same_part(*roots[name], is_ours):
                return False
    return all(_same_marks(roots, names.document, notes) for notes in names[1:])


def _same_part(old: Element, new: Element, is_ours: Callable[[str], bool]) -> bool:
    if old.tag != new.tag:
        return False
    if not str(old.tag).startswith(w("")):
        return _only_added(old, new)  # relationships and content types
    settle(new, lambda item: is_ours(item.get(_ID, "")), accepted=False)
    if new.tag in _NOTES:
        return _same_notes(old, new)
    return _same_blocks(old, new)


def _same_marks(roots: Mapping[str, tuple[Element, Element]], document: str, notes: str) -> bool:
    """Whether the marks of the text lead to the same notes, in the same order."""
    if notes not in roots:
        return True
    (old_text, new_text), (old_notes, new_notes) = roots[document], roots[notes]
    return _marked(old_text, old_notes) == _marked(new_text, new_notes)


def _marked(text: Element, notes: Element) -> list[tuple[str, str, str] | None]:
    """The notes of a text in the order of their marks."""
    found = {note.get(_ID, ""): _note_key(note) for note in notes}
    return [found.get(mark.get(_ID, "")) for mark in text.iter(_MARK_OF[str(notes.tag)])]


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _only_added(old: Element, new: Element) -> bool:
    has = {(child.tag, _attributes(child)) for child in new}
    return all((child.tag, _attributes(child)) in has for child in old)


# --- comparing -------------------------------------------------------------------------------


def _same_notes(old: Element, new: Element) -> bool:
    """The notes of the base, in any order and with any ids; emptied ones are those we added."""
    had = sorted(map(_note_key, old))
    has = sorted(map(_note_key, new))
    for key in had:
        if key not in has:
            return False
        has.remove(key)
    return all(not key[1] for key in has)


def _note_key(note: Element) -> tuple[str, str, str]:
    text = "".join(node.text or "" for node in note.iter(T))
    return note.get(w("type"), ""), text, repr(list(_inner(note)))


def _same_blocks(old: Element, new: Element) -> bool:
    """The children of two containers; containers of blocks go block by block."""
    mine = [child for child in new if not _is_our_bookmark(child)]
    theirs = list(old)
    if len(mine) != len(theirs):
        return False
    for is_now, was in zip(mine, theirs, strict=True):
        if is_now.tag != was.tag:
            return False
        if was.tag == w("body"):
            if not _same_blocks(was, is_now):
                return False
        elif not _same_bytes(was, is_now) and not _same_block(was, is_now):
            return False
    return True


def _same_bytes(old: Element, new: Element) -> bool:
    return len(old) == len(new) and etree.tostring(old) == etree.tostring(new)


def _same_block(old: Element, new: Element) -> bool:
    """Whether two elements are the same but for the cuts of their runs.

    What both begin and end with is set aside first: of most paragraphs a run or two are left.
    """
    return _same_middle(old, new) or canonical(old) == canonical(new)


def _same_middle(old: Element, new: Element) -> bool:
    if old.attrib != new.attrib or old.text != new.text:
        return False
    had, has = list(old), list(new)
    least = min(len(had), len(has))
    head = tail = 0
    while head < least and _same_bytes(had[head], has[head]):
        head += 1
    while tail < least - head and _same_bytes(had[-1 - tail], has[-1 - tail]):
        tail += 1
    return _tokens(had[head : len(had) - tail]) == _tokens(has[head : len(has) - tail])


def canonical(item: Element) -> list[_Piece]:
    """An element as a list of tokens that is the same however its runs are cut."""
    return _tokens([item])


def _tokens(items: Iterable[Element]) -> list[_Piece]:
    tokens = _Tokens()
    for item in items:
        tokens.take(item)
    return tokens.made()


class _Tokens:
    """Collects the tokens of an element: runs of one look that meet are one, and so is text."""

    def __init__(self) -> None:
        self._made: list[_Piece] = []
        self._words: list[str] = []
        self._run: tuple[object, ...] | None = None

    def made(self) -> list[_Piece]:
        """The tokens taken so far."""
        self._close()
        return self._made

    def take(self, item: Element, within: tuple[object, ...] = ()) -> None:
        """Takes an element; `within` are the changes around it, which may be cut as runs are."""
        tag = item.tag
        if tag == R:
            self._take_run(item, within)
        elif tag in _WRAPPERS and item.getparent() is not None:
            author, date = item.get(w("author"), ""), item.get(w("date"), "")
            for child in item:
                self.take(child, (*within, (tag, author, date)))
        elif tag in _PROPERTIES:
            for child in item:
                if (len(child) or child.tag not in _PROPERTIES) and not _says_nothing(child):
                    self._add((tag, etree.tostring(child, with_tail=False)))
        elif not _is_our_bookmark(item):
            self._add(("<", tag, _attributes(item)))
            if item.text and item.text.strip():
                self._words.append(item.text)
            for child in item:
                self.take(child, within)
            self._add((">",))

    def _take_run(self, run: Element, within: tuple[object, ...]) -> None:
        children = list(run)
        properties = child_of(children, R_PR)
        look = b"" if properties is None else etree.tostring(properties, with_tail=False)
        token = ("run", _attributes(run), look, within)
        if token != self._run:
            self._add(token)
            self._run = token
        for child in children:
            if child.tag == T:
                self._words.append(child.text or "")
            elif child.tag != R_PR:
                # Written as text, so that the run goes on: only another run or element ends it.
                self._words.append(_signed(child))

    def _add(self, token: tuple[object, ...]) -> None:
        self._close()
        self._made.append(token)
        self._run = None

    def _close(self) -> None:
        words = "".join(self._words)
        if words:
            self._made.append(words)
        self._words.clear()


def _says_nothing(child: Element) -> bool:
    """A property that stands beside the mark of a row for the schema's sake."""
    return child.tag == w("cantSplit") and child.get(w("val")) == "off"


def _inner(item: Element) -> Iterator[_Piece]:
    for child in item:
        yield from canonical(child)


def _signed(child: Element) -> str:
    """Content of a run that is no text, between signs that no text can hold."""
    if not len(child) and not child.attrib and not child.text:
        return f"\x00{child.tag}\x01"
    attributes = {
        name: given
        for name, given in child.attrib.items()
        if not (child.tag in _NOTE_MARKS and name == _ID)
    }
    inner = b"".join(etree.tostring(part, with_tail=False) for part in child)
    return f"\x00{child.tag}{sorted(attributes.items())}{child.text or ''}{inner!r}\x01"


def _attributes(item: Element) -> tuple[tuple[str, str], ...]:
    if not item.attrib:
        return ()
    return tuple(
        sorted((str(name), str(given)) for name, given in item.attrib.items() if name != SPACE)
    )


def _is_our_bookmark(item: Element) -> bool:
    if item.tag == w("bookmarkStart"):
        return item.get(w("name"), "").startswith(BOOKMARK)
    if item.tag == w("bookmarkEnd"):
        start = _start_of(item)
        return start is not None and start.get(w("name"), "").startswith(BOOKMARK)
    return False


def _start_of(end: Element) -> Element | None:
    """The beginning of a bookmark, which stands before its end in the same paragraph."""
    before = end.getprevious()
    while before is not None:
        if before.tag == w("bookmarkStart") and before.get(_ID) == end.get(_ID):
            return before
        before = before.getprevious()
    return None

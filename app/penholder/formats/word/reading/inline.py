"""Reads what stands inside a Word paragraph: runs, fields, links, notes, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from penholder.formats.word.reading.bookmarks import Bookmarks
from penholder.formats.word.reading.changes import (
    KIND_OF,
    REMOVES,
    Change,
    Decision,
    accept,
    change_of,
    stays,
)
from penholder.formats.word.reading.containers import alternative, too_deep
from penholder.formats.word.reading.content import Content, Counts
from penholder.formats.word.reading.looks import PLAIN, Look, Looks
from penholder.formats.word.reading.names import (
    NOTE_REFERENCES,
    R_PR,
    VML,
    Element,
    R,
    child_of,
    mc,
    w,
)
from penholder.formats.word.reading.pieces import NoteKey, Piece
from penholder.formats.word.reading.styles import Style, StyleSheet
from penholder.formats.word.reading.symbols import decoded, is_as_written, symbol

_MAX_DEPTH: Final = 60
_MAX_FIELDS: Final = 40
_SILENT: Final = frozenset(
    w(name)
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "proofErr",
        "lastRenderedPageBreak",
        "footnoteRef",
        "endnoteRef",
        "annotationRef",
        "separator",
        "continuationSeparator",
        "fldData",
        "permStart",
        "permEnd",
    )
)
_PAGE_FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_PICTURES: Final = frozenset({w("drawing"), w("pict"), w("object")})
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT: Final = frozenset({w("t"), w("delText"), _MATH_TEXT})
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_BREAKS: Final = frozenset({w("br"), w("cr")})
_WORDS: Final = frozenset({w("t"), w("delText"), R_PR, *_SIGNS, *_BREAKS, *NOTE_REFERENCES})
"""What says nothing outside a run that goes: fields may end there, boxes are read by themselves."""


@dataclass
class _Field:
    """A field that is open: its instruction first, then its result."""

    instruction: str = ""
    in_result: bool = False
    muted: bool = False


class _Where(Struct, frozen=True):
    """What holds for the run being read: the paragraph's style, and the changes around it."""

    style: Style
    inserted: Change | None = None
    deleted: Change | None = None
    depth: int = 0


class InlineReader:
    """Reads the paragraphs of one story (body, header, notes), whose fields may span several.

    `decision` says which tracked changes are accepted. Without `annotated` words that are not in
    this reading are left out, and places of comments in them.
    """

    def __init__(
        self,
        styles: StyleSheet,
        bookmarks: Bookmarks,
        name: str,
        *,
        decision: Decision = accept,
        annotated: bool = True,
    ) -> None:
        self._annotated = annotated
        self._bookmarks = bookmarks
        self._name = name
        self._decision = decision
        self._fields: list[_Field] = []
        self._looks = Looks(styles, decision)
        self.counts = Counts()

    def read(self, paragraph: Element, style: Style) -> Content:
        """The content of a `w:p`. Raises InputError where elements are nested absurdly deep."""
        content = Content()
        self._children(paragraph, _Where(style), content)
        return content

    # --- elements ------------------------------------------------------------------------------

    def _children(self, parent: Iterable[Element], where: _Where, content: Content) -> None:
        if where.depth > _MAX_DEPTH:
            raise too_deep(self._name)
        for child in parent:
            if child.tag == R:
                self._run(child, where, content)
            else:
                self._element(child, where, content)

    def _element(self, element: Element, where: _Where, content: Content) -> None:
        """Reads an element that is no run."""
        tag = element.tag
        if tag in _SILENT:
            return
        if tag in KIND_OF:
            content.is_changed = True
            inside = _changed(where, change_of(element))
            if self._annotated or not self._can_be_left_out(element, inside):
                self._children(element, inside, content)
        elif tag == w("commentRangeStart") or tag == w("commentRangeEnd"):
            content.anchor(element.get(w("id"), ""))
        elif tag == w("fldSimple"):
            self._simple_field(element, where, content)
        elif tag == mc("AlternateContent"):
            chosen = alternative(element)
            if chosen is not None:
                self._children(chosen, _deeper(where), content)
        elif tag == _MATH_TEXT:
            self._text(element, PLAIN, where, content)
        elif tag == w("p") or tag == w("tbl"):
            content.boxes.append(element)  # misplaced blocks: their words are reported
        else:
            self._children(element, _deeper(where), content)

    def _can_be_left_out(self, element: Element, inside: _Where) -> bool:
        """Whether what is in a change is not in this reading, and is nothing but words in runs."""
        if stays(inside.inserted, inside.deleted, self._decision):
            return False
        for run in element:
            if run.tag != R:
                return False
            for child in run:
                if child.tag not in _WORDS:
                    return False
        return True

    def _run(self, run: Element, where: _Where, content: Content) -> None:
        children = list(run)
        look = self._look(child_of(children, R_PR), where)
        for child in children:
            tag = child.tag
            if tag == R_PR:
                continue
            if tag in _TEXT:
                self._text(child, look, where, content)
            elif tag in _SIGNS:
                self._put(_SIGNS[tag], child, look, where, content)
            elif tag in _BREAKS:
                # A page or column break is no line break of the text.
                if child.get(w("type"), "textWrapping") == "textWrapping":
                    self._put("\n", child, look, where, content)
            elif tag == w("sym"):
                self._symbol(child, look, where, content)
            elif tag in NOTE_REFERENCES:
                self._note(child, where, content)
            elif tag == w("fldChar"):
                self._field_character(child, where, content)
            elif tag == w("instrText") or tag == w("delInstrText"):
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += (child.text or "")[:2000]
            elif tag == w("commentReference"):
                # The balloon of a comment is its place only where no words are marked as its own.
                if child.get(w("id"), "") not in content.commented:
                    content.anchor(child.get(w("id"), ""))
            elif tag in _PICTURES:
                self._picture(child, content)
            elif tag == mc("AlternateContent"):
                self._alternative_in_run(run, child, where, content)
            elif tag not in _SILENT:
                self._children(child, _deeper(where), content)

    def _alternative_in_run(
        self, run: Element, element: Element, where: _Where, content: Content
    ) -> None:
        chosen = alternative(element)
        if chosen is None:
            return
        look = self._look(child_of(run, R_PR), where)
        for child in chosen:
            if child.tag in _PICTURES:
                self._picture(child, content)
            elif child.tag in _TEXT:
                self._text(child, look, where, content)
            else:
                self._children((child,), _deeper(where), content)

    def _look(self, properties: Element | None, where: _Where) -> Look:
        look = self._looks.of(properties, where.style)
        self.counts.struck += look.struck
        return look

    # --- what a run holds ----------------------------------------------------------------------

    def _text(self, element: Element, look: Look, where: _Where, content: Content) -> None:
        text = element.text or ""
        if is_as_written(text):
            self._put(text, element, look, where, content)
            return
        for part, start, whole in decoded(text):
            self._put(part, element, look, where, content, start, whole=whole)

    def _put(
        self,
        text: str,
        node: Element,
        look: Look,
        where: _Where,
        content: Content,
        start: int = 0,
        *,
        whole: bool = False,
    ) -> None:
        if not text or (self._fields and self._muted()):
            return
        if look.hidden:
            content.hidden.append(text)
            return
        pieces = content.pieces
        if pieces and pieces[-1].sign == MARK_FOLLOWS:
            pieces[-1] = replace(pieces[-1], sign=text.strip())
            return
        pieces.append(
            Piece(
                text,
                node,
                start,
                look.italic,
                look.bold,
                look.raised,
                whole,
                None,
                "",
                where.inserted,
                where.deleted,
            )
        )

    def _symbol(self, element: Element, look: Look, where: _Where, content: Content) -> None:
        text, known = symbol(element.get(w("font"), ""), element.get(w("char"), ""))
        self.counts.unknown_symbols += not known
        self._put(text, element, look, where, content, whole=True)

    def _note(self, element: Element, where: _Where, content: Content) -> None:
        if self._muted():
            return
        key = (NOTE_REFERENCES[element.tag], element.get(w("id"), ""))
        own = element.get(w("customMarkFollows"), "0").lower() in ("1", "true", "on")
        self._mark(key, element, where, content, MARK_FOLLOWS if own else "")

    def _mark(
        self, key: NoteKey, node: Element, where: _Where, content: Content, sign: str = ""
    ) -> None:
        content.pieces.append(
            Piece(
                "",
                node,
                note=key,
                sign=sign,
                inserted=where.inserted,
                deleted=where.deleted,
            )
        )

    def _picture(self, element: Element, content: Content) -> None:
        boxes = [box for box in element.iter(w("txbxContent")) if _is_outermost(box, element)]
        if not boxes and not any(True for _ in element.iter(f"{{{VML}}}textpath")):
            self.counts.pictures += 1
        content.boxes.extend(boxes)

    # --- fields --------------------------------------------------------------------------------

    def _muted(self) -> bool:
        return any(not item.in_result or item.muted for item in self._fields)

    def _field_character(self, element: Element, where: _Where, content: Content) -> None:
        match element.get(w("fldCharType")):
            case "begin" if len(self._fields) < _MAX_FIELDS:
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._begin_result(self._fields[-1], element, where, content)
            case "end" if self._fields:
                self._fields.pop()

    def _begin_result(self, item: _Field, node: Element, where: _Where, content: Content) -> None:
        item.in_result = True
        if self._muted():
            return
        note = self._repeated_note(item.instruction)
        if note is not None:
            self._mark(note, node, where, content)
            item.muted = True
        elif _field_name(item.instruction) in _PAGE_FIELDS:
            self.counts.page_numbers += 1
            item.muted = True

    def _simple_field(self, element: Element, where: _Where, content: Content) -> None:
        item = _Field(element.get(w("instr"), "")[:2000])
        self._fields.append(item)
        self._begin_result(item, element, where, content)
        self._children(element, _deeper(where), content)
        if self._fields and self._fields[-1] is item:
            self._fields.pop()

    def _repeated_note(self, instruction: str) -> NoteKey | None:
        words = instruction.split()
        if len(words) < 2 or words[0].upper() not in ("NOTEREF", "FTNREF"):
            return None
        return self._bookmarks.note_of.get(words[1].strip('"'))


MARK_FOLLOWS: Final = "\x00"
"""The sign of a note mark whose typed sign is still to be read."""


def _is_outermost(box: Element, picture: Element) -> bool:
    """Whether no other box of the picture holds it: that one is read with all that is in it."""
    for above in box.iterancestors():
        if above is picture:
            return True
        if above.tag == box.tag:
            return False
    return True


def _changed(where: _Where, change: Change) -> _Where:
    if change.kind in REMOVES:
        return _Where(where.style, where.inserted, change, where.depth + 1)
    return _Where(where.style, change, where.deleted, where.depth + 1)


def _deeper(where: _Where) -> _Where:
    return _Where(where.style, where.inserted, where.deleted, where.depth + 1)


def _field_name(instruction: str) -> str:
    return instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""

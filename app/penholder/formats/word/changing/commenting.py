"""Writes comments into a Word file, each beside the words it is about, and reads them back.

The file is complete otherwise (an export, a redline that is proved): its words, notes and tracked
changes stay as they are, runs are only cut where a comment begins or ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from docx.opc.constants import CONTENT_TYPE
from msgspec.structs import replace

from penholder.document.cells import CellPlace
from penholder.document.ids import NodeId
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats.word.changing.at_marks import at_marks
from penholder.formats.word.changing.base import Base
from penholder.formats.word.changing.cutting import part_of, shell_of
from penholder.formats.word.changing.shown import Shown
from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.changing.threading import comments_root, write_threads
from penholder.formats.word.elements import SPACE, Element, element, run_of, text_elements
from penholder.formats.word.reading.cells import (
    alignment_at,
    cell_at,
    cell_source,
    paragraph_at,
)
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.reading.document import DocxReading, read_docx
from penholder.formats.word.reading.lines import joined_sources
from penholder.formats.word.reading.names import P_PR, R_PR, P, R, T, w
from penholder.formats.word.reading.pieces import Pieces, cut
from penholder.formats.word.reading.threads import without_loops

_NAME: Final = "The file with comments"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_CONTROL: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRONT: Final = ("title", "opening")


class _Point(NamedTuple):
    """A place beside a node of a run: in its text, at an offset, or before (0) or behind it (1)."""

    node: Element
    offset: int


def with_comments(data: bytes, text: Resolution, comments: Sequence[Comment]) -> bytes:
    """The file with the comments, each at its place in `text`, which is what the file holds.

    `node`, `note`, `part`, `start`, `end` and `cell` of a comment are those of `text`. A comment
    that the file has already is not written again. One whose words are in no paragraph of the text
    stands at the paragraph it names, else at the title; in a table at the beginning of the cell it
    names, else at the first cell with words; one on words of a note at the note's mark
    (`at_marks`). `parent` is the `id` of another of the comments; which answer which, and which are
    resolved, is written and read back too.

    Raises OutputError where the file, read back, does not hold the same text and all comments.
    """
    if not comments:
        return data
    base = Base(data)
    new = _new_ones(comments, base.reading.comments)
    if not new:
        return data
    writing, shown = _Writing(base), Shown(text, base.reading.resolution)
    for comment in at_marks(text, new):
        writing.take(shown.moved(comment))
    made = writing.finish()
    _prove(made, data, base.reading, writing.placed)
    return made


def _new_ones(comments: Sequence[Comment], there: Sequence[Comment]) -> list[Comment]:
    """The comments that a file has not yet, with ids that none of its own has; what they answer is
    one of them, or one of the file.
    """
    already = {comment.id for comment in there}
    waiting: dict[Comment, list[str]] = {}
    for comment in reversed(there):
        waiting.setdefault(_unplaced(comment), []).append(comment.id)
    ids: dict[str, str] = {}
    new: list[Comment] = []
    for number, comment in enumerate(map(_writable, comments)):
        same = waiting.get(_unplaced(comment))
        own = same.pop() if same else f"new {number}"
        ids.setdefault(comment.id, own)
        if own not in already:
            new.append(replace(comment, id=own))
    parents = without_loops({each.id: ids.get(each.parent, "") for each in new if each.parent})
    return [replace(each, parent=parents.get(each.id, "")) for each in new]


def _writable(comment: Comment) -> Comment:
    """The comment as a file can hold it: no control characters, no date that is none."""
    lines = (
        " ".join(_CONTROL.sub("", line).split("\t")).strip() for line in comment.text.split("\n")
    )
    return replace(
        comment,
        author=_CONTROL.sub("", comment.author),
        date=comment.date if _DATE.fullmatch(comment.date) else "",
        text="\n".join(line for line in lines if line),
    )


class _Writing:
    """The comments of one file while they are being written."""

    def __init__(self, base: Base) -> None:
        self._base, self._reading = base, base.reading
        self._stamp = Stamp("", None, base.roots)
        self._lines = {line.id: line for line in lines_of(base.reading.resolution)}
        self._made: dict[str, Element] = {}
        self._points: list[tuple[_Point, Element]] = []
        self._references: list[tuple[Element, Element]] = []
        self.placed: list[Comment] = []
        """The comments as they must be read back, in the ids of the file."""

    def take(self, comment: Comment) -> None:
        """Finds the place of a comment in the ids of the file; it is written by `finish`."""
        number = self._stamp.next_id()
        self._made[comment.id] = _comment(comment, number)
        reference = run_of([element("w:commentReference", id=number)])
        ends = _ends(self._pieces(comment))
        on_text = comment.node in self._reading.source or comment.cell is not None
        self.placed.append(comment if ends is not None and on_text else _nowhere(comment))
        if ends is None:
            self._put_without_words(comment, reference)
            return
        start, end = (
            element("w:commentRangeStart", id=number),
            element("w:commentRangeEnd", id=number),
        )
        self._points += [(ends[0], start), (ends[1], end)]
        self._references.append((end, reference))

    def finish(self) -> bytes:
        """The file with all comments taken."""
        order = {node: place for place, node in enumerate(self._base.document.iter())}
        self._points.sort(key=lambda item: (order[item[0].node], item[0].offset))
        for point, mark in reversed(self._points):  # what is before a cut keeps its place
            _put(point, mark)
        for end, reference in self._references:
            _block_child(end).addnext(reference)
        self._base.touch(self._base.reading.package.document_part)
        self._add_to_part()
        return self._base.to_bytes()

    def _put_without_words(self, comment: Comment, reference: Element) -> None:
        """Puts a comment at the beginning of its cell, or at the end of what else it stands at."""
        table, cell = self._reading.tables.get(comment.node), comment.cell
        paragraph = None if cell is None else paragraph_at(table, cell)
        if paragraph is not None:
            _put_first(paragraph.elements[0], reference)
            if len(paragraph.elements) == 1:
                start = max(-cell_source(paragraph).start, 0)
                self.placed[-1] = replace(comment, start=start, end=start)
            return
        found = None if cell is None else cell_at(table, cell)
        if cell is not None and found is not None and found.element is not None:
            empty = next(found.element.iter(P), None)
            if empty is not None and not found.paragraphs:
                _put_first(empty, reference)
                place = CellPlace(cell.row, cell.cell)
                self.placed[-1] = replace(comment, start=0, end=0, cell=place)
                return
        self._paragraph(comment.node, comment.part).append(reference)

    def _pieces(self, comment: Comment) -> Pieces:
        """The pieces of the words that a comment is about; none where they have no place."""
        if comment.end <= comment.start:
            return ()
        if comment.cell is not None:
            return self._pieces_in_cell(comment, comment.cell)
        if comment.node in self._reading.source:
            return self._reading.pieces_of(comment.node, comment.start, comment.end)
        sources = self._reading.front.get(comment.part, ()) if comment.part in _FRONT else ()
        pieces, _ = joined_sources(sources)
        return cut(pieces, comment.start, comment.end)

    def _pieces_in_cell(self, comment: Comment, cell: CellPlace) -> Pieces:
        line = self._lines.get(comment.node)
        paragraph = paragraph_at(self._reading.tables.get(comment.node), cell)
        if line is None or paragraph is None:
            return ()
        pieces = cell_source(paragraph).pieces
        place = alignment_at(line.rows, cell, pieces, self._reading.note_ids)
        if place is None:
            return ()
        return cut(pieces, place.in_pieces(comment.start), place.in_pieces(comment.end))

    def _paragraph(self, node: NodeId, part: str) -> Element:
        """The paragraph that a comment without words stands at."""
        found = self._reading.paragraph_of(node)
        if found is not None:
            return found
        table = self._reading.tables.get(node)
        for row in () if table is None else table.rows:
            for cell in row:
                for paragraph in cell.paragraphs:
                    return paragraph.elements[-1]
        for name in (part, "title", "opening"):
            for source in self._reading.front.get(name, ()):
                return source.paragraph.elements[-1]
        first = next(self._base.body.iter(P), None)
        if first is None:
            raise OutputError("The comments have no place in the file: it has no paragraph.")
        return first

    def _add_to_part(self) -> None:
        package = self._base.reading.package
        name = package.related("comments")
        old = None if name is None else package.root(name)
        said = {comment.id: comment for comment in self.placed}
        root = element("w:comments") if old is None else old
        if any(comment.parent or comment.resolved for comment in self.placed):
            root = comments_root(root)
            write_threads(self._base, root, self._made, said)
        root.extend(self._made.values())
        if name is not None and old is not None:
            self._base.exchange(name, root)
        else:
            self._base.add("comments", "comments.xml", root, CONTENT_TYPE.WML_COMMENTS)


def _comment(comment: Comment, number: int) -> Element:
    """`w:comment`."""
    initials = "".join(word[0] for word in comment.author.split())[:9]
    paragraphs = (element("w:p", run_of(text_elements(line))) for line in comment.text.split("\n"))
    return element(
        "w:comment",
        *paragraphs,
        id=number,
        author=comment.author,
        date=comment.date or None,
        initials=initials or None,
    )


def _ends(pieces: Pieces) -> tuple[_Point, _Point] | None:
    """The points before the first and behind the last character; None where there is none."""
    found = [piece for piece in pieces if piece.node is not None]
    if not found:
        return None
    first, last = found[0], found[-1]
    assert first.node is not None
    assert last.node is not None
    if last.node.tag != T:
        return _Point(first.node, first.start), _Point(last.node, 1)
    size = len(last.node.text or "")
    end = size if last.whole else min(size, last.start + len(last.text))
    return _Point(first.node, first.start), _Point(last.node, end)


def _put(point: _Point, mark: Element) -> None:
    """Puts a mark at a point, cutting the run that holds it where needed."""
    child = point.node
    run = child.getparent()
    while run is not None and run.tag != R:
        child, run = run, run.getparent()
    if run is None:
        point.node.addnext(mark)  # words outside of runs: a formula
        return
    behind = point.offset > 0
    if child.tag == T and 0 < point.offset < len(child.text or ""):
        text = child.text or ""
        child.addnext(part_of(child, text[point.offset :]))
        child.text = text[: point.offset]
        child.set(SPACE, "preserve")
    content = [each for each in run if each.tag != R_PR]
    place = content.index(child) + behind
    if behind and child.get(w("customMarkFollows")) is not None:
        place = len(content)  # the sign of the note stays with its mark
    if place == 0:
        run.addprevious(mark)
        return
    if place < len(content):
        rest = shell_of(run)
        rest.extend(content[place:])
        run.addnext(rest)
    run.addnext(mark)


def _put_first(paragraph: Element, reference: Element) -> None:
    """Puts a comment at the beginning of a paragraph."""
    properties = paragraph.find(P_PR)
    paragraph.insert(0 if properties is None else 1, reference)


def _block_child(item: Element) -> Element:
    """What holds an element among the content of its paragraph: a link, a tracked change."""
    parent = item.getparent()
    while parent is not None and parent.tag != P:
        item, parent = parent, parent.getparent()
    return item


def _unplaced(comment: Comment) -> Comment:
    """What was said, wherever it stands and whatever it answers."""
    return Comment(comment.author, comment.date, comment.text)


def _with_place(comment: Comment) -> Comment:
    """What was said, where it stands, and whether it is resolved."""
    return replace(comment, id="", parent="")


def _nowhere(comment: Comment) -> Comment:
    """The comment, at no place that can be proved."""
    return replace(comment, node="", part="", start=0, end=0, cell=None)


def _without_place(comment: Comment) -> Comment:
    return replace(_unplaced(comment), resolved=comment.resolved)


def _answers(comments: Sequence[Comment]) -> Counter[tuple[Comment, Comment]]:
    """Who answers what."""
    by_id = {comment.id: comment for comment in comments}
    return Counter(
        (_unplaced(each), _unplaced(by_id[each.parent]))
        for each in comments
        if each.parent in by_id
    )


def _prove(data: bytes, before: bytes, reading: DocxReading, placed: Sequence[Comment]) -> None:
    """Raises OutputError where the file does not hold the text of before and all the comments."""
    again = read_docx(data, _NAME)
    was, now = (read_docx(each, _NAME, "rejected", annotated=False) for each in (before, data))
    same = again.resolution == reading.resolution and was.resolution == now.resolution
    meant = (*reading.comments, *placed)
    exact = Counter(_with_place(each) for each in meant if each.node or each.note)
    found = Counter(map(_with_place, again.comments))
    missing = exact - found
    anywhere = Counter(_without_place(each) for each in meant if not (each.node or each.note))
    missing += anywhere - Counter(map(_without_place, (found - exact).elements()))
    if missing or not same or _answers(meant) != _answers(again.comments):
        raise OutputError(
            "The file was not kept: with the comments in it, it does not read back as the text."
            " Export it without comments, and please report this."
        )

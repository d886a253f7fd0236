"""Notes of the base and of the draft: which marks stay, new footnotes, the order of their ids."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from docx.opc.constants import CONTENT_TYPE

from penholder.compare.result import Comparison
from penholder.compare.words import word_edits
from penholder.document.ids import NodeId, NoteId
from penholder.document.numbering import note_labels
from penholder.document.resolution import Resolution
from penholder.formats.word.changing.base import Base
from penholder.formats.word.changing.stamp import Stamp, clean_shape, is_gone, wrap
from penholder.formats.word.elements import (
    Element,
    element,
    field,
    paragraph,
    run,
    run_of,
    run_properties,
)
from penholder.formats.word.marks import Marks
from penholder.formats.word.notes import footnotes_part, gap_behind
from penholder.formats.word.reading.bookmarks import Bookmarks
from penholder.formats.word.reading.names import P_PR, R_PR, P, R, number, value, w
from penholder.formats.word.reading.styles import run_look
from penholder.formats.word.redline.inserting import NO_LOOK, Near
from penholder.formats.word.redline.rejected import BOOKMARK
from penholder.formats.word.redline.runs import RunLayer
from penholder.formats.word.redline.script import Op, Step, changes, script
from penholder.formats.word.redline.segments import (
    Misfit,
    Segment,
    SegmentKind,
    compared_text,
    segments_in,
    segments_of,
    tail_of,
)

_REFERENCE, _NOTE = w("footnoteReference"), w("footnote")
_ORDINARY = ("footnote", "endnote")


class Notes:
    """The notes of one redline. First `plan`, then marks are made, then `finish`."""

    def __init__(
        self,
        base: Base,
        new: Resolution,
        comparison: Comparison,
        references: Mapping[NodeId, str],
        stamp: Stamp,
    ) -> None:
        self._base = base
        self._old_notes = {note.id: note for note in base.reading.resolution.notes}
        self._new_notes = {note.id: note for note in new.notes}
        self._labels = note_labels(new)
        self._old_labels = note_labels(base.reading.resolution)
        self._references = references
        self._stamp = stamp
        self.same: dict[NoteId, NoteId] = {
            pair.new[0]: pair.old[0]
            for pair in comparison.notes
            if len(pair.old) == 1 == len(pair.new) and self._same_sign(pair.old[0], pair.new[0])
        }
        self._root = base.part(base.reading.package.related("footnotes"))
        self._kept: dict[NoteId, Segment] = {}
        self._marked_again: set[NoteId] = set()
        self._bookmarks: dict[NoteId, str] = {}
        self._new_ids: dict[NoteId, int] = {}
        self._last_id = self._highest_id()

    def _same_sign(self, old: NoteId, new: NoteId) -> bool:
        return self._old_notes[old].label == self._new_notes[new].label

    def _highest_id(self) -> int:
        found = () if self._root is None else self._root.iterchildren(_NOTE)
        return max((number(note.get(w("id"))) or 0 for note in found), default=0)

    # --- which marks stay ------------------------------------------------------------------------

    def plan(self, scripts: list[list[Step]]) -> None:
        """Decides where each note has its own mark; scripts stand in the order of the draft.

        A repeated mark whose note loses its own mark is exchanged for a new note, and one whose
        number changes for one that shows the new number.
        """
        count: dict[NoteId, int] = {}
        marked: list[list[Step]] = []
        mark = SegmentKind.MARK
        for steps in scripts:
            for step in steps:
                if step.new is None or step.new.kind is not mark:
                    continue
                if not marked or marked[-1] is not steps:
                    marked.append(steps)
                note = step.new.note
                count[note] = count.get(note, 0) + 1
                if step.op is Op.KEEP and step.old is not None and _is_own(step.old):
                    self._kept.setdefault(note, step.old)
        self._marked_again = {note for note, times in count.items() if times > 1}
        for steps in marked:
            steps[:] = [part for step in steps for part in self._settled(step)]

    def _settled(self, step: Step) -> tuple[Step, ...]:
        new = step.new
        mark = new is not None and new.kind is SegmentKind.MARK
        if step.op is not Op.KEEP or new is None or not mark or self._stays(step, new):
            return (step,)
        return Step(Op.DELETE, step.old, None), Step(Op.INSERT, None, new)

    def _stays(self, step: Step, new: Segment) -> bool:
        """Whether a mark that both texts have can stay: a repeated one shows a number, typed."""
        if new.note not in self._kept or step.old is None:
            return False
        same_number = self._old_labels.get(step.old.note) == self._labels.get(new.note)
        return _is_own(step.old) or same_number

    # --- making marks ----------------------------------------------------------------------------

    def mark(self, segment: Segment, near: Element | None) -> list[Element]:
        """The tracked mark of a note: its own the first time, then a cross-reference."""
        note = segment.note
        label = self._labels.get(note, "?")
        own = note in self._new_notes and self._new_notes[note].label is not None
        if note in self._kept or note in self._new_ids:
            if own:
                return [self._stamp.insertion(run(label, raised=True))]
            return [self._stamp.insertion(*self._repeated(note, label))]
        self._last_id += 1
        self._new_ids[note] = self._last_id
        sign = []
        if own:
            sign.append(_words(label))
        reference = element(
            "w:footnoteReference", customMarkFollows=1 if own else None, id=self._last_id
        )
        made = self._stamp.insertion(run_of([reference, *sign], self._mark_look()))
        if note not in self._marked_again:
            return [made]
        return self._in_bookmark(made, note)

    def _mark_look(self) -> Element | None:
        for reference in self._base.body.iter(_REFERENCE):
            parent = reference.getparent()
            look = None if parent is None else parent.find(R_PR)
            if look is not None:
                return deepcopy(look)
        style = self._base.style_id("footnote reference")
        return run_properties(style=style, raised=style is None)

    def _in_bookmark(self, made: Element, note: NoteId) -> list[Element]:
        number = self._stamp.next_id()
        name = f"{BOOKMARK}{number}"
        self._bookmarks[note] = name
        start = element("w:bookmarkStart", id=number, name=name)
        return [start, made, element("w:bookmarkEnd", id=number)]

    def _repeated(self, note: NoteId, label: str) -> list[Element]:
        if note not in self._bookmarks:
            self._bookmarks[note] = self._bookmark_of_kept(note)
        instruction = f"NOTEREF {self._bookmarks[note]} \\f \\h"
        return field(instruction, label, run_properties(raised=True))

    def _bookmark_of_kept(self, note: NoteId) -> str:
        piece = self._kept[note].piece
        assert piece is not None
        key, node = piece.note, piece.node
        for name, found in Bookmarks([self._base.body]).note_of.items():
            if found == key:
                return name
        carrier = None if node is None else node.getparent()
        if carrier is None:
            raise Misfit
        number = self._stamp.next_id()
        name = f"{BOOKMARK}{number}"
        carrier.addprevious(element("w:bookmarkStart", id=number, name=name))
        carrier.addnext(element("w:bookmarkEnd", id=number))
        return name

    # --- the notes themselves --------------------------------------------------------------------

    def finish(self, layer: RunLayer) -> list[list[Step]]:
        """Changes notes that stay, strikes those that go, adds the new ones; gives the scripts."""
        scripts = [self._edit(note, layer) for note in self._kept]
        kept = {self.same[note] for note in self._kept}
        for note in self._old_notes:
            if note not in kept:
                self._strike(note)
        if self._new_ids:
            self._add_notes(layer)
            self._in_text_order()
        edited = any(changes(steps) for steps in scripts)
        if edited or self._new_ids or len(kept) < len(self._old_notes):
            self._touch_parts()
        return scripts

    def _touch_parts(self) -> None:
        for kind in ("footnotes", "endnotes"):
            name = self._base.reading.package.related(kind)
            if name is not None:
                self._base.touch(name)

    def _edit(self, note: NoteId, layer: RunLayer) -> list[Step]:
        reading = self._base.reading
        pieces = reading.note_pieces.get(self.same[note], ())
        paragraphs = reading.note_source[self.same[note]]
        tail = tail_of(paragraphs[-1].pieces) if paragraphs else []
        old = [*segments_in(pieces, {}), *tail]
        new = [*segments_of(self._new_notes[note].spans, self._references), *tail]
        edits = word_edits(compared_text(old), compared_text(new))
        steps = script(edits, old, new, {})
        if changes(steps):
            home = paragraphs[-1].elements[-1] if paragraphs else self._emptied(self.same[note])
            layer.lay(steps, home)
        return steps

    def _emptied(self, note: NoteId) -> Element:
        """The last paragraph of a note of the base that has no words."""
        keys = (key for key, found in self._base.reading.note_ids.items() if found == note)
        for kind, number_in_file in keys:
            root = self._base.reading.package.related_root(f"{kind}s")
            for item in () if root is None else root.iterchildren(w(kind)):
                if item.get(w("id")) == number_in_file and item.find(P) is not None:
                    return item.findall(P)[-1]
        raise Misfit

    def _strike(self, note: NoteId) -> None:
        kinds = {self._base.reading.note_ids[key]: key[0] for key in self._base.reading.note_ids}
        for source in self._base.reading.note_source.get(note, ()):
            for part in source.elements:
                if kinds.get(note) not in _ORDINARY:
                    self._strike_typed(part)
                    continue
                for item in list(part.iter(R)):
                    counted = item.find(w("footnoteRef")) is not None
                    if not counted and item.find(w("endnoteRef")) is None and not is_gone(item):
                        wrap(item, self._stamp)

    def _strike_typed(self, paragraph: Element) -> None:
        """A note that is typed in the text goes with its paragraph."""
        for item in list(paragraph.iter(R)):
            if not is_gone(item):
                wrap(item, self._stamp)
        if paragraph.find(f"{P_PR}/{w('sectPr')}") is None:
            self._stamp.mark(paragraph, "del")

    def _add_notes(self, layer: RunLayer) -> None:
        if self._root is None:
            self._root = footnotes_part([], {}, Marks({}, {}, {}))
            self._base.add("footnotes", "footnotes.xml", self._root, CONTENT_TYPE.WML_FOOTNOTES)
        donor = self._donor()
        for note, mark_id in self._new_ids.items():
            content = segments_of(self._new_notes[note].spans, self._references)
            sign = self._new_notes[note].label
            made = self._new_note(donor, sign)
            made.extend(layer.new_runs(content, _text_look(donor)))
            self._root.append(element("w:footnote", made, id=mark_id))

    def _donor(self) -> Element | None:
        """The paragraph of a note of the base, whose look new notes take on."""
        assert self._root is not None
        for note in self._root.iterchildren(_NOTE):
            first = note.find(P)
            if note.get(w("type"), "normal") == "normal" and first is not None:
                return first
        return None

    def _new_note(self, donor: Element | None, sign: str | None) -> Element:
        """A new note as the base has its own: with a tab before the mark, or without."""
        made = paragraph(self._base.style_id("footnote text") or "FootnoteText")
        tab = False
        if donor is not None:
            made = element("w:p", clean_shape(donor.find(P_PR)))
            runs = (child for item in donor.iter(R) for child in item if child.tag != R_PR)
            first = next(runs, None)
            tab = first is not None and first.tag == w("tab")
        if sign is None:
            shown = run_of([element("w:footnoteRef")], self._mark_look())
        else:
            shown = run_of([_words(sign)], self._mark_look())
        # LibreOffice doubles a sign of its own that a tab stands before.
        before = [run("\t")] if tab and sign is None else []
        # A tab alone behind a sign of one's own is no gap where the sign fills the indent.
        after = gap_behind(sign) if tab or sign is not None else run("\t")
        made.append(self._stamp.insertion(*before, shown, after))
        return made

    def _in_text_order(self) -> None:
        """Ids in the order of the text, and the part in the order of the ids: LibreOffice shows
        the wrong notes otherwise.
        """
        assert self._root is not None
        marks = list(self._base.body.iter(_REFERENCE))
        order = list(dict.fromkeys(mark.get(w("id"), "") for mark in marks))
        notes = {note.get(w("id"), ""): note for note in self._root.iterchildren(_NOTE)}
        placed = [key for key in order if key in notes]
        numbers = sorted(int(key) for key in placed if number(key) is not None)
        if len(numbers) != len(placed):
            return
        fresh = {key: str(place) for key, place in zip(placed, numbers, strict=True)}
        for mark in marks:
            key = mark.get(w("id"), "")
            mark.set(w("id"), fresh.get(key, key))
        for key in placed:
            self._root.remove(notes[key])
            notes[key].set(w("id"), fresh[key])
            self._root.append(notes[key])


def _words(text: str) -> Element:
    made = element("w:t")
    made.text = text
    return made


def _is_own(segment: Segment) -> bool:
    """Whether a mark of the base is the note's own, not a reference to it."""
    piece = segment.piece
    if piece is None or piece.note is None or piece.node is None:
        return False
    if piece.note[0] not in _ORDINARY:
        return True
    return piece.node.tag in (_REFERENCE, w("endnoteReference"))


def _text_look(donor: Element | None) -> Near:
    """How the first words of a note look that have no style of their own."""
    for item in () if donor is None else donor.iter(R):
        look = item.find(R_PR)
        words = item.find(w("t"))
        if words is not None and (words.text or "").strip() and value(look, "rStyle") is None:
            shown = run_look(look)
            return Near(look, (bool(shown.italic), bool(shown.bold)))
    return NO_LOOK

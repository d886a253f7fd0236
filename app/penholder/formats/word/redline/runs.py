"""Lays a script over the runs of the base: runs are split where words change, and no further."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from penholder.formats.word.changing.cutting import Cutter, part_of
from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.elements import Element
from penholder.formats.word.reading.names import R_PR, P, R, child_of
from penholder.formats.word.redline.fields import (
    FIELD_CHARACTER,
    SIMPLE_FIELD,
    field_ends,
    in_field,
    strike_field,
)
from penholder.formats.word.redline.inserting import NO_LOOK, MarkMaker, Near, inserted
from penholder.formats.word.redline.script import Op, Step, changes
from penholder.formats.word.redline.segments import Misfit, Segment, SegmentKind

_DELETE = Op.DELETE
_TEXT, _LABEL = SegmentKind.TEXT, SegmentKind.LABEL
_MARK, _BREAK = SegmentKind.MARK, SegmentKind.BREAK
"""Looked up once: a member of an enumeration costs five times a global name (Python 3.11)."""

_REACH = 400
"""How many segments away the look of new words is sought."""


class _Group(Struct):
    """Neighbouring segments of one run, or the one mark that a field shows."""

    carrier: Element
    first: int
    last: int
    start: Element
    end: Element
    is_field: bool = False


class RunLayer:
    """Changes the runs of paragraphs as scripts say."""

    def __init__(self, stamp: Stamp, marks: MarkMaker) -> None:
        self._stamp = stamp
        self._marks = marks

    def lay(self, steps: Sequence[Step], paragraph: Element) -> None:
        """Lays the steps over the runs they stand in; `paragraph` is where inserted words go that
        stand beside no word of the base.

        Raises Misfit, before anything is changed, where the runs do not allow it.
        """
        self.prepared(steps, paragraph).run()

    def prepared(self, steps: Sequence[Step], paragraph: Element) -> Laying:
        """The same, ready to be laid. Raises Misfit where the runs do not allow it."""
        return Laying(self._stamp, self._marks, steps, paragraph)

    def new_runs(self, segments: Sequence[Segment], near: Near) -> list[Element]:
        """Tracked runs for segments of the draft that look like what is given."""
        return inserted(segments, [near] * len(segments), self._stamp, self._marks)


class Laying:
    """One script laid over its paragraph."""

    def __init__(
        self, stamp: Stamp, marks: MarkMaker, steps: Sequence[Step], paragraph: Element
    ) -> None:
        self._stamp = stamp
        self._marks = marks
        self._paragraph = paragraph
        self._olds: list[Segment] = []
        self._ops: list[Op] = []
        self._before: dict[int, list[Segment]] = {}
        for step in steps:
            if step.old is not None:
                self._olds.append(step.old)
                self._ops.append(step.op)
            elif step.new is not None:
                self._before.setdefault(len(self._olds), []).append(step.new)
        self._nodes = [None if part.piece is None else part.piece.node for part in self._olds]
        self._steps = list(steps)
        self._changes = changes(steps)
        self._groups = self._grouped() if self._changes else []
        self._last: Element | None = None
        self._check()

    def is_for(self, steps: Sequence[Step]) -> bool:
        """Whether these are still the steps it was made for."""
        return self._steps == steps

    def run(self) -> None:
        """Lays the script."""
        if not self._changes:
            return
        nears = {
            place: [self._near(segment, place) for segment in segments]
            for place, segments in self._before.items()
        }
        self._nears = nears  # worked out before runs are taken apart
        for group in self._groups:
            self._place(group)
            if group.is_field:
                deleted = self._ops[group.first] is _DELETE
                self._last = (
                    strike_field(group.start, group.end, self._stamp) if deleted else group.end
                )
            elif self._untouched(group):
                self._last = group.carrier
            else:
                self._explode(group)
        self._place_end()

    # --- groups and checks -----------------------------------------------------------------------

    def _grouped(self) -> list[_Group]:
        groups: list[_Group] = []
        seen: set[Element] = set()
        for place, node in enumerate(self._nodes):
            if node is None:
                if self._ops[place] is _DELETE or place in self._before:
                    raise Misfit
                continue
            carrier = _carrier(node)
            if groups and groups[-1].carrier is carrier and groups[-1].last == place - 1:
                groups[-1].last = place
                continue
            if carrier in seen:
                raise Misfit
            seen.add(carrier)
            if node.tag in (FIELD_CHARACTER, SIMPLE_FIELD):
                start, end = field_ends(node, carrier)
                groups.append(_Group(carrier, place, place, start, end, is_field=True))
            else:
                groups.append(_Group(carrier, place, place, carrier, carrier))
        return groups

    def _check(self) -> None:
        for group in self._groups:
            if group.is_field and group.first != group.last:
                raise Misfit
            for place in range(group.first, group.last + 1):
                self._check_segment(place)
        for place, segments in self._before.items():
            if any(segment.kind is _BREAK for segment in segments):
                self._check_break(place)

    def _check_segment(self, place: int) -> None:
        """A symbol or escape of several characters is not cut up."""
        segment = self._olds[place]
        if segment.piece is None or not segment.piece.whole or segment.offset == 0:
            return
        if self._ops[place] is not self._ops[place - 1] or place in self._before:
            raise Misfit

    def _check_break(self, place: int) -> None:
        beside = [g for g in self._groups if g.first <= place <= g.last or g.last == place - 1]
        for group in beside:
            if group.start.getparent() is not self._paragraph or in_field(group.start):
                raise Misfit

    def _untouched(self, group: _Group) -> bool:
        places = range(group.first, group.last + 1)
        if any(self._ops[place] is _DELETE for place in places):
            return False
        return not any(place in self._before for place in places if place != group.first)

    # --- placing insertions ----------------------------------------------------------------------

    def _place(self, group: _Group) -> None:
        if group.first not in self._before:
            return
        made = self._inserted(group.first)
        if self._last is not None and self._depth(self._last) <= self._depth(group.start):
            self._put_after(self._last, made)
        else:
            for item in made:
                group.start.addprevious(item)
            self._last = made[-1]

    def _place_end(self) -> None:
        if len(self._olds) not in self._before:
            return
        made = self._inserted(len(self._olds))
        if self._last is not None and self._depth(self._last) == 0:
            self._put_after(self._last, made)
            return
        home = self._paragraph if self._last is None else _home(self._last)
        home.extend(made)

    def _put_after(self, where: Element, made: Sequence[Element]) -> None:
        for item in made:
            where.addnext(item)
            where = item
        self._last = where

    def _depth(self, item: Element) -> int:
        """0 for a run of the paragraph itself, more inside links and results of fields."""
        parent = item.getparent()
        nested = parent is None or parent.tag != P
        return int(nested) + int(in_field(item))

    def _inserted(self, place: int) -> list[Element]:
        return inserted(self._before[place], self._nears[place], self._stamp, self._marks)

    def _near(self, segment: Segment, place: int) -> Near:
        """The look of the nearest words, those before the place first; labels look at labels."""
        before = range(place - 1, max(-1, place - _REACH), -1)
        after = range(place, min(len(self._olds), place + _REACH))
        for kind in (segment.kind, _TEXT, _LABEL):
            if kind is _MARK:
                continue
            for at in chain(before, after):
                other = self._olds[at]
                if other.kind is kind and not (other.piece is not None and other.piece.raised):
                    node = self._nodes[at]
                    properties = None if node is None else child_of(_carrier(node), R_PR)
                    return Near(properties, other.look)
        return NO_LOOK

    # --- cutting ---------------------------------------------------------------------------------

    def _explode(self, group: _Group) -> None:
        """Replaces a run by runs for what stays and what goes, with what comes between them."""
        cutter = Cutter(group.carrier, self._stamp)
        place = group.first
        for child in list(group.carrier):
            if child.tag == R_PR:
                continue
            end = place
            while end <= group.last and self._nodes[end] is child:
                end += 1
            if end == place:
                cutter.other(child)
            else:
                self._cut(child, range(place, end), cutter, group.first)
            place = end
        self._last = cutter.finish()

    def _cut(self, child: Element, places: range, cutter: Cutter, first: int) -> None:
        if len(places) == 1 and (places[0] == first or places[0] not in self._before):
            cutter.add(child, gone=self._ops[places[0]] is _DELETE)
        else:
            self._cut_text(child, places, cutter, first)
        piece = self._olds[places[-1]].piece
        cutter.sign_follows = piece is not None and bool(piece.sign)

    def _cut_text(self, child: Element, places: range, cutter: Cutter, first: int) -> None:
        raw = child.text or ""
        bounds = [0, *(_raw_start(self._olds[place]) for place in places[1:]), len(raw)]
        begin = 0
        for index, place in enumerate(places):
            if place in self._before and place != first:
                cutter.between(self._inserted(place))
            following = place + 1
            if (
                following in places
                and self._ops[following] is self._ops[place]
                and following not in self._before
            ):
                continue
            part = part_of(child, raw[bounds[begin] : bounds[index + 1]])
            cutter.add(part, gone=self._ops[place] is _DELETE)
            begin = index + 1


def _raw_start(segment: Segment) -> int:
    piece = segment.piece
    if piece is None:
        return 0
    return piece.start if piece.whole else piece.start + segment.offset


def _carrier(node: Element) -> Element:
    """The run, or the simple field, that a node stands in."""
    item: Element | None = node
    while item is not None and item.tag not in (R, SIMPLE_FIELD):
        item = item.getparent()
    if item is None:
        raise Misfit
    return item


def _home(item: Element) -> Element:
    """The paragraph an element stands in."""
    found: Element | None = item
    while found is not None and found.tag != P:
        found = found.getparent()
    if found is None:
        raise Misfit
    return found

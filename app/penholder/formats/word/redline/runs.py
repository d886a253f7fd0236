"""Lays a script over the runs of the base: runs are split where words change, and no further."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from penholder.formats.word.elements import Element, element, run_of, text_elements
from penholder.formats.word.reading.names import P_PR, R_PR, P, R, T, w
from penholder.formats.word.redline.atoms import Atom, AtomKind, Misfit, Op, Step
from penholder.formats.word.redline.stamp import Stamp

BREAK = w("penholderBreak")
"""Stands for an inserted end of a paragraph until the paragraph is split there."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD_CHARACTER, _SIMPLE_FIELD = w("fldChar"), w("fldSimple")
_FIELD_TYPE = w("fldCharType")

MarkMaker = Callable[[Atom, Element | None], list[Element]]
"""Makes the elements of an inserted note mark, tracked."""


@dataclass(slots=True)
class _Group:
    """Neighbouring atoms of one run, or the one mark that a field shows."""

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
        _Laying(self._stamp, self._marks, steps, paragraph).run()

    def new_runs(
        self, atoms: Sequence[Atom], properties: Element | None, look: tuple[bool, bool]
    ) -> list[Element]:
        """Tracked runs for atoms of the draft. `look` is how `properties` looks in the text."""
        return inserted(atoms, [(properties, look)] * len(atoms), self._stamp, self._marks)


class _Laying:
    """One script laid over its paragraph."""

    def __init__(
        self, stamp: Stamp, marks: MarkMaker, steps: Sequence[Step], paragraph: Element
    ) -> None:
        self._stamp = stamp
        self._marks = marks
        self._paragraph = paragraph
        self._olds: list[Atom] = []
        self._ops: list[Op] = []
        self._before: dict[int, list[Atom]] = {}
        for step in steps:
            if step.old is not None:
                self._olds.append(step.old)
                self._ops.append(step.op)
            elif step.new is not None:
                self._before.setdefault(len(self._olds), []).append(step.new)
        self._groups = self._grouped()
        self._properties = [self._run_properties(place) for place in range(len(self._olds))]
        self._last: Element | None = None

    def run(self) -> None:
        self._check()
        for group in self._groups:
            self._place(self._before.get(group.first, ()), group)
            if group.is_field:
                if self._ops[group.first] is Op.DELETE:
                    self._delete_field(group)
                else:
                    self._last = group.end
            elif self._untouched(group):
                self._last = group.carrier
            else:
                self._explode(group)
        self._place_end()

    # --- groups and checks -----------------------------------------------------------------------

    def _grouped(self) -> list[_Group]:
        groups: list[_Group] = []
        seen: set[Element] = set()
        for place, atom in enumerate(self._olds):
            node = atom.piece.node if atom.piece is not None else None
            if node is None:
                if self._ops[place] is Op.DELETE or place in self._before:
                    raise Misfit
                continue
            carrier = _carrier(node)
            if groups and groups[-1].carrier is carrier and groups[-1].last == place - 1:
                groups[-1].last = place
                continue
            if carrier in seen:
                raise Misfit
            seen.add(carrier)
            if node.tag in (_FIELD_CHARACTER, _SIMPLE_FIELD):
                start, end = _field_ends(node, carrier)
                groups.append(_Group(carrier, place, place, start, end, is_field=True))
            else:
                groups.append(_Group(carrier, place, place, carrier, carrier))
        return groups

    def _check(self) -> None:
        for group in self._groups:
            if group.is_field and group.first != group.last:
                raise Misfit
            for place in range(group.first, group.last + 1):
                self._check_atom(group, place)
        for place, atoms in self._before.items():
            if any(atom.kind is AtomKind.BREAK for atom in atoms):
                self._check_break(place)

    def _check_atom(self, group: _Group, place: int) -> None:
        """A symbol or escape of several characters is not cut up."""
        atom = self._olds[place]
        piece = atom.piece
        if piece is None or not piece.whole or atom.offset == 0:
            return
        if self._ops[place] is not self._ops[place - 1] or place in self._before:
            raise Misfit

    def _check_break(self, place: int) -> None:
        beside = [g for g in self._groups if g.first <= place <= g.last or g.last == place - 1]
        for group in beside:
            if group.start.getparent() is not self._paragraph or _in_field(group.start):
                raise Misfit

    def _untouched(self, group: _Group) -> bool:
        places = range(group.first, group.last + 1)
        if any(self._ops[place] is Op.DELETE for place in places):
            return False
        return not any(place in self._before for place in places if place != group.first)

    # --- placing insertions ----------------------------------------------------------------------

    def _place(self, atoms: Sequence[Atom], group: _Group) -> None:
        if not atoms:
            return
        made = self._inserted(atoms, group.first)
        if self._last is not None and self._depth(self._last) <= self._depth(group.start):
            self._put_after(self._last, made)
        else:
            for item in made:
                group.start.addprevious(item)
            self._last = made[-1]

    def _place_end(self) -> None:
        atoms = self._before.get(len(self._olds), ())
        if not atoms:
            return
        made = self._inserted(atoms, len(self._olds))
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
        return int(nested) + int(_in_field(item))

    def _inserted(self, atoms: Sequence[Atom], place: int) -> list[Element]:
        found = [self._near(atom, place) for atom in atoms]
        return inserted(atoms, found, self._stamp, self._marks)

    def _near(self, atom: Atom, place: int) -> tuple[Element | None, tuple[bool, bool]]:
        """The look of the nearest words, those before the place first; labels look at labels."""
        kinds = (atom.kind, AtomKind.TEXT, AtomKind.LABEL)
        reach = [*range(place - 1, -1, -1)][:400], [*range(place, len(self._olds))][:400]
        for kind in kinds:
            for span in reach:
                for at in span:
                    other = self._olds[at]
                    raised = other.piece is not None and other.piece.raised
                    if other.kind is kind is not AtomKind.MARK and not raised:
                        return self._properties[at], other.look
        return None, (False, False)

    def _run_properties(self, place: int) -> Element | None:
        piece = self._olds[place].piece
        node = piece.node if piece is not None else None
        return None if node is None else _carrier(node).find(R_PR)

    # --- deleting --------------------------------------------------------------------------------

    def _delete_field(self, group: _Group) -> None:
        if group.carrier.tag == _SIMPLE_FIELD:
            self._last = self._delete_simple_field(group.carrier)
            return
        item: Element | None = group.start
        while item is not None:
            following = item.getnext()
            done = item is group.end
            self._last = wrap(item, self._stamp) if item.tag == R else item
            if done:
                return
            item = following

    def _delete_simple_field(self, field: Element) -> Element:
        instruction = element("w:instrText")
        instruction.text = field.get(w("instr"), "")
        instruction.set(_SPACE, "preserve")
        heads = [
            run_of([element("w:fldChar", fldCharType="begin")]),
            run_of([instruction]),
            run_of([element("w:fldChar", fldCharType="separate")]),
        ]
        runs = [*heads, *field.iter(R), run_of([element("w:fldChar", fldCharType="end")])]
        gone = self._stamp.deletion(*runs)
        parent = field.getparent()
        assert parent is not None
        parent.replace(field, gone)
        return gone

    def _explode(self, group: _Group) -> None:
        """Replaces a run by runs for what stays and what goes, with what comes between them."""
        cutter = _Cutter(group.carrier, self._stamp)
        places = list(range(group.first, group.last + 1))
        for child in list(group.carrier):
            if child.tag == R_PR:
                continue
            mine: list[int] = []
            while places and _node(self._olds[places[0]]) is child:
                mine.append(places.pop(0))
            if not mine:
                cutter.other(child)
                continue
            self._cut(child, mine, cutter, group.first)
        self._last = cutter.finish()

    def _cut(self, child: Element, places: list[int], cutter: _Cutter, first: int) -> None:
        raw = child.text or ""
        bounds = [0, *(_raw_start(self._olds[place]) for place in places[1:]), len(raw)]
        begin = 0
        for index, place in enumerate(places):
            if place in self._before and place != first:
                cutter.between(self._inserted(self._before[place], place))
            following = places[index + 1] if index + 1 < len(places) else None
            same = (
                following is not None
                and self._ops[following] is self._ops[place]
                and following not in self._before
            )
            if same:
                continue
            part = _part(child, raw[bounds[begin] : bounds[index + 1]])
            cutter.add(part, gone=self._ops[place] is Op.DELETE)
            begin = index + 1
        piece = self._olds[places[-1]].piece
        cutter.sign_follows = piece is not None and bool(piece.sign)


class _Cutter:
    """Collects the parts of a run that is being cut."""

    def __init__(self, run: Element, stamp: Stamp) -> None:
        self._run = run
        self._stamp = stamp
        self._made: list[Element] = []
        self._open: list[Element] = []
        self._gone = False
        self.sign_follows = False

    def add(self, child: Element, *, gone: bool) -> None:
        """Adds a part of the run's content."""
        if self._open and gone is not self._gone:
            self._flush()
        self._gone = gone
        self._open.append(child)

    def other(self, child: Element) -> None:
        """Content that is no text: it stays, but the typed sign of a note goes with its mark."""
        gone = self._gone if self.sign_follows and child.tag == T else False
        self.sign_follows = False
        self.add(child, gone=gone)

    def between(self, made: Iterable[Element]) -> None:
        """Adds tracked runs between the parts."""
        self._flush()
        self._made.extend(made)

    def finish(self) -> Element:
        """Puts the parts in the place of the run and gives the last of them."""
        self._flush()
        for item in self._made:
            self._run.addprevious(item)
        parent = self._run.getparent()
        assert parent is not None
        parent.remove(self._run)
        return self._made[-1]

    def _flush(self) -> None:
        if not self._open:
            return
        properties = self._run.find(R_PR)
        made = element("w:r")
        for name, given in self._run.attrib.items():
            made.set(name, given)
        if properties is not None:
            made.append(deepcopy(properties))
        made.extend(self._open)
        self._made.append(self._stamp.deletion(made) if self._gone else made)
        self._open = []


def wrap(run: Element, stamp: Stamp) -> Element:
    """Marks a whole run as deleted, in its place."""
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    gone = stamp.deletion(run)
    parent.insert(place, gone)
    return gone


def inserted(
    atoms: Sequence[Atom],
    near: Sequence[tuple[Element | None, tuple[bool, bool]]],
    stamp: Stamp,
    marks: MarkMaker,
) -> list[Element]:
    """Tracked runs for atoms of the draft, each looking like the text `near` it."""
    made: list[Element] = []
    runs: list[Element] = []

    def close() -> None:
        if runs:
            made.append(stamp.insertion(*runs))
            runs.clear()

    place = 0
    while place < len(atoms):
        atom = atoms[place]
        if atom.kind is AtomKind.BREAK:
            close()
            made.append(element("w:penholderBreak"))
            place += 1
        elif atom.kind is AtomKind.MARK:
            close()
            made.extend(marks(atom, near[place][0]))
            place += 1
        else:
            end = place
            while end < len(atoms) and _alike(atoms, near, place, end):
                end += 1
            text = "".join(item.char for item in atoms[place:end])
            runs.append(run_of(text_elements(text), looking(*near[place], atom.look)))
            place = end
    close()
    return made


def _alike(
    atoms: Sequence[Atom],
    near: Sequence[tuple[Element | None, tuple[bool, bool]]],
    first: int,
    other: int,
) -> bool:
    one, two = atoms[first], atoms[other]
    if one.kind is not two.kind or one.look != two.look:
        return False
    return near[first][0] is near[other][0] and near[first][1] == near[other][1]


_BEFORE_BOLD = frozenset({w("rStyle"), w("rFonts")})


def looking(
    properties: Element | None, has: tuple[bool, bool], wanted: tuple[bool, bool]
) -> Element | None:
    """Run properties like those given, in italics or bold as wanted."""
    if has == wanted:
        return None if properties is None else deepcopy(properties)
    made = element("w:rPr") if properties is None else deepcopy(properties)
    place = sum(1 for child in made if child.tag in _BEFORE_BOLD)
    for name, is_so, should in (("b", has[1], wanted[1]), ("i", has[0], wanted[0])):
        if is_so == should:
            old = made.find(w(name))
            place = place if old is None else made.index(old) + 1
            continue
        for old in made.findall(w(name)) + made.findall(w(f"{name}Cs")):
            made.remove(old)
        made.insert(min(place, len(made)), element(f"w:{name}", val=None if should else 0))
        place += 1
    return made


def _node(atom: Atom) -> Element | None:
    return atom.piece.node if atom.piece is not None else None


def _raw_start(atom: Atom) -> int:
    piece = atom.piece
    if piece is None:
        return 0
    return piece.start if piece.whole else piece.start + atom.offset


def _part(node: Element, text: str) -> Element:
    if node.tag != T or text == (node.text or ""):
        return node
    made = element("w:t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def _carrier(node: Element) -> Element:
    """The run, or the simple field, that a node stands in."""
    item: Element | None = node
    while item is not None and item.tag not in (R, _SIMPLE_FIELD):
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


def _field_ends(node: Element, carrier: Element) -> tuple[Element, Element]:
    """The first and last run of the field whose separator `node` is."""
    if carrier.tag == _SIMPLE_FIELD:
        return carrier, carrier
    start = _until(carrier, "begin", forward=False)
    end = _until(carrier, "end", forward=True)
    return start, end


def _until(run: Element, kind: str, *, forward: bool) -> Element:
    """The run that begins or ends the field a run is in; fields inside it are passed over."""
    other = "begin" if forward else "end"
    depth = 0
    item: Element | None = run
    while item is not None:
        kinds = [c.get(_FIELD_TYPE) for c in item.iter(_FIELD_CHARACTER)]
        for found in kinds if forward else reversed(kinds):
            if found == kind and depth == 0:
                return item
            depth += (found == other) - (found == kind)
        item = item.getnext() if forward else item.getprevious()
    raise Misfit


def _in_field(item: Element) -> bool:
    """Whether an element stands between the marks of a field among its neighbours."""
    depth = 0
    before = item.getprevious()
    while before is not None and before.tag != P_PR:
        for found in before.iter(_FIELD_CHARACTER):
            kind = found.get(_FIELD_TYPE)
            depth += (kind == "begin") - (kind == "end")
        before = before.getprevious()
    return depth > 0

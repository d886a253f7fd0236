"""Fields of the base: where they begin and end, and how a whole one is struck."""

from __future__ import annotations

from typing import Final

from penholder.formats.word.changing.stamp import Stamp, wrap
from penholder.formats.word.elements import SPACE, Element, element, run_of
from penholder.formats.word.reading.names import P_PR, R, w
from penholder.formats.word.redline.segments import Misfit

FIELD_CHARACTER: Final = w("fldChar")
SIMPLE_FIELD: Final = w("fldSimple")
_TYPE: Final = w("fldCharType")


def field_ends(node: Element, carrier: Element) -> tuple[Element, Element]:
    """The first and last run of the field whose separator `node` is, in the run `carrier`."""
    if carrier.tag == SIMPLE_FIELD:
        return carrier, carrier
    start = _until(carrier, "begin", forward=False)
    end = _until(carrier, "end", forward=True)
    return start, end


def in_field(item: Element) -> bool:
    """Whether an element stands between the marks of a field among its neighbours."""
    depth = 0
    before = item.getprevious()
    while before is not None and before.tag != P_PR:
        for found in before.iter(FIELD_CHARACTER):
            kind = found.get(_TYPE)
            depth += (kind == "begin") - (kind == "end")
        before = before.getprevious()
    return depth > 0


def strike_field(start: Element, end: Element, stamp: Stamp) -> Element:
    """Marks a whole field as deleted and gives the last element of it."""
    if start.tag == SIMPLE_FIELD:
        return _strike_simple_field(start, stamp)
    last = start
    item: Element | None = start
    while item is not None:
        following = item.getnext()
        done = item is end
        last = wrap(item, stamp) if item.tag == R else item
        item = None if done else following
    return last


def _strike_simple_field(field: Element, stamp: Stamp) -> Element:
    """A simple field cannot be deleted as it is: it becomes a complex one, which can."""
    instruction = element("w:instrText")
    instruction.text = field.get(w("instr"), "")
    instruction.set(SPACE, "preserve")
    heads = [
        run_of([element("w:fldChar", fldCharType="begin")]),
        run_of([instruction]),
        run_of([element("w:fldChar", fldCharType="separate")]),
    ]
    runs = [*heads, *field.iter(R), run_of([element("w:fldChar", fldCharType="end")])]
    gone = stamp.deletion(*runs)
    parent = field.getparent()
    assert parent is not None
    parent.replace(field, gone)
    return gone


def _until(run: Element, kind: str, *, forward: bool) -> Element:
    """The run that begins or ends the field a run is in; fields inside it are passed over."""
    other = "begin" if forward else "end"
    depth = 0
    item: Element | None = run
    while item is not None:
        kinds = [c.get(_TYPE) for c in item.iter(FIELD_CHARACTER)]
        for found in kinds if forward else reversed(kinds):
            if found == kind and depth == 0:
                return item
            depth += (found == other) - (found == kind)
        item = item.getnext() if forward else item.getprevious()
    raise Misfit

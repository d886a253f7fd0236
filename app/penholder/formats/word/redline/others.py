"""Our changes beside those of others: no insertion of ours stands within one of theirs."""

from __future__ import annotations

from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.elements import Element, element
from penholder.formats.word.reading.names import w
from penholder.formats.word.redline.settling import COMING, GOING

_OURS = (w("ins"), w("moveTo"))
_AROUND = COMING | GOING
_ID = w("id")


def take_out_of_others(root: Element, stamp: Stamp) -> None:
    """Cuts the insertions of others around what we insert between their words.

    A deletion of ours within an insertion of theirs stays there: so Word marks words that one has
    added and another has struck.
    """
    for item in list(root.iter(*_OURS)):
        around = item.getparent()
        if (
            around is not None
            and around.tag in _AROUND
            and stamp.is_ours(item.get(_ID, ""))
            and not stamp.is_ours(around.get(_ID, ""))
        ):
            _take_out(item, around, stamp)


def _take_out(item: Element, around: Element, stamp: Stamp) -> None:
    behind = list(item.itersiblings())
    around.addnext(item)
    if behind:
        rest = element(str(around.tag).replace(w(""), "w:"))
        for name, given in around.attrib.items():
            rest.set(name, given)
        rest.set(w("id"), str(stamp.foreign_id()))
        rest.extend(behind)
        item.addnext(rest)
    parent = around.getparent()
    if not len(around) and parent is not None:
        parent.remove(around)

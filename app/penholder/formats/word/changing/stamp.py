"""Author and date of the changes: makes the elements of tracked changes, each with its own id."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime

from penholder.formats.word.elements import copied, element
from penholder.formats.word.reading.names import P_PR, R_PR, Element, P, T, child_of, number, w

_ID = w("id")
_AFTER_RUNS = (w("sectPr"), w("pPrChange"))
_MARKS = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
"""Changes of the end of a paragraph, in the order of the schema."""
_INSTRUCTION = w("instrText")
_DELETED_TEXT, _DELETED_INSTRUCTION = w("delText"), w("delInstrText")
_NUMBERED = tuple(
    w(name)
    for name in (
        "bookmarkStart",
        "comment",
        "commentRangeStart",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "moveFromRangeStart",
        "moveToRangeStart",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "customXmlInsRangeStart",
        "customXmlDelRangeStart",
        "customXmlMoveFromRangeStart",
        "customXmlMoveToRangeStart",
    )
)
"""Elements whose ids share one numbering (ECMA-376 Part 1, 17.13.5: annotation identifiers)."""


class Stamp:
    """Author and date of all changes; counts their ids up from the highest of the file."""

    def __init__(self, author: str, date: str | None, roots: list[Element]) -> None:
        self._author = author
        self._date = date or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        used = [
            number(found.get(w("id"))) or 0 for root in roots for found in root.iter(*_NUMBERED)
        ]
        self._last = max(used, default=0)
        self._ours: set[str] = set()
        self._shells: dict[str, Element] = {}

    def next_id(self) -> int:
        """An id that nothing in the file has."""
        self._last += 1
        self._ours.add(str(self._last))
        return self._last

    def is_ours(self, number: str) -> bool:
        """Whether a change with this id is one of ours."""
        return number in self._ours

    def foreign_id(self) -> int:
        """A new id for a part of a change of someone else, which was cut."""
        self._last += 1
        return self._last

    def insertion(self, *runs: Element) -> Element:
        """`w:ins` around inserted runs."""
        return self._change("w:ins", *runs)

    def deletion(self, *runs: Element) -> Element:
        """`w:del` around runs, whose words are written as deleted ones."""
        for run in runs:
            self.as_deleted(run)
        return self._change("w:del", *runs)

    def move_away(self, run: Element) -> None:
        """Marks a whole run as moved away, in its place."""
        gone = self._change("w:moveFrom")
        run.addprevious(gone)
        gone.append(run)

    def range_start(self, kind: str, name: str) -> Element:
        """The beginning of a range of moved words ("moveFrom" or "moveTo") of a name."""
        made = element(f"w:{kind}RangeStart", id=self.next_id())
        made.set(w("author"), self._author)
        made.set(w("date"), self._date)
        made.set(w("name"), name)
        return made

    def as_deleted(self, run: Element) -> None:
        """Writes the words of a run as deleted ones."""
        for node in list(run.iter(T, _INSTRUCTION)):
            node.tag = _DELETED_TEXT if node.tag == T else _DELETED_INSTRUCTION

    def mark(self, paragraph: Element, change: str) -> None:
        """Marks the end of a paragraph as inserted ("ins"), deleted ("del") or moved."""
        runs = _run_properties(_properties(paragraph))
        if runs.find(w(change)) is not None:
            return  # someone else has done the same
        place = sum(child.tag in _MARKS[: _MARKS.index(w(change))] for child in runs)
        runs.insert(place, self._change(f"w:{change}"))

    def reshape(self, paragraph: Element, shape: Element | None) -> None:
        """Gives a paragraph other properties as a tracked change of its formatting.

        Properties that are no others are left alone: Word would show a change that changes nothing.
        """
        before = _properties(paragraph)
        old, after = clean_shape(before), clean_shape(shape)
        if _is_like(old, after):
            return
        kept = [deepcopy(child) for child in before if child.tag in (R_PR, w("sectPr"))]
        after.extend(kept)
        after.append(self._change("w:pPrChange", old))
        paragraph.replace(before, after)

    def row(self, row: Element, change: str) -> None:
        """Marks a row of a table as inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = element("w:trPr")
            exceptions = row.find(w("tblPrEx"))
            row.insert(0 if exceptions is None else 1, properties)
        if not len(properties):
            # The schema wants a property beside the change; this one says what is so anyway.
            properties.append(element("w:cantSplit", val="off"))
        if properties.find(w(change)) is not None:
            return
        later = [child for child in properties if child.tag in (w("del"), w("trPrChange"))]
        made = self._change(f"w:{change}")
        if later:
            later[0].addprevious(made)
        else:
            properties.append(made)

    def _change(self, tag: str, *children: Element) -> Element:
        shell = self._shells.get(tag)
        if shell is None:
            # Copied, a change takes half the time: to set an attribute costs more than an element.
            shell = element(tag, id=0, author=self._author, date=self._date)
            self._shells[tag] = shell
        made = copied(shell)
        made.set(_ID, str(self.next_id()))
        if children:
            made.extend(children)
        return made


def clean_shape(shape: Element | None) -> Element:
    """Paragraph properties for a new paragraph: no section border, no tracked changes."""
    if shape is None:
        return element("w:pPr")
    return element("w:pPr", *(deepcopy(c) for c in shape if c.tag not in (R_PR, *_AFTER_RUNS)))


def _is_like(one: Element, other: Element) -> bool:
    """Whether two properties say the same, wherever they declare their namespaces."""
    if one.tag != other.tag or one.attrib != other.attrib or len(one) != len(other):
        return False
    return all(map(_is_like, one, other))


def _properties(paragraph: Element) -> Element:
    found = child_of(paragraph, P_PR)
    if found is None:
        found = element("w:pPr")
        paragraph.insert(0, found)
    return found


def _run_properties(properties: Element) -> Element:
    found = child_of(properties, R_PR)
    if found is None:
        found = element("w:rPr")
        place = next((i for i, c in enumerate(properties) if c.tag in _AFTER_RUNS), len(properties))
        properties.insert(place, found)
    return found


def is_gone(run: Element) -> bool:
    """Whether a run is struck already."""
    around = run.getparent()
    while around is not None and around.tag != P:
        if around.tag in (w("del"), w("moveFrom")):
            return True
        around = around.getparent()
    return False


def wrap(run: Element, stamp: Stamp) -> Element:
    """Marks a whole run as deleted, in its place; neighbours are in one deletion."""
    before = run.getprevious()
    if before is not None and before.tag == w("del") and stamp.is_ours(before.get(w("id"), "")):
        gone = before
    else:
        gone = stamp.deletion()
        run.addprevious(gone)
    gone.append(run)
    stamp.as_deleted(run)
    return gone

"""New runs for words of the draft, each looking like the text beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.elements import Element, copied, element, run_of, text_elements
from penholder.formats.word.reading.names import w
from penholder.formats.word.redline.segments import Segment, SegmentKind

BREAK = w("penholderBreak")
"""Stands for an inserted end of a paragraph until the paragraph is split there."""

MarkMaker = Callable[[Segment, Element | None], list[Element]]
"""Makes the elements of an inserted note mark, tracked, in a run with the properties given."""

_BEFORE_BOLD = frozenset({w("rStyle"), w("rFonts")})


class Near(NamedTuple):
    """What a new run is to look like: run properties, and how they look (italic, bold)."""

    properties: Element | None
    look: tuple[bool, bool]


NO_LOOK = Near(None, (False, False))
"""Plain words, as the paragraph's style has them."""


def inserted(
    segments: Sequence[Segment], near: Sequence[Near], stamp: Stamp, marks: MarkMaker
) -> list[Element]:
    """Tracked runs for segments of the draft, each looking like what is `near` it."""
    made: list[Element] = []
    runs: list[Element] = []

    def close() -> None:
        if runs:
            made.append(stamp.insertion(*runs))
            runs.clear()

    place = 0
    while place < len(segments):
        segment = segments[place]
        if segment.kind is SegmentKind.BREAK:
            close()
            made.append(element("w:penholderBreak"))
            place += 1
        elif segment.kind is SegmentKind.MARK:
            close()
            made.extend(marks(segment, near[place].properties))
            place += 1
        else:
            end = place + 1
            while end < len(segments) and _alike(segments, near, place, end):
                end += 1
            text = "".join(item.text for item in segments[place:end])
            runs.append(run_of(text_elements(text), looking(near[place], segment.look)))
            place = end
    close()
    return made


def _alike(segments: Sequence[Segment], near: Sequence[Near], first: int, other: int) -> bool:
    one, two = segments[first], segments[other]
    if one.kind is not two.kind or one.look != two.look:
        return False
    here, there = near[first], near[other]
    return here.properties is there.properties and here.look == there.look


def looking(near: Near, wanted: tuple[bool, bool]) -> Element | None:
    """Run properties like those given, in italics or bold as wanted."""
    properties, has = near
    if has == wanted:
        return None if properties is None else copied(properties)
    made = element("w:rPr") if properties is None else copied(properties)
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

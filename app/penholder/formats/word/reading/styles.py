"""Styles of a Word file: their names and what a paragraph or run inherits from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from penholder.formats.word.reading.names import Element, child_of, number, switch, value, w

_MAX_CHAIN: Final = 20
"""Word allows no longer chain of styles based on one another; a cycle ends here too."""
_NOT_IN_A_KEY: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Style:
    """A style with what it inherits already filled in; None where the whole chain is silent.

    `key` is its name in small letters and digits only: "singletxt", "h1", "titleh1", "heading1".
    Indents are in twips.
    """

    key: str = ""
    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    num_id: str | None = None
    num_level: int | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    justification: str | None = None
    outline: int | None = None


@dataclass(frozen=True)
class RunLook:
    """What direct formatting of a run says; None where it is silent."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None


class StyleSheet:
    """The styles of a file by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._resolved: dict[str, Style] = {}
        for element in () if root is None else root.iterchildren(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements.setdefault(style_id, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) == "1":
                self._default = style_id

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style of an id; the default one for None or an unknown id."""
        if style_id is None or style_id not in self._elements:
            style_id = self._default
        return self.style(style_id)

    def style(self, style_id: str) -> Style:
        """The style of an id, inheritance resolved; an empty style for an unknown id."""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        element = self._elements.get(style_id)
        if element is None:
            return Style()
        found: dict[str, object] = {}
        current: Element | None = element
        for _ in range(_MAX_CHAIN):
            if current is None:
                break
            for field, held in _own_properties(current).items():
                if held is not None:
                    found.setdefault(field, held)
            current = self._elements.get(value(current, "basedOn") or "\0")
        return Style(style_key(value(element, "name") or style_id), **found)  # type: ignore[arg-type]


def style_key(name: str) -> str:
    """A style's name in small letters and digits: "_ H_2/3" gives "h23"."""
    return _NOT_IN_A_KEY.sub("", name.lower())


def run_look(properties: Element | None) -> RunLook:
    """What a `w:rPr` says directly."""
    if properties is None:
        return _SILENT
    alignment = value(properties, "vertAlign")
    raised = None if alignment is None else alignment == "superscript"
    return RunLook(
        switch(properties, "i"),
        switch(properties, "b"),
        switch(properties, "vanish"),
        raised,
    )


_SILENT: Final = RunLook()


def indents(properties: Element | None) -> tuple[int | None, int | None, int | None]:
    """Left and right indent and that of the first line (negative when it hangs), in twips."""
    indent = child_of(properties, w("ind"))
    if indent is None:
        return None, None, None
    left = number(indent.get(w("left"), indent.get(w("start"))))
    hanging = number(indent.get(w("hanging")))
    first = -hanging if hanging is not None else number(indent.get(w("firstLine")))
    return left, number(indent.get(w("right"), indent.get(w("end")))), first


def _own_properties(style: Element) -> dict[str, object]:
    paragraph = style.find(w("pPr"))
    look = run_look(style.find(w("rPr")))
    left, right, first_line = indents(paragraph)
    numbering = None if paragraph is None else paragraph.find(w("numPr"))
    return {
        "italic": look.italic,
        "bold": look.bold,
        "hidden": look.hidden,
        "raised": look.raised,
        "num_id": value(numbering, "numId"),
        "num_level": number(value(numbering, "ilvl")),
        "left": left,
        "right": right,
        "first_line": first_line,
        "justification": value(paragraph, "jc"),
        "outline": number(value(paragraph, "outlineLvl")),
    }

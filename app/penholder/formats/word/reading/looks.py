"""How the runs of a Word paragraph look, all styles counted in."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from penholder.formats.word.reading.changes import Decision, formatting_before
from penholder.formats.word.reading.names import R_PR, Element, switch, told_apart, value, w
from penholder.formats.word.reading.styles import RunLook, Style, StyleSheet, run_look

_NO_STYLE: Final = Style()


class Look(Struct, frozen=True):
    """How runs of the same properties look in paragraphs of a style.

    It keeps the style alive, by whose identity it is found again.
    """

    style: Style = _NO_STYLE
    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    struck: bool = False


PLAIN: Final = Look()
"""The look of words that stand in no run."""


class Looks:
    """The looks of the runs of a story. `decision` is on changes of their properties."""

    def __init__(self, styles: StyleSheet, decision: Decision) -> None:
        self._styles = styles
        self._decision = decision
        self._worked_out: dict[tuple[object, int], Look] = {}

    def of(self, properties: Element | None, style: Style) -> Look:
        """The look of runs with these properties (a `w:rPr`) in a paragraph of a style."""
        # Few looks are used again and again: each is worked out once.
        key = told_apart(properties), id(style)
        found = self._worked_out.get(key)
        if found is None:
            found = self._worked_out[key] = self._work_out(properties, style)
        return found

    def _work_out(self, properties: Element | None, style: Style) -> Look:
        if properties is None:
            return Look(style, bool(style.italic), bool(style.bold))
        before = formatting_before(properties, w("rPrChange"), R_PR, self._decision)
        properties = properties if before is None else before
        direct = run_look(properties)
        style_id = value(properties, "rStyle")
        character = _NO_STYLE if style_id is None else self._styles.style(style_id)
        return Look(
            style,
            _toggled(direct.italic, style.italic, character.italic),
            _toggled(direct.bold, style.bold, character.bold),
            _raised(direct, character),
            _toggled(direct.hidden, style.hidden, character.hidden),
            bool(switch(properties, "strike") or switch(properties, "dstrike")),
        )


def _toggled(direct: bool | None, paragraph: bool | None, character: bool | None) -> bool:
    """Direct formatting decides; styles toggle one another (ECMA-376, Part 1, 17.7.3)."""
    if direct is not None:
        return direct
    return bool(paragraph) != bool(character)


def _raised(direct: RunLook, character: Style) -> bool:
    return bool(character.raised) if direct.raised is None else direct.raised

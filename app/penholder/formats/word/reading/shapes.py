"""What the properties of a Word paragraph say: style, number, indents, who changed its end."""

from __future__ import annotations

from typing import Final, NamedTuple

from penholder.formats.word.reading.changes import (
    Change,
    Decision,
    changes_in,
    formatting_before,
)
from penholder.formats.word.reading.names import (
    P_PR,
    R_PR,
    Element,
    child_of,
    number,
    told_apart,
    value,
    w,
)
from penholder.formats.word.reading.styles import Style, StyleSheet, indents


class Shape(NamedTuple):
    """What a `w:p` is to look like, its style counted in.

    `ends` says who inserted and who deleted its mark (its end). `num_id` is the list that numbers
    it. Indents are in twips; `left` is None where only a style or a list says it. `outline` is the
    outline level set on the paragraph itself.
    """

    style: Style
    ends: tuple[Change | None, Change | None] = (None, None)
    num_id: str | None = None
    num_level: int = 0
    left: int | None = None
    right: int = 0
    first_line: int = 0
    justification: str = ""
    outline: int | None = None


class Shapes:
    """The shapes of the paragraphs of a story. `decision` is on changes of their properties."""

    def __init__(self, styles: StyleSheet, decision: Decision) -> None:
        self._styles = styles
        self._decision = decision
        self._worked_out: dict[object, Shape] = {}

    def of(self, paragraph: Element) -> Shape:
        """The shape of a `w:p`."""
        properties = child_of(paragraph, P_PR)
        # Most paragraphs of a text have one of few shapes: each is worked out once.
        key = told_apart(properties)
        found = self._worked_out.get(key)
        if found is None:
            found = self._worked_out[key] = self._work_out(properties)
        return found

    def _work_out(self, properties: Element | None) -> Shape:
        if properties is None:
            return _shape(self._styles.paragraph(None), None, (None, None))
        ends = changes_in(child_of(properties, R_PR))
        before = formatting_before(properties, w("pPrChange"), P_PR, self._decision)
        properties = properties if before is None else before
        return _shape(self._styles.paragraph(value(properties, "pStyle")), properties, ends)


_NO_NUMBER: Final = "0"
"""The list that says of a paragraph that it is in none, whatever its style says."""


def _shape(
    style: Style, properties: Element | None, ends: tuple[Change | None, Change | None]
) -> Shape:
    listed = child_of(properties, w("numPr"))
    num_id = value(listed, "numId") or style.num_id
    level = number(value(listed, "ilvl"))
    left, right, first_line = indents(properties)
    return Shape(
        style,
        ends,
        None if num_id == _NO_NUMBER else num_id,
        style.num_level or 0 if level is None else level,
        left,
        style.right or 0 if right is None else right,
        style.first_line or 0 if first_line is None else first_line,
        value(properties, "jc") or style.justification or "",
        number(value(properties, "outlineLvl")),
    )

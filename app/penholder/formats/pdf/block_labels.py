"""The labels that blocks begin with: "1.", "(a)", a number without its full stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.formats.pdf.paragraphs import Block
from penholder.formats.pdf.tables import Table
from penholder.formats.text.labels import Label, parse_bare_number, parse_label

_LOOKED_AT = 7
"""Blocks after a label in which the next one is looked for."""


@dataclass(frozen=True)
class Labelled:
    """A label a block begins with: as on the page, and how many characters it takes."""

    label: Label
    shown: str
    length: int


def label_of(text: str) -> Labelled | None:
    """The label that a text begins with."""
    single_spaced = " ".join(text.split())
    found = parse_label(single_spaced)
    if found is None:
        return None
    label, rest = found
    return Labelled(label, label.shown, len(single_spaced) - len(rest))


def bare_number(text: str, expected: int) -> Labelled | None:
    """A number without its full stop before a capital: "26 Condemns" (found in 79/160)."""
    found = parse_bare_number(text, expected)
    if found is None or not found[1][:1].isupper():
        return None
    length = len(text) - len(found[1])
    return Labelled(found[0], text[:length].strip(), length)


def following_label(flow: Sequence[Block | Table], index: int) -> Label | None:
    """The next label of a sub-paragraph after a place; None where a numbered paragraph is next."""
    for item in flow[index + 1 : index + 1 + _LOOKED_AT]:
        labelled = None if isinstance(item, Table) else label_of(item.text)
        if labelled is not None:
            return None if labelled.label.number is not None else labelled.label
    return None


def is_before_number_1(flow: Sequence[Block | Table], index: int) -> bool:
    """Whether the next block is paragraph 1."""
    following = flow[index + 1 : index + 2]
    if not following or isinstance(following[0], Table):
        return False
    labelled = label_of(following[0].text)
    return labelled is not None and labelled.label.number == 1

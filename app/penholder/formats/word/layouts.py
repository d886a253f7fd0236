"""Which layout a text has by its organ, body and status, and the words of its page."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from penholder import resources
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.text.language import languages
from penholder.phrasebook.organs import organ_for_symbol, organ_named, organ_of_opening

Status = Literal["adopted", "draft"]
BlockLine = Literal["session", "body", "agenda"]


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A layout of the first page; see resources/word/layouts.toml."""

    key: str
    name: str
    organ: str
    status: Status
    block: tuple[BlockLine, ...]
    series: tuple[str, ...] = ()
    number: bool = False
    second_line: str = ""
    second_style: str = "HCh"

    @property
    def is_general(self) -> bool:
        """Whether it is that of organs with no layout of their own."""
        return not self.organ


class Words(msgspec.Struct, frozen=True):
    """Words of the page in a language; `lines` the forms of the masthead's, "{}" for the value."""

    nations: str
    annex: str
    lines: dict[str, str] = {}

    def line(self, name: str, value: str) -> str:
        """A line of the masthead ("agenda", "distribution", "original"), '' for no value."""
        return self.lines[name].format(value) if value else ""


class _Layouts(msgspec.Struct, frozen=True):
    layout: tuple[Layout, ...]
    words: dict[str, Words]


def layouts() -> tuple[Layout, ...]:
    """All layouts, the general ones last."""
    return _data().layout


def layout_for(resolution: Resolution) -> Layout:
    """The layout for the organ, body and status of a text; a general one for any other organ."""
    organ, symbol = _organ(resolution), resolution.masthead.symbol
    status = "draft" if resolution.adoption is None else "adopted"
    fitting = [item for item in layouts() if item.status == status]
    for item in fitting:
        if item.organ == organ and (not item.series or symbol.startswith(_below(item.series))):
            return item
    return next(item for item in fitting if item.is_general)


def remark(resolution: Resolution) -> str:
    """A sentence for the user where the organ has no layout of its own, else ''."""
    if not layout_for(resolution).is_general:
        return ""
    organ = resolution.masthead.organ
    named = f"of the {organ}" if organ else "of a text that names no organ"
    return f"There is no page layout {named}: a general one is used."


@cache
def words(language: str) -> Words:
    """The words of the page in a language (BCP 47), in English for a language not known."""
    code = language.split("-")[0]
    known = code if code in _data().words and code in languages() else "en"
    return msgspec.structs.replace(_data().words[known], lines=languages()[known].writes)


def _organ(resolution: Resolution) -> str:
    head = resolution.masthead
    for found in (
        organ_for_symbol(head.symbol),
        organ_named(head.organ),
        organ_of_opening(plain_text(resolution.opening)),
    ):
        if found is not None:
            return found.key
    # A draft with an empty head is for the General Assembly until it says otherwise.
    return "" if head.organ or head.symbol else "GA"


def _below(series: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{item}/" for item in series)


@cache
def _data() -> _Layouts:
    data = resources.path("word", "layouts.toml").read_bytes()
    return msgspec.toml.decode(data, type=_Layouts)

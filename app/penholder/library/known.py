"""One resolution or decision as the shelf knows it, and how it is cited."""

from __future__ import annotations

import datetime
import re
from enum import IntEnum
from pathlib import Path

import msgspec

from penholder.phrasebook.citations import write_citation
from penholder.phrasebook.organs import organ_for_symbol
from penholder.phrasebook.symbols import Symbol, parse_symbol, write_symbol


class Source(IntEnum):
    """Where a fact comes from, the weakest first: the better one is believed."""

    DRAFT = 1
    """Cited in a text that was not adopted."""

    ADOPTED = 2
    """Cited in an adopted text."""

    TEXT = 3
    """The resolution itself."""


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a resolution or decision; '' and None for what is not.

    `symbol` is canonical ("A/RES/70/1"), `organ` the name of the organ that adopted it, `session`
    its session in figures or, where it is numbered by years, the year. `path` is the file it was
    read from. `texts` counts the texts that speak of it, `conflicts` those that give another date
    or title than the one believed.
    """

    symbol: str
    date: datetime.date | None = None
    title: str = ""
    organ: str = ""
    session: str = ""
    path: Path | None = None
    source: Source = Source.DRAFT
    texts: int = 1
    conflicts: int = 0

    @property
    def number(self) -> str:
        """The number as texts cite it: "70/1", "1325 (2000)", "217 A (III)"."""
        return cited_number(self.symbol)

    def citation(self, *, date: bool = True, title: bool = True, no_break: bool = True) -> str:
        """The words behind "resolution": number, with date and title where known and wanted."""
        return write_citation(
            self.number,
            self.date if date else None,
            self.title if title else "",
            no_break=no_break,
        )


def canonical(symbol: str | Symbol) -> str | None:
    """The symbol under which a resolution or decision is kept, or None for any other document.

    Revisions and corrigenda of one resolution are one.
    """
    parsed = parse_symbol(symbol) if isinstance(symbol, str) else symbol
    if parsed is None or parsed.kind.value not in ("resolution", "decision"):
        return None
    return write_symbol(msgspec.structs.replace(parsed, suffixes=()))


def cited_number(symbol: str) -> str:
    """The number of a canonical symbol as it is cited: what stands behind RES or DEC."""
    return re.split(r"/(?:RES|DEC)/", symbol, maxsplit=1)[-1]


def organ_of(symbol: str) -> str:
    """The name of the organ that adopts under a symbol, '' where it is not known."""
    found = organ_for_symbol(symbol)
    return found.name if found is not None else ""


def session_of(symbol: str) -> str:
    """The session, or the year, in which a resolution was adopted, as its symbol tells it."""
    parsed = parse_symbol(symbol)
    if parsed is None:
        return ""
    if parsed.session is None:
        return str(parsed.year or "")
    return f"{parsed.special}-{parsed.session}" if parsed.special else str(parsed.session)

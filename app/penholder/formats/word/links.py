"""Links from cited resolutions, document symbols and web addresses, as on official pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from penholder.phrasebook.citations import Citation, find_citations, symbol_of
from penholder.phrasebook.organs import organ_for_symbol, organ_named
from penholder.phrasebook.symbols import Symbol, find_symbols

ADDRESS = "https://undocs.org/"
"""The Organization's short addresses: https://undocs.org/A/RES/70/1 opens the document."""

GENERAL_ASSEMBLY = "GA"

_WEB = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>“”\"]*[^\s<>“”\".,;:!?’)\]]")
"""A web address without the signs that end the sentence it stands in."""


@dataclass(frozen=True)
class Link:
    """text[start:end] names the document or page at `address`."""

    start: int
    end: int
    address: str


def links_in(text: str, organ: str = GENERAL_ASSEMBLY) -> list[Link]:
    """What a text names, in order; `organ` is the key of the organ whose text it is."""
    found = [
        Link(item.start, item.end, address(item.symbol.text))
        for item in find_symbols(text)
        if item.symbol.serial is not None
    ]
    for citation in find_citations(text):
        symbol = _cited(citation, organ)
        if symbol is not None:
            found.append(Link(citation.start, citation.number_end, address(symbol.text)))
    for page in _WEB.finditer(text):
        whole = page.group() if "://" in page.group() else f"https://{page.group()}"
        found.append(Link(page.start(), page.end(), whole))
    return _apart(sorted(found, key=lambda link: (link.start, -link.end)))


def address(symbol: str) -> str:
    """Where the document of a symbol is found: its symbol without spaces behind the short name."""
    return ADDRESS + quote(symbol.replace("\u00a0", "").replace(" ", ""), safe="/().-")


def organ_key(name: str, symbol: str) -> str:
    """The key of the organ a text is of, by its name, else its symbol; the General Assembly's."""
    organ = organ_named(name) or organ_for_symbol(symbol)
    return organ.key if organ is not None else GENERAL_ASSEMBLY


def _cited(citation: Citation, organ: str) -> Symbol | None:
    """The symbol where it is certain: a bare "51/5" in another organ's text may be that organ's."""
    if citation.organ or organ == GENERAL_ASSEMBLY:
        return citation.symbol
    return symbol_of(citation.number, citation.kind, organ) if citation.own else None


def _apart(links: list[Link]) -> list[Link]:
    kept: list[Link] = []
    for link in links:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return kept

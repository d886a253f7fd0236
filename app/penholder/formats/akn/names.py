"""Names shared by the Akoma Ntoso writer and reader.

Standard: Akoma Ntoso 3.0 (OASIS LegalDocML), in the United Nations profile (AKN4UN) for General
Assembly resolutions. What the standard has no place for (our ids, locked labels, what a blank is)
stands in attributes of a namespace of our own, which the schema allows on every element.
"""

from __future__ import annotations

from typing import Final

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:penholder:akn:1"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def akn(name: str) -> str:
    """The name of an element of the standard, as lxml wants it."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """The name of an attribute of ours, as lxml wants it."""
    return f"{{{OWN}}}{name}"

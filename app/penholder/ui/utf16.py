"""Places in a text as Qt counts them: in units of UTF-16."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """How many places Qt counts in a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, place: int) -> int:
    """The index in a Python string of a place as Qt counts it."""
    if text.isascii():
        return min(place, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))

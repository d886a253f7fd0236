"""Characters that Word writes in its own way: symbols of a font, escapes, decomposed accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_SYMBOL_FONT: Final = {
    0xB7: "•",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xA3: "≤",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xBE: "—",
    0xA2: "′",
    0xB2: "″",
    0xAE: "→",
    0xAC: "←",
    0xA5: "∞",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0x2D: "−",
}
_WINGDINGS: Final = {
    0xA7: "▪",
    0xA8: "◻",
    0xFC: "✓",
    0xFB: "✗",
    0xD8: "➢",
    0x6C: "●",
    0x6E: "■",
    0x71: "❑",
    0x76: "❖",
    0xE0: "→",
    0xFE: "☑",
    0x4A: "☺",
}
_PRIVATE: Final = range(0xF000, 0xF100)

_SPECIAL: Final = re.compile(
    r"_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)|_x([0-9A-Fa-f]{4})_|[^\W\d_][\u0300-\u036f]+|[\uf0a7\uf0b7\uf0d8]"
)
_HINT: Final = re.compile("[_\u0300-\u036f\uf0a7\uf0b7\uf0d8]")
"""What every match of `_SPECIAL` holds: far quicker to look for."""
_NOT_IN_XML: Final = frozenset({*range(0x20), 0xFFFE, 0xFFFF} - {0x09, 0x0A})
_BULLETS: Final = {"\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢"}


def symbol(font: str, code: str) -> tuple[str, bool]:
    """The character a `w:sym` shows, and whether it is surely that one."""
    try:
        number = int(code, 16)
    except ValueError:
        return "", False
    low = number - 0xF000 if number in _PRIVATE else number
    table = {"symbol": _SYMBOL_FONT, "wingdings": _WINGDINGS}.get(font.lower())
    if table is not None:
        if low in table:
            return table[low], True
        return chr(number) if number < 0x110000 else "", False
    if not 0x20 <= low < 0x110000 or 0xD800 <= low < 0xE000:
        return "", False
    return chr(low), True


def is_as_written(text: str) -> bool:
    """Whether the characters of a `w:t` are surely those it shows."""
    return (text.isascii() and "_" not in text) or _HINT.search(text) is None


def decoded(text: str) -> Iterator[tuple[str, int, bool]]:
    """The text of a `w:t` in parts: (characters, offset in the text, whether they differ from it).

    Characters that XML cannot hold and programs write as "_x000D_" are decoded, and an underscore
    that was escaped for looking like that (ECMA-376, Part 1, 22.4.2.4, ST_Xstring). An accent
    behind its letter is joined with it; bullets of symbol fonts become bullets.
    """
    if _SPECIAL.search(text) is None:
        yield text, 0, False
        return
    position = 0
    for match in _SPECIAL.finditer(text):
        shown = _shown(match)
        if shown is None:
            continue
        if match.start() > position:
            yield text[position : match.start()], position, False
        yield shown, match.start(), True
        position = match.end()
    if position < len(text):
        yield text[position:], position, False


def _shown(match: re.Match[str]) -> str | None:
    if match[0] in _BULLETS:
        return _BULLETS[match[0]]
    if match[0].startswith("_x"):
        return _unescaped(match)
    composed = unicodedata.normalize("NFC", match[0])
    return composed if composed != match[0] else None


def _unescaped(match: re.Match[str]) -> str | None:
    """The character of an escape, if it is one that XML cannot hold; escaped words stay."""
    if match[1] is None:
        return "_"
    code = int(match[1], 16)
    return chr(code) if code in _NOT_IN_XML else None

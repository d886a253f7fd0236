"""Symbols of United Nations documents: read, found in running text, and written back.

Sources: UN Editorial Manual (document symbols) and the practice of the organs: A/RES/71/244,
A/RES/217 A (III), A/RES/S-19/2, A/C.2/71/L.5/Rev.1, A/71/468/Add.2, S/RES/2321 (2016),
S/PRST/2020/1, E/RES/2016/15, E/2016/L.15, A/HRC/RES/26/3, A/HRC/26/L.3.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec


class SymbolKind(StrEnum):
    """What a symbol says the document is. `draft` is the limited series ("L."): proposals,
    amendments, programmes of work. `report` is an annual report issued as a Supplement.
    """

    RESOLUTION = "resolution"
    DECISION = "decision"
    DRAFT = "draft"
    REPORT = "report"
    DOCUMENT = "document"
    STATEMENT = "statement"


class Symbol(msgspec.Struct, frozen=True, omit_defaults=True):
    """A symbol in its parts.

    `series` is what stands before them, without RES and the like: "A", "A/C.2", "A/HRC", "S", "E",
    "DP". `special` is "S" or "ES" for special and emergency special sessions. `roman` marks the
    old style, session or year behind the number in brackets: 2625 (XXV). `part` is the letter of
    a resolution in several parts ("57/270 B"). A draft not submitted yet has no `serial`
    ("A/C.2/72/L."). `suffixes` are Rev., Add. and Corr. in order.
    `rest` is what a document's symbol has beside these, as written.
    """

    series: str
    kind: SymbolKind
    session: int | None = None
    special: str = ""
    roman: bool = False
    year: int | None = None
    serial: int | None = None
    part: str = ""
    suffixes: tuple[tuple[str, int], ...] = ()
    rest: str = ""

    @property
    def text(self) -> str:
        """The symbol as written, in its canonical form."""
        return write_symbol(self)

    @property
    def rev(self) -> int:
        """The number of the revision, 0 for none."""
        return dict(self.suffixes).get("Rev", 0)

    @property
    def add(self) -> int:
        """The number of the addendum, 0 for none."""
        return dict(self.suffixes).get("Add", 0)

    @property
    def corr(self) -> int:
        """The number of the corrigendum, 0 for none."""
        return dict(self.suffixes).get("Corr", 0)


class FoundSymbol(msgspec.Struct, frozen=True):
    """A symbol and where it stands: text[start:end]."""

    start: int
    end: int
    symbol: Symbol


MAX_LENGTH = 80
"""No symbol in use is longer."""

_KIND_WORDS = {
    "RES": SymbolKind.RESOLUTION,
    "DEC": SymbolKind.DECISION,
    "PRST": SymbolKind.STATEMENT,
}
_WORD_OF = {kind: word for word, kind in _KIND_WORDS.items()}

_SERIES_HEAD = re.compile(r"[A-Z]{1,6}")
_SERIES_PART = re.compile(r"(?!(?:L|Rev|Add|Corr)\.\d)[A-Z]{1,7}(?:\.\d{1,3})?")
_SESSION = re.compile(r"(?:(ES|S)-)?(\d{1,3})")
_ROMAN_SPECIAL = re.compile(r"(ES|S)-([IVXL]{1,7})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUFFIX = re.compile(r"(Rev|Add|Corr)\.([1-9]\d{0,2})")
_LIMITED = re.compile(r"L\.([1-9]\d{0,4})?")
_SERIAL = re.compile(r"([1-9]\d{0,6})(?: ?([A-Z]{1,2}))?")
_OLD_STYLE = re.compile(
    r"([1-9]\d{0,4})(?: ?([A-Z]))? ?\((?:(ES|S)-)?([IVXL]{1,8})\)(?: ?([A-Z]))?"
)
_WITH_YEAR = re.compile(r"([1-9]\d{0,4}) ?\(((?:19|20)\d\d)\)")
_REST = re.compile(r"[A-Za-z0-9.\-]{1,20}(?:/[A-Za-z0-9.\-]{1,20}){0,7}")

_CANDIDATE = re.compile(
    r"(?<![\w/.\-])[A-Z]{1,6}(?:/[A-Za-z0-9]{1,12}(?:[.\-][A-Za-z0-9]{1,8}){0,2}){1,9}"
    r"(?:[ \u00a0][A-Z](?=[ \u00a0]?\(|/(?:Rev|Add|Corr)\.))?"
    r"(?:[ \u00a0]?\((?:\d{4}|(?:E?S-)?[IVXL]{1,8})\))?"
    r"(?:(?:/(?:Rev|Add|Corr)\.\d{1,3}){0,3})(?:[ \u00a0][A-Z](?![\w’'./\-]))?"
)


def parse_symbol(text: str) -> Symbol | None:
    """The symbol a text is, white space around it aside, or None.

    No-break spaces count as spaces; the text of the result is the canonical form.
    """
    text = " ".join(text.split())
    if not 3 <= len(text) <= MAX_LENGTH or not any(sign.isdigit() for sign in text):
        return None
    parts = text.split("/")
    parts, suffixes = _without_suffixes(parts)
    series, parts = _series_of(parts)
    if not series or not parts:
        return None
    kind = _KIND_WORDS.get(parts[0])
    if kind is not None:
        return _adopted(series, kind, parts[1:], suffixes)
    return _document(series, parts, suffixes)


def write_symbol(symbol: Symbol) -> str:
    """The symbol as text. Reading the result gives the same symbol again."""
    parts = [symbol.series]
    word = _WORD_OF.get(symbol.kind)
    if word:
        parts.append(word)
    number = _written_number(symbol)
    if symbol.roman:
        parts.append(f"{number} ({_written_session(symbol, roman_numeral=True)})")
    elif word and symbol.series == "S" and symbol.kind is SymbolKind.RESOLUTION:
        parts.append(f"{number} ({symbol.year})")
    else:
        if symbol.session is not None:
            parts.append(_written_session(symbol))
        if symbol.year is not None:
            parts.append(str(symbol.year))
        if number:
            parts.append(number)
    if symbol.rest:
        parts.append(symbol.rest)
    parts.extend(f"{name}.{count}" for name, count in symbol.suffixes)
    return "/".join(parts)


def find_symbols(text: str) -> list[FoundSymbol]:
    """Every symbol of documents that stands in a running text, in order."""
    found: list[FoundSymbol] = []
    for candidate in _CANDIDATE.finditer(text):
        fitting = _longest_symbol(candidate.group())
        if fitting is not None:
            length, symbol = fitting
            found.append(FoundSymbol(candidate.start(), candidate.start() + length, symbol))
    return found


def roman_number(numeral: str) -> int | None:
    """The number a roman numeral in capitals stands for, 1 to 100; None for anything else."""
    return _ROMAN_NUMBERS.get(numeral)


def roman_numeral(number: int) -> str:
    """The roman numeral of a session, in capitals. Raises KeyError outside 1 to 100."""
    return _ROMAN_NUMERALS[number]


# --- reading -----------------------------------------------------------------------------------


def _without_suffixes(parts: list[str]) -> tuple[list[str], tuple[tuple[str, int], ...]]:
    suffixes: list[tuple[str, int]] = []
    while len(parts) > 1:
        found = _SUFFIX.fullmatch(parts[-1])
        if found is None or any(name == found[1] for name, _ in suffixes):
            break
        suffixes.insert(0, (found[1], int(found[2])))
        parts = parts[:-1]
    return parts, tuple(suffixes)


def _series_of(parts: list[str]) -> tuple[str, list[str]]:
    if not _SERIES_HEAD.fullmatch(parts[0]):
        return "", parts
    end = 1
    while end < len(parts) and parts[end] not in _KIND_WORDS and _SERIES_PART.fullmatch(parts[end]):
        end += 1
    return "/".join(parts[:end]), parts[end:]


def _adopted(
    series: str, kind: SymbolKind, parts: list[str], suffixes: tuple[tuple[str, int], ...]
) -> Symbol | None:
    """A resolution, decision or statement: RES, DEC and PRST have been read."""
    if len(parts) == 1:
        return _old_style(series, kind, parts[0], suffixes)
    if len(parts) != 2:
        return None
    serial = _SERIAL.fullmatch(parts[1])
    if serial is None:
        return None
    number, part = int(serial[1]), serial[2] or ""
    if _YEAR.fullmatch(parts[0]):
        return Symbol(series, kind, year=int(parts[0]), serial=number, part=part, suffixes=suffixes)
    session = _SESSION.fullmatch(parts[0])
    if session is None or not int(session[2]) or session[2].startswith("0"):
        return None
    return Symbol(
        series,
        kind,
        session=int(session[2]),
        special=session[1] or "",
        serial=number,
        part=part,
        suffixes=suffixes,
    )


def _old_style(
    series: str, kind: SymbolKind, text: str, suffixes: tuple[tuple[str, int], ...]
) -> Symbol | None:
    with_year = _WITH_YEAR.fullmatch(text)
    if with_year is not None:
        if series != "S" or kind is not SymbolKind.RESOLUTION:
            return None
        return Symbol(
            series, kind, year=int(with_year[2]), serial=int(with_year[1]), suffixes=suffixes
        )
    old = _OLD_STYLE.fullmatch(text)
    session = roman_number(old[4]) if old else None
    if old is None or session is None or (old[2] and old[5]) or series == "S":
        return None
    return Symbol(
        series,
        kind,
        session=session,
        special=old[3] or "",
        roman=True,
        serial=int(old[1]),
        part=old[2] or old[5] or "",
        suffixes=suffixes,
    )


def _document(
    series: str, parts: list[str], suffixes: tuple[tuple[str, int], ...]
) -> Symbol | None:
    session: int | None = None
    year: int | None = None
    special = ""
    rest = parts
    if len(parts) > 1 and _YEAR.fullmatch(parts[0]):
        year, rest = int(parts[0]), parts[1:]
    elif len(parts) > 1 and series.split("/")[0] == "A":
        found = _SESSION.fullmatch(parts[0])
        if found is not None and not found[2].startswith("0"):
            special, session, rest = found[1] or "", int(found[2]), parts[1:]
    serial, part, kind = None, "", SymbolKind.DOCUMENT
    limited = _LIMITED.fullmatch(rest[0])
    numbered = _SERIAL.fullmatch(rest[0])
    if limited is not None and len(rest) == 1:
        serial, kind, rest = int(limited[1]) if limited[1] else None, SymbolKind.DRAFT, []
    elif numbered is not None and len(rest) == 1 and " " not in rest[0]:
        serial, part, rest = int(numbered[1]), numbered[2] or "", []
        if series == "A" and session and not special and _is_supplement(session, serial):
            kind = SymbolKind.REPORT
    if rest and not _REST.fullmatch("/".join(rest)):
        return None
    if rest and not any(sign.isdigit() for sign in "".join(rest)) and session is None:
        return None
    return Symbol(
        series, kind, session, special, False, year, serial, part, suffixes, "/".join(rest)
    )


def _is_supplement(session: int, serial: int) -> bool:
    """Since the thirty-first session the annual reports, printed as Supplements No. 1 to 49, keep
    the numbers 1 to 49; the Human Rights Council's is No. 53 (UN document series).
    """
    return session >= 31 and (serial < 50 or serial == 53)


def _longest_symbol(candidate: str) -> tuple[int, Symbol] | None:
    """The longest beginning of a candidate that is a symbol, with its length."""
    text = candidate
    while text:
        symbol = parse_symbol(text)
        if symbol is not None:
            return len(text), symbol
        cut = max(text.rfind(" "), text.rfind("\u00a0"), text.rfind("("))
        if cut <= 0:
            return None
        text = text[:cut].rstrip(" \u00a0")
    return None


# --- writing -----------------------------------------------------------------------------------


def _written_number(symbol: Symbol) -> str:
    if symbol.kind is SymbolKind.DRAFT:
        return f"L.{symbol.serial or ''}"
    if symbol.serial is None:
        return ""
    if not symbol.part:
        return str(symbol.serial)
    joint = " " if symbol.kind in _WORD_OF else ""
    return f"{symbol.serial}{joint}{symbol.part}"


def _written_session(symbol: Symbol, *, roman_numeral: bool = False) -> str:
    number = symbol.session or 0
    shown = _ROMAN_NUMERALS[number] if roman_numeral else str(number)
    return f"{symbol.special}-{shown}" if symbol.special else shown


def _numerals() -> dict[int, str]:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return {
        ten * 10 + unit: tens[ten] + units[unit]
        for ten in range(11)
        for unit in range(10)
        if 1 <= ten * 10 + unit <= 100
    }


_ROMAN_NUMERALS = _numerals()
_ROMAN_NUMBERS = {numeral: number for number, numeral in _ROMAN_NUMERALS.items()}

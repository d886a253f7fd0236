"""Automatic numbers of Word paragraphs, computed as Word shows them (numbering.xml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from penholder.document.numbering import letters, roman
from penholder.formats.word.reading.names import Element, number, value, w
from penholder.formats.word.reading.styles import StyleSheet

LEVELS: Final = 9
_MAX_NUMBER: Final = 9999
_PLACE: Final = re.compile(r"%([1-9])")
_BULLET: Final = "•"


@dataclass(frozen=True)
class Level:
    """One level of a list: how its numbers look and where they begin."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    restarts: bool = True
    left: int | None = None


@dataclass(frozen=True)
class AutoNumber:
    """The number Word shows before a paragraph, its level from 0, whether it is a bullet,
    and the left indent of its level in twips.
    """

    label: str
    level: int
    bullet: bool
    left: int | None = None


@dataclass
class _List:
    abstract: str
    levels: dict[int, Level]
    restart_at: dict[int, int]
    used: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of one story, in the order they are asked for."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is None:
            return
        for element in root.iterchildren(w("abstractNum")):
            self._abstract.setdefault(element.get(w("abstractNumId"), ""), element)
        for element in root.iterchildren(w("num")):
            self._instances.setdefault(element.get(w("numId"), ""), element)

    def next(self, num_id: str, level: int) -> AutoNumber | None:
        """Counts one more paragraph of a list and gives its number; None where it has none."""
        found = self._list(num_id)
        level = min(max(level, 0), LEVELS - 1)
        if found is None:
            return None
        shape = found.levels.get(level, Level())
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        self._count(found, level, shape, counts)
        if shape.format == "none" and not _PLACE.sub("", shape.text).strip():
            return None
        if shape.format == "bullet":
            return AutoNumber(_bullet(shape.text), level, True, shape.left)
        label = _PLACE.sub(lambda m: _shown(found, counts, int(m[1]) - 1), shape.text)
        return AutoNumber(label.strip(), level, False, shape.left) if label.strip() else None

    def _count(self, found: _List, level: int, shape: Level, counts: list[int | None]) -> None:
        if level in found.restart_at and level not in found.used:
            counts[level] = found.restart_at[level]
        else:
            last = counts[level]
            counts[level] = shape.start if last is None else min(last + 1, _MAX_NUMBER)
        found.used.add(level)
        for deeper in range(level + 1, LEVELS):
            if found.levels.get(deeper, Level()).restarts:
                counts[deeper] = None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        instance = self._instances.get(num_id)
        if instance is None or num_id == "0":
            return None
        abstract_id = value(instance, "abstractNumId") or ""
        abstract = self._abstract.get(abstract_id)
        for _ in range(LEVELS):  # a list may borrow another's levels through a style; bounded
            link = value(abstract, "numStyleLink")
            if link is None:
                break
            other = self._instances.get(self._styles.style(link).num_id or "")
            abstract_id = value(other, "abstractNumId") or abstract_id
            abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        found = _List(abstract_id, _levels(abstract), {})
        for override in instance.iterchildren(w("lvlOverride")):
            level = number(override.get(w("ilvl"))) or 0
            found.levels.update(_levels(override))
            start = number(value(override, "startOverride"))
            if start is not None:
                found.restart_at[level] = min(max(start, 0), _MAX_NUMBER)
        return found


def _levels(parent: Element) -> dict[int, Level]:
    result: dict[int, Level] = {}
    for element in parent.iterchildren(w("lvl")):
        start = number(value(element, "start"))
        indent = element.find(f"{w('pPr')}/{w('ind')}")
        left = None if indent is None else number(indent.get(w("left"), indent.get(w("start"))))
        result[number(element.get(w("ilvl"))) or 0] = Level(
            min(max(1 if start is None else start, 0), _MAX_NUMBER),
            value(element, "numFmt") or "decimal",
            (value(element, "lvlText") or "")[:60],
            value(element, "lvlRestart") != "0",
            left,
        )
    return result


def _shown(found: _List, counts: list[int | None], level: int) -> str:
    shape = found.levels.get(level, Level())
    count = counts[level]
    return _formatted(shape.start if count is None else count, shape.format)


def _formatted(count: int, style: str) -> str:
    if count < 1 or style == "none":
        return "" if style == "none" else str(count)
    match style:
        case "lowerLetter":
            return letters(count)
        case "upperLetter":
            return letters(count).upper()
        case "lowerRoman":
            return roman(count)
        case "upperRoman":
            return roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _bullet(text: str) -> str:
    sign = text.strip()
    # Symbol fonts show private-use characters, and Courier New an "o", as a bullet.
    if not sign or sign == "o" or "\ue000" <= sign[0] <= "\uf8ff":
        return _BULLET
    return sign

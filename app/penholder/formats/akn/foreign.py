"""An Akoma Ntoso document of any making as lines of text that the text reader understands."""

from __future__ import annotations

import re

from lxml import etree

_SPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = frozenset({"p", "heading", "subheading", "crossHeading", "longTitle"})
_PASSED_OVER = frozenset({"meta"})


def text_of(root: etree._Element) -> str:
    """The paragraphs, each in a line, numbers before them; notes are numbered at the end."""
    lines = _Lines()
    lines.walk(root)
    return "\n".join([*lines.lines, *lines.notes])


class _Lines:
    """The lines so far; a number waits for the text it belongs to."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []
        self._number = ""

    def walk(self, element: etree._Element) -> None:
        """Takes an element with all that is in it."""
        if not isinstance(element.tag, str):
            return
        name = etree.QName(element).localname
        if name in _PASSED_OVER:
            return
        if name == "num":
            self._number = _words(element, self.notes)
        elif name in _PARAGRAPHS and not any(_local(child) == "p" for child in element):
            text = _words(element, self.notes)
            line = f"{self._number}\t{text}" if self._number and text else self._number or text
            self._number = ""
            if line:
                self.lines.append(line)
        else:
            self._loose(element.text)
            for child in element:
                self.walk(child)
                self._loose(child.tail)

    def _loose(self, text: str | None) -> None:
        words = _SPACES.sub(" ", text or "").strip()
        if words:
            self.lines.append(words)


def _words(element: etree._Element, notes: list[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        if _local(child) in ("authorialNote", "note"):
            notes.append(f"[{len(notes) + 1}] {_words(child, notes)}")
            parts.append(f"[{len(notes)}]")
        elif isinstance(child.tag, str):
            parts.append(_words(child, notes))
        parts.append(child.tail or "")
    return _SPACES.sub(" ", "".join(parts)).strip() if _is_block(element) else "".join(parts)


def _is_block(element: etree._Element) -> bool:
    return _local(element) in _PARAGRAPHS or _local(element) in ("num", "authorialNote", "note")


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""

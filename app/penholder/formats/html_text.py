"""A web page of any making as lines of text that the text reader understands.

Blocks become lines, list items get the labels a browser would show, raised digits stay raised, and
tables become one line a row, its cells parted by tabs.
"""

from __future__ import annotations

import re

import lxml.html

from penholder.formats.html_marks import (
    aside,
    is_comment_mark,
    list_label,
    note_number,
    word_label,
    word_level,
)
from penholder.formats.report import Unplaced

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
        "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "thead", "tfoot", "tr",
        "ul",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "head", "title", "noscript", "template", "svg", "math", "object",
        "iframe",
    )
)  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 200


def text_of(root: lxml.html.HtmlElement) -> str:
    """The text of the page, one line a paragraph."""
    return page_of(root)[0]


def page_of(root: lxml.html.HtmlElement) -> tuple[str, tuple[Unplaced, ...]]:
    """The text of the page, one line a paragraph, and the comments and deletions in it."""
    writer = _Lines()
    writer.element(root, 0)
    writer.end_line()
    return "\n".join(writer.lines), tuple(writer.asides)


class _Lines:
    """The lines written so far and the one being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.asides: list[Unplaced] = []
        self._parts: list[str] = []
        self._indent = 0
        self._label_only = False  # a label is written, the text it belongs to is still to come

    def element(self, element: lxml.html.HtmlElement, depth: int) -> None:
        """Writes an element with all that is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if depth > _MAX_DEPTH:
            self._write(element.text_content())
            return
        if is_comment_mark(element):
            return
        if tag == "br":
            self.end_line()
        elif place := aside(element):
            self._aside(element, place)
        elif tag == "sup":
            self._raised(element.text_content())
        elif number := note_number(element):
            self._raised(number)
        elif label := word_label(element):
            self._label(label)
        else:
            self._content(element, tag, depth)

    def _content(self, element: lxml.html.HtmlElement, tag: str, depth: int) -> None:
        block, waited = tag in _BLOCKS, self._label_only
        level = word_level(element)
        if block:
            self.end_line()
        self._indent += level
        if tag == "li":
            self._label(list_label(element))
        if tag in ("ol", "ul"):
            self._label_only = False
            self.end_line()
            self._indent += 1
        if tag in ("td", "th") and element.getprevious() is not None:
            self._parts.append("\t")
        self._write(element.text)
        for child in element:
            self.element(child, depth + 1)
            self._write(child.tail)
        if tag in ("ol", "ul"):
            self._indent -= 1
        if block and self._label_only and not waited:  # an item of a list with nothing in it
            self._label_only = False
            self._parts.clear()
        if block:
            self.end_line()
        self._indent -= level

    def end_line(self) -> None:
        """Ends the line being written, if anything is in it but a label that waits for its text."""
        if self._label_only:
            return
        text = "".join(self._parts).strip(" ")
        if text.strip():
            self.lines.append("\t" * max(0, self._indent) + re.sub(r" {2,}", " ", text))
        self._parts.clear()

    def _aside(self, element: lxml.html.HtmlElement, place: str) -> None:
        signs = (each for each in element.iter("a") if is_comment_mark(each))
        text = element.text_content()
        for sign in signs:
            text = text.replace(sign.text_content(), "", 1)
        near = "".join(self._parts).strip() or (self.lines[-1] if self.lines else "")
        if text.strip():
            self.asides.append(Unplaced(" ".join(text.split()), place, near))

    def _label(self, label: str) -> None:
        """A label, parted from the text it belongs to by a tab."""
        self._parts.append(f"{label}\t")
        self._label_only = True

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._label_only:
            text = text.lstrip()
            self._label_only = not text
        self._parts.append(_SPACES.sub(" ", text))

    def _raised(self, text: str) -> None:
        """A note mark stays raised, so that it is told from a number; "1st" does not."""
        self._label_only = False
        text = _SPACES.sub(" ", text)
        bare = text.strip(" []")
        begins = not any(part.strip() for part in self._parts)
        if bare.isascii() and bare.isdigit():  # at its beginning a line is a note, after a space
            text = bare.translate(_RAISED) + (" " if begins else "")
        self._parts.append(text)

"""A web page of any making as lines of text that the text reader understands.

Blocks become lines, list items get the labels a browser would show, raised digits stay raised, and
tables become one line a row, its cells parted by tabs.
"""

from __future__ import annotations

import re

import lxml.html

from penholder.document.numbering import letters, roman

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
    writer = _Lines()
    writer.element(root, 0)
    writer.end_line()
    return "\n".join(writer.lines)


class _Lines:
    """The lines written so far and the one being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._indent = 0

    def element(self, element: lxml.html.HtmlElement, depth: int) -> None:
        """Writes an element with all that is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if depth > _MAX_DEPTH:
            self._write(element.text_content())
            return
        if tag == "br":
            self.end_line()
            return
        if tag == "sup":
            self._raised(element)
            return
        block = tag in _BLOCKS
        if block:
            self.end_line()
        if tag == "li":
            self._write(f"{_list_label(element)}\t")
        if tag in ("ol", "ul"):
            self._indent += 1
        if tag in ("td", "th") and element.getprevious() is not None:
            self._parts.append("\t")
        self._write(element.text)
        for child in element:
            self.element(child, depth + 1)
            self._write(child.tail)
        if tag in ("ol", "ul"):
            self._indent -= 1
        if block:
            self.end_line()

    def end_line(self) -> None:
        """Ends the line being written, if anything is in it."""
        text = "".join(self._parts).strip(" ")
        if text.strip():
            self.lines.append("\t" * max(0, self._indent) + re.sub(r" {2,}", " ", text))
        self._parts.clear()

    def _write(self, text: str | None) -> None:
        if text:
            if text.endswith("\t"):
                self._parts.append(text)
            else:
                self._parts.append(_SPACES.sub(" ", text))

    def _raised(self, element: lxml.html.HtmlElement) -> None:
        """A note mark stays raised, so that it is told from a number; "1st" does not."""
        text = _SPACES.sub(" ", element.text_content())
        bare = text.strip(" []")
        self._parts.append(bare.translate(_RAISED) if bare.isascii() and bare.isdigit() else text)


def _list_label(item: lxml.html.HtmlElement) -> str:
    """The label of a list item as a browser shows it; a dash where the list has no numbers."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "–"
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    before = sum(1 for other in item.itersiblings("li", preceding=True))
    number = first + before
    match parent.get("type"):
        case "a" | "A":
            return f"({letters(number)})"
        case "i" | "I":
            return f"({roman(number)})"
    return f"{number}."

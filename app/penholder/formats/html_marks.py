"""What HTML of word processors means: labels of lists, marks of notes, Word's own list paragraphs.

Word writes lists as paragraphs whose label is text in a span with `mso-list:Ignore`; LibreOffice
and Google Docs write list elements, with the kind of number on the list or on the item.
"""

from __future__ import annotations

import re

import lxml.html

from penholder.document.numbering import letters, roman

BULLET = "–"

_STYLE_TYPE = re.compile(r"list-style-type\s*:\s*([\w-]+)")
_WORD_LABEL = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*\S+\s+level(\d)", re.IGNORECASE)
_NOTE_TARGET = re.compile(r"#.*(?:ftn|edn|footnote|endnote)", re.IGNORECASE)
_NOTE_STYLE = re.compile(r"mso-(?:foot|end)note-id", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment(?!-)", re.IGNORECASE)
_NUMBER = re.compile(r"\[?\(?(\d{1,3})\)?\]?")
_ALPHA = frozenset({"a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"})
_ROMAN = frozenset({"i", "I", "lower-roman", "upper-roman"})


def list_label(item: lxml.html.HtmlElement) -> str:
    """The label of a list item as a UN text writes it; a dash where the list has no numbers."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return BULLET
    number = _number(item, parent)
    kind = _kind(item, parent)
    if kind in _ALPHA:
        return f"({letters(number)})"
    if kind in _ROMAN:
        return f"({roman(number)})"
    return f"{number}."


def word_label(element: lxml.html.HtmlElement) -> str | None:
    """The label in a span of Word's that holds nothing else; None for any other element."""
    if element.tag != "span" or not _WORD_LABEL.search(element.get("style") or ""):
        return None
    label = " ".join(element.text_content().split())
    return label if any(char.isalnum() for char in label) and len(label) > 1 else BULLET


def word_level(element: lxml.html.HtmlElement) -> int:
    """The level of a list paragraph of Word's, from 1; 0 for any other element."""
    found = _WORD_LEVEL.search(element.get("style") or "") if element.tag == "p" else None
    return int(found.group(1)) if found else 0


def note_number(element: lxml.html.HtmlElement) -> str:
    """The number of a note when a link is its mark, in the text or at the note; '' else."""
    if element.tag != "a":
        return ""
    target, style = element.get("href") or "", element.get("style") or ""
    if not _NOTE_TARGET.search(target) and not _NOTE_STYLE.search(style):
        return ""
    found = _NUMBER.fullmatch("".join(element.text_content().split()))
    return found.group(1) if found else ""


def aside(element: lxml.html.HtmlElement) -> str:
    """What an element is that belongs beside the text: a comment of Word's, a tracked deletion."""
    if _COMMENT.search(element.get("style") or ""):
        return "comment"
    tracked = element.tag == "del" and (element.get("datetime") or element.get("cite"))
    return "deleted text" if tracked else ""


def is_comment_mark(element: lxml.html.HtmlElement) -> bool:
    """Whether a link is only the sign of a comment of Word's: [AB1]."""
    return (element.get("class") or "").lower() in ("msocomanchor", "msocomoff")


def _number(item: lxml.html.HtmlElement, parent: lxml.html.HtmlElement) -> int:
    """An item counts on from the last one that says its number, else from the list's start."""
    after = 0
    each: lxml.html.HtmlElement | None = item
    while each is not None:
        if each.tag == "li":
            value = each.get("value") or ""
            if value.isascii() and value.isdigit() and len(value) < 5:
                return int(value) + after
            after += 1
        each = each.getprevious()
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    return first + after - 1


def _kind(item: lxml.html.HtmlElement, parent: lxml.html.HtmlElement) -> str:
    for element in (item, parent):
        found = _STYLE_TYPE.search(element.get("style") or "")
        if found:
            return found.group(1).lower()
    return item.get("type") or parent.get("type") or ""

"""How paragraphs end, and the signs and spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.checks.context import Context
from penholder.checks.finding import Finding
from penholder.checks.passage import Passage, Setting
from penholder.checks.rules import rule
from penholder.document.lines import Line, LineKind
from penholder.document.nodes import ParagraphKind

_MARKS = ",;:."
_INSIDE = (LineKind.SUBPARAGRAPH, LineKind.QUOTED, LineKind.TABLE, LineKind.CONTINUATION)
_CLOSING = "”’)]\"'"


def ends(context: Context) -> Iterator[Finding]:
    """The end of every paragraph and sub-paragraph of the body."""
    if context.is_outcome:
        return
    passages = {passage.id: passage for passage in context.body}
    lines = context.lines[: context.annex_start]
    last = _last_of_text(lines)
    part = ParagraphKind.PREAMBULAR
    for at, line in enumerate(lines):
        if line.kind in (LineKind.PREAMBULAR, LineKind.OPERATIVE):
            part = ParagraphKind(line.kind.value)
        passage = passages.get(line.id)
        if passage is None or not passage.text.strip():
            continue
        follower = lines[at + 1] if at + 1 < len(lines) else None
        found = _end(passage, line, follower, part, is_last=line.id == last)
        if found is not None:
            yield found


def _last_of_text(lines: tuple[Line, ...]) -> str:
    """The id of the last line that ends the text: that of the last clause's last words."""
    return next((line.id for line in reversed(lines) if line.kind is not LineKind.TABLE), "")


def _end(
    passage: Passage, line: Line, follower: Line | None, part: ParagraphKind, *, is_last: bool
) -> Finding | None:
    end = passage.text.rstrip()
    mark = end[-1:]
    if line.kind not in (LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH):
        return None
    if follower is not None and follower.kind in _INSIDE and _is_part(line, follower):
        if follower.kind is LineKind.SUBPARAGRAPH and mark != ":":
            message = "A colon stands before sub-paragraphs."
            return _mend(passage, "end-before-list", message, ":")
        return None
    if mark == ":":
        return None  # a quotation or a list without letters follows
    if is_last:
        if mark in (".", "”", "’", ")") and end.rstrip(_CLOSING)[-1:] in (".", "?", "!"):
            return None
        return _mend(passage, "end-of-text", "The text ends with a full stop.", ".")
    if line.kind is LineKind.SUBPARAGRAPH:
        wanted = "," if part is ParagraphKind.PREAMBULAR else ";"
        if mark in (wanted, ";") or end.rstrip(_CLOSING)[-1:] in ".?!;,":
            return None
        return _mend(passage, "end-of-subparagraph", f"This one ends with “{wanted}”.", wanted)
    if line.kind is LineKind.PREAMBULAR:
        if mark == ",":
            return None
        message = "A preambular paragraph ends with a comma."
        return _mend(passage, "end-of-preambular", message, ",")
    if mark == ";":
        return None
    if follower is None or follower.kind is LineKind.HEADING or mark == ".":
        if mark == ".":
            before_preamble = follower is not None and follower.kind is LineKind.OPERATIVE
            if not before_preamble:
                return None  # the end of a section, or of a text inside the text
        elif follower is None:
            return None
    message = "An operative paragraph ends with a semicolon, the last one with a full stop."
    return _mend(passage, "end-of-operative", message, ";")


def _is_part(line: Line, follower: Line) -> bool:
    """Whether the line that follows is part of this one."""
    return (
        follower.kind is not LineKind.SUBPARAGRAPH
        or follower.level > line.level
        or (line.kind is not LineKind.SUBPARAGRAPH)
    )


def _mend(passage: Passage, name: str, message: str, mark: str) -> Finding:
    """A finding at the end of a text, its last sign to be replaced or added to."""
    text = passage.text
    end = len(text.rstrip())
    start = end - 1 if end and text[end - 1] in _MARKS else end
    return passage.finding(rule(name), message, start, end, mark)


_LAST_AND = re.compile(r";\s+(?:and|or)$")
_BEFORE_MARK = re.compile(r"(?<=\w) +(?=[,;:.](?:\s|$))")
_SPACES = re.compile(r"(?<=\S)  +(?=\S)")
_TWICE = re.compile(r"\b([A-Za-z]{2,})( +)(\1)\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"had", "that"})
_MARKS_TWICE = re.compile(r"(?<![.,;:])([,;:])\1+|,(?=[;.])|;(?=,)")


def signs(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Spaces and signs between words."""
    text = passage.text
    for match in _BEFORE_MARK.finditer(text):
        if setting.is_english:
            message = "No space stands before this sign."
            yield passage.finding(rule("space-before-sign"), message, *match.span(), "")
    for match in _SPACES.finditer(text):
        message = "One space is enough."
        yield passage.finding(rule("space-doubled"), message, *match.span(), " ")
    first, behind = len(text) - len(text.lstrip()), len(text.rstrip())
    for start, end in ((0, first), (behind, len(text))):
        if start < end and behind:
            message = "Space at the edge of a paragraph shows nowhere."
            yield passage.finding(rule("space-at-rim"), message, start, end, "")
    for match in _TWICE.finditer(text):
        if match.group(1) == match.group(3) or match.group(1).lower() not in _MAY_STAND_TWICE:
            if match.group(1)[0].isupper() and match.group(3)[0].isupper():
                continue  # a name, as Pago Pago
            message = f"“{match.group(1)}” stands twice."
            yield passage.finding(rule("word-doubled"), message, *match.span(), match.group(1))
    for match in _MARKS_TWICE.finditer(text):
        message = "Two signs stand where one is meant."
        yield passage.finding(rule("sign-doubled"), message, *match.span())


def last_and(passage: Passage, _: Setting) -> Iterator[Finding]:
    """No "and" after the semicolon of the last sub-paragraph but one."""
    match = _LAST_AND.search(passage.text.rstrip())
    if match and passage.kind is LineKind.SUBPARAGRAPH:
        message = "Sub-paragraphs are not joined by a word after the semicolon."
        yield passage.finding(rule("end-and"), message, *match.span(), ";")


def empty(passage: Passage, _: Setting) -> Iterator[Finding]:
    """Paragraphs without a word; one that is a blank to be filled is a finding of its own."""
    if passage.kind is not LineKind.HEADING and not passage.text.strip(" \u00a0"):
        message = "This paragraph is empty: fill it or delete it."
        yield passage.finding(rule("paragraph-empty"), message, 0, len(passage.text))

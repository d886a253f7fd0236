"""Keeps words that come at the end of a paragraph apart from words that begin the next one.

LibreOffice (25.2) joins two such insertions into one, the end of the paragraph between them
included: rejecting all then joins both paragraphs. With a deletion between them they stay apart.
So the last character of the words before is struck again behind the words that come; what
accepting and rejecting give is the same. Word does not mind either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.elements import SPACE, Element
from penholder.formats.word.reading.names import P_PR, R_PR, P, R, T, w
from penholder.formats.word.redline.settling import COMING, RANGES

_DEL, _DELETED_TEXT = w("del"), w("delText")
_SILENT: Final = RANGES | {P_PR, w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")}


def keep_apart(body: Element, stamp: Stamp) -> None:
    """Puts a deletion between insertions that only the end of an old paragraph parts."""
    for paragraph in reversed(list(body.iter(P))):
        last = next((child for child in reversed(paragraph) if child.tag not in _SILENT), None)
        if last is None or not _comes(last, stamp):
            continue
        following = paragraph.getnext()
        while following is not None and following.tag in RANGES:
            following = following.getnext()
        if following is None or following.tag != P or _end_comes(paragraph):
            continue
        first = _first(following)
        if first is not None and _comes(first, stamp):
            content = [child for child in paragraph if child.tag not in _SILENT]
            _end_in_a_deletion(paragraph, content, stamp)


def _end_comes(paragraph: Element) -> bool:
    ends = paragraph.find(f"{P_PR}/{R_PR}")
    return ends is not None and any(child.tag in COMING for child in ends)


def _comes(item: Element, stamp: Stamp) -> bool:
    return item.tag in COMING and stamp.is_ours(item.get(w("id"), ""))


def _first(paragraph: Element) -> Element | None:
    return next((child for child in paragraph if child.tag not in _SILENT), None)


def _end_in_a_deletion(paragraph: Element, content: list[Element], stamp: Stamp) -> None:
    start = len(content)
    while start and _comes(content[start - 1], stamp):
        start -= 1
    if start == 0:
        return
    before = content[start - 1]
    if before.tag == _DEL and stamp.is_ours(before.get(w("id"), "")):
        runs = before.findall(R)
        last = _cut_off(runs[-1:], _DELETED_TEXT)
        if last is None:
            _put_before(before, stamp)
        else:
            paragraph.append(stamp.deletion(last))
    elif before.tag == R:
        last = _cut_off([before], T)
        last = _only_sign(before) if last is None else last
        if last is not None:
            before.addnext(stamp.insertion(last))
            paragraph.append(stamp.deletion(deepcopy(last)))
            if all(child.tag == R_PR for child in before):
                paragraph.remove(before)


def _put_before(gone: Element, stamp: Stamp) -> None:
    """Puts what comes behind a deletion before it, with the bookmarks that we set there."""
    start = gone
    before = gone.getprevious()
    while before is not None and before.tag == w("bookmarkStart"):
        start, before = before, before.getprevious()
    for item in list(gone.itersiblings()):
        if stamp.is_ours(item.get(w("id"), "")):
            start.addprevious(item)


def _only_sign(run: Element) -> Element | None:
    """The one character that a run ends with, taken out of it, as a run of its own."""
    words = run[-1] if len(run) else None
    if words is None or words.tag != T or len(words.text or "") != 1:
        return None
    last = deepcopy(run)
    for child in list(last)[:-1]:
        if child.tag != R_PR:
            last.remove(child)
    run.remove(words)
    return last


def _cut_off(runs: Iterable[Element], tag: str) -> Element | None:
    """The last character of a run as a run of its own; None where there is none to cut off."""
    for run in runs:
        words = run[-1] if len(run) else None
        if words is None or words.tag != tag or len(words.text or "") < 2:
            continue
        text = words.text or ""
        words.text = text[:-1]
        words.set(SPACE, "preserve")
        last = deepcopy(run)
        for child in list(last):
            if child.tag != R_PR and child is not last[-1]:
                last.remove(child)
        last[-1].text = text[-1]
        return last
    return None

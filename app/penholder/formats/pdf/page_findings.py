"""What a reading says about pages that may not say what is seen on them: scans, recognized text,
letters without a name, lines from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.formats.pdf.glyphs import PageContent

_SCAN_SHARE = 0.6
"""A picture that covers more of the page than this is a picture of the page."""

_MANY_DRAWN = 40
"""Lines and shapes on a page without text: fewer may be a frame on an empty page."""

_UNREADABLE = re.compile(r"[\ufffd\ue000-\uefff]")
"""Signs a font does not name; from U+F000 on, symbol fonts have their bullets."""

_UNREADABLE_SHARE = 0.02
_MANY_UNREADABLE = 10


def page_warnings(contents: Sequence[PageContent], *, right_to_left: bool) -> list[str]:
    """One sentence for every way in which pages may not say what is seen on them."""
    warnings: list[str] = []
    texts = ["".join(run.text for run in content.runs).strip() for content in contents]
    pages = list(zip(contents, texts, strict=True))
    recognized = _numbers([bool(text) and c.picture_share > _SCAN_SHARE for c, text in pages])
    if recognized:
        which = "The pages" if len(recognized) == len(contents) else _named(recognized)
        what = "a picture" if which.startswith("Page ") else "pictures"
        warnings.append(
            f"{which} {'is' if what == 'a picture' else 'are'} {what}, and the text behind"
            f" {'it' if what == 'a picture' else 'them'} was recognized by a machine (OCR): it has"
            " errors, and its parts may be mixed up. Check every word against the page."
        )
    empty = _numbers([not text and _is_drawn(content) for content, text in pages])
    if empty:
        hold = "holds" if len(empty) == 1 else "hold"
        warnings.append(
            f"{_named(empty)} {hold} pictures and no text: nothing of it could be read."
        )
    unreadable = _numbers([_has_nameless_letters(text) for text in texts])
    if unreadable:
        warnings.append(
            f"{_named(unreadable)}: the file does not say which letters its signs are. Check the"
            " text against the page, or use the Word file."
        )
    if right_to_left:
        warnings.append(
            "The text runs from right to left: check the order of numbers and of words in other"
            " scripts against the page."
        )
    return warnings


def _numbers(found: Sequence[bool]) -> list[int]:
    return [index + 1 for index, each in enumerate(found) if each]


def _named(pages: Sequence[int]) -> str:
    numbers = ", ".join(map(str, pages))
    return f"Page {numbers}" if len(pages) == 1 else f"Pages {numbers}"


def _is_drawn(content: PageContent) -> bool:
    return content.pictures > 0 or len(content.rules) > _MANY_DRAWN


def _has_nameless_letters(text: str) -> bool:
    count = len(_UNREADABLE.findall(text))
    return count > _MANY_UNREADABLE and count > _UNREADABLE_SHARE * len(text)

"""Pages in Arabic, turned over like a mirror so that what follows reads them from left to right.

Columns, margins and labels of such a page stand on the other side; numbers and Latin words inside
its lines run from left to right all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from penholder.formats.pdf.glyphs import PageContent, Rule, Run

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_SHAPED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters in one of their shapes (at the beginning, at the end), as some fonts name them."""

_LETTER = re.compile(r"[^\W_]")
_SAME_LINE = 2.0
"""Points between the baselines of what is sorted together."""

_BLANK_FIRST = 1.0
"""Points by which a word may reach into the blank before it."""

_LOOKED_AT = 3
"""Pages whose letters tell whether a file runs from right to left."""


def is_right_to_left(contents: Sequence[PageContent]) -> bool:
    """Whether most letters of the first pages are Arabic."""
    arabic = letters = 0
    for content in contents[:_LOOKED_AT]:
        for run in content.runs:
            if not run.text.isascii():
                arabic += len(_ARABIC.findall(run.text))
            letters += len(_LETTER.findall(run.text))
    return 2 * arabic > letters


def mirrored(content: PageContent) -> PageContent:
    """The page turned over; runs of one line stand in the order in which they are read."""
    width = content.width
    runs: list[Run] = []
    line: list[Run] = []
    for run in content.runs:
        if line and abs(run.baseline - line[-1].baseline) > _SAME_LINE:
            runs += _mirrored_line(line, width)
            line = []
        line.append(run)
    runs += _mirrored_line(line, width)
    rules = [Rule(width - r.right, width - r.left, r.bottom, r.top) for r in content.rules]
    return replace(content, runs=runs, rules=rules)


def _mirrored_line(line: Sequence[Run], width: float) -> list[Run]:
    """Runs of one baseline from right to left, stretches of numbers and Latin words kept."""
    if not line:
        return []
    ordered = sorted(line, key=lambda run: -run.right - (_BLANK_FIRST if run.text == " " else 0))
    result: list[Run] = []
    stretch: list[Run] = []
    for run in ordered:
        if _ARABIC.search(run.text):
            result += _mirrored_stretch(stretch, width)
            stretch = []
            result.append(_turned(run, width))
        else:
            stretch.append(run)
    result += _mirrored_stretch(stretch, width)
    return [
        # A blank is a point at its left; turned over, it begins where the word before ends.
        run._replace(left=min(run.left, before.right)) if run.text == " " else run
        for before, run in zip([result[0], *result], result, strict=False)
    ]


def _mirrored_stretch(stretch: Sequence[Run], width: float) -> list[Run]:
    """Runs without Arabic letters, from the right: between the outermost numbers or words they
    keep their order, signs at the ends belong to the line.
    """
    strong = [index for index, run in enumerate(stretch) if _LETTER.search(run.text)]
    if not strong:
        return [_turned(run, width) for run in stretch]
    first, last = strong[0], strong[-1] + 1
    inner = stretch[first:last]
    left, right = min(run.left for run in inner), max(run.right for run in inner)
    kept = [
        run._replace(left=width - right + run.left - left, right=width - right + run.right - left)
        for run in reversed(inner)
    ]
    before = [_turned(run, width) for run in stretch[:first]]
    return [*before, *kept, *(_turned(run, width) for run in stretch[last:])]


def _turned(run: Run, width: float) -> Run:
    text = run.text
    if _SHAPED.search(text):
        text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return run._replace(text=text, left=width - run.right, right=width - run.left)

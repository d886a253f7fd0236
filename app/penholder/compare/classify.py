"""What kind of change a pair is to a delegate: routine, editorial or substance.

Each separate change is judged on its own; the heaviest one decides. A change is editorial when the
same words remain once punctuation, case, spelling and "also" or "further" are set aside; routine
when all its words are sessions, dates, symbols, citations or numbers of paragraphs; else substance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.compare.flags import flags_of
from penholder.compare.hunks import Hunk, PairTexts, folded, words_in
from penholder.compare.result import Category, Flag, WordEdit
from penholder.compare.vocabulary import vocabulary
from penholder.phrasebook.sessions import parse_ordinal

_EDITORIAL, _ROUTINE, _SUBSTANCE = Category.EDITORIAL, Category.ROUTINE, Category.SUBSTANCE

_WEIGHT = {Category.EDITORIAL: 0, Category.ROUTINE: 1, Category.SUBSTANCE: 2}

_FIRST_YEARLY_SESSION = 40
"""Sessions numbered from here are the General Assembly's: other bodies' are lower."""


def category_and_flags(
    words: Sequence[WordEdit], shift: int | None = None
) -> tuple[Category, tuple[Flag, ...]]:
    """What kind of change the edits of two texts are, and why.

    `shift` is by how many sessions the new text is later, None where that is not known.
    """
    texts = PairTexts(words)
    category, heavy, late = _weighed(texts, shift)
    flags = [*late, *flags_of(texts, heavy)] if heavy else late
    return category, tuple(flags)


def category_of(words: Sequence[WordEdit]) -> Category:
    """The same for a text that came or went as a whole, which nothing but its words speaks for."""
    return _weighed(PairTexts(words), None)[0]


def _weighed(texts: PairTexts, shift: int | None) -> tuple[Category, list[Hunk], list[Flag]]:
    """The heaviest category, the changes of substance, and flags of deadlines among the others."""
    heavy: list[Hunk] = []
    late: list[Flag] = []
    category = _EDITORIAL
    for hunk in texts.hunks:
        found = _category(hunk, texts)
        if found is _ROUTINE:
            flag = _deadline(hunk, texts, shift)
            if flag is not None:
                late.append(flag)
                found = _SUBSTANCE
        elif found is _SUBSTANCE:
            heavy.append(hunk)
        if found is not category and _WEIGHT[found] > _WEIGHT[category]:
            category = found
    return category, heavy, late


def _category(hunk: Hunk, texts: PairTexts) -> Category:
    if _is_editorial(hunk, texts):
        return _EDITORIAL
    if (
        _begins_routine(hunk.old)
        and _begins_routine(hunk.new)
        and _may_be_routine(hunk.old_words)
        and _may_be_routine(hunk.new_words)
        and _is_routine(hunk.old, hunk.old_start, texts.old)
        and _is_routine(hunk.new, hunk.new_start, texts.new)
    ):
        return _ROUTINE
    return _SUBSTANCE


# --- editorial ---------------------------------------------------------------------------------


_LONG_ADDITION = 40
"""No spelling and no "also" makes a text longer or shorter by so many characters."""


def _is_editorial(hunk: Hunk, texts: PairTexts) -> bool:
    if abs(len(hunk.old) - len(hunk.new)) > _LONG_ADDITION:
        return not any(map(str.isalnum, hunk.old + hunk.new))
    old, new = hunk.old_words, hunk.new_words
    joining = vocabulary().joining
    return (
        _usual(old) == _usual(new)
        or (joining.issuperset(old) and joining.issuperset(new))
        or _is_doubled(hunk, texts)
    )


def _usual(words: list[str]) -> str:
    """Words as one string, in their usual spelling, without hyphens, "also" and "further"."""
    known = vocabulary()
    if not known.respelled.isdisjoint(words):
        words = [known.spelling.get(word, word) for word in words if word not in known.editorial]
    return "".join(words).replace("-", "").replace(" ", "")


_BESIDE = 40
"""How far beside a change the word next to it is looked for."""


def _is_doubled(hunk: Hunk, texts: PairTexts) -> bool:
    """Whether one word came or went that stands beside it anyway ("that that")."""
    if len(hunk.old_words) + len(hunk.new_words) != 1:
        return False
    word = (hunk.old_words or hunk.new_words)[0]
    text, start, whole = (
        (hunk.old, hunk.old_start, texts.old)
        if hunk.old_words
        else (hunk.new, hunk.new_start, texts.new)
    )
    end = start + len(text)
    before, after = whole[max(0, start - _BESIDE) : start], whole[end : end + _BESIDE]
    near = before + after
    if near.isascii() and word not in near.lower():
        return False
    return words_in(before)[-1:] == [word] or words_in(after)[:1] == [word]


# --- routine -----------------------------------------------------------------------------------

_WORD = re.compile(r"\w+(?:[-'./]\w+)*")
_TELLING = re.compile(r"\d|^[ivxl]+$|^[a-z]\.?$")
_MOST_ROUTINE = 120
"""More words are never routine as a whole."""


def _may_be_routine(words: list[str]) -> bool:
    """A quick look that spares most changes the search for routine stretches."""
    if len(words) > _MOST_ROUTINE:
        return False
    return all(map(_TELLING.search, set(words) - vocabulary().yearly))


_GLANCE = 60
"""Characters of a long change that are enough to see that it is not routine."""


def _begins_routine(text: str) -> bool:
    """A quicker look at the first words of a long change."""
    if len(text) <= _GLANCE:
        return True
    end = text.rfind(" ", 0, _GLANCE)
    return end < 0 or _may_be_routine(words_in(text[:end]))


_AROUND = 48
"""How far around a change the routine stretch it is part of is looked for."""


def _is_routine(text: str, start: int, whole: str) -> bool:
    """Whether all words of a text that stands at `start` are in routine stretches or join them."""
    if not text.strip():
        return True
    connectors = vocabulary().connectors
    first = max(0, start - _AROUND)
    around = folded(whole[first : start + len(text) + _AROUND])
    found = vocabulary().routine.finditer(around)
    stretches = [(first + match.start(), first + match.end()) for match in found]
    if connectors.issuperset(words_in(text)):
        end = start + len(text)
        return any(left <= end + 1 and start - 1 <= right for left, right in stretches)
    for word in _WORD.finditer(folded(text)):
        begin, end = start + word.start(), start + word.end()
        inside = any(left <= begin and end <= right for left, right in stretches)
        if not inside and word.group().lower() not in connectors:
            return False
    return True


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"\b(?:one hundred(?: and)? )?[a-z]+(?:-[a-z]+)?\b", re.IGNORECASE)


def _deadline(hunk: Hunk, texts: PairTexts, shift: int | None) -> Flag | None:
    """Whether a date or session changed otherwise than the years between the two texts make it."""
    flag = Flag("deadline changed", hunk.old.strip(), hunk.new.strip())
    sessions = _session_in(hunk.old), _session_in(hunk.new)
    if sessions[0] is not None and sessions[1] is not None and shift is not None:
        return None if sessions[1] - sessions[0] == shift else flag
    lead = vocabulary().deadline
    before = folded(texts.old[max(0, hunk.old_start - 40) : hunk.old_start])
    if lead.search(before) is None:
        return None
    years = _YEAR.findall(hunk.old), _YEAR.findall(hunk.new)
    if len(years[0]) == len(years[1]) == 1 and shift is not None:
        return None if int(years[1][0]) - int(years[0][0]) == shift else flag
    return flag if any(map(str.isdigit, hunk.old + hunk.new)) else None


def _session_in(text: str) -> int | None:
    for word in _ORDINAL.finditer(text):
        number = parse_ordinal(word.group())
        if number is not None and number >= _FIRST_YEARLY_SESSION:
            return number
    return None

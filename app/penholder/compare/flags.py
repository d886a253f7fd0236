"""Why a change is one of substance: verb, qualifier, figure, addressee, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penholder.compare.hunks import Hunk, PairTexts, folded, words_in
from penholder.compare.result import Flag
from penholder.compare.vocabulary import vocabulary
from penholder.phrasebook.phrases import PhraseMatch, ladder, match_opening, strength

_LONGEST_SHOWN = 120
_OPENING = 180
"""A change further from the beginning leaves the opening phrase and who is asked as they were."""

_LONGEST_PHRASE = 80
_PHRASE_GOES_ON = 24
"""A change further behind the opening phrase leaves it as it was: three words are between them."""

_LONGEST_VERB = 40
_VERB_FORM = re.compile(r"(?:s|ing)\b")
"""Third person or participle: every verb of a ladder has one of these endings."""


def flags_of(texts: PairTexts, heavy: Sequence[Hunk]) -> list[Flag]:
    """The flags of a pair whose changes of substance are `heavy`."""
    flags = list(_opening_flags(texts, heavy))
    for hunk in heavy:
        if hunk.old_words and hunk.new_words:
            flags.extend(_verb_inside(hunk, flags))
            flags.extend(_modal(hunk))
            flags.extend(_figure(hunk))
    flags.extend(_qualifiers(texts, heavy))
    return list(dict.fromkeys(flags))


# --- verbs and addressees ----------------------------------------------------------------------


def _opening_flags(texts: PairTexts, heavy: Sequence[Hunk]) -> Iterator[Flag]:
    start = heavy[0].old_start
    if start > _OPENING or _ADDRESSEE_ENDS.search(texts.old, _LONGEST_PHRASE, start):
        return
    old = match_opening(texts.old)
    if old is None:
        return
    same = start > old.length + _PHRASE_GOES_ON and texts.hunks[0] is heavy[0]
    new = old if same else match_opening(texts.new)
    if new is None:
        return
    if new is not old:
        yield from _verb(old, new)
    if _asks(old.phrase) and _asks(new.phrase):
        before, after = _addressee(texts.old, old), _addressee(texts.new, new)
        if before and after and before != after and _who(before) != _who(after):
            yield Flag("addressee changed", before, after)


def _verb(old: PhraseMatch, new: PhraseMatch) -> Iterator[Flag]:
    if old.phrase == new.phrase or _bare(old.phrase) == _bare(new.phrase):
        return
    kind = _step(old.phrase, new.phrase) or ("verb changed" if old.verb != new.verb else "")
    if kind:
        yield Flag(kind, old.phrase, new.phrase)


def _bare(phrase: str) -> list[str]:
    editorial = vocabulary().editorial
    return [word for word in words_in(phrase) if word not in editorial]


def _step(old: str, new: str) -> str:
    """Whether a phrase got weaker or stronger; '' where the two cannot be compared."""
    before, after = strength(old), strength(new)
    if before is None or after is None or ladder(old) != ladder(new) or before == after:
        return ""
    return "verb weakened" if after < before else "verb strengthened"


def _asks(phrase: str) -> bool:
    return ladder(phrase) == "request" or "request" in phrase.lower()


_ADDRESSEE_ENDS = re.compile(r"[\s,](?:to|on|for|that)\b")
_ADDRESSEE = re.compile(
    # "Decides to provide" names nobody, "Appeals to the parties to" does
    r"[\s,]*+(?:to\s+(?=[A-Z]|the\b|all\b|those\b|its\b))?(?!to\b)(.{2,400}?)[\s,]+(?:to|on|for|that)\b",
    re.DOTALL,
)


def _addressee(text: str, phrase: PhraseMatch) -> str:
    """Who is asked: what stands between the opening phrase and "to"."""
    found = _ADDRESSEE.match(text, phrase.length)
    return _shown(found[1]) if found else ""


def _who(addressee: str) -> list[str]:
    """The words of an addressee without the qualifiers that stand beside it."""
    return words_in(vocabulary().qualifier.sub("", folded(addressee).lower()))


def _verb_inside(hunk: Hunk, known: Sequence[Flag]) -> Iterator[Flag]:
    """A verb of a ladder exchanged further on in the paragraph ("and encourages" - "and urges")."""
    if any(flag.kind.startswith("verb") for flag in known):
        return
    old, new = hunk.old.strip(" ,;"), hunk.new.strip(" ,;")
    if len(old) > _LONGEST_VERB or len(new) > _LONGEST_VERB:
        return
    if _VERB_FORM.search(old) and _VERB_FORM.search(new):
        kind = _step(old.lower(), new.lower())
        if kind:
            yield Flag(kind, old, new)


def _modal(hunk: Hunk) -> Iterator[Flag]:
    """A modal verb exchanged for a weaker or stronger one ("shall" - "should")."""
    ranks = vocabulary().modals
    old = [word for word in hunk.old_words if word in ranks]
    new = [word for word in hunk.new_words if word in ranks]
    if len(old) == len(new) == 1 and ranks[old[0]] != ranks[new[0]]:
        weaker = ranks[new[0]] < ranks[old[0]]
        yield Flag("verb weakened" if weaker else "verb strengthened", old[0], new[0])


# --- figures and qualifiers --------------------------------------------------------------------

_FIGURE = re.compile(r"\d")
_LONGEST_QUALIFIER = 60


def _figure(hunk: Hunk) -> Iterator[Flag]:
    if _has_figure(hunk.old_words) and _has_figure(hunk.new_words):
        yield Flag("figure changed", _shown(hunk.old), _shown(hunk.new))


def _has_figure(words: list[str]) -> bool:
    numbers = vocabulary().numbers
    return any(word in numbers or _FIGURE.search(word) is not None for word in words)


def _qualifiers(texts: PairTexts, heavy: Sequence[Hunk]) -> Iterator[Flag]:
    """Qualifiers that one text has and the other has not, where a change touches them."""
    telling = vocabulary().qualifier_words
    heavy = [
        hunk
        for hunk in heavy
        if not (telling.isdisjoint(hunk.old_words) and telling.isdisjoint(hunk.new_words))
    ]
    if not heavy:
        return
    old, new = folded(texts.old).lower(), folded(texts.new).lower()
    for hunk in heavy:
        for words in _qualifiers_at(old, hunk.old_start, hunk.old, hunk.old_words):
            if old.count(words) > new.count(words):
                yield Flag("qualifier dropped", old=words)
        for words in _qualifiers_at(new, hunk.new_start, hunk.new, hunk.new_words):
            if new.count(words) > old.count(words):
                yield Flag("qualifier added", new=words)


def _qualifiers_at(text: str, start: int, change: str, words: list[str]) -> list[str]:
    """Qualifiers of a text that share a word with a change at `start`."""
    if vocabulary().qualifier_words.isdisjoint(words):
        return []
    end = start + len(change)
    first = max(0, start - _LONGEST_QUALIFIER)
    return [
        match.group()
        for match in vocabulary().qualifier.finditer(text, first, end + _LONGEST_QUALIFIER)
        if match.start() < end and start < match.end()
    ]


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"

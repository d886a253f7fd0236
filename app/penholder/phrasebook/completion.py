"""Completions of what is being typed: opening phrases, names of States, organs and entities.

A phrase is offered as its neighbour demands it: after "Recalling" comes "Recalling also", after
"Requests" comes "Also requests" (`sequence.py`). Names are the official ones; an informal name
that is typed ("Turkey") offers the official one, and so does a short form in capitals ("UNICEF"),
since texts write names in full. Such a full name, and that of a State which running text calls "the
...", comes with its article where none was typed.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from penholder.document.nodes import ParagraphKind
from penholder.phrasebook.grammar import grammar
from penholder.phrasebook.organs import organs
from penholder.phrasebook.phrases import PhraseMatch, all_phrases, match_opening, with_repeat
from penholder.phrasebook.sequence import bare_phrase, expected_repeat
from penholder.phrasebook.states import (
    informal_names,
    name_in_text,
    observers,
    plain_letters,
    states,
    takes_article,
)
from penholder.phrasebook.system import entities
from penholder.phrasebook.wording import with_article

MOST = 8
"""A list that is read at a glance."""

FEWEST_LETTERS = 3
"""Letters typed before a name is offered; of a phrase two, which few words at its place have."""

_PHRASE_LETTERS = 2
_INSIDE_NAME = 4
_LONGEST_PHRASE = 60
_LONGEST_NAME = 70
_ONLY_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*[ ]?")
_CAPITAL_WORD = re.compile(r"(?<![\w’'-])(?=[^\W\d_])")


class Offer(msgspec.Struct, frozen=True):
    """A completion: `text` takes the place of the last `replaces` characters before the cursor.

    `about` says in a few words what it is. `sure`: the word typed is not finished and only this
    goes on from it. `weak`: the words typed may well be all that is meant ("the United Nations").
    """

    text: str
    replaces: int
    about: str = ""
    sure: bool = False
    weak: bool = False


def alone(offers: list[Offer]) -> list[Offer]:
    """The offers, none of them sure unless it is the only one."""
    if len(offers) == 1:
        return offers
    return [msgspec.structs.replace(offer, sure=False) for offer in offers]


# --- opening phrases ---------------------------------------------------------------------------


def phrase_offers(
    before: str,
    kind: ParagraphKind,
    previous: str = "",
    *,
    asked: bool = False,
    most: int = MOST,
) -> list[Offer]:
    """Opening phrases that complete the words a paragraph begins with, the most frequent first.

    `before` is everything from the beginning of the paragraph to the cursor, `previous` the text of
    the paragraph of that kind before it in the same part. `asked` offers without a letter too.
    """
    words = before.lstrip()
    letters = sum(map(str.isalpha, words))
    if len(words) > _LONGEST_PHRASE or (words and not _ONLY_WORDS.fullmatch(words)):
        return []
    if not asked and letters < _PHRASE_LETTERS:
        return []
    typed = words.casefold()
    neighbour = match_opening(previous, kind) if previous else None
    offers: list[Offer] = []
    for bare in _bare_phrases(kind):
        repeat = expected_repeat(neighbour, bare)
        text = with_repeat(bare.phrase, kind, repeat)
        fits = text.casefold().startswith(typed) or bare.phrase.casefold().startswith(typed)
        # Behind a space the phrase may well be complete: only a word that is missing is offered.
        needed = asked or not typed.endswith(" ") or bool(repeat)
        if fits and needed and text.casefold() != typed.strip():
            about = "the paragraph before begins so" if repeat else ""
            sure = _breaks_off(bare.phrase.casefold(), typed) or _breaks_off(text.casefold(), typed)
            offers.append(Offer(text, len(before), about, sure))
            if len(offers) == most:
                break
    return alone(offers)


@cache
def _bare_phrases(kind: ParagraphKind) -> tuple[PhraseMatch, ...]:
    """Every counted phrase without its repeat word, counted together, the most frequent first."""
    counts: dict[str, int] = {}
    for phrase in all_phrases(kind):
        match = match_opening(phrase, kind)
        if match is not None and match.phrase == phrase:
            bare = bare_phrase(match)
            counts[bare] = counts.get(bare, 0) + grammar().counts[kind][phrase]
    often = sorted(counts, key=lambda bare: -counts[bare])
    matches = (match_opening(bare, kind) for bare in often)
    return tuple(match for match in matches if match is not None)


# --- names -------------------------------------------------------------------------------------


class _Name(msgspec.Struct, frozen=True):
    """What is typed for a name, in small letters, and the official one. A short form (`short`) is
    typed as it is written, or "Who" and "Ida" would be names of organizations. `article`: running
    text puts "the" before it.
    """

    folded: str
    official: str
    about: str
    short: str = ""
    article: bool = False

    def begins_with(self, typed: str, written: str) -> bool:
        return self.short.startswith(written) if self.short else self.folded.startswith(typed)


def name_offers(before: str, *, most: int = MOST) -> list[Offer]:
    """Names of States, organs and entities that complete the words before the cursor.

    They begin with a capital and have three letters at least. A name that is complete is not
    offered, unless its article is missing; a word inside a name finds it where no name begins so
    ("Korea").
    """
    for start in _capital_words(before):
        typed = plain_letters(before[start:])
        if sum(map(str.isalpha, typed)) < FEWEST_LETTERS:
            break
        written = before[start:]
        found = [name for name in _names() if name.begins_with(typed, written)]
        found.sort(key=lambda name: (not name.short, name.short != written))
        if not found and len(typed) >= _INSIDE_NAME and " " not in typed:
            found = [name for name in _names() if f" {typed}" in name.folded.replace("(", "")]
        names = {each.official: each for each in reversed(found)}
        every = [
            _name_offer(names[official], before[:start], written)
            for official in dict.fromkeys(each.official for each in found)
        ]
        offers = [offer for offer in every if offer.text != written]
        if every:  # a name that is complete is not another one that its last words would be
            return alone(offers[:most])
    return []


def _name_offer(name: _Name, before: str, written: str) -> Offer:
    """The offer of a name for what is written of it behind some words."""
    typed = plain_letters(written)
    breaks_off = _breaks_off(name.folded, typed)
    text = with_article(name.official, before) if name.article else name.official
    # Only the article is missing: it may be left out on purpose ("Niger Delta").
    whole = typed == name.folded and name.official != written
    return Offer(text, len(written), name.about, breaks_off, not breaks_off and not whole)


def _breaks_off(text: str, typed: str) -> bool:
    """Whether what is typed ends inside a word of the text it begins."""
    return text.startswith(typed) and text[len(typed) : len(typed) + 1].isalpha() and typed != ""


def _capital_words(before: str) -> list[int]:
    """Where words with a capital begin near the end, the first of them first."""
    low = max(0, len(before) - _LONGEST_NAME)
    return [
        found.start()
        for found in _CAPITAL_WORD.finditer(before, low)
        if before[found.start()].isupper()
    ]


@cache
def _names() -> tuple[_Name, ...]:
    names = [
        _Name(plain_letters(organ.name), organ.name, "organ") for organ in organs() if organ.key
    ]
    for state in (*states(), *observers()):
        text = name_in_text(state.name)
        names.append(_state(state.name, text, "State"))
        if text != state.name:
            names.append(_Name(plain_letters(state.name), state.name, "State, as in lists"))
    names += [
        _state(informal, name_in_text(name), f"State, for {informal}")
        for informal, name in informal_names().items()
        if not plain_letters(name).startswith(plain_letters(informal))
        and not informal.casefold().startswith("the ")  # the article is not looked at
    ]
    names += [_Name(plain_letters(each.name), each.name, each.kind) for each in entities()]
    names += [
        _Name(plain_letters(short), each.name, f"{each.kind}, for {short}", short, article=True)
        for each in entities()
        for short in each.short
    ]
    return tuple(names)


def _state(typed: str, text: str, about: str) -> _Name:
    """A State that running text calls `text`, found by what is typed for it."""
    about = "State" if typed == text else about
    return _Name(plain_letters(typed), text, about, article=takes_article(text))

"""Every check there is, in the order in which they run; a new one is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from penholder.checks import (
    agreed,
    citing,
    drafting,
    front_words,
    language,
    notes,
    numbering,
    opening,
    punctuation,
    spelling,
)
from penholder.checks.context import Context
from penholder.checks.finding import Finding
from penholder.checks.passage import Passage, Setting, Where

TextCheck = Callable[[Context], Iterator[Finding]]
"""Looks at a whole text, every time; may find things of several rules."""


class PassageCheck(NamedTuple):
    """Looks at one passage: what it finds depends on nothing but the passage and the setting, so
    that it is asked again only where something changed. `english`: it knows no other language.
    """

    look: Callable[[Passage, Setting], Iterator[Finding]]
    where: frozenset[Where]
    english: bool = True


_BODY = frozenset({Where.BODY})
_NOTED = frozenset({Where.BODY, Where.NOTE})
_TITLED = frozenset({Where.TITLE, Where.BODY})
_OWN = frozenset({Where.TITLE, Where.BODY, Where.NOTE})
_LINES = frozenset({Where.BODY, Where.APART})
_ALL = frozenset(Where)

PASSAGE_CHECKS: tuple[PassageCheck, ...] = (
    PassageCheck(citing.dates, _NOTED),
    PassageCheck(citing.sessions, _BODY),
    PassageCheck(citing.symbols, _NOTED, english=False),
    PassageCheck(drafting.blanks, _ALL, english=False),
    PassageCheck(drafting.typed_blanks, _OWN, english=False),
    PassageCheck(drafting.brackets, _TITLED, english=False),
    PassageCheck(language.words, _OWN),
    PassageCheck(language.state_names, _BODY),
    PassageCheck(notes.mark_places, _LINES),
    PassageCheck(opening.phrases, _BODY),
    PassageCheck(spelling.unknown_words, _OWN | {Where.APART}),
    PassageCheck(punctuation.signs, _ALL - {Where.OPENING}, english=False),
    PassageCheck(punctuation.last_and, _BODY, english=False),
    PassageCheck(punctuation.empty, _BODY, english=False),
)

TEXT_CHECKS: tuple[TextCheck, ...] = (
    agreed.agreed_language,
    citing.citations,
    citing.own_symbol,
    drafting.blanks_in_tables,
    drafting.adoption,
    drafting.first_page,
    drafting.sponsors,
    language.no_break,
    notes.marks,
    notes.order,
    notes.sources,
    numbering.numbers,
    numbering.lists_of_one,
    numbering.order,
    numbering.live_references,
    numbering.sides,
    numbering.typed_references,
    opening.repeat_words,
    opening.opening_line,
    punctuation.ends,
    front_words.unknown_words_on_first_page,
    spelling.unknown_words_in_tables,
)

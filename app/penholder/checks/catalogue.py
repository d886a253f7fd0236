"""Every check there is, in the order in which they run; a new one is added here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penholder.checks import (
    agreed,
    citing,
    drafting,
    language,
    notes,
    numbering,
    opening,
    punctuation,
)
from penholder.checks.context import Context
from penholder.checks.finding import Finding

Check = Callable[[Context], Iterator[Finding]]
"""Looks at a text; may find things of several rules."""

CHECKS: tuple[Check, ...] = (
    agreed.agreed_language,
    citing.citations,
    citing.dates,
    citing.sessions,
    citing.symbols,
    citing.own_symbol,
    drafting.blanks,
    drafting.typed_blanks,
    drafting.brackets,
    drafting.adoption,
    drafting.first_page,
    drafting.sponsors,
    language.words,
    language.state_names,
    language.no_break,
    notes.marks,
    notes.order,
    notes.mark_places,
    notes.sources,
    numbering.numbers,
    numbering.lists_of_one,
    numbering.order,
    numbering.live_references,
    numbering.typed_references,
    opening.phrases,
    opening.repeat_words,
    opening.opening_line,
    punctuation.ends,
    punctuation.signs,
    punctuation.last_and,
    punctuation.empty,
)

"""Front matter compared: masthead, sponsors, adoption, title, opening line and closing lines."""

from __future__ import annotations

from penholder.compare.classify import category_and_flags, category_of
from penholder.compare.counts import similarity_of
from penholder.compare.marked import Side
from penholder.compare.result import Category, Flag, Pair, Relation
from penholder.compare.vocabulary import vocabulary
from penholder.compare.words import word_edits
from penholder.document.resolution import Masthead, Resolution


def front_pairs(old: Side, new: Side) -> tuple[Pair, ...]:
    """One pair for each field that either text has, in the order of the page."""
    before, after = _fields(old), _fields(new)
    return tuple(
        _pair(name, before[name], after[name]) for name in before if before[name] or after[name]
    )


def _pair(name: str, old: str, new: str) -> Pair:
    words = word_edits(old, new)
    category: Category | None = None
    flags: tuple[Flag, ...] = ()
    if old == new:
        relation = Relation.UNCHANGED
    else:
        relation = Relation.EDITED if old and new else Relation.ADDED if new else Relation.REMOVED
        if name in vocabulary().routine_fields:
            category = Category.ROUTINE
        elif old and new:
            category, flags = category_and_flags(words)
        else:
            category = category_of(words)
    return Pair(
        relation,
        (name,) if old else (),
        (name,) if new else (),
        (),
        (),
        words,
        similarity=similarity_of(words),
        category=category,
        flags=flags,
    )


def _fields(side: Side) -> dict[str, str]:
    resolution = side.resolution
    return {
        **_masthead_fields(resolution.masthead),
        "sponsors": _sponsors(resolution),
        **_adoption_fields(resolution),
        "title": side.text(resolution.title),
        "opening": side.text(resolution.opening),
        "meeting": resolution.closing.meeting if resolution.closing else "",
        "closing_date": resolution.closing.date if resolution.closing else "",
    }


def _masthead_fields(masthead: Masthead) -> dict[str, str]:
    return {
        "organ": masthead.organ,
        "body": masthead.body,
        "session": masthead.session,
        "agenda_items": "; ".join(
            f"{item.number} {item.title}".strip() for item in masthead.agenda_items
        ),
        "symbol": masthead.symbol,
        "distribution": masthead.distribution,
        "date": masthead.date,
        "original_language": masthead.original_language,
    }


def _sponsors(resolution: Resolution) -> str:
    if resolution.sponsors is None:
        return ""
    names = ", ".join(state.name for state in resolution.sponsors.states)
    proposal = resolution.sponsors.proposal
    return f"{names}: {proposal}" if names else proposal


def _adoption_fields(resolution: Resolution) -> dict[str, str]:
    adoption = resolution.adoption
    return {
        "adoption": adoption.line if adoption else "",
        "report": adoption.report if adoption else "",
    }

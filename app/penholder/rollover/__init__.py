"""Last year's text becomes this year's draft: every routine change as a proposed update.

Only what changes from year to year is touched; everything else is agreed language. `propose`
gives the draft with all updates that are not flagged; `apply` makes a draft of any choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from penholder.document import operations
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line
from penholder.document.resolution import Resolution
from penholder.document.text_edits import TextEdit, with_edits
from penholder.rollover.chain import chain_update
from penholder.rollover.chain_lists import PACED_BY_CHAIN, distance_to_last
from penholder.rollover.front import committee_of, front_updates
from penholder.rollover.places import places
from penholder.rollover.predecessor import predecessor_updates
from penholder.rollover.repeats import repeat_updates
from penholder.rollover.reports import report_updates
from penholder.rollover.sessions import session_updates
from penholder.rollover.term import paced_by_chain, term_of
from penholder.rollover.updates import (
    RollOver,
    Update,
    UpdateKind,
    edited,
)

__all__ = ["RollOver", "TextEdit", "Update", "UpdateKind", "apply", "edited", "propose"]

_MASTHEAD = "masthead."


def propose(prior: Resolution, *, session: int | None = None) -> RollOver:
    """The draft that an earlier text makes this year, adopted or itself a draft.

    `session` is the session (for the Economic and Social Council the year) of the draft; without
    it the text's own rhythm decides. The same text always gives the same proposal. Ids of
    paragraphs and notes stay: they are the link to the base.
    """
    found = places(prior)
    term = term_of(prior, found, session)
    if term.assumed and term.organ in PACED_BY_CHAIN:
        back = distance_to_last(prior, term, found)
        term = paced_by_chain(term, *back) if back is not None else term
    chain = chain_update(prior, term, found)
    updates = (
        *front_updates(prior, term),
        *([chain] if chain is not None else []),
        *predecessor_updates(prior, term, found),
        *session_updates(term, found, committee_of(prior, term)),
        *report_updates(prior, term, found),
        *repeat_updates(prior, found),
    )
    return RollOver(apply(prior, (u for u in updates if not u.flagged)), updates)


def apply(prior: Resolution, updates: Iterable[Update]) -> Resolution:
    """The earlier text with the given updates made, in whatever order they are given."""
    chosen = list(updates)
    draft = _with_front(prior, chosen)
    title = [edit for update in chosen if update.kind is UpdateKind.TITLE for edit in update.edits]
    draft = operations.set_title(draft, with_edits(draft.title, title))
    draft = _with_lines(draft, _edits_by_place(chosen, in_notes=False))
    return _with_notes(draft, _edits_by_place(chosen, in_notes=True))


def _edits_by_place(chosen: list[Update], *, in_notes: bool) -> dict[str, list[TextEdit]]:
    edits: dict[str, list[TextEdit]] = {}
    for update in chosen:
        if update.in_note is in_notes and update.kind is not UpdateKind.TITLE:
            edits.setdefault(update.place, []).extend(update.edits)
    return edits


def _with_lines(draft: Resolution, edits: dict[NodeId, list[TextEdit]]) -> Resolution:
    def changed(line: Line) -> Line:
        mine = edits.get(line.id)
        return replace(line, spans=with_edits(line.spans, mine)) if mine else line

    return operations.with_lines(draft, [changed(line) for line in operations.lines_of(draft)])


def _with_notes(draft: Resolution, edits: dict[NoteId, list[TextEdit]]) -> Resolution:
    for note in draft.notes:
        mine = edits.get(note.id)
        if mine:
            draft = operations.set_note_text(draft, note.id, with_edits(note.spans, mine))
    return draft


def _with_front(draft: Resolution, chosen: list[Update]) -> Resolution:
    masthead = draft.masthead
    adoption, closing = draft.adoption, draft.closing
    for update in chosen:
        name = update.place.removeprefix(_MASTHEAD)
        if update.kind is UpdateKind.MASTHEAD and name in masthead.__struct_fields__:
            masthead = replace(masthead, **{name: update.after})
        elif update.place == "adoption":
            adoption = None
        elif update.place == "closing":
            closing = None
        elif update.place == "sponsors":
            draft = _without_sponsors(draft)
    return operations.set_adoption(operations.set_masthead(draft, masthead), adoption, closing)


def _without_sponsors(draft: Resolution) -> Resolution:
    """No sponsors, and none of the notes that were marked only at their names."""
    if draft.sponsors is None:
        return draft
    marked = {mark for state in draft.sponsors.states for mark in state.notes}
    marked.update(draft.sponsors.notes)
    cleared = operations.set_sponsors(draft, None)
    kept = {note.id for note in operations.without_unmarked_notes(cleared).notes}
    gone = marked - kept
    return replace(cleared, notes=tuple(note for note in cleared.notes if note.id not in gone))

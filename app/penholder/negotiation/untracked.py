"""What a colleague changed without tracking: found by comparison with what was sent out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from penholder.compare import compare
from penholder.compare.result import Comparison, Pair
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import note_labels, short_names
from penholder.document.operations import lines_of
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline, ParagraphReference, Text, length, marks_in
from penholder.document.text import plain_text
from penholder.formats.proof import FIRST_PAGE
from penholder.negotiation.making import added, cut, notes_in
from penholder.negotiation.positions import blocks, without_numbers
from penholder.negotiation.proposal import Proposal, ProposalKind, Where


def untracked(circulated: Resolution, original: Resolution, name: str) -> list[Proposal]:
    """What a colleague changed without tracking: proposals by comparison with what was sent out."""
    comparison = compare(circulated, original)
    author = f"untracked, in {name}"
    old = {line.id: line for line in lines_of(circulated)}
    new = {line.id: line for line in lines_of(original)}
    base = Proposal("", name, author, "", ProposalKind.WORDS, tracked=False)
    sent = {note.id for note in circulated.notes}
    notes = {note.id: note for note in original.notes if note.id not in sent}
    found: list[Proposal] = []
    preceding: NodeId = ""
    for pair in comparison.pairs:
        found += _untracked_pair(pair, old, new, base, notes, preceding)
        preceding = (pair.new or (preceding,))[-1] if not pair.old else pair.old[-1]
    for where, was, now in (
        (Where.TITLE, circulated.title, original.title),
        (Where.OPENING, circulated.opening, original.opening),
    ):
        found += _words_apart(replace(base, where=where, original=was), was, now, notes)
    return found + _untracked_notes(comparison, circulated, original, base)


def differences(circulated: Resolution, original: Resolution) -> tuple[str, ...]:
    """What was changed without tracking and is no proposal, a few words each: the first page,
    paragraphs that stand elsewhere, italics, notes that came or went.
    """
    comparison = compare(circulated, original)
    found = [
        f"first page: {name}"
        for field, name in FIRST_PAGE
        if getattr(circulated.masthead, field) != getattr(original.masthead, field)
    ]
    if _sponsors(circulated) != _sponsors(original):
        found.append("first page: sponsors")
    names = short_names(lines_of(circulated), circulated.language)
    old = {line.id: line for line in lines_of(circulated)}
    new = {line.id: line for line in lines_of(original)}
    for pair in comparison.pairs:
        if len(pair.old) != 1 or len(pair.new) != 1:
            continue
        name = names.get(pair.old[0], "a paragraph")
        if pair.moved:
            found.append(f"{name} stands elsewhere")
        elif _italics(old[pair.old[0]].spans) != _italics(new[pair.new[0]].spans):
            found.append(f"italics of {name}")
    labels = note_labels(circulated)
    gone = [pair.old[0] for pair in comparison.notes if pair.old and not pair.new]
    return (*found, *(f"note {labels.get(note, '')} is gone".replace("  ", " ") for note in gone))


def _untracked_notes(
    comparison: Comparison, circulated: Resolution, original: Resolution, base: Proposal
) -> list[Proposal]:
    was = {note.id: note.spans for note in circulated.notes}
    now = {note.id: note.spans for note in original.notes}
    found: list[Proposal] = []
    for pair in comparison.notes:
        if len(pair.old) == len(pair.new) == 1:
            before = was[pair.old[0]]
            about = replace(base, where=Where.NOTE, node=pair.old[0], original=before)
            found += _words_apart(about, before, now[pair.new[0]], {})
    return found


def _sponsors(text: Resolution) -> list[str]:
    return [state.name for state in text.sponsors.states] if text.sponsors is not None else []


def _italics(spans: Inline) -> list[str]:
    """The words in italics, where one knows of any."""
    return [span.text.strip() for span in spans if isinstance(span, Text) and span.italic]


def _untracked_pair(
    pair: Pair,
    old: Mapping[NodeId, Line],
    new: Mapping[NodeId, Line],
    base: Proposal,
    notes: Mapping[str, Note],
    preceding: NodeId,
) -> list[Proposal]:
    if len(pair.old) == len(pair.new) == 1:
        was, now = old[pair.old[0]], new[pair.new[0]]
        if was.kind is LineKind.TABLE or now.kind is LineKind.TABLE:
            if was.rows == now.rows:
                return []
            table = replace(base, kind=ProposalKind.TABLE, node=was.id, before=was, line=now)
            return [table]
        about = replace(base, node=was.id, original=was.spans)
        found = _words_apart(about, was.spans, now.spans, notes)
        if was.kind is not now.kind or was.level != now.level:
            shaped = replace(now, id=was.id, restarts=was.restarts, label=was.label)
            about = replace(about, before=was)
            found.append(replace(about, kind=ProposalKind.RESHAPED, line=shaped))
        return found
    found = []
    for node in pair.old:
        line = old[node]
        found.append(
            replace(
                base,
                kind=ProposalKind.REMOVED,
                node=node,
                original=line.spans,
                old=line.spans,
                before=line,
            )
        )
        preceding = node
    for node in pair.new:
        line = new[node]
        found.append(added(base, line, (preceding,) if preceding else (), notes))
        preceding = node
    return found


def _said(spans: Inline) -> tuple[str, int, list[NodeId]]:
    """The words of a text, how many notes it marks, and which paragraphs it refers to."""
    referred = [span.target for span in spans if isinstance(span, ParagraphReference)]
    return plain_text(without_numbers(spans)), len(marks_in(spans)), referred


def _words_apart(
    about: Proposal, was: Inline, now: Inline, notes: Mapping[str, Note]
) -> list[Proposal]:
    """A proposal for each stretch in which two texts differ."""
    if _said(was) == _said(now):
        return []
    common = [item for item in blocks(was, now) if item.size]
    ends = [(0, 0), *((item.old + item.size, item.new + item.size) for item in common)]
    begins = [*((item.old, item.new) for item in common), (length(was), length(now))]
    found: list[Proposal] = []
    for (old_from, new_from), (old_to, new_to) in zip(ends, begins, strict=True):
        if old_from == old_to and new_from == new_to:
            continue
        put = cut(now, new_from, new_to)
        change = replace(about, start=old_from, end=old_to, old=cut(was, old_from, old_to), new=put)
        found.append(replace(change, notes=notes_in(put, notes)))
    return found

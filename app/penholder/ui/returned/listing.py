"""What the panel of returned files lists: proposals and comments by paragraph, collisions apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from penholder.document.ids import NodeId, NoteId
from penholder.document.numbering import note_labels
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.negotiation.applying import Place, texts_of
from penholder.negotiation.cells import Tables
from penholder.negotiation.collisions import Collision, merged, place_about
from penholder.negotiation.proposal import Proposal, ProposalKind, Remark, Returned, Where
from penholder.negotiation.remarks import spot_of
from penholder.negotiation.threads import Thread, threads
from penholder.ui.returned import comment_words

Decisions: TypeAlias = Mapping[str, bool]
"""True for accepted proposals, False for rejected ones and comments dismissed, by id."""

_FRONT = {Where.FRONT: "First page", Where.TITLE: "Title", Where.OPENING: "Opening line"}
_AS_IT_STOOD = "the draft as it stood when the file was read: it may be an edit of your own"
_ELSEWHERE = "No longer in the draft"


class Row(NamedTuple):
    """A proposal or comment; `state` says in words what became of it, '' while it waits.

    `replies` to a comment stand under it.
    """

    item: Proposal | Remark
    words: str
    state: str = ""
    replies: tuple[Row, ...] = ()


class Card(NamedTuple):
    """Proposals that collide; `head` says who collides, and what one can do about it."""

    head: str
    rows: tuple[Row, ...]


class Group(NamedTuple):
    """The rows about one text of the draft, in the order of their words there."""

    name: str
    rows: tuple[Row | Card, ...]


def groups(
    draft: Resolution,
    files: Sequence[Returned],
    decided: Decisions,
    names: Mapping[NodeId, str],
    author: str | None = None,
) -> list[Group]:
    """Everything that files say, in the order of the draft; of one author where given.

    `names` are those of the lines of the draft ("OP 5"). Collisions with others are found and said
    even where only one author is listed.
    """
    texts, tables = texts_of(draft), Tables(draft)
    waiting = [
        Returned(file.source, tuple(item for item in file.proposals if item.id not in decided))
        for file in files
    ]
    states = {key: "accepted" if taken else "rejected" for key, taken in decided.items()}
    collisions: dict[str, Collision] = {}
    for place in merged(draft, waiting):
        states.update((item.id, "does not fit any more") for item in place.misfits)
        collisions.update((item.id, each) for each in place.collisions for item in each.proposals)
    by_place: dict[Place, list[Proposal | _Said]] = {}
    for file in files:
        for proposal in file.proposals:
            if author in (None, proposal.author) and not proposal.is_second_half:
                by_place.setdefault(place_about(proposal, texts), []).append(proposal)
        for thread in threads(file.remarks):
            if author is None or any(each.author == author for each in thread.every):
                first = thread.first
                spot = None if first.cell is None else spot_of(first, texts, tables)
                said = _Said(thread, comment_words.row_words(first, spot))
                by_place.setdefault((first.where, first.node), []).append(said)
    order = _order(draft)
    there = sorted((place for place in by_place if place in order), key=order.__getitem__)
    gone = [place for place in by_place if place not in order]
    noted = note_labels(draft)
    named = [(_name(place, texts, names, noted), by_place[place]) for place in there]
    if gone:
        named.append((_ELSEWHERE, [item for place in gone for item in by_place[place]]))
    return [Group(name, tuple(_rows(items, states, collisions, author))) for name, items in named]


class _Said(NamedTuple):
    """A comment with the replies to it, and what its row says."""

    thread: Thread
    words: str


def _rows(
    items: Iterable[Proposal | _Said],
    states: Mapping[str, str],
    collisions: Mapping[str, Collision],
    author: str | None,
) -> list[Row | Card]:
    rows: list[Row | Card] = []
    done: set[int] = set()
    for item in sorted(items, key=_order_in_text):
        if isinstance(item, _Said):
            rows.append(_thread_row(item, states, author))
            continue
        collision = collisions.get(item.id)
        if collision is None:
            rows.append(_row(item, states.get(item.id, ""), author))
        elif author is not None:
            rows.append(_row(item, f"collides with {_others(item, collision)}", author))
        elif id(collision) not in done:
            done.add(id(collision))
            rows.append(_card(collision))
    return rows


def _order_in_text(item: Proposal | _Said) -> tuple[tuple[int, int, int], int, bool]:
    """By cell and words; a comment behind the proposals for its words."""
    if isinstance(item, Proposal):
        return (-1, 0, 0), item.start, False
    first = item.thread.first
    cell = first.cell
    place = (-1, 0, 0) if cell is None else (cell.row, cell.cell, cell.paragraph)
    return place, first.start, True


def _thread_row(said: _Said, states: Mapping[str, str], author: str | None) -> Row:
    """A comment with its replies under it, also where only the author of some is listed."""
    first = said.thread.first
    state = "resolved" if said.thread.is_resolved else ""
    replies = tuple(
        Row(
            each,
            _by(each, f"reply: {each.text}", author),
            "dismissed" if each.id in states else "",
        )
        for each in said.thread.replies
    )
    state = "dismissed" if first.id in states else state
    return Row(first, _by(first, said.words, author), state, replies)


def _row(item: Proposal, state: str, author: str | None) -> Row:
    return Row(item, _by(item, words(item), author), state)


def _by(item: Proposal | Remark, said: str, author: str | None) -> str:
    """What is said, and by whom where it is not the one author listed."""
    return said if author == item.author else f"{item.author or 'Unnamed'}: {said}"


def _others(item: Proposal, collision: Collision) -> str:
    """Who else wants something of the same words."""
    found = {other.author or "unnamed" for other in collision.proposals if other is not item}
    return ", ".join(sorted(found)) or item.author


def _card(collision: Collision) -> Card:
    who = ", ".join(dict.fromkeys(item.author or "Unnamed" for item in collision.proposals))
    both = collision.both_possible
    said = "Same place, accept one or all" if both else "Collision, accept one"
    rows = tuple(_row(item, "", None) for item in collision.proposals)
    return Card(f"{said}: {who}", rows)


def words(item: Proposal) -> str:
    """One line that says what a proposal does."""
    old, new = plain_text(item.old).strip(), plain_text(item.new).strip()
    if item.partner and item.kind is ProposalKind.WORDS:
        return f"join another paragraph: “{new}”" if new else f"split off a paragraph: “{old}”"
    if item.kind is ProposalKind.WORDS:
        if old and new:
            return f"“{old}” → “{new}”"
        if item.old and item.new and not old and not new:
            return "another kind of space"
        return f"insert “{new}”" if new else f"delete “{old}”"
    return f"{item.kind.value}: {new or old}".rstrip(": ")


def detail(item: Proposal | Remark, file: Returned) -> str:
    """All that is known of a proposal or comment of a file, in a few lines."""
    if isinstance(item, Remark):
        return comment_words.detail(item, file)
    author = item.author if item.tracked else "Not tracked"
    lines = [" · ".join(part for part in (author, item.date[:10], file.source) if part)]
    lines.append(words(item))
    if item.struck_by:
        lines.append(f"Struck again by {item.struck_by}.")
    if not item.tracked:
        sent = f"{file.against}, as it was sent out" if file.against else _AS_IT_STOOD
        lines.append(f"Found by comparison with {sent}.")
    return "\n".join(lines)


def _order(draft: Resolution) -> dict[Place, int]:
    """Every place that something can be about, the beginning of the text (no line) before it."""
    places: list[Place] = [(Where.FRONT, ""), (Where.TITLE, ""), (Where.OPENING, "")]
    places += [(Where.LINE, node) for node in ("", *(line.id for line in lines_of(draft)))]
    places += [(Where.NOTE, note.id) for note in draft.notes]
    return {place: number for number, place in enumerate(places)}


def _name(
    place: Place,
    texts: Mapping[Place, Inline],
    names: Mapping[NodeId, str],
    noted: Mapping[NoteId, str],
) -> str:
    where, node = place
    if where in _FRONT:
        return _FRONT[where]
    if where is Where.NOTE:
        return f"Note {noted.get(node, '')}".strip()
    if not node:
        return "Beginning of the text"
    return names.get(node) or plain_text(texts[place]).strip()[:40] or "Table"

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
from penholder.ui.returned import comment_words

Decisions: TypeAlias = Mapping[str, bool]
"""True for accepted proposals, False for rejected ones and comments dismissed, by id."""

_FRONT = {Where.FRONT: "First page", Where.TITLE: "Title", Where.OPENING: "Opening line"}
_AS_IT_STOOD = "the draft as it stood when the file was read: it may be an edit of your own"
_ELSEWHERE = "No longer in the draft"


class Row(NamedTuple):
    """A proposal or comment; `state` says in words what became of it, '' while it waits."""

    item: Proposal | Remark
    words: str
    state: str = ""


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
    by_place: dict[Place, list[Proposal | Remark]] = {}
    told: dict[str, str] = {}
    for file in files:
        for proposal in file.proposals:
            if author in (None, proposal.author) and not proposal.is_second_half:
                by_place.setdefault(place_about(proposal, texts), []).append(proposal)
        for remark in file.remarks:
            if author is None or remark.author == author:
                by_place.setdefault((remark.where, remark.node), []).append(remark)
                spot = None if remark.cell is None else spot_of(remark, texts, tables)
                told[remark.id] = comment_words.row_words(remark, spot)
    order = _order(draft)
    there = sorted((place for place in by_place if place in order), key=order.__getitem__)
    gone = [place for place in by_place if place not in order]
    noted = note_labels(draft)
    named = [(_name(place, texts, names, noted), by_place[place]) for place in there]
    if gone:
        named.append((_ELSEWHERE, [item for place in gone for item in by_place[place]]))
    return [
        Group(name, tuple(_rows(items, states, collisions, told, alone=author is not None)))
        for name, items in named
    ]


def _rows(
    items: Iterable[Proposal | Remark],
    states: Mapping[str, str],
    collisions: Mapping[str, Collision],
    told: Mapping[str, str],
    *,
    alone: bool,
) -> list[Row | Card]:
    rows: list[Row | Card] = []
    done: set[int] = set()
    for item in sorted(items, key=_order_in_text):
        if isinstance(item, Remark):
            state = "dismissed" if item.id in states else ""
            rows.append(Row(item, _by(item, told[item.id], alone=alone), state))
            continue
        collision = collisions.get(item.id)
        if collision is None:
            rows.append(_row(item, states.get(item.id, ""), alone=alone))
        elif alone:
            rows.append(_row(item, f"collides with {_others(item, collision)}", alone=True))
        elif id(collision) not in done:
            done.add(id(collision))
            rows.append(_card(collision))
    return rows


def _order_in_text(item: Proposal | Remark) -> tuple[tuple[int, int, int], int, bool]:
    """By cell and words; a comment behind the proposals for its words."""
    cell = item.cell if isinstance(item, Remark) else None
    place = (-1, 0, 0) if cell is None else (cell.row, cell.cell, cell.paragraph)
    return place, item.start, isinstance(item, Remark)


def _row(item: Proposal, state: str, *, alone: bool) -> Row:
    return Row(item, _by(item, words(item), alone=alone), state)


def _by(item: Proposal | Remark, said: str, *, alone: bool) -> str:
    """What is said, and by whom where not only one author is listed."""
    return said if alone else f"{item.author or 'Unnamed'}: {said}"


def _others(item: Proposal, collision: Collision) -> str:
    """Who else wants something of the same words."""
    found = {other.author or "unnamed" for other in collision.proposals if other is not item}
    return ", ".join(sorted(found)) or item.author


def _card(collision: Collision) -> Card:
    who = ", ".join(dict.fromkeys(item.author or "Unnamed" for item in collision.proposals))
    both = collision.both_possible
    said = "Same place, accept one or all" if both else "Collision, accept one"
    rows = tuple(_row(item, "", alone=False) for item in collision.proposals)
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
    author = item.author if isinstance(item, Remark) or item.tracked else "Not tracked"
    lines = [" · ".join(part for part in (author, item.date[:10], file.source) if part)]
    if isinstance(item, Remark):
        lines += [f"“{item.words}”", item.text] if item.words else [item.text]
        return "\n".join(lines)
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

"""Makes proposals in a draft; what no longer fits is named, never made in the wrong place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from penholder.document.carry import carry
from penholder.document.ids import NodeId
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import marks_in_order
from penholder.document.operations import in_mark_order, lines_of, with_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, normalized, split_at
from penholder.negotiation.positions import Block, blocks, place_of
from penholder.negotiation.proposal import Proposal, ProposalKind, Where

Place = tuple[Where, NodeId]
"""A text of the draft: a line or note by its id, the title, the opening line."""


class Applied(NamedTuple):
    """The draft with the proposals, and those that do not fit any more."""

    resolution: Resolution
    misfits: tuple[Proposal, ...]


def apply(draft: Resolution, proposals: Iterable[Proposal]) -> Applied:
    """The draft with the proposals made. Of two that overlap the later is a misfit.

    Of the halves of a joint or split (`partner`) that are given, both are made or neither.
    """
    wanted, misfits = list(proposals), list[Proposal]()
    while True:
        work = _Work(draft)
        for proposal in wanted:
            work.take(proposal)
        misfits += work.misfits
        alone = {proposal.partner for proposal in work.misfits} & {item.id for item in work.made}
        if not alone:
            return Applied(work.result(), tuple(misfits))
        misfits += [proposal for proposal in wanted if proposal.id in alone]
        gone = {proposal.id for proposal in misfits}
        wanted = [proposal for proposal in wanted if proposal.id not in gone]


def texts_of(draft: Resolution) -> dict[Place, Inline]:
    """Every text of the draft that proposals of words can be about."""
    texts = {(Where.LINE, line.id): line.spans for line in lines_of(draft)}
    texts.update({(Where.NOTE, note.id): note.spans for note in draft.notes})
    return {**texts, (Where.TITLE, ""): draft.title, (Where.OPENING, ""): draft.opening}


def placed(proposal: Proposal, spans: Inline) -> tuple[int, int] | None:
    """Where the words of a proposal stand in its text of the draft, None where they do not."""
    return place_of(proposal.start, proposal.end, blocks(proposal.original, spans))


class _Work:
    """The draft while proposals are made in it."""

    def __init__(self, draft: Resolution) -> None:
        self.draft = draft
        self.texts = texts_of(draft)
        self.lines = lines_of(draft)
        self.edits: dict[Place, list[tuple[int, int, Proposal]]] = {}
        self.shapes: dict[NodeId, Line] = {}
        self.removed: set[NodeId] = set()
        self.made: list[Proposal] = []
        self.misfits: list[Proposal] = []
        self._root_of: dict[NodeId, NodeId] = {}  # new lines, and the old one they stand behind
        self._last_behind: dict[NodeId, NodeId] = {}
        self._known: dict[tuple[Place, Inline], list[Block]] = {}

    def take(self, proposal: Proposal) -> None:
        """Makes one proposal, or puts it with the misfits."""
        fits = {
            ProposalKind.WORDS: self._words,
            ProposalKind.ADDED: self._added,
            ProposalKind.REMOVED: self._removed,
            ProposalKind.RESHAPED: self._reshaped,
            ProposalKind.TABLE: self._reshaped,
            ProposalKind.FRONT: self._front,
        }[proposal.kind](proposal)
        (self.made if fits else self.misfits).append(proposal)

    def result(self) -> Resolution:
        """The draft with all that was taken."""
        marked = set(marks_in_order(self.draft))
        texts = {place: _edited(self.texts[place], edits) for place, edits in self.edits.items()}
        lines = [
            replace(
                self.shapes.get(line.id, line),
                spans=texts.get((Where.LINE, line.id), line.spans),
            )
            for line in self.lines
            if line.id not in self.removed
        ]
        known = {note.id for note in self.draft.notes}
        new = {note.id: note for item in self.made for note in item.notes if note.id not in known}
        notes = [
            replace(note, spans=texts.get((Where.NOTE, note.id), note.spans))
            for note in self.draft.notes
        ]
        made = replace(
            with_lines(self.draft, lines),
            title=texts.get((Where.TITLE, ""), self.draft.title),
            opening=texts.get((Where.OPENING, ""), self.draft.opening),
            notes=(*notes, *new.values()),
        )
        gone = marked - set(marks_in_order(made))
        kept = tuple(note for note in made.notes if note.id not in gone)
        return in_mark_order(replace(made, notes=kept))

    def _words(self, proposal: Proposal) -> bool:
        place = (proposal.where, proposal.node)
        spans = self.texts.get(place)
        if spans is None or proposal.node in self.removed:
            return False
        key = (place, proposal.original)
        if key not in self._known:
            self._known[key] = blocks(proposal.original, spans)
        found = place_of(proposal.start, proposal.end, self._known[key])
        edits = self.edits.setdefault(place, [])
        if found is None or any(overlap(found, (start, end)) for start, end, _ in edits):
            return False
        edits.append((*found, proposal))
        return True

    def _added(self, proposal: Proposal) -> bool:
        if proposal.line is None:
            return False
        if any(line.id == proposal.line.id for line in self.lines):
            return True
        places = {line.id: place for place, line in enumerate(self.lines)}
        before = next((node for node in proposal.preceding if node in places), "")
        if proposal.preceding and not before:
            return False
        # Behind what others have put there: the order in which the proposals were given.
        behind = self._last_behind.get(before, before)
        self.lines.insert(places[behind] + 1 if behind else 0, proposal.line)
        root = self._root_of[proposal.line.id] = self._root_of.get(before, before)
        self._last_behind[root] = proposal.line.id
        return True

    def _removed(self, proposal: Proposal) -> bool:
        line = self._line(proposal.node)
        edited = self.edits.get((Where.LINE, proposal.node)) or proposal.node in self.shapes
        if line is None or proposal.before is None or edited:
            return False
        if line.spans != proposal.original or line.rows != proposal.before.rows:
            return False
        self.removed.add(proposal.node)
        return True

    def _reshaped(self, proposal: Proposal) -> bool:
        line, old, new = self._line(proposal.node), proposal.before, proposal.line
        if line is None or old is None or new is None or proposal.node in self.removed:
            return False
        now = self.shapes.get(line.id, line)
        if shape(now, proposal.kind) != shape(old, proposal.kind):
            return False
        if proposal.kind is ProposalKind.TABLE:
            self.shapes[line.id] = replace(now, rows=new.rows, header_rows=new.header_rows)
        else:
            self.shapes[line.id] = replace(new, id=now.id, rows=now.rows, spans=now.spans)
        return True

    def _front(self, proposal: Proposal) -> bool:
        if proposal.fronts is None:
            return False
        carried = carry(self.draft, *proposal.fronts)
        if carried.blocked:
            return False
        self.draft = carried.resolution
        return True

    def _line(self, node: NodeId) -> Line | None:
        if node in self.removed:
            return None
        return next((line for line in self.lines if line.id == node), None)


def shape(line: Line, kind: ProposalKind) -> Line:
    """What a line is, without its words: all that a change of its kind is about."""
    if kind is ProposalKind.TABLE:
        return Line("", LineKind.TABLE, rows=line.rows, header_rows=line.header_rows)
    return replace(line, id="", spans=(), rows=(), header_rows=0)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share a position, or one inserts within the other."""
    return one[0] < other[1] and other[0] < one[1]


def _edited(spans: Inline, edits: Sequence[tuple[int, int, Proposal]]) -> Inline:
    """The text with edits that do not overlap; those at one place in the order they came."""
    result: list[Inline] = []
    done, rest = 0, spans
    for start, end, proposal in sorted(edits, key=lambda edit: edit[:2]):
        kept, rest = split_at(rest, start - done)
        _gone, rest = split_at(rest, end - start)
        result += [kept, proposal.new]
        done = end
    return normalized(span for part in [*result, rest] for span in part)

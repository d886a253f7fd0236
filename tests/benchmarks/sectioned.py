"""A second generator, made otherwise than the first: sectioned texts revised block by block.

Texts have headings, short and long clauses, lists of sub-paragraphs and many report requests that
differ in a word or two. Revisions cut clauses at their commas, join neighbours, let clauses grow
by up to 90 %, move single clauses (some of them edited) and blocks of two to four to other
sections, and drop and add whole lists. Words are English, drawn evenly from small vocabularies of
one subject a section, so that neighbours are alike; or clauses are real ones (`material`).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.generator import crossing
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import plain


def _listed(text: str) -> list[str]:
    """The phrases of a text between bars."""
    return [phrase.strip() for phrase in text.split("|")]


_VERBS = _listed(
    "Calls "
    "upon|Encourages|Invites|Urges|Requests|Welcomes|Stresses|Notes|Recognizes|Decides|Also "
    "invites|Further encourages|Expresses its appreciation to|Takes note of|Emphasizes"
)
_ACTORS = _listed(
    "coastal States|the harbour boards|small island communities|the tidal survey|river "
    "commissions|interested partners|the lamp fund|regional observatories|the working group "
    "on moorings"
)
_NOUNS = [
    word
    for line in (
        "salt marsh tide buoy beacon anchor cable keel rudder sail wharf jetty lagoon estuary",
        "current sandbank pilot chart compass sextant barge ferry tug net trawl reef kelp",
        "oyster herring eel dune dyke sluice lock canal weir pump mill kiln brick slate timber",
        "resin rope flax hemp wool loom dye cloth grain barley rye oat malt orchard plum quince",
        "hive honey wax candle oil whale glass lens prism mirror clock bell horn flag signal",
        "letter parcel stamp ledger census parish school chapel bridge road cart wagon horse",
        "mule forge iron copper zinc lead coal peat turf",
    )
    for word in line.split()
]
_QUALITIES = [
    word
    for line in (
        "seasonal shared local durable modest careful joint annual open equal steady timely",
        "plain affordable coastal inland upstream remote older younger skilled mobile lasting",
        "common",
    )
    for word in line.split()
]
_DEEDS = _listed(
    "to keep records of|to exchange findings about|to repair|to publish tables on|to "
    "insure|to train keepers of|to set aside funds for|to review the rules on|to map|to "
    "mark|to avoid damage to|to bring together owners of|to report losses of|to lend|to "
    "restore"
)
_JOINTS = _listed(
    ", and in this regard|, with particular attention to|, bearing in mind|, on the basis "
    "of|, in cooperation with|, where possible through|, without duplicating|, including by "
    "way of"
)
_REQUESTS = (
    "Requests the secretariat to submit to the assembly at its {s} session a report on {x};",
    "Requests the secretariat to submit to the assembly, at its {s} session, a report on the "
    "implementation of the present text, with a section on {x} and on {y};",
    "Decides to include in the provisional agenda of its {s} session the item entitled “{x}”;",
    "Takes note of the report of the secretariat on {x} and of the recommendations therein;",
)
_SESSIONS = ("fortieth", "forty-first", "forty-second", "forty-third")


@dataclass(frozen=True)
class Revision:
    """How a text is revised; shares of its clauses (of its sections for `blocks`)."""

    name: str
    edited: float = 0.35
    words: tuple[int, int] = (1, 4)
    rewritten: float = 0.02
    grown: float = 0.03
    added: float = 0.05
    removed: float = 0.05
    moved: float = 0.02
    split: float = 0.02
    merged: float = 0.02
    blocks: float = 0.15


STEADY = Revision("steady")
STORMY = Revision("stormy", 0.7, (2, 7), 0.2, 0.08, 0.12, 0.12, 0.04, 0.03, 0.03, 0.3)


@dataclass
class Clause:
    """One line; `old` are the old places it comes from, `cut` says that it is a piece of one."""

    kind: LineKind
    words: list[str]
    old: tuple[int, ...] = ()
    moved: bool = False
    cut: bool = False


@dataclass
class SectionedPair:
    """Two texts and the truth, as places: all pairs, and those that moved, were cut or joined."""

    old: Resolution
    new: Resolution
    edges: set[tuple[int, int]] = field(default_factory=set)
    moved: set[tuple[int, int]] = field(default_factory=set)
    splits: set[tuple[int, int]] = field(default_factory=set)
    merges: set[tuple[int, int]] = field(default_factory=set)


def sectioned_pair(
    count: int, revision: Revision, seed: int, material: Sequence[str] = ()
) -> SectionedPair:
    """A text of about `count` lines and its revision; `material` gives clauses instead of ours."""
    rng = random.Random(seed)
    author = _Author(rng, material)
    old: list[Clause] = []
    while len(old) < count:
        old += author.section()
    for place, clause in enumerate(old):
        clause.old = (place,)
    pieces = _Reviser(rng, author, revision).revised(old)
    known = SectionedPair(_resolution(old), _resolution(pieces))
    for j, piece in enumerate(pieces):
        edges = {(i, j) for i in piece.old}
        known.edges |= edges
        known.moved |= edges if piece.moved else set()
        known.splits |= edges if piece.cut else set()
        known.merges |= edges if len(piece.old) > 1 else set()
    known.moved = crossing(known.moved, known.edges)
    return known


def _resolution(clauses: Sequence[Clause]) -> Resolution:
    lines = [
        Line(
            str(place),
            clause.kind,
            plain(" ".join(clause.words)),
            int(clause.kind is LineKind.SUBPARAGRAPH),
        )
        for place, clause in enumerate(clauses)
    ]
    body, annexes = from_lines(lines)
    return Resolution(body=body, annexes=annexes)


class _Author:
    """Writes sections of one subject each."""

    def __init__(self, rng: random.Random, material: Sequence[str]) -> None:
        self.rng = rng
        self._stock = list(material)
        rng.shuffle(self._stock)
        self._nouns = _NOUNS

    def section(self) -> list[Clause]:
        rng = self.rng
        self._nouns = rng.sample(_NOUNS, 30)
        made = [Clause(LineKind.HEADING, ["Section", "on", *self._pick(2)])]
        for _ in range(rng.randint(6, 16)):
            made.append(self.clause())
            if rng.random() < 0.15:
                made[-1].words[-1] = made[-1].words[-1].rstrip(";,.") + ":"
                made += [self.item() for _ in range(rng.randint(2, 6))]
        return made

    def clause(self) -> Clause:
        rng = self.rng
        if self._stock:
            return Clause(LineKind.OPERATIVE, self._stock.pop().split())
        if rng.random() < 0.15:
            text = rng.choice(_REQUESTS).format(
                s=rng.choice(_SESSIONS), x=" ".join(self._pick(2)), y=" ".join(self._pick(2))
            )
            return Clause(LineKind.OPERATIVE, text.split())
        words = f"{rng.choice(_VERBS)} {rng.choice(_ACTORS)}".split()
        for number in range(rng.choice((1, 1, 2, 2, 3, 4, 6))):
            words += self.more() if number else self.deed()
        return Clause(LineKind.OPERATIVE, [*words[:-1], words[-1] + ";"])

    def item(self) -> Clause:
        words = self.deed()
        words[0] = words[0].capitalize()
        return Clause(LineKind.SUBPARAGRAPH, [*words[:-1], words[-1] + ";"])

    def deed(self) -> list[str]:
        rng = self.rng
        return [*rng.choice(_DEEDS).split(), "the", *self._pick(rng.randint(2, 4))]

    def more(self) -> list[str]:
        """A further part of a clause, which begins with a comma at the word before."""
        joint = self.rng.choice(_JOINTS).split()
        return [*joint, "the", *self._pick(self.rng.randint(2, 4)), "and", *self._pick(2)]

    def word(self) -> str:
        return self.rng.choice(self._nouns)

    def _pick(self, count: int) -> list[str]:
        rng = self.rng
        return [*([rng.choice(_QUALITIES)] if count > 1 else []), *rng.sample(self._nouns, count)]


class _Reviser:
    def __init__(self, rng: random.Random, author: _Author, revision: Revision) -> None:
        self.rng, self.author, self.revision = rng, author, revision

    def revised(self, old: Sequence[Clause]) -> list[Clause]:
        pieces: list[Clause] = []
        place = 0
        while place < len(old):
            following = old[place + 1] if place + 1 < len(old) else None
            made, used = self._fate(old[place], following)
            pieces += made
            place += used
            if self.rng.random() < self.revision.added:
                pieces.append(self.author.clause())
        return self._with_moves(pieces)

    def _fate(self, clause: Clause, following: Clause | None) -> tuple[list[Clause], int]:
        """What becomes of a clause, and how many old clauses that uses up."""
        rng, revision = self.rng, self.revision
        if clause.kind is LineKind.HEADING:
            return [Clause(clause.kind, list(clause.words), clause.old)], 1
        chance = rng.random()
        if chance < revision.removed:
            return [], 1
        chance -= revision.removed
        if chance < revision.split and len(clause.words) > 16:
            made = self._cut(clause)
            if made:
                return made, 1
        chance -= revision.split
        is_joint = following is not None and following.kind is clause.kind
        if 0 < chance < revision.merged and is_joint and following is not None:
            return [self._joined(clause, following)], 2
        return [self._edited(clause)], 1

    def _cut(self, clause: Clause) -> list[Clause]:
        """Cut at a comma in the middle third, the second piece with a verb of its own."""
        words = clause.words
        third = len(words) // 3
        commas = [n for n in range(third, 2 * third + 1) if words[n - 1].endswith(",")]
        commas += [n for n in range(third, 2 * third + 1) if words[n] == ","]
        if not commas:
            return []
        at = self.rng.choice(commas)
        first = [*words[:at]]
        first[-1] = first[-1].rstrip(",") + ";"
        second = [*self.rng.choice(_VERBS).split(), *words[at + (words[at] == ",") :]]
        return [Clause(clause.kind, part, clause.old, cut=True) for part in (first, second)]

    def _joined(self, clause: Clause, following: Clause) -> Clause:
        first = [*clause.words]
        first[-1] = first[-1].rstrip(";,.:") + ","
        second = following.words[self.rng.randint(0, 2) :]
        return Clause(clause.kind, [*first, "and", *second], clause.old + following.old)

    def _edited(self, clause: Clause) -> Clause:
        rng, revision = self.rng, self.revision
        words = list(clause.words)
        count = rng.randint(*revision.words) if rng.random() < revision.edited else 0
        if rng.random() < revision.rewritten:
            count = max(1, round(len(words) * rng.uniform(0.2, 0.35)))
        for _ in range(count):
            self._edit(words)
        if rng.random() < revision.grown:
            wanted = round(len(words) * rng.uniform(1.4, 1.9))
            words[-1] = words[-1].rstrip(";,.:")
            while len(words) < wanted:
                words += self.author.more()
            words[-1] += ";"
        return Clause(clause.kind, words, clause.old)

    def _edit(self, words: list[str]) -> None:
        rng = self.rng
        at = rng.randrange(max(1, len(words) - 1))
        match rng.choice("xxid"):
            case "x":
                words[at] = self.author.word()
            case "i":
                words[at:at] = [self.author.word() for _ in range(rng.randint(1, 3))]
            case _ if len(words) > 6:
                del words[at : at + rng.randint(1, 2)]

    def _with_moves(self, pieces: list[Clause]) -> list[Clause]:
        """Single clauses and blocks of them in other places, at least five away."""
        rng = self.rng
        leaving: list[tuple[int, list[Clause]]] = []
        staying: list[Clause] = []
        place = 0
        block_share = self.revision.blocks / 10
        while place < len(pieces):
            size = 0
            if rng.random() < self.revision.moved:
                size = 1
            elif rng.random() < block_share:
                size = rng.randint(2, 4)
            block = pieces[place : place + size]
            if block and all(_may_move(piece) for piece in block):
                leaving.append((place, block))
                place += size
            else:
                staying.append(pieces[place])
                place += 1
        for place, block in leaving:
            for piece in block:
                piece.moved = True
            target = place
            while abs(target - place) < min(5, len(staying) // 2):
                target = rng.randint(1, len(staying))
            while target < len(staying) and not _may_stand_before(staying, target):
                target += 1
            staying[target:target] = block
        return staying


def _may_move(piece: Clause) -> bool:
    is_plain = piece.kind is LineKind.OPERATIVE and len(piece.old) == 1 and not piece.cut
    return is_plain and len(piece.words) >= 8 and not piece.words[-1].endswith(":")


def _may_stand_before(staying: Sequence[Clause], target: int) -> bool:
    """Not inside a list, nor between the pieces of one clause."""
    following, before = staying[target], staying[target - 1]
    inside = following.kind is LineKind.SUBPARAGRAPH or (following.cut and before.cut)
    return not inside

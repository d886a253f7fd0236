"""Pairs of texts with known truth: what was edited, added, removed, moved, split and merged.

Paragraphs are lists of tokens (words and signs apart). A paragraph is edited token by token, so
the true marks are known. All wording is invented; `paragraphs_of` takes real ones from a folder.
"""

from __future__ import annotations

import random
import re
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Paragraph = list[str]


@dataclass(frozen=True)
class Profile:
    """How a text is revised. Shares are of the old paragraphs.

    `edits` is the range of word edits in an edited paragraph; `rewritten` the share of edited
    paragraphs in which `depth` (a range) of all words are exchanged; `grown` the share that
    gains up to 90 % of its length.
    """

    name: str
    edited: float
    added: float
    removed: float
    moved: float
    moved_edited: float
    split: float
    merged: float
    edits: tuple[int, int]
    rewritten: float = 0.0
    depth: tuple[float, float] = (0.3, 0.5)
    grown: float = 0.0


ORDINARY = Profile(
    "ordinary", 0.35, 0.06, 0.05, 0.02, 0.01, 0.015, 0.015, (1, 4), 0.03, (0.25, 0.4), 0.04
)
HEAVY = Profile("heavy", 0.75, 0.15, 0.12, 0.04, 0.03, 0.03, 0.03, (2, 8), 0.4, (0.3, 0.6), 0.1)
ANNUAL = Profile("annual", 0.2, 0.04, 0.03, 0.01, 0.0, 0.0, 0.0, (1, 3))


@dataclass
class Marks:
    """The true marks of an edited pair: token places that went and came, and how many edits."""

    deleted: set[int] = field(default_factory=set)
    inserted: set[int] = field(default_factory=set)
    hunks: int = 0


@dataclass
class KnownPair:
    """Two texts and the truth. `edges` are all true (old, new) pairs, those of splits included."""

    old: list[Paragraph]
    new: list[Paragraph]
    edges: set[tuple[int, int]] = field(default_factory=set)
    moved: set[tuple[int, int]] = field(default_factory=set)
    splits: set[tuple[int, int]] = field(default_factory=set)
    merges: set[tuple[int, int]] = field(default_factory=set)
    marks: dict[tuple[int, int], Marks] = field(default_factory=dict)


# --- text --------------------------------------------------------------------------------------

_NO_SPACE_BEFORE = frozenset(",;:.)”")
_NO_SPACE_AFTER = frozenset("(“")


def text_of(paragraph: Paragraph) -> str:
    """The paragraph as a line of text."""
    return "".join(piece for piece, _, _ in _pieces(paragraph))


def spans_of(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where each token stands in `text_of`."""
    return [(start, end) for _, start, end in _pieces(paragraph)]


def _pieces(paragraph: Paragraph) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    place = 0
    for index, token in enumerate(paragraph):
        joined = not index or token in _NO_SPACE_BEFORE or paragraph[index - 1] in _NO_SPACE_AFTER
        piece = token if joined else f" {token}"
        place += len(piece)
        pieces.append((piece, place - len(token), place))
    return pieces


_SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeio"]
_PHRASES = [
    "Requests the Secretary-General to",
    "Welcomes",
    "Recalling",
    "Notes with appreciation",
    "Calls upon Member States to",
    "Encourages",
    "Stresses the need to",
    "Invites relevant organizations to",
    "Reaffirms",
    "Urges",
    "Recognizing",
    "Also requests",
    "Decides to",
]
_JOINTS = [
    ", including through",
    "and",
    "in accordance with",
    "with a view to",
    ", in particular",
    "as well as",
    "in the context of",
    ", taking into account",
    "for",
    "on",
    "by",
    "aimed at",
    "of",
    ", inter alia ,",
    "with respect to",
]
_FORMULAE = [
    "Requests the Secretary-General to submit to the General Assembly at its {s} session a report "
    "on the implementation of the present resolution , including {x} and {y} ;",
    "Decides to include in the provisional agenda of its {s} session the item entitled “ {x} ” ;",
    "Takes note of the report of the Secretary-General on {x} and {y} ;",
    "Recalling its resolution {r} on {x} and other relevant resolutions of the General Assembly ,",
    "Reaffirming its resolution {r} of {d} December {n} , entitled “ {x} {y} ” ,",
]
_SESSIONS = [
    f"{ten}-{unit}" for ten in ("sixty", "seventy") for unit in ("first", "third", "fifth")
]


class Writer:
    """Invents paragraphs from made-up words whose frequencies fall as those of language do."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words = [self._word() for _ in range(4000)]
        self._weights = [1 / (rank + 8) for rank in range(4000)]
        self._topics = [self._word() for _ in range(30)]

    def paragraph(self) -> Paragraph:
        rng = self._rng
        if rng.random() < 0.12:
            return self._formula()
        tokens = rng.choice(_PHRASES).split()
        for number in range(rng.randint(1, 9)):
            if number:
                tokens += rng.choice(_JOINTS).split()
            tokens += self.phrase()
        return [*tokens, rng.choice(";;,")]

    def phrase(self) -> Paragraph:
        """The object of a clause: an article and some words, sometimes a citation or a figure."""
        rng = self._rng
        if rng.random() < 0.08:
            return ["resolution", f"{rng.randint(60, 79)}/{rng.randint(1, 320)}"]
        if rng.random() < 0.05:
            return [str(rng.randint(2, 95)), "per", "cent"]
        words = self.words(rng.randint(1, 5))
        return ["the", *words] if rng.random() < 0.7 else words

    def words(self, count: int) -> Paragraph:
        rng = self._rng
        drawn = rng.choices(self._words, self._weights, k=count)
        return [rng.choice(self._topics) if rng.random() < 0.15 else word for word in drawn]

    def _formula(self) -> Paragraph:
        rng = self._rng
        return (
            rng.choice(_FORMULAE)
            .format(
                s=rng.choice(_SESSIONS),
                x=" ".join(self.words(rng.randint(1, 3))),
                y=" ".join(self.words(rng.randint(1, 2))),
                r=f"{rng.randint(60, 79)}/{rng.randint(1, 320)}",
                d=rng.randint(1, 31),
                n=rng.randint(2005, 2024),
            )
            .split()
        )

    def _word(self) -> str:
        return "".join(self._rng.choices(_SYLLABLES, k=self._rng.choice((2, 2, 3, 3, 4))))


_CUT = re.compile(r"[,;:.)”(“]|[^\s,;:.)”(“]+(?:[.,:]\d[^\s,;:.)”(“]*)*")


def paragraphs_of(library: Path, count: int, rng: random.Random) -> list[Paragraph]:
    """Real paragraphs of whole texts drawn from an archive of texts, one paragraph a line."""
    found: list[Paragraph] = []
    with tarfile.open(library) as archive:
        names = sorted(archive.getnames())
        rng.shuffle(names)
        for name in names:
            member = archive.extractfile(name) if name.endswith(".txt") else None
            if member is None:
                continue
            lines = member.read().decode("utf-8", "replace").splitlines()[3:]
            texts = [re.sub(r"^\s*(?:\d+\.|\([a-z]+\))\s*", "", line) for line in lines]
            found += [_CUT.findall(text) for text in texts if len(text.split()) > 2]
            if len(found) >= count:
                break
    return found[:count]


# --- revision ----------------------------------------------------------------------------------


def known_pair(
    count: int,
    profile: Profile,
    seed: int,
    source: Callable[[int, random.Random], list[Paragraph]] | None = None,
) -> KnownPair:
    """A text of `count` paragraphs and its revision. The same seed gives the same pair."""
    rng = random.Random(seed)
    writer = Writer(rng)
    if source is None:
        stock = [writer.paragraph() for _ in range(count * 5 // 4)]
    else:
        stock = source(count * 5 // 4, rng)
    # New paragraphs come from the same stock, so that they are of the same kind as the old ones.
    rest = stock[count:]
    return _Reviser(stock[:count], rest, profile, rng, writer).revised()


@dataclass
class _Piece:
    """One paragraph of the new text, with the old places it comes from."""

    tokens: Paragraph
    old: tuple[int, ...]
    marks: Marks | None = None
    moved: bool = False
    cut: bool = False


class _Reviser:
    def __init__(
        self,
        old: list[Paragraph],
        rest: list[Paragraph],
        profile: Profile,
        rng: random.Random,
        writer: Writer,
    ) -> None:
        self.old, self.rest, self.profile = old, rest, profile
        self.rng, self.writer = rng, writer

    def revised(self) -> KnownPair:
        pieces = self._moved(self._rewritten())
        known = KnownPair(self.old, [piece.tokens for piece in pieces])
        for j, piece in enumerate(pieces):
            for i in piece.old:
                known.edges.add((i, j))
                if piece.moved:
                    known.moved.add((i, j))
                if piece.cut:
                    known.splits.add((i, j))
                if len(piece.old) > 1:
                    known.merges.add((i, j))
            if piece.marks is not None:
                known.marks[piece.old[0], j] = piece.marks
        known.moved = crossing(known.moved, known.edges)
        return known

    def _rewritten(self) -> list[_Piece]:
        """The new text in the old order."""
        profile, rng = self.profile, self.rng
        pieces: list[_Piece] = []
        i = 0
        while i < len(self.old):
            if rng.random() < profile.added:
                pieces.append(_Piece(self._fresh(), ()))
            tokens = self.old[i]
            fate = rng.random()
            if fate < profile.removed:
                pass
            elif fate < profile.removed + profile.split and len(tokens) >= 24:
                pieces += self._split(i)
            elif fate < profile.removed + 2 * profile.merged and i + 1 < len(self.old):
                pieces.append(_Piece(self._joined(tokens, self.old[i + 1]), (i, i + 1)))
                i += 1
            else:
                pieces.append(self._kept(i))
            i += 1
        return pieces

    def _fresh(self) -> Paragraph:
        return self.rest.pop() if self.rest else self.writer.paragraph()

    def _split(self, i: int) -> list[_Piece]:
        tokens = self.old[i]
        cut = self.rng.randint(len(tokens) * 2 // 5, len(tokens) * 3 // 5)
        second = [*self.rng.choice(_PHRASES).split(), *tokens[cut:]]
        return [_Piece([*tokens[:cut], ";"], (i,), cut=True), _Piece(second, (i,), cut=True)]

    def _joined(self, first: Paragraph, second: Paragraph) -> Paragraph:
        drop = self.rng.randint(0, 2)
        return [*first[:-1], ",", "and", *second[drop:]]

    def _kept(self, i: int) -> _Piece:
        profile, rng = self.profile, self.rng
        if rng.random() >= profile.edited:
            return _Piece(self.old[i], (i,))
        if rng.random() < profile.rewritten:
            count = max(1, round(len(self.old[i]) * rng.uniform(*profile.depth) / 2.5))
            marks, tokens = edited(self.old[i], count, rng, self.old, longest=4)
        else:
            marks, tokens = edited(self.old[i], rng.randint(*profile.edits), rng, self.old)
        if rng.random() < profile.grown:
            marks, tokens = self._grown(marks, tokens)
        return _Piece(tokens, (i,), marks)

    def _grown(self, marks: Marks, tokens: Paragraph) -> tuple[Marks, Paragraph]:
        more: Paragraph = []
        wanted = self.rng.uniform(0.5, 0.9) * len(tokens)
        while len(more) < wanted:
            more += _came(self.rng, self.old, 0, 8)
        place = max(1, len(tokens) - 1)
        shifted = {at if at < place else at + len(more) for at in marks.inserted}
        came = shifted | set(range(place, place + len(more)))
        grown = [*tokens[:place], *more, *tokens[place:]]
        return Marks(marks.deleted, came, marks.hunks + 1), grown

    def _moved(self, pieces: list[_Piece]) -> list[_Piece]:
        """Some paragraphs in other places, at least three away."""
        profile, rng = self.profile, self.rng
        staying: list[_Piece] = []
        leaving: list[tuple[int, _Piece]] = []
        for place, piece in enumerate(pieces):
            single = len(piece.old) == 1 and not piece.cut and len(piece.tokens) >= 8
            share = profile.moved if piece.marks is None else profile.moved_edited * 2
            if single and rng.random() < share:
                leaving.append((place, piece))
            else:
                staying.append(piece)
        for place, piece in leaving:
            piece.moved = True
            target = place
            while abs(target - place) < min(3, len(staying) // 2):
                target = rng.randint(0, len(staying))
            while 0 < target < len(staying) and staying[target - 1].cut and staying[target].cut:
                target -= 1  # never between the pieces of a split
            staying.insert(target, piece)
        return staying


def crossing(moved: set[tuple[int, int]], edges: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the moved pairs that changed places with a line that stayed: one that was lifted out
    and set down where every line that stayed is still on the same side of it has not moved.
    """
    stayed = edges - moved
    return {(i, j) for i, j in moved if any((a - i) * (b - j) < 0 for a, b in stayed)}


def edited(
    tokens: Paragraph, count: int, rng: random.Random, stock: Sequence[Paragraph], longest: int = 8
) -> tuple[Marks, Paragraph]:
    """A paragraph with `count` separate word edits, at least two untouched words apart."""
    taken: list[tuple[int, int, Paragraph]] = []
    blocked = [False] * (len(tokens) + 1)
    for _ in range(count * 4):
        if len(taken) == count:
            break
        start = rng.randint(0, len(tokens) - 1)
        kind = rng.choice(("exchange", "exchange", "insert", "delete"))
        size = 0 if kind == "insert" else min(rng.choice((1, 1, 1, 2, 3, longest)), longest)
        end = start + size
        if end > len(tokens) - 1 or any(blocked[max(0, start - 2) : end + 3]):
            continue
        came = [] if kind == "delete" else _came(rng, stock, size, longest)
        if came and came == tokens[start:end]:
            continue
        for place in range(start, end + 1):
            blocked[place] = True
        taken.append((start, end, came))
    marks = Marks(hunks=len(taken))
    result: Paragraph = []
    last = 0
    for start, end, came in sorted(taken, key=lambda edit: edit[0]):
        result += tokens[last:start]
        marks.deleted.update(range(start, end))
        marks.inserted.update(range(len(result), len(result) + len(came)))
        result += came
        last = end
    result += tokens[last:]
    return marks, result


def _came(rng: random.Random, stock: Sequence[Paragraph], size: int, longest: int) -> Paragraph:
    """Words that come: a stretch of another paragraph, function words and all."""
    donor = rng.choice(stock)
    wanted = (
        rng.choice((1, 2, 3, 4, longest, 2 * longest)) if size == 0 else size + rng.randint(-1, 2)
    )
    # Never most of the donor: the text would then hold the donor twice, and no truth would be true.
    count = max(1, min(len(donor) // 3, wanted))
    start = rng.randint(0, len(donor) - count)
    return donor[start : start + count]

"""A third generator, made otherwise than the first two: texts whose order changes more than words.

Neighbours change places, sections move whole with their headings, single paragraphs go far away or
three places on, some of them with a new ending. The words are a small Latin-like stock, drawn
evenly, so that any two paragraphs share many words and only their order tells them apart.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.sectioned import SectionedPair
from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import plain

_STOCK = [
    word
    for line in (
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor",
        "incididunt labore dolore magna aliqua enim minim veniam quis nostrud",
        "exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure",
        "reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint",
        "occaecat cupidatat non proident sunt culpa officia deserunt mollit anim est",
        "laborum porta mauris vitae ultricies leo integer malesuada nunc vel risus",
        "commodo viverra maecenas accumsan lacus facilisis volutpat justo donec pretium",
        "vulputate sapien nec sagittis aliquam faucibus purus massa eget egestas",
        "convallis posuere morbi tristique senectus",
    )
    for word in line.split()
]
_OPENINGS = ("Urges", "Notes", "Invites", "Calls for", "Welcomes", "Recognizes", "Requests")


@dataclass(frozen=True)
class Reorder:
    """Shares of the paragraphs (of the sections for `sections`) that something happens to."""

    name: str
    edited: float
    ended: float
    added: float
    removed: float
    swapped: float
    sent: float
    sections: float


MILD = Reorder("mild", 0.25, 0.02, 0.04, 0.04, 0.01, 0.02, 0.03)
WILD = Reorder("wild", 0.6, 0.1, 0.1, 0.1, 0.03, 0.05, 0.1)


@dataclass
class _Paragraph:
    """A line; `old` is where it came from, -1 for nowhere; one that is `moved` stays there."""

    kind: LineKind
    words: list[str]
    old: int = -1
    moved: bool = False


def reordered_pair(count: int, reorder: Reorder, seed: int) -> SectionedPair:
    """A text of about `count` lines and its revision. The same seed gives the same pair."""
    rng = random.Random(seed)
    sections: list[list[_Paragraph]] = []
    number = 0
    while number < count:
        section = [_Paragraph(LineKind.HEADING, ["Part", *rng.sample(_STOCK, 3)])]
        section += [_written(rng) for _ in range(rng.randint(5, 15))]
        for paragraph in section:
            paragraph.old = number
            number += 1
        sections.append(section)
    old = [paragraph for section in sections for paragraph in section]
    revised = _sent(rng, reorder, _with_sections_moved(rng, reorder, sections))
    new = _swapped(rng, reorder, _reworded(rng, reorder, revised))
    known = SectionedPair(_resolution(old), _resolution(new))
    known.edges = {(p.old, j) for j, p in enumerate(new) if p.old >= 0}
    known.moved = _least_moved(known.edges, [len(paragraph.words) for paragraph in old])
    return known


def _least_moved(edges: set[tuple[int, int]], words: list[int]) -> set[tuple[int, int]]:
    """What moved: as few lines as possible, of equally many those with fewer words. Where two
    sections change places it is the shorter one, whichever of them was taken up.
    """
    pairs = sorted(edges)
    heaviest: list[tuple[int, int]] = []
    before: list[int] = []
    for at, (i, j) in enumerate(pairs):
        last = max((k for k in range(at) if pairs[k][1] < j), key=lambda k: heaviest[k], default=-1)
        lines, total = heaviest[last] if last >= 0 else (0, 0)
        heaviest.append((lines + 1, total + words[i]))
        before.append(last)
    at = max(range(len(pairs)), key=lambda k: heaviest[k], default=-1)
    staying = set()
    while at >= 0:
        staying.add(pairs[at])
        at = before[at]
    return edges - staying


def _written(rng: random.Random) -> _Paragraph:
    words = [*rng.choice(_OPENINGS).split(), *rng.choices(_STOCK, k=rng.randint(8, 60))]
    for place in range(9, len(words) - 3, rng.randint(7, 14)):
        words[place] += ","
    return _Paragraph(LineKind.OPERATIVE, [*words[:-1], words[-1] + ";"])


def _with_sections_moved(
    rng: random.Random, reorder: Reorder, sections: list[list[_Paragraph]]
) -> list[_Paragraph]:
    """Whole sections, headings first, in the places of others."""
    staying = [section for section in sections if rng.random() >= reorder.sections]
    for section in sections:
        if all(section is not other for other in staying):
            for paragraph in section:
                paragraph.moved = True
            staying.insert(rng.randint(0, len(staying)), section)
    return [paragraph for section in staying for paragraph in section]


def _sent(rng: random.Random, reorder: Reorder, lines: list[_Paragraph]) -> list[_Paragraph]:
    """Single paragraphs sent three places on, or anywhere."""
    staying = list(lines)
    for line in lines:
        if line.kind is LineKind.HEADING or line.moved or rng.random() >= reorder.sent:
            continue
        place = next(at for at, other in enumerate(staying) if other is line)
        del staying[place]
        far = rng.randint(1, len(staying))
        staying.insert(rng.choice((min(place + 3, len(staying)), far)), line)
        line.moved = True
    return staying


def _swapped(rng: random.Random, reorder: Reorder, lines: list[_Paragraph]) -> list[_Paragraph]:
    """Neighbours in each other's places."""
    lines = list(lines)
    for place in range(1, len(lines)):
        pair = lines[place - 1 : place + 1]
        plain_pair = all(p.kind is LineKind.OPERATIVE and not p.moved and p.old >= 0 for p in pair)
        if plain_pair and rng.random() < reorder.swapped:
            lines[place - 1 : place + 1] = reversed(pair)
            pair[0].moved = True
    return lines


def _reworded(rng: random.Random, reorder: Reorder, lines: list[_Paragraph]) -> list[_Paragraph]:
    made: list[_Paragraph] = []
    for line in lines:
        if rng.random() < reorder.added:
            made.append(_written(rng))
        if line.kind is LineKind.HEADING or rng.random() >= reorder.removed:
            made.append(_Paragraph(line.kind, list(line.words), line.old, line.moved))
            if line.kind is LineKind.OPERATIVE:
                _edit(rng, reorder, made[-1].words)
    return made


def _edit(rng: random.Random, reorder: Reorder, words: list[str]) -> None:
    """A word in ten exchanged, or the last third written anew."""
    if rng.random() < reorder.edited:
        for _ in range(max(1, len(words) // 10)):
            words[rng.randrange(len(words) - 1)] = rng.choice(_STOCK)
    if rng.random() < reorder.ended:
        start = len(words) * 2 // 3
        words[start:] = [*rng.choices(_STOCK, k=len(words) - start), "vale;"]


def _resolution(paragraphs: list[_Paragraph]) -> Resolution:
    body, annexes = from_lines(
        [
            Line(str(place), paragraph.kind, plain(" ".join(paragraph.words)))
            for place, paragraph in enumerate(paragraphs)
        ]
    )
    return Resolution(body=body, annexes=annexes)

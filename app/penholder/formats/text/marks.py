"""Note marks that ran into the words ("Agenda9 and", "20164 and"), found all together.

Each digit by itself says little: what tells a mark from a year or a number is the order of all of
them. Every place where a mark could stand is a candidate with a weight; of all ways through the
text the one is taken in which the notes come first in the order of their list, each later mark of
an earlier note costs something, and doubtful places are used only where they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

STRONG, FAIR, WEAK, DOUBTFUL = 5.0, -1.0, -2.0, -5.5
_FIRST_TIME = 6.0
_AGAIN = -3.0
_PASSED_OVER = -6.0
_NEVER_MARKED = -3.0
_GIVEN_UP = 60.0

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DIGITS = re.compile(r"\d{1,7}")
_FORMS = {
    "raised": re.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"),
    "caret": re.compile(r"\[\^(?P<label>\d{1,3})\]"),
    "square": re.compile(r"\[(?P<label>\d{1,3})\]"),
    "slash": re.compile(r"(?<![\d/])\b(?P<label>\d{1,3})/(?=[\s,;.]|$)"),
}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ABBREVIATION = re.compile(r"(?:No|Nos|vol|art|para|paras|chap|sect|p|pp|cf|Sales)\.$", re.I)
_NUMBERED_THING = re.compile(
    r"(?:paragraph|paragraphs|article|articles|chapter|item|items|session|rule|section|part|No\.|"
    r"paragraphe|point|article|chapitre|artículo|párrafo|from|of|on|to|and|le|du|au|de|el|en|in)$",
    re.I,
)
_MEASURE = re.compile(r"\s+(?:[A-Z]?[a-zéû]+ \d{4}|per cent|million|billion|[A-Z][a-z]+ \d{4}|\()")


@dataclass(frozen=True)
class Mark:
    """A mark in text number `text`, standing for the characters from `start` to `end`."""

    text: int
    start: int
    end: int
    label: str
    weight: float = STRONG


def find_marks(texts: Sequence[str], labels: Sequence[str], form: str) -> list[Mark]:
    """The marks of the notes `labels` (in the order of their list) in the texts, in order.

    `form` is how marks are written: a key of the explicit forms ("raised", "square", ...), where a
    place is a mark or is not, or "run-in", where the order of all of them decides.
    """
    order = {label: place for place, label in enumerate(labels, 1)}
    if form in _FORMS:
        return _explicit(texts, order, form)
    groups = [
        group
        for index, text in enumerate(texts)
        for group in _candidates(index, text, order)
        if group
    ]
    return _best_way(groups, order)


def _explicit(texts: Sequence[str], order: dict[str, int], form: str) -> list[Mark]:
    marks = []
    for index, text in enumerate(texts):
        for match in _FORMS[form].finditer(text):
            label = match["label"].translate(RAISED)
            if label in order:
                marks.append(Mark(index, match.start(), match.end(), label))
    return marks


def _candidates(index: int, text: str, order: dict[str, int]) -> list[list[Mark]]:
    """For each run of digits the marks it could end with; the run is one of them or none."""
    raised = [[mark] for mark in _explicit([text], order, "raised")]
    if raised:  # pasted from a page: the note list has bare numbers, the marks are raised
        return [[replace(mark, text=index) for mark in group] for group in raised]
    return [
        _in_run(index, text, run, order)
        for run in _DIGITS.finditer(text)
        if not (run.start() and text[run.start() - 1].isdigit())
        and not (run.end() < len(text) and text[run.end()].isdigit())
    ]


def _in_run(index: int, text: str, run: re.Match[str], order: dict[str, int]) -> list[Mark]:
    marks: list[Mark] = []
    digits = run.group()
    for size in range(1, min(3, len(digits)) + 1):
        label = digits[-size:]
        if label not in order or label.startswith("0") or _inside_a_number(text, run):
            continue
        before = digits[:-size]
        weight = _weight_of_split(before) if before else _weight_alone(text, run)
        if weight is not None:
            start, end = _with_spaces(text, run.end() - size, run.end())
            marks.append(Mark(index, start, end, label, weight))
    return marks


def _inside_a_number(text: str, run: re.Match[str]) -> bool:
    """Whether the digits go on as "2015/1000", "12-15" or "1.5" do."""
    after = text[run.end() : run.end() + 2]
    return len(after) == 2 and after[0] in "/-–.," and after[1].isdigit() and after[0] != ","


def _weight_of_split(before: str) -> float:
    """How likely the run is a number with a mark behind it, by the number alone."""
    if _YEAR.fullmatch(before):
        return STRONG
    return DOUBTFUL


def _weight_alone(text: str, run: re.Match[str]) -> float | None:
    """How likely the whole run is a mark, by what stands before it; None for never."""
    before = text[: run.start()]
    last = before[-1:]
    if not last:
        return None
    if last.isspace():
        return _weight_apart(before.rstrip(), text, run)
    if last.isalpha():
        return STRONG if last.islower() and before[-2:-1].isalpha() else WEAK
    if last in '"”’»)]›':
        return STRONG
    if last in ",;.:":
        return _weight_after_stop(before, len(run.group()))
    return None


def _weight_after_stop(before: str, size: int) -> float | None:
    earlier = before[-2:-1]
    if earlier.isdigit():
        year = _YEAR.fullmatch(before[-5:-1]) and not before[-6:-5].isdigit()
        if year and size <= 2:
            return STRONG
        return None if size == 3 or before[-1] == "." else WEAK
    return WEAK if _ABBREVIATION.search(before) else STRONG


def _weight_apart(before: str, text: str, run: re.Match[str]) -> float | None:
    after = text[run.end() : run.end() + 12]
    if not before or (after and not (after[0].isspace() or after[0] in ",;.:)»”")):
        return None
    if _NUMBERED_THING.search(before[-12:]) or _MEASURE.match(after):
        return DOUBTFUL
    return STRONG if before[-1] in ",;:" and (not after or after[0].isspace()) else FAIR


def _with_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """The mark with the space that parts it from its word, and from a stop after it."""
    if start and text[start - 1].isspace():
        begin = len(text[:start].rstrip())
        if begin:
            start = begin
        rest = text[end:]
        stripped = rest.lstrip()
        if stripped != rest and stripped[:1] in (",", ".") and stripped:
            end += len(rest) - len(stripped)
    return start, end


@dataclass(frozen=True)
class _Way:
    """A way through the text so far: its score and the chain of marks taken."""

    score: float
    mark: Mark | None = None
    before: _Way | None = None


def _best_way(groups: Sequence[Sequence[Mark]], order: dict[str, int]) -> list[Mark]:
    """The best way, by the number of notes marked so far (dynamic programming)."""
    ways: dict[int, _Way] = {0: _Way(0.0)}
    for group in groups:
        reached = dict(ways)
        for done, way in ways.items():
            for mark in group:
                place = order[mark.label]
                now = max(done, place)
                score = way.score + mark.weight + _step(done, place)
                if now not in reached or score > reached[now].score:
                    reached[now] = _Way(score, mark, way)
        hopeless = max(way.score for way in reached.values()) - _GIVEN_UP
        ways = {done: way for done, way in reached.items() if way.score >= hopeless}
    missing = len(order)
    best = max(ways, key=lambda done: ways[done].score + _NEVER_MARKED * (missing - done))
    return _chain(ways[best])


def _step(done: int, place: int) -> float:
    if place <= done:
        return _AGAIN
    return _FIRST_TIME + _PASSED_OVER * (place - done - 1)


def _chain(way: _Way) -> list[Mark]:
    marks: list[Mark] = []
    step: _Way | None = way
    while step is not None:
        if step.mark is not None:
            marks.append(step.mark)
        step = step.before
    return marks[::-1]

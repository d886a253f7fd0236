"""The script that turns the segments of a base into those of a draft: what stays, goes, comes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby

from msgspec import Struct

from penholder.compare.result import WordEdit, WordOp
from penholder.document.ids import NoteId
from penholder.formats.word.redline.segments import Misfit, Segment, SegmentKind

_LABEL_PARTS = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)


class Op(Enum):
    """What happens to a segment."""

    KEEP = 1
    DELETE = 2
    INSERT = 3


class Step(Struct, frozen=True):
    """One step of a script: `old` is a segment of the base, `new` one of the draft.

    Where both are there (KEEP), they have the same text.
    """

    op: Op
    old: Segment | None
    new: Segment | None

    @property
    def is_border(self) -> bool:
        """Whether it is about the border between two paragraphs."""
        segment = self.old or self.new
        return segment is not None and segment.kind is _BREAK


_KEEP, _DELETE, _INSERT = Op.KEEP, Op.DELETE, Op.INSERT
_BREAK, _LABEL, _MARK = SegmentKind.BREAK, SegmentKind.LABEL, SegmentKind.MARK
_EQUAL, _GONE = WordOp.EQUAL, WordOp.DELETE
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""


def changes(steps: Iterable[Step]) -> bool:
    """Whether a script changes anything."""
    return any(step.op is not _KEEP for step in steps)


def stretches(steps: Iterable[Step], op: Op) -> int:
    """How many stretches of a kind a script has: changes as a reader counts them."""
    return sum(key is op for key, _ in groupby(steps, key=lambda step: step.op))


def deletions(segments: Iterable[Segment]) -> list[Step]:
    """The script that removes everything."""
    return [Step(_DELETE, segment, None) for segment in segments]


def insertions(segments: Iterable[Segment]) -> list[Step]:
    """The script that brings everything."""
    return [Step(_INSERT, None, segment) for segment in segments]


def script(
    edits: Sequence[WordEdit],
    old: Sequence[Segment],
    new: Sequence[Segment],
    same_note: Mapping[NoteId, NoteId],
) -> list[Step]:
    """The steps from the segments of the base to those of the draft.

    `same_note` leads from notes of the draft to those of the base. Raises Misfit where the edits
    are not those of these texts.
    """
    return list(_deletions_first(_Script(old, new, same_note).run(edits)))


def _deletions_first(steps: Iterable[Step]) -> Iterator[Step]:
    """The same script with what goes before what comes, wherever both stand side by side."""
    for kept, group in groupby(steps, key=lambda step: step.op is _KEEP or step.is_border):
        found = list(group)
        if kept or len(found) == 1:
            yield from found
        else:
            yield from [step for step in found if step.op is _DELETE]
            yield from [step for step in found if step.op is _INSERT]


class _Cursor:
    """A place in a list of segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._extra = [not segment.compared for segment in segments]
        self._extra.append(False)
        self._place = self._offset = 0

    @property
    def at_extra(self) -> bool:
        """Whether a mark or label stands here."""
        return self._extra[self._place]

    @property
    def at_end(self) -> bool:
        return self._place >= len(self._segments)

    def extras(self) -> list[Segment]:
        """Passes over the marks and labels that stand here."""
        start = place = self._place
        while self._extra[place]:
            place += 1
        self._place = place
        return list(self._segments[start:place])

    @property
    def left(self) -> int:
        """How many characters the segment here still has. Raises Misfit at the end."""
        if self.at_end:
            raise Misfit
        return len(self._segments[self._place].text) - self._offset

    def take(self, text: str) -> Segment:
        """Passes over this text, which must stand here in one segment."""
        segment = self._segments[self._place]
        end = self._offset + len(text)
        if not segment.text.startswith(text, self._offset):
            raise Misfit
        taken = segment.part(self._offset, end)
        self._offset = end
        if end == len(segment.text):
            self._place, self._offset = self._place + 1, 0
        return taken


class _Script:
    def __init__(
        self, old: Sequence[Segment], new: Sequence[Segment], same_note: Mapping[NoteId, NoteId]
    ) -> None:
        self._old, self._new = _Cursor(old), _Cursor(new)
        self._same_note = same_note
        self._steps: list[Step] = []

    def run(self, edits: Sequence[WordEdit]) -> list[Step]:
        for edit in edits:
            if self._old.at_extra and self._new.at_extra:
                self._extras(self._old.extras(), self._new.extras())
            if edit.op is _EQUAL:
                self._equal(edit.text)
            elif edit.op is _GONE:
                self._delete(edit.text)
            else:
                self._insert(edit.text)
        self._extras(self._old.extras(), self._new.extras())
        if not self._old.at_end or not self._new.at_end:
            raise Misfit
        return self._steps

    def _equal(self, text: str) -> None:
        start = 0
        while start < len(text):
            if self._old.at_extra or self._new.at_extra:
                self._extras(self._old.extras(), self._new.extras())
            size = min(self._old.left, self._new.left, len(text) - start)
            part = text[start : start + size]
            old, new = self._old.take(part), self._new.take(part)
            if old.kind is not new.kind:
                raise Misfit
            if old.italic is new.italic and old.bold is new.bold:
                self._steps.append(Step(_KEEP, old, new))
            else:
                self._steps += [Step(_DELETE, old, None), Step(_INSERT, None, new)]
            start += size

    def _delete(self, text: str) -> None:
        start = 0
        while start < len(text):
            if self._old.at_extra:
                self._extras(self._old.extras(), [])
            size = min(self._old.left, len(text) - start)
            taken = self._old.take(text[start : start + size])
            self._steps.append(Step(_DELETE, taken, None))
            start += size

    def _insert(self, text: str) -> None:
        start = 0
        while start < len(text):
            if self._new.at_extra:
                self._extras([], self._new.extras())
            size = min(self._new.left, len(text) - start)
            taken = self._new.take(text[start : start + size])
            self._steps.append(Step(_INSERT, None, taken))
            start += size

    def _extras(self, old: list[Segment], new: list[Segment]) -> None:
        if not old and not new:
            return
        steps = _renumbered(old, new)
        if steps is not None:
            self._steps += steps
        else:
            self._steps += _aligned(_words_of(old), _words_of(new), self._same_note)


def aligned(old: Sequence[Segment], new: Sequence[Segment]) -> list[Step]:
    """The script from one label to another: what both begin and end with stays."""
    was, is_now = ("".join(part.text for part in side) for side in (old, new))
    if was == is_now:
        return _staying(old) if was else []
    most = min(len(was), len(is_now))
    head = next((at for at in range(most) if was[at] != is_now[at]), most)
    while head and was[head - 1].isalnum():
        head -= 1
    most -= head
    tail = next((at for at in range(most) if was[-1 - at] != is_now[-1 - at]), most)
    while tail and was[-tail].isalnum():
        tail -= 1
    ends = len(was) - tail, len(is_now) - tail
    steps = _staying(between(old, 0, head)) if head else []
    steps += deletions(between(old, head, ends[0]))
    steps += insertions(between(new, head, ends[1]))
    if tail:
        steps += _staying(between(old, ends[0], len(was)))
    return steps


def _staying(label: Iterable[Segment]) -> list[Step]:
    """The script that leaves a label of the base as it is."""
    return [Step(_KEEP, part, part) for part in label]


# --- labels and marks ------------------------------------------------------------------------


def _renumbered(old: Sequence[Segment], new: Sequence[Segment]) -> list[Step] | None:
    """The script from one label to another that differs in one number or letter at most.

    None for all other labels, and where marks stand among them.
    """
    if not old or any(segment.kind is not _LABEL for segment in (*old, *new)):
        return None
    steps = aligned(old, new)
    changed = [step for step in steps if step.op is not _KEEP]
    if not changed:
        return steps
    if len(changed) != 2 or changed[0].op is changed[1].op:
        return None
    parts = ((step.old or step.new) for step in changed)
    simple = all(part is not None and _LABEL_PARTS.fullmatch(part.text) for part in parts)
    return steps if simple else None


def _words_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Marks one by one, labels in numbers, words and single signs, which may be in several runs."""
    words: list[list[Segment]] = []
    for is_label, group in groupby(segments, key=lambda item: item.kind is _LABEL):
        found = list(group)
        if not is_label:
            words.extend([segment] for segment in found)
            continue
        text = "".join(segment.text for segment in found)
        words.extend(between(found, *match.span()) for match in _LABEL_PARTS.finditer(text))
    return words


def between(segments: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """The parts of segments between two offsets of their joined text."""
    if len(segments) == 1:
        return [segments[0].part(start, end)] if start < end else []
    made: list[Segment] = []
    for segment in segments:
        size = len(segment.text)
        if start < size and end > 0:
            made.append(segment.part(max(start, 0), min(end, size)))
        start, end = start - size, end - size
    return made


def _aligned(
    old: list[list[Segment]], new: list[list[Segment]], same_note: Mapping[NoteId, NoteId]
) -> list[Step]:
    """A longest common subsequence of a few words."""
    head = tail = 0
    least = min(len(old), len(new))
    while head < least and _same(old[head], new[head], same_note):
        head += 1
    while tail < least - head and _same(old[-1 - tail], new[-1 - tail], same_note):
        tail += 1
    ends = len(old) - tail, len(new) - tail
    steps = [step for pair in zip(old[:head], new[:head], strict=True) for step in _kept(*pair)]
    steps += _subsequence(old[head : ends[0]], new[head : ends[1]], same_note)
    for one, other in zip(old[ends[0] :], new[ends[1] :], strict=True):
        steps += _kept(one, other)
    return steps


def _subsequence(
    old: list[list[Segment]], new: list[list[Segment]], same_note: Mapping[NoteId, NoteId]
) -> list[Step]:
    if not old or not new:
        return [step for word in old for step in deletions(word)] + [
            step for word in new for step in insertions(word)
        ]
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            if _same(old[i], new[j], same_note):
                lengths[i][j] = lengths[i + 1][j + 1] + 1
            else:
                lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1])
    steps: list[Step] = []
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and _same(old[i], new[j], same_note):
            steps += _kept(old[i], new[j])
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or lengths[i + 1][j] >= lengths[i][j + 1]):
            steps += deletions(old[i])
            i += 1
        else:
            steps += insertions(new[j])
            j += 1
    return steps


def _kept(old: Sequence[Segment], new: Sequence[Segment]) -> list[Step]:
    """The same word on both sides, cut where either side changes its run."""
    if len(old) == 1 == len(new):
        return [Step(_KEEP, old[0], new[0])]
    ends = sorted({*_ends(old), *_ends(new)})
    steps: list[Step] = []
    for start, end in zip([0, *ends], ends, strict=False):
        steps.append(Step(_KEEP, between(old, start, end)[0], between(new, start, end)[0]))
    return steps


def _ends(segments: Iterable[Segment]) -> Iterator[int]:
    end = 0
    for segment in segments:
        end += len(segment.text)
        yield end


def _same(old: list[Segment], new: list[Segment], same_note: Mapping[NoteId, NoteId]) -> bool:
    if old[0].kind is not new[0].kind:
        return False
    if old[0].kind is _MARK:
        return same_note.get(new[0].note) == old[0].note
    return "".join(item.text for item in old) == "".join(item.text for item in new)

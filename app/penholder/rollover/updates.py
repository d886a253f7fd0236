"""What roll-over proposes: small updates with a reason, each of which can be taken or left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from penholder.document.resolution import Resolution
from penholder.document.spans import (
    Inline,
    NoteMark,
    Span,
    Text,
    normalized,
    plain,
    split_at,
)
from penholder.document.text import plain_text


class UpdateKind(StrEnum):
    """What an update is about."""

    MASTHEAD = "masthead"
    AGENDA = "agenda"
    SPONSORS = "sponsors"
    ADOPTION = "adoption"
    TITLE = "title"
    CHAIN = "chain"
    RESOLUTION = "resolution"
    SESSION = "session"
    YEAR = "year"
    REPORT = "report"
    MEETING = "meeting"


class TextEdit(msgspec.Struct, frozen=True):
    """Replaces positions `start` to `end` of a text (see `spans.length`) by other spans.

    The new text takes the look of what it replaces; marks in between are kept behind it.
    """

    start: int
    end: int
    spans: Inline = ()


class Update(msgspec.Struct, frozen=True, omit_defaults=True):
    """One update proposed.

    `place` is the id of the line or note it changes, or the field of the title page
    ("masthead.symbol"); `label` names the place for people ("OP33", "note 5", "Symbol").
    `before` and `after` are the words that change with a few around them. `reason` is one
    sentence. `flagged` updates need a person's eye and are not in the draft until they are taken;
    where `after` is `before`, there is only something to look at. `edits` are what it does to a
    text, `shown` the positions of the words shown; `in_note` says that the place is a note.
    """

    id: str
    kind: UpdateKind
    place: str
    label: str
    before: str
    after: str
    reason: str
    flagged: bool = False
    edits: tuple[TextEdit, ...] = ()
    shown: tuple[int, int] | None = None
    in_note: bool = False

    @property
    def changes(self) -> bool:
        """Whether taking it changes anything."""
        return bool(self.edits) or self.before != self.after


class RollOver(msgspec.Struct, frozen=True):
    """The new draft, every update applied that is not flagged, and all the updates."""

    draft: Resolution
    updates: tuple[Update, ...]


def edited(update: Update, after: str) -> Update:
    """The update with another result, typed by a person; it is then no longer in doubt.

    What was typed replaces the words shown; marks of notes among them are kept behind it.
    """
    edits = (TextEdit(*update.shown, plain(after)),) if update.shown else ()
    return replace(update, after=after, flagged=False, edits=edits)


def text_update(
    identity: str,
    kind: UpdateKind,
    place: str,
    label: str,
    spans: Inline,
    edits: Sequence[TextEdit],
    shown: tuple[int, int],
    reason: str,
    *,
    flagged: bool = False,
    in_note: bool = False,
) -> Update:
    """An update of a text; `shown` are the positions of the words to show before and after."""
    start, end = shown
    window = split_at(split_at(spans, end)[0], start)[1]
    inside = [TextEdit(edit.start - start, edit.end - start, edit.spans) for edit in edits]
    return Update(
        identity,
        kind,
        place,
        label,
        plain_text(window),
        plain_text(with_edits(window, inside)),
        reason,
        flagged,
        tuple(edits),
        shown,
        in_note,
    )


def with_edits(spans: Inline, edits: Iterable[TextEdit]) -> Inline:
    """The text with the edits made, in one pass; one that overlaps an earlier one is left out."""
    chosen = _apart(edits)
    if not chosen:
        return normalized(spans)
    result: list[Span] = []
    waiting = 0  # the first edit not made yet
    covered = 0  # up to here the text is replaced
    for place, piece in _pieces(spans, chosen):
        while waiting < len(chosen) and chosen[waiting].start <= place:
            edit = chosen[waiting]
            near = piece if edit.end > edit.start or not result else result[-1]
            result.extend(_in_look_of(near, piece, edit.spans))
            covered = max(covered, edit.end)
            waiting += 1
        if place >= covered or isinstance(piece, NoteMark):
            result.append(piece)
    for edit in chosen[waiting:]:
        result.extend(_in_look_of(result[-1] if result else Text(""), Text(""), edit.spans))
    return normalized(result)


def _apart(edits: Iterable[TextEdit]) -> list[TextEdit]:
    """The edits in order of their places, without those that overlap one before them."""
    chosen: list[TextEdit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def _pieces(spans: Inline, edits: Sequence[TextEdit]) -> Iterator[tuple[int, Span]]:
    """The spans, cut where edits begin and end, with their positions."""
    cuts = sorted({place for edit in edits for place in (edit.start, edit.end)})
    index = place = 0
    for span in spans:
        if not isinstance(span, Text):
            yield place, span
            place += 1
            continue
        begin, end = place, place + len(span.text)
        while index < len(cuts) and cuts[index] <= begin:
            index += 1
        start = begin
        while index < len(cuts) and cuts[index] < end:
            yield (
                start,
                Text(span.text[start - begin : cuts[index] - begin], span.italic, span.bold),
            )
            start = cuts[index]
            index += 1
        if start < end:
            yield start, Text(span.text[start - begin :], span.italic, span.bold)
        place = end


def _in_look_of(first: Span, second: Span, spans: Inline) -> list[Span]:
    """New spans in the look of the first of two neighbours that is text."""
    look = next((span for span in (first, second) if isinstance(span, Text)), Text(""))
    return [
        Text(span.text, look.italic, look.bold) if isinstance(span, Text) else span
        for span in spans
    ]

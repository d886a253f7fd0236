"""What roll-over proposes: small updates with a reason, each of which can be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, plain, split_at
from penholder.document.text import plain_text
from penholder.document.text_edits import TextEdit, with_edits


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
    REPEAT = "repeat"


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

"""A resolution, adopted or draft, as one immutable value."""

from __future__ import annotations

import msgspec

from penholder.document.ids import NoteId
from penholder.document.nodes import Annex, BodyNode
from penholder.document.spans import Inline


class AgendaItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item of the agenda as on the first page: "24 (b)" and, on drafts, its title."""

    number: str
    title: str = ""


class Masthead(msgspec.Struct, frozen=True, omit_defaults=True):
    """The head of the first page. Every field is the text as it stands there; '' when absent.

    `body` is the committee or other subsidiary body ("Second Committee"), `session` as printed
    ("Seventy-first session"), `distribution` "General" or "Limited", `date` the date of issue.
    """

    organ: str = ""
    body: str = ""
    session: str = ""
    agenda_items: tuple[AgendaItem, ...] = ()
    symbol: str = ""
    distribution: str = ""
    date: str = ""
    original_language: str = ""


class Sponsor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sponsoring State (or group) and the notes marked at its name."""

    name: str
    notes: tuple[NoteId, ...] = ()


class Sponsors(msgspec.Struct, frozen=True, omit_defaults=True):
    """The sponsor line of a draft: "Argentina, Brazil and Chile: draft resolution".

    `notes` are marks after the colon ("Iraq:* draft resolution"); `proposal` is what is proposed.
    """

    states: tuple[Sponsor, ...] = ()
    notes: tuple[NoteId, ...] = ()
    proposal: str = "draft resolution"


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """A note. `label` is None unless it has a sign of its own ("*") or a locked number."""

    id: NoteId
    spans: Inline = ()
    label: str | None = None


class Adoption(msgspec.Struct, frozen=True, omit_defaults=True):
    """The lines between masthead and title of an adopted resolution, as printed.

    `line` is "Resolution adopted by ... on ...", `date` the date in it, `report` the whole
    "[on the report of ...]" or "[without reference to ...]", brackets included.
    """

    line: str = ""
    date: str = ""
    report: str = ""


class Closing(msgspec.Struct, frozen=True, omit_defaults=True):
    """The meeting line after the text: "66th plenary meeting", "21 December 2016"."""

    meeting: str = ""
    date: str = ""


class Resolution(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole text. `language` is a BCP 47 tag ("en", "fr", "ar")."""

    masthead: Masthead = Masthead()
    sponsors: Sponsors | None = None
    adoption: Adoption | None = None
    title: Inline = ()
    opening: Inline = ()
    body: tuple[BodyNode, ...] = ()
    annexes: tuple[Annex, ...] = ()
    closing: Closing | None = None
    notes: tuple[Note, ...] = ()
    language: str = "en"

"""What a colleague proposes to a draft: one change, who wants it, and the words it stands on."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from penholder.document.cells import CellPlace
from penholder.document.ids import NodeId
from penholder.document.lines import Line
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import Inline

NOTE: Final = "note"
"""The `part` of remarks on the words of a note."""


class ProposalKind(StrEnum):
    """What a proposal does to the draft."""

    WORDS = "words"
    ADDED = "new paragraph"
    REMOVED = "paragraph removed"
    RESHAPED = "another kind of paragraph"
    TABLE = "table"
    FRONT = "first page"


class Where(StrEnum):
    """Which text of the draft a proposal is about."""

    LINE = "line"
    NOTE = "note"
    TITLE = "title"
    OPENING = "opening"
    FRONT = "front"


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change. `id` is the same whenever the same file is read.

    `node` is the line or note of the draft, '' where the draft has it no more (or not yet). The
    change puts `new` for `old`, at positions `start` to `end` (see `spans.length`) of `original`,
    which is the whole text as the author had it. `before` and `line` are the line of a change of
    paragraphs as it was and as it is to be, `preceding` what stands before a new one, nearest
    first. `notes` are those that come with the words, `fronts` the first page before and after.
    `struck_by` names who deleted the author's new words again. `tracked` is False for what was
    found by comparison alone. `partner` is the id of the other half where a paragraph is joined to
    another or split: words that come (or go) and a paragraph that goes (or comes).
    """

    id: str
    source: str
    author: str
    date: str
    kind: ProposalKind
    where: Where = Where.LINE
    node: NodeId = ""
    start: int = 0
    end: int = 0
    original: Inline = ()
    old: Inline = ()
    new: Inline = ()
    before: Line | None = None
    line: Line | None = None
    preceding: tuple[NodeId, ...] = ()
    notes: tuple[Note, ...] = ()
    fronts: tuple[Resolution, Resolution] | None = None
    struck_by: str = ""
    tracked: bool = True
    partner: str = ""

    @property
    def is_second_half(self) -> bool:
        """Whether it is the paragraph of a joint or split, which its words tell of."""
        return bool(self.partner) and self.kind is not ProposalKind.WORDS


class Remark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A comment of a returned file; `words` are those it stands on, in its file.

    `node` is the line of the draft, '' where it has none; `part` the part of the first page
    ("title", "opening" ...), or "note" where `node` is a note. The words stand at positions `start`
    to `end` (see `spans.length`) of `original`, which is the whole text in the file, deleted words
    included. `id` is the same whenever the same file is read.

    In a table, `original` is that of a paragraph of a `cell`, and `row` what stands in its row.
    `answers` is the id of the comment that this one replies to.
    """

    author: str
    date: str
    text: str
    node: NodeId = ""
    part: str = ""
    words: str = ""
    id: str = ""
    start: int = 0
    end: int = 0
    original: Inline = ()
    cell: CellPlace | None = None
    row: str = ""
    answers: str = ""
    resolved: bool = False

    @property
    def where(self) -> Where:
        """The text of the draft it is about; comments on other parts have none (no node)."""
        return _WHERE.get(self.part, Where.LINE)


_WHERE: Final = {"title": Where.TITLE, "opening": Where.OPENING, NOTE: Where.NOTE}


class Returned(msgspec.Struct, frozen=True):
    """A returned file: what it proposes and remarks, each in reading order.

    `differences` names what was changed without tracking and is no proposal, a few words each.
    `against` is the name of the version of the draft that the file began as, '' for the draft as it
    stood when the file was read. `digest` is that of the file.
    """

    source: str
    proposals: tuple[Proposal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    differences: tuple[str, ...] = ()
    against: str = ""
    digest: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """Who proposes something, in the order of first proposals."""
        return tuple(dict.fromkeys(item.author for item in self.proposals))

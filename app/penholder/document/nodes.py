"""What the body of a resolution is made of.

A clause (paragraph or sub-paragraph) is its chapeau followed by an ordered list of blocks: further
sub-paragraphs, text that goes on after them, quotations and tables, in the order they stand on the
page. A preamble or operative part is not a container: several of each may follow one another.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec

from penholder.document.ids import NodeId
from penholder.document.spans import Inline


class ParagraphKind(StrEnum):
    """What a paragraph is in its resolution.

    `opening` is a further opening line ("The General Assembly,") that begins a second preamble;
    `plain` is unnumbered text that is neither, as in annexes and outcome documents.
    """

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    OPENING = "opening"
    PLAIN = "plain"


class TableCell(msgspec.Struct, frozen=True, omit_defaults=True):
    """A cell: its paragraphs, and how many columns and rows it covers."""

    paragraphs: tuple[Inline, ...] = ()
    columns: int = 1
    rows: int = 1


class TableRow(msgspec.Struct, frozen=True):
    """One row of cells, left to right (in reading order for right-to-left scripts)."""

    cells: tuple[TableCell, ...]


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """A table, kept whole; its first `header_rows` rows are repeated on every page."""

    id: NodeId
    rows: tuple[TableRow, ...] = ()
    header_rows: int = 0


class Quotation(msgspec.Struct, frozen=True, tag="quotation", omit_defaults=True):
    """One paragraph of a text quoted as a block (an article, a decision, an agenda).

    Its number is part of what is quoted, so it is kept as typed in `label`; `depth` is the level
    inside the quoted text, from 0.
    """

    id: NodeId
    spans: Inline = ()
    label: str = ""
    depth: int = 0


class Continuation(msgspec.Struct, frozen=True, tag="continuation"):
    """Text of a clause that goes on after its sub-paragraphs, table or quotation (closing text)."""

    id: NodeId
    spans: Inline = ()


class SubParagraph(msgspec.Struct, frozen=True, tag="subparagraph", omit_defaults=True):
    """A lettered or numbered part of a clause. `label` is None unless its number is locked."""

    id: NodeId
    chapeau: Inline = ()
    blocks: tuple[SubParagraph | Continuation | Quotation | Table, ...] = ()
    label: str | None = None


ClauseBlock: TypeAlias = SubParagraph | Continuation | Quotation | Table


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", omit_defaults=True):
    """A paragraph of the preamble or operative part. `label` is None unless its number is locked.

    A locked label is kept as typed, full stop included: "5 bis.", or "" for no number at all.
    """

    id: NodeId
    kind: ParagraphKind
    chapeau: Inline = ()
    blocks: tuple[ClauseBlock, ...] = ()
    label: str | None = None


class Heading(msgspec.Struct, frozen=True, tag="heading", omit_defaults=True):
    """A heading or section title; `label` is its typed number ("I", "A."), `level` from 1.

    `restarts` says that the operative paragraphs after it are numbered from 1 again.
    """

    id: NodeId
    spans: Inline = ()
    level: int = 1
    label: str = ""
    restarts: bool = False


BodyNode: TypeAlias = Heading | Paragraph | Quotation | Table


class Annex(msgspec.Struct, frozen=True, omit_defaults=True):
    """An annex: "Annex", "Annex II" in `label`, its title and its body, numbered on its own."""

    id: NodeId
    label: str = "Annex"
    title: Inline = ()
    body: tuple[BodyNode, ...] = ()

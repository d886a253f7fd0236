"""Headers and footers of a Word file: the masthead's lines, and the page furniture of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from penholder.formats.word.reading.blocks import Block, StoryReader, WordParagraph
from penholder.formats.word.reading.names import RELATIONSHIP_ID, Element, switch, w
from penholder.formats.word.reading.package import Package
from penholder.formats.word.reading.pieces import MARK

_MAX_SECTIONS: Final = 200


class HeaderLine(NamedTuple):
    """A line of text and the key of its style."""

    text: str
    style: str


def first_page_header(package: Package, body: Element) -> str | None:
    """The part that is the header of the first page, or None where it has none."""
    section = next(body.iter(w("sectPr")), None)
    if section is None:
        return None
    parts = {relation.id: relation.target for relation in package.relations(package.document_part)}
    by_type = {
        reference.get(w("type"), "default"): parts.get(reference.get(RELATIONSHIP_ID, ""))
        for reference in section.iterchildren(w("headerReference"))
    }
    wanted = "first" if switch(section, "titlePg") else "default"
    return by_type.get(wanted)


def other_parts(package: Package, first: str | None) -> list[str]:
    """The headers and footers beside the first page's header, each once."""
    found = [
        relation.target
        for relation in package.relations(package.document_part)
        if relation.type in ("header", "footer") and relation.target != first
    ]
    return list(dict.fromkeys(found))[:_MAX_SECTIONS]


def lines_of(
    package: Package, part: str | None, story_of: Callable[[], StoryReader]
) -> list[HeaderLine]:
    """The lines of text of a header or footer, those in tables and text boxes too."""
    root = None if part is None else package.root(part)
    if root is None:
        return []
    story = story_of()
    lines = _styled_lines(story.blocks(root))
    for box in story.left_over.boxes:
        lines.extend(_styled_lines(story.blocks(box)))
    return lines


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """The lines of text of some blocks, cell by cell, white space made single."""
    return [line.text for line in _styled_lines(blocks)]


def _styled_lines(blocks: Iterable[Block]) -> list[HeaderLine]:
    lines: list[HeaderLine] = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            lines.extend(_lines(block))
        else:
            for row in block.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        lines.extend(_lines(paragraph))
    return lines


def _lines(paragraph: WordParagraph) -> list[HeaderLine]:
    label = f"{paragraph.number.label} " if paragraph.number is not None else ""
    text = label + paragraph.text.replace(MARK, "")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [HeaderLine(line, paragraph.style.key) for line in lines if line]

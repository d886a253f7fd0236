"""Looks into what wraps paragraphs, rows and cells: content controls, alternative content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from penholder.errors import InputError
from penholder.formats.word.reading.names import TBL, TC, TR, Element, P, mc, w

MAX_DEPTH: Final = 30
"""Deeper nesting of blocks is refused; real files have tables in tables at most."""
_BLOCKS: Final = frozenset({P, TBL, w("altChunk")})


def alternative(element: Element) -> Element | None:
    """The branch of alternative content that holds words we can read; the first one otherwise."""
    branches = [*element.iterchildren(mc("Choice")), *element.iterchildren(mc("Fallback"))]
    for branch in branches:
        if any(True for _ in branch.iter(w("t"), w("delText"), w("tab"), w("sym"))):
            return branch
    return branches[0] if branches else None


def blocks_in(container: Element, name: str, depth: int = 0) -> Iterator[Element]:
    """The paragraphs, tables and embedded documents of a container, whatever wraps them.

    `name` is the file's, for the message. Raises InputError where they are nested too deep.
    """
    if depth > MAX_DEPTH:
        raise too_deep(name)
    for child in container:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag == mc("AlternateContent"):
            chosen = alternative(child)
            if chosen is not None:
                yield from blocks_in(chosen, name, depth + 1)
        elif child.tag != w("sectPr") and len(child):
            yield from blocks_in(child, name, depth + 1)


def rows_in(table: Element) -> Iterator[Element]:
    """The rows of a table."""
    return _wrapped(table, TR)


def cells_in(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _wrapped(row, TC)


def too_deep(name: str) -> InputError:
    """What is said of a file that nests its text without end."""
    return InputError(
        f"{name} nests its text deeper than Word can: it is damaged, or made to do harm, and was"
        " not read."
    )


def _wrapped(parent: Element, tag: str, depth: int = 0) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (TR, TC, P, TBL) and len(child) and depth < MAX_DEPTH:
            yield from _wrapped(child, tag, depth + 1)

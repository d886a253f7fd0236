"""Hypothesis strategies for valid resolutions of any shape, with any text a person can type."""

from __future__ import annotations

from hypothesis import strategies as st

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.nodes import TableCell, TableRow
from penholder.document.resolution import (
    Adoption,
    AgendaItem,
    Closing,
    Masthead,
    Note,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.document.spans import (
    Blank,
    BlankKind,
    NoteMark,
    ParagraphReference,
    Text,
    normalized,
)

TYPED = st.characters(exclude_categories=["Cs"])
"""Every character but lone surrogates: combining accents, Arabic, control characters ..."""

words = st.text(TYPED, max_size=24)
NOTE_IDS = tuple(f"note{number}" for number in range(5))
texts = st.builds(Text, words, st.booleans(), st.booleans())
blanks = st.builds(Blank, st.sampled_from(BlankKind), words, words)
references = st.builds(ParagraphReference, st.sampled_from([f"l{n}" for n in range(12)]), words)
marks = st.builds(NoteMark, st.sampled_from(NOTE_IDS))
inlines = st.lists(st.one_of(texts, texts, blanks, references, marks), max_size=6).map(normalized)
plain_inlines = st.lists(texts, max_size=3).map(normalized)

cells = st.builds(
    TableCell, st.lists(inlines, max_size=2).map(tuple), st.integers(1, 3), st.integers(1, 2)
)
rows = st.lists(st.lists(cells, max_size=3).map(lambda c: TableRow(tuple(c))), max_size=3).map(
    tuple
)
labels = st.one_of(st.none(), st.sampled_from(["5 bis.", "7.", "", "3 ter."]))


@st.composite
def any_lines(draw: st.DrawFn, most: int = 12) -> list[Line]:
    """Lines in any order and at any level, each with an id of its own."""
    result: list[Line] = []
    for number in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(LineKind))
        node, level = f"l{number}", draw(st.integers(0, 4))
        if kind is LineKind.TABLE:
            line = Line(
                node, kind, level=level, rows=draw(rows), header_rows=draw(st.integers(0, 2))
            )
        elif kind is LineKind.HEADING:
            line = Line(node, kind, draw(inlines), level, draw(words), restarts=draw(st.booleans()))
        elif kind is LineKind.QUOTED:
            line = Line(node, kind, draw(inlines), level, draw(words), draw(st.integers(0, 3)))
        elif kind is LineKind.ANNEX:
            line = Line(node, kind, draw(inlines), label=draw(words))
        elif kind is LineKind.CONTINUATION:
            line = Line(node, kind, draw(inlines), level)
        else:
            line = Line(node, kind, draw(inlines), level, draw(labels))
        result.append(line)
    return result


mastheads = st.builds(
    Masthead,
    *[words] * 3,
    st.lists(st.builds(AgendaItem, words, words), max_size=2).map(tuple),
    *[words] * 4,
)
sponsors = st.builds(
    Sponsors,
    st.lists(
        st.builds(Sponsor, words, st.lists(st.sampled_from(NOTE_IDS), max_size=1).map(tuple)),
        max_size=3,
    ).map(tuple),
    st.lists(st.sampled_from(NOTE_IDS), max_size=1).map(tuple),
    words,
)


@st.composite
def resolutions(draw: st.DrawFn, most: int = 12) -> Resolution:
    """Valid resolutions: every mark has its note, the body is what its lines give."""
    body, annexes = from_lines(draw(any_lines(most)))
    note_labels = [draw(st.one_of(st.none(), st.just("*"))), *[None] * 4]
    notes = tuple(
        Note(note, draw(plain_inlines), label)
        for note, label in zip(NOTE_IDS, note_labels, strict=True)
    )
    return Resolution(
        draw(mastheads),
        draw(st.one_of(st.none(), sponsors)),
        draw(st.one_of(st.none(), st.builds(Adoption, words, words, words))),
        draw(inlines),
        draw(inlines),
        body,
        annexes,
        draw(st.one_of(st.none(), st.builds(Closing, words, words))),
        notes,
        draw(st.sampled_from(["en", "fr", "ar"])),
    )

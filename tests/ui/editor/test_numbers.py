"""Numbers counted for a window of lines are those of the whole text."""

from __future__ import annotations

import random

import pytest

from penholder.document.lines import LineKind, from_lines, to_lines
from penholder.document.numbering import line_labels, reference_texts
from penholder.ui.editor.blocks import Piece, Role
from penholder.ui.editor.numbers import Numbers
from ui.editor.drafts import random_line


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [1, 3, 40, 300])
@pytest.mark.parametrize("seed", range(12))
def test_a_window_is_numbered_like_the_whole_text(seed, size, language):
    rng = random.Random(seed)
    lines = to_lines(*from_lines(random_line(rng, f"l{i}") for i in range(size)))
    pieces = [Piece(Role.LINE, line) for line in lines]
    numbers = Numbers(pieces)
    numbers.language = language
    numbers.replace(0, 0, pieces)
    labels = line_labels(lines, language)
    references = reference_texts(lines, language, labels)
    for block in rng.sample(range(len(lines)), len(lines)):
        line = lines[block]
        assert numbers.label(block) == labels.get(line.id, "")
        if line.kind is LineKind.OPERATIVE:
            assert numbers.name(block) == f"OP{references.get(line.id, '')}"


def test_preambular_paragraphs_are_counted_through_the_text():
    rng = random.Random(5)
    lines = to_lines(*from_lines(random_line(rng, f"l{i}") for i in range(200)))
    pieces = [Piece(Role.LINE, line) for line in lines]
    numbers = Numbers(pieces)
    numbers.replace(0, 0, pieces)
    preambular = [i for i, line in enumerate(lines) if line.kind is LineKind.PREAMBULAR]
    assert [numbers.name(i) for i in preambular] == [f"PP{n + 1}" for n in range(len(preambular))]


def test_numbers_follow_when_lines_are_replaced():
    rng = random.Random(7)
    pieces = [Piece(Role.LINE, random_line(rng, f"l{i}")) for i in range(80)]
    numbers = Numbers(pieces)
    numbers.replace(0, 0, pieces)
    for step in range(60):
        start = rng.randint(0, len(pieces))
        end = min(len(pieces), start + rng.randint(0, 3))
        new = [Piece(Role.LINE, random_line(rng, f"s{step}-{i}")) for i in range(rng.randint(0, 3))]
        pieces[start:end] = new
        numbers.replace(start, end, new)
        labels = line_labels([piece.line for piece in pieces])
        assert [numbers.label(i) for i in range(len(pieces))] == [
            labels.get(piece.line.id, "") for piece in pieces
        ]

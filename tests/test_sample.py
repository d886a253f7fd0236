"""The sample shows everything at the first start: read whole, with every kind of change."""

from collections import Counter

import pytest

from penholder import resources
from penholder.compare import compare
from penholder.compare.result import Relation
from penholder.document.lines import LineKind
from penholder.document.numbering import marks_in_order
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats import registry


def sample(name: str):
    return registry.read_file(resources.path("samples", f"{name}.txt"))


@pytest.mark.parametrize("name", ["prior", "draft"])
def test_sample_is_read_whole(name: str) -> None:
    resolution, report = sample(name)
    kinds = Counter(line.kind for line in lines_of(resolution))
    assert report.unplaced == ()
    assert report.warnings == ()
    assert kinds[LineKind.PREAMBULAR] >= 10
    assert kinds[LineKind.OPERATIVE] >= 15
    assert kinds[LineKind.SUBPARAGRAPH] >= 4
    assert kinds[LineKind.CONTINUATION] == 1
    assert len(resolution.notes) >= 7
    assert max(Counter(marks_in_order(resolution)).values()) >= 2
    assert resolution.masthead.symbol.endswith("901")


@pytest.mark.parametrize("name", ["prior", "draft"])
def test_sample_says_that_it_is_none_of_the_organization(name: str) -> None:
    resolution, _report = sample(name)
    star = next(note for note in resolution.notes if note.label == "*")
    assert "no document of the United Nations" in plain_text(star.spans)


def test_sample_has_every_kind_of_change() -> None:
    comparison = compare(sample("prior")[0], sample("draft")[0])
    relations = Counter(pair.relation for pair in comparison.pairs)
    assert relations[Relation.SPLIT] == 1
    assert relations[Relation.MERGED] == 1
    assert relations[Relation.ADDED] == 2
    assert relations[Relation.REMOVED] == 1
    assert relations[Relation.EDITED] >= 5
    assert sum(pair.moved for pair in comparison.pairs) == 2

"""Also and further: proposed where last year's text has them wrong, never made unasked."""

from __future__ import annotations

import pytest

from penholder.document.nodes import ParagraphKind
from penholder.rollover import Update, UpdateKind, apply, propose
from rollover.drafting import adopted, paragraph, text_of

PP, OP = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE


def _repeats(*texts: str, kind: ParagraphKind = PP) -> tuple[Update, ...]:
    body = [paragraph(f"p{at}", kind, text) for at, text in enumerate(texts)]
    updates = propose(adopted(*body)).updates
    return tuple(update for update in updates if update.kind is UpdateKind.REPEAT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Recalling the kites of the north,", "Recalling also"),
        ("Recalling further the kites of the north,", "Recalling also"),
        ("Also recalling the kites of the north,", "Recalling also"),
        ("Welcoming also the kites of the north,", "Welcoming"),
    ],
)
def test_a_preambular_paragraph_gets_the_word_its_neighbour_demands(before, after):
    prior = adopted(
        paragraph("p0", PP, "Recalling the kites of the south,"), paragraph("p1", PP, before)
    )
    (update,) = [u for u in propose(prior).updates if u.kind is UpdateKind.REPEAT]
    assert (update.place, update.after, update.flagged) == ("p1", after, True)
    assert text_of(propose(prior).draft, "p1") == before
    assert text_of(apply(prior, [update]), "p1") == f"{after} the kites of the north,"


def test_words_in_order_are_left_alone():
    texts = (f"Recalling{word} the kites," for word in ("", " also", " further"))
    assert _repeats(*texts) == ()


def test_operative_paragraphs_are_only_told_where_the_word_stands():
    assert _repeats("Requests kites;", "Requests more kites;", kind=OP) == ()
    (update,) = _repeats("Requests kites;", "Requests also more kites;", kind=OP)
    assert update.after == "Also requests"

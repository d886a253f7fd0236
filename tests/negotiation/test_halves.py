"""Paragraphs joined or split: two proposals that are made together or not at all."""

from formats.word.reader_files import (
    deleted,
    paragraph,
)
from negotiation.files import LAMPS, circulated, edit, returned, texts
from penholder.document.operations import lines_of, set_text
from penholder.document.spans import plain
from penholder.negotiation.applying import apply

BELLS = "Noting the bells of the old tower in the fog,"


def joined():
    sent = circulated(LAMPS, BELLS)
    gone = paragraph(LAMPS, mark='<w:del w:id="3" w:author="Ada"/>')
    return sent, returned(gone, paragraph(BELLS), sent=sent)


def test_halves_of_a_joint_know_each_other():
    sent, back = joined()
    words, gone = back.proposals
    assert (words.partner, gone.partner) == (gone.id, words.id)
    assert (words.is_second_half, gone.is_second_half) == (False, True)
    (one,) = texts(apply(sent, back.proposals).resolution)
    assert one.split() == (LAMPS + BELLS).split()


def test_a_joint_is_not_half_made_where_one_half_no_longer_fits():
    sent, back = joined()
    second = lines_of(sent)[1].id
    edited = set_text(sent, second, plain("Noting all the bells,"))
    made = apply(edited, back.proposals)
    assert made.resolution == edited
    assert set(made.misfits) == set(back.proposals)


def test_halves_of_a_split_know_each_other():
    sent = circulated(f"{LAMPS} and {BELLS}")
    new = paragraph(f"{LAMPS} and ", mark='<w:ins w:id="3" w:author="Ada"/>')
    back = returned(new, paragraph(BELLS), sent=sent)
    words, added_one = back.proposals
    assert (words.partner, added_one.partner) == (added_one.id, words.id)
    assert texts(apply(sent, back.proposals).resolution)[1:] == [BELLS]


def test_a_paragraph_removed_beside_other_words_has_no_partner():
    sent = circulated(LAMPS, BELLS)
    back = returned(
        edit("Noting the ", "many", "few", " lamps that burn along the quiet harbour,", "Ada"),
        paragraph(deleted(BELLS, author="Ada"), mark='<w:del w:id="3" w:author="Ada"/>'),
        sent=sent,
    )
    assert [proposal.partner for proposal in back.proposals] == ["", ""]

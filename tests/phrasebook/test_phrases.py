"""Opening phrases: what is italic, what kind it is, and its other forms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.document.nodes import ParagraphKind
from penholder.document.spans import NoteMark, Text, length, normalized, opening_phrase
from penholder.document.text import plain_text
from penholder.phrasebook.phrases import (
    all_phrases,
    guess_kind,
    italicized,
    ladder,
    match_opening,
    other_form,
    strength,
    with_repeat,
)

PP = ParagraphKind.PREAMBULAR
OP = ParagraphKind.OPERATIVE


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Taking note with appreciation of the survey of lighthouses,",
            "Taking note with appreciation",
        ),
        ("Recalling also its resolution on kites,", "Recalling also"),
        ("Recalling, in this regard, the harvest,", "Recalling"),
        ("Noting with concern that wells run dry,", "Noting with concern"),
        ("Deeply concerned about the loss of orchards,", "Deeply concerned"),
        ("Having also considered the note on tides,", "Having also considered"),
        ("Reaffirming its resolution on kites,", "Reaffirming"),
        ("Reaffirming its strong commitment to kites,", "Reaffirming its strong commitment"),
        ("Acting under Chapter VII of the Charter,", "Acting"),
        ("Noting further the survey of kites,", "Noting further"),
        ("Noting further progress in kite-building,", "Noting"),
        ("Decides to include the item;", "Decides"),
        ("Calls upon States to plant trees;", "Calls upon"),
        ("Calls once again upon States to plant trees;", "Calls once again upon"),
        ("Reiterates its call upon States;", "Reiterates its call upon"),
        ("Expresses its concern with respect to all kites;", "Expresses its concern"),
        ("Also strongly encourages the use of sails;", "Also strongly encourages"),
        ("Encourages further cooperation on sails;", "Encourages"),
        ("Welcomes and encourages the mapping of wells;", "Welcomes and encourages"),
        ("Continues to be concerned about wells;", "Continues to be concerned"),
        ("  Urges\u00a0Governments to map wells;", "Urges"),
    ],
)
def test_only_the_opening_phrase_is_matched(text: str, phrase: str) -> None:
    match = match_opening(text)
    assert match is not None
    assert match.phrase == phrase
    assert " ".join(text[: match.length].split()) == phrase


@pytest.mark.parametrize(
    "text",
    ["", "States should plant trees.", "The wells are dry.", "recalling its resolution", "12"],
)
def test_plain_sentences_have_no_opening_phrase(text: str) -> None:
    assert match_opening(text) is None
    assert match_opening(text, OP) is None


def test_an_unknown_verb_is_a_phrase_where_the_kind_is_known() -> None:
    assert match_opening("Cherishes the lighthouses of the coast;") is None
    match = match_opening("Cherishes the lighthouses of the coast;", OP)
    assert match is not None
    assert (match.phrase, match.known, match.verb) == ("Cherishes", False, "cherishes")
    assert match_opening("Cherishing also the lighthouses,", PP).repeat == "also"  # type: ignore[union-attr]


def test_a_compositional_phrase_never_counted_is_marked_as_unknown() -> None:
    match = match_opening("Warmly endorses the plan of the harbour;")
    assert match is not None
    assert (match.phrase, match.known, match.verb) == ("Warmly endorses", False, "endorse")


def test_the_form_found_tells_when_it_is_not_the_one_asked_for() -> None:
    match = match_opening("Requests the Secretary-General to report,", PP)
    assert match is not None
    assert match.kind is OP


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Calls upon all harbours to open;", OP),
        ("Recalling the tides,", PP),
        ("Gravely alarmed by the tides,", PP),
        ("Cherishing the tides,", PP),
        ("Cherishes the tides;", OP),
        ("The harbour of the city", None),
        ("Harbours that are open are good.", None),
        ("During the year of the tides,", None),
    ],
)
def test_kind_is_guessed_from_the_phrase_and_the_ending(
    text: str, kind: ParagraphKind | None
) -> None:
    assert guess_kind(text) is kind


def test_italics_cover_the_phrase_and_end_with_it() -> None:
    spans = (Text("Taking note of the "), Text("Book of Kites", italic=True), Text(","))
    assert italicized(spans, PP) == (
        Text("Taking note", italic=True),
        Text(" of the "),
        Text("Book of Kites", italic=True),
        Text(","),
    )


def test_italics_that_go_on_too_far_are_cut_back() -> None:
    spans = (Text("Recalling its", italic=True), Text(" survey,"))
    assert italicized(spans, PP) == (Text("Recalling", italic=True), Text(" its survey,"))


def test_italics_interrupted_inside_the_phrase_are_closed_up() -> None:
    spans = (Text("Encourage", italic=True), Text("s"), Text(" all to sail;", bold=True))
    assert italicized(spans, OP) == (
        Text("Encourages", italic=True),
        Text(" all to sail;", bold=True),
    )


def test_marks_and_what_follows_them_stay() -> None:
    spans = (Text("Recalling"), NoteMark("a"), Text(" its survey", italic=True))
    assert italicized(spans, PP) == (
        Text("Recalling", italic=True),
        NoteMark("a"),
        Text(" its survey", italic=True),
    )


def test_of_an_opening_line_the_organ_is_italic() -> None:
    spans = (Text("The General Assembly,", italic=True),)
    assert italicized(spans, ParagraphKind.OPENING) == (
        Text("The General Assembly", italic=True),
        Text(","),
    )


@given(
    st.lists(
        st.one_of(
            st.builds(
                Text,
                st.one_of(st.text(), st.sampled_from(["Recalling ", "also ", "Takes", " note of"])),
                st.booleans(),
                st.booleans(),
            ),
            st.just(NoteMark("a")),
        ),
        max_size=6,
    )
)
def test_setting_italics_changes_no_character_and_settles(spans: list[Text | NoteMark]) -> None:
    before = normalized(spans)
    once = italicized(before)
    assert plain_text(once) == plain_text(before)
    assert length(once) == length(before)
    assert italicized(once) == once


@pytest.mark.parametrize(
    ("phrase", "kind", "also"),
    [
        ("Recalling", PP, "Recalling also"),
        ("Noting with concern", PP, "Noting with concern also"),
        ("Having considered", PP, "Having also considered"),
        ("Reaffirming its commitment", PP, "Reaffirming also its commitment"),
        ("Deeply concerned", PP, "Deeply concerned also"),
        ("Recalling further", PP, "Recalling also"),
        ("Requests", OP, "Also requests"),
        ("Further takes note", OP, "Also takes note"),
        ("Strongly condemns", OP, "Also strongly condemns"),
    ],
)
def test_the_repeat_word_goes_where_the_kind_demands(
    phrase: str, kind: ParagraphKind, also: str
) -> None:
    assert with_repeat(phrase, kind, "also") == also


@pytest.mark.parametrize("kind", [PP, OP])
def test_a_repeat_word_put_in_can_be_taken_out_again(kind: ParagraphKind) -> None:
    for phrase in all_phrases(kind):
        bare = with_repeat(phrase, kind, "")
        if match_opening(bare) is None:
            continue
        repeated = with_repeat(bare, kind, "further")
        assert with_repeat(repeated, kind, "") == bare
        found = match_opening(repeated)
        assert found is not None
        assert (found.phrase, found.repeat) == (repeated, "further")


@pytest.mark.parametrize(
    ("preambular", "operative"),
    [
        ("Recalling", "Recalls"),
        ("Recalling also", "Also recalls"),
        ("Taking note with appreciation", "Takes note with appreciation"),
        ("Strongly condemning further", "Further strongly condemns"),
        ("Expressing its deep concern", "Expresses its deep concern"),
        ("Welcoming and supporting", "Welcomes and supports"),
        ("Calling upon", "Calls upon"),
    ],
)
def test_forms_turn_into_each_other(preambular: str, operative: str) -> None:
    assert other_form(preambular, OP) == operative
    assert other_form(operative, PP) == preambular


def test_an_adjective_becomes_what_the_organ_expresses() -> None:
    assert other_form("Deeply concerned", OP) == "Expresses its deep concern"
    assert other_form("Convinced also", OP) == "Also expresses its conviction"
    assert other_form("Mindful", OP) is None


@pytest.mark.parametrize("phrase", ["Having considered", "The harbour", "Recalling its survey"])
def test_what_has_no_other_form_gives_none(phrase: str) -> None:
    assert other_form(phrase, OP) is None


def test_strength_orders_the_verbs_of_a_ladder() -> None:
    asked = ["invite", "Encouraging", "Calls upon", "Also urges", "Strongly urges", "Requests"]
    assert {ladder(verb) for verb in asked} == {"request"}
    steps = [strength(verb) for verb in asked]
    assert None not in steps
    assert steps == sorted(set(steps), key=lambda step: step or 0)
    assert strength("Takes note with appreciation") == 2
    assert strength("Salutes") is None


@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    for kind in (None, *ParagraphKind):
        match = match_opening(text, kind)
        assert match is None or 0 < match.length <= len(text)
    guess_kind(text)
    other_form(text, OP)
    with_repeat(text, PP, "also")
    strength(text)


def test_the_phrases_counted_are_found_before_their_own_texts(corpus: Path) -> None:
    kinds = {"PP": PP, "OP": OP}
    right = dict.fromkeys(kinds, 0)
    total = dict.fromkeys(kinds, 0)
    with (corpus / "phrase-frequencies.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(
            (line for line in file if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        for row in rows:
            match = match_opening(row["example_text"], kinds[row["type"]])
            count = int(row["pdf_italic"])
            total[row["type"]] += count
            if match is not None and match.phrase == row["phrase"]:
                right[row["type"]] += count
    assert right["PP"] >= 0.998 * total["PP"] > 0
    assert right["OP"] >= 0.997 * total["OP"] > 0


def test_italics_of_a_paragraph_with_no_phrase_are_left_alone() -> None:
    spans = (Text("The harbour", italic=True), Text(" is open."))
    assert italicized(spans) == spans
    assert opening_phrase(italicized(spans, ParagraphKind.PLAIN)) == "The harbour"

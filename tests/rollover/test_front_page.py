"""Roll-over of the first page: masthead, agenda, sponsors, adoption."""

from __future__ import annotations

from msgspec.structs import replace

from penholder.document.nodes import Paragraph
from penholder.document.resolution import Masthead, Note, Resolution, Sponsor, Sponsors
from penholder.document.spans import NoteMark, Text, plain
from penholder.document.text import plain_text
from penholder.document.validate import problems
from penholder.rollover import UpdateKind, propose
from rollover.drafting import ADOPTION, MASTHEAD, OP, PP, adopted, paragraph

NEXT = paragraph(
    "o1", OP, "Decides to include kites in the provisional agenda of its eighty-first session."
)


def test_the_masthead_is_that_of_a_draft_of_the_next_session() -> None:
    draft = propose(adopted(NEXT)).draft
    assert draft.masthead == replace(
        MASTHEAD,
        session="Eighty-first session",
        symbol="A/C.2/81/L.",
        body="Second Committee",
        distribution="Limited",
        date="",
        original_language="English",
    )


def test_the_lines_about_adoption_go() -> None:
    draft = propose(adopted(NEXT)).draft
    assert draft.adoption is None
    assert draft.closing is None


def test_a_text_that_came_straight_to_the_plenary_stays_there() -> None:
    prior = replace(
        adopted(NEXT),
        adoption=replace(ADOPTION, report="[without reference to a Main Committee (A/80/L.9)]"),
    )
    draft = propose(prior).draft
    assert (draft.masthead.symbol, draft.masthead.body) == ("A/81/L.", "")


def test_agenda_items_stay_but_are_flagged() -> None:
    result = propose(adopted(NEXT))
    (update,) = [update for update in result.updates if update.kind is UpdateKind.AGENDA]
    assert update.flagged
    assert not update.changes
    assert result.draft.masthead.agenda_items == MASTHEAD.agenda_items


def test_the_number_before_the_title_goes() -> None:
    prior = replace(adopted(NEXT), title=(Text("80/312.\u00a0Kites for "), Text("all", bold=True)))
    assert propose(prior).draft.title == (Text("Kites for "), Text("all", bold=True))


def test_sponsors_go_with_the_notes_marked_only_at_their_names() -> None:
    star = Note("star", plain("On behalf of the States that fly kites."), "*")
    shared = Note("shared", plain("A/80/1001."))
    prior = replace(
        adopted(
            Paragraph(
                "p1",
                PP,
                (Text("Recalling", italic=True), Text(" kites"), NoteMark("shared"), Text(",")),
            ),
            NEXT,
            notes=(star, shared),
            masthead=replace(MASTHEAD, symbol="A/C.2/80/L.7", distribution="Limited"),
        ),
        adoption=None,
        closing=None,
        sponsors=Sponsors((Sponsor("Chile", ("star", "shared")), Sponsor("Ghana"))),
    )
    result = propose(prior)
    assert result.draft.sponsors is None
    assert result.draft.notes == (shared,)
    assert problems(result.draft) == []
    (update,) = [update for update in result.updates if update.kind is UpdateKind.SPONSORS]
    assert update.before == "Chile, Ghana: draft resolution"
    assert result.draft.masthead.symbol == "A/C.2/81/L."


def test_a_session_can_be_chosen() -> None:
    draft = propose(adopted(NEXT), session=83).draft
    assert draft.masthead.session == "Eighty-third session"
    assert draft.masthead.symbol == "A/C.2/83/L."
    assert "eighty-fourth session" in plain_text(draft.body[0].chapeau)  # type: ignore[union-attr]


def test_the_economic_and_social_council_counts_years() -> None:
    masthead = Masthead(
        "Economic and Social Council", session="2025 session", symbol="E/RES/2025/7"
    )
    request = paragraph("o1", OP, "Requests the Secretary-General to report at its 2026 session.")
    draft = propose(adopted(request, masthead=masthead)).draft
    assert (draft.masthead.session, draft.masthead.symbol) == ("2026 session", "E/2026/L.")
    assert "its 2027 session" in plain_text(draft.body[0].chapeau)  # type: ignore[union-attr]


def test_the_human_rights_council_holds_three_sessions_a_year() -> None:
    masthead = Masthead("Human Rights Council", session="Fiftieth session", symbol="A/HRC/RES/50/7")
    draft = propose(adopted(masthead=masthead)).draft
    assert (draft.masthead.session, draft.masthead.symbol) == ("Fifty-third session", "A/HRC/53/L.")


def test_a_text_that_says_nothing_about_itself_is_rolled_over_too() -> None:
    result = propose(Resolution())
    assert problems(result.draft) == []
    assert result.draft.masthead.distribution == "Limited"
    assert result.draft.masthead.symbol == ""


def test_the_first_page_of_a_text_in_another_language_is_not_filled_with_english_words() -> None:
    masthead = replace(MASTHEAD, session="Quatre-vingtième session", distribution="Générale")
    result = propose(replace(adopted(masthead=masthead), language="fr"))
    assert result.draft.masthead.symbol == "A/C.2/81/L."
    assert result.draft.masthead.session == "Quatre-vingtième session"
    assert result.draft.masthead.distribution == "Générale"
    assert any(update.flagged and update.label == "Session" for update in result.updates)

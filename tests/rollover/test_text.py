"""Roll-over of the text: chain, sessions, years, reports, and everything that must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from penholder.document.nodes import Annex, Paragraph, SubParagraph
from penholder.document.numbering import marks_in_order
from penholder.document.operations import lines_of
from penholder.document.resolution import Note
from penholder.document.spans import (
    Blank,
    BlankKind,
    NoteMark,
    ParagraphReference,
    Text,
    plain,
)
from penholder.document.validate import problems
from penholder.rollover import Update, UpdateKind, apply, edited, propose
from rollover.drafting import OP, PP, adopted, paragraph, text_of

ANNUAL = paragraph(
    "agenda",
    OP,
    "Decides to include in the provisional agenda of its eighty-first session the sub-item "
    "entitled “Kites”, and requests the Secretary-General to submit to the General Assembly at "
    "its eighty-first session a report on kites.",
)


OLDER = "78/9 of 1 May 2024"
OLD = "79/8 of 2 May 2025"
LAST = "80/312 of 18 December 2025"


def _updates(*body: Paragraph, notes: tuple[Note, ...] = ()) -> tuple[Update, ...]:
    return propose(adopted(*body, notes=notes)).updates


def test_the_report_on_the_resolution_before_is_next_time_on_last_years() -> None:
    chain = f"Recalling its resolutions {OLDER} and {OLD},"
    report = f"Takes note of the report on the implementation of resolution {OLD};"
    recalled = "Recalls paragraph 4 of its resolution 79/8, and requests a report;"
    draft = propose(
        adopted(
            paragraph("p", PP, chain),
            paragraph("o1", OP, report),
            paragraph("o2", OP, recalled),
            ANNUAL,
        )
    ).draft
    assert text_of(draft, "o1") == report.replace(OLD, LAST)
    assert text_of(draft, "o2") == recalled


def test_agenda_and_report_move_on_one_session_in_an_annual_text() -> None:
    result = propose(adopted(ANNUAL))
    assert text_of(result.draft, "agenda").count("eighty-second session") == 2
    sessions = [update for update in result.updates if update.kind is UpdateKind.SESSION]
    assert len(sessions) == 2
    assert all("annual" in update.reason and not update.flagged for update in sessions)


def test_a_biennial_text_moves_on_two_sessions_and_says_why() -> None:
    request = paragraph(
        "o",
        OP,
        "Requests the Secretary-General to report to the Assembly at its eighty-second session.",
    )
    result = propose(adopted(request))
    assert "eighty-fourth session" in text_of(result.draft, "o")
    assert result.draft.masthead.session == "Eighty-second session"
    (update,) = [update for update in result.updates if update.kind is UpdateKind.SESSION]
    assert "biennial" in update.reason
    assert (update.before, update.after) == ("eighty-second session", "eighty-fourth session")


def test_the_year_beside_a_session_goes_with_it() -> None:
    request = paragraph(
        "o",
        OP,
        "Requests the Secretary-General to report at its eighty-first session, in 2026, on kites;",
    )
    draft = propose(adopted(request, ANNUAL)).draft
    assert "at its eighty-second session, in 2027, on kites" in text_of(draft, "o")


def test_a_report_due_by_a_near_year_is_due_a_year_later() -> None:
    request = paragraph("o", OP, "Requests the Secretary-General to submit a report by 1 May 2026;")
    draft = propose(adopted(request, ANNUAL)).draft
    assert text_of(draft, "o").endswith("a report by 1 May 2027;")


@pytest.mark.parametrize(
    "text",
    [
        "Welcomes the report of the Committee on Kites on its eighty-first session;",
        "Requests the Committee on Kites to report at its eighty-first session to States;",
        "Recalls the debate held at its seventy-ninth session;",
        "Reaffirms the 2030 Agenda, to be carried out by 2030;",
        "Requests the Commission on Kites to consider wells at its eighty-first session;",
    ],
)
def test_sessions_of_others_and_of_the_past_stay(text: str) -> None:
    draft = propose(adopted(paragraph("o", OP, text), ANNUAL)).draft
    assert text_of(draft, "o") == text


@pytest.mark.parametrize(
    "text",
    [
        "Decides to convene a meeting on kites at its eighty-first session;",
        "Invites harbours to open by the end of the eightieth session of the General Assembly;",
        "Requests the Secretary-General to report to it at its eighty-third session;",
        "Decides that the fair shall be held no later than 2027;",
        "Takes note of the work of the Committee at its ninth session, held in June 2025;",
    ],
)
def test_what_may_happen_only_once_is_flagged_and_left(text: str) -> None:
    result = propose(adopted(paragraph("o", OP, text), ANNUAL))
    assert text_of(result.draft, "o") == text
    (update,) = [update for update in result.updates if update.place == "o"]
    assert update.flagged
    assert update.changes
    assert update.reason


def test_the_symbol_of_a_report_taken_note_of_becomes_a_blank_showing_the_old_one() -> None:
    report = (Text("Takes note of the report of the Secretary-General on kites;"), NoteMark("n"))
    old = (Text("Recalls the report on wells;"), NoteMark("m"))
    notes = (Note("n", plain("A/80/1001.")), Note("m", plain("A/66/717.")))
    result = propose(
        adopted(paragraph("o1", OP, report), paragraph("o2", OP, old), ANNUAL, notes=notes)
    )
    assert result.draft.notes == (
        Note(
            "n", (Blank(BlankKind.SYMBOL, "symbol of this year’s report", "A/80/1001"), Text("."))
        ),
        notes[1],
    )


def test_a_note_that_names_several_reports_is_one_update() -> None:
    report = (Text("Takes note of the reports of the Secretary-General on kites;"), NoteMark("n"))
    note = Note("n", plain("A/80/6 (Sect. 3)/Add.1, A/80/12 and A/79/4."))
    result = propose(adopted(paragraph("o", OP, report), ANNUAL, notes=(note,)))
    (update,) = [update for update in result.updates if update.kind is UpdateKind.REPORT]
    spans = apply(adopted(paragraph("o", OP, report), notes=(note,)), [update]).notes[0].spans
    assert [span.previous for span in spans if isinstance(span, Blank)] == [
        "A/80/6 (Sect. 3)/Add.1",
        "A/80/12",
    ]
    assert update.after.endswith("and A/79/4.")


def test_a_note_that_says_more_than_a_symbol_is_flagged() -> None:
    report = (Text("Takes note of the report of the Committee on kites;"), NoteMark("n"))
    note = Note(
        "n",
        (Text("Official Records, Supplement No. 39", italic=True), Text(" (A/80/39), chap. I.")),
    )
    result = propose(adopted(paragraph("o", OP, report), ANNUAL, notes=(note,)))
    assert result.draft.notes == (note,)
    (update,) = [update for update in result.updates if update.kind is UpdateKind.REPORT]
    assert update.flagged
    assert (
        update.after
        == "Official Records, Supplement No. 39 ([symbol of this year’s report]), chap. I."
    )


def test_ids_marks_references_annexes_and_italics_are_kept() -> None:
    body = (
        paragraph("p", PP, "Recalling its resolutions 78/9 of 1 May 2024 and 79/8 of 2 May 2025,"),
        Paragraph(
            "o1",
            OP,
            (Text("Requests", italic=True), Text(" all:"), NoteMark("n")),
            (SubParagraph("s1", plain("To report at its eighty-first session;")),),
        ),
        Paragraph(
            "o2",
            OP,
            (
                Text("Decides", italic=True),
                Text(" to act on paragraph "),
                ParagraphReference("o1", "1"),
                Text(" above at its eighty-first session, as in the "),
                Text("Book of Kites", italic=True),
                NoteMark("n"),
                Text("."),
            ),
        ),
    )
    annex = Annex("a", body=(paragraph("a1", OP, "Report at the eighty-first session."),))
    prior = replace(adopted(*body, notes=(Note("n", plain("Kites, p. 3.")),)), annexes=(annex,))
    draft = apply(prior, propose(prior).updates)
    assert [line.id for line in lines_of(draft)] == [line.id for line in lines_of(prior)]
    assert marks_in_order(draft) == marks_in_order(prior)
    assert draft.annexes == prior.annexes
    assert draft.notes == prior.notes
    assert problems(draft) == []
    spans = draft.body[2].chapeau  # type: ignore[union-attr]
    assert ParagraphReference("o1", "1") in spans
    assert Text("Book of Kites", italic=True) in spans


def test_any_choice_of_updates_can_be_taken_in_any_order() -> None:
    chain = paragraph(
        "p", PP, "Recalling its resolutions 78/9 of 1 May 2024 and 79/8 of 2 May 2025,"
    )
    prior = adopted(chain, ANNUAL)
    result = propose(prior)
    safe = [update for update in result.updates if not update.flagged]
    assert apply(prior, reversed(safe)) == result.draft
    assert apply(prior, []) == prior
    only_chain = apply(prior, [u for u in safe if u.kind is UpdateKind.CHAIN])
    assert only_chain.masthead == prior.masthead
    assert text_of(only_chain, "agenda") == text_of(prior, "agenda")
    assert "80/312" in text_of(only_chain, "p")


def test_the_ids_of_updates_are_unique_and_the_proposal_is_always_the_same() -> None:
    prior = adopted(ANNUAL)
    updates = propose(prior).updates
    assert len({update.id for update in updates}) == len(updates)
    assert propose(prior).updates == updates


def test_a_person_can_type_another_result() -> None:
    prior = adopted(ANNUAL)
    first = next(u for u in propose(prior).updates if u.kind is UpdateKind.SESSION)
    mine = edited(first, "eighty-third session")
    assert not mine.flagged
    assert "agenda of its eighty-third session the" in text_of(apply(prior, [mine]), "agenda")


_texts = st.lists(
    st.sampled_from(
        [
            "Recalling its resolutions ",
            "Requests a report ",
            "78/9 of 1 May 2024",
            "79/8 of 2\u00a0May 2025",
            " and ",
            ", ",
            "at its eighty-first session",
            " and eighty-second sessions",
            ", in 2026,",
            " by the end of 2026",
            "takes note of the report (A/80/77)",
            " held from 1 to 4 June 2025",
            "the most recent of which was resolution ",
            "\u0301\u202e",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.lists(st.tuples(st.sampled_from([PP, OP]), _texts, st.booleans()), max_size=5))
def test_whatever_the_text_the_draft_is_valid_and_keeps_every_mark(
    parts: list[tuple[object, str, bool]],
) -> None:
    body = [
        paragraph(
            f"x{index}", kind, (Text(text), *((NoteMark("n"),) if marked else ()), Text(text))
        )  # type: ignore[arg-type]
        for index, (kind, text, marked) in enumerate(parts)
    ]
    prior = adopted(*body, notes=(Note("n", plain("A/80/77, A/80/78 and A/79/1.")),))
    result = propose(prior)
    everything = apply(prior, result.updates)
    for draft in (result.draft, everything):
        assert problems(draft) == []
        assert marks_in_order(draft) == marks_in_order(prior)


def test_a_note_and_a_paragraph_of_the_same_id_are_told_apart() -> None:
    spans = (Text("Takes note of the report of the Secretary-General;"), NoteMark("n1"))
    prior = adopted(paragraph("n1", OP, spans), ANNUAL, notes=(Note("n1", plain("A/80/1001.")),))
    draft = propose(prior).draft
    assert draft.body[0] == prior.body[0]
    assert isinstance(draft.notes[0].spans[0], Blank)

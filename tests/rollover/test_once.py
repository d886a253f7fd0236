"""Requests that may be made only once are proposed with the reason, and do not move on unasked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from penholder.document.resolution import Adoption, Resolution
from penholder.rollover import Update, UpdateKind, propose
from rollover.drafting import ADOPTION, OP, adopted, paragraph, text_of

AGENDA = (
    "Decides to include in the provisional agenda of its eighty-first session the item entitled "
    "“Kites”."
)
REPORT = "Requests the Secretary-General to report to it at its eighty-first session;"


def _sessions(prior: Resolution) -> list[Update]:
    return [update for update in propose(prior).updates if update.kind is UpdateKind.SESSION]


def _adopted_on_report_of(committee: str, *texts: str) -> Resolution:
    body = (paragraph(f"o{index}", OP, text) for index, text in enumerate(texts))
    report = Adoption(ADOPTION.line, ADOPTION.date, f"[on the report of the {committee} (A/80/5)]")
    return replace(adopted(*body), adoption=report)


def test_a_deferral_is_not_repeated_nor_the_agenda_item_it_puts_off() -> None:
    deferral = "Decides to defer consideration of the rules on wells to the eighty-first session;"
    prior = adopted(paragraph("o", OP, deferral), paragraph("agenda", OP, AGENDA))
    updates = _sessions(prior)
    assert [update.place for update in updates] == ["o", "agenda"]
    assert all(update.flagged and "deferred" in update.reason for update in updates)


def test_an_item_put_on_the_agenda_for_a_meeting_is_only_proposed() -> None:
    text = (
        "Decides to convene a panel discussion on kites and to include in the provisional agenda "
        "of its eighty-first session a sub-item entitled “Panel discussion on kites”;"
    )
    prior = adopted(paragraph("o", OP, text))
    (update,) = _sessions(prior)
    assert update.flagged
    assert "meeting" in update.reason
    assert text_of(propose(prior).draft, "o") == text


def test_a_meeting_decided_on_before_says_nothing_about_the_agenda() -> None:
    text = (
        "Recalls that the Forum decided to hold two fairs, and decides to include in the "
        "provisional agenda of its eighty-first session the item entitled “Kites”."
    )
    (update,) = _sessions(adopted(paragraph("o", OP, text)))
    assert not update.flagged


@pytest.mark.parametrize(
    "text",
    [
        "Requests the ad hoc intergovernmental committee on kites to submit a report to the "
        "General Assembly at its eighty-first session;",
        "Requests the Ad Hoc Working Group to report to the Assembly at its eighty-first session;",
    ],
)
def test_the_report_of_an_ad_hoc_body_is_only_proposed(text: str) -> None:
    prior = adopted(paragraph("o", OP, text), paragraph("agenda", OP, AGENDA))
    of_body, of_agenda = _sessions(prior)
    assert of_body.flagged
    assert "ad hoc" in of_body.reason
    assert not of_agenda.flagged


def test_reports_the_fifth_committee_asks_for_are_only_proposed() -> None:
    (report, agenda) = _sessions(_adopted_on_report_of("Fifth Committee", REPORT, AGENDA))
    assert report.flagged
    assert "Fifth Committee" in report.reason
    assert not agenda.flagged


def test_reports_other_committees_ask_for_move_on() -> None:
    updates = _sessions(_adopted_on_report_of("Third Committee", REPORT, AGENDA))
    assert not any(update.flagged for update in updates)

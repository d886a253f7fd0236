"""Every rule finds the mistake planted for it; a clean draft has none; fixes settle theirs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checks.drafts import PLANTED, clean
from penholder.checks import Severity, blocks_submission, check, fixed, rules
from penholder.document.operations import set_text
from penholder.document.resolution import Sponsor, Sponsors
from penholder.document.spans import plain
from penholder.document.validate import problems
from penholder.phrasebook.document_templates import document_templates, draft_from

every = pytest.mark.parametrize(
    "planted", PLANTED, ids=[f"{p.rule}{'-' + p.name if p.name else ''}" for p in PLANTED]
)
WITH_A_BASE = {"agreed-language"}


def _ids(draft):
    return [finding.rule.id for finding in check(draft).found]


def test_a_clean_draft_has_no_findings():
    assert [(f.rule.id, f.place.name, f.message) for f in check(clean()).found] == []


@every
def test_planted_mistake_is_found(planted):
    assert planted.rule in _ids(planted.change(clean()))


def test_every_rule_has_a_planted_mistake():
    assert set(rules()) - {planted.rule for planted in PLANTED} == WITH_A_BASE
    assert len(rules()) >= 40


def test_every_rule_says_why_and_where_it_is_written():
    for rule in rules().values():
        assert rule.title
        assert rule.reason.endswith(".")
        assert rule.source


@every
def test_a_fix_settles_its_finding_and_breaks_nothing(planted):
    draft = planted.change(clean())
    findings = [f for f in check(draft).found if f.rule.id == planted.rule and f.fix]
    if not findings:
        return
    mended = fixed(draft, findings)
    assert problems(mended) == []
    assert planted.rule not in _ids(mended)


def test_all_fixes_at_once_leave_nothing_that_can_be_fixed():
    draft = clean()
    for name in ("spelling", "range-dash", "end-of-text", "citation-form", "note-end", "term"):
        draft = next(p for p in PLANTED if p.rule == name).change(draft)
    found = check(draft).found
    assert {finding.rule.id for finding in found} >= {"spelling", "range-dash", "note-end"}
    again = check(fixed(draft, found)).found
    assert [finding.rule.id for finding in again if finding.fix is not None] == []


def test_changed_agreed_language_is_advice_with_what_makes_it_so():
    base = clean()
    line = "Encourages Member States to lend oil, as set out in paragraph 2 above;"
    draft = set_text(base, "o4", plain(line.replace("Encourages", "Urges")))
    (finding,) = [f for f in check(draft, base).found if f.rule.id == "agreed-language"]
    assert finding.severity is Severity.ADVICE
    assert finding.place.name == "OP4"
    assert "verb" in finding.message


def test_an_ignored_finding_is_set_apart_until_its_words_change():
    draft = next(p for p in PLANTED if p.rule == "spelling").change(clean())
    keys = [finding.key for finding in check(draft).found]
    assert check(draft, ignored=keys).found == ()
    assert len(check(draft, ignored=keys).ignored) == len(keys)


def test_blanks_and_open_ends_block_the_submission():
    assert blocks_submission(check(clean())) == ()
    draft = next(p for p in PLANTED if p.rule == "blank").change(clean())
    assert [finding.rule.id for finding in blocks_submission(check(draft))] == ["blank"]


@pytest.mark.parametrize("template", document_templates(), ids=lambda template: template.id)
def test_a_draft_from_a_template_lacks_only_what_is_to_be_filled_in(template):
    found = {finding.rule.id for finding in check(draft_from(template)).found}
    assert found <= {
        "blank",
        "session-missing",
        "agenda-missing",
        "symbol-missing",
        "title-missing",
    }


@pytest.mark.parametrize("sign", [" ", "_", "[", "(a) ", "“", "1. ", "a", ", ", "/"])
def test_a_run_of_one_sign_is_looked_at_in_bounded_time(sign):
    """Quadratic patterns would take minutes here, and the whole test with them."""
    draft = set_text(clean(), "o1", plain("Welcomes" + sign * 60_000 + "all;"))
    assert check(draft).found


COUNCIL = (
    "Recalling the resolutions of the Council on lamps, including resolution 46/7 of 23 March 2021,"
)


def test_a_resolution_of_a_council_is_not_held_against_the_sessions_of_the_assembly():
    draft = set_text(clean(), "p2", plain(COUNCIL))
    assert "citation-session" not in _ids(draft)
    assert "citation-session" in _ids(set_text(draft, "p2", plain(COUNCIL.replace(" Council", ""))))


def test_a_session_of_another_body_is_not_held_against_the_years_of_the_assembly():
    words = "Notes that the Committee on Lamps took it up at its eighty-second session, in 2031;"
    assert "session-year" not in _ids(set_text(clean(), "o1", plain(words)))
    assembly = words.replace("Committee on Lamps", "General Assembly")
    assert "session-year" in _ids(set_text(clean(), "o1", plain(assembly)))


def test_observers_may_stand_behind_the_members():
    names = ("Chad", "Zambia", "State of Palestine")
    draft = replace(clean(), sponsors=Sponsors(tuple(map(Sponsor, names))))
    assert "sponsor-order" not in _ids(draft)


def test_an_amendment_needs_no_opening_line():
    sponsors = Sponsors((Sponsor("Chad"),), proposal="amendment to draft resolution A/C.2/81/L.4")
    draft = replace(clean(), opening=(), sponsors=sponsors)
    assert "opening-missing" not in _ids(draft)


@pytest.mark.parametrize(
    "rule",
    ["sponsor-name", "sponsor-twice", "citation-date-repeated", "note-twice", "number-single"],
)
def test_what_can_be_mended_safely_has_a_fix(rule):
    draft = next(p for p in PLANTED if p.rule == rule).change(clean())
    found = [f for f in check(draft).found if f.rule.id == rule]
    assert all(f.fix is not None for f in found)
    assert len(check(fixed(draft, found)).found) < len(check(draft).found)

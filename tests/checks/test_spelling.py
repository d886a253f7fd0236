"""The check of spelling marks slips and leaves names, foreign words and citations alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checks.drafts import clean
from penholder.checks import check
from penholder.checks.spelling import NAME
from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of, with_lines
from penholder.document.spans import Text
from penholder.formats.registry import read_file


def _found(*spans: Text, own: frozenset[str] | None = frozenset(), language: str = "en"):
    draft = replace(clean(), language=language)
    lines = lines_of(draft)
    at = next(at for at, line in enumerate(lines) if line.spans)
    lines[at] = replace(lines[at], spans=(*lines[at].spans, *spans))
    findings = check(with_lines(draft, lines), own_words=own).found
    return [finding.words for finding in findings if finding.rule.id == NAME]


def test_a_clean_draft_has_no_unknown_word():
    assert _found() == []


def test_a_slip_is_found_at_its_place():
    assert _found(Text(" and the goverment of the day")) == ["goverment"]


def test_a_slip_in_a_word_with_a_capital_is_found_where_a_known_name_is_near():
    assert _found(Text(" and the Commitee of Mr. Qwertzuio")) == ["Commitee"]


@pytest.mark.parametrize(
    "text",
    [" “recieve the goverment”", " by Governments’ and peoples’ envoys", " of 1990s A/79/L.12"],
)
def test_quotations_possessives_and_figures_are_no_slips(text):
    assert _found(Text(text)) == []


def test_foreign_words_in_italics_are_no_slips():
    assert _found(Text(" of the "), Text("hejmlando verda", italic=True), Text(" kind")) == []
    assert _found(Text(" of the "), Text("ja", italic=True), Text(" goverment")) == ["goverment"]


def test_own_words_are_no_slips_and_none_are_looked_up_when_switched_off():
    assert _found(Text(" of the zzyrgle")) == ["zzyrgle"]
    assert _found(Text(" of the zzyrgle"), own=frozenset({"zzyrgle"})) == []
    assert _found(Text(" of the zzyrgle"), own=None) == []


def test_other_languages_are_not_looked_up():
    assert _found(Text(" les gouvernementz"), language="fr") == []


def test_what_the_rule_of_spellings_says_is_not_said_twice():
    assert _found(Text(" and to organise")) == []


def test_annexes_are_looked_up_too():
    draft = clean()
    lines = [
        *lines_of(draft),
        Line("annex", LineKind.ANNEX, spans=(Text("Annex"),)),
        Line("words", LineKind.PLAIN, spans=(Text("On the goverment of lamps"),)),
    ]
    found = check(with_lines(draft, lines)).found
    assert [each.words for each in found if each.rule.id == NAME] == ["goverment"]


def test_adopted_resolutions_have_hardly_an_unknown_word(corpus):
    counts = []
    for file in sorted((corpus / "pdf").glob("A_RES_*.pdf"))[:12]:
        found = check(read_file(file)[0]).found
        counts.append(sum(each.rule.id == NAME for each in found))
    assert len(counts) == 12
    assert sum(counts) <= len(counts)

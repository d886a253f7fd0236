"""Citations of resolutions and decisions, and references to own paragraphs."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.phrasebook.citations import (
    find_citations,
    find_paragraph_references,
    number_order,
    write_citation,
    write_citation_list,
)


def _numbers(text: str) -> list[str]:
    return [citation.number for citation in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Recalling its resolution 80/12 of 3 December 2025,", ["80/12"]),
        (
            "its resolutions 57/270 B of 23 June 2003, 60/9 and 62/7 of 1 May 2008,",
            ["57/270 B", "60/9", "62/7"],
        ),
        ("resolution 217\u00a0A\u00a0(III), article 3", ["217 A (III)"]),
        ("resolutions 1325(2000) and 1820 (2008) on kites", ["1325 (2000)", "1820 (2008)"]),
        ("resolutions S-19/2, ES-10/23 and 3201 (S-VI)", ["S-19/2", "ES-10/23", "3201 (S-VI)"]),
        ("decision 19/1 of 19 May 2016 and decision 2016/13", ["19/1", "2016/13"]),
        ("Resolution 70/1, annex.", ["70/1"]),
        ("resolution 4 of the harbour, and 70/1", []),
        ("resolution 61/267B", ["61/267 B"]),
        ("resolutions 36/87 A and B of 9 December 1981 and 37/75", ["36/87 A and B", "37/75"]),
        ("resolutions 71/205  and 72/190,  and the reports", ["71/205", "72/190"]),
        (
            "its resolutions 70/1 of 1 May 2016 on kites and 71/2 of 2 May 2017 on wells",
            ["70/1", "71/2"],
        ),
        ("its resolutions 70/1 on kites and 71/2 on wells", ["70/1"]),
        ("its resolutions 70/1 on kites; and paragraph 71/2 of 2 May 2017", ["70/1"]),
    ],
)
def test_citations_are_found_alone_and_in_lists(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers


def test_a_citation_bears_date_title_and_place() -> None:
    text = "its resolution 80/12 of 3\u00a0December 2025, entitled “Kites for all”, and others"
    (citation,) = find_citations(text)
    assert text[citation.start : citation.end].startswith("80/12 of 3")
    assert text[citation.start : citation.end].endswith("“Kites for all”")
    assert text[citation.start : citation.number_end] == "80/12"
    assert citation.date == datetime.date(2025, 12, 3)
    assert citation.title == "Kites for all"
    assert citation.own


def test_lists_of_one_text_are_told_apart() -> None:
    text = "its resolutions 60/1 and 61/2, its resolution 63/3 and resolution 64/4"
    assert [citation.group for citation in find_citations(text)] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("resolution 80/12", "A/RES/80/12"),
        ("Human Rights Council resolution 26/3", "A/HRC/RES/26/3"),
        ("resolution 26/3 of the Human Rights Council", "A/HRC/RES/26/3"),
        ("resolution 1325 (2000)", "S/RES/1325 (2000)"),
        ("Economic and Social Council resolution 2016/15", "E/RES/2016/15"),
        ("its decision 79/501", "A/DEC/79/501"),
    ],
)
def test_the_organ_gives_the_symbol(text: str, symbol: str) -> None:
    (citation,) = find_citations(text)
    assert citation.symbol is not None
    assert citation.symbol.text == symbol


def test_a_decision_of_an_unnamed_committee_has_no_symbol() -> None:
    (citation,) = find_citations("Committee decision 19/1 of 19 May 2016")
    assert citation.symbol is None


def test_numbers_are_sorted_in_order_of_adoption() -> None:
    mixed = ["60/212", "71/1", "57/270 B", "2625 (XXV)", "60/9", "217 A (III)", "57/270 A"]
    assert sorted(mixed, key=number_order) == [
        "217 A (III)",
        "2625 (XXV)",
        "57/270 A",
        "57/270 B",
        "60/9",
        "60/212",
        "71/1",
    ]


_numbers_st = st.one_of(
    st.builds(
        "{}/{}{}".format,
        st.integers(31, 120),
        st.integers(1, 400),
        st.sampled_from(["", " A", " B"]),
    ),
    st.builds("{} ({})".format, st.integers(1, 3000), st.integers(1990, 2040)),
    st.builds("{}{} (XXV)".format, st.integers(1, 3000), st.sampled_from(["", " C"])),
    st.builds("ES-{}/{}".format, st.integers(1, 20), st.integers(1, 30)),
)


@given(
    st.lists(
        st.tuples(
            _numbers_st,
            st.none() | st.dates(datetime.date(1946, 1, 1), datetime.date(2060, 1, 1)),
            st.sampled_from(["", "Kites for all", "‘Sails’: a plan, and more"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_what_is_written_is_found_again(
    items: list[tuple[str, datetime.date | None, str]], no_break: bool
) -> None:
    written = [write_citation(*item, no_break=no_break) for item in items]
    text = f"Recalling its resolutions {write_citation_list(written)}"
    found = find_citations(text)
    assert [(citation.number, citation.date, citation.title) for citation in found] == items
    assert [text[citation.start : citation.end] for citation in found] == written


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in paragraph 27 above, on kites", ["27"]),
        ("paragraphs 3 (b) and 4 below", ["3 (b)", "4"]),
        ("paragraphs 3 (a) to (c) above", ["3 (a)", "3 (c)"]),
        ("paragraphs 12–14 above", ["12", "14"]),
        ("paragraph 5 bis above", ["5 bis"]),
        ("paragraph 5 of resolution 70/1", []),
    ],
)
def test_own_paragraphs_are_those_above_and_below(text: str, numbers: list[str]) -> None:
    found = find_paragraph_references(text)
    assert [reference.number for reference in found] == numbers
    assert all(item.number.endswith(text[item.start : item.end]) for item in found)


@given(st.text())
def test_any_text_is_searched_without_complaint(text: str) -> None:
    find_citations(f"resolutions {text}")
    find_paragraph_references(f"paragraphs {text}")


@pytest.mark.parametrize(
    "piece",
    ["resolution 1/1, entitled “", "paragraph 1, ", "1/1, ", "1 (a) and ", "resolution ", "1 A "],
)
def test_long_hostile_texts_are_searched_to_the_end(piece: str) -> None:
    text = "resolutions paragraphs " + piece * 20_000
    assert len(find_citations(text)) <= len(text)
    assert find_paragraph_references(text) == []

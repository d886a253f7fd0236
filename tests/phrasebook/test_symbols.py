"""Document symbols: read, found in text and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.phrasebook.symbols import (
    Symbol,
    SymbolKind,
    find_symbols,
    parse_symbol,
    roman_number,
    roman_numeral,
    write_symbol,
)

RESOLUTION = SymbolKind.RESOLUTION
DRAFT = SymbolKind.DRAFT
DOCUMENT = SymbolKind.DOCUMENT


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("A/RES/71/244", Symbol("A", RESOLUTION, 71, serial=244)),
        ("A/RES/57/270 B", Symbol("A", RESOLUTION, 57, serial=270, part="B")),
        ("A/RES/S-19/2", Symbol("A", RESOLUTION, 19, "S", serial=2)),
        ("A/RES/ES-10/23", Symbol("A", RESOLUTION, 10, "ES", serial=23)),
        ("A/RES/2625 (XXV)", Symbol("A", RESOLUTION, 25, roman=True, serial=2625)),
        ("A/RES/217 A (III)", Symbol("A", RESOLUTION, 3, roman=True, serial=217, part="A")),
        ("A/RES/3201 (S-VI)", Symbol("A", RESOLUTION, 6, "S", True, serial=3201)),
        ("A/C.2/71/L.5/Rev.1", Symbol("A/C.2", DRAFT, 71, serial=5, suffixes=(("Rev", 1),))),
        ("A/71/L.12", Symbol("A", DRAFT, 71, serial=12)),
        ("A/C.2/72/L.", Symbol("A/C.2", DRAFT, 72)),
        ("A/ES-11/L.1", Symbol("A", DRAFT, 11, "ES", serial=1)),
        ("A/71/468/Add.2", Symbol("A", DOCUMENT, 71, serial=468, suffixes=(("Add", 2),))),
        ("A/71/39", Symbol("A", SymbolKind.REPORT, 71, serial=39)),
        ("A/DEC/71/501", Symbol("A", SymbolKind.DECISION, 71, serial=501)),
        ("E/2016/L.15", Symbol("E", DRAFT, year=2016, serial=15)),
        ("E/RES/2016/15", Symbol("E", RESOLUTION, year=2016, serial=15)),
        ("E/RES/1988 (LX)", Symbol("E", RESOLUTION, 60, roman=True, serial=1988)),
        ("S/2016/1000", Symbol("S", DOCUMENT, year=2016, serial=1000)),
        ("S/RES/2321 (2016)", Symbol("S", RESOLUTION, year=2016, serial=2321)),
        ("S/PRST/2020/1", Symbol("S", SymbolKind.STATEMENT, year=2020, serial=1)),
        ("A/HRC/RES/26/3", Symbol("A/HRC", RESOLUTION, 26, serial=3)),
        ("A/HRC/26/L.3", Symbol("A/HRC", DRAFT, 26, serial=3)),
        ("DP/2016/19", Symbol("DP", DOCUMENT, year=2016, serial=19)),
        ("SSC/19/2", Symbol("SSC", DOCUMENT, rest="19/2")),
    ],
)
def test_symbols_are_read_and_written_back(text: str, symbol: Symbol) -> None:
    assert parse_symbol(text) == symbol
    assert write_symbol(symbol) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A/RES/57/270B", "A/RES/57/270 B"),
        ("A/RES/217(III) A", "A/RES/217 A (III)"),
        (" A/RES/2625\u00a0(XXV) ", "A/RES/2625 (XXV)"),
    ],
)
def test_other_ways_of_writing_have_one_canonical_form(text: str, canonical: str) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert symbol.text == canonical


@pytest.mark.parametrize(
    "text", ["", "HIV/AIDS", "and/or", "N/A", "A/RES/", "A/RES/0/1", "A/RES/2625 (IIII)", "71/244"]
)
def test_what_is_no_symbol_gives_none(text: str) -> None:
    assert parse_symbol(text) is None


def test_suffixes_can_be_asked_for() -> None:
    symbol = parse_symbol("A/C.3/80/L.56/Rev.1/Add.2/Corr.3")
    assert symbol is not None
    assert (symbol.rev, symbol.add, symbol.corr) == (1, 2, 3)
    assert parse_symbol("A/71/L.12").rev == 0  # type: ignore[union-attr]


def test_symbols_are_found_in_running_text_without_what_surrounds_them() -> None:
    text = (
        "See A/RES/57/270 B and A/71/468/Add.2, annex; (A/71/39), S/RES/2321 (2016). "
        "A/71/208 A report on HIV/AIDS and/or kites, "
        "E/2016/15–E/2016/17 A/RES/217\u00a0A\u00a0(III)."
    )
    assert [text[found.start : found.end] for found in find_symbols(text)] == [
        "A/RES/57/270 B",
        "A/71/468/Add.2",
        "A/71/39",
        "S/RES/2321 (2016)",
        "A/71/208",
        "E/2016/15",
        "E/2016/17",
        "A/RES/217\u00a0A\u00a0(III)",
    ]


_serial = st.integers(1, 9999)
_suffixes = st.lists(
    st.tuples(st.sampled_from(["Rev", "Add", "Corr"]), st.integers(1, 99)),
    max_size=3,
    unique_by=lambda suffix: suffix[0],
).map(tuple)
_special = st.sampled_from(["", "S", "ES"])
_part = st.sampled_from(["", "A", "B"])
_symbols = st.one_of(
    st.builds(
        lambda series, kind, session, special, serial, part, suffixes: Symbol(
            series, kind, session, special, serial=serial, part=part, suffixes=suffixes
        ),
        st.sampled_from(["A", "A/HRC"]),
        st.sampled_from([RESOLUTION, SymbolKind.DECISION]),
        st.integers(1, 150),
        _special,
        _serial,
        _part,
        _suffixes,
    ),
    st.builds(
        lambda session, special, serial, part: Symbol(
            "A", RESOLUTION, session, special, True, serial=serial, part=part
        ),
        st.integers(1, 60),
        _special,
        _serial,
        _part,
    ),
    st.builds(
        lambda series, session, special, serial, suffixes: Symbol(
            series, DRAFT, session, special, serial=serial, suffixes=suffixes
        ),
        st.sampled_from(["A", "A/C.1", "A/C.6", "A/HRC"]),
        st.integers(1, 150),
        _special,
        _serial,
        _suffixes,
    ),
    st.builds(
        lambda series, kind, year, serial, suffixes: Symbol(
            series, kind, year=year, serial=serial, suffixes=suffixes
        ),
        st.sampled_from(["E", "S", "E/CN.6"]),
        st.sampled_from([DRAFT, DOCUMENT]),
        st.integers(1946, 2045),
        _serial,
        _suffixes,
    ),
)


@given(_symbols)
def test_writing_and_reading_are_inverse(symbol: Symbol) -> None:
    text = write_symbol(symbol)
    assert parse_symbol(text) == symbol
    found = find_symbols(f"as in document {text}, annex")
    assert [item.symbol for item in found] == [symbol]


@given(st.text(alphabet="A/RESCLdv.-0129 ()XIVB\u00a0", max_size=40))
def test_whatever_is_read_as_a_symbol_is_written_in_a_stable_form(text: str) -> None:
    symbol = parse_symbol(text)
    if symbol is not None:
        assert parse_symbol(symbol.text) == symbol
        assert symbol.text.replace(" ", "") in text.replace("\u00a0", "").replace(" ", "") or (
            symbol.roman
        )


@given(st.text())
def test_any_text_is_searched_without_complaint(text: str) -> None:
    for found in find_symbols(text):
        assert parse_symbol(text[found.start : found.end]) == found.symbol


@given(st.integers(1, 100))
def test_roman_numerals(number: int) -> None:
    assert roman_number(roman_numeral(number)) == number

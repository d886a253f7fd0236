"""What a text tells of resolutions: of itself and of those it cites."""

from __future__ import annotations

import datetime

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Adoption, Masthead, Note, Resolution
from penholder.document.spans import Blank, BlankKind, Text, plain
from penholder.library.harvest import Fact, facts_of
from penholder.library.known import Source


def text(*paragraphs: str, symbol: str = "", organ: str = "", adopted: str = "") -> Resolution:
    lines = [Line(f"p{i}", LineKind.PREAMBULAR, plain(words)) for i, words in enumerate(paragraphs)]
    body, annexes = from_lines(lines)
    return Resolution(
        masthead=Masthead(organ=organ, symbol=symbol),
        adoption=Adoption(date=adopted) if adopted else None,
        title=plain("71/9. Lamps in harbours"),
        body=body,
        annexes=annexes,
    )


def test_an_adopted_text_tells_its_own_date_and_title_without_the_number():
    adopted = text("Recalling,", symbol="A/RES/71/9", adopted="5 December 2016")
    assert facts_of(adopted) == [
        Fact("A/RES/71/9", datetime.date(2016, 12, 5), "Lamps in harbours", Source.TEXT)
    ]


def test_a_citation_tells_date_and_title_of_the_resolution_cited():
    cited = text(
        "Recalling its resolution 65/4 of 12 November 2010, entitled “Buoys for all ports”,",
    )
    assert facts_of(cited) == [
        Fact("A/RES/65/4", datetime.date(2010, 11, 12), "Buoys for all ports", Source.DRAFT)
    ]


def test_each_resolution_of_a_list_is_told_of_and_bare_numbers_are_not():
    listed = text("Recalling resolutions 65/4 of 12 November 2010, 66/5 and 67/6 of 3 May 2013,")
    assert [fact.symbol for fact in facts_of(listed)] == ["A/RES/65/4", "A/RES/67/6"]


def test_a_date_outside_the_session_is_not_believed():
    assert facts_of(text("Recalling its resolution 65/4 of 12 November 1990,")) == []


def test_its_resolution_is_that_of_the_organ_that_speaks():
    council = text(
        "Recalling its resolution 26/3 of 26 June 2014,",
        symbol="A/HRC/32/L.7",
        organ="Human Rights Council",
    )
    assert [fact.symbol for fact in facts_of(council)] == ["A/HRC/RES/26/3"]


def test_a_bare_number_in_a_text_of_another_organ_is_left_open():
    council = text("Recalling resolution 26/3 of 26 June 2014,", organ="Human Rights Council")
    assert facts_of(council) == []


def test_a_security_council_resolution_is_known_by_its_year():
    assert [f.symbol for f in facts_of(text("Recalling resolution 900 (1994) of 4 March 1994,"))]
    assert facts_of(text("Recalling resolution 900 (1994) of 4 March 2004,")) == []


def test_a_title_with_an_open_field_is_no_title():
    line = Line(
        "p",
        LineKind.PREAMBULAR,
        (
            Text("Recalling its resolution 65/4 of 12 November 2010, entitled “Buoys for "),
            Blank(BlankKind.TEXT, "place"),
            Text("”,"),
        ),
    )
    body, annexes = from_lines([line])
    (fact,) = facts_of(Resolution(body=body, annexes=annexes))
    assert (fact.symbol, fact.title) == ("A/RES/65/4", "")


def test_notes_are_read_too():
    noted = Resolution(
        notes=(Note("n", plain("See resolution 65/4 of 12 November 2010, annex.")),),
    )
    assert [fact.symbol for fact in facts_of(noted)] == ["A/RES/65/4"]

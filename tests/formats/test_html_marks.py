"""Lists, labels and note marks in the HTML of word processors."""

from __future__ import annotations

from lxml.html import document_fromstring

from penholder.formats.html_text import text_of


def lines(html: str) -> list[str]:
    return [line.strip("\t") for line in text_of(document_fromstring(html)).split("\n")]


def test_label_stays_with_the_paragraph_inside_the_item() -> None:
    assert lines("<ol><li><p>One</p><p>more</p></li><li>Two</li></ol>") == [
        "1.\tOne", "more", "2.\tTwo",
    ]  # fmt: skip


def test_list_begins_where_it_says_and_items_may_say_their_number() -> None:
    html = "<ol start=4><li>a</li><li value=9>b</li><li>c</li></ol>"
    assert lines(html) == ["4.\ta", "9.\tb", "10.\tc"]


def test_kind_of_number_stands_on_the_list_or_on_the_item() -> None:
    html = (
        '<ol style="list-style-type: lower-alpha"><li>a</li></ol>'
        '<ol><li style="list-style-type:lower-roman">b</li></ol>'
        "<ol type=i><li>c</li></ol><ul><li>d</li></ul>"
    )
    assert lines(html) == ["(a)\ta", "(i)\tb", "(i)\tc", "–\td"]


def test_list_beside_its_item_counts_by_itself() -> None:
    html = "<ol><li>a</li><ol><li>b</li><li>c</li></ol><li>d</li></ol>"
    assert lines(html) == ["1.\ta", "1.\tb", "2.\tc", "2.\td"]


def test_empty_items_leave_no_label_behind() -> None:
    assert lines("<ol><li></li><li><p> </p></li><li>c</li></ol><p>d</p>") == ["3.\tc", "d"]
    word = "<p><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span></p><p>Decides</p>"
    assert lines(word) == ["Decides"]


def test_item_that_begins_with_a_list_keeps_its_label() -> None:
    assert lines("<ol><li><ol type=a><li>b</li></ol></li></ol>") == ["1.", "(a)\tb"]


def test_bullet_of_word_becomes_a_dash() -> None:
    html = "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·</span>To report</p>"
    assert lines(html) == ["–\tTo report"]


def test_links_to_notes_are_marks_and_other_links_are_words() -> None:
    html = (
        "<p>Lamps<a href='#_ftn12' style='mso-footnote-id:ftn12'>[12]</a>"
        " and <a href='#item7'>7</a> <a href='https://example.org/ftn'>5</a></p>"
        "<p><a href='#sdfootnote3anc'>3</a>See</p>"
    )
    assert lines(html) == ["Lamps¹² and 7 5", "³ See"]

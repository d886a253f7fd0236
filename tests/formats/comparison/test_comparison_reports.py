"""The comparison as a page and as text: every word there, changes marked by more than colour."""

import re

from lxml import html as lxml_html
from msgspec.structs import replace

from formats.samples import PP, draft, italic, lamps
from penholder.compare import compare
from penholder.document.nodes import Paragraph
from penholder.document.operations import lines_of, move, set_text
from penholder.document.spans import Text
from penholder.formats.comparison.html import write_html
from penholder.formats.comparison.parts import is_changed, without_typography
from penholder.formats.comparison.text import write_text


def page_of(old, new):
    return lxml_html.fromstring(write_html(compare(old, new), old, new, "old.txt", "new.txt"))


def side_words(page, column):
    """The words of one column, without labels, tags and flags."""
    words = []
    for row in page.xpath("//tbody[not(@class)]/tr"):
        for line in row.xpath(f"./td[{column}]/p[contains(@class, 'line')]"):
            for label in line.xpath("./span[@class='label'] | .//sup"):
                label.text = " "
            words += line.text_content().split()
    return sorted(words)


def words_of_lines(resolution):
    lines = lines_of(resolution)
    return sorted(
        word
        for line in lines
        for span in line.spans
        for word in re.split(r"\s+", getattr(span, "text", "") or getattr(span, "fallback", ""))
        if word
    )


def changed_lamps():
    new = set_text(lamps(), "n2", italic("Noting", " that lamps go out in heavy rain,"))
    return move(new, "n9", "n2")


def test_both_columns_have_every_word_of_their_text():
    old, new = lamps(), set_text(lamps(), "n5", (Text("Every week;"),))
    page = page_of(old, new)
    assert side_words(page, 1) == words_of_lines(old)
    assert side_words(page, 2) == words_of_lines(new)


def test_words_that_came_and_went_are_marked():
    page = page_of(lamps(), changed_lamps())
    assert "heavy" in page.xpath("string(//ins[contains(., 'heavy')])")
    style = page.xpath("string(//style)")
    assert "text-decoration:underline" in style
    assert "text-decoration:line-through" in style
    assert "prefers-color-scheme: dark" in style


def test_the_page_needs_nothing_from_outside():
    text = write_html(compare(lamps(), draft()), lamps(), draft(), "a", "b")
    assert not re.search(r"https?:|src=|@import|url\(", text)


def test_a_moved_paragraph_leads_to_its_other_end():
    page = page_of(lamps(), changed_lamps())
    targets = page.xpath("//a[@class='move']/@href")
    assert targets
    for target in targets:
        assert len(page.xpath(f"//tr[@id='{target[1:]}']")) == 1


def test_new_and_removed_paragraphs_have_a_gap_and_a_word_for_it():
    new = replace(lamps(), body=(*lamps().body, Paragraph("n20", PP, (Text("Wholly new words,"),))))
    page = page_of(lamps(), new)
    row = page.xpath("//tr[contains(@class, 'added')]")[-1]
    assert row.xpath("string(./td[1])") == "not in this text"
    assert "new" in row.xpath("string(./td[2]/p[@class='tags'])")


def test_mark_up_in_names_and_texts_stays_text():
    old = set_text(lamps(), "n2", (Text("<script>alert(1)</script> & \x00 \ud800"),))
    text = write_html(compare(old, lamps()), old, lamps(), "<b>old</b>", '"new"')
    assert "<script>alert" not in text
    assert "<b>old" not in text
    text.encode("utf-8")


def test_typography_alone_is_not_marked():
    old = set_text(lamps(), "n2", (Text("Noting “lamps” of 21\u00a0December 1999–2001,"),))
    new = set_text(lamps(), "n2", (Text('Noting "lamps" of 21 December 1999-2001,'),))
    comparison = compare(old, new)
    (pair,) = (pair for pair in comparison.pairs if pair.old == ("n2",))
    assert not is_changed(pair)
    shown = "".join(edit.text for edit in without_typography(pair, old=True).words)
    assert shown == "Noting “lamps” of 21\u00a0December 1999–2001,"
    assert not page_of(old, new).xpath("//tbody//ins | //tbody//del")


def test_right_to_left_text_stands_right_to_left():
    old = replace(lamps(), language="ar")
    page = page_of(old, lamps())
    assert page.xpath("//th/@dir") == ["rtl", "ltr"]


def test_as_text_changes_have_signs():
    text = write_text(compare(lamps(), changed_lamps()), lamps(), changed_lamps(), "a.txt", "b.txt")
    assert text.startswith("Old: A/RES/90/7 (a.txt)\nNew: A/RES/90/7 (b.txt)\n")
    assert "{+heavy +}" in text or "{+heavy+}" in text
    assert re.search(r"^> .*moved from", text, re.M)
    assert re.search(r"^< .*moved to", text, re.M)
    assert re.search(r"^= PP1", text, re.M)


def test_as_text_every_new_word_is_there():
    text = write_text(compare(lamps(), draft()), lamps(), draft(), "", "")
    for word in ("fog", "“Lamps are lit.”", "Plan"):
        assert word in text

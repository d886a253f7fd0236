"""Resolutions as web pages: our own read back exactly, those of others by their text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.samples import draft, lamps
from penholder.document.lines import to_lines
from penholder.document.nodes import Paragraph, ParagraphKind
from penholder.document.numbering import labels, marks_in_order, note_labels
from penholder.document.resolution import Resolution
from penholder.document.spans import NoteMark, Text, normalized
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats.html import write, write_page
from penholder.formats.html_reader import read, read_clipboard
from penholder.formats.report import ImportReport


@pytest.mark.parametrize("resolution", [lamps(), draft(), Resolution()])
def test_our_own_page_reads_back_the_same(resolution):
    assert read(write(resolution), "lamp.html") == (resolution, ImportReport())


def test_the_page_shows_numbers_marks_and_notes():
    page = write_page(lamps())
    assert '<span class="label">1. </span>' in page
    assert '<span class="label">(ii) </span>' in page
    assert page.count('data-mark="f1"') == 2
    assert page.count('id="mark-f1"') == 1
    assert '<a class="reference" href="#n3"' in page


def test_marks_at_one_place_are_parted_by_a_comma():
    paragraph = Paragraph(
        "n1", ParagraphKind.PLAIN, (Text("Lamps"), NoteMark("f1"), NoteMark("f2"))
    )
    resolution = replace(lamps(), body=(paragraph,))
    assert write_page(resolution).count('<sup class="separator">,</sup>') == 1
    assert read(write(resolution), "a.html")[0] == resolution


def test_the_masthead_is_worded_as_on_the_page():
    page = write_page(draft())
    assert "Distr.: Limited" in page
    assert "Agenda item 19 (c)" in page
    assert "90/7. </span>Harbour lights" in write_page(lamps())


def test_the_page_needs_nothing_from_outside_and_reads_in_the_dark():
    page = write_page(draft())
    assert not re.search(r"https?:|src=|@import|url\(|<script", page)
    assert "prefers-color-scheme: dark" in page


def test_right_to_left_texts_say_so():
    page = write_page(replace(lamps(), language="ar"))
    assert '<html lang="ar" dir="rtl">' in page
    assert read(page.encode(), "a.html")[0].language == "ar"


printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"),
    max_size=40,
)


@given(printable, printable)
def test_any_words_survive(first, second):
    text = normalized((Text(first, italic=True), Text(second), Text("\n", bold=True)))
    body = (Paragraph("n1", ParagraphKind.PLAIN, text),)
    resolution = Resolution(title=normalized((Text(second),)), body=body)
    assert read(write(resolution), "a.html")[0] == resolution


def test_lists_of_other_pages_keep_their_labels_and_levels():
    page = """<html><head><title>x</title><style>p{}</style></head><body>
    <p>The General Assembly,</p><p><em>Recalling</em> the
    lamp,</p><ol><li>Requests the keepers:<ol type="a"><li>To polish;<ol type="i"><li>Daily;</li>
    <li>Nightly;</li></ol></li><li>To ring;</li></ol></li><li>Thanks all.</li></ol>
    <script>alert('no')</script></body></html>"""
    resolution, report = read(page.encode(), "a.html")
    shown = labels(resolution)
    lines = [(line.level, shown.get(line.id, "")) for line in to_lines(resolution.body)]
    assert lines == [
        (0, ""), (0, "1."), (1, "(a)"), (2, "(i)"), (2, "(ii)"), (1, "(b)"), (0, "2."),
    ]  # fmt: skip
    assert "alert" not in str(resolution)
    assert report.warnings[-1].startswith("The page was read by its text alone")


def test_raised_numbers_of_a_pasted_page_are_note_marks():
    page = """<p>The General Assembly,</p><p>Recalling the plan of 2030<sup>1</sup> and lamps,</p>
    <p>1. Notes it,<sup>2</sup> on the 1<sup>st</sup> day;</p><p>2. Thanks all.</p>
    <p>1 The plan.</p><p>2 The lamps.</p>"""
    resolution, _ = read_clipboard(page)
    names = note_labels(resolution)
    assert [names[mark] for mark in marks_in_order(resolution)] == ["1", "2"]
    first, second, _ = to_lines(resolution.body)
    assert plain_text(first.spans) == "Recalling the plan of 2030 and lamps,"
    assert plain_text(second.spans) == "Notes it, on the 1st day;"


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<!-- -->", b"<script>1</script>", b"<p> </p>"]
)
def test_pages_without_text_are_refused(page):
    with pytest.raises(InputError, match=r"a\.html"):
        read(page, "a.html")


def test_deep_and_broken_pages_do_no_harm():
    resolution, _ = read(b"<div>" * 240 + b"1. Notes it.", "a.html")
    assert plain_text(resolution.body[0].chapeau) == "Notes it."
    with pytest.raises(InputError):
        read(b"<div>" * 50_000 + b"<p>1. Notes it.", "a.html")
    page = write(lamps()).replace(b'data-level="1"', b'data-level="99999999999999999999"')
    assert read(page, "a.html")[0].body


def test_our_own_page_without_its_notes_is_read_by_its_text():
    page = re.sub(rb"<footer.*</footer>", b"", write(lamps()), flags=re.S)
    resolution, report = read(page, "a.html")
    assert any("polish the lens" in plain_text(line.spans) for line in to_lines(resolution.body))
    assert report.warnings

"""The table of years, the summary in sentences and the reports of changes alone."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html as lxml_html

from compare.drafts import draft
from formats.samples import lamps
from penholder.cli.compare import rendered, series_rendered, summary_rendered
from penholder.compare import compare, series
from penholder.document.operations import move, set_text
from penholder.document.spans import Text
from penholder.formats.comparison.series_reports import AS_BEFORE, SeriesReport
from penholder.formats.comparison.summary import summarize, write_summary_text
from penholder.formats.registry import read_bytes

RIVERS = "Requests the authorities of the rivers to publish their soundings every spring;"
KITES = "Encourages the makers of kites to mark their lines with ribbons of two colours;"
LAMPS = "Decides that the lamps of the harbour shall be lit before the fog comes in;"
YEARS = [draft(RIVERS, KITES), draft(RIVERS, KITES.replace("two", "three")), draft(LAMPS, RIVERS)]
NAMES = ["first", "second", "third"]


def _report() -> SeriesReport:
    return SeriesReport(series(YEARS), YEARS, NAMES)


def test_the_table_of_years_says_what_stands_as_before():
    text = _report().text()
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    assert [line.split()[-1] for line in blocks[0][:2]] == ["-", "-"]  # the lamps came last
    rivers = next(block for block in blocks if "rivers" in block[0])
    assert AS_BEFORE in rivers[1]


def test_changes_only_leaves_out_clauses_that_never_changed():
    same = [draft(RIVERS, KITES), draft(RIVERS, KITES), draft(RIVERS, LAMPS)]
    report = SeriesReport(series(same), same, NAMES)
    assert "rivers" in report.text()
    assert "rivers" not in report.text(changes_only=True)


def test_the_page_of_years_marks_words_and_gaps():
    page = lxml_html.fromstring(_report().html())
    assert page.xpath("//ins[.='three']")
    assert page.xpath("//del[.='two']")
    assert len(page.xpath("//thead//th")) == 3
    assert page.xpath("//td[@class='gap']")


def test_the_word_file_of_years_has_a_column_a_text():
    data = _report().docx()
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert document.count("<w:gridCol") == 3
    assert "three" in document


@pytest.mark.parametrize("form", ["text", "json", "html", "docx"])
def test_the_command_gives_the_table_in_every_format(form):
    assert series_rendered(YEARS, NAMES, form)


def _edited():
    new = set_text(lamps(), "n5", (Text("Every week;"),))
    return move(new, "n9", "n2")


def test_every_change_of_words_is_a_sentence():
    old, new = draft(RIVERS, KITES), draft(RIVERS.replace("spring", "autumn"), LAMPS)
    summary = summarize(compare(old, new), old, new, "old", "new")
    text = write_summary_text(summary)
    assert "“spring” became “autumn”." in text
    assert "New: “Decides that the lamps" in text
    assert "Removed: “Encourages the makers" in text


def test_what_did_not_change_is_only_counted():
    old = draft(RIVERS, KITES)
    summary = summarize(compare(old, old), old, old, "old", "new")
    assert summary.items == ()
    assert "2 unchanged" in summary.counts[0]


def test_a_long_paragraph_is_quoted_in_part():
    old, new = draft(RIVERS), draft(RIVERS, "Notes " + "the kites and the lamps and " * 40)
    (item,) = summarize(compare(old, new), old, new, "", "").items
    assert len(item.sentences[0]) < 300


@pytest.mark.parametrize("form", ["text", "html", "docx"])
def test_the_command_gives_the_summary_in_every_format(form):
    assert summary_rendered(lamps(), _edited(), form, ("a", "b"))


@pytest.mark.parametrize("form", ["text", "html", "docx"])
def test_changes_only_leaves_the_unchanged_paragraphs_out(form):
    old = draft(RIVERS, KITES)
    new = draft(RIVERS, KITES.replace("two", "three"))

    def words(*, changes_only: bool) -> str:
        data = rendered(old, new, form, ("a", "b"), changes_only=changes_only)
        if form == "docx":
            return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        return data.decode()

    assert "soundings" in words(changes_only=False) or "rivers" in words(changes_only=False)
    assert "rivers" not in words(changes_only=True)
    assert "three" in words(changes_only=True)


def test_the_summary_in_word_is_read_back_by_the_program():
    old, new = draft(RIVERS), draft(KITES)
    data = summary_rendered(old, new, "docx", ("a", "b"))
    resolution, _ = read_bytes(data, "summary.docx")
    assert resolution is not None

"""Word files as proposed: both texts come back from the one, and every change has its words."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.samples import draft, lamps
from formats.word.reader_files import (
    deleted,
    docx,
    footnote,
    inserted,
    italic,
    mark,
    paragraph,
    run,
    table,
)
from penholder.document.operations import lines_of, renamed
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats import registry
from penholder.formats.word.proposal import accepted, rejected
from penholder.formats.word.reading.changes import ChangeKind, by_authors
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.proposing import read_proposed

OPENING = paragraph("\t", italic("The General Assembly"), ",")
GONE = '<w:del w:id="8" w:author="Ben" w:date="2026-01-02T03:04:05Z"/>'
NEW = '<w:ins w:id="9" w:author="Ada" w:date="2026-01-02T03:04:05Z"/>'


def numbered_anew(resolution: Resolution) -> Resolution:
    """The resolution with ids that say only the order of its lines and notes."""
    ids = {line.id: f"L{place}" for place, line in enumerate(lines_of(resolution))}
    ids |= {note.id: f"N{place}" for place, note in enumerate(resolution.notes)}
    return renamed(resolution, ids)


def prove(data: bytes) -> None:
    proposal = read_proposed(data, "a.docx")
    assert accepted(proposal) == read_docx(data, "a.docx").resolution
    before = read_docx(data, "a.docx", "rejected").resolution
    assert numbered_anew(rejected(proposal)) == numbered_anew(before)


def shown(runs) -> list[tuple[str, str]]:
    """Each run as (who changed it how, its words)."""
    return [
        (
            " ".join(f"{change.author}:{change.kind}" for change in run.changes),
            plain_text(run.spans),
        )
        for run in runs
    ]


def test_each_word_says_who_put_it_in_or_took_it_out():
    data = docx(OPENING, paragraph("Noting the ", deleted("old"), inserted(run("new")), " sea,"))
    prove(data)
    (line,) = read_proposed(data, "a.docx").lines
    assert shown(line.runs) == [
        ("", "Noting the "),
        ("Ben:deletion", "old"),
        ("Ada:insertion", "new"),
        ("", " sea,"),
    ]
    assert line.runs[1].changes[0].date == "2026-01-02T03:04:05Z"


def test_words_that_one_inserts_and_another_deletes_are_kept():
    data = docx(
        OPENING,
        paragraph(inserted(deleted("Ever ")), "noting ", inserted(deleted("never ")), "the sea,"),
    )
    prove(data)
    (line,) = read_proposed(data, "a.docx").lines
    both = "Ada:insertion Ben:deletion"
    assert shown(line.runs) == [
        (both, "Ever "),
        ("", "noting "),
        (both, "never "),
        ("", "the sea,"),
    ]


def test_paragraphs_inserted_deleted_and_moved_stand_where_the_file_has_them():
    moved_from = f'<w:moveFrom w:id="3" w:author="Eve">{run("Noting the moon,")}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="4" w:author="Eve">{run("Noting the moon,")}</w:moveTo>'
    data = docx(
        OPENING,
        paragraph(moved_from, mark='<w:moveFrom w:id="5" w:author="Eve"/>'),
        paragraph("Noting the sea,"),
        paragraph(deleted("Noting the sky,"), mark=GONE),
        paragraph(inserted(run("Noting the sand,")), mark=NEW),
        paragraph(moved_to, mark='<w:moveTo w:id="6" w:author="Eve"/>'),
        paragraph("Noting the land,"),
    )
    prove(data)
    proposal = read_proposed(data, "a.docx")
    assert [shown(line.runs) for line in proposal.lines] == [
        [("Eve:move from", "Noting the moon,")],
        [("", "Noting the sea,")],
        [("Ben:deletion", "Noting the sky,")],
        [("Ada:insertion", "Noting the sand,")],
        [("Eve:move to", "Noting the moon,")],
        [("", "Noting the land,")],
    ]
    assert [(line.before is None, line.after is None) for line in proposal.lines] == [
        (False, True),
        (False, False),
        (False, True),
        (True, False),
        (True, False),
        (False, False),
    ]
    assert proposal.authors == ("Eve", "Ben", "Ada")


def test_words_that_a_deleted_paragraph_mark_joins_are_its_authors_doing():
    data = docx(
        OPENING,
        paragraph("Noting the sea", mark=GONE),
        paragraph(" and the land,"),
        paragraph("Noting the sky,"),
    )
    prove(data)
    first, second, _ = read_proposed(data, "a.docx").lines
    assert shown(first.runs) == [("", "Noting the sea"), ("Ben:deletion", " and the land,")]
    assert shown(second.runs) == [("Ben:deletion", "and the land,")]
    assert second.after is None


def test_changes_in_notes_and_whole_notes():
    data = docx(
        OPENING,
        paragraph(
            "Noting the sea,",
            mark("1"),
            inserted(mark("2")),
            f"<w:del w:author='Ben'>{mark('3')}</w:del>",
        ),
        footnotes=footnote("1", " See ", deleted("A/1"), inserted(run("A/2")), ".")
        + footnote("2", inserted(run(" See A/3.")))
        + footnote("3", deleted(" See A/4.")),
    )
    prove(data)
    notes = read_proposed(data, "a.docx").notes
    assert shown(notes[0].runs) == [
        ("", "See "),
        ("Ben:deletion", "A/1"),
        ("Ada:insertion", "A/2"),
        ("", "."),
    ]
    assert [(note.before is None, note.after is None) for note in notes] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_numbers_and_references_of_either_text_come_back():
    data = docx(
        OPENING,
        paragraph("1.\tNotes the sea;"),
        paragraph(inserted(run("2.\tNotes the sky;")), mark=NEW),
        paragraph(deleted("2"), inserted(run("3")), ".\tRecalls paragraph 1 above;"),
        paragraph(
            deleted("3"),
            inserted(run("4")),
            ".\tRecalls paragraph ",
            deleted("2"),
            inserted(run("3")),
            " above.",
        ),
    )
    prove(data)
    assert len(read_proposed(data, "a.docx").lines) == 4


def test_title_opening_tables_and_first_page():
    new = f"<w:tr><w:trPr>{NEW}</w:trPr><w:tc>{paragraph(inserted(run('new')))}</w:tc></w:tr>"
    data = docx(
        paragraph("\t\tFerries ", inserted(run("and piers")), deleted("and nets"), style="TitleH1"),
        OPENING,
        paragraph("1.\tApproves:"),
        table(["kept"]).replace("</w:tbl>", f"{new}</w:tbl>"),
        paragraph("2.\tNotes the sea."),
    )
    prove(data)
    proposal = read_proposed(data, "a.docx")
    assert shown(proposal.title) == [
        ("", "Ferries "),
        ("Ada:insertion", "and piers"),
        ("Ben:deletion", "and nets"),
    ]
    rows = proposal.lines[1]
    assert (len(rows.before.rows), len(rows.after.rows)) == (1, 2)


def test_comment_is_about_the_same_words_in_the_proposed_text():
    comment = '<w:comment w:id="7" w:author="Eve">' + paragraph("Which?") + "</w:comment>"
    data = docx(
        OPENING,
        paragraph(
            "1.\tNotes the ",
            deleted("old "),
            '<w:commentRangeStart w:id="7"/>',
            deleted("sea"),
            '<w:commentRangeEnd w:id="7"/>',
            inserted(run("land")),
            ".",
        ),
        comments=comment,
    )
    proposal = read_proposed(data, "a.docx")
    (found,), (line,) = proposal.comments, proposal.lines
    text = "".join(plain_text(each.spans) for each in line.runs)
    assert found.node == line.id
    assert text[found.start : found.end] == "sea"


def test_changes_of_some_authors_only():
    data = docx(
        OPENING,
        paragraph("Noting the ", deleted("old "), inserted(run("new ")), "sea,"),
        paragraph(inserted(run("Noting the sky,")), mark=NEW),
        paragraph("Noting the land,"),
    )
    texts = {}
    for names in ((), ("Ada",), ("Ben",), ("Ada", "Ben")):
        resolution = read_docx(data, "a.docx", by_authors(names)).resolution
        texts[names] = [plain_text(line.spans) for line in lines_of(resolution)]
    assert texts == {
        (): ["Noting the old sea,", "Noting the land,"],
        ("Ada",): ["Noting the old new sea,", "Noting the sky,", "Noting the land,"],
        ("Ben",): ["Noting the sea,", "Noting the land,"],
        ("Ada", "Ben"): ["Noting the new sea,", "Noting the sky,", "Noting the land,"],
    }


def test_a_text_that_is_wholly_inserted_has_nothing_before():
    data = docx(
        paragraph(inserted(run("The General Assembly,")), mark=NEW),
        paragraph(inserted(run("Noting the sea,")), mark=NEW),
    )
    proposal = read_proposed(data, "a.docx")
    assert accepted(proposal) == read_docx(data, "a.docx").resolution
    assert rejected(proposal) == Resolution()


def test_a_file_without_changes_is_one_run_a_line():
    for resolution in (lamps(), draft()):
        data = registry.write_bytes(resolution, Path("a.docx"))
        prove(data)
        proposal = read_proposed(data, "a.docx")
        assert all(len(line.runs) <= 1 for line in proposal.lines)
        assert proposal.changes == ()


def test_a_file_without_words_is_refused():
    with pytest.raises(InputError, match="no text"):
        read_proposed(docx(paragraph("")), "a.docx")


# --- any file -----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Noting ",
        "the sea",
        ", ",
        "; ",
        " and ",
        "1.\t",
        "(a)\t",
        "2",
        ".",
        "Recalls paragraph 1 ",
        "\n",
        ":",
        "Welcomes ",
    ]
)
AUTHORS = st.sampled_from(["Ada", "Ben", "Eve"])


def moved(kind: str, text: str, author: str) -> str:
    return f'<w:{kind} w:id="3" w:author="{author}">{run(text)}</w:{kind}>'


CONTENT = st.one_of(
    WORDS,
    WORDS.map(italic),
    st.builds(lambda text, author: inserted(run(text), author=author), WORDS, AUTHORS),
    st.builds(lambda text, author: inserted(italic(text), author=author), WORDS, AUTHORS),
    st.builds(deleted, WORDS, AUTHORS),
    st.builds(lambda text: inserted(deleted(text)), WORDS),
    st.builds(moved, st.sampled_from(["moveFrom", "moveTo"]), WORDS, AUTHORS),
    st.sampled_from(["1", "2", "3"]).map(mark),
    st.sampled_from(["1", "2", "3"]).map(lambda note: inserted(mark(note))),
)
MARK = st.sampled_from(["", "", "", GONE, NEW, GONE + NEW])
PARAGRAPH = st.builds(
    lambda start, content, end: paragraph(start, *content, mark=end),
    st.sampled_from(["Noting ", "1.\tWelcomes ", "2.\tRequests ", "(a)\tThe ", "", "Annex", "\t"]),
    st.lists(CONTENT, max_size=6),
    MARK,
)
TABLE = st.sampled_from([table(["a", "b"]), table([""]).replace(run(""), inserted(run("new")))])
NOTES = "".join(
    footnote(note, " See ", inserted(run("A/1")), deleted("A/2"), ".") for note in "123"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PARAGRAPH, PARAGRAPH, PARAGRAPH, TABLE), min_size=1, max_size=8), MARK)
def test_both_texts_come_back_from_any_file(blocks, mark_of_opening):
    opening = paragraph("The General Assembly,", mark=mark_of_opening)
    prove(docx(opening, *blocks, paragraph("9.\tDecides to go on."), footnotes=NOTES))


def test_kinds_of_change_that_words_can_have():
    assert {kind for kind in ChangeKind if kind.removes} == {
        ChangeKind.DELETION,
        ChangeKind.MOVE_FROM,
    }

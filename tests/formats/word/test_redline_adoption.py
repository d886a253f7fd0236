"""The lines of adoption of one adopted text over those of another: only the words that differ."""

import pytest
from msgspec.structs import replace

from formats.samples import lamps
from formats.word.office import W, part, words
from formats.word.reader_files import docx, italic, paragraph, run
from penholder.document.resolution import Adoption, Closing
from penholder.document.spans import Text
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Options, redline
from penholder.formats.word.redline.plain import with_breaks_of
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write

DATE = "2036-01-02T03:04:05Z"
BREAK = "<w:r><w:br/></w:r>"
OPENING = paragraph("\t", italic("The General Assembly"), ",")
TITLE = paragraph("90/7.\tHarbour lights", style="H1")
CLAUSE = paragraph(italic("Noting"), " the lamps,")
LINES = ("Resolution adopted by the General Assembly", "on 21 December 2035")
REPORT = "[on the report of the Second Committee (A/90/468)]"


def laid(base, new):
    """What is deleted and inserted; both readings of the file are checked."""
    old = read_docx(base, "base").resolution
    data = redline(base, new, Options("A. Keeper", DATE)).data
    for changes, meant in (("accepted", new), ("rejected", old)):
        assert view(read_docx(data, "file", changes).resolution) == view(meant)
    return tuple(
        [words for change in part(data).iter(W + tag) if (words := said(change))]
        for tag in ("del", "ins")
    )


def said(change):
    return "".join(node.text or "" for node in change.iter(W + "t", W + "delText"))


def adopted(line, report=REPORT):
    return replace(lamps(), adoption=Adoption(line, "", report))


def test_only_the_date_changes_in_a_line_of_adoption_of_two_lines():
    new = adopted("Resolution adopted by the General Assembly on 3 March 2036")
    gone, come = laid(write(lamps()), new)
    assert (gone, come) == (["21 December 2035"], ["3 March 2036"])


def test_a_word_before_the_break_changes_alone():
    gone, come = laid(
        write(lamps()), adopted("Resolution adopted by the Council on 21 December 2035")
    )
    assert (gone, come) == (["General Assembly"], ["Council"])


@pytest.mark.parametrize("apart", [True, False])
def test_lines_of_adoption_and_report_in_one_paragraph(apart):
    joint = BREAK if apart else "</w:t><w:br/><w:t>"
    whole = joint.join([*LINES, REPORT])
    content = (
        BREAK.join(map(run, [*LINES, REPORT]))
        if apart
        else run(whole).replace("&lt;", "<").replace("&gt;", ">")
    )
    base = docx(paragraph(content), TITLE, OPENING, CLAUSE)
    old = read_docx(base, "base").resolution
    assert old.adoption == Adoption(" ".join(LINES), "21 December 2035", REPORT)
    adoption = Adoption(
        "Resolution adopted by the General Assembly on 3 March 2036",
        "3 March 2036",
        "[on the report of the Third Committee (A/90/468/Add.1)]",
    )
    gone, come = laid(base, replace(old, adoption=adoption))
    assert gone == ["21 December 2035", "Second", "A/90/468"]
    assert come == ["3 March 2036", "Third", "A/90/468/Add.1"]


def test_meeting_and_date_in_one_paragraph():
    content = BREAK.join(map(run, ["66th plenary meeting", "21 December 2035"]))
    title = paragraph("Harbour lights", style="H1")
    base = docx(title, OPENING, CLAUSE, paragraph(content))
    old = read_docx(base, "base").resolution
    assert old.closing == Closing("66th plenary meeting", "21 December 2035")
    gone, come = laid(base, replace(old, closing=Closing("67th plenary meeting", "3 March 2036")))
    assert (gone, come) == (["66", "21 December 2035"], ["67", "3 March 2036"])


@pytest.mark.parametrize(
    "line",
    [
        "Decision taken by the Council 3 March 2036",
        "Resolution adopted by the General Assembly\nOn 3 March 2036",
        "Resolution adopted by the General Assembly",
        "Resolution adopted by the General Assembly in plenary on 3 March 2036 by consensus",
    ],
)
def test_any_other_line_of_adoption_is_exact_too(line):
    laid(write(lamps()), adopted(line))


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (
            "Resolution adopted by all ports on 3 March",
            "Resolution adopted by all ports\non 3 March",
        ),
        ("Taken on 3 March", "Taken on 3 March"),  # too little is left to tell
    ],
)
def test_breaks_stand_where_the_words_around_them_do(new, lines):
    assert with_breaks_of("Resolution adopted by our ports\non 1 May", new) == lines


def test_lines_of_adoption_in_another_language_are_set_as_ours_are():
    french = Adoption(
        "Résolution adoptée par l’Assemblée générale le 21 décembre 2035",
        "21 décembre 2035",
        "[ sur la base du rapport de la Deuxième Commission (A/89/777/Add.2) ]",
    )
    opening = (Text("L’Assemblée générale", italic=True), Text(","))
    base = write(replace(lamps(), language="fr", adoption=french, opening=opening))
    assert read_docx(base, "base").resolution.language == "fr"
    data = redline(base, lamps()).data
    for begin in ("Resolution adopted", "[on the report"):
        assert look_of(data, begin) == look_of(write(lamps()), begin)


def look_of(data, begin):
    """The words in italics and the number of line breaks of the line that begins so."""
    line = next(p for p in part(data).iter(W + "p") if words(p).startswith(begin))
    slanted = [
        node for node in line.iter(W + "t") if node.getparent().find(f"{W}rPr/{W}i") is not None
    ]
    return "".join(node.text for node in slanted), len(list(line.iter(W + "br")))

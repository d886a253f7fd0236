"""Where lines stand in the file: as counted on official pages; and that they read back so."""

import pytest

from formats.samples import draft, italic
from formats.word.office import W, part, words
from formats.word.test_redline_parts import with_document
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.formats.word.elements import element
from penholder.formats.word.options import STANDARD
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.spaces import joined
from penholder.formats.word.writer import write

OP, SUB, ON = LineKind.OPERATIVE, LineKind.SUBPARAGRAPH, LineKind.CONTINUATION


def of_lines(*lines):
    body, annexes = from_lines(lines)
    return Resolution(
        title=plain("Harbour lights"),
        opening=italic("The General Assembly", ","),
        body=body,
        annexes=annexes,
    )


def listed():
    """Sub-paragraphs of three levels, with text that goes on behind each list."""
    return of_lines(
        Line("n1", OP, italic("Requests", " the keepers:")),
        Line("n2", SUB, plain("To polish the lens:"), 1),
        Line("n3", SUB, plain("Every day:"), 2),
        Line("n4", SUB, plain("With a cloth;"), 3),
        Line("n5", ON, plain("in clear weather;"), 2),
        Line("n6", ON, plain("whatever the fog;"), 1),
        Line("n7", SUB, plain("To ring the bell;"), 1),
        Line("n8", ON, plain("in all harbours;"), 0),
        Line("n9", OP, italic("Thanks", " the keepers.")),
    )


def placed(resolution, text):
    """Words before a text in its paragraph, its left indent and what hangs, in twips."""
    for paragraph in part(write(resolution)).iter(W + "p"):
        shown = "".join(
            {W + "tab": "\t"}.get(node.tag, node.text or "")
            for node in paragraph.iter(W + "t", W + "tab")
            if node.getparent().tag == W + "r"
        )
        if text in shown:
            indent = paragraph.find(f"{W}pPr/{W}ind")
            has = {} if indent is None else indent.attrib
            return shown[: shown.index(text)], has.get(W + "left"), has.get(W + "hanging")
    raise AssertionError(text)


def test_the_first_line_of_a_sub_paragraph_is_set_in_and_the_others_begin_at_the_margin():
    assert placed(listed(), "To polish") == ("\t(a)\t", None, None)


def test_deeper_levels_stand_a_tab_further_in():
    assert placed(listed(), "Every day") == ("(i)\t", "1742", None)
    assert placed(listed(), "With a cloth") == ("a.\t", "2218", None)


def test_text_behind_a_list_is_read_back_as_going_on_what_it_went_on():
    found = read_docx(write(listed()), "file").resolution
    lines = to_lines(found.body, found.annexes)
    meant = to_lines(listed().body, ())
    assert [(line.kind, line.level) for line in lines] == [(m.kind, m.level) for m in meant]


@pytest.mark.parametrize("level", [1, 2])
def test_text_behind_a_list_that_hangs_is_read_as_before(level):
    """Files of other programs, and our own of earlier releases, set sub-paragraphs hanging."""
    places = {"(a)": (2693, 475), "(b)": (2693, 475), "(i)": (3182, 489), "a.": (3658, 476)}
    places |= {"whatever": (2693, None), "in": (3182, None)}

    def hang(root):
        for paragraph in root.iter(W + "p"):
            first = words(paragraph).split()[:1]
            if not first or first[0] not in places:
                continue
            left, hanging = places[first[0]]
            properties = paragraph.find(W + "pPr")
            for old in properties.findall(W + "ind"):
                properties.remove(old)
            properties.append(element("w:ind", left=left, hanging=hanging))

    found = read_docx(with_document(write(listed()), hang), "file").resolution
    lines = to_lines(found.body, found.annexes)
    text = {1: "whatever the fog;", 2: "in clear weather;"}[level]
    line = next(line for line in lines if line.spans[0].text == text)
    assert (line.kind, line.level) == (ON, level)


def test_the_number_of_a_section_stands_above_its_title():
    shown = [words(item) for item in part(write(draft())).iter(W + "p")]
    assert shown[shown.index("I") + 1] == "Lamps"


@pytest.mark.parametrize("label", ["A.", "II.", "1"])
def test_other_labels_of_headings_stand_before_it(label):
    heading = Line("n1", LineKind.HEADING, plain("Lamps"), 1, label)
    assert placed(of_lines(heading), "Lamps") == (f"{label}\t", "1742", "475")


def test_an_annex_begins_on_the_page_it_comes_to():
    paragraphs = list(part(write(draft())).iter(W + "p"))
    annex = next(item for item in paragraphs if words(item) == "Annex")
    assert annex.find(f"{W}pPr/{W}pageBreakBefore") is None


def test_a_word_that_never_ends_a_line_behind_its_hyphen_is_kept_together():
    text = "non-governmental, inter-agency and capacity-building for the co-chairs"
    assert joined(text, "en") == text.replace("non-", "non\u2011").replace(
        "inter-", "inter\u2011"
    ).replace("co-", "co\u2011")
    assert joined(text, "fr") == text


def test_a_no_break_hyphen_is_that_of_word_and_reads_back():
    text = of_lines(Line("n1", OP, italic("Thanks", " the non-permanent keepers.")))
    data = write(text, STANDARD)
    assert part(data).find(f".//{W}noBreakHyphen") is not None
    found = read_docx(data, "file").resolution
    assert "non\u2011permanent" in found.body[0].chapeau[1].text

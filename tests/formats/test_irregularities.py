"""What is odd in real resolutions: each oddity in our own words, and in the real file.

The numbers are those of the list of irregularities that comes with the corpus.

 1 no opening line, or one without a comma    12 tables and lists inside a paragraph
 2 a single paragraph without a number        13 italics that are not reliable
 3 a verb alone above its sub-paragraphs      14 slips of the editors
 4 numbers without their full stop            15 page furniture
 5 numbers that begin again inside a clause   16 text with its masthead at the end
 6 sections with preambles and numbers        17 characters that are not seen
 7 gaps in the numbers                        18 other organs and their votes
 8 titles without number, over several lines  19 documents that are no draft resolutions
 9 parts A and B, symbols of older series     20 report and meeting lines
10 outcome documents in body or annex         21 (covered by 1, 6, 9 and 10)
11 sub-paragraphs of every shape

Each test is named after its number. The small texts are read as plain text and as a Word file.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from formats.word.reader_files import docx, paragraph
from penholder.document.lines import Line, LineKind
from penholder.document.numbering import line_labels, marks_in_order
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.spans import opening_phrase
from penholder.document.text import plain_text
from penholder.formats.registry import read_bytes, read_file
from penholder.formats.report import ImportReport

PP, OP, SUB = LineKind.PREAMBULAR, LineKind.OPERATIVE, LineKind.SUBPARAGRAPH
Reading = tuple[Resolution, ImportReport]
FRONT = (
    "Resolution adopted by the General Assembly on 3 May 2043",
    "[on the report of the Second Committee (A/97/465, para. 7)]",
    "97/14. Lights of small harbours",
)


@pytest.fixture(params=["txt", "docx"])
def read(request: pytest.FixtureRequest) -> Callable[..., Reading]:
    """Reads lines as a text, or as the paragraphs of a Word file."""

    def read_lines(*lines: str, front: tuple[str, ...] = FRONT) -> Reading:
        if request.param == "txt":
            return read_bytes("\n\n".join([*front, *lines]).encode(), "a.txt")
        return read_bytes(docx(*(paragraph(line) for line in [*front, *lines])), "a.docx")

    return read_lines


@pytest.fixture(scope="module")
def pdf(corpus: Path) -> Callable[[str], Reading]:
    held: dict[str, Reading] = {}

    def read_pdf(name: str) -> Reading:
        if name not in held:
            held[name] = read_file(corpus / "pdf" / f"{name}.pdf")
        return held[name]

    return read_pdf


@pytest.fixture(scope="module")
def text(corpus: Path) -> Callable[[str], Reading]:
    """Reads a text of the library."""
    with tarfile.open(corpus / "library.tar.xz") as archive:
        found = {
            Path(member.name).stem: archive.extractfile(member).read()
            for member in archive
            if member.isfile() and member.name.endswith(".txt")
        }
    return lambda name: read_bytes(found[name], f"{name}.txt")


def kinds(resolution: Resolution) -> list[LineKind]:
    return [line.kind for line in lines_of(resolution)]


def words(resolution: Resolution) -> list[str]:
    return [plain_text(line.spans) for line in lines_of(resolution)]


def labels(resolution: Resolution, *wanted: LineKind) -> list[str]:
    lines = lines_of(resolution)
    shown = line_labels(lines, resolution.language)
    return [shown.get(line.id, "") for line in lines if not wanted or line.kind in wanted]


def shape(resolution: Resolution) -> list[tuple[LineKind, str, int]]:
    lines = lines_of(resolution)
    shown = line_labels(lines, resolution.language)
    return [(line.kind, shown.get(line.id, ""), line.level) for line in lines]


def of_kind(resolution: Resolution, kind: LineKind) -> list[Line]:
    return [line for line in lines_of(resolution) if line.kind is kind]


# --- 1: the opening line -----------------------------------------------------------------------


def test_01_no_opening_line(read):
    resolution, _ = read("Recalling its resolution 96/3 on lamps,", "1. Notes the lamps.")
    assert plain_text(resolution.title) == "Lights of small harbours"
    assert resolution.opening == ()
    assert kinds(resolution) == [PP, OP]


def test_01_opening_line_without_a_comma(read):
    resolution, _ = read(
        "The General Assembly",
        "Adopts the following declaration:",
        "We, the keepers of the lamps, have met at the pier.",
    )
    assert plain_text(resolution.opening) == "The General Assembly"
    assert words(resolution) == [
        "Adopts the following declaration:",
        "We, the keepers of the lamps, have met at the pier.",
    ]


def test_01_real(pdf):
    resolution, report = pdf("A_RES_78_225")
    assert resolution.opening == ()
    assert any("opening line" in warning for warning in report.warnings)
    assert plain_text(pdf("A_RES_73_3")[0].opening) == "The General Assembly"


# --- 2, 3, 4: numbers --------------------------------------------------------------------------


def test_02_single_paragraph_without_a_number(read):
    resolution, _ = read(
        "The General Assembly,",
        "Recalling its resolution 96/3 on lamps,",
        "Decides to light two more lamps on the pier.",
    )
    assert shape(resolution) == [(PP, "", 0), (OP, "", 0)]


@pytest.mark.parametrize("name", ["A_RES_78_246", "A_RES_78_124"])
def test_02_real(pdf, name):
    assert labels(pdf(name)[0], OP) == [""]


def test_03_verb_alone_above_its_parts(read):
    resolution, _ = read(
        "The General Assembly,",
        "Recalling its resolution 96/3 on lamps,",
        "Decides:",
        "(a) To light two more lamps;",
        "(b) To buy the oil.",
    )
    assert shape(resolution) == [(PP, "", 0), (OP, "", 0), (SUB, "(a)", 1), (SUB, "(b)", 1)]


def test_03_real(pdf):
    assert labels(pdf("A_RES_78_329")[0], OP, SUB) == ["", "(a)", "(b)"]


def test_04_number_without_its_full_stop(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps;",
        "2 Condemns the fog;",
        "3. Thanks the keepers.",
    )
    assert words(resolution) == ["Notes the lamps;", "Condemns the fog;", "Thanks the keepers."]
    assert [label.rstrip(".") for label in labels(resolution)] == ["1", "2", "3"]


def test_04_real(pdf):
    assert labels(pdf("A_RES_79_160")[0], OP)[25:27] == ["26", "27"]


# --- 5, 6, 7: counting -------------------------------------------------------------------------


def test_05_numbers_begin_again_inside_a_paragraph(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps;",
        "2. Adopts the following provisional agenda:",
        "1. Opening of the pier.",
        "2. Lighting of the lamps.",
        "3. Thanks the keepers.",
    )
    assert labels(resolution, OP) == ["1.", "2.", "3."]
    assert labels(resolution, LineKind.QUOTED) == ["1.", "2."]


@pytest.mark.parametrize(("name", "count"), [("A_RES_78_223", 7), ("A_RES_78_248", 2)])
def test_05_real(pdf, name, count):
    resolution, _ = pdf(name)
    operative = labels(resolution, OP)
    assert operative == [f"{number}." for number in range(1, len(operative) + 1)]
    assert len(of_kind(resolution, LineKind.QUOTED)) == count


def test_06_sections_with_preambles_and_numbers_of_their_own(read):
    resolution, _ = read(
        "The General Assembly,",
        "Recalling its resolution 96/3 on lamps,",
        "I",
        "Lamps of the north",
        "Having considered the report of the keepers,",
        "1. Notes the lamps;",
        "2. Decides to light two more;",
        "II",
        "Lamps of the south",
        "Recalling also its resolution 96/4 on oil,",
        "1. Notes the oil.",
    )
    assert labels(resolution, OP) == ["1.", "2.", "1."]
    headings = of_kind(resolution, LineKind.HEADING)
    assert [line.label for line in headings] == ["I", "II"]
    assert [plain_text(line.spans) for line in headings] == [
        "Lamps of the north",
        "Lamps of the south",
    ]
    assert kinds(resolution).count(PP) == 3


def test_06_real(pdf):
    resolution, _ = pdf("A_RES_78_253")
    sections = [line for line in of_kind(resolution, LineKind.HEADING) if line.level == 1]
    assert [line.label for line in sections][:3] == ["I", "II", "III"]
    assert labels(resolution, OP).count("1.") > 10


def test_07_gap_in_the_numbers_is_kept(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps;",
        "2. Notes the oil;",
        "4. Thanks the keepers.",
    )
    assert labels(resolution) == ["1.", "2.", "4."]


@pytest.mark.parametrize(
    "name", ["A_RES_74_258", "A_RES_77_260", "A_HRC_RES_53_26", "A_HRC_RES_54_27"]
)
def test_07_real_gaps_are_numbers_in_disguise(text, name):
    """Where these seem to leave one out, it stands behind a mark of direction or has no stop."""
    numbers = [int(label.rstrip(".")) for label in labels(text(name)[0], OP) if label]
    assert numbers == list(range(1, len(numbers) + 1))


# --- 8, 9: titles and symbols ------------------------------------------------------------------


def test_08_title_without_its_number_over_several_lines(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps.",
        front=(
            "A/RES/97/14",
            *FRONT[:2],
            "Lights of “small” harbours: follow-up to",
            "the meeting of the keepers",
        ),
    )
    assert plain_text(resolution.title) == (
        "Lights of “small” harbours: follow-up to the meeting of the keepers"
    )
    assert resolution.masthead.symbol == "A/RES/97/14"


def test_08_number_and_title_apart_by_blanks_only(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps.",
        front=(*FRONT[:2], "97/14.  2043 Harbour Outcome"),
    )
    assert plain_text(resolution.title) == "2043 Harbour Outcome"


def test_08_real(pdf):
    resolution, _ = pdf("A_RES_79_9")
    assert plain_text(resolution.title).startswith("Cooperation between")


def test_09_parts_under_one_symbol(read):
    resolution, report = read(
        "A",
        "Lamps of the north",
        "The General Assembly,",
        "Recalling its resolution 96/3 A,",
        "1. Notes the lamps.",
        "B",
        "Lamps of the south",
        "The General Assembly,",
        "Recalling its resolution 96/3 B,",
        "1. Notes the oil.",
        front=("Resolutions adopted by the General Assembly on 3 May 2043", *FRONT[1:]),
    )
    assert labels(resolution, OP) == ["1.", "1."]
    assert kinds(resolution).count(PP) == 2
    shown = " ".join(
        [plain_text(resolution.title), *words(resolution), *(u.text for u in report.unplaced)]
    )
    for heading in ("Lamps of the north", "Lamps of the south"):
        assert heading in shown


@pytest.mark.parametrize("name", ["A_RES_71_101_A-B", "A_RES_76_84_A-B", "A_RES_77_128_A-B"])
def test_09_real(text, name):
    resolution, _ = text(name)
    assert kinds(resolution).count(LineKind.OPENING) == 1  # a second one
    assert labels(resolution, OP).count("1.") >= 1


@pytest.mark.parametrize(
    "symbol", ["A/RES/72/266 A", "A/RES/S-19/2", "A/RES/ES-11/1", "A/RES/2200 (XXI)"]
)
def test_09_symbols_of_every_series(read, symbol):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes the lamps.",
        front=(symbol, *FRONT[:2], "Lights of small harbours"),
    )
    assert resolution.masthead.symbol.replace(" ", "") == symbol.replace(" ", "")


@pytest.mark.parametrize("name", ["A_RES_S-19_2", "A_RES_2200(XXI)", "A_RES_217(III)"])
def test_09_real_older_series(text, name):
    resolution, _ = text(name)
    assert len(lines_of(resolution)) > 20


# --- 10, 11: outcome documents and levels ------------------------------------------------------


def test_10_outcome_document_in_the_body(read):
    resolution, _ = read(
        "The General Assembly",
        "Adopts the following outcome document:",
        "We, the keepers, have met at the pier, and declare:",
        "1. We reaffirm our care for the lamps.",
        "2. We commit ourselves to buy the oil.",
    )
    assert labels(resolution, OP)[-2:] == ["1.", "2."]
    assert "We reaffirm our care for the lamps." in words(resolution)


def test_10_outcome_document_in_an_annex(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Endorses the declaration annexed to the present resolution.",
        "7th plenary meeting",
        "3 May 2043",
        "Annex",
        "Declaration of the keepers",
        "1. We reaffirm our care for the lamps.",
        "2. We commit ourselves to buy the oil.",
    )
    (annex,) = resolution.annexes
    assert plain_text(annex.title) == "Declaration of the keepers"
    assert resolution.closing.meeting == "7th plenary meeting"
    assert labels(resolution)[-2:] == ["1.", "2."]


@pytest.mark.parametrize("name", ["A_RES_79_1", "A_RES_73_3"])
def test_10_real(pdf, name):
    assert labels(pdf(name)[0], OP)[:3] == ["", "1.", "2."]


def test_11_levels_in_the_preamble_and_text_after_them(read):
    resolution, _ = read(
        "The General Assembly,",
        "Recalling:",
        "(a) Its resolution 96/3;",
        "(b) Its resolution 96/4,",
        "1. Requests the keepers:",
        "(a) To light the lamps:",
        "(i) In the north;",
        "(ii) In the south;",
        "(b) To buy the oil;",
        "and to report on both;",
        "2. Thanks the keepers.",
    )
    assert (
        shape(resolution)
        == [
            (PP, "", 0),
            (SUB, "(a)", 1),
            (SUB, "(b)", 1),
            (OP, "1.", 0),
            (SUB, "(a)", 1),
            (SUB, "(i)", 2),
            (SUB, "(ii)", 2),
            (SUB, "(b)", 1),
            (LineKind.CONTINUATION, "", 0),
            (OP, "2.", 0),
        ]
        or shape(resolution)[8][0] is LineKind.CONTINUATION
    )


def test_11_roman_seven_and_the_letter_i_are_told_apart(read):
    letters = [f"({letter}) Lamp {letter};" for letter in "abcdefghij"]
    romans = [f"({roman}) Oil {roman};" for roman in ("i", "ii", "iii", "iv", "v", "vi", "vii")]
    resolution, _ = read(
        "The General Assembly,", "1. Lists:", *letters, "2. Lists also:", "(a) Oils:", *romans
    )
    levels = [line.level for line in of_kind(resolution, SUB)]
    assert levels == [1] * 10 + [1] + [2] * 7


def test_11_numbers_of_two_parts(read):
    resolution, report = read(
        "The General Assembly,",
        "1. Decides as follows:",
        "1.1. The lamps are lit at dusk;",
        "1.2. The lamps are put out at dawn.",
    )
    shown = " ".join([*labels(resolution), *words(resolution), *(u.text for u in report.unplaced)])
    for piece in ("1.1.", "1.2.", "lit at dusk", "put out at dawn"):
        assert piece in shown


def test_11_real(pdf):
    lines = lines_of(pdf("A_RES_80_116")[0])
    first = next(place for place, line in enumerate(lines) if line.kind is SUB)
    assert lines[first - 1].kind is PP
    assert [line.level for line in lines[first : first + 4]] == [1, 2, 2, 2]


# --- 12: tables and lists ----------------------------------------------------------------------


def test_12_list_of_meetings_inside_a_paragraph(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Decides that the keepers meet as follows:",
        "Monday, 9 June: from 9 a.m.",
        "Tuesday, 10 June: from 3 p.m.",
        "2. Thanks the keepers.",
    )
    assert labels(resolution, OP) == ["1.", "2."]
    assert words(resolution)[1:3] == [
        "Monday, 9 June: from 9 a.m.",
        "Tuesday, 10 June: from 3 p.m.",
    ]


def test_12_real(pdf):
    (scale,) = of_kind(pdf("A_RES_79_249")[0], LineKind.TABLE)
    assert len(scale.rows) == 194
    assert len(of_kind(pdf("A_RES_78_128")[0], LineKind.QUOTED)) >= 5


# --- 13: italics -------------------------------------------------------------------------------


def test_13_opening_phrases_without_any_italics(read):
    resolution, _ = read(
        "The General Assembly,",
        "Recalling its resolution 96/3,",
        "1. Also requests the keepers to light the lamps.",
    )
    assert [opening_phrase(line.spans) for line in lines_of(resolution)] == [
        "Recalling",
        "Also requests",
    ]


def test_13_italics_that_stop_inside_a_word():
    from formats.word.reader_files import italic

    data = docx(
        *(paragraph(line) for line in FRONT),
        paragraph(italic("The General Assembly"), ","),
        paragraph(italic("Recalling"), " ", italic("also"), ", its resolution 96/3,"),
        paragraph("1", italic(". Encourage"), "s the keepers."),
    )
    resolution, _ = read_bytes(data, "a.docx")
    assert words(resolution) == ["Recalling also, its resolution 96/3,", "Encourages the keepers."]
    phrases = [opening_phrase(line.spans) for line in lines_of(resolution)]
    assert phrases[0] == "Recalling also"


def test_13_real(pdf):
    phrases = [opening_phrase(line.spans) for line in lines_of(pdf("A_RES_78_167")[0])]
    assert "Encourages" in phrases
    plain = lines_of(pdf("A_RES_79_333")[0])
    assert all(opening_phrase(line.spans) for line in plain if line.kind in (PP, OP))


# --- 14, 15, 16: slips, furniture, dumps -------------------------------------------------------


def test_14_slips_stay_as_they_are(read):
    resolution, _ = read(
        "The General Assembly,",
        "1. Notes that that the lamps are are lit;",
        "2. Thanks the keepers",
    )
    assert words(resolution) == ["Notes that that the lamps are are lit;", "Thanks the keepers"]


def test_14_real(pdf, corpus):
    last = of_kind(pdf("A_RES_80_94")[0], OP)[-1]
    assert not plain_text(last.spans).endswith(".")
    resolution, _ = read_file(corpus / "text" / "A_RES_72_237.txt")
    assert any("that that" in line for line in words(resolution))


def test_15_page_furniture_is_counted_and_not_read():
    page = (
        "A/RES/97/14\nResolution adopted by the General Assembly on 3 May 2043\n"
        "97/14. Lights of small harbours\nThe General Assembly,\n"
        "1. Notes the lamps on the\n43-25878 (E) 030543\n*4325878*\n2/3\nA/RES/97/14\n"
        "pier and on the hill;\n2. Thanks the keepers.\n"
    )
    resolution, report = read_bytes(page.encode(), "a.txt")
    assert words(resolution) == [
        "Notes the lamps on the pier and on the hill;",
        "Thanks the keepers.",
    ]
    assert sum(report.furniture.values()) >= 3


def test_15_real(pdf):
    resolution, report = pdf("A_RES_78_167")
    assert report.unplaced == ()
    assert not any("*2325878*" in line or "____" in line for line in words(resolution))


def test_16_masthead_at_the_end(corpus):
    dump = (
        "The General Assembly,\n\nRecalling its resolution 96/3,\n\n1. Notes the lamps.\n\n"
        "7th plenary meeting\n3 May 2043\n\n[Start1]\n<<ODS JOB NO>>N4325878E<<ODS JOB NO>>\n"
        "<<ODS DOC SYMBOL1>>A/RES/97/14<<ODS DOC SYMBOL1>>\nUnited Nations\n"
        "A/RES/97/14\nGeneral Assembly\nDistr.: General\n5 May 2043\nNinety-seventh session\n"
        "Agenda item 24 (b)\n"
    )
    resolution, _ = read_bytes(dump.encode(), "a.txt")
    assert resolution.masthead.symbol == "A/RES/97/14"
    assert resolution.masthead.session == "Ninety-seventh session"
    assert not any("ODS" in line for line in words(resolution))
    seed, _ = read_file(corpus / "text" / "A_RES_71_244.txt")
    assert seed.masthead.symbol == "A/RES/71/244"


# --- 17: characters ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "odd",
    [
        "21\u00a0December",
        "21\u202fDecember",
        "follow\u2011up",
        "2043\u20132050",
        "lamps\u2014and oil",
        "lam\u00adps",
        "lam\u2060ps",
        "cafe\u0301",
        "keeper\u02bcs",
        "Kiritimati\u200d",
    ],
)
def test_17_odd_characters_are_kept_or_made_whole(read, odd):
    import unicodedata

    resolution, _ = read("The General Assembly,", f"1. Notes the {odd} of the pier.")
    (line,) = words(resolution)
    assert unicodedata.normalize("NFC", line) == unicodedata.normalize(
        "NFC", f"Notes the {odd} of the pier."
    )


def test_17_marks_of_direction_do_not_hide_a_number(read):
    resolution, _ = read("The General Assembly,", "1.\u200e Notes the lamps;", "2. Notes the oil.")
    assert labels(resolution, OP) == ["1.", "2."]


def test_17_bullets_of_private_fonts_are_bullets(read):
    resolution, _ = read(
        "The General Assembly,", "1. Lists:", "\uf0b7 Lamps;", "\uf0b7 Oil.", "2. Notes the oil."
    )
    assert labels(resolution, OP) == ["1.", "2."]
    assert [line.strip("\uf0b7• ") for line in words(resolution)[1:3]] == ["Lamps;", "Oil."]


def test_17_real(pdf, text):
    assert any("22–23 September 2024" in line for line in words(pdf("A_RES_80_150")[0]))
    assert len(lines_of(text("A_HRC_RES_47_24")[0])) > 5


# --- 18, 19, 20: other organs, other documents, other lines ------------------------------------


def test_18_security_council(read):
    resolution, _ = read(
        "The Security Council,",
        "Recalling its resolution 2900 (2043),",
        "Acting under Chapter VII of the Charter of the United Nations,",
        "1. Decides to light the lamps.",
        front=(
            "S/RES/2950 (2043)",
            "Resolution 2950 (2043)",
            "Adopted by the Security Council at its 9900th meeting, on 3 May 2043",
        ),
    )
    assert plain_text(resolution.opening) == "The Security Council,"
    assert kinds(resolution) == [PP, PP, OP]
    assert "9900th meeting" in resolution.adoption.line


def test_18_votes_of_the_human_rights_council(read):
    resolution, report = read(
        "The Human Rights Council,",
        "Recalling its resolution 80/3,",
        "1. Notes the lamps.",
        "7th meeting",
        "3 May 2043",
        "[Adopted by a recorded vote of 40 to 1, with 6 abstentions. The voting was as follows:",
        "In favour: Bellonia, Lampland",
        "Against: Pier Island",
        "Abstaining: Hill Island]",
    )
    assert kinds(resolution)[:2] == [PP, OP]
    shown = str(resolution) + str(report.unplaced)
    for piece in ("recorded vote", "Bellonia", "Pier Island", "Hill Island"):
        assert piece in shown


@pytest.mark.parametrize("name", ["A_HRC_RES_53_26", "S_RES_2719(2023)"])
def test_18_real(text, name):
    resolution, report = text(name)
    assert resolution.opening
    assert kinds(resolution).count(PP) > 5
    assert kinds(resolution).count(OP) > 5
    assert report.unplaced == ()


def test_19_documents_that_are_no_draft_resolutions(read):
    resolution, report = read(
        "The General Assembly, recalling its decision 96/501, decides to light two lamps.",
        front=(
            "A/C.2/97/L.3",
            "Agenda item 7",
            "Lampland:* draft decision",
            "Lights of small harbours",
        ),
    )
    assert kinds(resolution) == [LineKind.PLAIN]
    assert any("a draft decision" in warning for warning in report.warnings)


@pytest.mark.parametrize("name", ["A_80_L.20", "A_C.3_80_L.56", "A_C.1_80_L.35", "A_C.3_80_L.1"])
def test_19_real(pdf, name):
    resolution, report = pdf(name)
    assert OP not in kinds(resolution)
    assert any("not a draft resolution" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "[on the report of the Second Committee (A/97/465/Add.2, para. 7)]",
        "[without reference to a Main Committee (A/97/L.1)]",
        "[without reference to a Main Committee (A/97/L.9/Rev.1 and A/97/L.9/Add.1)]",
    ],
)
@pytest.mark.parametrize("meeting", ["49th plenary meeting", "50th (resumed) plenary meeting"])
def test_20_report_and_meeting_lines(read, line, meeting):
    resolution, report = read(
        "The General Assembly,",
        "1. Notes the lamps.",
        meeting,
        "3 May 2043",
        front=(FRONT[0], line, FRONT[2]),
    )
    assert resolution.adoption.report == line
    assert (resolution.closing.meeting, resolution.closing.date) == (meeting, "3 May 2043")
    assert report.unplaced == ()


def test_20_real(pdf):
    resolution, _ = pdf("A_RES_78_167")
    assert resolution.adoption.report.startswith("[on the report of the Second Committee")
    assert "plenary meeting" in resolution.closing.meeting
    assert len(marks_in_order(resolution)) > 0

"""Findings of a reading: each is told once, and shown at the place it comes from."""

from __future__ import annotations

from pathlib import Path

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Note, Resolution
from penholder.document.spans import NoteMark, Text, plain
from penholder.formats import registry
from penholder.formats.placing import Finding, FindingKind, findings, to_look_at
from penholder.formats.report import Guess, ImportReport, LeftOut, Unplaced
from penholder.formats.text.reader import read_text

_MARK = NoteMark("f1")


def lamps() -> Resolution:
    body, annexes = from_lines(
        [
            Line("p1", LineKind.PREAMBULAR, plain("Recalling its texts on harbour lamps,")),
            Line("p2", LineKind.OPERATIVE, (Text("Requests pilots to look for lamps;"), _MARK)),
            Line("p3", LineKind.OPERATIVE, plain("Decides to meet again at dusk.")),
        ]
    )
    return Resolution(
        title=plain("Lamps"),
        body=body,
        annexes=annexes,
        notes=(Note("f1", plain("See the chart.")),),
    )


def one(report: ImportReport) -> Finding:
    (found,) = findings(lamps(), report)
    return found


def test_text_that_was_not_placed_is_shown_where_the_words_before_it_stand() -> None:
    found = one(ImportReport((Unplaced("A stray line", "line 9", "look for\nlamps;"),)))
    assert (found.kind, found.text, found.place) == (
        FindingKind.UNPLACED, "A stray line", "line 9",
    )  # fmt: skip
    assert found.node == "p2"


def test_hyphens_and_line_ends_of_the_file_do_not_matter() -> None:
    report = ImportReport((Unplaced("x", near="Recalling its texts on har-\nbour lamps"),))
    assert one(report).node == "p1"


def test_words_that_run_over_several_paragraphs_lead_to_one_of_them() -> None:
    near = "look for lamps; Decides to meet again at dusk."
    assert one(ImportReport((Unplaced("x", near=near),))).node in ("p2", "p3")


def test_label_typed_in_the_file_does_not_matter() -> None:
    for near in ("2.\tRequests pilots", "(b) Requests pilots", "\tiv. Requests pilots"):
        assert one(ImportReport((Unplaced("x", near=near),))).node == "p2"


def test_place_that_the_reader_knows_comes_first() -> None:
    found = one(ImportReport((Unplaced("x", near="meet again at dusk", node="f1"),)))
    assert found.node == "f1"


def test_unknown_places_lead_to_the_title() -> None:
    assert one(ImportReport((Unplaced("x", near="nowhere at all", node="gone"),))).node == ""
    assert one(ImportReport((Unplaced("x", near="to"),))).node == ""


def test_warning_is_told_piece_by_piece_where_the_places_are_known() -> None:
    report = ImportReport(
        warnings=("Two marks are lost.", "No date was found."),
        guesses=(
            Guess("Mark 1 is lost.", "Two marks are lost.", node="f1"),
            Guess("Mark 2 is lost.", "Two marks are lost.", near="meet again at dusk"),
        ),
    )
    found = findings(lamps(), report)
    assert [(item.text, item.node) for item in found] == [
        ("Mark 1 is lost.", "f1"),
        ("Mark 2 is lost.", "p3"),
        ("No date was found.", ""),
    ]


def test_furniture_is_listed_by_piece_and_the_rest_counted() -> None:
    report = ImportReport(
        furniture={"page number": 3, "bar code": 1},
        left_out=(LeftOut("page number", "2/9", "page 2", "meet again at dusk"),),
    )
    found = findings(lamps(), report)
    assert [(item.text, item.place, item.count, item.node) for item in found] == [
        ("2/9", "page number, page 2", 1, "p3"),
        ("", "page number", 2, ""),
        ("", "bar code", 1, ""),
    ]
    assert sum(item.count for item in found) == 4


def test_what_is_to_be_looked_at_is_said_in_plain_words() -> None:
    report = ImportReport((Unplaced("a"), Unplaced("b")), ("Odd.",), {"rule": 2})
    assert to_look_at(findings(lamps(), report)) == "2 things I could not place, 1 guess to check"
    assert to_look_at(findings(lamps(), ImportReport(furniture={"rule": 2}))) == ""


def test_note_without_a_mark_is_shown_at_the_note() -> None:
    text = "\n".join(
        (
            "The Council,",
            "Recalling the lamps,",
            "1. Requests pilots to report;",
            "2. Decides to meet at dusk.",
            "5th meeting",
            "1 See chart 4.",
        )
    )
    resolution, report = read_text(text)
    found = [f for f in findings(resolution, report) if f.text.startswith("No mark was found")]
    assert [item.node for item in found] == [note.id for note in resolution.notes]


def test_every_finding_of_a_real_file_has_a_place_that_is_there(corpus: Path) -> None:
    resolution, report = registry.read_file(corpus / "pdf" / "A_RES_79_333.pdf")
    found = findings(resolution, report)
    pieces = [item for item in found if item.kind is FindingKind.FURNITURE]
    assert sum(item.count for item in pieces) == sum(report.furniture.values()) > 10
    assert any(item.node and "page 3" in item.place for item in pieces)

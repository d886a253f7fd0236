"""Amendments, decisions and notes are said to be no draft resolutions, whatever file they are."""

from pathlib import Path

import pytest

from penholder.document.lines import LineKind
from penholder.document.operations import lines_of
from penholder.document.text import plain_text
from penholder.formats.document_kind import Kind, kind_of
from penholder.formats.registry import read_bytes, read_file, write_bytes

HEAD = """United Nations A/C.2/98/L.7
General Assembly
Distr.: Limited
3 October 2043
Original: English
Ninety-eighth session
Second Committee
Agenda item 19
Harbours
"""
AMENDMENT = f"""{HEAD}
Lampland and Bellonia:* amendment to draft resolution A/C.2/98/L.3
Lights of small harbours
Delete operative paragraph 4.
* Lampland speaks for the harbours of the south.
"""
DECISION = f"""{HEAD}
Lampland, Bellonia and Pier Island:
draft decision
Lights of small harbours
The General Assembly, recalling its decision 97/501 on lamps, decides to light two more.
"""
CHAIR = f"""{HEAD}
Draft decision submitted by the Chair
Lights of small harbours
The General Assembly, recalling its decision 97/501:
(a) Notes the lamps;
(b) Decides to light two more.
"""
NOTE = f"""{HEAD}
Organization of the lamps
Note by the keepers
1. The lamps are lit at dusk. They are put out at dawn.
2. There are nine lamps on the pier and three on the hill.
"""
DRAFT = f"""{HEAD}
Lampland: draft resolution
Lights of small harbours
The General Assembly,
Recalling its resolution 97/14 on lamps,
1. Notes the lamps;
2. Decides to light two more.
"""


@pytest.mark.parametrize("extension", [".txt", ".docx", ".html", ".xml", ".penholder"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (AMENDMENT, Kind.AMENDMENT),
        (DECISION, Kind.DECISION),
        (CHAIR, Kind.DECISION),
        (NOTE, Kind.OTHER),
        (DRAFT, Kind.DRAFT),
    ],
)
def test_the_kind_is_known_in_every_format(text, kind, extension):
    first, report = read_bytes(text.encode(), "a.txt")
    assert any(kind.value in warning for warning in report.warnings) is not kind.is_resolution
    name = f"a{extension}"
    again, _ = read_bytes(write_bytes(first, Path(name)), name)
    assert kind_of(again) is kind


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (AMENDMENT, ["Delete operative paragraph 4."]),
        (
            DECISION,
            [
                "The General Assembly, recalling its decision 97/501 on lamps, decides to light"
                " two more."
            ],
        ),
        (
            CHAIR,
            [
                "The General Assembly, recalling its decision 97/501:",
                "Notes the lamps;",
                "Decides to light two more.",
            ],
        ),
    ],
)
def test_what_is_decided_is_text_and_the_title_is_a_title(text, paragraphs):
    resolution, report = read_bytes(text.encode(), "a.txt")
    assert [plain_text(line.spans) for line in lines_of(resolution)] == paragraphs
    assert plain_text(resolution.title) == "Lights of small harbours"
    assert report.unplaced == ()


def test_the_sponsors_of_an_amendment_keep_their_note():
    resolution, _ = read_bytes(AMENDMENT.encode(), "a.txt")
    assert [state.name for state in resolution.sponsors.states] == ["Lampland", "Bellonia"]
    assert resolution.sponsors.proposal == "amendment to draft resolution A/C.2/98/L.3"
    assert [note.label for note in resolution.notes] == ["*"]


def test_numbers_of_a_note_are_kept_as_they_are_shown():
    resolution, _ = read_bytes(NOTE.encode(), "a.txt")
    assert [(line.kind, line.label) for line in lines_of(resolution)] == [
        (LineKind.PLAIN, "1."),
        (LineKind.PLAIN, "2."),
    ]


def test_a_few_pasted_paragraphs_are_a_draft():
    resolution, report = read_bytes(b"1. The lamps are lit;\n2. The lamps are out.", "a.txt")
    assert kind_of(resolution) is Kind.DRAFT
    assert not any("not a draft resolution" in warning for warning in report.warnings)


def test_the_words_of_sponsors_tell_in_french_too():
    text = (
        "Lampland : amendement au projet de résolution A/C.2/98/L.3\n"
        "Feux des petits ports\nSupprimer le paragraphe 4 du dispositif.\n"
        "Assemblée générale\nQuatre-vingt-dix-huitième session\n"
    )
    resolution, _ = read_bytes(text.encode(), "a.txt")
    assert kind_of(resolution) is Kind.AMENDMENT


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A_80_L.20", Kind.AMENDMENT),
        ("A_C.3_80_L.56", Kind.AMENDMENT),
        ("A_C.1_80_L.35", Kind.DECISION),
        ("A_C.4_80_L.3", Kind.DECISION),
        ("A_C.4_80_L.10", Kind.DECISION),
        ("A_C.6_80_L.9", Kind.DECISION),
        ("A_C.3_80_L.1", Kind.OTHER),
        ("A_C.3_80_L.8", Kind.DRAFT),
        ("A_C.2_80_L.10", Kind.DRAFT),
    ],
)
@pytest.mark.parametrize("extension", [".txt", ".docx", ".html"])
def test_real_documents_are_known_in_every_format(corpus, name, kind, extension):
    page, _ = read_file(corpus / "pdf" / f"{name}.pdf")
    copy = f"a{extension}"
    resolution, report = read_bytes(write_bytes(page, Path(copy)), copy)
    assert kind_of(resolution) is kind
    assert any(kind.value in warning for warning in report.warnings) is not kind.is_resolution


def test_official_reports_in_word_are_of_another_kind(corpus):
    for path in sorted((corpus / "docx").glob("*.docx")):
        resolution, report = read_file(path)
        assert kind_of(resolution) is Kind.OTHER
        assert Kind.OTHER.sentence in report.warnings

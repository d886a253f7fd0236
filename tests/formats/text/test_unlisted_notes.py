"""Marks of notes whose words are not in the text: kept as marks, and said to be without words."""

import pytest

from penholder.document.numbering import marks_in_order, note_labels
from penholder.document.operations import lines_of
from penholder.document.spans import NoteMark
from penholder.document.text import plain_text
from penholder.formats.registry import read_file
from penholder.formats.text.reader import read_text


def marks(resolution):
    labels = note_labels(resolution)
    return [
        labels[span.note]
        for line in lines_of(resolution)
        for span in line.spans
        if isinstance(span, NoteMark)
    ]


def test_digit_behind_the_last_stop_is_a_mark():
    resolution, report = read_text(
        "The General Assembly,\n\n1. Notes the lamps that were lit in 2043;4\n\n"
        "2. Thanks the keepers."
    )
    assert plain_text(lines_of(resolution)[0].spans) == "Notes the lamps that were lit in 2043;"
    assert marks(resolution) == ["4"]
    assert "Note 4 is marked in the text, with no words in the list of notes." in report.warnings


def test_marks_that_stand_apart_and_count_are_marks():
    resolution, report = read_text(
        "L'Assemblée générale,\n\n"
        "Rappelant sa résolution 96/3 sur les lampes 1 ,\n\n"
        "Rappelant également l'accord des ports 2 et ses annexes,\n\n"
        "1. Prend note des 9 lampes allumées en 2043 3 ;\n\n"
        "2. Remercie les gardiens de la session 4 , et leurs amis 1 ;\n\n"
        "3. Décide d'allumer 2 lampes."
    )
    assert marks(resolution) == ["1", "2", "3", "4", "1"]
    assert [plain_text(line.spans) for line in lines_of(resolution)] == [
        "Rappelant sa résolution 96/3 sur les lampes,",
        "Rappelant également l'accord des ports et ses annexes,",
        "Prend note des 9 lampes allumées en 2043 ;",
        "Remercie les gardiens de la session, et leurs amis ;",
        "Décide d'allumer 2 lampes.",
    ]
    assert any(warning.startswith("Notes 1, 2, 3, 4 are marked") for warning in report.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "1. Lights 1 lamp, 2 lamps and 3 lamps;",
        "1. Adopts goals 1, 2, 3 and 4 for the first 5 years;",
        "1. Appropriates 2,130,900 dollars for 1 January 2043;",
        "1. Lights the lamp of pier 7;",
        "1. Takes note of paragraphs 1 to 3 and of annex 4;",
    ],
)
def test_numbers_stay_numbers(text):
    resolution, _ = read_text(f"The General Assembly,\n\n{text}\n\n2. Thanks the keepers.")
    assert plain_text(lines_of(resolution)[0].spans) == text.removeprefix("1. ")
    assert resolution.notes == ()


def test_french_text_has_the_marks_of_the_english(corpus):
    english, _ = read_file(corpus / "text" / "A_RES_71_244.txt")
    french, _ = read_file(corpus / "fr" / "A_RES_71_244.fr.txt")
    assert marks(french) == marks(english)
    assert len(marks_in_order(french)) == 15


def test_stray_mark_of_a_real_text(corpus):
    resolution, _ = read_file(corpus / "text" / "A_RES_72_237.txt")
    assert [note_labels(resolution)[note.id] for note in resolution.notes] == ["4"]
    assert not any(plain_text(line.spans)[-1:].isdigit() for line in lines_of(resolution))

"""Texts in the other languages of the United Nations, each in its script and direction."""

from __future__ import annotations

import pytest

from formats.pdf.made_pdf import pdf_in_script
from penholder.document.lines import to_lines
from penholder.document.numbering import line_labels
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.pdf import read
from penholder.formats.pdf.glyphs import PageContent, Rule, Run
from penholder.formats.pdf.page_lines import lines_of
from penholder.formats.pdf.right_to_left import is_right_to_left, mirrored
from penholder.formats.report import ImportReport

TEXTS = {
    "ru": (
        "Генеральная Ассамблея,",
        "напоминая о бурях прошлой зимы,",
        "1. приветствует новую лампу;",
        "2. постановляет остаться в море.",
    ),
    "zh": ("大会，", "回顾去年冬季的风暴，", "1. 欢迎新灯；", "2. 决定留在海上。"),
    "es": (
        "La Asamblea General,",
        "Recordando las tormentas del invierno pasado,",
        "1. Acoge con beneplácito la nueva lámpara;",
        "2. Decide permanecer en el mar.",
    ),
    "fr": (
        "L’Assemblée générale,",
        "Rappelant les tempêtes de l’hiver passé,",
        "1. Accueille avec satisfaction la nouvelle lampe\u00a0;",
        "2. Décide de rester en mer.",
    ),
    "ar": (
        "إن الجمعية العامة،",
        "إذ تشير إلى عواصف الشتاء الماضي،",
        "1 - ترحب بالمصباح الجديد؛",
        "2 - تقرر البقاء في البحر.",
    ),
}
RIGHT = 465.0


def _read(language: str) -> tuple[Resolution, ImportReport]:
    lines = []
    for row, text in enumerate(TEXTS[language]):
        y = 600.0 - 18 * row
        if language != "ar":
            lines.append((147.1, y, 10.0, False, text))
            continue
        edge = RIGHT
        for word in text.split(" "):  # as they stand: words from the right, their letters too
            edge -= 5.0 * len(word)
            lines.append((edge, y, 10.0, False, word[::-1]))
            edge -= 2.5
    return read(pdf_in_script(lines), "made.pdf")


@pytest.mark.parametrize("language", TEXTS)
def test_text_has_its_opening_preamble_and_numbers(language):
    resolution, report = _read(language)
    opening, preamble, first, second = TEXTS[language]
    lines = to_lines(resolution.body, resolution.annexes)
    labels = line_labels(lines, resolution.language)
    assert resolution.language == language
    assert plain_text(resolution.opening) == opening
    assert [line.kind.value for line in lines] == ["preambular", "operative", "operative"]
    assert plain_text(lines[0].spans) == preamble
    assert first.endswith(plain_text(lines[1].spans))
    assert second.endswith(plain_text(lines[2].spans))
    assert [labels[line.id][:1] for line in lines[1:]] == ["1", "2"]
    assert report.unplaced == ()
    assert any("right to left" in text for text in report.warnings) == (language == "ar")


def _page(*runs: tuple[str, float, float]) -> PageContent:
    made = [
        Run(text, left, right, 600.0, 0.0 if text == " " else 10.0, False, False)
        for text, left, right in runs
    ]
    return PageContent(600.0, 800.0, made, [Rule(50, 200, 500, 501)], 0)


def test_numbers_inside_an_arabic_line_keep_their_order():
    page = _page(("القرار", 472, 500), ("71", 440, 450), ("/", 450, 453), ("244", 453, 467))
    (line,) = lines_of(0, mirrored(page).runs)
    assert line.text == "القرار 71/244"


def test_blank_between_arabic_words_is_a_space_and_joined_letters_stay_together():
    page = _page(("المصباح", 470, 500), (" ", 467.5, 467.5), ("ال", 455, 467.5), ("جديد", 440, 455))
    (line,) = lines_of(0, mirrored(page).runs)
    assert line.text == "المصباح الجديد"


def test_shapes_of_letters_become_letters_and_rules_change_sides():
    page = mirrored(_page(("\ufee3\ufecc", 470, 500)))
    assert page.runs[0].text == "\u0645\u0639"
    assert (page.rules[0].left, page.rules[0].right) == (400, 550)


def test_page_with_a_few_arabic_words_runs_from_left_to_right():
    assert not is_right_to_left([_page(("The keepers of the coast", 50, 200), ("مصباح", 210, 250))])

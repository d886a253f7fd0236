"""Pages that do not say what is seen on them: scans, recognized text, nameless letters."""

from __future__ import annotations

from formats.pdf.made_pdf import Page, pdf_in_script, pdf_with_pictures
from penholder.formats.pdf import read

TEXT = Page().at(147, 700, "Recalling the storms of last winter,").content[0].encode()
PICTURE = b"q 612 0 0 792 0 0 cm /picture Do Q "


def _warnings(data: bytes) -> tuple[str, ...]:
    return read(data, "made.pdf")[1].warnings


def test_page_that_is_a_picture_among_pages_of_text_is_named():
    warnings = _warnings(pdf_with_pictures(TEXT, PICTURE, TEXT, PICTURE))
    assert "Pages 2, 4 hold pictures and no text: nothing of it could be read." in warnings
    assert not any("OCR" in warning for warning in warnings)


def test_recognized_text_behind_some_pages_only_is_named():
    warnings = _warnings(pdf_with_pictures(TEXT, PICTURE + TEXT))
    assert warnings[0].startswith("Page 2 is a picture, and the text behind it was recognized")


def test_recognized_text_behind_all_pages_is_said_once():
    warnings = _warnings(pdf_with_pictures(PICTURE + TEXT, PICTURE + TEXT))
    assert warnings[0].startswith("The pages are pictures, and the text behind them")


def test_page_drawn_in_outlines_has_no_text():
    outlines = b"".join(b"%d 500 4 6 re f\n" % x for x in range(60, 360, 5))
    assert any(
        warning.startswith("Page 2 holds")
        for warning in _warnings(pdf_with_pictures(TEXT, outlines))
    )


def test_empty_page_is_nothing_to_report():
    assert not any("Page 2" in warning for warning in _warnings(pdf_with_pictures(TEXT, b"")))


def test_letters_the_file_does_not_name_are_reported():
    lines = [(147.0, 700.0, 10.0, False, "The keepers of the coast " + "\ue123\ue124\ue125" * 8)]
    assert any("does not say which letters" in text for text in _warnings(pdf_in_script(lines)))


def test_bullets_of_symbol_fonts_are_no_nameless_letters():
    lines = [
        (147.0, 700.0 - 12 * row, 10.0, False, "\uf0b7 The keepers of the coast")
        for row in range(20)
    ]
    assert not any("which letters" in text for text in _warnings(pdf_in_script(lines)))

"""Broken, huge and hostile files: one sentence, in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.pdf.made_pdf import (
    adopted_first_page,
    file_of,
    opening,
    pdf,
    pdf_of_contents,
    pdf_with_pictures,
    stream,
)
from penholder.errors import InputError
from penholder.formats.pdf import read

GOOD = pdf(opening(adopted_first_page()).paragraph("1. Thanks the keepers.", "2. Goes on."))


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data, "file.pdf")
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a PDF", b"%PDF-1.7\n", GOOD[:40]])
def test_what_is_no_pdf_is_refused(data):
    assert "file.pdf is not a PDF file that can be read" in refusal(data)


def test_page_without_text_is_refused():
    assert refusal(pdf_of_contents([b"10 10 20 20 re f"])) == "file.pdf holds no text."


def test_pictures_of_pages_are_refused_with_what_to_do():
    assert "OCR" in refusal(pdf_with_pictures(b"612 0 0 792 0 0 cm /picture Do"))


def test_more_text_than_a_page_can_hold_is_refused():
    content = b"BT /roman 10 Tf 100 700 Td (word) Tj ET\n" * 70_000
    assert "far more than any resolution" in refusal(pdf_of_contents([content]))


def test_packed_nothing_is_refused_before_it_is_unpacked():
    assert "far more than any resolution" in refusal(
        pdf_of_contents([b" " * (60 * 1024 * 1024)], packed=True)
    )


def _forms(calls: int, depth: int, *, circle: bool) -> bytes:
    content = b"/X Do BT /roman 10 Tf 100 600 Td (lamp) Tj ET"
    fonts = "/Font<</roman 3 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
        f"/Resources<<{fonts}/XObject<</X 6 0 R>>>>/Contents 5 0 R>>".encode(),
        stream(f"<</Length {len(content)}>>", content),
    ]
    for level in range(depth):
        last = level == depth - 1
        body = (
            b"BT /roman 10 Tf 100 500 Td (oil) Tj ET" if last and not circle else b"/X Do " * calls
        )
        inner = 6 if last else 7 + level
        objects.append(
            stream(
                f"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Length {len(body)}"
                f"/Resources<<{fonts}/XObject<</X {inner} 0 R>>>>>>",
                body,
            )
        )
    return file_of(objects)


def test_forms_that_call_each_other_too_often_are_refused():
    assert "far more than any resolution" in refusal(_forms(10, 9, circle=False))


def test_forms_in_a_circle_are_refused():
    assert "far more than any resolution" in refusal(_forms(2, 3, circle=True))


def test_text_in_forms_is_read():
    resolution, _ = read(_forms(2, 2, circle=False), "file.pdf")
    assert "lamp" in str(resolution.body)
    assert "oil" in str(resolution.body)


def _is_read_or_refused(data: bytes) -> bool:
    try:
        read(data, "file.pdf")
    except InputError as error:
        return "file.pdf" in str(error)
    return True


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GOOD)), st.binary(max_size=12), st.integers(0, 40))
def test_damaged_files_are_read_or_refused(place, rubbish, cut):
    assert _is_read_or_refused(GOOD[:place] + rubbish + GOOD[place + cut :])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GOOD)))
def test_truncated_files_are_read_or_refused(end):
    assert _is_read_or_refused(GOOD[:end])

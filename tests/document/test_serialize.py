"""A resolution saved and read again is the same, whatever was typed in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_strategies import resolutions
from penholder.document.resolution import Resolution
from penholder.document.serialize import from_json, to_json
from penholder.document.spans import plain


@given(resolutions())
def test_saving_and_reading_is_identity(resolution) -> None:
    assert from_json(to_json(resolution)) == resolution


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301 n\u0303",
        "قرار",
        "\x00\x07\x1b",
        "\u2028\u2029\ufffc\u200f",
        "𝔘\U0001f54a",
        "**_^|$ & <>",
    ],
)
def test_unusual_characters_survive(text: str) -> None:
    resolution = Resolution(title=plain(text))
    assert from_json(to_json(resolution)).title == plain(text)


def test_half_a_character_is_refused_not_lost() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        to_json(Resolution(title=plain("\ud800")))


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    try:
        result = from_json(data)
    except ValueError:
        return
    assert isinstance(result, Resolution)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="not a resolution"):
        from_json(b'{"body":' + b"[" * 100_000)

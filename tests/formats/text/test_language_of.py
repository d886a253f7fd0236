"""The language of a text without any fixed line is told by its letters."""

import pytest

from penholder.formats.registry import read_file
from penholder.formats.text.language import language_of


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The keepers light the lamps.", "en"),
        ("Смотрители зажигают лампы (lamps).", "ru"),
        ("守灯人点亮了码头上的灯", "zh"),
        ("يضيء الحراس المصابيح على الرصيف", "ar"),
        ("12345", "en"),
        ("L’Assemblée générale,", "fr"),
    ],
)
def test_letters_tell_the_language(line, code):
    assert language_of([line]).code == code


def test_other_texts_in_six_languages_are_read(corpus):
    codes = {"arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
    for name, code in codes.items():
        resolution, report = read_file(corpus / "multilang" / "udhr" / f"{name}.html")
        assert resolution.language == code
        assert resolution.body
        assert any("by its text alone" in warning for warning in report.warnings)

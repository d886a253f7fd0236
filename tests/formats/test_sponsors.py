"""Names in sponsor lines: an "and" inside the name of a State does not part it."""

import pytest

from penholder.formats.sponsors import split_sponsors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Brazil", ["Brazil"]),
        ("Brazil and Chile", ["Brazil", "Chile"]),
        ("Antigua and Barbuda, Brazil and Chile", ["Antigua and Barbuda", "Brazil", "Chile"]),
        ("Trinidad and Tobago and Brazil", ["Trinidad and Tobago", "Brazil"]),
        ("Chile and Bosnia and Herzegovina", ["Chile", "Bosnia and Herzegovina"]),
        ("Brazil,* Chile*", ["Brazil*", "Chile*"]),
        ("Lampland* and Bellonia", ["Lampland*", "Bellonia"]),
        ("", []),
    ],
)
def test_names_are_parted(line, names):
    assert split_sponsors(line) == names


def test_an_endless_line_is_one_name():
    assert len(split_sponsors("Brazil and " * 50_000)) == 1

"""Adopted resolutions were edited by professionals: an error found there is mostly none."""

from __future__ import annotations

import pytest

from penholder.checks import Severity, check
from penholder.errors import InputError
from penholder.formats.registry import read_file


@pytest.fixture(scope="module")
def findings(corpus):
    found = []
    for file in sorted((corpus / "pdf").glob("A_RES_*.pdf"))[:50]:
        try:
            found.append(check(read_file(file)[0]))
        except InputError:
            continue
    return found


def test_fewer_than_one_error_a_resolution(findings):
    assert len(findings) >= 45
    assert sum(len(each.of(Severity.ERROR)) for each in findings) < len(findings)


def test_warnings_and_advice_stay_few(findings):
    assert sum(len(each.of(Severity.WARNING)) for each in findings) < 4 * len(findings)
    assert sum(len(each.of(Severity.ADVICE)) for each in findings) < 8 * len(findings)

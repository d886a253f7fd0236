"""Every Word file that a test writes is checked against the schemas when the test is over."""

from __future__ import annotations

import pytest

from formats.word import valid
from penholder.formats.word.changing.base import Base
from penholder.formats.word.package import WordPackage

MOST = 2
"""Files checked for one test, the last ones: each takes a fifth of a second."""


@pytest.fixture(autouse=True)
def _written_files_are_valid(monkeypatch):
    written: list[bytes] = []
    laid_over: list[tuple[bytes, bytes]] = []
    to_bytes, save = WordPackage.to_bytes, Base.to_bytes

    def new(self, document):
        written.append(to_bytes(self, document))
        return written[-1]

    def over(self):
        laid_over.append((self.data, save(self)))
        return laid_over[-1][1]

    monkeypatch.setattr(WordPackage, "to_bytes", new)
    monkeypatch.setattr(Base, "to_bytes", over)
    yield
    for data in list(dict.fromkeys(written))[-MOST:]:
        assert valid.errors(data) == []
    for base, data in laid_over[-MOST:]:
        found = valid.errors(data)
        # What was wrong with somebody's own file before is not ours to mend.
        assert not found or len(found) <= len(valid.errors(base)), found

"""Work that is called off stops where it is, also in the middle of a long file."""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from penholder.cancelling import Cancelled, cancellable, stop_if_cancelled, until_cancelled
from penholder.formats import doc, registry
from penholder.formats.word.writer import write


def after(checks: int) -> Callable[[], bool]:
    """Says that the work was called off once it was asked so many times."""
    asked = itertools.count()
    return lambda: next(asked) >= checks


def test_nothing_happens_while_nobody_calls_it_off() -> None:
    stop_if_cancelled()
    with cancellable(lambda: False):
        assert list(until_cancelled(range(3))) == [0, 1, 2]


def test_loop_ends_where_it_is() -> None:
    seen: list[int] = []
    with cancellable(after(2)), pytest.raises(Cancelled):
        seen.extend(until_cancelled(range(9)))
    assert seen == [0, 1]


def test_calling_off_ends_with_its_work() -> None:
    with pytest.raises(Cancelled), cancellable(lambda: True):
        stop_if_cancelled()
    stop_if_cancelled()


def text_file() -> bytes:
    rows = (f"{n}. Requests harbour {n} to light its lamps;" for n in range(1, 300))
    return "\n".join(("The Council,", *rows)).encode()


def word_file() -> bytes:
    return write(registry.read_bytes(text_file(), "lamps.txt")[0])


@pytest.mark.parametrize("checks", [0, 5, 400])
@pytest.mark.parametrize(("name", "make"), [("a.txt", text_file), ("a.docx", word_file)])
def test_long_file_is_left_in_the_middle(name: str, make: Callable[[], bytes], checks: int) -> None:
    data = make()
    with cancellable(after(checks)), pytest.raises(Cancelled):
        registry.read_bytes(data, name)


@pytest.mark.parametrize("checks", [0, 5, 40])
def test_long_pdf_is_left_in_the_middle(corpus: Path, checks: int) -> None:
    with cancellable(after(checks)), pytest.raises(Cancelled):
        registry.read_file(corpus / "pdf" / "A_RES_79_333.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a script")
def test_libre_office_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    mark = tmp_path / "still running"
    program.write_text(f"#!/bin/sh\n(sleep 1; touch '{mark}') &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(doc, "_libre_office", lambda: str(program))
    with cancellable(after(2)), pytest.raises(Cancelled):
        doc.read(b"any", "old.doc")
    time.sleep(1.5)
    assert not mark.exists()

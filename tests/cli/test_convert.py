"""`penholder convert`: every word arrives, or the file does not."""

import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from penholder import resources


def words(penholder: Callable, file: Path) -> Counter[str]:
    found = json.loads(penholder("show", "--json", file).out)
    texts = [found["title"], found["opening"]]
    texts += [p["text"] for p in found["paragraphs"]]
    texts += [n["text"] for n in found["notes"]]
    # A Word file has no-break hyphens where the United Nations sets them.
    return Counter(word for text in texts for word in text.replace("\u2011", "-").split())


@pytest.mark.parametrize("extension", [".docx", ".txt", ".html", ".xml", ".penholder"])
def test_the_founding_text_is_the_same_words_in_every_format(
    penholder: Callable, corpus: Path, tmp_path: Path, extension: str
) -> None:
    source = corpus / "text" / "A_RES_71_244.txt"
    target = tmp_path / f"out{extension}"
    outcome = penholder("convert", source, target)
    assert outcome.status == 0, outcome.err
    assert "words are in the file" in outcome.out
    assert words(penholder, target) == words(penholder, source)


def test_unknown_target_is_refused_before_any_work(penholder: Callable, tmp_path: Path) -> None:
    outcome = penholder("convert", tmp_path / "no.txt", tmp_path / "out.odt")
    assert outcome.status == 2
    assert ".docx" in outcome.err


def test_nothing_is_left_when_the_source_is_broken(penholder: Callable, tmp_path: Path) -> None:
    source = tmp_path / "broken.docx"
    source.write_bytes(b"PK\x03\x04 broken")
    target = tmp_path / "out.txt"
    outcome = penholder("convert", source, target)
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [source]


def test_the_choices_for_a_word_file_are_options(
    penholder: Callable, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.docx"
    outcome = penholder("convert", sample, target, "--circulation", "Zero draft", "--page", "a4")
    assert outcome.status == 0, outcome.err
    with zipfile.ZipFile(target) as archive:
        assert b"Zero draft" in archive.read("word/header3.xml")
        assert b'w:w="11906"' in archive.read("word/document.xml")


def test_a_picture_that_is_none_leaves_nothing_behind(
    penholder: Callable, sample: Path, tmp_path: Path
) -> None:
    picture, target = tmp_path / "emblem.png", tmp_path / "out.docx"
    picture.write_bytes(b"no picture")
    outcome = penholder("convert", sample, target, "--emblem", picture)
    assert outcome.status == 2
    assert "emblem.png" in outcome.err
    assert not target.exists()


@pytest.fixture
def sample() -> Path:
    return resources.path("samples", "draft.txt")

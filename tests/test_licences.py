"""The bundle brings along the licence texts of what it ships."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

_FILE = Path(__file__).resolve().parents[1] / "packaging" / "licences.py"


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str]]:
    """What the bundle takes along."""
    files: list[tuple[str, str]] = runpy.run_path(str(_FILE))["licence_files"]()
    return files


@pytest.mark.parametrize("name", ["lxml", "msgspec", "rapidfuzz", "pypdfium2", "click"])
def test_texts_of_a_library_stand_in_a_folder_of_its_name(found, name: str) -> None:
    folders = {folder.casefold() for _, folder in found}
    assert f"licences/{name}" in folders


def test_every_text_is_a_file_with_words_and_none_is_for_tests_alone(found) -> None:
    assert all(Path(path).read_text("utf-8", "replace").strip() for path, _ in found)
    assert not any("pytest" in folder for _, folder in found)

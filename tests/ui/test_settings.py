"""Settings: remembered between two starts, never in the way of a start."""

from pathlib import Path

from penholder.ui.settings import MOST_RECENT, Settings


def test_recent_files_come_back_newest_first_without_those_that_are_gone(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    settings = Settings(tmp_path / "settings.json")
    for file in files:
        file.write_text("x")
        settings.remember_file(file)
    settings.remember_file(files[0])
    files[1].unlink()
    again = Settings(tmp_path / "settings.json")
    assert again.recent_files() == [files[0], files[2]]


def test_list_of_recent_files_is_bounded(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in range(MOST_RECENT + 5):
        file = tmp_path / f"{number}.txt"
        file.write_text("x")
        settings.remember_file(file)
    assert len(settings.recent_files()) == MOST_RECENT


def test_broken_settings_cost_the_memory_not_the_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for broken in (b"{", b"[]", b"\xff\xfe", b'{"recent": 3}'):
        path.write_bytes(broken)
        assert Settings(path).values.theme == "system"


def test_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    Settings(blocked / "settings.json").save()
    assert blocked.read_text() == "in the way"

"""The native file: whole after any crash, readable for ever, refused politely when broken."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import msgspec
import pytest

from formats.samples import draft, lamps
from penholder.errors import InputError, OutputError
from penholder.formats.native import (
    Base,
    Draft,
    HandLink,
    Snapshot,
    load,
    read_draft,
    save,
    write_draft,
)

GOLDEN = Path(__file__).parents[1] / "data" / "format-1.penholder"


def full():
    return Draft(
        draft(),
        Base("A/RES/90/7", "Harbour lights", "A_RES_90_7.docx", lamps(), b"PK not really"),
        (HandLink("n1", "n1"), HandLink("n9", "n3")),
        (Snapshot("Rev.1", "2036-10-03T09:00:00+00:00", lamps()),),
    )


def zipped(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_links_of_the_first_files_are_links_with_the_base():
    main = b'{"format": 1, "resolution": {}, "links": [["n1", "n2"]]}'
    assert read_draft(zipped({"draft.json": main})).links == (HandLink("n1", "n2"),)


def test_links_with_any_text_come_back():
    links = (HandLink("n9", "n3", together=False, text="A/C.2/90/L.4"), HandLink("n1", "n1"))
    assert read_draft(write_draft(Draft(lamps(), links=links))).links == links


def test_everything_comes_back():
    assert read_draft(write_draft(full())) == full()
    assert read_draft(write_draft(Draft(lamps()))) == Draft(lamps())


def test_the_same_draft_gives_the_same_bytes():
    assert write_draft(full()) == write_draft(full())


def test_a_file_of_format_1_opens():
    assert read_draft(GOLDEN.read_bytes()) == full()


def test_saving_puts_a_whole_file_in_place_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "lamp.penholder"
    save(Draft(lamps()), path)
    save(full(), path)
    assert read_draft(path.read_bytes()) == full()
    assert [item.name for item in tmp_path.iterdir()] == ["lamp.penholder"]


def test_saving_into_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(OutputError, match="does not exist"):
        save(full(), tmp_path / "nowhere" / "lamp.penholder")


def test_half_a_character_is_refused_and_the_old_file_stays(tmp_path):
    path = tmp_path / "lamp.penholder"
    save(full(), path)
    broken = Draft(lamps(), Base(title="\ud800"))
    with pytest.raises(OutputError, match="half a character"):
        save(broken, path)
    assert read_draft(path.read_bytes()) == full()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_program_killed_while_saving_leaves_a_whole_file(tmp_path):
    path = tmp_path / "lamp.penholder"
    program = (
        "import sys; from pathlib import Path\n"
        "from penholder.formats.native import read_draft, save\n"
        "path = Path(sys.argv[1]); draft = read_draft(Path(sys.argv[2]).read_bytes())\n"
        "while True: save(draft, path)\n"
    )
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", program, str(path), str(GOLDEN)])
        while not path.exists():
            assert child.poll() is None
            time.sleep(0.01)
        time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert read_draft(path.read_bytes()) == full()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"not a zip", "damaged"),
        (write_draft(full())[:300], "damaged"),
        (zipped({"other.json": b"{}"}), "not a Penholder draft"),
        (zipped({"draft.json": b"{"}), "damaged"),
        (zipped({"draft.json": b'{"format": 1}'}), "damaged"),
        (zipped({"draft.json": b'{"format": 2, "resolution": {}}'}), "newer Penholder"),
        (zipped({"draft.json": b'{"format": 0, "resolution": {}}'}), "not a Penholder draft"),
        (zipped({"draft.json": b"[" * 100_000}), "damaged"),
    ],
)
def test_broken_files_are_refused_with_a_sentence(data, sentence):
    with pytest.raises(InputError, match=sentence) as error:
        read_draft(data, "lamp.penholder")
    assert str(error.value).startswith("lamp.penholder")


def test_a_mark_without_its_note_is_refused():
    resolution = msgspec.structs.replace(lamps(), notes=())
    with pytest.raises(InputError, match="has no note"):
        read_draft(write_draft(Draft(resolution)))


def test_a_zip_bomb_is_refused():
    bomb = zipped({"draft.json": b"0" * (65 * 1024 * 1024)})
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="far too large"):
        read_draft(bomb)


def test_the_base_of_a_word_file_keeps_the_file(tmp_path):
    source = tmp_path / "last year.docx"
    source.write_bytes(b"PK")
    base = Base.of(lamps(), source)
    assert base == Base("A/RES/90/7", "Harbour lights", "last year.docx", lamps(), b"PK")
    assert Base.of(lamps(), tmp_path / "seed.txt").docx is None


def test_a_saved_draft_is_opened_by_its_path(tmp_path):
    save(full(), tmp_path / "lamp.penholder")
    assert load(tmp_path / "lamp.penholder") == full()
    with pytest.raises(InputError, match="does not exist"):
        load(tmp_path / "other.penholder")


def test_entries_of_later_versions_are_left_alone():
    buffer = io.BytesIO(write_draft(full()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("comments.json", b"[]")
    assert read_draft(buffer.getvalue()) == full()

"""Opening and writing by name: the right reader, or one sentence that says what is wrong."""

import io
import zipfile

import pytest

from formats.samples import draft, lamps
from penholder.document.resolution import Resolution
from penholder.errors import InputError, OutputError
from penholder.formats import files, registry
from penholder.formats.doc import read as read_doc
from penholder.formats.native import Draft, write_draft
from penholder.formats.registry import read_bytes, read_file, write_file

PDF = b"%PDF-1.7\n..."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_a_written_file_is_read_back(tmp_path):
    path = tmp_path / "lamp.penholder"
    write_file(draft(), path)
    assert read_file(path)[0] == draft()


def test_every_writable_extension_is_readable_too():
    assert set(registry.writable_extensions()) <= set(registry.readable_extensions())
    assert {".docx", ".txt", ".html", ".xml", ".penholder"} == set(registry.writable_extensions())
    assert {".pdf", ".doc"} <= set(registry.readable_extensions())
    assert ("Plain text", (".txt",)) in registry.readable_formats()
    assert ("Word document", (".docx",)) in registry.writable_formats()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.txt", "a.txt is empty"),
        (PDF, "a.docx", r"a.docx is not a Word document: it seems to be a PDF file; .*\.pdf"),
        (PDF, "a.txt", "it seems to be a PDF file"),
        (b"Plain words.", "a.pdf", "it seems to be plain text"),
        (b"{\\rtf1 words}", "a.docx", "which Penholder cannot read"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "it seems to be a picture"),
        (zipped("xl/workbook.xml"), "a.docx", "an Excel or PowerPoint file"),
        (zipped("mimetype"), "a.docx", "an OpenDocument file"),
        (zipped("word/document.xml"), "a.penholder", r"a Word document; .*\.docx"),
        (write_draft(Draft(Resolution())), "a.docx", r"a Penholder draft; .*\.penholder"),
        (b"Plain words.", "a.xyz", "it reads files ending in"),
        (PDF, "a.xyz", r"seems to be a PDF file: give it a name ending in \.pdf"),
        (bytes(range(256)) * 4, "a.txt", "of another kind"),
        (b"<html><body>words</body></html>", "a.txt", "a web page"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(data, name, sentence):
    with pytest.raises(InputError, match=sentence) as error:
        read_bytes(data, name)
    assert str(error.value).startswith(name)


def test_a_file_without_extension_is_read_by_what_is_in_it():
    assert read_bytes(write_draft(Draft(lamps())), "lamp")[0] == lamps()
    assert read_bytes(b"1. Notes the lamp;\n2. Lights it.", "lamp")[0].body


def test_missing_files_and_folders_get_one_sentence(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)


def test_too_large_files_are_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1024 * 1024)
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1024 * 1024 + 1)
    with pytest.raises(InputError, match="larger than 1 MB"):
        read_file(path)


def test_an_error_inside_a_reader_becomes_a_sentence(monkeypatch):
    def broken(data, name):
        raise ZeroDivisionError

    monkeypatch.setattr(registry, "_load", lambda *_: broken)
    with pytest.raises(InputError, match="it is damaged"):
        read_bytes(b"words", "a.txt")


def test_writing_to_an_unknown_extension_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"must end in .*\.docx"):
        write_file(lamps(), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "lamp.penholder"
    write_file(lamps(), path)
    before = path.read_bytes()

    def full_disk(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("penholder.formats.atomic.os.fsync", full_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        write_file(draft(), path)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["lamp.penholder"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    real, link = tmp_path / "real.penholder", tmp_path / "link.penholder"
    write_file(lamps(), real)
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(draft(), link)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert read_file(real)[0] == draft()


def test_old_word_documents_say_what_they_need(monkeypatch):
    monkeypatch.setattr("penholder.formats.doc._libre_office", lambda: None)
    with pytest.raises(InputError, match="needs LibreOffice"):
        read_doc(OLE, "a.doc")

"""LibreOffice as a second reader of Word files, and small helpers to look into them."""

from __future__ import annotations

import io
import subprocess
import zipfile

from lxml import etree

from formats.word.rendered import soffice

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


def part(data, name="word/document.xml"):
    """The root of a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def parts(data):
    """Every entry of the zip, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data, name, root):
    """The Word file with another root in the place of a part's."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry, content in (parts(data) | {name: etree.tostring(root)}).items():
            archive.writestr(entry, content)
    return target.getvalue()


def words(element):
    """The text of the runs of an element, tabs and breaks as spaces."""
    shown = {W + "tab": " ", W + "br": " ", W + "noBreakHyphen": "\u2011"}
    return "".join(
        node.text or "" if node.tag == W + "t" else shown[node.tag]
        for node in element.iter(W + "t", *shown)
        if node.getparent().tag == W + "r"
    )


def as_text(data, tmp_path):
    """The words that LibreOffice finds in a Word file; skips where it is not installed."""
    return converted(data, tmp_path, "txt:Text (encoded):UTF8", "txt").decode("utf-8-sig")


def as_docx(data, tmp_path):
    """A Word file as LibreOffice writes it after reading it; skips where it is not installed."""
    return converted(data, tmp_path, "docx:Office Open XML Text", "docx")


def converted(data, tmp_path, form, extension):
    """A Word file in another format of LibreOffice; skips where it is not installed."""
    source, target = tmp_path / "file.docx", tmp_path / "made"
    source.write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    command = [soffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += [form, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (target / f"file.{extension}").read_bytes()

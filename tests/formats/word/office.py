"""LibreOffice as a second reader of Word files, and small helpers to look into them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import pytest
from lxml import etree

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


def words(element):
    """The text of the runs of an element, tabs and breaks as spaces."""
    shown = {W + "tab": " ", W + "br": " "}
    return "".join(
        node.text or "" if node.tag == W + "t" else shown[node.tag]
        for node in element.iter(W + "t", W + "tab", W + "br")
        if node.getparent().tag == W + "r"
    )


def as_text(data, tmp_path):
    """The words that LibreOffice finds in a Word file; skips where it is not installed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    source = tmp_path / "file.docx"
    source.write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (tmp_path / "file.txt").read_text("utf-8-sig")

"""LibreOffice's own "accept all" and "reject all", for many files in one start of the program.

LibreOffice lays the pages out before it saves, and now and then falls over, or never ends, at
placing the notes on them. Words do not depend on pages: they are made so tall that few are needed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

STILL_SECONDS = 120.0
"""How long LibreOffice may be at one file before it is ended."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DUMMIES = re.compile("[\u200b\u200d]")
"""LibreOffice's own stand-ins for words and pictures in rows that are marked as deleted."""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Judge"
 script:language="StarBasic">
Sub Settle(jobs As String)
  Dim number As Integer, text As String, parts, document, helper, pages, name
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  number = FreeFile
  Open jobs For Input As #number
  Do While Not Eof(number)
    Line Input #number, text
    If text &lt;&gt; "" Then
      parts = Split(text, "|")
      document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(1)), "_blank", 0, hidden())
      helper.executeDispatch(document.CurrentController.Frame, _
        ".uno:" &amp; parts(0) &amp; "AllTrackedChanges", "", 0, Array())
      pages = document.StyleFamilies.getByName("PageStyles")
      For Each name In pages.ElementNames
        pages.getByName(name).Height = 50000
      Next
      document.storeToURL(ConvertToURL(parts(2)), form())
      document.close(True)
    End If
  Loop
  Close #number
  StarDesktop.terminate()
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Judge"/>
</library:library>"""


def is_installed() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice") is not None


def settled(files: Iterable[tuple[bytes, bool]], folder: Path) -> list[bytes]:
    """Word files with all their changes accepted (True) or rejected (False) by LibreOffice.

    A file that brings LibreOffice down, or that it does not come back from, gives b"".
    """
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore"]
    library = folder / "profile/user/basic/Standard"
    if not library.exists():  # LibreOffice makes its profile anew at its first start
        subprocess.run([*command, "--terminate_after_init"], capture_output=True, timeout=180)
    library.mkdir(parents=True, exist_ok=True)
    (library / "Judge.xba").write_text(_MODULE)
    (library / "script.xlb").write_text(_LIBRARY)
    jobs: list[tuple[str, Path]] = []
    for number, (data, accept) in enumerate(files):
        source, target = folder / f"{number}.docx", folder / f"{number}-settled.docx"
        source.write_bytes(data)
        target.unlink(missing_ok=True)
        jobs.append((f"{'Accept' if accept else 'Reject'}|{source}|{target}", target))
    listed = folder / "jobs.txt"
    macro = f'macro:///Standard.Judge.Settle("{listed}")'
    given_up: set[Path] = set()
    while True:  # LibreOffice now and then falls over closing a file: once more, for those left
        left = [job for job in jobs if not job[1].exists() and job[1] not in given_up]
        if not left:
            break
        listed.write_text("\n".join(job for job, _ in left) + "\n")
        _run([*command, macro], [target for _, target in left])
        if not any(target.exists() for _, target in left):
            given_up.add(left[0][1])  # it cannot do the first of them: on behind it
    return [target.read_bytes() if target.exists() else b"" for _, target in jobs]


def _run(command: list[str], targets: list[Path]) -> None:
    """Runs LibreOffice until it ends, or ends it where it has written no file for long."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    written = -1
    while (now := sum(target.exists() for target in targets)) > written:
        written = now
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STILL_SECONDS)
            return
    if sys.platform == "win32":
        process.kill()
    else:  # LibreOffice is a script that starts the real one
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def shown(data: bytes) -> list[str]:
    """The paragraphs of a Word file as printed: words, italics between slashes, notes in place."""
    if not data:
        return ["no file"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        notes: dict[str, str] = {}
        if "word/footnotes.xml" in archive.namelist():
            for note in etree.fromstring(archive.read("word/footnotes.xml")):
                text = "".join(_paragraph(p, {}) for p in note.iter(f"{W}p"))
                notes[note.get(f"{W}id", "")] = "".join(text.split("\t"))
    found = (_paragraph(paragraph, notes) for paragraph in document.iter(f"{W}p"))
    return [text for text in found if text]


def _paragraph(paragraph: etree._Element, notes: dict[str, str]) -> str:
    parts: list[str] = []
    slanted = False
    for run in paragraph.iter(f"{W}r"):
        words = "".join(_words(child, notes) for child in run)
        look = run.find(f"{W}rPr/{W}i")
        italic = look is not None and look.get(f"{W}val", "1") not in ("0", "false")
        for word in re.split(r"(\s+)", words):
            if word.strip() and italic is not slanted:  # a space has no look
                parts.append("/")
                slanted = italic
            parts.append(word)
    return _DUMMIES.sub("", "".join(parts)).strip()


def _note(mark: etree._Element, notes: dict[str, str]) -> str:
    """The text of a note. LibreOffice (25.2) keeps the sign typed in a note beside the one of its
    mark where a counted note stands before it, in any file: the sign is shown once.
    """
    text = notes.get(mark.get(f"{W}id", ""), "?")
    sign = mark.getnext()
    if mark.get(f"{W}customMarkFollows") and sign is not None and sign.text:
        return text.removeprefix(sign.text) if text.startswith(sign.text * 2) else text
    return text


def _words(child: etree._Element, notes: dict[str, str]) -> str:
    match etree.QName(child).localname:
        case "t":
            return child.text or ""
        case "tab":
            return "\t"
        case "br" | "cr":
            return " "
        case "noBreakHyphen":
            return "\u2011"
        case "footnoteReference":
            return f"[{_note(child, notes)}]"
    return ""

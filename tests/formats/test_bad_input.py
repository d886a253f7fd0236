"""Broken, huge and hostile files through the front door: a sentence or a bounded result.

All are read in one process of bounded memory that is stopped when it takes too long, and that
notes whenever something asks for the network, starts a program, or opens a file it was not given.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from formats.pdf.made_pdf import adopted_first_page, file_of, opening, pdf, stream
from formats.samples import draft
from formats.word.reader_files import docx, footnote, mark, packed, paragraph, run
from penholder.errors import InputError
from penholder.formats.registry import read_file, readable_extensions, write_bytes

SECONDS = 240
"""For all files together, many times what they take."""
MEMORY = 2 * 1024**3
SPARSE = 1024**3

READER = f"""
import json, sys
from pathlib import Path
asked = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn")):
        asked.append(event)
    elif event == "open" and "keeper-words" in str(arguments[0]):
        asked.append("open")
sys.addaudithook(hook)
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except ImportError:
    pass
from penholder.errors import InputError
from penholder.formats.registry import read_file
found = {{}}
for name in sorted(path.name for path in Path(sys.argv[1]).iterdir()):
    if "keeper-words" in name:
        continue
    try:
        resolution, report = read_file(Path(sys.argv[1], name))
        found[name] = ["read", str(resolution) + str(report)[:100_000]]
    except InputError as error:
        cause = error.__cause__
        unforeseen = "it is damaged (" in str(error)
        found[name] = ["unforeseen" if unforeseen else "refused", str(error) + repr(cause)[:500]
                       if unforeseen else str(error)]
    except BaseException as error:
        found[name] = ["failed", repr(error)]
    found[name].append(asked[:])
    asked.clear()
print(json.dumps(found))
"""

TEXT = b"The General Assembly,\nRecalling its resolution 97/14,\n1. Notes the lamps."
WORD = docx(paragraph("The General Assembly,"), paragraph("1.\tNotes the lamps."))
PAGES = pdf(opening(adopted_first_page()))
KEPT = "the keeper's own words"


def bomb(name: str, size: int = 300_000_000) -> bytes:
    """A zip with a part that unpacks to a thousand times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(name, "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def akn(inside: str, declaration: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{declaration}'
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f"<statement><mainBody>{inside}</mainBody></statement></akomaNtoso>"
    ).encode()


def laughs(levels: int = 12) -> str:
    entities = ["<!ENTITY l0 'ha'>"]
    entities += [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, levels)]
    return f"<!DOCTYPE x [{''.join(entities)}]>"


def locked_pdf() -> bytes:
    """A PDF whose password is not the empty one: the check values in it are of no password."""
    content = b"BT (lamp) Tj ET"
    data = file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
            stream(f"<</Length {len(content)}>>", content),
            b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
        ]
    )
    return data.replace(b"/Root", b"/Encrypt 5 0 R/ID[<00><00>]/Root")


def pages_in_a_circle() -> bytes:
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9/Parent 3 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9/Parent 2 0 R>>",
        ]
    )


def styles_in_a_circle() -> bytes:
    style = (
        '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/><w:link w:val="{}"/>'
        "</w:style>"
    )
    styles = style.format("A", "B", "C") + style.format("B", "C", "A") + style.format("C", "A", "B")
    linked = (
        '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="A"/><w:styleLink w:val="A"/>'
        '</w:abstractNum><w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
    )
    numbers = linked.format(1) + linked.format(2)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx(
        paragraph("The General Assembly,", style="A"),
        paragraph("Notes the lamps.", style="B", shape=listed),
        styles=styles,
        numbering=numbers,
    )


def reaching_out() -> bytes:
    """A Word file that would fetch a template, a picture and a part from elsewhere."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    away = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}{what}" Target="http://192.0.2.1/{what}"'
        ' TargetMode="External"/>'
        for n, what in enumerate(("attachedTemplate", "image", "footnotes", "styles", "header"))
    )
    return packed(
        {
            "word/document.xml": (
                '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                f"<w:body>{paragraph('1.', ' Notes the lamps.')}"
                f'<w:p><w:r><w:instrText>INCLUDETEXT "keeper-words.txt"</w:instrText></w:r></w:p>'
                "</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f"{away}</Relationships>"
            ),
        }
    )


def encrypted_zip() -> bytes:
    """A zip whose parts are marked as encrypted."""
    data = bytearray(WORD)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    # name: (its bytes, what the sentence says)
    "truncated.docx": (lambda: WORD[: len(WORD) // 2], "not a readable Word document"),
    "truncated.penholder": (
        lambda: write_bytes(draft(), Path("a.penholder"))[:-40],
        "truncated.penholder",
    ),
    "truncated.pdf": (lambda: PAGES[:200], "damaged or incomplete"),
    "noise.docx": (lambda: bytes(range(1, 256)) * 40, "not a Word document"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged or incomplete"),
    "locked.docx": (
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        ),
        "password",
    ),
    "locked-parts.docx": (encrypted_zip, "password"),
    "locked.pdf": (locked_pdf, "password"),
    "bomb.docx": (lambda: bomb("word/document.xml"), "unpacks to far more"),
    "bomb.penholder": (lambda: bomb("draft.json"), "bomb.penholder"),
    "laughs.xml": (lambda: akn("&l11;", laughs()), "laughs.xml"),
    "laughs.docx": (
        lambda: packed({"word/document.xml": laughs() + "<w:document>&l11;</w:document>"}),
        "laughs.docx",
    ),
    "entity.docx": (
        lambda: packed(
            {
                "word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'keeper-words.txt'>]>"
                "<w:document>&a;</w:document>"
            }
        ),
        "entity.docx",
    ),
    "circle.pdf": (pages_in_a_circle, "circle.pdf"),
    "deep.docx": (lambda: docx("<w:sdt>" * 200 + "</w:sdt>" * 200), "deep.docx"),
    "deep-boxes.docx": (
        lambda: docx(
            "<w:p><w:r><w:pict><w:txbxContent>" * 100
            + "</w:txbxContent></w:pict></w:r></w:p>" * 100
        ),
        "deep-boxes.docx",
    ),
    "lines.txt": (lambda: b"a\n" * 1_000_000, "over 200000 lines"),
    "blank.txt": (lambda: b"\n" * 1_000_000, "no text in it"),
    "zeros.txt": (lambda: bytes(3_000_000), "zeros.txt"),
    "nested.penholder": (
        lambda: zipped({"draft.json": b"[" * 500_000 + b"]" * 500_000}),
        "nested.penholder",
    ),
    "deeper.html": (lambda: b"<div>" * 100_000 + b"1. Notes the lamps.", "deeper than any page"),
    "empty-paragraphs.html": (lambda: b"<p></p>" * 300_000, "no text in it"),
}

READ: dict[str, tuple[Callable[[], bytes], str]] = {
    # name: (its bytes, words that are read)
    "empty-paragraphs.docx": (
        lambda: docx(paragraph("Noting the lamps,"), "<w:p/>" * 1_000_000),
        " the lamps,",
    ),
    "marked-empty-paragraphs.docx": (
        lambda: docx(paragraph("Noting the lamps,"), "<w:p><w:pPr/></w:p>" * 300_000),
        " the lamps,",
    ),
    "blank-lines.txt": (lambda: TEXT + b"\n" * 1_000_000, "the lamps"),
    "styles-in-a-circle.docx": (styles_in_a_circle, "the lamps"),
    "note-in-itself.docx": (
        lambda: docx(
            paragraph("Noting the lamps,", mark("1")),
            footnotes=footnote("1", " See ", mark("1"), mark("2"))
            + footnote("2", mark("1"), "there"),
        ),
        "there",
    ),
    "reaching-out.docx": (reaching_out, "the lamps"),
    "reaching-out.html": (
        lambda: (
            b"<link rel=stylesheet href=http://192.0.2.1/a.css><img src='file:keeper-words.txt'>"
            b"<script src=http://192.0.2.1/a.js></script><iframe src=keeper-words.txt></iframe>"
            b"<p>1. Notes the lamps.</p>"
        ),
        "the lamps",
    ),
    "deep.html": (lambda: b"<div>" * 1_500 + b"1. Notes the lamps.", "the lamps"),
    "\u0642\u0631\u0627\u0631 \u0627\u0644\u062c\u0645\u0639\u064a\u0629.txt": (
        lambda: TEXT,
        "lamps",
    ),
    "\u0642\u0631\u0627\u0631.docx": (lambda: WORD, "lamps"),
    "\u0642\u0631\u0627\u0631.pdf": (lambda: PAGES, "lighthouses"),
}

EITHER: dict[str, Callable[[], bytes]] = {
    "entity.xml": lambda: akn("<p>&a;</p>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'keeper-words.txt'>]>"),
    "entity.html": lambda: (
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'keeper-words.txt'>]><p>1. Notes &a; lamps."
    ),
    "deep.xml": lambda: akn("<p>" * 50_000 + "x" + "</p>" * 50_000),
    "and.txt": lambda: b"Lampland" + b" and Bellonia" * 30_000 + b": draft resolution\n" + TEXT,
    "digits.txt": lambda: TEXT + b"\n2. Notes " + b"1234567 " * 30_000,
    "brackets.txt": lambda: b"[on the report " * 30_000 + TEXT,
    "quotes.txt": lambda: b"1. Decides:\n" + "\u201c".encode() * 200_000 + TEXT,
    "one-word.docx": lambda: docx(paragraph("a" * 3_000_000)),
    "runs.docx": lambda: docx(paragraph(*[run("a")] * 100_000)),
}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str, list[str]]]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "keeper-words.txt").write_text(KEPT)
    for name, (content, _) in (REFUSED | READ).items():
        (folder / name).write_bytes(content())
    for name, content in EITHER.items():
        (folder / name).write_bytes(content())
    with (folder / "nothing").open("wb") as file:
        file.truncate(SPARSE)  # takes no room on most disks
    for extension in readable_extensions():
        (folder / f"empty{extension}").write_bytes(b"")
        os.link(folder / "nothing", folder / f"nothing{extension}")
    done = subprocess.run(
        [sys.executable, "-c", READER, str(folder)],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(outcomes, name):
    result, sentence, _ = outcomes[name]
    assert result == "refused", sentence
    assert REFUSED[name][1] in sentence
    assert name in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(outcomes, name):
    result, found, _ = outcomes[name]
    assert result == "read", found
    assert READ[name][1] in found


@pytest.mark.parametrize("name", EITHER)
def test_the_rest_does_no_harm(outcomes, name):
    result, found, _ = outcomes[name]
    assert result in ("read", "refused"), found


@pytest.mark.parametrize("extension", readable_extensions())
def test_nothing_is_refused_however_much_of_it_there_is(outcomes, extension):
    assert outcomes[f"empty{extension}"][0] == "refused"
    assert "is empty" in outcomes[f"empty{extension}"][1]
    assert outcomes[f"nothing{extension}"][0] == "refused"
    assert "larger than 100 MB" in outcomes[f"nothing{extension}"][1]


def test_no_file_reaches_the_network_starts_a_program_or_opens_another(outcomes):
    assert {name: asked for name, (_, _, asked) in outcomes.items() if asked} == {}
    assert [name for name, (_, found, _) in outcomes.items() if KEPT in found] == []


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no such devices here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin", "/dev/null"])
def test_devices_are_not_files(device, tmp_path):
    link = tmp_path / "lamp.txt"
    link.symlink_to(device)
    for path in (Path(device), link):
        with pytest.raises(InputError, match=r"is not a file|is empty|cannot be read"):
            read_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "lamp.txt")
    with pytest.raises(InputError, match="is not a file"):
        read_file(tmp_path / "lamp.txt")


def test_names_that_no_file_can_have(tmp_path):
    for name in ("a" * 5_000 + ".txt", "a\0b.txt"):
        with pytest.raises(InputError, match="does not exist"):
            read_file(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a special permission")
def test_links_in_a_circle_lead_nowhere(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match=r"does not exist|cannot be read"):
        read_file(tmp_path / "a.txt")


def test_a_file_one_may_not_open_is_named_with_the_reason(tmp_path, monkeypatch):
    path = tmp_path / "lamp.txt"
    path.write_bytes(TEXT)

    def locked(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(InputError, match=r"lamp\.txt cannot be read \(Permission denied\)"):
        read_file(path)


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    (tmp_path / "lamp.docx").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path / "lamp.docx")

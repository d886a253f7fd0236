"""Says what a file is by its first bytes (and, for zip files, by the names inside)."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

_HEAD = 4096
_MAX_NAMES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a file with a password (MS-OFFCRYPTO, 2.3.4.1)."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Content(StrEnum):
    """What the bytes are; the value is how it is called in a sentence."""

    TEXT = "plain text"
    WORD = "a Word document"
    OLD_WORD = "an old Word document"
    LOCKED = "an Office file with a password"
    PDF = "a PDF file"
    HTML = "a web page"
    AKOMA_NTOSO = "an Akoma Ntoso document"
    XML = "an XML file"
    DRAFT = "a Penholder draft"
    OPEN_DOCUMENT = "an OpenDocument file"
    OFFICE = "an Excel or PowerPoint file"
    ZIP = "a zip archive"
    RTF = "a rich text (RTF) file"
    IMAGE = "a picture"
    BINARY = "a file of an unknown kind"


_SIGNATURES = (
    (b"%PDF-", Content.PDF),
    (_OLE, Content.OLD_WORD),
    (b"{\\rtf", Content.RTF),
    (b"\x89PNG\r\n", Content.IMAGE),
    (b"\xff\xd8\xff", Content.IMAGE),
    (b"GIF8", Content.IMAGE),
    (b"II*\x00", Content.IMAGE),
    (b"MM\x00*", Content.IMAGE),
)


def sniff(data: bytes) -> Content:
    """What the bytes are. Never fails; what nothing else fits is text or BINARY."""
    head = data[:_HEAD]
    for signature, content in _SIGNATURES:
        if head.startswith(signature):
            locked = content is Content.OLD_WORD and _LOCKED in data
            return Content.LOCKED if locked else content
    if b"%PDF-" in head[:1024]:  # the header may follow some rubbish (PDF 1.7, annex H.3)
        return Content.PDF
    if head.startswith(b"PK"):
        return _in_zip(data)
    return _markup(head) or _text_or_binary(head)


def _in_zip(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:_MAX_NAMES])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Content.ZIP
    if "draft.json" in names:
        return Content.DRAFT
    if "word/document.xml" in names:
        return Content.WORD
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return Content.OFFICE
    if "[Content_Types].xml" in names:
        return Content.WORD
    if "mimetype" in names:
        return Content.OPEN_DOCUMENT
    return Content.ZIP


def _markup(head: bytes) -> Content | None:
    text = _decoded(head).lstrip("\ufeff \t\r\n").lower()
    if not text.startswith("<"):
        return None
    if "<akomantoso" in text or ":akomantoso" in text:
        return Content.AKOMA_NTOSO
    if text.startswith(("<!doctype html", "<html")) or "<html" in text:
        return Content.HTML
    if text.startswith("<?xml"):
        return Content.XML
    if text.startswith(("<p", "<div", "<body", "<head", "<span", "<table", "<meta")):
        return Content.HTML
    return None


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8", errors="replace")


def _text_or_binary(head: bytes) -> Content:
    if head.startswith(_BYTE_ORDER_MARKS):
        return Content.TEXT
    if b"\x00" in head:
        return Content.BINARY
    controls = sum(byte < 32 and byte not in (7, 8, 9, 10, 11, 12, 13, 27) for byte in head)
    return Content.BINARY if controls * 20 > len(head) else Content.TEXT

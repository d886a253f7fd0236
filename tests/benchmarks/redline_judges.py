"""Others who judge a file with tracked changes: Docxodus, and the truth of a generated pair."""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from lxml import etree

from benchmarks.generator import KnownPair, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MIRROR = {
    f"{W}{one}": f"{W}{other}"
    for pair in (("ins", "del"), ("t", "delText"), ("instrText", "delInstrText"))
    for one, other in (pair, pair[::-1])
}


_WORDS = tuple(f"{W}{name}" for name in ("t", "delText", "tab", "footnoteReference"))


@cache
def docxodus() -> Callable[[bytes, bytes], bytes] | None:
    """Docxodus' comparison of two Word files, or None where it is not installed."""
    try:
        from python_redlines import DocxodusEngine

        engine = DocxodusEngine()
    except ImportError:
        return None
    return lambda old, new: engine.run_redline("Docxodus", old, new)[0]


def differences(one: bytes, other: bytes) -> int:
    """How many marks of words, or of ends of paragraphs that have some, Docxodus finds, which first
    accepts what is tracked. Bookmarks left by notes that went are no words; what the bookmarks are
    called that repeated marks of notes lead to says nothing either.
    """
    compare = docxodus()
    assert compare is not None
    return marks_in(compare(named_alike(one), named_alike(other)))


def marks_in(compared: bytes) -> int:
    """The marks of words, or of ends of paragraphs that have some, in a file that was compared."""
    marks = _document(compared).iter(f"{W}ins", f"{W}del")
    return sum(1 for mark in marks if _counts(mark))


def _counts(mark: etree._Element) -> bool:
    if len(mark):  # pictures and breaks of pages of the base stay: they are no words
        return next(mark.iter(*_WORDS), None) is not None
    around = next(mark.iterancestors(f"{W}p", f"{W}tr"), None)
    return around is not None and next(around.iter(f"{W}t", f"{W}delText"), None) is not None


def named_alike(data: bytes) -> bytes:
    """The same file, the bookmarks that repeated marks of notes lead to called by their order."""
    root = _document(data)
    names: dict[str, str] = {}
    for node in root.iter(f"{W}instrText"):
        words = (node.text or "").split()
        if words[:1] == ["NOTEREF"] and len(words) > 1:
            words[1] = names.setdefault(words[1], f"_Note{len(names) + 1}")
            node.text = " ".join(words)
    for start in root.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name", "")
        start.set(f"{W}name", names.get(name, name))
    return _with_parts(
        data, {"word/document.xml": etree.tostring(root, encoding="UTF-8", xml_declaration=True)}
    )


def mirrored(data: bytes) -> bytes:
    """The same file with insertions and deletions exchanged: accepting it is rejecting the other.

    For files without tables: marks of rows are exchanged, formatting is not.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {
            name: _turned(source.read(name))
            for name in source.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }
    return _with_parts(data, parts)


def _with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for entry in source.infolist():
            archive.writestr(entry, parts.get(entry.filename) or source.read(entry))
    return target.getvalue()


def _turned(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for item in list(root.iter(f"{W}ins", f"{W}del")):
        item.tag = _MIRROR[item.tag]
    for item in list(root.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText")):
        gone = any(above.tag == f"{W}del" for above in item.iterancestors())
        if gone is not item.tag.rpartition("}")[2].startswith("del"):
            item.tag = _MIRROR[item.tag]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def timed_docxodus(old: bytes, new: bytes, times: int = 3) -> tuple[float, bytes]:
    """The best time of several, and the file."""
    compare = docxodus()
    assert compare is not None
    best, result = float("inf"), b""
    for _ in range(times):
        started = time.perf_counter()
        result = compare(old, new)
        best = min(best, time.perf_counter() - started)
    return best, result


# --- words that went and came ----------------------------------------------------------------


def word_scores(data: bytes, known: KnownPair) -> tuple[int, int, int]:
    """Words rightly marked, words marked, and words that ought to be marked."""
    text, marks = _characters(data)
    hits = marked = true = 0
    for paragraphs, wanted, op in (
        (known.old, _true_old(known), "del"),
        (known.new, _true_new(known), "ins"),
    ):
        found = _marked(text, marks, paragraphs, op)
        hits += len(found & wanted)
        marked += len(found)
        true += len(wanted)
    return hits, marked, true


def _true_old(known: KnownPair) -> set[tuple[int, int]]:
    stays = {i for i, j in known.edges if (i, j) not in known.moved}
    marks = {i: m.deleted for (i, j), m in known.marks.items() if (i, j) not in known.moved}
    return _places(known.old, stays, marks)


def _true_new(known: KnownPair) -> set[tuple[int, int]]:
    stays = {j for i, j in known.edges if (i, j) not in known.moved}
    marks = {j: m.inserted for (i, j), m in known.marks.items() if (i, j) not in known.moved}
    return _places(known.new, stays, marks)


def _places(
    paragraphs: list[Paragraph], stays: set[int], marks: dict[int, set[int]]
) -> set[tuple[int, int]]:
    """Words that changed: those marked, and all of paragraphs that went, came or moved."""
    return {
        (number, place)
        for number, paragraph in enumerate(paragraphs)
        for place, token in enumerate(paragraph)
        if any(map(str.isalnum, token))
        and (number not in stays or place in marks.get(number, set()))
    }


def _characters(data: bytes) -> tuple[str, list[str]]:
    """All characters of a file, and for each whether it came ("ins"), went ("del") or stayed."""
    text: list[str] = []
    marks: list[str] = []
    for paragraph in _document(data).iter(f"{W}p"):
        for node in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab"):
            words = node.text or "\t"
            around = {above.tag.rpartition("}")[2] for above in node.iterancestors()}
            op = "del" if around & {"del", "moveFrom"} else ""
            op = op or ("ins" if around & {"ins", "moveTo"} else "")
            text.append(words)
            marks += [op] * len(words)
        text.append("\n")
        marks.append("")
    return "".join(text), marks


def _marked(
    text: str, marks: list[str], paragraphs: list[Paragraph], op: str
) -> set[tuple[int, int]]:
    """The words of one side that bear a mark, found one after the other."""
    other = "ins" if op == "del" else "del"
    kept = [place for place, mark in enumerate(marks) if mark != other]
    side = "".join(text[place] for place in kept)
    found: set[tuple[int, int]] = set()
    at = 0
    for number, paragraph in enumerate(paragraphs):
        for place, token in enumerate(paragraph):
            start = side.find(token, at)
            if start < 0:
                continue
            at = start + len(token)
            touched = any(marks[kept[k]] == op for k in range(start, at))
            if touched and any(map(str.isalnum, token)):
                found.add((number, place))
    return found


def _document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


# --- schema ----------------------------------------------------------------------------------


def schema_errors(data: bytes, validator: str) -> int:
    """How many errors a validator on the command line lists, each with a number before it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        done = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=300)
    return sum(line.split(". ")[0].isdigit() for line in done.stdout.splitlines())

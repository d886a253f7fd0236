"""Real texts with tracked changes: one read from the other, and runs of official files marked."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from formats.word.reader_files import W
from formats.word.test_proposed import prove
from penholder.formats import registry
from penholder.formats.word.reading.proposing import read_proposed
from penholder.formats.word.redline import redline

RUN, PARAGRAPH, TEXT = f"{{{W}}}r", f"{{{W}}}p", f"{{{W}}}t"


@pytest.mark.parametrize(
    ("old", "new"), [("A_RES_68_230", "A_RES_70_222"), ("A_RES_71_244", "A_RES_77_185")]
)
def test_one_session_laid_over_the_last_gives_both_back(corpus, old, new):
    base, _ = registry.read_file(corpus / "text" / f"{old}.txt")
    draft, _ = registry.read_file(corpus / "text" / f"{new}.txt")
    data = redline(registry.write_bytes(base, Path("base.docx")), draft).data
    prove(data)
    proposal = read_proposed(data, "a.docx")
    touched = [run for line in proposal.lines for run in line.runs if run.before != run.after]
    assert len(touched) > 20
    assert all(run.changes for run in touched if not _is_reference(run))


def _is_reference(run):
    """Whether the words differ only because a number or a look around them does."""
    return len(run.spans) == 1 and not hasattr(run.spans[0], "text")


@pytest.mark.parametrize("seed", range(4))
def test_official_files_with_any_runs_marked_give_both_back(corpus, seed):
    for path in sorted((corpus / "docx").glob("*.docx")):
        data = with_changes(path.read_bytes(), random.Random(seed))
        assert len(read_proposed(data, path.name).changes) > 20
        prove(data)


def with_changes(data: bytes, rng: random.Random) -> bytes:
    """The file with some of its runs and paragraphs marked as inserted, deleted or moved."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in ("word/document.xml", "word/footnotes.xml"):
        if name in parts:
            parts[name] = _marked(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _marked(part: bytes, rng: random.Random) -> bytes:
    root = etree.fromstring(part)
    for run in list(root.iter(RUN)):
        if run.getparent().tag == PARAGRAPH and rng.random() < 0.2:
            _wrap(run, rng.choice(["ins", "del", "moveFrom", "moveTo"]), rng)
    for paragraph in list(root.iter(PARAGRAPH)):
        if rng.random() < 0.1:
            properties = _child(paragraph, "pPr")
            _child(properties, "rPr").append(_change(rng.choice(["ins", "del"]), rng))
    return etree.tostring(root)


def _wrap(run, kind, rng):
    change = _change(kind, rng)
    run.addprevious(change)
    change.append(run)
    for text in run.iter(TEXT) if kind == "del" else ():
        text.tag = f"{{{W}}}delText"


def _change(kind, rng):
    change = etree.Element(f"{{{W}}}{kind}")
    change.set(f"{{{W}}}author", rng.choice(["Ada", "Ben"]))
    return change


def _child(parent, name):
    found = parent.find(f"{{{W}}}{name}")
    if found is None:
        found = etree.Element(f"{{{W}}}{name}")
        parent.insert(0, found)
    return found

"""A base with changes of others: they are accepted, rejected, or kept beside ours."""

from collections import Counter

import pytest

from formats.samples import draft, italic, lamps
from formats.word.office import W, part, parts
from penholder.document.operations import move, set_text
from penholder.formats.word.changing.base import Base
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.redline import Options, Pending, PendingChanges, redline
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.view import view
from penholder.formats.word.writer import write


def returned():
    """The sample as a colleague gave it back: a word changed, a paragraph moved."""
    theirs = set_text(lamps(), "n2", italic("Noting", " that lamps go out in the snow,"))
    return theirs, redline(write(lamps()), move(theirs, "n9", "n3"), Options("B. Colleague")).data


def ours():
    return set_text(returned()[0], "n2", italic("Noting", " that lamps go out in heavy snow,"))


def authors(data):
    return Counter(item.author for item in read_docx(data, "file").revisions)


def test_nothing_is_done_before_somebody_says_what_becomes_of_them():
    with pytest.raises(PendingChanges, match=r"tracked changes by B. Colleague") as raised:
        redline(returned()[1], ours())
    assert raised.value.count == raised.value.authors["B. Colleague"] > 1


@pytest.mark.parametrize("pending", [Pending.ACCEPT, Pending.REJECT])
def test_settled_changes_are_part_of_the_base(pending):
    data = redline(returned()[1], ours(), Options("A. Keeper", pending=pending)).data
    reading = "accepted" if pending is Pending.ACCEPT else "rejected"
    base = read_docx(returned()[1], "base", reading).resolution
    assert view(read_docx(data, "file").resolution) == view(ours())
    assert view(read_docx(data, "file", "rejected").resolution) == view(base)
    assert set(authors(data)) == {"A. Keeper"}


def test_kept_changes_keep_their_authors_and_ours_stand_beside_them():
    base = returned()[1]
    data = redline(base, ours(), Options("A. Keeper", pending=Pending.KEEP)).data
    assert view(read_docx(data, "file").resolution) == view(ours())
    assert authors(data)["B. Colleague"]
    assert authors(data)["A. Keeper"]
    changes = list(part(data).iter(W + "ins", W + "del"))
    mine = {item.get(W + "id") for item in changes if item.get(W + "author") == "A. Keeper"}
    assert gives_base(data, base, Base(base).names, lambda number: number in mine)


def test_no_insertion_stands_in_another_and_all_ids_differ():
    base = returned()[1]
    data = redline(base, draft(), Options("A. Keeper", pending=Pending.KEEP)).data
    root = part(data)
    assert not root.findall(f".//{W}ins//{W}ins")
    assert not root.findall(f".//{W}del//{W}del")
    assert not root.findall(f".//{W}del//{W}ins")
    struck = root.findall(f".//{W}ins//{W}del")
    assert all(item.get(W + "author") == "A. Keeper" for item in struck)
    ids = [item.get(W + "id") for item in root.iter(W + "ins", W + "del")]
    assert len(set(ids)) == len(ids)


def test_parts_without_changes_of_theirs_or_ours_stay_byte_for_byte():
    base = returned()[1]
    before = parts(base)
    for pending in (Pending.ACCEPT, Pending.KEEP):
        after = parts(redline(base, ours(), Options(pending=pending)).data)
        changed = {name for name in before if before[name] != after[name]}
        assert changed <= {"word/document.xml", "word/footnotes.xml"}

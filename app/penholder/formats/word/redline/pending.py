"""Changes of others that are pending in the base: counted, and settled where that is wished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from penholder.errors import InputError, OutputError
from penholder.formats.word.changing.repacking import repacked
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.names import R_PR, TR, Element, P, w
from penholder.formats.word.reading.package import Package
from penholder.formats.word.redline.options import Pending
from penholder.formats.word.redline.settling import ALL, COMING, GOING, RANGES, settle
from penholder.formats.word.redline.view import view

_STORIES = frozenset({"header", "footer", "footnotes", "endnotes"})
_NAMED = 5
"""How many authors are named."""


class PendingChanges(InputError):
    """The base holds changes of others, and nobody has said what becomes of them.

    `authors` says how many changes each author has, those with most first.
    """

    def __init__(self, authors: Counter[str]) -> None:
        self.authors = authors
        self.count = authors.total()
        names = [name or "an unnamed author" for name, _ in authors.most_common(_NAMED)]
        if len(authors) > _NAMED:
            names.append("others")
        people = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        changes = "1 tracked change" if self.count == 1 else f"{self.count:,} tracked changes"
        super().__init__(
            f"The base file holds {changes} by {people}, still pending: say whether to accept them,"
            " to reject them or to keep them beside yours."
        )


def authors_of(roots: Iterable[Element]) -> Counter[str]:
    """How many changes each author has in some parts; neighbours of one kind count once."""
    found: Counter[str] = Counter()
    for root in roots:
        for item in root.iter(*(ALL - RANGES)):
            if _is_part(item):
                continue
            before = item.getprevious()
            author = item.get(w("author"), "")
            goes_on = before is not None and before.tag == item.tag
            if not goes_on or before is None or before.get(w("author"), "") != author:
                found[author] += 1
    return found


def _is_part(item: Element) -> bool:
    """Whether it is the end of a paragraph, or a row, whose words were changed with it."""
    parent = item.getparent()
    if parent is None or item.tag not in COMING | GOING or parent.tag not in (R_PR, w("trPr")):
        return False
    whole = next(parent.iterancestors(P, TR), None)
    return whole is not None and any(
        found.getparent().tag not in (R_PR, w("trPr"))  # type: ignore[union-attr]
        for found in whole.iter(str(item.tag))
    )


def settled(data: bytes, name: str, pending: Pending) -> bytes:
    """The file with its changes accepted or rejected; parts without changes stay as they are.

    Raises PendingChanges where there are changes and `pending` is ASK, OutputError where the file
    does not read the same afterwards.
    """
    package = Package(data, name)
    names = [package.document_part]
    names += [r.target for r in package.relations(package.document_part) if r.type in _STORIES]
    roots = {part: package.root(part) for part in dict.fromkeys(names)}
    changed = {
        part: root
        for part, root in roots.items()
        if root is not None and any(True for _ in root.iter(*ALL))
    }
    authors = authors_of(changed.values())
    if not authors or pending is Pending.KEEP:
        return data
    if pending is Pending.ASK:
        raise PendingChanges(authors)
    accepted = pending is Pending.ACCEPT
    for root in changed.values():
        settle(root, lambda item: True, accepted=accepted)
    result = repacked(data, name, changed)
    _check(data, result, name, accepted=accepted)
    return result


def _check(data: bytes, result: bytes, name: str, *, accepted: bool) -> None:
    meant = read_docx(data, name, "accepted" if accepted else "rejected", annotated=False)
    found = read_docx(result, name, annotated=False)
    if view(found.resolution) != view(meant.resolution):
        done = "accepted" if accepted else "rejected"
        raise OutputError(
            f"The changes pending in the base file cannot be {done} here: do it in Word, and use"
            " the file without them."
        )

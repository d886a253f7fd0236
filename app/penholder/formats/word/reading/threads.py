"""Which comment answers which, and which are resolved: word/commentsExtended.xml.

Source: [MS-DOCX] Word Extensions to the Office Open XML File Format, 2.5.3: a comment is known by
the `w14:paraId` of its last paragraph.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from penholder.formats.word.reading.names import Element, P
from penholder.formats.word.reading.package import Package

W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
PARA_ID: Final = f"{{{W14}}}paraId"
ENTRY: Final = f"{{{W15}}}commentEx"
ENTRY_ID: Final = f"{{{W15}}}paraId"
ENTRY_PARENT: Final = f"{{{W15}}}paraIdParent"
ENTRY_DONE: Final = f"{{{W15}}}done"
KIND: Final = "commentsExtended"

_YES: Final = frozenset({"1", "true", "on"})


class Threads(NamedTuple):
    """What comments answer, by their ids and free of loops, and those that are resolved."""

    parents: dict[str, str]
    resolved: frozenset[str]


def extended_part(package: Package) -> tuple[str, Element] | None:
    """The part that says which comment answers which: its name and its root."""
    for relation in package.relations(package.document_part):
        root = package.root(relation.target) if relation.type == KIND else None
        if root is not None:
            return relation.target, root
    return None


def threads_of(comments: Mapping[str, Element], extended: Element | None) -> Threads:
    """The threads of the comments (`w:comment` by id). Parents that are missing are none."""
    if extended is None:
        return Threads({}, frozenset())
    entries: dict[str, Element] = {}
    for entry in extended.iter(ENTRY):
        entries.setdefault(_id(entry, ENTRY_ID), entry)
    by_paragraph = comments_by_paragraph(comments)
    parents: dict[str, str] = {}
    resolved: set[str] = set()
    for paragraph, comment in by_paragraph.items():
        said = entries.get(paragraph)
        if said is None:
            continue
        if said.get(ENTRY_DONE, "").lower() in _YES:
            resolved.add(comment)
        parent = by_paragraph.get(_id(said, ENTRY_PARENT))
        if parent is not None:
            parents.setdefault(comment, parent)
    return Threads(without_loops(parents), frozenset(resolved))


def comments_by_paragraph(comments: Mapping[str, Element]) -> dict[str, str]:
    """The id of the comment that is known by each paragraph's id: of two the first.

    A comment is known by its last paragraph, and by others where these say nothing else.
    """
    paragraphs = {key: list(comment.iter(P)) for key, comment in comments.items()}
    found: dict[str, str] = {}
    for key, each in paragraphs.items():
        if each:
            found.setdefault(_id(each[-1], PARA_ID), key)
    for key, each in paragraphs.items():
        for paragraph in each:
            found.setdefault(_id(paragraph, PARA_ID), key)
    found.pop("", None)
    return found


def _id(element: Element, name: str) -> str:
    return element.get(name, "").upper()


def without_loops(parents: Mapping[str, str]) -> dict[str, str]:
    """The same without loops: of the comments in one, one answers nothing."""
    result = dict(parents)
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        here = start
        while here in result and here not in done:
            if here in path:
                del result[here]
                break
            path[here] = None
            here = result[here]
        done.update(path)
    return result


def nearest_kept(parents: Mapping[str, str], gone: Collection[str]) -> dict[str, str]:
    """What each answers when some are gone: what those answered. `parents` have no loop."""
    upward: dict[str, str] = {}  # of those gone, what stands for them ("" for nothing)
    result: dict[str, str] = {}
    for child, parent in parents.items():
        here = parent
        path: list[str] = []
        while here in gone and here not in upward:
            path.append(here)
            here = parents.get(here, "")
        here = upward.get(here, here)
        upward.update(dict.fromkeys(path, here))
        if here and child not in gone:
            result[child] = here
    return result


def tops_of(parents: Mapping[str, str]) -> dict[str, str]:
    """For each that answers something, the comment that its thread begins with."""
    tops: dict[str, str] = {}
    for start in parents:
        path: list[str] = []
        here = start
        while here in parents and here not in tops:
            path.append(here)
            here = parents[here]
        tops.update(dict.fromkeys(path, tops.get(here, here)))
    return tops

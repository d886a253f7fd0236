"""Tracked changes of a Word file as data: what was changed where, by whom and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from penholder.document.ids import NodeId, NoteId
from penholder.formats.word.reading.changes import ChangeKind


class Revision(msgspec.Struct, frozen=True, omit_defaults=True):
    r"""A tracked change, placed in the text as it was read.

    `node` is the line, `part` the part of the first page ("title") and `note` the note it is in;
    all are '' for a paragraph that is not in this reading. Positions count as in
    `document.spans.length`; words that are not in this reading stand at one position. `text` is
    what was inserted, deleted or moved; "\n" is the end of a paragraph.
    """

    kind: ChangeKind
    author: str
    date: str
    text: str
    node: NodeId = ""
    part: str = ""
    note: NoteId = ""
    start: int = 0
    end: int = 0


def summary(revisions: Sequence[Revision], *, reading: str) -> str:
    """One sentence on the changes of a file, for the report; '' where there are none.

    `reading` says how they were read: "accepted", "rejected" ...
    """
    if not revisions:
        return ""
    authors = Counter(revision.author or "an unnamed author" for revision in revisions)
    named = [author for author, _ in authors.most_common(5)]
    if len(authors) > len(named):
        named.append("others")
    people = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
    count = len(revisions)
    changes = "1 tracked change" if count == 1 else f"{count} tracked changes"
    were = "it was" if count == 1 else "they were"
    return f"The file holds {changes} by {people}: {were} read as {reading}."

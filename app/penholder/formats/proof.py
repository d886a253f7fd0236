"""Reads an export back and says whether every word of the text is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.document.lines import to_lines
from penholder.document.numbering import line_texts, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats.atomic import write_atomically
from penholder.formats.registry import read_bytes, write_bytes
from penholder.formats.word.changing.commenting import with_comments
from penholder.formats.word.options import STANDARD, WordOptions
from penholder.formats.word.reading.comments import Comment
from penholder.formats.word.spaces import NO_BREAK_HYPHEN
from penholder.formats.word.writer import write as write_word

FIRST_PAGE = (
    ("organ", "organ"),
    ("body", "committee"),
    ("session", "session"),
    ("agenda_items", "agenda item"),
    ("symbol", "symbol"),
    ("distribution", "distribution"),
    ("date", "date"),
    ("original_language", "original language"),
)
"""Fields of the masthead and what users call them."""


@dataclass(frozen=True)
class Proof:
    """What reading the file back gave: how many words, and those missing or too many.

    `left_out` names what stands on the first page but not in the file in the same words: a page of
    its kind may have no place for it.
    """

    words: int
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the file holds exactly the words of title, text and notes."""
        return not self.missing and not self.added

    @property
    def sentence(self) -> str:
        """The proof in a sentence or two for the user."""
        if self.same:
            checked = f"Read back and checked: all {self.words:,} words are in the file."
            left = f" Not in it from the first page: {', '.join(self.left_out)}."
            return checked + (left if self.left_out else "")
        parts = []
        if self.missing:
            parts.append(f"missing: {', '.join(self.missing[:5])}")
        if self.added:
            parts.append(f"not in the draft: {', '.join(self.added[:5])}")
        return f"The file would not read back as the text ({'; '.join(parts)})."


def export(
    resolution: Resolution,
    path: Path,
    word: WordOptions = STANDARD,
    comments: Sequence[Comment] = (),
) -> Proof:
    """Makes the file in the format of its extension, reads it back, and only then writes it.

    `word` are the choices for a Word file, `comments` those that go into it, in the ids of the
    resolution; other formats have neither.
    Raises `OutputError`, with whatever stood at `path` untouched, when it cannot be written or
    would not hold the same words.
    """
    if path.suffix.lower() == ".docx":
        data = with_comments(write_word(resolution, word), resolution, comments)
    else:
        data = write_bytes(resolution, path)
    proof = prove(resolution, data, path.name)
    if not proof.same:
        raise OutputError(f"{path.name}: {proof.sentence} Nothing was written. Please report this.")
    write_atomically(path, data)
    return proof


def prove(resolution: Resolution, data: bytes, name: str) -> Proof:
    """Compares the words of a text with those of a file called `name`, whatever their order."""
    found = read_bytes(data, name)[0]
    meant, read = body_words(resolution), body_words(found)
    missing, added = meant - read, read - meant
    return Proof(
        meant.total(),
        tuple(missing.elements()),
        tuple(added.elements()),
        left_out(resolution, found),
    )


def left_out(meant: Resolution, found: Resolution) -> tuple[str, ...]:
    """What stands on the first page of a text and not on that of what was read, by its names."""
    names = [
        name
        for field, name in FIRST_PAGE
        if (value := getattr(meant.masthead, field)) and value != getattr(found.masthead, field)
    ]
    parts = (
        ("sponsors", meant.sponsors and meant.sponsors.states, found.sponsors is not None),
        ("adoption line", meant.adoption, meant.adoption == found.adoption),
        ("meeting line", meant.closing, meant.closing == found.closing),
    )
    return (*names, *(name for name, value, kept in parts if value and not kept))


def body_words(resolution: Resolution) -> Counter[str]:
    """How often each word stands in title, opening line, body, annexes and notes.

    Kinds of spaces and hyphens do not matter: an export may have no-break ones.
    """
    lines = to_lines(resolution.body, resolution.annexes)
    references = reference_texts(lines, resolution.language)
    texts = [resolution.title, resolution.opening]
    texts += [text for line in lines for text in line_texts(line)]
    texts += [note.spans for note in resolution.notes]
    plain = (plain_text(text, references).replace(NO_BREAK_HYPHEN, "-") for text in texts)
    return Counter(word for text in plain for word in text.split())

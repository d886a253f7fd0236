"""Reads an export back and says whether every word of the text is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from penholder.document.lines import to_lines
from penholder.document.numbering import line_texts, reference_texts
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import OutputError
from penholder.formats.registry import read_file, write_file


@dataclass(frozen=True)
class Proof:
    """What reading the file back gave: how many words, and those missing or too many."""

    words: int
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the file holds exactly the words of the text."""
        return not self.missing and not self.added

    @property
    def sentence(self) -> str:
        """The proof in one sentence for the user."""
        if self.same:
            return f"Read back and checked: all {self.words:,} words are in the file."
        parts = []
        if self.missing:
            parts.append(f"missing: {', '.join(self.missing[:5])}")
        if self.added:
            parts.append(f"not in the draft: {', '.join(self.added[:5])}")
        return f"The file does not read back as the text ({'; '.join(parts)})."


def export(resolution: Resolution, path: Path) -> Proof:
    """Writes the text to a file in the format of its extension and reads it back.

    Raises `OutputError` when it cannot be written or does not hold the same words; a file that
    does not is taken away again, unless it stood there before.
    """
    stood_before = path.exists()
    write_file(resolution, path)
    proof = prove(resolution, path)
    if not proof.same:
        if not stood_before:
            path.unlink(missing_ok=True)
        raise OutputError(f"{path.name}: {proof.sentence} Please report this.")
    return proof


def prove(resolution: Resolution, path: Path) -> Proof:
    """Compares the words of a text with those of a file, whatever their order."""
    meant = body_words(resolution)
    found = body_words(read_file(path)[0])
    missing, added = meant - found, found - meant
    return Proof(meant.total(), tuple(missing.elements()), tuple(added.elements()))


def body_words(resolution: Resolution) -> Counter[str]:
    """How often each word stands in title, opening line, body, annexes and notes."""
    lines = to_lines(resolution.body, resolution.annexes)
    references = reference_texts(lines, resolution.language)
    texts = [resolution.title, resolution.opening]
    texts += [text for line in lines for text in line_texts(line)]
    texts += [note.spans for note in resolution.notes]
    return Counter(word for text in texts for word in plain_text(text, references).split())

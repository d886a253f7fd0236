"""The proof of a redline: the file is read again, all changes accepted and all rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from penholder.document.resolution import Resolution
from penholder.errors import OutputError
from penholder.formats.proof import body_words, left_out
from penholder.formats.word.changing.base import Base, Names
from penholder.formats.word.changing.stamp import Stamp, is_gone
from penholder.formats.word.reading.document import read_docx
from penholder.formats.word.reading.names import R_PR, TAB, Element, P, T, w
from penholder.formats.word.reading.package import Package
from penholder.formats.word.redline.counting import Counts
from penholder.formats.word.redline.rejected import gives_base
from penholder.formats.word.redline.view import sets_phrases, unmarked_notes, view
from penholder.formats.word.writer import write

NAME = "The redline"
_HYPHEN = w("noBreakHyphen")
"""A hyphen like any other where words are counted, as in `body_words`."""


@dataclass(frozen=True)
class Proof:
    """What was found when the file was read back: it holds the base and the draft, exactly.

    `unmarked_notes` counts the notes of the draft that no mark leads to: no file can hold them.
    `as_exported` says that no Word file reads as this draft (its title stands among the paragraphs,
    say): every word of title, text and notes is in the file, which reads as the draft's own Word
    file does; `left_out` names what of the first page is in neither.
    """

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    unmarked_notes: int = 0
    as_exported: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was done and checked, for the user."""
        counts = [_count(self.insertions, "insertion"), _count(self.deletions, "deletion")]
        if self.moves:
            counts.append(_count(self.moves, "paragraph moved", "paragraphs moved"))
        listed = f"{', '.join(counts[:-1])} and {counts[-1]}"
        draft = "what the draft is as a Word file" if self.as_exported else "the draft"
        proof = f"read back and checked: accepting all gives {draft}, rejecting all the base."
        if self.left_out:
            proof += f" Not in it from the first page: {', '.join(self.left_out)}."
        if self.unmarked_notes:
            left = _count(self.unmarked_notes, "note")
            proof += f" Left out, as no mark leads to it: {left}."
        return f"{listed}; {proof}"


def _count(number: int, what: str, several: str = "") -> str:
    return f"{number:,} {what if number == 1 else several or what + 's'}"


def prove(data: bytes, base: Base, new: Resolution, stamp: Stamp, counts: Counts) -> Proof:
    """Reads the file again and proves what it holds.

    With all changes accepted it must read as the draft; where the draft has what Word files cannot
    say, as the draft's own Word file does, with every word of the draft. With our changes rejected
    it must be the base element by element, formatting included; where it is not (a field had to be
    written otherwise to be struck), it must read as the base with all changes rejected. Raises
    OutputError with the first difference where the file does not hold both texts.
    """
    accepted = read_docx(data, NAME, annotated=False).resolution
    as_exported = _reads_as_exported(accepted, new, data, base.names)
    if not gives_base(data, base.data, base.names, stamp.is_ours):
        rejected = read_docx(data, NAME, "rejected", annotated=False).resolution
        same("rejected", "the base", rejected, base.reading.resolution)
    missing = left_out(new, accepted) if as_exported else ()
    return Proof(*counts, len(unmarked_notes(new)), as_exported, missing)


def _reads_as_exported(found: Resolution, new: Resolution, data: bytes, names: Names) -> bool:
    """False where the file reads as the draft, True where only as the draft's own Word file."""
    try:
        same("accepted", "the draft", found, new)
    except OutputError:
        exported = read_docx(write(new), NAME, annotated=False).resolution
        if view(found) != view(exported) or body_words(new) - _words_accepted(data, names):
            raise
        return True
    return False


def _words_accepted(data: bytes, names: Names) -> Counter[str]:
    """How often each word stands in the text and the notes, deleted words not counted."""
    package = Package(data, NAME)
    roots = (package.root(name) for name in names if name)
    paragraphs = (item for root in roots if root is not None for item in root.iter(P))
    texts = ("".join(map(_shown, paragraph.iter(T, TAB, _HYPHEN))) for paragraph in paragraphs)
    return Counter(word for text in texts for word in text.split())


def _shown(node: Element) -> str:
    """What a node of a run shows; a raised sign (a note marked again) is no part of a word."""
    run = node.getparent()
    if node.tag != T and run is not None and is_gone(run):
        return ""  # words that go are no `w:t`; signs are the same elements
    if node.tag == TAB:
        return "\t"
    if node.tag == _HYPHEN:
        return "-"
    raised = run is not None and run.find(f"{R_PR}/{w('vertAlign')}") is not None
    return f" {node.text} " if raised else node.text or ""


def same(reading: str, what: str, found: Resolution, meant: Resolution) -> None:
    """Raises OutputError with the first difference between what was found and what was meant."""
    italics = sets_phrases(meant)
    mine, wanted = view(found, italics=italics), view(meant, italics=italics)
    for (name, was), (_, should) in zip(mine, wanted, strict=False):
        if was != should:
            raise _difference(reading, what, name, was, should)
    if len(mine) != len(wanted):
        longer = mine if len(mine) > len(wanted) else wanted
        name, text = longer[min(len(mine), len(wanted))]
        missing = "missing" if longer is wanted else "too many"
        raise _difference(reading, what, f"{name} ({missing})", text, "")


def _difference(reading: str, what: str, name: str, was: str, should: str) -> OutputError:
    shared = next((i for i, (a, b) in enumerate(zip(was, should, strict=False)) if a != b), 0)
    start = max(0, shared - 20)
    return OutputError(
        f"The file with tracked changes was not kept: with all changes {reading} it is not {what}"
        f" ({name}: “{was[start : start + 60]}” for “{should[start : start + 60]}”)."
        " Please report this."
    )

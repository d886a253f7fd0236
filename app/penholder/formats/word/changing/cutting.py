"""Cuts a run of the base into parts: what stays, what goes, and what comes between them."""

from __future__ import annotations

from collections.abc import Iterable

from penholder.formats.word.changing.stamp import Stamp
from penholder.formats.word.elements import Element, copied, element, words
from penholder.formats.word.reading.names import R_PR, T, child_of


class Cutter:
    """Collects the parts of a run that is being cut."""

    def __init__(self, run: Element, stamp: Stamp) -> None:
        self._run = run
        self._stamp = stamp
        self._made: list[Element] = []
        self._open: list[Element] = []
        self._gone = False
        self.sign_follows = False
        self._shell = shell_of(run)

    def add(self, child: Element, *, gone: bool) -> None:
        """Adds a part of the run's content."""
        if self._open and gone is not self._gone:
            self._flush()
        self._gone = gone
        self._open.append(child)

    def other(self, child: Element) -> None:
        """Content that is no text: it stays, but the typed sign of a note goes with its mark."""
        gone = self._gone if self.sign_follows and child.tag == T else False
        self.sign_follows = False
        self.add(child, gone=gone)

    def between(self, made: Iterable[Element]) -> None:
        """Adds tracked runs between the parts."""
        self._flush()
        self._made.extend(made)

    def finish(self) -> Element:
        """Puts the parts in the place of the run and gives the last of them."""
        self._flush(self._shell)
        for item in self._made:
            self._run.addprevious(item)
        parent = self._run.getparent()
        assert parent is not None
        parent.remove(self._run)
        return self._made[-1]

    def _flush(self, shell: Element | None = None) -> None:
        """Ends a part; `shell` is what it stands in where no other part needs it."""
        if not self._open:
            return
        made = copied(self._shell) if shell is None else shell
        made.extend(self._open)
        self._made.append(self._stamp.deletion(made) if self._gone else made)
        self._open = []


def shell_of(run: Element) -> Element:
    """The run without what it holds: its attributes and properties."""
    shell = element("w:r")
    for name, given in run.attrib.items():
        shell.set(name, given)
    properties = child_of(run, R_PR)
    if properties is not None:
        shell.append(copied(properties))
    return shell


def part_of(node: Element, text: str) -> Element:
    """A node of a run with some of its text; the node itself where it is all of it."""
    if node.tag != T or text == (node.text or ""):
        return node
    return words(text)

"""How long a text is, in words and paragraphs, by itself and against its base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.document.lines import Line, LineKind
from penholder.document.operations import lines_of
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text


@dataclass(frozen=True)
class Statistics:
    """How long the text is."""

    words: int
    preambular: int
    operative: int
    notes: int


def count_lines(lines: Sequence[Line], notes: int) -> Statistics:
    """Counts words (title and notes left out) and paragraphs."""
    kinds = [line.kind for line in lines]
    return Statistics(
        sum(len(plain_text(line.spans).split()) for line in lines),
        kinds.count(LineKind.PREAMBULAR),
        kinds.count(LineKind.OPERATIVE),
        notes,
    )


def count(resolution: Resolution) -> Statistics:
    """How long a resolution is."""
    return count_lines(lines_of(resolution), len(resolution.notes))


def counts(now: Statistics, base: Statistics | None) -> str:
    """The counts for the status bar: "837 words (+12) · 13 PP (=) · 16 OP (−1)"."""
    shown = []
    for number, name, field in (
        (now.words, "words", "words"),
        (now.preambular, "PP", "preambular"),
        (now.operative, "OP", "operative"),
    ):
        before = None if base is None else int(getattr(base, field))
        shown.append(f"{number:,} {name}{_change(number, before)}")
    return " · ".join(shown)


def _change(now: int, before: int | None) -> str:
    if before is None or now == before:
        return "" if before is None else " (=)"
    return f" (+{now - before:,})" if now > before else f" (−{before - now:,})"

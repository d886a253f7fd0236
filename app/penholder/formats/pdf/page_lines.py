"""Groups the runs of a page into lines.

Runs come in the order of the file, which for files made by Word is that of reading, cell by cell
in a table. A line goes on while runs stay on its baseline and move to the right; a raised mark (a
note) belongs to the line it stands above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from penholder.formats.pdf.glyphs import Run

_RAISED = 0.8
"""A run smaller than this share of its line's type, standing higher, is a raised mark."""

_WORD_GAP = 0.3
"""A gap wider than this share of the type size is a space, typed or not (a tab, a cell)."""

_BLANK_WIDTH = 0.12
"""A blank narrower than this share of the type size is no space but a word joiner or the like."""


@dataclass
class Line:
    """Runs on one baseline, left to right. `size` is that of its largest type.

    A line is complete once `lines_of` has given it. Texts of runs have their spaces, so that
    joining them gives the text of the line. `spaced` says that the line ends in a space: then the
    next line begins a new word.
    """

    page: int
    baseline: float
    left: float
    right: float
    size: float
    runs: list[Run] = field(default_factory=list)
    spaced: bool = False

    @cached_property
    def text(self) -> str:
        """The characters of the line, note marks included, without spaces around."""
        return "".join(run.text for run in self.runs).strip()

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold, note marks aside."""
        return self._all_words(lambda run: run.bold)

    @cached_property
    def italic(self) -> bool:
        """Whether all its words are italic, note marks aside."""
        return self._all_words(lambda run: run.italic)

    def _all_words(self, test: Callable[[Run], bool]) -> bool:
        words = [
            run
            for run in self.runs
            if any(sign.isalnum() for sign in run.text) and not self.is_raised(run)
        ]
        return all(test(run) for run in words or self.runs)

    def is_raised(self, run: Run) -> bool:
        """Whether a run of this line is a raised mark."""
        return run.size < _RAISED * self.size and run.baseline > self.baseline + 0.1 * self.size

    def parts(self, gap: float) -> list[Line]:
        """The line cut where runs stand more than `gap` points apart (cells, columns)."""
        groups: list[list[Run]] = []
        for run in self.runs:
            if not groups or run.left - groups[-1][-1].right > gap:
                groups.append([])
            groups[-1].append(run)
        if len(groups) == 1:
            return [self]
        return [line_of(self.page, group, self.baseline) for group in groups]


def line_of(page: int, runs: Sequence[Run], baseline: float | None = None) -> Line:
    """The line that the runs form; they stand in order."""
    base = baseline if baseline is not None else max(runs, key=lambda run: run.size).baseline
    return Line(
        page,
        base,
        runs[0].left,
        max(run.right for run in runs),
        max(run.size for run in runs),
        list(runs),
        runs[-1].text.endswith(" "),
    )


def lines_of(page: int, runs: Iterable[Run]) -> list[Line]:
    """The lines of a page from top to bottom, those on one baseline from left to right."""
    lines: list[Line] = []
    current: Line | None = None
    blank: float | None = None  # where a blank stands after the line so far
    for run in runs:
        if run.text == " ":
            if blank is None and current is not None and _on_line(current, run):
                blank = run.left
            continue
        if current is not None and _continues(current, run):
            if blank is not None and run.left - blank > _BLANK_WIDTH * current.size:
                _end_with_space(current)
            _append(current, run)
        else:
            if blank is not None and current is not None:
                _end_with_space(current)
            current = line_of(page, [run])
            lines.append(current)
        blank = None
    if blank is not None and current is not None:
        _end_with_space(current)
    lines.sort(key=lambda line: (-round(line.baseline, 1), line.left))
    return lines


def _on_line(line: Line, run: Run) -> bool:
    return abs(run.baseline - line.baseline) < 0.45 * line.size and run.left > line.right - 2


def _continues(line: Line, run: Run) -> bool:
    if run.left < line.right - 0.4 * line.size:
        return False
    rise = run.baseline - line.baseline
    if abs(rise) < 0.1 * line.size:
        return True
    if run.size < _RAISED * line.size:  # a raised or lowered mark
        return -0.3 * line.size < rise < 0.75 * line.size and run.left - line.right < 3 * line.size
    # The line so far is a raised mark, and this is the text it stands above.
    return line.size < _RAISED * run.size and -0.75 * run.size < rise < 0


def _append(line: Line, run: Run) -> None:
    previous = line.runs[-1]
    if (
        run.left - previous.right > _WORD_GAP * max(previous.size, run.size)
        and not previous.text.endswith(" ")
        and not run.text.startswith(" ")
    ):
        _end_with_space(line)
    if run.size > line.size:
        line.size = run.size
        line.baseline = run.baseline
    line.runs.append(run)
    line.right = run.right
    line.spaced = run.text.endswith(" ")


def _end_with_space(line: Line) -> None:
    last = line.runs[-1]
    if not last.text.endswith(" "):
        line.runs[-1] = last._replace(text=last.text + " ")
    line.spaced = True

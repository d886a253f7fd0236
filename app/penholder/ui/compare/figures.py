"""The figures of a comparison: paragraphs kept and changed, words, length against last year."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from penholder.compare import statistics
from penholder.compare.result import Comparison

Line = tuple[str, str]
"""What is counted, and the figure."""


class Figures(QScrollArea):
    """Shows the figures in groups, or that there are none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Figures")
        self.groups: list[tuple[str, list[Line]]] = []
        self.set_comparison(None)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Shows the figures of a comparison."""
        self.groups = figures(comparison) if comparison is not None else []
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        for name, lines in self.groups:
            heading = QLabel(name)
            heading.setProperty("role", "heading")
            layout.addWidget(heading)
            layout.addLayout(_table(lines))
            layout.addSpacing(12)
        if not self.groups:
            layout.addWidget(_faint("The figures come with the comparison."))
        layout.addStretch(1)
        self.setWidget(page)


def _table(lines: list[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    for place, (name, figure) in enumerate(lines):
        value = QLabel(figure)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setAccessibleName(f"{name}: {figure}")
        grid.addWidget(_faint(name), place, 0)
        grid.addWidget(value, place, 1)
    return grid


def _faint(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "faint")
    label.setWordWrap(True)
    return label


def figures(comparison: Comparison) -> list[tuple[str, list[Line]]]:
    """The figures in groups, each a name and its lines; a count of none is left out."""
    counts, kept = statistics(comparison), comparison.summary
    paragraphs = [
        ("Unchanged", counts.kept),
        ("Edited", counts.edited),
        ("New", counts.added),
        ("Removed", counts.removed),
        ("Split", counts.split),
        ("Merged", counts.merged),
        ("of these moved", counts.moved),
        ("of these renumbered", kept.get("renumbered", 0)),
        ("Notes changed", kept.get("notes_changed", 0)),
    ]
    words: list[Line] = [
        ("Earlier text", f"{counts.words_old:,}"),
        ("Later text", f"{counts.words_new:,}"),
        ("Added", f"+{counts.words_new - counts.words_equal:,}"),
        ("Removed", f"−{counts.words_old - counts.words_equal:,}"),
        ("Later text unchanged", f"{counts.unchanged_share:.0%}"),
        ("Length against the earlier", _growth(counts.growth)),
    ]
    weights = [
        ("Substance", kept.get("substance", 0)),
        ("Editorial", kept.get("editorial", 0)),
        ("Routine", kept.get("routine", 0)),
    ]
    flags = Counter(flag.kind for pair in comparison.pairs for flag in pair.flags)
    groups = [
        ("Paragraphs", _counted(paragraphs)),
        ("Words", words),
        ("Changes", _counted(weights)),
        ("Of substance", _counted([(kind.capitalize(), n) for kind, n in flags.most_common()])),
    ]
    return [(name, lines) for name, lines in groups if lines]


def _counted(lines: list[tuple[str, int]]) -> list[Line]:
    return [(name, f"{count:,}") for name, count in lines if count]


def _growth(growth: float) -> str:
    share = round(100 * (growth - 1))
    return "the same" if share == 0 else f"{share:+} %".replace("-", "−")

"""How soon a comparison is on the screen, and how smoothly it scrolls.

    python tests/benchmarks/bench_compare_view.py [OLD NEW]

Without files a made text of 400 paragraphs is compared with an edited copy. Prints the time from
the choice of the two texts to the first painted rows (median of several), and the time of a frame
(one step of the wheel, painted) at the median, the 99th percentile and the worst: once straight
after opening, while rows are still being laid out, and once when all are. Reading the files is not
part of it: it is the reader's time.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from generator import ORDINARY, known_pair, text_of
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from penholder.document.lines import Line, LineKind, from_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.formats import native, registry
from penholder.library.shelf import Shelf
from penholder.ui.app import application
from penholder.ui.commands import Place
from penholder.ui.open_texts import OpenText
from penholder.ui.settings import Settings
from penholder.ui.window import MainWindow

OPENINGS = 7
WHEEL_STEP = 120
"""Pixels of one step of the wheel."""


class _FirstRows(QObject):
    """Notes when the view is first painted with rows in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.view = window.compare.view
        self.painted = 0.0
        self.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view paints when this returns; what it paints is in place."""
        if event.type() == QEvent.Type.Paint and self.view.rows and not self.painted:
            self.view.paintEvent(event)
            self.painted = time.perf_counter()
            return True
        return False


def opening_ms(window: MainWindow, texts: tuple[OpenText, OpenText]) -> float:
    """From the choice of two texts to the first painted rows."""
    window.compare.set_sides(None, None)
    QApplication.processEvents()
    watch = _FirstRows(window)
    start = time.perf_counter()
    window.compare.set_sides(*texts)
    while not watch.painted:
        QApplication.processEvents()
    window.compare.view.viewport().removeEventFilter(watch)
    return 1000 * (watch.painted - start)


def frames_ms(window: MainWindow, rounds: int = 1) -> list[float]:
    """The time of every step of the wheel from the top to the bottom, painted."""
    view, found = window.compare.view, []
    for _ in range(rounds):
        bar = view.verticalScrollBar()
        bar.setValue(0)
        while bar.value() < bar.maximum():
            start = time.perf_counter()
            bar.setValue(bar.value() + WHEEL_STEP)
            QApplication.processEvents()
            found.append(1000 * (time.perf_counter() - start))
    return found


def settled(window: MainWindow) -> None:
    """Waits until every row is laid out."""
    for _ in range(2000):
        QApplication.processEvents()


def made_texts() -> tuple[Resolution, Resolution]:
    """A text of 400 paragraphs and an edited copy."""
    pair = known_pair(400, ORDINARY, 7)
    return _resolution([text_of(each) for each in pair.old]), _resolution(
        [text_of(each) for each in pair.new]
    )


def _resolution(paragraphs: list[str]) -> Resolution:
    lines = [Line(f"n{i}", LineKind.OPERATIVE, plain(t)) for i, t in enumerate(paragraphs)]
    body, _ = from_lines(lines)
    return Resolution(title=plain("Made for measuring"), body=body)


def main() -> None:
    """Measures and prints."""
    files = [Path(name) for name in sys.argv[1:3]]
    texts = tuple(registry.read_file(path)[0] for path in files) if files else made_texts()
    application()
    with TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.json"), Shelf())
        window.resize(1366, 768)
        both = OpenText(native.Draft(texts[0])), OpenText(native.Draft(texts[1]))
        window.go(Place.COMPARE)
        window.show()
        openings = [opening_ms(window, both) for _ in range(OPENINGS)]
        fresh = frames_ms(window)
        settled(window)
        calm = frames_ms(window)
        rows = len(window.compare.view.rows)
    print(f"{rows} rows; first rows painted after {statistics.median(openings):.0f} ms (median)")
    for name, frames in (("just opened", fresh), ("laid out", calm)):
        cuts = statistics.quantiles(frames, n=100)
        print(
            f"frame, {name}: median {statistics.median(frames):.1f} ms, p99 {cuts[98]:.1f} ms,"
            f" worst {max(frames):.1f} ms of {len(frames)}"
        )


if __name__ == "__main__":
    main()

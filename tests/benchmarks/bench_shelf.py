"""Time of look-ups and searches on a shelf of 20,000 resolutions.

Run it by hand: `python tests/benchmarks/bench_shelf.py [ENTRIES]`. Prints median and worst time in
milliseconds.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from penholder.library.harvest import Fact
from penholder.library.shelf import Shelf

WORDS = ("lamps", "buoys", "harbours", "pilots", "tides", "fog", "signals", "lighthouses", "ropes")
TURNS = 200


def main() -> None:
    """Fills a shelf and asks it."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(7)
    symbols = [f"A/RES/{40 + i // 500}/{i % 500 + 1}" for i in range(entries)]
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder) / "shelf.sqlite")
        start = time.perf_counter()
        for first in range(0, entries, 50):
            facts = [
                Fact(symbol, datetime.date(2010, 11, 12), " ".join(rng.sample(WORDS, 6)))
                for symbol in symbols[first : first + 50]
            ]
            shelf.add_facts(f"text {first}", facts)
        print(f"filled with {shelf.count()} in {time.perf_counter() - start:.1f} s")
        report("lookup", lambda: shelf.lookup(rng.choice(symbols)))
        report("number begun", lambda: shelf.numbers(f"{rng.randint(40, 60)}/1"))
        report("words of a title", lambda: shelf.search("harb fog", 20))
        report("no words", lambda: shelf.search("", 20))
        shelf.close()


def report(name: str, do: Callable[[], object]) -> None:
    """Prints how long something takes."""
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        do()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name:18} median {statistics.median(times):6.2f}  worst {max(times):6.2f}")


if __name__ == "__main__":
    main()

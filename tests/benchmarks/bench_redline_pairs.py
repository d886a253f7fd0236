"""Every pair of real resolutions laid over each other as tracked changes, judged by three programs.

    python tests/benchmarks/bench_redline_pairs.py CORPUS [--limit N] [--only series|neighbours]
        [--moves] [--library N] [--office] [--docxodus] [--start N]

Each text of the corpus is written as a Word file and every other text is laid over it; the Word
files of the corpus are bases too. Texts of one series (the same title) come first, then neighbours
in the list, then all the others. Our own proof judges each: with all changes accepted the file must
read as the draft, with all rejected as the base. `--library N` adds N pairs of one series from the
large library. `--office` and `--docxodus` have LibreOffice and Docxodus accept and reject what
is of one series or neighbours; use `--only` with them, as they take seconds for each.
"""

from __future__ import annotations

import argparse
import random
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bench_redline import Case, judged_by_docxodus, judged_by_office
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import PenholderError
from penholder.formats import registry
from penholder.formats.text.reader import read as read_text
from penholder.formats.word.redline import Options, redline
from penholder.formats.word.writer import write

_AT_ONCE = 40
"""Files that LibreOffice is given in one start."""


class Pair(NamedTuple):
    """The names of a base and of the draft laid over it, and what they are to each other."""

    base: str
    draft: str
    kind: str


def texts_in(folder: Path) -> dict[str, Resolution]:
    """Every text that can be read; pictures of pages are left out, by name."""
    found: dict[str, Resolution] = {}
    kinds = ("pdf/*.pdf", "text/*.txt", "fr/*.txt", "multilang/*.txt")
    for path in sorted(path for kind in kinds for path in folder.glob(kind)):
        try:
            found[path.stem] = registry.read_file(path)[0]
        except PenholderError as error:
            print(f"left out: {path.name}: {str(error)[:80]}")
    return found


def pairs_of(texts: dict[str, Resolution], words: list[str]) -> list[Pair]:
    """Every pair once each way, the likeliest first; `words` are the names of the Word files."""
    titles = {name: _title(text) for name, text in texts.items()}
    neighbours = set(pairwise(texts)) | {pair[::-1] for pair in pairwise(texts)}
    ranked: dict[str, list[Pair]] = defaultdict(list)
    for base, draft in permutations(texts, 2):
        same = titles[base] == titles[draft] != ""
        kind = "series" if same else "neighbours" if (base, draft) in neighbours else "others"
        ranked[kind].append(Pair(base, draft, kind))
    ranked["others"] += [Pair(base, draft, "Word bases") for base in words for draft in texts]
    random.Random(0).shuffle(ranked["others"])
    return [*ranked["series"], *ranked["neighbours"], *ranked["others"]]


def library_series(archive: Path, count: int) -> tuple[dict[str, Resolution], list[Pair]]:
    """Texts of one series from the library, each with the next of its series, drawn evenly."""
    series: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, Resolution] = {}
    with tarfile.open(archive) as library:
        for member in library:
            stream = library.extractfile(member) if member.name.endswith(".txt") else None
            if stream is None:
                continue
            name = Path(member.name).stem
            try:
                texts[name] = read_text(stream.read(), member.name)[0]
            except PenholderError:
                continue
            series[_title(texts[name])].append(name)
    pairs = [
        Pair(old, new, "library")
        for title, names in sorted(series.items())
        if title
        for old, new in pairwise(sorted(names))
    ]
    step = max(1, len(pairs) // max(1, count))
    return texts, pairs[::step][:count]


def _title(resolution: Resolution) -> str:
    return " ".join(plain_text(resolution.title).casefold().split())


class Bases:
    """The Word files that are laid over: those of the corpus, and our export of each text."""

    def __init__(self, texts: dict[str, Resolution], files: list[Path]) -> None:
        self._texts = texts
        self._made = {path.stem: path.read_bytes() for path in files}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._made:
            self._made[name] = write(self._texts[name])
        return self._made[name]


def laid(
    pairs: list[Pair], bases: Bases, texts: dict[str, Resolution], *, moves: bool
) -> Iterator[tuple[Case, bytes]]:
    """Each redline that was proved, and a line for each that was not; counts at the end."""
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    exported: list[str] = []
    started = time.process_time()
    for number, pair in enumerate(pairs, start=1):
        name = f"{pair.base} > {pair.draft}"
        try:
            case = Case(name, bases[pair.base], texts[pair.draft])
            made = redline(case.base, case.draft, Options(moves=moves))
        except Exception as error:
            bad[pair.kind] += 1
            what = "not proved" if isinstance(error, PenholderError) else type(error).__name__
            print(f"{name}  {what}: {str(error)[:300]}", flush=True)
            continue
        good[pair.kind] += 1
        if made.proof.as_exported:
            exported.append(name)
        if number % 500 == 0:
            print(f"... {number} of {len(pairs)}", flush=True)
        yield case, made.data
    seconds = time.process_time() - started
    for kind in sorted(good | bad):
        print(f"{kind:<12}{good[kind]:>6} exact, {bad[kind]} not")
    total = good.total() + bad.total()
    print(f"all         {good.total():>6} exact of {total}, {seconds:.0f} s of processor time")
    drafts = Counter(name.partition(" > ")[2] for name in exported)
    print(f"{len(exported)} of them read as the draft's own Word file, not as the draft:")
    for draft, times in drafts.most_common():
        print(f"  {draft}: {times}")


def main() -> None:
    """Prints what failed, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, help="no more pairs than this")
    parser.add_argument("--start", type=int, default=0, help="leave out so many pairs")
    parser.add_argument("--only", choices=("series", "neighbours", "others", "library"))
    parser.add_argument("--library", type=int, default=0, help="so many pairs of the library")
    parser.add_argument("--moves", action="store_true", help="write moved paragraphs as moved")
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--docxodus", action="store_true")
    given = parser.parse_args()
    texts, files = texts_in(given.corpus), sorted(given.corpus.glob("docx/*.docx"))
    pairs = pairs_of(texts, [path.stem for path in files])
    print(f"{len(texts)} texts, {len(files)} Word files, {len(pairs)} pairs", flush=True)
    if given.library:
        more, series = library_series(given.corpus / "library.tar.xz", given.library)
        texts, pairs = {**more, **texts}, [*series, *pairs]
    if given.only:
        pairs = [pair for pair in pairs if pair.kind == given.only]
    end = None if given.limit is None else given.start + given.limit
    proved = laid(pairs[given.start : end], Bases(texts, files), texts, moves=given.moves)
    judged = [found for found in proved if given.office or given.docxodus]
    for start in range(0, len(judged) if given.office else 0, _AT_ONCE):
        judged_by_office(judged[start : start + _AT_ONCE])
    if given.docxodus:
        judged_by_docxodus(judged)


if __name__ == "__main__":
    main()

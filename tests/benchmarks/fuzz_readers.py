"""Feeds damaged files to every reader: each is read, or refused in a sentence, within its limits.

Run: python tests/benchmarks/fuzz_readers.py [CORPUS] [--cases N | --minutes M] [--seed S]

Files of the corpus and files written by the program itself are cut, flipped, spliced and, inside
their zips and XML, bent: attributes changed, elements taken out, doubled and put into one another.
Every case runs in a worker with bounded memory that is killed when it takes too long, so that a
hang, a crash of a library, or an error nobody foresaw is a failure; its file is kept for mending.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import multiprocessing.connection
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from lxml import etree

from penholder import resources
from penholder.errors import InputError
from penholder.formats import registry

LONGEST_S = 20.0
"""Seconds after which a case is a hang. Whole files of this size are read in well under one."""

MEMORY_BYTES = 3 * 1024**3
"""Address space of a worker: a reader that takes more is stopped by the system, as a failure."""

SMALL_BYTES = 150_000
"""Larger files of the corpus are left out: they cost time and show nothing new."""

READ, REFUSED, FAILED = "read", "refused", "failed"


@dataclass(frozen=True)
class Seed:
    """A sound file that damaged ones are made of."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """What came of one case: READ, REFUSED or FAILED, with the sentence or the trace."""

    case: int
    name: str
    result: str
    detail: str = ""


# --- what is damaged -----------------------------------------------------------------------------


def seeds_in(corpus: Path | None) -> list[Seed]:
    """The small files of the corpus, and the sample in every format the program writes."""
    found = [] if corpus is None else [_seed(path) for path in _files(corpus)]
    resolution, _ = registry.read_file(resources.path("samples", "draft.txt"))
    for extension in registry.writable_extensions():
        path = Path(f"sample{extension}")
        found.append(Seed(path.name, registry.write_bytes(resolution, path)))
    return found


def _files(corpus: Path) -> Iterator[Path]:
    known = registry.readable_extensions()
    for path in sorted(corpus.rglob("*")):
        readable = path.suffix in known and path.suffix != ".doc"
        if readable and path.is_file() and path.stat().st_size <= SMALL_BYTES:
            yield path


def _seed(path: Path) -> Seed:
    return Seed(path.name, path.read_bytes())


def damaged(case: int, seed: int, seeds: Sequence[Seed]) -> Seed:
    """The file of a case: the same for the same numbers and files."""
    rng = random.Random(f"{seed}/{case}")
    by_kind: dict[str, list[Seed]] = {}
    for each in seeds:
        by_kind.setdefault(Path(each.name).suffix, []).append(each)
    chosen = rng.choice(by_kind[rng.choice(sorted(by_kind))])
    data = chosen.data
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        with contextlib.suppress(Exception):  # too damaged already for this kind of damage
            data = rng.choice(_damages(data))(data, rng)
    if rng.random() < 0.02:
        other = rng.choice(sorted(by_kind))
        return Seed(Path(chosen.name).stem + other, data)
    return Seed(chosen.name, data)


def _damages(data: bytes) -> list[Callable[[bytes, random.Random], bytes]]:
    anywhere = [_flip, _cut, _double, _splice, _hostile]
    if data.startswith(b"PK"):
        return [*anywhere[:2], *[_in_zip] * 8]
    if data.lstrip().startswith(b"<"):
        return [*anywhere, *[_in_xml] * 4]
    if data.startswith(b"%PDF"):
        return [*anywhere, *[_in_pdf] * 4]
    return [*anywhere, _lines, _lines]


def _flip(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _cut(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:start] if rng.random() < 0.3 else data[:start] + data[end:]


def _double(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    piece = data[start : start + rng.choice((1, 20, 400, 5_000))]
    return data[:start] + piece * rng.choice((2, 50)) + data[start:]


def _splice(data: bytes, rng: random.Random) -> bytes:
    start, end = rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)
    return data[:start] + data[end:]


_HOSTILE = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r\r\r\n",
    b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>&a;",
    b"[" * 3_000,
    b"(a) " * 2_000,
    b"1. " * 2_000,
    b" and " * 3_000,
    b"," * 5_000,
    "“".encode() * 2_000,
    "\u202e\u200b\u00ad".encode() * 300,
    b"9" * 5_000,
    b"A/RES/" * 2_000,
    b"\t" * 3_000,
)


def _hostile(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(_HOSTILE) + data[at:]


def _lines(data: bytes, rng: random.Random) -> bytes:
    rows = data.split(b"\n")
    rng.choice((rng.shuffle, list.reverse))(rows)
    return b"\n".join(rows[: rng.randrange(len(rows)) + 1])


def _in_pdf(data: bytes, rng: random.Random) -> bytes:
    """Changes a number or a name outside the streams, so that references go astray."""
    places = [
        at for at in range(len(data)) if data[at : at + 1].isdigit() and data[at - 1] in b" /"
    ]
    if not places:
        return data
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 5))):
        out[rng.choice(places)] = rng.choice(b"0123456789-")
    return bytes(out)


def _in_zip(data: bytes, rng: random.Random) -> bytes:
    """Damages one part of a zip, takes it out, or puts another in its place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    heavy = [name for name in parts if name.endswith((".xml", ".rels", ".json"))]
    name = rng.choice(heavy or sorted(parts))
    what = rng.random()
    if what < 0.08:
        del parts[name]
    elif what < 0.14:
        parts[name] = parts[rng.choice(sorted(parts))]
    elif what < 0.3 or name.endswith(".json"):
        parts[name] = rng.choice((_flip, _cut, _hostile, _double))(parts[name], rng)
    else:
        parts[name] = _in_xml(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            info = zipfile.ZipInfo(each, (1980, 1, 1, 0, 0, 0))  # the same bytes at any time
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_VALUES = (
    "",
    "0",
    "-1",
    "99999999999",
    "x",
    "1.5",
    "true",
    "\u0663",
    "a" * 2_000,
    "../../x",
    "rId1",
)


def _in_xml(data: bytes, rng: random.Random) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for _ in range(rng.choice((1, 2, 6))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        _bend(rng.choice(elements), elements, rng)
    return etree.tostring(root)


def _bend(element: etree._Element, others: list[etree._Element], rng: random.Random) -> None:
    parent = element.getparent()
    what = rng.randrange(7)
    if what == 0 and element.attrib:
        element.set(rng.choice(list(element.attrib)), rng.choice(_VALUES))
    elif what == 1 and element.attrib:
        del element.attrib[rng.choice(list(element.attrib))]
    elif what == 2 and parent is not None:
        parent.remove(element)
    elif what == 3 and parent is not None:
        for _ in range(rng.choice((1, 3, 40))):
            parent.append(etree.fromstring(etree.tostring(element)))
    elif what == 4:
        rng.choice(others).append(etree.fromstring(etree.tostring(element)))
    elif what == 5:
        element.text = rng.choice(_VALUES)
    else:
        element.tag = rng.choice(others).tag


# --- running -------------------------------------------------------------------------------------


def outcome_of(case: int, file: Seed) -> Outcome:
    """Reads one damaged file; any error that is not a refusal in a sentence is a failure."""
    try:
        registry.read_bytes(file.data, file.name)
    except InputError as error:
        if isinstance(error.__cause__, Exception) and "it is damaged (" in str(error):
            trace = "".join(traceback.format_exception(error.__cause__)[-6:])
            return Outcome(case, file.name, FAILED, trace)
        sentence = str(error)
        sound = bool(sentence.strip()) and "\n" not in sentence
        return Outcome(case, file.name, REFUSED if sound else FAILED, sentence)
    except BaseException:
        return Outcome(case, file.name, FAILED, traceback.format_exc())
    return Outcome(case, file.name, READ)


def _work(pipe: Connection, corpus: Path | None, seed: int) -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seeds = seeds_in(corpus)
    while True:
        case = pipe.recv()
        if case is None:
            return
        pipe.send(outcome_of(case, damaged(case, seed, seeds)))


class Worker:
    """One process that reads damaged files; started anew after a hang or a crash."""

    def __init__(self, corpus: Path | None, seed: int) -> None:
        self._corpus, self._seed = corpus, seed
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = self._context.Pipe()
        arguments = (theirs, self._corpus, self._seed)
        self._process = self._context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, case: int) -> None:
        """Gives the worker a case."""
        self.case, self.since = case, time.monotonic()
        self.pipe.send(case)

    def finish(self) -> Outcome | None:
        """The outcome of its case; None while it works on it."""
        try:
            if self.pipe.poll(0):
                return self.pipe.recv()
        except (EOFError, OSError):
            return self._lost("the reader ended its process")
        if time.monotonic() - self.since > LONGEST_S:
            return self._lost(f"not read within {LONGEST_S:.0f} seconds")
        return None

    def stop(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.join()

    def _lost(self, why: str) -> Outcome:
        self.stop()
        self._start()
        return Outcome(self.case, "", FAILED, why)


def run(
    corpus: Path | None, *, cases: int, seed: int, workers: int = 2, minutes: float = 0
) -> list[Outcome]:
    """Runs cases 0 to `cases` (or as many as fit in `minutes`) in several workers."""
    until = time.monotonic() + minutes * 60 if minutes else None
    pool = [Worker(corpus, seed) for _ in range(workers)]
    busy: list[Worker] = []
    outcomes: list[Outcome] = []
    waiting = iter(range(cases) if until is None else range(10**9))
    idle = list(pool)
    try:
        while True:
            while idle and (until is None or time.monotonic() < until):
                case = next(waiting, None)
                if case is None:
                    break
                idle[-1].begin(case)
                busy.append(idle.pop())
            if not busy:
                return outcomes
            multiprocessing.connection.wait([worker.pipe for worker in busy], timeout=0.5)
            for worker in list(busy):
                outcome = worker.finish()
                if outcome is not None:
                    outcomes.append(outcome)
                    busy.remove(worker)
                    idle.append(worker)
    finally:
        for worker in pool:
            worker.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description="Feeds damaged files to every reader.")
    beside = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    parser.add_argument("corpus", nargs="?", type=Path, default=beside)
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = options.corpus if options.corpus.is_dir() else None
    start = time.monotonic()
    outcomes = run(corpus, cases=options.cases, seed=options.seed, minutes=options.minutes)
    failed = [outcome for outcome in outcomes if outcome.result == FAILED]
    counts = Counter(outcome.result for outcome in outcomes)
    print(
        f"{len(outcomes)} damaged files in {time.monotonic() - start:.0f} s:"
        f" {counts[READ]} read, {counts[REFUSED]} refused in a sentence, {len(failed)} failed"
    )
    if failed:
        _keep(failed, options.seed, seeds_in(corpus))
    return 1 if failed else 0


def _keep(failed: Sequence[Outcome], seed: int, seeds: Sequence[Seed]) -> None:
    """Writes the files of the failures and prints one of each kind."""
    folder = Path(tempfile.mkdtemp(prefix="penholder-fuzz-"))
    kinds: dict[str, list[str]] = {}
    for outcome in failed:
        file = damaged(outcome.case, seed, seeds)
        path = folder / f"{outcome.case}-{file.name}"
        path.write_bytes(file.data)
        last = " | ".join(row.strip() for row in outcome.detail.strip().splitlines()[-3:])
        kinds.setdefault(last, []).append(path.name)
    for last, names in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"{len(names)} x {last[:300]}\n    {', '.join(names[:3])}")
    print(f"Their files are in {folder}.")


if __name__ == "__main__":
    sys.exit(main())

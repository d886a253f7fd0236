"""Rolls year n over and compares the draft with what year n+1 really adopted.

Run: python tests/benchmarks/bench_rollover.py [CORPUS] [--all] [--list]

A routine fact is one that changes every time: a coming session with what it is named for and the
year beside it, last year's resolution in the chain, its date and what it stands behind, the session
of the first page. A fact of year n+1 is proposed rightly (in the draft, or with a flag for a person
to take) or missed; one that the draft has and year n+1 has not is wrong, with a flag if only taking
what is flagged would bring it. Facts that stayed the same are left out.
`--all` takes every series of the library of the corpus (three texts of one title and more).
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.errors import InputError
from penholder.formats.registry import read_file
from penholder.phrasebook.citations import find_citations
from penholder.phrasebook.sessions import find_sessions
from penholder.phrasebook.symbols import parse_symbol
from penholder.rollover import RollOver, apply, propose
from penholder.rollover.mentions import Role, mentions
from penholder.rollover.places import places

SOUTH_SOUTH = "south-south cooperation"
SHORTEST = 3
_FILE = re.compile(r"A_RES_(\d+)_\d+")
_YEAR = re.compile(r"[^.;]{0,12}?\b(?:in|of) ((?:19|20)\d\d)\b")
Fact = tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures roll-over against real successors.")
    beside = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    parser.add_argument("corpus", nargs="?", type=Path, default=beside)
    parser.add_argument("--all", action="store_true", help="every series of the library")
    parser.add_argument("--list", action="store_true", help="print what is wrong or missed")
    options = parser.parse_args()
    south = [*options.corpus.glob("text/A_RES_*.txt"), *options.corpus.glob("pdf/A_RES_7*.pdf")]
    series = {SOUTH_SOUTH: _by_title(south).get(SOUTH_SOUTH, [])}
    if not series[SOUTH_SOUTH]:
        print(f"No South-South chain in {options.corpus}.", file=sys.stderr)
        return 2
    if options.all:
        with (
            tempfile.TemporaryDirectory() as folder,
            tarfile.open(options.corpus / "library.tar.xz") as library,
        ):
            library.extractall(folder, filter="data")
            rest = _by_title(sorted(Path(folder).rglob("A_RES_*.txt")))
        series |= {title: texts for title, texts in rest.items() if len(texts) >= SHORTEST}
    total: Counter[tuple[str, str]] = Counter()
    for title, texts in series.items():
        counts = _measured(title, texts, options.list)
        total += counts
        if title == SOUTH_SOUTH:
            _print(title, counts)
    if options.all:
        _print(f"{len(series)} series, where the next text is that of the text's own rhythm", total)
    return 0


def _by_title(files: list[Path]) -> dict[str, list[tuple[int, Resolution]]]:
    """Texts of one title by session; one a session."""
    found: dict[str, dict[int, Resolution]] = defaultdict(dict)
    for file in files:
        name = _FILE.fullmatch(file.stem)
        if name is None:
            continue
        try:
            text = read_file(file)[0]
        except InputError:
            continue
        title = " ".join(plain_text(text.title).casefold().split())
        found[title].setdefault(int(name[1]), text)
    return {title: sorted(texts.items()) for title, texts in found.items() if title}


def _measured(
    title: str, texts: list[tuple[int, Resolution]], listed: bool
) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for (_, prior), (session, real) in pairwise(texts):
        number = _number(prior)
        rolled = propose(prior)
        if number is None or (title != SOUTH_SOUTH and _session(rolled.draft) != session):
            continue  # a text in between is not in the library, or the item comes back irregularly
        counts["pairs", ""] += 1
        rolled = propose(prior, session=session)
        for outcome, fact in _judged(prior, rolled, real, session, number):
            counts[fact[0], outcome] += 1
            if listed and outcome in ("missed", "wrong"):
                print(f"  {number} to session {session}: {outcome}: {' '.join(fact)}")
    return counts


def _judged(
    prior: Resolution, rolled: RollOver, real: Resolution, session: int, number: str
) -> Iterator[tuple[str, Fact]]:
    old, wanted = _facts(prior, session, number), _facts(real, session, number)
    ours = _facts(rolled.draft, session, number)
    taken = _facts(apply(prior, rolled.updates), session, number)
    for fact in wanted - old:
        if fact in ours:
            yield "right", fact
        else:
            yield ("flagged" if fact in taken else "missed"), fact
    for fact in ours - old - wanted:
        yield "wrong", fact
    for fact in taken - ours - old - wanted:
        yield "wrong but flagged", fact


def _facts(text: Resolution, session: int, number: str) -> set[Fact]:
    facts: set[Fact] = set()
    facts.add(("first page", str(_session(text))))
    found = places(text)
    for mention in mentions(found, "GA", session):
        if mention.role in (Role.AGENDA, Role.REPORT):
            facts.add((mention.role.value, str(mention.number)))
            year = _YEAR.match(mention.place.words.text, mention.end)
            if year is not None:
                facts.add(("year", str(mention.number), year[1]))
    for place in found:
        cited = [] if place.operative else find_citations(place.words.text)
        for before, citation in pairwise([None, *cited]):
            if citation is not None and citation.number == number:
                neighbour = before.number if before is not None else "nothing"
                facts.add(("chain", number))
                if citation.date is not None:
                    facts.add(("date", number, str(citation.date)))
                facts.add(("behind", neighbour, number))
    return facts


def _session(text: Resolution) -> int | None:
    """The session on the first page, or in the symbol."""
    symbol = parse_symbol(text.masthead.symbol)
    named = [number for _, _, number in find_sessions(text.masthead.session)]
    return named[0] if named else symbol.session if symbol is not None else None


def _number(text: Resolution) -> str | None:
    symbol = parse_symbol(text.masthead.symbol)
    number = text.masthead.symbol.partition("/RES/")[2]
    return number if symbol is not None and number else None


def _print(title: str, counts: Counter[tuple[str, str]]) -> None:
    print(f"{title}: {counts.pop(('pairs', ''), 0)} roll-overs")
    for kind in (*sorted({kind for kind, _ in counts}), ""):
        by: Counter[str] = Counter()
        for (of, outcome), number in counts.items():
            by[outcome] += number if kind in (of, "") else 0
        real = by["right"] + by["flagged"] + by["missed"]
        proposed = by["right"] + by["flagged"]
        share = f" ({proposed / real:.0%})" if real else ""
        said = f"proposed rightly {proposed}{share}, {by['flagged']} of them with a flag"
        said += f"; missed {by['missed']}; wrong without a flag {by['wrong']}"
        said += f", with one {by['wrong but flagged']}"
        print(f"  {kind or 'all':11} of {real}: {said}")


if __name__ == "__main__":
    raise SystemExit(main())

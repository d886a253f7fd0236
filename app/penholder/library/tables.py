"""The tables of the shelf, and what is asked of them.

`said` has what each text says of each resolution, `resolution` the answer made of it. `number` and
`folded` are what searches look at: the number as cited, and symbol and title in small letters
without accents, each word after a space. `rank` sorts by time.
"""

from __future__ import annotations

import datetime
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from penholder.library.harvest import Fact
from penholder.library.known import Known, Source, cited_number, organ_of, session_of
from penholder.phrasebook.citations import number_order
from penholder.phrasebook.states import sort_key

VERSION = 1
"""Version of the tables; a file of a later one is not touched."""

_TABLES = """
CREATE TABLE IF NOT EXISTS said (
  symbol TEXT NOT NULL, origin TEXT NOT NULL, source INTEGER NOT NULL,
  date TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY (symbol, origin)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS said_by ON said (origin);
CREATE TABLE IF NOT EXISTS resolution (
  symbol TEXT PRIMARY KEY, date TEXT NOT NULL, title TEXT NOT NULL, organ TEXT NOT NULL,
  session TEXT NOT NULL, path TEXT NOT NULL, source INTEGER NOT NULL, texts INTEGER NOT NULL,
  conflicts INTEGER NOT NULL, rank INTEGER NOT NULL, number TEXT NOT NULL, folded TEXT NOT NULL
  ) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS resolution_number ON resolution (number);
CREATE INDEX IF NOT EXISTS resolution_rank ON resolution (rank);
"""

MAX_WORDS = 8
"""Words of a search that are looked at."""

_COLUMNS = "symbol, date, title, organ, session, path, source, texts, conflicts"
_Row = tuple[str, str, str, str, str, str, int, int, int]


class LaterVersionError(sqlite3.DatabaseError):
    """The file was written by a later version of the program."""


def create(database: sqlite3.Connection) -> None:
    """Makes the tables where they are missing. Raises sqlite3.Error for a later version's file."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise LaterVersionError
    if version < VERSION:
        database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version={VERSION}; COMMIT;")


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Takes over everything another shelf has. Raises sqlite3.Error."""
    with target:
        for table, width in (("said", 6), ("resolution", 12)):
            marks = ",".join("?" * width)
            target.executemany(
                f"INSERT OR REPLACE INTO {table} VALUES ({marks})",  # noqa: S608
                source.execute(f"SELECT * FROM {table}"),  # noqa: S608
            )


def entry(database: sqlite3.Connection, symbol: str) -> Known | None:
    """The answer for one canonical symbol."""
    row = database.execute(
        f"SELECT {_COLUMNS} FROM resolution WHERE symbol = ?",  # noqa: S608
        (symbol,),
    ).fetchone()
    return _known(row) if row is not None else None


def count(database: sqlite3.Connection) -> int:
    """How many resolutions there are."""
    (number,) = database.execute("SELECT count(*) FROM resolution").fetchone()
    return int(number)


def search(database: sqlite3.Connection, words: str, limit: int, series: str) -> list[Known]:
    """Those with all the words: numbers that begin with them first, then the latest."""
    found = numbers(database, words, limit, series)
    if len(found) < limit:
        known = {each.symbol for each in found}
        more = _with_words(database, words, limit, series)
        found += [each for each in more if each.symbol not in known]
    return found[:limit]


def numbers(database: sqlite3.Connection, begun: str, limit: int, series: str) -> list[Known]:
    """Those whose number begins as typed, that very number first, then the latest."""
    typed = fold(begun)
    if not typed:
        return []
    where, values = _of_series(series)
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM resolution WHERE number >= ? AND number < ? {where} "  # noqa: S608
        "ORDER BY number = ? DESC, rank DESC LIMIT ?",
        (typed, typed + "\U0010ffff", *values, typed, limit),
    )
    return [_known(row) for row in rows]


def _with_words(database: sqlite3.Connection, words: str, limit: int, series: str) -> list[Known]:
    wanted = [f" {word}" for word in fold(words).split()][:MAX_WORDS]
    where, values = _of_series(series)
    tests = "".join(" AND instr(folded, ?) > 0" for _ in wanted)
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM resolution WHERE rank >= 0 {where}{tests} "  # noqa: S608
        "ORDER BY rank DESC LIMIT ?",
        (*values, *wanted, limit),
    )
    return [_known(row) for row in rows]


def _of_series(series: str) -> tuple[str, list[str]]:
    if not series:
        return "", []
    return "AND (symbol GLOB ? OR symbol GLOB ?)", [f"{series}/RES/*", f"{series}/DEC/*"]


def put(database: sqlite3.Connection, origin: str, facts: Sequence[Fact]) -> None:
    """What a text says takes the place of what it said before; the answers follow."""
    # A look that begins reading and then writes could be refused for good: begin as a writer.
    database.execute("BEGIN IMMEDIATE")
    before = database.execute("SELECT symbol FROM said WHERE origin = ?", (origin,)).fetchall()
    database.execute("DELETE FROM said WHERE origin = ?", (origin,))
    database.executemany(
        "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?, ?)",
        [
            (f.symbol, origin, int(f.source), f.date.isoformat() if f.date else "", f.title, f.path)
            for f in facts
        ],
    )
    touched = {symbol for (symbol,) in before} | {fact.symbol for fact in facts}
    for symbol in touched:
        _settle(database, symbol)


def fold(text: str) -> str:
    """Words as searches see them: small letters without accents; "70/1" stays one word."""
    return " ".join(
        _NOT_IN_NUMBERS.sub("", part.casefold()) if _DIGIT.search(part) else sort_key(part)
        for part in text.split()
    )


_DIGIT = re.compile(r"\d")
_NOT_IN_NUMBERS = re.compile(r"[^\w/-]")


def _settle(database: sqlite3.Connection, symbol: str) -> None:
    """Works the answer for one resolution out of everything said of it."""
    said = database.execute(
        "SELECT source, date, title, path FROM said WHERE symbol = ? ORDER BY source DESC, origin",
        (symbol,),
    ).fetchall()
    if not said:
        database.execute("DELETE FROM resolution WHERE symbol = ?", (symbol,))
        return
    date = _believed((source, date) for source, date, _, _ in said)
    title = _believed((source, title) for source, _, title, _ in said)
    conflicts = sum(
        bool((d and d != date) or (t and sort_key(t) != sort_key(title))) for _, d, t, _ in said
    )
    path = next((path for _, _, _, path in said if path), "")
    number = cited_number(symbol)
    database.execute(
        "INSERT OR REPLACE INTO resolution VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            symbol,
            date,
            title,
            organ_of(symbol),
            session_of(symbol),
            path,
            said[0][0],
            len(said),
            conflicts,
            _rank(number, date),
            fold(number),
            f" {fold(number)} {fold(symbol)} {fold(title)}",
        ),
    )


def _believed(said: Iterable[tuple[int, str]]) -> str:
    """What the best source says; among equal ones what most say, the first of several."""
    given = [(source, text) for source, text in said if text]
    best = max((source for source, _ in given), default=0)
    votes = Counter(text for source, text in given if source == best)
    return votes.most_common(1)[0][0] if votes else ""


def _rank(number: str, date: str) -> int:
    """Sorts by time: the year first, as far as date or number tell it, then the serial number."""
    regular, session, serial, _ = number_order(number)
    year = int(date[:4]) if date else 0
    if not year and regular == 1:
        year = session if session > 1900 else 1945 + session
    return year * 1_000_000 + min(session, 9_999) % 100 * 10_000 + min(serial, 9_999)


def _known(row: _Row) -> Known:
    symbol, date, title, organ, session, path, source, texts, conflicts = row
    return Known(
        symbol,
        datetime.date.fromisoformat(date) if date else None,
        title,
        organ,
        session,
        Path(path) if path else None,
        Source(source),
        texts,
        conflicts,
    )

"""The shelf: a small SQLite database of what every text opened on this machine says of resolutions.

Each text is kept with what it says (so that opening it again counts nothing twice), and beside it
the one answer for each resolution: the best source is believed, and among equals what most texts
say. A database that is broken, locked or cannot be written never stops anything: the shelf then
works in memory and says so in `problem`, once.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import platformdirs

from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.library import tables
from penholder.library.harvest import Fact, facts_of
from penholder.library.known import Known, canonical

T = TypeVar("T")

WRITE_WAIT_S = 3.0
"""How long writing waits for another window; it is done in the background."""

READ_WAIT_S = 0.1
"""How long a look-up waits: somebody is typing."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Shelf:
    """What is known of resolutions. Safe to use from several threads and windows.

    `path` is the file of the database, None for one in memory only. Nothing is opened before the
    first use. `problem` is '' or one sentence for the user: what is wrong, and what is done.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.problem = ""
        self._writing = threading.RLock()
        self._reading = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        self._reader: sqlite3.Connection | None = None
        self._examples: Shelf | None = None
        if path is None:
            self._use_memory()

    # --- asking ----------------------------------------------------------------------------------

    def lookup(self, symbol: str) -> Known | None:
        """What is known under a symbol ("A/RES/70/1"), or None."""
        name = canonical(symbol)
        if name is None:
            return None
        found = self._read(lambda database: tables.entry(database, name), None)
        return found or (self._examples.lookup(symbol) if self._examples else None)

    def search(self, words: str, limit: int = 20, *, series: str = "") -> list[Known]:
        """The resolutions whose number or title has all the words, each as the beginning of one.

        A number comes first when it begins with the words as typed ("70/1" before "70/12"); the
        rest, the latest first. Without words the latest. `series` keeps to one organ: "A", "S".
        """
        found: list[Known] = self._read(
            lambda database: tables.search(database, words, max(0, limit), series), []
        )
        examples = self._examples
        more = examples.search(words, limit, series=series) if examples else []
        return _first_of(found, more, limit)

    def numbers(self, begun: str, limit: int = 8, *, series: str = "") -> list[Known]:
        """The resolutions whose number begins as typed: "70/1", then "70/125", "70/12"."""
        found: list[Known] = self._read(
            lambda database: tables.numbers(database, begun, max(0, limit), series), []
        )
        examples = self._examples
        more = examples.numbers(begun, limit, series=series) if examples else []
        return _first_of(found, more, limit)

    def count(self) -> int:
        """How many resolutions are known."""
        return self._read(tables.count, 0)

    # --- filling ---------------------------------------------------------------------------------

    def add(self, resolution: Resolution, path: Path | None = None) -> int:
        """Takes in what a text tells of itself and of those it cites; gives how many facts.

        A text added again (the same symbol, file or title) replaces what it said before.
        """
        facts = facts_of(resolution, path)
        name = canonical(resolution.masthead.symbol) or resolution.masthead.symbol
        origin = name or str(path or "") or plain_text(resolution.title).strip()
        if not facts or not origin:
            return 0
        self.add_facts(origin, facts)
        return len(facts)

    def add_example(self, resolution: Resolution) -> int:
        """The same for an invented text: known until `forget_examples`, never written down."""
        examples = self._examples or Shelf()
        count = examples.add(resolution)
        self._examples = examples
        return count

    def forget_examples(self) -> None:
        """Knows nothing of invented texts any more."""
        self._examples = None

    def add_facts(self, origin: str, facts: Iterable[Fact]) -> None:
        """Takes in facts that one text, named by its symbol or path, tells."""
        every = list(facts)
        self._write(lambda database: tables.put(database, origin, every))

    def close(self) -> None:
        """Closes the file; the next use opens it again. One in memory stays as it is."""
        with self._writing, self._reading:
            if self.path is None:
                return
            for connection in (self._writer, self._reader):
                if connection is not None:
                    with contextlib.suppress(sqlite3.Error):
                        connection.close()
            self._writer = self._reader = None

    # --- the database ----------------------------------------------------------------------------

    def _read(self, ask: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """An answer of the database: `otherwise` while it is busy or empty; memory's if broken."""
        with self._reading:
            try:
                if self._reader is None:
                    if self.path is None or not self.path.exists():
                        return otherwise
                    self._reader = _connected(self.path, READ_WAIT_S)
                return ask(self._reader)
            except sqlite3.Error as error:
                if _passes(error):
                    return otherwise
                trouble = error
        # Not inside the lock of reading: whoever holds that of writing may be waiting for it.
        self._give_up(trouble)
        with self._reading:
            try:
                return ask(self._reader) if self._reader is not None else otherwise
            except sqlite3.Error:
                return otherwise

    def _write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        with self._writing:
            try:
                if self._writer is None and self.path is not None:
                    self._writer = _opened(self.path, WRITE_WAIT_S)
                if self._writer is not None:
                    with self._writer:
                        change(self._writer)
            except sqlite3.Error as error:
                self._give_up(error)
                if self._writer is not None:
                    with contextlib.suppress(sqlite3.Error), self._writer:
                        change(self._writer)

    def _use_memory(self) -> None:
        """One database in memory for both; its lock is then one too."""
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        tables.create(memory)
        self._reading = self._writing
        self._writer = self._reader = memory

    def _give_up(self, error: sqlite3.Error) -> None:
        """Goes on in memory, with whatever can still be read of the file."""
        with self._writing, self._reading:
            if self.path is None:
                return
            old, self.problem = self.path, _sentence(self.path, error)
            self.close()
            self.path = None
            self._use_memory()
            assert self._writer is not None
            with contextlib.suppress(sqlite3.Error):
                file = _connected(old, READ_WAIT_S)
                with contextlib.closing(file):
                    tables.copy(file, self._writer)


def _first_of(found: list[Known], more: list[Known], limit: int) -> list[Known]:
    symbols = {each.symbol for each in found}
    return [*found, *(each for each in more if each.symbol not in symbols)][:limit]


def default_path() -> Path:
    """The shelf of this user; `PENHOLDER_SHELF` names another file."""
    chosen = os.environ.get("PENHOLDER_SHELF")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("penholder", appauthor=False)) / "shelf.sqlite"


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """A connection that may write, its folder and tables made. Raises sqlite3.Error."""
    with contextlib.suppress(OSError):  # what is wrong with the folder, opening the file tells
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connected(path, wait)
    try:
        # Readers are not held up by a writer; on a network drive this may be refused: no harm.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        tables.create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=wait, check_same_thread=False)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _passes(error: sqlite3.Error) -> bool:
    """Whether reading will work later: another window writes, or is just making the tables."""
    return _code(error) in _BUSY or "no such table" in str(error)


def _sentence(path: Path, error: sqlite3.Error) -> str:
    code = _code(error)
    if isinstance(error, tables.LaterVersionError):
        what = "was written by a later version of Penholder"
    elif code in _BUSY:
        what = "is held by another program"
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        what = "cannot be written"
    elif code == sqlite3.SQLITE_FULL:
        what = "cannot be written, the disk is full"
    else:
        what = "cannot be read"
    return (
        f"The shelf of known resolutions ({path}) {what}: what is learned now is kept until the "
        "program ends. Move the file away or make it writable to keep it longer."
    )

"""Says whether a word is spelled as the Organization spells, and what else may have been meant.

The dictionary is read when first asked, not at the start of the program. Without the library
(no wheel for this machine) every word is known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator
from functools import cache
from threading import Lock
from typing import Protocol, TypeVar

from rapidfuzz.distance import OSA

from penholder.resources import path
from penholder.spelling.words import words_of

_NAMES = ("states", "organs", "phrases")
"""The folders of the resources whose every word is known."""
_MOST_KEPT = 100_000


T = TypeVar("T")


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Speller:
    """Looks words up; any thread may ask. What was asked once is remembered."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked: dict[str, bool] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}
        self._like_names: dict[str, bool] = {}

    def is_there(self) -> bool:
        """Whether this machine has the library."""
        return _dictionary() is not None

    def known(self, word: str, own: Collection[str] = ()) -> bool:
        """Whether a word is right: in the dictionary, a word of the United Nations, or one of the
        user's `own`. An own word in small letters is known with a capital too.
        """
        if word in own or word.lower() in own:
            return True
        return _kept(self._asked, word, lambda: self._look_up(word.replace("’", "'")))

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; takes a tenth of a second or two.

        Words of the United Nations that differ by one letter come first.
        """
        return _kept(self._suggested, word, lambda: tuple(self._suggest(word)))[:most]

    def like_a_known_name(self, word: str) -> bool:
        """Whether a word with a capital letter is a known one but for one letter: "Commitee"."""
        return len(word) > _SHORT and _kept(
            self._like_names, word, lambda: any(True for _ in _near(word, _CLOSE))
        )

    def _look_up(self, word: str) -> bool:
        dictionary = _dictionary()
        if dictionary is None or word in known_words() or word.lower() in known_words():
            return True
        with self._lock:
            return bool(dictionary.spell(word)) or _is_compound(word, dictionary)

    def _suggest(self, word: str) -> Iterator[str]:
        dictionary = _dictionary()
        if dictionary is None:
            return
        with self._lock:
            offered = dictionary.suggest(word.replace("’", "'"))
        near = [_cased(name, word) for name in _near(word, _CLOSE)]
        for each in filter(_is_likely, dict.fromkeys((*near, *offered))):
            yield each.replace("'", "’") if "’" in word else each


def _is_compound(word: str, dictionary: _Dictionary) -> bool:
    """Whether a known beginning stands before a known word of some length: "multidonor"."""
    for beginning in _beginnings():
        rest = word[len(beginning) :]
        if len(rest) >= _SHORT and word.lower().startswith(beginning):
            return rest in known_words() or bool(dictionary.spell(rest))
    return False


def _kept(memory: dict[str, T], word: str, find: Callable[[], T]) -> T:
    """What is remembered of a word, found the first time."""
    answer = memory.get(word)
    if answer is None:
        if len(memory) >= _MOST_KEPT:
            memory.clear()
        answer = memory[word] = find()
    return answer


_SHORT = 5
_CLOSE = 1


def _near(word: str, distance: int) -> Iterator[str]:
    """The words of the United Nations at most so many letters away."""
    for known in known_words():
        if OSA.distance(known.lower(), word.lower(), score_cutoff=distance) <= distance:
            yield known


_SHORT_WORDS = frozenset(
    ["a", "an", "as", "at", "by", "in", "is", "it", "of", "on", "or", "so", "to"]
)


def _is_likely(offered: str) -> bool:
    """Whether a suggestion makes sense: "of the", but neither "pr ogres" nor "pr-ogres"."""
    parts = offered.split()
    return "-" not in offered and (
        len(parts) == 1 or all(len(part) > 2 or part in _SHORT_WORDS for part in parts)
    )


def _cased(known: str, word: str) -> str:
    return known[:1].upper() + known[1:] if word[:1].isupper() else known


@cache
def speller() -> Speller:
    """The one speller of the program."""
    return Speller()


@cache
def known_words() -> frozenset[str]:
    """The words of resolutions that no dictionary has, and those of names of States, organs and
    opening phrases.
    """
    known = {line for line in _list() if not line.endswith("-")}
    for folder in _NAMES:
        for file in sorted(path(folder).glob("*.toml")):
            data = tomllib.loads(file.read_text("utf-8"))
            known.update(word.text for text in _texts(data) for word in words_of(text))
    return frozenset(known)


@cache
def _beginnings() -> tuple[str, ...]:
    """What makes a known word of a known word, without the hyphen, the longest first."""
    found = [line.removesuffix("-") for line in _list() if line.endswith("-")]
    return tuple(sorted(found, key=len, reverse=True))


def _list() -> list[str]:
    lines = path("spelling", "words.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


_loading = Lock()


def _dictionary() -> _Dictionary | None:
    with _loading:
        return _loaded()


@cache
def _loaded() -> _Dictionary | None:
    try:
        from hunspell import Hunspell  # type: ignore[import-untyped]
    except ImportError:
        return None
    folder = str(path("spelling"))
    # The encoding lets Windows find the files in a folder with any letters in its name.
    dictionary: _Dictionary = Hunspell(
        "en-GB-ize", hunspell_data_dir=folder, system_encoding="UTF-8"
    )
    return dictionary

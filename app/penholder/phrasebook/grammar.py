"""How opening phrases are put together: reads a phrase word by word, as resources/phrases says.

[repeat word] [adverbs] verb [repeat word] [with feeling | its attitude | manner] [and verb ...]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from penholder import resources
from penholder.document.nodes import ParagraphKind
from penholder.phrasebook.wording import END, Trie, longest, trie


class Parsed(msgspec.Struct, frozen=True):
    """An opening phrase in its parts; all positions count words.

    `head` is where the adverbs and the verb begin, `tail` where what follows the verb begins.
    `repeats` are the places of "also" and "further", `slot` where one goes in a preamble.
    `verb` is its key in the data: the preambular form of a verb, or an adjective.
    """

    end: int
    kind: ParagraphKind
    verb: str
    head: int
    tail: int
    slot: int
    repeats: tuple[int, ...] = ()
    adjective: bool = False


def infinitive(operative: str) -> str:
    """The infinitive of an operative form: "takes note" - "take note", "stresses" - "stress"."""
    first, _, rest = operative.partition(" ")
    if first.endswith(("sses", "shes", "ches", "xes")):
        first = first[:-2]
    elif first.endswith("s"):
        first = first[:-1]
    return f"{first} {rest}" if rest else first


class Grammar:
    """The opening phrases of the data files, ready to be matched."""

    def __init__(
        self, data: Mapping[str, Any], counts: Mapping[ParagraphKind, dict[str, int]]
    ) -> None:
        self.counts = counts
        self.verbs: dict[str, str] = data["verbs"]
        self.adjectives: dict[str, str] = data["adjectives"]
        self.adverbs: dict[str, str] = data["adverbs"]
        self.repeat_words = frozenset(data["repeat"])
        self.after_repeat = frozenset(data["after_repeat"])
        self.followers = frozenset(data["unknown"]["followers"])
        self.not_verbs = frozenset(word.lower() for word in data["unknown"]["not_verbs"])
        self._takes = {name: frozenset(verbs) for name, verbs in data["takes"].items()}
        self._again = trie(data["again"])
        self._manner = trie(data["manner"])
        self._feelings = frozenset(data["feelings"])
        self._qualities = frozenset(data["qualities"])
        self._attitudes = trie(data["attitudes"])
        self._bare = trie(data["bare_attitudes"])
        self._own = {verb: trie(nouns) for verb, nouns in data["own"].items()}
        self._known = {kind: trie(map(_decapitalized, table)) for kind, table in counts.items()}
        self.known = {kind: frozenset(map(_decapitalized, table)) for kind, table in counts.items()}
        self.preambular_of = {
            operative: form for form, operative in self.verbs.items() if operative
        }
        infinitives = {infinitive(form): key for form, key in self.preambular_of.items()}
        self.key_of = infinitives
        self.base_of = {key: base for base, key in infinitives.items()}
        self._forms = {
            ParagraphKind.PREAMBULAR: trie(self.verbs),
            ParagraphKind.OPERATIVE: trie(self.preambular_of),
        }
        self._infinitives = trie(infinitives)

    def parse(self, words: Sequence[str]) -> Parsed | None:
        """The opening phrase the words begin with, or None where they begin with no known verb."""
        repeats: list[int] = []
        start = self._leading_repeats(words, repeats)
        head = self._adverbs_end(words, start)
        if head >= len(words):
            return None
        if words[head] in self.adjectives:
            slot = end = self._adjective_tail(words, head + 1, repeats)
            verb, kind, adjective = words[head], ParagraphKind.PREAMBULAR, True
            tail = head + 1
        else:
            found = self._verb(words, head, repeats)
            if found is None:
                return None
            (tail, verb, kind), adjective = found, False
            end, slot = self._verb_tail(words, tail, verb, kind, repeats)
        end = self._joined_verb(words, end, kind, repeats)
        counted = self._counted_end(words, start, end, kind, repeats)
        if counted > end:
            slot = counted
            end = self._after_repeats(words, counted, kind, repeats)
        kept = tuple(index for index in repeats if index < end)
        return Parsed(end, kind, verb, start, tail, slot, kept, adjective)

    def is_listed(self, words: Sequence[str], parsed: Parsed) -> bool:
        """Whether the phrase was counted, repeat word or not, or is a verb of the list alone."""
        inside = words[: parsed.end]
        bare = " ".join(word for index, word in enumerate(inside) if index not in parsed.repeats)
        known = self.known[parsed.kind]
        form = parsed.verb if parsed.kind is ParagraphKind.PREAMBULAR else self.verbs[parsed.verb]
        return bare == form or bare in known or " ".join(inside) in known

    # --- parts ---------------------------------------------------------------------------------

    def _leading_repeats(self, words: Sequence[str], repeats: list[int]) -> int:
        index = 0
        while index < len(words):
            if words[index] in self.repeat_words:
                repeats.append(index)
                index += 1
                continue
            end = longest(self._again, words, index)
            if end == index:
                break
            index = end
        return index

    def _adverbs_end(self, words: Sequence[str], index: int) -> int:
        while index < len(words) and words[index] in self.adverbs:
            index += 1
        return index

    def _verb(
        self, words: Sequence[str], start: int, repeats: list[int]
    ) -> tuple[int, str, ParagraphKind] | None:
        """The verb at `start`, also with a repeat word inside ("Having also considered")."""
        for kind, forms in self._forms.items():
            node = forms.get(words[start])
            if node is None:
                continue
            key = node.get(END)
            inner: tuple[int, ...] = ()
            best = (start + 1, key, inner) if key is not None else None
            index = start + 1
            while index < len(words):
                following = node.get(words[index])
                if following is None:
                    skipped = self._inner_end(words, index)
                    if skipped == index or skipped >= len(words) or words[skipped] not in node:
                        break
                    if words[index] in self.repeat_words:
                        inner = (*inner, index)
                    index = skipped
                    continue
                node = following
                index += 1
                if END in node:
                    best = (index, node[END], inner)
            if best is not None:
                end, form, found = best
                repeats.extend(found)
                verb = form if kind is ParagraphKind.PREAMBULAR else self.preambular_of[form]
                return end, verb, kind
        return None

    def _inner_end(self, words: Sequence[str], index: int) -> int:
        if words[index] in self.repeat_words:
            return index + 1
        return longest(self._again, words, index)

    def _verb_tail(
        self, words: Sequence[str], start: int, verb: str, kind: ParagraphKind, repeats: list[int]
    ) -> tuple[int, int]:
        """Where what belongs to the verb ends, and where a repeat word goes in a preamble."""
        slot = end = self._after_repeats(words, start, kind, repeats)
        for _ in range(3):
            part = self._complement(words, end, verb, kind, repeats)
            if part == end:
                break
            if verb not in self._takes["repeat_before_attitude"] or words[end] != "its":
                slot = part
            end = self._after_repeats(words, part, kind, repeats)
        if words[start - 1 : start] and verb.startswith("having "):
            slot = start - len(verb.split()) + 1
        return end, slot

    def _complement(
        self, words: Sequence[str], start: int, verb: str, kind: ParagraphKind, repeats: list[int]
    ) -> int:
        """The end of one complement of the verb at `start`, or `start`."""
        if start >= len(words):
            return start
        takes = self._takes
        word = words[start]
        if word == "with" and verb not in takes["no_feeling"]:
            return self._feeling_end(words, start)
        if word == "its":
            if verb in takes["attitudes"]:
                return self._attitude_end(self._attitudes, words, start + 1, start)
            if verb in self._own:
                return self._attitude_end(self._own[verb], words, start + 1, start)
            return start
        if word == "to" and verb in takes["infinitives"]:
            return self._infinitive_end(words, start, kind, repeats)
        if verb in takes["adjectives"]:
            end = self._adverbs_end(words, start)
            return end + 1 if end < len(words) and words[end] in self.adjectives else start
        if verb in takes["bare_attitudes"]:
            end = self._attitude_end(self._bare, words, start, start)
            if end > start:
                return end
        return longest(self._manner, words, start)

    def _feeling_end(self, words: Sequence[str], start: int) -> int:
        end = start + 1
        while end < len(words) and words[end] in self._qualities:
            end += 1
        if end >= len(words) or words[end] not in self._feelings:
            return start
        if words[end + 1 : end + 2] == ("and",) and words[end + 2 : end + 3]:
            rest = end + 2
            while rest < len(words) and words[rest] in self._qualities:
                rest += 1
            if rest < len(words) and words[rest] in self._feelings:
                return rest + 1
        return end + 1

    def _attitude_end(self, nouns: Trie, words: Sequence[str], start: int, nothing: int) -> int:
        end = start
        while end < len(words) and words[end] in self._qualities:
            end += 1
        noun = longest(nouns, words, end)
        if noun == end:
            return nothing
        if words[noun : noun + 1] == ("and",):
            second = noun + 1
            while second < len(words) and words[second] in self._qualities:
                second += 1
            end = longest(nouns, words, second)
            return end if end > second else noun
        return noun

    def _infinitive_end(
        self, words: Sequence[str], start: int, kind: ParagraphKind, repeats: list[int]
    ) -> int:
        begin = self._adverbs_end(words, start + 1)
        end = longest(self._infinitives, words, begin)
        if end == begin:
            if words[begin : begin + 1] != ("be",):
                return start
            adjective = self._adverbs_end(words, begin + 1)
            known = adjective < len(words) and words[adjective] in self.adjectives
            return adjective + 1 if known else start
        verb = next(key for key, base in self.base_of.items() if base == " ".join(words[begin:end]))
        return self._verb_tail(words, end, verb, kind, repeats)[0]

    def _adjective_tail(self, words: Sequence[str], start: int, repeats: list[int]) -> int:
        return self._after_repeats(words, start, ParagraphKind.PREAMBULAR, repeats)

    def _after_repeats(
        self, words: Sequence[str], index: int, kind: ParagraphKind, repeats: list[int]
    ) -> int:
        """Behind the repeat words and the "once again" at `index`, if any."""
        end = longest(self._again, words, index)
        if (
            end < len(words)
            and words[end] in self.repeat_words
            and self._is_repeat(words, end, kind)
        ):
            repeats.append(end)
            end = longest(self._again, words, end + 1)
        return end

    def _is_repeat(self, words: Sequence[str], index: int, kind: ParagraphKind) -> bool:
        """Whether "also" or "further" at `index` belongs to the verb and not to its object."""
        if words[index] == "also":
            return True
        if index + 1 >= len(words):
            return True
        following = words[index + 1]
        if kind is ParagraphKind.OPERATIVE:
            return False
        return following in self.after_repeat or following[0].isupper()

    def _counted_end(
        self,
        words: Sequence[str],
        start: int,
        end: int,
        kind: ParagraphKind,
        repeats: Sequence[int],
    ) -> int:
        """The end of the longest counted phrase, if it goes on after `end`; a "further" that
        belongs to the object does not count.
        """
        known = self._known[kind]
        counted = max(longest(known, words, 0), longest(known, words, start))
        if counted > end and words[counted - 1] in self.repeat_words and counted - 1 not in repeats:
            counted -= 1
        return max(end, counted)

    def _joined_verb(
        self, words: Sequence[str], index: int, kind: ParagraphKind, repeats: list[int]
    ) -> int:
        """The end of "and" + a second verb or adjective of the same form, or `index`."""
        if index + 1 >= len(words) or words[index] != "and":
            return index
        head = self._adverbs_end(words, index + 1)
        if head >= len(words):
            return index
        if kind is ParagraphKind.PREAMBULAR and words[head] in self.adjectives:
            return self._adjective_tail(words, head + 1, repeats)
        inner: list[int] = []
        found = self._verb(words, head, inner)
        if found is None or found[2] is not kind:
            return index
        end, verb, _ = found
        return self._verb_tail(words, end, verb, kind, repeats)[0]


def _decapitalized(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


@cache
def grammar() -> Grammar:
    """The grammar of the data files, read once."""
    data = _read("grammar.toml")
    counts = {
        ParagraphKind.PREAMBULAR: _read("preambular.toml")["count"],
        ParagraphKind.OPERATIVE: _read("operative.toml")["count"],
    }
    return Grammar(data, counts)


@cache
def ladders() -> dict[str, tuple[str, int]]:
    """Every phrase of resources/phrases/strength.toml: the ladder it is on, and its step from 1."""
    return {
        phrase: (ladder["id"], step)
        for ladder in _read("strength.toml")["ladder"]
        for step, phrases in enumerate(ladder["steps"], start=1)
        for phrase in phrases
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("phrases", name).read_text(encoding="utf-8"))

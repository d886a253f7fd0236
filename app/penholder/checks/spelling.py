"""Words that are in no dictionary, unless they are the user's own, foreign, quoted or names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Part, Place
from penholder.checks.language import quotations, word_list
from penholder.checks.passage import KINDS, Passage, Setting, Where
from penholder.checks.rules import rule
from penholder.document.ids import NodeId
from penholder.document.lines import LineKind
from penholder.document.numbering import line_texts
from penholder.document.operations import lines_of, with_lines, with_texts
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, Text, plain
from penholder.document.text_edits import TextEdit, with_edits
from penholder.spelling import Word, speller, words_of

NAME = "unknown-word"
"""The id of the rule."""


def unknown_words(
    passage: Passage, setting: Setting, *, spellings: bool = False
) -> Iterator[Finding]:
    """Words not known; names of people and places are let be, and words in italics or quoted.

    `spellings`: also those of which the rule of spellings knows better ("organise"), where it does
    not look itself.
    """
    if setting.own_words is None:
        return
    left_out = [*quotations(passage.text), *_foreign(passage)]
    for word in passage.fact(_words):
        if speller().known(word.text, setting.own_words) or _is_name(passage.text, word):
            continue
        if any(start <= word.start < end for start, end in left_out):
            continue
        if not spellings and word.text.lower() in word_list().spellings:
            continue  # the rule of spellings says what is written instead
        message = f"“{word.text}” is not in the dictionary."
        found = passage.finding(rule(NAME), message, word.start, word.end)
        yield replace(found, everywhere=True)


def unknown_words_in_tables(context: Context) -> Iterator[Finding]:
    """Words not known in the cells of tables, each once a table; a cell has no place of its own."""
    setting = context.setting
    if setting.own_words is None or not setting.is_english:
        return
    for line in context.lines:
        if line.kind is not LineKind.TABLE:
            continue
        place = Place(Part.LINE, line.id, context.names.get(line.id, "table"))
        told: set[str] = set()
        for text in line_texts(line):
            for found in unknown_words(Passage(Where.APART, line.id, text), setting):
                if found.words not in told:
                    told.add(found.words)
                    yield replace(found, place=place)


def with_word_in_table(resolution: Resolution, table: NodeId, word: str, other: str) -> Resolution:
    """The text with another word in the place of an unknown one, wherever it was found in a table.

    The look stays; where the table is gone, or the word is, the text is as it was.
    """
    setting = Setting(is_english=True, is_draft=True, is_outcome=False, session=None)

    def mended(text: Inline) -> Inline:
        found = unknown_words(Passage(Where.APART, table, text), setting)
        places = [each.place for each in found if each.words == word]
        edits = [TextEdit(place.start, place.end, plain(other)) for place in places]
        return with_edits(text, edits) if edits else text

    lines = lines_of(resolution)
    new = [
        with_texts(line, mended) if line.id == table and line.kind is LineKind.TABLE else line
        for line in lines
    ]
    return resolution if new == lines else with_lines(resolution, new)


_SENTENCE_END = re.compile("[a-z]{4}[.:;?!]$")
"""After an abbreviation ("Mr.") no sentence begins."""


def _words(text: str) -> tuple[Word, ...]:
    return tuple(words_of(text))


def _is_name(text: str, word: Word) -> bool:
    """Whether a capital letter within a sentence makes it a name that cannot be looked up; one
    letter beside a known name it is a slip ("Commitee").
    """
    if not word.text[0].isupper():
        return False
    before = text[: word.start].rstrip(" \u00a0“‘(")
    begins = not before or _SENTENCE_END.search(before)
    return not begins and not speller().like_a_known_name(word.text)


def _foreign(passage: Passage) -> list[tuple[int, int]]:
    """Where the text is italic: foreign words and titles, the opening phrase not."""
    positions = passage.flat.positions
    found: list[tuple[int, int]] = []
    place = 0
    for at, span in enumerate(passage.spans):
        if not isinstance(span, Text):
            place += 1
            continue
        behind = place + len(span.text)
        if span.italic and (at or passage.kind not in KINDS):
            first = bisect_right(positions, place - 1)
            found.append((first, bisect_right(positions, behind - 1)))
        place = behind
    return found

"""Counts the words of a reading, to show that none of the file's words is lost."""

import re
from collections import Counter

from penholder.document.lines import to_lines
from penholder.document.numbering import labels, line_texts, note_labels
from penholder.document.text import plain_text

WORD = re.compile(r"[^\W\d_]+")


def words_in(text):
    return Counter(word.casefold() for word in WORD.findall(text))


def words_of(resolution, report):
    """All words of the result and its report, each as often as it stands there."""
    return words_in("\n".join(_parts(resolution, report)))


def _parts(resolution, report):
    masthead = resolution.masthead
    yield from (masthead.organ, masthead.body, masthead.session, masthead.symbol)
    yield from (masthead.distribution, masthead.date, masthead.original_language)
    yield from (f"{item.number} {item.title}" for item in masthead.agenda_items)
    if resolution.adoption:
        yield from (resolution.adoption.line, resolution.adoption.report)
    if resolution.closing:
        yield from (resolution.closing.meeting, resolution.closing.date)
    if resolution.sponsors:
        yield from (state.name for state in resolution.sponsors.states)
        yield resolution.sponsors.proposal
    yield from (plain_text(resolution.title), plain_text(resolution.opening))
    for line in to_lines(resolution.body, resolution.annexes):
        yield from (plain_text(spans) for spans in line_texts(line))
    yield from labels(resolution).values()
    yield from note_labels(resolution).values()
    yield from (plain_text(note.spans) for note in resolution.notes)
    yield from (piece.text for piece in report.unplaced)

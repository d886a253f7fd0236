"""Reports taken note of: the symbol of last year's becomes a blank that shows it."""

from __future__ import annotations

import re

from penholder.document.flat import Flat, flat
from penholder.document.resolution import Resolution
from penholder.document.spans import Blank, BlankKind
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.organs import organ_for_symbol
from penholder.phrasebook.symbols import FoundSymbol, SymbolKind, find_symbols
from penholder.rollover.places import MarkedNote, Place, marked_notes
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update

_HINT = "symbol of this year’s report"
_TAKES_NOTE = re.compile(
    r"\b(?:tak(?:es|ing) note|welcom(?:es|ing)|not(?:es|ing)|considered|examined|received"
    r"|acknowledg(?:es|ing)|recall(?:s|ing))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:reports?|notes? by|letters?|summary|summaries|survey)\b")
_SECTION = re.compile(r" \(Sect\. [^()]{1,12}\)(?:/(?:Add|Corr|Rev)\.\d{1,3}){0,2}")
"""How the sections of the programme budget are told apart: "A/80/6 (Sect. 3)/Add.1"."""
_PLAIN_NOTE = re.compile(
    r"(?:See )?\ufffd(?:,? (?:and|to) \ufffd|, \ufffd)*(?:, annex(?: [IVX]+)?)?\.?"
)


def report_updates(prior: Resolution, term: Term, found: list[Place]) -> list[Update]:
    """Blanks for the symbols of this session's reports, in the notes and in the text itself."""
    if term.number is None:
        return []
    updates: list[Update] = []
    for note in marked_notes(prior, found):
        reporting = [place for place in note.places if _takes_note_of_report(place)]
        if reporting:
            updates.extend(_note_updates(note, reporting, term))
    for place in found:
        if _takes_note_of_report(place):
            updates.extend(_text_updates(place, term))
    return updates


def _takes_note_of_report(place: Place) -> bool:
    text = place.words.text
    return _REPORT.search(text) is not None and _TAKES_NOTE.search(text) is not None


def _note_updates(note: MarkedNote, reporting: list[Place], term: Term) -> list[Update]:
    """One update for the note, which may name several documents."""
    words = flat(note.note.spans)
    symbols = [found for found in find_symbols(words.text) if _is_of_term(found, term)]
    if not symbols:
        return []
    doubt = ""
    if len(reporting) < len(note.places):
        doubt = "the note is marked elsewhere too, where last year's report may be meant"
    elif not _is_plain(words, symbols):
        doubt = "the note says more than the symbol: look whether the rest still holds"
    reason = f"{reporting[0].label} takes note of a report, and each session has its own"
    return [
        text_update(
            f"report-{note.note.id}",
            UpdateKind.REPORT,
            note.note.id,
            note.label,
            note.note.spans,
            [_blanked(words, found) for found in symbols],
            (0, words.end(len(words.text))),
            doubt or reason,
            flagged=bool(doubt),
            in_note=True,
        )
    ]


def _text_updates(place: Place, term: Term) -> list[Update]:
    words = place.words
    updates = []
    for found in find_symbols(words.text):
        if not _is_of_term(found, term):
            continue
        start = max(0, words.text.rfind(" ", 0, max(0, found.start - 30)) + 1)
        updates.append(
            text_update(
                f"report-{place.line.id}-{found.start}",
                UpdateKind.REPORT,
                place.line.id,
                place.label,
                place.line.spans,
                [_blanked(words, found)],
                (words.start(start), words.end(found.end)),
                "the text takes note of a report, and each session has its own",
            )
        )
    return updates


def _blanked(words: Flat, found: FoundSymbol) -> TextEdit:
    section = _SECTION.match(words.text, found.end)
    end = section.end() if section is not None else found.end
    blank = Blank(BlankKind.SYMBOL, _HINT, words.text[found.start : end])
    return TextEdit(words.start(found.start), words.end(end), (blank,))


def _is_of_term(found: FoundSymbol, term: Term) -> bool:
    """Whether a document was issued for the session of the earlier text."""
    symbol = found.symbol
    if symbol.kind not in (SymbolKind.DOCUMENT, SymbolKind.REPORT):
        return False
    if symbol.year is not None:
        first = term.first_year
        return first is not None and symbol.year in (first, first + 1)
    organ = organ_for_symbol(symbol)
    same = organ is not None and organ.key == term.organ
    return same and symbol.session == term.number and not symbol.special


def _is_plain(words: Flat, symbols: list[FoundSymbol]) -> bool:
    """Whether a note is nothing but the symbols of documents of the session."""
    text = words.text
    for found in reversed(symbols):
        text = text[: found.start] + "\ufffd" + text[found.end :]
    return _PLAIN_NOTE.fullmatch(text.strip()) is not None

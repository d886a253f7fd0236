"""Sessions and years named in the operative part move on by the text's own rhythm."""

from __future__ import annotations

import re

from penholder.document.spans import Blank, BlankKind, Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.dates import MONTH
from penholder.rollover.mentions import Mention, Role, mentions
from penholder.rollover.once import Once
from penholder.rollover.places import Place
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update

_YEAR_BEHIND = re.compile(
    r" (?:(?:regular|substantive|annual) )?sessions?,? (?:\(|in |to be held in )((?:19|20)\d\d)\b"
)
_DEADLINE = re.compile(
    r"\b(?:by|before|no later than|not later than|until|by the end of|before the end of) "
    r"(?:the (?:end|first half|second half|beginning) of )?"
    rf"(?:\d{{1,2}}[ \u00a0])?(?:(?:{MONTH})[ \u00a0])?((?:19|20)\d\d)\b"
)
_HELD = re.compile(
    r" session,? (?:which was )?held(?: [\w’]+){0,6}? (from [^,;.]{5,60}?\b(?:19|20)\d\d"
    r"|(?:on|in) [^,;.]{3,60}?\b(?:19|20)\d\d)"
)
_REPORTING = re.compile(r"\b(?:report|submit|present|inform|update|brief)\w*\b[^.;]{0,300}$")
_NEAR = 480
"""Characters looked back at from a session or year for the verb it belongs to."""
_TAKEN_NOTE_OF = re.compile(r"\b(?:[Tt]akes? note|[Ww]elcomes?|[Nn]otes?)\b[^;]{0,400}$")


def session_updates(term: Term, found: list[Place], committee: str = "") -> list[Update]:
    """The sessions of requests for reports and of the provisional agenda, with years that stand
    beside them; what may be a single event, or belongs to another body, is flagged. `committee` is
    the Main Committee that the text comes from.
    """
    if term.number is None or term.target is None or not term.step:
        return []
    updates: list[Update] = []
    named = mentions(found, term.organ, term.number)
    once = Once(named, committee)
    for mention in named:
        update = _session_update(mention, term, once)
        if update is not None:
            updates.append(update)
            updates.extend(_year_beside(mention, term, update.flagged))
    taken = {(update.place, edit.start) for update in updates for edit in update.edits}
    for place in found:
        if place.operative:
            updates.extend(_deadlines(place, term, taken))
            updates.extend(_meetings(place))
    return updates


def _session_update(mention: Mention, term: Term, once: Once) -> Update | None:
    doubt = _doubt(mention, term, once)
    if doubt is None:
        return None
    words = mention.place.words
    start, end = words.start(mention.start), words.end(mention.end)
    after = term.written(mention.number + term.step, words.text[mention.start : mention.end])
    return text_update(
        f"session-{mention.place.line.id}-{start}",
        UpdateKind.SESSION,
        mention.place.line.id,
        mention.place.label,
        mention.place.line.spans,
        [TextEdit(start, end, (Text(after),))],
        _with_word_behind(mention, " session"),
        doubt or f"{_NAMED_FOR[mention.role]} moves on: {term.reason}",
        flagged=bool(doubt),
    )


_NAMED_FOR = {
    Role.AGENDA: "the provisional agenda",
    Role.REPORT: "the session of the report or consideration",
    Role.DEADLINE: "the time limit",
}


def _doubt(mention: Mention, term: Term, once: Once) -> str | None:
    """Why a mention needs a person's eye, "" where it is safe, None where it stays as it is."""
    ahead = mention.number - (term.number or 0)
    text = mention.place.words.text
    match mention.role:
        case Role.OTHER_BODY:
            return None
        case Role.DEADLINE if ahead and _REPORTING.search(
            text, max(0, mention.start - _NEAR), mention.start
        ):
            return "" if ahead <= term.rhythm else "it may be a time limit for something done once"
        case Role.DEADLINE:
            return "it may be a time limit for something done once"
        case _ if ahead == 0:
            return None
        case Role.AGENDA | Role.REPORT if ahead <= term.rhythm:
            return once.doubt(mention)
        case Role.AGENDA | Role.REPORT:
            return "it lies further ahead than the text's own rhythm: it may still be to come"
        case Role.EVENT:
            return "it may be the session of an event that takes place once"
        case _:
            return "the text does not say what the session is named for"


def _with_word_behind(mention: Mention, word: str) -> tuple[int, int]:
    words = mention.place.words
    end = mention.end
    if words.text.startswith(word, end):
        end += len(word)
    return words.start(mention.start), words.end(end)


def _year_beside(mention: Mention, term: Term, flagged: bool) -> list[Update]:
    words = mention.place.words
    year = _YEAR_BEHIND.match(words.text, mention.end)
    if year is None:
        return []
    reason = "the year goes with the session"
    return [_year_update(mention.place, year, term, reason, flagged)]


def _deadlines(place: Place, term: Term, taken: set[tuple[str, int]]) -> list[Update]:
    """Years by which a report or the like is due, if they are near; others are flagged."""
    first = term.first_year
    if first is None:
        return []
    updates = []
    for year in _DEADLINE.finditer(place.words.text):
        near = first + 1 <= int(year[1]) <= first + 1 + term.rhythm
        if not near or (place.line.id, place.words.start(year.start(1))) in taken:
            continue
        due = (
            _REPORTING.search(place.words.text, max(0, year.start() - _NEAR), year.start())
            is not None
        )
        reason = (
            f"the report is due every time: {term.reason}"
            if due
            else "it may be a time limit for something done once"
        )
        updates.append(_year_update(place, year, term, reason, flagged=not due or term.assumed))
    return updates


def _year_update(
    place: Place, year: re.Match[str], term: Term, reason: str, flagged: bool
) -> Update:
    words = place.words
    start, end = words.start(year.start(1)), words.end(year.end(1))
    step = term.step if term.organ != "HRC" else max(1, term.step // 3)
    return text_update(
        f"year-{place.line.id}-{start}",
        UpdateKind.YEAR,
        place.line.id,
        place.label,
        place.line.spans,
        [TextEdit(start, end, (Text(str(int(year[1]) + step)),))],
        (words.start(year.start()), end),
        reason,
        flagged=flagged,
    )


def _meetings(place: Place) -> list[Update]:
    """Meetings taken note of: this year's is likely to be another; its date becomes a blank."""
    updates = []
    words = place.words
    for held in _HELD.finditer(words.text):
        if _TAKEN_NOTE_OF.search(words.text, max(0, held.start() - _NEAR), held.start()) is None:
            continue
        start, end = words.start(held.start(1)), words.end(held.end(1))
        blank = Blank(BlankKind.DATE, "date of the latest meeting", held[1])
        begin = max(words.text.rfind(" its ", 0, held.start()) + 1, held.start() - 60, 0)
        updates.append(
            text_update(
                f"meeting-{place.line.id}-{start}",
                UpdateKind.MEETING,
                place.line.id,
                place.label,
                place.line.spans,
                [TextEdit(start, end, (blank,))],
                (words.start(begin), end),
                "there may have been a later meeting: look at its session and date",
                flagged=True,
            )
        )
    return updates

"""The first page: what changes there from an adopted text or last year's draft to a new draft."""

from __future__ import annotations

import re

from penholder.document.flat import flat
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.organs import body_for_symbol, main_committees, organ_named
from penholder.phrasebook.sessions import find_sessions
from penholder.phrasebook.symbols import SymbolKind, parse_symbol
from penholder.rollover.term import Term
from penholder.rollover.updates import Update, UpdateKind, text_update

_COMMITTEE = "the committee whose report it was adopted on takes it up again"
_GIVEN_LATER = "the Secretariat gives the number when the draft is submitted"


def front_updates(prior: Resolution, term: Term) -> list[Update]:
    """Everything that changes before the text begins, and the lines about adoption."""
    found = [
        *_masthead(prior, term),
        *_agenda(prior),
        *_sponsors(prior),
        *_adoption(prior),
        *_title(prior),
    ]
    return [update for update in found if update is not None]


def committee_of(prior: Resolution, term: Term) -> str:
    """The Main Committee a text comes from ("Second Committee"), or "" for the plenary."""
    if term.organ != "GA":
        return prior.masthead.body
    body = body_for_symbol(prior.masthead.symbol)
    if body is not None and body.ordinal is not None:
        return body.name
    report = prior.adoption.report if prior.adoption is not None else ""
    if report and "without reference" not in report.lower():
        for committee in main_committees():
            if committee.name in report:
                return committee.name
    return prior.masthead.body


def draft_symbol(prior: Resolution, term: Term) -> str:
    """The symbol of the draft without the number that the Secretariat will give: "A/C.2/72/L."."""
    symbol = parse_symbol(prior.masthead.symbol)
    committee = organ_named(committee_of(prior, term))
    if committee is not None and committee.ordinal is not None:
        series = committee.series
    elif symbol is not None:
        series = symbol.series
    else:
        series = {"SC": "S", "ECOSOC": "E", "HRC": "A/HRC"}.get(term.organ, "A")
    if term.target is None:
        return ""
    if term.organ == "SC":
        return f"{series}/{term.target}/"
    return f"{series}/{term.target}/L."


def _masthead(prior: Resolution, term: Term) -> list[Update | None]:
    old = prior.masthead
    found = [
        _field("symbol", "Symbol", old.symbol, draft_symbol(prior, term), _GIVEN_LATER),
        _field("date", "Date", old.date, "", _GIVEN_LATER.replace("number", "date")),
    ]
    if not prior.language.startswith("en"):
        # The words of the first page are those of the language: nothing is put there in English.
        return [*found, _session_to_look_at(old.session)]
    return [
        *found,
        _field("session", "Session", old.session, _session(prior, term), term.reason),
        _field("body", "Committee", old.body, committee_of(prior, term), _COMMITTEE),
        _field("distribution", "Distribution", old.distribution, "Limited", "it is a draft"),
        _field(
            "original_language",
            "Original language",
            old.original_language,
            old.original_language or "English",
            "a draft names the language it was submitted in",
        ),
    ]


def _session_to_look_at(shown: str) -> Update:
    place = "masthead.session"
    reason = "sessions are moved on in English texts only: set the session of the draft"
    return Update(place, UpdateKind.MASTHEAD, place, "Session", shown, shown, reason, True)


def _field(name: str, label: str, before: str, after: str, reason: str) -> Update | None:
    if before == after or (not after and name not in ("date",)):
        return None
    place = f"masthead.{name}"
    return Update(place, UpdateKind.MASTHEAD, place, label, before, after, reason)


def _session(prior: Resolution, term: Term) -> str:
    shown = prior.masthead.session
    if term.target is None:
        return shown
    for start, end, _ in find_sessions(shown)[:1]:
        return shown[:start] + term.written(term.target, shown[start:end]) + shown[end:]
    if term.by_year:
        return re.sub(r"(?:19|20)\d\d(?= session)", str(term.target), shown, count=1)
    return shown or f"{term.written(term.target, 'First')} session"


def _agenda(prior: Resolution) -> list[Update | None]:
    found: list[Update | None] = []
    for index, item in enumerate(prior.masthead.agenda_items):
        shown = f"Agenda item {item.number}" + (f": {item.title}" if item.title else "")
        place = f"masthead.agenda_items.{index}"
        reason = "the numbers of items change with the agenda of the session: look it up"
        found.append(
            Update(place, UpdateKind.AGENDA, place, "Agenda item", shown, shown, reason, True)
        )
    return found


def _sponsors(prior: Resolution) -> list[Update | None]:
    sponsors = prior.sponsors
    if sponsors is None:
        return []
    names = ", ".join(state.name for state in sponsors.states)
    shown = f"{names}: {sponsors.proposal}"
    reason = "this year's sponsors sign anew; notes marked only at their names go with them"
    return [Update("sponsors", UpdateKind.SPONSORS, "sponsors", "Sponsors", shown, "", reason)]


def _adoption(prior: Resolution) -> list[Update | None]:
    found: list[Update | None] = []
    adoption, closing = prior.adoption, prior.closing
    if adoption is not None:
        shown = " ".join(part for part in (adoption.line, adoption.report) if part)
        reason = "a draft is not adopted yet"
        found.append(
            Update("adoption", UpdateKind.ADOPTION, "adoption", "Adoption", shown, "", reason)
        )
    if closing is not None:
        shown = ", ".join(part for part in (closing.meeting, closing.date) if part)
        reason = "a draft bears no meeting and no date"
        found.append(
            Update("closing", UpdateKind.ADOPTION, "closing", "Meeting line", shown, "", reason)
        )
    return found


def _title(prior: Resolution) -> list[Update | None]:
    """Takes the number off the title ("71/244. Kites"): the draft has none yet."""
    symbol = parse_symbol(prior.masthead.symbol)
    if symbol is None or symbol.kind is not SymbolKind.RESOLUTION:
        return []
    words = flat(prior.title)
    number = re.match(r"(?:E?S-)?\d{1,4}/\d{1,4}(?: [A-Z])?\.\s*", words.text)
    if number is None or number.end() == len(words.text):
        return []
    edit = TextEdit(words.start(0), words.end(number.end()))
    shown = (0, words.end(len(words.text)))
    reason = "the number is that of the adopted resolution"
    return [
        text_update("title", UpdateKind.TITLE, "title", "Title", prior.title, [edit], shown, reason)
    ]


def number_of(prior: Resolution) -> str:
    """How the adopted text is cited ("71/244", "57/270 B", "2321 (2016)"), "" for a draft."""
    symbol = parse_symbol(prior.masthead.symbol)
    if symbol is None or symbol.kind is not SymbolKind.RESOLUTION:
        return ""
    return symbol.text.partition("/RES/")[2]


def title_words(prior: Resolution) -> str:
    """The title as one line."""
    return " ".join(plain_text(prior.title).split())

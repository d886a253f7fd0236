"""Resolutions cited, dates, sessions and symbols in the running text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix
from penholder.checks.passage import Passage, Setting, Where
from penholder.checks.rules import rule
from penholder.document.lines import LineKind
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.citations import Citation, find_citations
from penholder.phrasebook.dates import MONTH, find_dates
from penholder.phrasebook.sessions import find_sessions, may_fall_in, opening_year
from penholder.phrasebook.symbols import SymbolKind, parse_symbol

_GA_NUMBER = re.compile(r"(\d{2,3})/\d{1,4}(?: [A-Z])?$")
_FIRST_NUMBERED_BY_SESSION = 31


def _session_of(citation: Citation) -> int | None:
    """The session in a number of a resolution of the General Assembly, or None."""
    match = _GA_NUMBER.match(citation.number)
    if match is None or citation.kind != "resolution" or citation.organ not in ("", "GA"):
        return None
    session = int(match.group(1))
    return session if session >= _FIRST_NUMBERED_BY_SESSION else None


def citations(context: Context) -> Iterator[Finding]:
    """The date of a resolution at its first mention and not again; its session; the order."""
    if not context.is_english:
        return
    dated: dict[str, datetime.date] = {}
    mentioned: set[str] = set()
    for passage in context.body:
        if passage.kind is LineKind.HEADING:
            continue
        found = passage.fact(_of_the_assembly)
        for citation in found:
            yield from _one(context, passage, citation, mentioned, dated)
        yield from _order(passage, found)


_BODY = re.compile(
    r"\b(?:Commission|Council|(?:Sub)?[Cc]ommittee|Conference|Congress|Board|Authority|Agency"
    r"|Organization(?! of the United)|Parties|Union|Forum)\b"
)
_OTHER_BODY = re.compile(rf"{_BODY.pattern}[^.;,“”]{{0,60}}\b(?:resolutions?|decisions?) $")


def _of_the_assembly(text: str) -> list[Citation]:
    """The resolutions cited, those of other bodies left out that number theirs in the same way:
    "Commission on Crime Prevention and Criminal Justice resolution 34/2".
    """
    found = find_citations(text)
    first: dict[int, int] = {}
    for citation in found:
        first.setdefault(citation.group, citation.start)
    others = {g for g, start in first.items() if _OTHER_BODY.search(text[:start][-160:])}
    others |= {c.group for c in found if _is_of_a_body_before(c, text[: first[c.group]])}
    return [citation for citation in found if citation.organ or citation.group not in others]


def _is_of_a_body_before(citation: Citation, before: str) -> bool:
    """Whether a date that no session of the Assembly can have shows that a resolution is that of
    another body, named further up: "resolutions of the Council on lamps, including 46/7 of ...".
    """
    session = _session_of(citation)
    if session is None or citation.date is None or citation.own or citation.organ:
        return False
    return not may_fall_in(citation.date, session) and _BODY.search(before) is not None


def _one(
    context: Context,
    passage: Passage,
    citation: Citation,
    mentioned: set[str],
    dated: dict[str, datetime.date],
) -> Iterator[Finding]:
    session = _session_of(citation)
    key = f"{citation.organ}/{citation.number}"
    span = citation.start, citation.end
    bare = session is not None and citation.date is None and key not in mentioned
    if bare and _alone(passage, citation):
        message = f"Resolution {citation.number} is cited for the first time: give its date."
        yield passage.finding(rule("citation-date-missing"), message, *span)
    if citation.date is not None:
        before = dated.get(key)
        if before is not None and before != citation.date:
            message = f"Resolution {citation.number} has another date above ({before.day}"
            message += f" {before:%B} {before.year})."
            yield passage.finding(rule("citation-dates-differ"), message, *span)
        elif key in mentioned and session is not None:
            message = f"Resolution {citation.number} has its date already above."
            found = passage.finding(rule("citation-date-repeated"), message, *span)
            start, end = (passage.flat.end(at) for at in (citation.number_end, citation.end))
            fix = Fix("Take the date out", (TextEdit(start, end),))
            yield Finding(found.rule, found.place, message, found.words, fix)
        dated.setdefault(key, citation.date)
        if session is not None and not may_fall_in(citation.date, session):
            year = opening_year(session)
            message = f"Session {session} lasted from {year} to {year + 1}: check date and number."
            yield passage.finding(rule("citation-session"), message, *span)
    current = context.session
    if session is not None and current is not None and session > current:
        message = f"There is no session {session} yet: this text is of session {current}."
        yield passage.finding(rule("citation-future"), message, *span)
    mentioned.add(key)


def _alone(passage: Passage, citation: Citation) -> bool:
    """Whether a citation is made on its own: not in a title or a range, nor of an annex's part."""
    before = passage.text[: citation.start].count("“") - passage.text[: citation.start].count("”")
    return before == 0


def _order(passage: Passage, found: list[Citation]) -> Iterator[Finding]:
    """Lists of resolutions stand in the order of adoption."""
    for first, second in pairwise(found):
        same_list = first.group == second.group and first.kind == second.kind == "resolution"
        sessions = _session_of(first), _session_of(second)
        if not same_list or sessions[0] is None or sessions[1] is None:
            continue
        if first.organ == second.organ and first.order > second.order:
            message = f"{second.number} was adopted before {first.number}."
            yield passage.finding(
                rule("citation-order"), message, second.start, second.number_end or second.end
            )


_ANY_DATE = re.compile(rf"\b(\d{{1,2}})[ \u00a0]({MONTH})[ \u00a0]((?:19|20)\d\d)\b")


def dates(passage: Passage, _: Setting) -> Iterator[Finding]:
    """Days that no calendar has."""
    real = {(found.start, found.end) for found in find_dates(passage.text)}
    for match in _ANY_DATE.finditer(passage.text):
        if match.span() not in real:
            message = "No calendar has this day."
            yield passage.finding(rule("date-impossible"), message, *match.span())


_ASKS = re.compile(r"\b(?:report|include|submit|consider)")
_NEAR_YEAR = re.compile(r",? (?:in|of) ((?:19|20)\d\d)\b(?![-–])")
_ANY_BODY = re.compile(rf"{_BODY.pattern}|\bGeneral Assembly\b")


def sessions(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Sessions that disagree with a year beside them, or that are over."""
    for start, end, number in find_sessions(passage.text):
        own = re.search(r"\bits\s+$|General Assembly at its\s+$", passage.text[:start])
        if own is None or number < _FIRST_NUMBERED_BY_SESSION:
            continue
        speaker = [body.group() for body in _ANY_BODY.finditer(passage.text[:start])][-1:]
        if speaker not in ([], ["General Assembly"]):
            continue  # a session of the body named last
        behind = passage.text[end:].removeprefix(" session")
        year = _NEAR_YEAR.match(behind)
        if year and int(year.group(1)) not in (opening_year(number), opening_year(number) + 1):
            message = f"Session {number} opens in {opening_year(number)}."
            yield passage.finding(rule("session-year"), message, start, end)
        current = setting.session
        over = current is not None and number < current and setting.is_draft
        asked = re.search(r"\b(?:at|agenda of) its\s+$", passage.text[:start]) is not None
        asks = passage.kind is LineKind.OPERATIVE and _ASKS.search(passage.text)
        if over and asked and asks:
            message = f"This text is of session {current}: session {number} is over."
            yield passage.finding(rule("session-past"), message, start, end)


_OTHER_SERIES = re.compile(r"[ASE]/(?!RES|DEC)[A-Z]{2,}/")
"""Series of which the grammar is not known here, as S/INF: they are not judged."""

_LIKE_A_SYMBOL = re.compile(r"\b(?:A|S|E)/(?:[A-Za-z0-9.()-]*/)*[A-Za-z0-9.()-]*[A-Za-z0-9)]")


def symbols(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Document symbols that are none, and those that belong in a note."""
    in_text = setting.is_english and passage.where is Where.BODY
    in_text = in_text and passage.kind is not LineKind.HEADING
    for match in _LIKE_A_SYMBOL.finditer(passage.text):
        written = match.group()
        written = written if "(" in written else written.rstrip(")")
        span = match.start(), match.start() + len(written)
        if not any(sign.isdigit() for sign in written):
            continue
        if parse_symbol(written) is None and not _OTHER_SERIES.match(written):
            message = "This is no symbol of a document: check it."
            yield passage.finding(rule("symbol-form"), message, *span)
        elif in_text and not written.startswith("A/RES/"):
            message = "Documents are cited in notes, not in the text."
            yield passage.finding(rule("symbol-in-text"), message, *span)


def own_symbol(context: Context) -> Iterator[Finding]:
    """The symbol on the first page: its form, and the session in it."""
    written = context.resolution.masthead.symbol
    if not written:
        if context.is_draft:
            message = "The first page has no symbol yet: the Secretariat gives it."
            yield context.field(rule("symbol-missing"), "masthead.symbol", "Symbol", message)
        return
    symbol = parse_symbol(written)
    if symbol is None:
        if not written.endswith(("L.", "/")):
            message = "This is no symbol of a document: check it."
            yield context.field(rule("symbol-form"), "masthead.symbol", "Symbol", message, written)
        return
    if symbol.kind in (SymbolKind.DRAFT, SymbolKind.RESOLUTION) and symbol.session:
        session = context.session
        if session is not None and str(symbol.session).isdigit() and int(symbol.session) != session:
            message = f"The symbol is of session {symbol.session}, the first page of {session}."
            yield context.field(
                rule("symbol-session"), "masthead.symbol", "Symbol", message, written
            )

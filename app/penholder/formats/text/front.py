"""The first page of a text file: masthead, adoption, sponsors and title, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from re import Match

from penholder.document.resolution import AgendaItem, Masthead
from penholder.formats.report import Unplaced
from penholder.formats.text.furniture import MASTHEAD_NAME
from penholder.formats.text.language import Language, any_space
from penholder.formats.text.rows import Row

SYMBOL = re.compile(
    any_space(
        r"(?:[A-Z]{1,3}|CEDAW|FCCC)(?:/(?:Rev\.\d+|Add\.\d+|Corr\.\d+|Amend\.\d+|[A-Z]+-\d+"
        r"|[A-Z]+(?:\.\d+)?|\d+(?![\d.])))+(?: ?[A-Z](?:[-–][A-Z])?(?=\s|$| \())?"
        r"(?: \((?:\d{4}|[IVXLSE-]+)\))?\**(?! \d{4})"
    )
)
TITLE_NUMBER = re.compile(
    any_space(
        r"(?P<number>(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?![a-z]))?"
        r"|\d{1,4}(?: [A-Z])? \([IVXLSE-]+\))"
        r"(?:\.|\s?[-–—](?!\w)|\t)\s*(?P<title>.*)"
    )
)
_ADOPTED_SC = re.compile(any_space(r"Resolution (\d{1,4} \(\d{4}\))"))
_SERIES = (
    ("human rights council", "A/HRC/RES/"),
    ("economic and social council", "E/RES/"),
    ("conseil des droits", "A/HRC/RES/"),
    ("conseil économique", "E/RES/"),
)


@dataclass
class Front:
    """What the first page says; `sponsors` is the sponsor line as matched, if there is one."""

    organ: str = ""
    body: str = ""
    session: str = ""
    agenda: list[AgendaItem] = field(default_factory=list)
    symbol: str = ""
    distribution: str = ""
    date: str = ""
    original: str = ""
    adoption: list[str] = field(default_factory=list)
    report: str = ""
    sponsors: tuple[str, str, str] | None = None
    number: str = ""
    title: list[str] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def masthead(self) -> Masthead:
        """The masthead as the document has it."""
        return Masthead(
            self.organ,
            self.body,
            self.session,
            tuple(self.agenda),
            self.symbol or self._symbol_by_number(),
            self.distribution,
            self.date,
            self.original,
        )

    def _symbol_by_number(self) -> str:
        """The symbol that the number before the title, or in the adoption line, stands for."""
        adopted = " ".join(self.adoption)
        security_council = _ADOPTED_SC.search(adopted)
        if security_council:
            return f"S/RES/{security_council[1]}"
        if not self.number:
            return ""
        where = f"{self.organ} {adopted}".lower()
        series = next((series for name, series in _SERIES if name in where), "A/RES/")
        return series + self.number


def read_front(rows: Sequence[Row], language: Language, counts: Counter[str]) -> Front:
    """Reads the lines before the opening line."""
    front = Front()
    loose: list[tuple[int, Row]] = []  # lines that are nothing by themselves, with their place
    title_from = sponsors_at = None
    open_report = False
    skipped = -1
    for place, row in enumerate(rows):
        if place == skipped:
            continue
        if open_report:
            front.report += f" {row.text}"
            open_report = "]" not in row.text
            continue
        number = TITLE_NUMBER.fullmatch(row.text)
        if number and title_from is None:
            front.number, title_from = number["number"], place
            front.title += [number["title"]] if number["title"] else []
        elif language.report.fullmatch(row.text):
            front.report = row.text
            open_report = "]" not in row.text and _closes(rows[place + 1 : place + 4])
        elif title_from is None and _is_adoption(row, language, front):
            front.adoption.append(row.text)
        elif take_masthead(row.text, language, front, counts):
            continue
        elif sponsors_at is None and (sponsors := _sponsors(rows, place, language)):
            states = _with_earlier_lines(loose, sponsors["states"])
            front.sponsors = (states, sponsors["stars"], sponsors["proposal"])
            sponsors_at = place
            skipped = place + 1 if sponsors.string != row.text else -1
        elif sponsors_at is None and language.proposal.fullmatch(row.text):
            front.sponsors = ("", "", row.text)
            sponsors_at = place
        else:
            loose.append((place, row))
    _place_loose(front, loose, title_from, sponsors_at)
    return front


def _sponsors(rows: Sequence[Row], place: int, language: Language) -> Match[str] | None:
    """The sponsor line, whose proposal may stand in a line of its own."""
    text = rows[place].text
    if text.rstrip("*").endswith(":") and place + 1 < len(rows):
        text = f"{text} {rows[place + 1].text}"
    return language.sponsors.fullmatch(text)


def take_masthead(text: str, language: Language, front: Front, counts: Counter[str]) -> bool:
    """Takes the line into the masthead if it is nothing but fields of it, run together or not."""
    fields = _fields(text, language)
    if fields is None:
        return False
    for name, match in fields:
        _take(name, match, front, counts)
    return True


def _fields(text: str, language: Language) -> list[tuple[str, Match[str]]] | None:
    patterns = (
        ("nations", language.nations),
        ("symbol", SYMBOL),
        ("organ", language.organ_head),
        ("distribution", language.distribution),
        ("date", language.date),
        ("session", language.session),
        ("body", language.body),
        ("original", language.original),
        ("agenda", language.agenda),
    )
    found: list[tuple[str, Match[str]]] = []
    position = 0
    if len(text) > 2000:
        return None
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        hits = ((name, pattern.match(text, position)) for name, pattern in patterns)
        hit = next(
            ((name, match) for name, match in hits if match and match.end() > position), None
        )
        if hit is None:
            return None
        found.append(hit)
        position = hit[1].end()
    return found


def _take(name: str, match: Match[str], front: Front, counts: Counter[str]) -> None:
    value = " ".join(match.group().split())
    match name:
        case "nations":
            counts[MASTHEAD_NAME] += 1
        case "agenda":
            title = " ".join((match["title"] or "").strip(" :").split())
            front.agenda.append(AgendaItem(_agenda_number(match["number"]), title))
        case "distribution":
            front.distribution = match["value"]
            if "date" in match.groupdict() and match["date"]:
                front.date = match["date"]
        case "original":
            front.original = match["value"]
        case "symbol" | "organ" | "date" | "session" | "body":
            if getattr(front, name):
                counts["repeated masthead fields"] += getattr(front, name) == value
                if getattr(front, name) == value:
                    return
                value = f"{getattr(front, name)} {value}"
            setattr(front, name, value)


def _agenda_number(text: str) -> str:
    """The number without the stray spaces and commas that texts taken from a page have."""
    return " ".join(text.strip(" ,").replace(",", ", ").split()).replace(" ,", ",")


def _is_adoption(row: Row, language: Language, front: Front) -> bool:
    if language.adoption.fullmatch(row.text):
        return True
    # The line goes on where its date is still to come.
    return (
        bool(front.adoption)
        and not language.date.search(" ".join(front.adoption))
        and language.date.search(row.text) is not None
    )


def _closes(rows: Sequence[Row]) -> bool:
    return any("]" in row.text for row in rows)


def _with_earlier_lines(loose: list[tuple[int, Row]], states: str) -> str:
    """The sponsors with the lines before that their list begins in."""
    parts = [states.strip()]
    while loose and loose[-1][1].text.endswith((",", " and", "、")):
        parts.insert(0, loose.pop()[1].text)
    return " ".join(parts)


def _place_loose(
    front: Front, loose: list[tuple[int, Row]], title_from: int | None, sponsors_at: int | None
) -> None:
    """Lines after the number or the sponsors are the title, lines before it the agenda item's."""
    start = title_from if title_from is not None else sponsors_at
    before = [row for place, row in loose if start is None or place < start]
    after = [row for place, row in loose if start is not None and place > start]
    if start is None and not (front.agenda and len(before) == 1 and front.adoption):
        cut = len(before) - 1 if front.agenda else 0
        before, after = before[:cut], before[cut:]
    front.title += [row.text for row in after]
    if front.agenda:
        last = front.agenda[-1]
        title = " ".join([last.title, *(row.text for row in before)]).strip()
        front.agenda[-1] = AgendaItem(last.number, title)
    elif front.adoption:
        front.adoption += [row.text for row in before]
    else:
        front.unplaced += [Unplaced(row.text, f"line {row.number}") for row in before]

"""Resolutions and decisions cited in running text, and references to a text's own paragraphs.

Sources: UN Editorial Manual (citing resolutions and decisions; paragraphs): "resolution 71/244 of
21 December 2016", "resolutions 57/270 B of 23 June 2003 and 60/212", "resolution 217 A (III)",
"resolution 1325 (2000)", "decision 19/1", 'entitled “...”', "paragraphs 3 (b) and 4 above".
"""

from __future__ import annotations

import datetime
import re

import msgspec

from penholder.phrasebook.dates import NO_BREAK_SPACE, format_date, parse_date
from penholder.phrasebook.symbols import Symbol, parse_symbol, roman_number


class Citation(msgspec.Struct, frozen=True, omit_defaults=True):
    """One resolution or decision cited: text[start:end] is its number with date and title.

    `number` is the number as cited with plain spaces ("57/270 B", "36/87 A and B", "217 A (III)",
    "1325 (2000)", "S-19/2"); `kind` is "resolution" or "decision". `organ` is the key of the
    adopting organ where the words say it ("SC", "GA", "ECOSOC", "HRC"), `own` whether they say
    "its". `date` and `title` are as cited, `number_end` is where the number alone ends. `group`
    counts the lists of the text: citations of one list ("resolutions ... and ...") have the same.
    """

    start: int
    end: int
    number: str
    kind: str = "resolution"
    organ: str = ""
    own: bool = False
    date: datetime.date | None = None
    title: str = ""
    number_end: int = 0
    group: int = 0

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts citations of one organ in order of adoption, as their numbers tell it."""
        return number_order(self.number)

    @property
    def symbol(self) -> Symbol | None:
        """The symbol of the document where the words tell the organ, else None.

        A resolution of a session cited without an organ is the General Assembly's own, and so is a
        decision numbered from 401 as its decisions are.
        """
        if self.organ:
            return symbol_of(self.number, self.kind, self.organ)
        session_style = re.fullmatch(r"(?:E?S-)?\d{1,3}/(\d{1,4})(?: [A-Z]{1,2})?", self.number)
        if self.kind == "decision" and not (session_style and int(session_style[1]) > 400):
            return None
        if session_style is None and not re.search(r"\([A-Z-]+\)", self.number):
            return None
        return symbol_of(self.number, self.kind)


class ParagraphCitation(msgspec.Struct, frozen=True):
    """A reference to a paragraph of the same text: text[start:end] is the number as written.

    `number` is the whole number: "3 (b)" also where "(b)" alone is written, in "3 (a) and (b)".
    `where` is "above" or "below"; `group` as in `Citation`.
    """

    start: int
    end: int
    number: str
    where: str
    group: int = 0


_SPACE = r"[ \u00a0]"
_NUMBER = (
    rf"(?:(?:ES|S)-\d{{1,2}}/\d{{1,3}}|\d{{1,4}}/\d{{1,4}}|[1-9]\d{{0,4}})"
    rf"(?:{_SPACE}?[A-Z]{{1,2}}(?![\w.’'])"
    rf"(?:(?:,{_SPACE}[A-Z])*{_SPACE}(?:and|to){_SPACE}[A-Z](?![\w.’'/-]))?)?"
    rf"(?:{_SPACE}?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXL]{{1,8}})\))?"
    rf"(?:{_SPACE}[A-H](?![\w.’']))?"
)
_DATE = rf"\d{{1,2}}{_SPACE}[A-Z][a-z]{{2,8}}{_SPACE}\d{{4}}"
_ITEM = re.compile(
    rf"(?P<number>{_NUMBER})(?:,? of (?P<date>{_DATE}))?"
    r"(?:,? entitled [“\"](?P<words>[^”\"]{1,400})[”\"])?"
)
_WORD = re.compile(r"\b(?P<kind>[Rr]esolution|[Dd]ecision)(?P<many>s?)[ \u00a0]+(?=[\dES])")
_JOINT = re.compile(r",?[ \u00a0]+and[ \u00a0]+|,[ \u00a0]+|[ \u00a0]+to[ \u00a0]+")
_ANY_WORD = re.compile(r"\b(?:[Rr]esolution|[Dd]ecision)s?\b|[;:]")
_GOES_ON = re.compile(rf"(?:,|[ \u00a0]and)[ \u00a0]+(?={_NUMBER} of {_DATE})")
_VALID = re.compile(
    r"(?:(?:ES|S)-)?\d{1,4}/\d{1,4}(?: [A-Z]{1,2}(?:(?:, [A-Z])* (?:and|to) [A-Z])?)?"
    r"|\d{1,5} \((?:19|20)\d\d\)|\d{1,4}(?: [A-Z])? \((?:E?S-)?[IVXL]{1,8}\)(?: [A-Z])?"
)

_ORGANS = (
    (re.compile(r"Security Council (?:in its )?$"), "SC"),
    (re.compile(r"General Assembly (?:in its )?$"), "GA"),
    (re.compile(r"Economic and Social Council (?:in its )?$"), "ECOSOC"),
    (re.compile(r"Human Rights Council (?:in its )?$"), "HRC"),
    (re.compile(r"\bAssembly (?:in its )?$"), "GA"),
)
_OWN = re.compile(
    r"\b[Ii]ts (?:(?:previous|earlier|relevant|annual|landmark|historic|own|subsequent) ){0,3}$"
)
_BEFORE = 64
_SUBJECT = 320

_PARAGRAPH = re.compile(r"\b[Pp]aragraphs?[ \u00a0](?=\d)")
_PARAGRAPH_NUMBER = re.compile(
    r"\d{1,3}(?:[ \u00a0](?:bis|ter|quater))?(?:[ \u00a0]?\([a-z]{1,4}\)){0,3}"
)
_SUB_NUMBER = re.compile(r"\([a-z]{1,4}\)(?:[ \u00a0]?\([a-z]{1,4}\))?")
_PARAGRAPH_JOINT = re.compile(
    r"(?:,?[ \u00a0](?:and|or|to)[ \u00a0]|,[ \u00a0]|[–-])(?:paragraphs?[ \u00a0])?"
)
_WHERE = re.compile(r",?[ \u00a0](above|below)\b")

MAX_LIST = 200
"""More citations than any list has; a hostile text stops there."""


def find_citations(text: str) -> list[Citation]:
    """Every resolution and decision cited in a text, in order; lists give one citation an item.

    Found are numbers after "resolution(s)" and "decision(s)"; bare numbers are no citations.
    """
    found: list[Citation] = []
    behind = 0
    for group, word in enumerate(_WORD.finditer(text)):
        if word.start() < behind:
            continue
        items = _list_from(text, word.end())
        if items and word["many"]:
            items = _with_subjects_between(text, items)
        organ, own = _whose(text, word.start())
        kind = word["kind"].lower()
        found.extend(_citation(item, kind, organ, own, group) for item in items)
        behind = items[-1].end() if items else behind
    return _with_organs_behind(text, found)


def find_paragraph_references(text: str) -> list[ParagraphCitation]:
    """Every reference to a paragraph of the same text, one for each number.

    Only "above" or "below" behind the list tells them from paragraphs of other documents.
    """
    found: list[ParagraphCitation] = []
    if "aragraph" not in text:
        return found
    behind = 0
    for group, word in enumerate(_PARAGRAPH.finditer(text)):
        if word.start() < behind:
            continue
        places: list[tuple[int, int]] = []
        position = word.end()
        while len(places) < MAX_LIST:
            number = _PARAGRAPH_NUMBER.match(text, position)
            if number is None and places:
                number = _SUB_NUMBER.match(text, position)
            if number is None:
                break
            places.append(number.span())
            joint = _PARAGRAPH_JOINT.match(text, number.end())
            if joint is None:
                break
            position = joint.end()
        behind = places[-1][1] if places else behind
        where = _WHERE.match(text, behind) if places else None
        if where is not None:
            numbers = _whole_numbers([text[start:end] for start, end in places])
            found.extend(
                ParagraphCitation(start, end, number, where[1], group)
                for (start, end), number in zip(places, numbers, strict=True)
            )
    return found


def _whole_numbers(written: list[str]) -> list[str]:
    """Numbers with their paragraph: "3 (a)", "(b)" is "3 (a)", "3 (b)"."""
    whole: list[str] = []
    paragraph = ""
    for text in map(_plain, written):
        if text.startswith("("):
            whole.append(f"{paragraph} {text}")
        else:
            paragraph = text.partition(" (")[0]
            whole.append(text)
    return whole


def write_citation(
    number: str,
    date: datetime.date | None = None,
    title: str = "",
    *,
    no_break: bool = False,
) -> str:
    """A citation after the word "resolution" or "decision": number, date, title in quotes.

    `no_break` joins day and month, and the parts of the number, with no-break spaces.
    """
    written = number.replace(" ", NO_BREAK_SPACE) if no_break else number
    if date is not None:
        written += f" of {format_date(date, no_break=no_break)}"
    if title:
        written += f", entitled “{title}”"
    return written


def write_citation_list(items: list[str]) -> str:
    """Citations as one list: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def number_order(number: str) -> tuple[int, int, int, str]:
    """Sorts the numbers of one organ's resolutions in order of adoption.

    Regular sessions by session and number; of special sessions only their own order is known, so
    they stand before all others.
    """
    text = _plain(number)
    new = re.fullmatch(r"(?:(ES|S)-)?(\d{1,4})/(\d{1,4})(?: ([A-Z]{1,2})(?:,? .*)?)?", text)
    if new is not None:
        return (0 if new[1] else 1, int(new[2]), int(new[3]), new[4] or "")
    old = re.fullmatch(r"(\d{1,5})(?: ([A-Z]))? \((?:(E?S)-)?(\w{1,8})\)(?: ([A-Z]))?", text)
    if old is None:
        return (2, 0, 0, text)
    session = int(old[4]) if old[4].isdigit() else roman_number(old[4]) or 0
    return (0 if old[3] else 1, session, int(old[1]), old[2] or old[5] or "")


def symbol_of(number: str, kind: str = "resolution", organ: str = "GA") -> Symbol | None:
    """The symbol of a cited number: "71/244" of the General Assembly is A/RES/71/244, or None."""
    series = {"GA": "A", "SC": "S", "ECOSOC": "E", "HRC": "A/HRC"}.get(organ)
    word = "DEC" if kind == "decision" else "RES"
    return parse_symbol(f"{series}/{word}/{_plain(number)}") if series else None


# --- lists and their words ---------------------------------------------------------------------


def _list_from(text: str, position: int) -> list[re.Match[str]]:
    items: list[re.Match[str]] = []
    while len(items) < MAX_LIST:
        item = _ITEM.match(text, position)
        if item is None or not _VALID.fullmatch(_plain(item["number"])):
            break
        items.append(item)
        joint = _JOINT.match(text, item.end())
        if joint is None:
            break
        position = joint.end()
    return items


def _with_subjects_between(text: str, items: list[re.Match[str]]) -> list[re.Match[str]]:
    """The list with what follows subjects: "resolutions 70/1 of ... on kites and 71/2 of ...".

    Behind a subject only a number with its date is taken for an item, and no further on than the
    next "resolution", semicolon or colon.
    """
    while len(items) < MAX_LIST:
        end = items[-1].end()
        stop = _ANY_WORD.search(text, end, end + _SUBJECT)
        limit = stop.start() if stop is not None else end + _SUBJECT
        joint = _GOES_ON.search(text, end, min(limit, len(text)))
        more = _list_from(text, joint.end()) if joint is not None else []
        if not more:
            break
        items = [*items, *more]
    return items


def _citation(item: re.Match[str], kind: str, organ: str, own: bool, group: int) -> Citation:
    date = parse_date(item["date"]) if item["date"] else None
    number = _plain(item["number"])
    if not organ and re.search(r"\((?:19|20)\d\d\)", number):
        organ = "SC"
    return Citation(
        item.start(),
        item.end(),
        number,
        kind,
        organ,
        own,
        date,
        item["words"] or "",
        item.end("number"),
        group,
    )


def _whose(text: str, word: int) -> tuple[str, bool]:
    before = text[max(0, word - _BEFORE) : word].replace(NO_BREAK_SPACE, " ")
    for pattern, organ in _ORGANS:
        if pattern.search(before):
            return organ, False
    return "", _OWN.search(before) is not None


_BEHIND = re.compile(
    r" (?:adopted )?(?:of|by) the (General Assembly|Security Council|Economic and Social Council"
    r"|Human Rights Council)\b"
)
_KEYS = {
    "General Assembly": "GA",
    "Security Council": "SC",
    "Economic and Social Council": "ECOSOC",
    "Human Rights Council": "HRC",
}


def _with_organs_behind(text: str, citations: list[Citation]) -> list[Citation]:
    """Adds the organ named behind a list: "resolution 60/251 of the General Assembly"."""
    organ_of: dict[int, str] = {}
    for citation in citations:
        behind = _BEHIND.match(text, citation.end)
        if behind is not None and not citation.organ:
            organ_of[citation.group] = _KEYS[behind[1]]
    return [
        msgspec.structs.replace(citation, organ=organ_of.get(citation.group, citation.organ))
        for citation in citations
    ]


def _plain(text: str) -> str:
    """Plain single spaces, one between number, part and bracket."""
    text = text.replace(NO_BREAK_SPACE, " ")
    text = re.sub(r"(?<=[\dA-Z])\(", " (", text)
    return re.sub(r"(?<=\d)(?=[A-Z])", " ", " ".join(text.split()))

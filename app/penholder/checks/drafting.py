"""What a draft must not be handed in with: blanks, brackets, and what belongs to adopted texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Fix, Part, Place
from penholder.checks.passage import Passage, Setting
from penholder.checks.rules import rule
from penholder.document.lines import LineKind
from penholder.document.numbering import line_texts
from penholder.document.operations import set_adoption, set_sponsors
from penholder.document.resolution import Resolution, Sponsor
from penholder.document.spans import Blank, Text, blanks_in
from penholder.formats.document_kind import Kind
from penholder.phrasebook.dates import MONTH
from penholder.phrasebook.states import is_state, observers, official_name, sorted_names


def blanks(passage: Passage, _: Setting) -> Iterator[Finding]:
    """Blanks nobody has filled, wherever they are."""
    place = 0
    for span in passage.spans:
        if isinstance(span, Blank):
            yield Finding(rule("blank"), passage.place(place, place + 1), _fill(span), span.hint)
        place += len(span.text) if isinstance(span, Text) else 1


def blanks_in_tables(context: Context) -> Iterator[Finding]:
    """Blanks in the cells of tables."""
    for line in context.lines:
        if line.kind is LineKind.TABLE:
            for blank in (each for text in line_texts(line) for each in blanks_in(text)):
                place = Place(Part.LINE, line.id, context.names.get(line.id, "table"))
                yield Finding(rule("blank"), place, _fill(blank), blank.hint)


_TYPED = re.compile(
    r"_{2,}|(?<=/)(?:XX+(?![IVXLC])|…|\.\.\.)|\[(?:…|\.\.\.|tbc|tbd|to be [a-z]+)\]"
    rf"|\bXX+(?=[ \u00a0](?:{MONTH}))",
    re.IGNORECASE,
)


def typed_blanks(passage: Passage, _: Setting) -> Iterator[Finding]:
    """Blanks typed as signs: "80/___", "A/80/XX", "[to be completed]"."""
    for match in _TYPED.finditer(passage.text):
        message = "This is still to be filled in."
        yield passage.finding(rule("blank-typed"), message, *match.span())


def _fill(blank: Blank) -> str:
    return f"Fill this blank ({blank.hint or blank.kind.value})."


_BRACKET = re.compile(r"[\[\]]")


def brackets(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Square brackets: unpaired ones, and negotiated text that is still open."""
    open_at: list[int] = []
    for at, sign in ((match.start(), match.group()) for match in _BRACKET.finditer(passage.text)):
        if sign == "[":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if not open_at and setting.is_draft:
                message = "These words are still in brackets: agree on them, or leave them out."
                yield passage.finding(rule("bracket-open"), message, start, at + 1)
        else:
            message = "This bracket was never opened."
            yield passage.finding(rule("bracket-unpaired"), message, at, at + 1)
    for at in open_at:
        message = "This bracket is never closed."
        yield passage.finding(rule("bracket-unpaired"), message, at, at + 1)


def adoption(context: Context) -> Iterator[Finding]:
    """The lines about adoption in what is a draft by its symbol or distribution."""
    resolution = context.resolution
    drafted = resolution.masthead.distribution == "Limited" or "/L." in resolution.masthead.symbol
    if not drafted:
        return
    if resolution.adoption is not None:
        message = "A draft is not adopted yet: this line is last year’s."
        found = context.field(rule("adoption-in-draft"), "adoption", "Adoption", message)
        yield _mended(found, Fix("Take the line out", change=_without_adoption))
    if resolution.closing is not None:
        message = "A draft bears no meeting and no date at its end."
        found = context.field(rule("adoption-in-draft"), "closing", "Meeting", message)
        yield _mended(found, Fix("Take the line out", change=_without_closing))


def _mended(found: Finding, fix: Fix) -> Finding:
    return Finding(found.rule, found.place, found.message, found.words, fix)


def _without_adoption(resolution: Resolution) -> Resolution:
    return set_adoption(resolution, None, resolution.closing)


def _without_closing(resolution: Resolution) -> Resolution:
    return set_adoption(resolution, resolution.adoption, None)


def first_page(context: Context) -> Iterator[Finding]:
    """What the first page of a draft needs: title, organ, session, agenda item."""
    masthead = context.resolution.masthead
    needs_title = "Security Council" not in masthead.organ
    if needs_title and not context.title.text.strip():
        yield context.field(rule("title-missing"), "title", "Title", "The text has no title.")
    if not context.is_draft or context.kind is Kind.OTHER:
        return
    wanted = (
        ("organ", "Organ", "organ-missing", "The first page names no organ."),
        ("session", "Session", "session-missing", "The first page names no session."),
    )
    for name, label, key, message in wanted:
        if not getattr(masthead, name):
            yield context.field(rule(key), f"masthead.{name}", label, message)
    if not masthead.agenda_items and "Security Council" not in masthead.organ:
        message = "The first page names no agenda item."
        place = "masthead.agenda_items"
        yield context.field(rule("agenda-missing"), place, "Agenda items", message)


def sponsors(context: Context) -> Iterator[Finding]:
    """Sponsors by their official short names, in the English alphabetical order."""
    listed = context.resolution.sponsors
    if listed is None or not context.is_english:
        return
    names = [state.name for state in listed.states]
    for name in names:
        official = official_name(name)
        if official is not None and official != name:
            message = f"The official short name is {official}."
            found = context.field(rule("sponsor-name"), "sponsors", "Sponsors", message, name)
            renamed = partial(_with_sponsor_named, name=name, official=official)
            yield _mended(found, Fix(f"Change “{name}” to “{official}”", change=renamed))
        elif official is None and not is_state(name):
            message = f"{name} is no Member State or observer: check the name."
            yield context.field(rule("sponsor-unknown"), "sponsors", "Sponsors", message, name)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        message = f"{twice} is listed twice."
        found = context.field(rule("sponsor-twice"), "sponsors", "Sponsors", message, twice)
        yield _mended(found, Fix("List each sponsor once", change=_with_sponsors_once))
    ordered = _in_order(names)
    if ordered != names:
        wrong = next(name for name, right in zip(names, ordered, strict=True) if name != right)
        message = f"Sponsors stand in alphabetical order: {wrong} does not."
        found = context.field(rule("sponsor-order"), "sponsors", "Sponsors", message, wrong)
        yield _mended(found, Fix("Sort the sponsors", change=_with_sorted_sponsors))


def _with_sponsor_named(resolution: Resolution, name: str, official: str) -> Resolution:
    listed = resolution.sponsors
    if listed is None:
        return resolution
    states = tuple(
        replace(state, name=official) if state.name == name else state for state in listed.states
    )
    return set_sponsors(resolution, replace(listed, states=states))


def _with_sponsors_once(resolution: Resolution) -> Resolution:
    """Each State by its first entry, with the notes of all its entries."""
    listed = resolution.sponsors
    if listed is None:
        return resolution
    once: dict[str, Sponsor] = {}
    for state in listed.states:
        first = once.setdefault(state.name, state)
        notes = tuple(dict.fromkeys((*first.notes, *state.notes)))
        once[state.name] = replace(first, notes=notes)
    return set_sponsors(resolution, replace(listed, states=tuple(once.values())))


def _in_order(names: list[str]) -> list[str]:
    """Names in alphabetical order; observers that stand behind the Members stay there, as they are
    mostly listed.
    """
    not_members = {state.name for state in observers()}
    end = len(names)
    while end and names[end - 1] in not_members:
        end -= 1
    return [*sorted_names(names[:end]), *sorted_names(names[end:])]


def _with_sorted_sponsors(resolution: Resolution) -> Resolution:
    listed = resolution.sponsors
    if listed is None:
        return resolution
    by_name = {state.name: state for state in listed.states}
    if len(by_name) < len(listed.states):
        return resolution
    states = tuple(by_name[name] for name in _in_order(list(by_name)))
    return set_sponsors(resolution, replace(listed, states=states))

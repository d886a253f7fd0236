"""Spelling of what is typed on the first page: agenda items, session, sponsors, adoption lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from penholder.checks.context import Context
from penholder.checks.finding import Finding, Part, Place
from penholder.checks.passage import Passage, Where
from penholder.checks.spelling import unknown_words
from penholder.document.operations import set_adoption, set_masthead, set_sponsors
from penholder.document.resolution import Resolution
from penholder.document.spans import plain
from penholder.phrasebook.states import is_state, official_name


class _Field(NamedTuple):
    """Words of a field of the first page, and what the field is called."""

    place: str
    name: str
    text: str


def unknown_words_on_first_page(context: Context) -> Iterator[Finding]:
    """Words of the first page not known, each once a field; a field has no positions.

    Names of sponsors are looked up among those of States by another rule; here it is what stands
    beside a name ("on behalf of ...").
    """
    setting = context.setting
    if setting.own_words is None or not setting.is_english:
        return
    told: set[tuple[str, str]] = set()
    for field in _fields(context.resolution):
        place = Place(Part.FRONT, field.place, field.name)
        passage = Passage(Where.APART, field.place, plain(field.text))
        for found in unknown_words(passage, setting, spellings=True):
            key = (field.place, found.words)
            named = field.place == "sponsors" and found.words[0].isupper()
            if key not in told and not named:
                told.add(key)
                yield replace(found, place=place)


def _fields(resolution: Resolution) -> Iterator[_Field]:
    masthead, sponsors = resolution.masthead, resolution.sponsors
    yield _Field("masthead.session", "Session", masthead.session)
    for item in masthead.agenda_items:
        yield _Field("masthead.agenda_items", "Agenda items", item.title)
    if sponsors is not None:
        for state in sponsors.states:
            if official_name(state.name) is None and not is_state(state.name):
                yield _Field("sponsors", "Sponsors", state.name)
        yield _Field("sponsors", "Sponsors", sponsors.proposal)
    if resolution.adoption is not None:
        yield _Field("adoption", "Adoption", resolution.adoption.line)
        yield _Field("adoption", "Adoption", resolution.adoption.report)
    if resolution.closing is not None:
        yield _Field("closing", "Meeting", resolution.closing.meeting)


def with_word(resolution: Resolution, field: str, word: str, other: str) -> Resolution:
    """The text with another word in the place of one, wherever it stands in a field of the first
    page (the id of a finding's place).
    """
    found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")

    def changed(text: str) -> str:
        return found.sub(lambda _: other, text)

    masthead, sponsors, adoption = resolution.masthead, resolution.sponsors, resolution.adoption
    if field == "masthead.session":
        return set_masthead(resolution, replace(masthead, session=changed(masthead.session)))
    if field == "masthead.agenda_items":
        items = tuple(replace(item, title=changed(item.title)) for item in masthead.agenda_items)
        return set_masthead(resolution, replace(masthead, agenda_items=items))
    if field == "sponsors" and sponsors is not None:
        states = tuple(replace(state, name=changed(state.name)) for state in sponsors.states)
        proposal = changed(sponsors.proposal)
        return set_sponsors(resolution, replace(sponsors, states=states, proposal=proposal))
    closing = resolution.closing
    if field == "adoption" and adoption is not None:
        line, report = changed(adoption.line), changed(adoption.report)
        adoption = replace(adoption, line=line, report=report)
    if field == "closing" and closing is not None:
        closing = replace(closing, meeting=changed(closing.meeting))
    return set_adoption(resolution, adoption, closing)

"""Lays the fields of the masthead and the running heads of a draft over those of its base.

The fields stand in short paragraphs of their own, in the header of the first page or at the top of
the text; each is found by its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from penholder.document.resolution import Masthead, Resolution
from penholder.formats.text.language import languages
from penholder.formats.word.changing.base import NAME, Base
from penholder.formats.word.elements import Element, paragraph, run_of, text_elements
from penholder.formats.word.front import short_title
from penholder.formats.word.reading.bookmarks import Bookmarks
from penholder.formats.word.reading.headers import first_page_header, other_parts
from penholder.formats.word.reading.inline import InlineReader
from penholder.formats.word.reading.names import P_PR, TBL, TC, TR, P, value
from penholder.formats.word.reading.styles import StyleSheet
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.inserting import NO_LOOK
from penholder.formats.word.redline.jobs import Job
from penholder.formats.word.redline.plain import PlainParagraph, first_with
from penholder.formats.word.redline.script import Step
from penholder.formats.word.redline.segments import Segment, segments_in
from penholder.formats.word.redline.session import SessionBlock


class _Field(NamedTuple):
    """A field of the masthead: what it says in base and draft, and how both write it ("{}")."""

    name: str
    old: str
    new: str
    was_form: str = "{}"
    form: str = "{}"


class MastheadLayout:
    """Makes the jobs for all short fields. Job order is of no matter: they hold no notes."""

    def __init__(self, base: Base, new: Resolution, blocks: Blocks) -> None:
        self._base = base
        self._old, self._new = base.reading.resolution, new
        self._blocks = blocks
        package = base.reading.package
        self._styles = StyleSheet(package.related_root("styles"))
        self._inline = InlineReader(self._styles, Bookmarks([]), NAME)
        self._part = first_page_header(package, base.body) or ""
        self._header = base.part(self._part or None)
        self._in_header = list(self._paragraphs(self._header, self._part))
        self._above = list(self._above_title())

    def jobs(self) -> list[Job]:
        """The jobs of every field that differs."""
        jobs: list[Job] = []
        for field in self._fields():
            if field.old != field.new:
                jobs += self._changed(field)
        jobs += SessionBlock(self._base, self._new, self._blocks, self._above).jobs()
        for found in (*self._in_header, *self._above, *self._running_heads()):
            if found.is_changed:
                jobs.append(found.job(self._blocks))
                if found.part:
                    self._base.touch(found.part)
        return jobs

    def _fields(self) -> list[_Field]:
        old, new = self._old.masthead, self._new.masthead
        before, after = _forms(self._old), _forms(self._new)
        return [
            _Field("symbol", old.symbol, new.symbol),
            _Field("organ", old.organ, _organ(old, new)),
            _Field(
                "distribution",
                old.distribution,
                new.distribution,
                before["distribution"],
                after["distribution"],
            ),
            _Field("date", old.date, new.date),
            _Field(
                "original",
                old.original_language,
                new.original_language,
                before["original"],
                after["original"],
            ),
        ]

    def _changed(self, field: _Field) -> list[Job]:
        for form in dict.fromkeys((field.was_form, field.form, "{}")):
            words = form.format(field.old)
            found = first_with(self._candidates(field), words) if field.old else None
            if found is not None:
                shown = form if form == "{}" else field.form
                found.exchange(words, shown.format(field.new) if field.new else "")
                return []
        return [self._put(field)] if field.new else []

    def _candidates(self, field: _Field) -> list[PlainParagraph]:
        """Where a field may stand: no other field in the line of the organ ("General")."""
        organ = self._old.masthead.organ
        paragraphs = [*self._in_header, *self._above]
        if field.name == "organ" or not organ:
            return paragraphs
        return [item for item in paragraphs if item.find(organ) is None]

    # --- fields that the base does not have ------------------------------------------------------

    def _put(self, field: _Field) -> Job:
        """Adds a field: in an empty paragraph of its cell, else in a paragraph of its own."""
        words = field.form.format(field.new)
        place = self._empty_place(field.name)
        if place is not None:
            self._base.touch(self._part)
            return _words_into(place, words, self._blocks)
        cell = self._cell(field.name)
        if cell is not None:
            self._base.touch(self._part)
        made = paragraph("XLarge" if field.name == "organ" else "Normal")
        made.append(run_of(text_elements(words)))

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            self._blocks.insert_whole(made)
            if cell is None:
                self._base.body.insert(0, made)
            else:
                cell.append(made)
            return cursor

        return Job([], lay)

    def _cell(self, name: str) -> Element | None:
        """The cell of the masthead's table that a field stands in, or the header without one."""
        table = None if self._header is None else self._header.find(TBL)
        rows = [] if table is None else table.findall(TR)
        if len(rows) < 2:
            return None
        cells = (rows[0] if name == "symbol" else rows[1]).findall(TC)
        if name == "organ":
            return cells[1] if len(cells) > 2 else None
        return cells[-1] if cells else None

    def _empty_place(self, name: str) -> Element | None:
        """An empty paragraph where a field belongs; given once only."""
        cell = self._cell(name)
        if cell is None:
            return None
        empty = {item.element: item for item in self._in_header if not item.was.strip()}
        places = [found for found in cell.iter(P) if found in empty]
        if name == "original" or not places:
            return None  # an empty line stands above it
        beside = [item for item in self._in_header if item.was.strip()]
        after = [item.element for item in beside if item.element in set(cell.iter(P))]
        place = places[0]
        if name == "date" and len(places) > 1 and not after:
            place = places[1]
        if name == "distribution" and after:
            before = place.getnext()
            if before is None or before.tag != P:
                return None
        self._in_header.remove(empty[place])
        return place

    # --- finding paragraphs ----------------------------------------------------------------------

    def _above_title(self) -> Iterator[PlainParagraph]:
        """The paragraphs above the sponsors, the adoption or the title."""
        front = self._base.reading.front
        ends = {
            element
            for name in ("adoption", "report", "sponsors", "title", "opening")
            for source in front.get(name, ())
            for element in source.paragraph.elements
        }
        if not ends:
            return
        for found in self._paragraphs(self._base.body, ""):
            if found.element in ends:
                return
            yield found

    def _paragraphs(self, root: Element | None, part: str) -> Iterator[PlainParagraph]:
        for found in () if root is None else root.iter(P):
            style = self._styles.paragraph(value(found.find(P_PR), "pStyle"))
            content = self._inline.read(found, style)
            pieces = [piece for piece in content.pieces if piece.deleted is None]
            yield PlainParagraph(found, segments_in(pieces, {}), part)

    def _running_heads(self) -> Iterator[PlainParagraph]:
        """The heads of later pages with the draft's symbol and short title."""
        exchange = {
            self._old.masthead.symbol: self._new.masthead.symbol,
            short_title(self._old): short_title(self._new),
        }
        for part in other_parts(self._base.reading.package, self._part or None):
            for found in self._paragraphs(self._base.part(part), part):
                text = found.was.strip()
                if text:
                    found.wanted = found.was.replace(text, exchange.get(text, text))
                    yield found


def _forms(resolution: Resolution) -> dict[str, str]:
    """How the lines of the masthead are written in the language of a text."""
    known = languages()
    return known.get(resolution.language, known["en"]).writes


def _organ(old: Masthead, new: Masthead) -> str:
    """The organ of the draft; a draft that names none keeps that of the base."""
    return new.organ or old.organ


def _words_into(place: Element, words: str, blocks: Blocks) -> Job:
    """Puts words into an empty paragraph."""

    def lay(steps: list[Step], cursor: Element | None) -> Element | None:
        place.extend(blocks.runs.new_runs([Segment(words)], NO_LOOK))
        return cursor

    return Job([], lay)

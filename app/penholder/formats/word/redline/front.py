"""Lays the first page and the meeting line of a draft over those of its base."""

from __future__ import annotations

from penholder.compare.marked import Side
from penholder.compare.words import word_edits
from penholder.document.ids import NoteId
from penholder.document.resolution import Resolution, Sponsors
from penholder.document.spans import Inline, NoteMark, Span, Text
from penholder.formats.word.elements import Element
from penholder.formats.word.front import front as written_front
from penholder.formats.word.reading.lines import Source
from penholder.formats.word.reading.pieces import cut, text_of
from penholder.formats.word.redline.base import Base
from penholder.formats.word.redline.jobs import Job, nothing
from penholder.formats.word.redline.layout import BodyLayout
from penholder.formats.word.redline.script import Step, changes, deletions, script
from penholder.formats.word.redline.segments import (
    Misfit,
    Segment,
    compared_text,
    label_segments,
    segments_in,
    segments_of,
    with_looks,
)


class FrontLayout:
    """Makes the jobs for what stands above the text and below it."""

    def __init__(
        self, base: Base, old: Side, new: Side, layout: BodyLayout, same_note: dict[NoteId, NoteId]
    ) -> None:
        self._sources = base.reading.front
        self._notes = base.reading.note_ids
        self._old, self._new = old, new
        self._layout = layout
        self._same_note = same_note

    def before(self) -> list[Job]:
        """Sponsors or adoption, title and opening line."""
        old, new = self._old.resolution, self._new.resolution
        jobs: list[Job] = []
        if old.adoption is not None and new.adoption is None:
            jobs += [*self._gone("adoption"), *self._gone("report")]
        if old.sponsors is not None and new.sponsors is None:
            jobs += self._gone("sponsors")
        if old.sponsors is None and new.sponsors is not None:
            jobs.append(self._added(Resolution(sponsors=new.sponsors)))
        if old.sponsors is not None and new.sponsors is not None:
            jobs += self._sponsors(new.sponsors)
        number = old.adoption is not None and new.adoption is None
        jobs.append(self._text("title", old.title, new.title, unnumbered=number))
        jobs.append(self._text("opening", old.opening, new.opening))
        return jobs

    def _renumbered(self, prefix: str) -> str:
        """The number before the title of an adopted text ("80/156.") as the draft's."""
        symbols = (self._old.resolution.masthead.symbol, self._new.resolution.masthead.symbol)
        old, new = (symbol.partition("/RES/")[2] for symbol in symbols)
        return prefix.replace(old, new) if old and new else prefix

    def after(self) -> list[Job]:
        """The meeting line: a draft has none."""
        return self._gone("meeting") if self._new.resolution.closing is None else []

    def _gone(self, part: str) -> list[Job]:
        return [self._gone_paragraph(source) for source in self._sources.get(part, ())]

    def _gone_paragraph(self, source: Source) -> Job:
        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            for block in source.paragraph.elements:
                self._layout.strike(block)
            return source.paragraph.elements[-1]

        return Job(deletions(segments_in(source.pieces, self._notes)), lay)

    def _added(self, part: Resolution) -> Job:
        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            marks = self._layout.tracked_marks()
            title = self._sources.get("title") or self._sources.get("opening")
            for block in written_front(part, marks):
                self._layout.insert_whole(block)
                if cursor is None and title:
                    title[0].paragraph.elements[0].addprevious(block)
                    cursor = block
                else:
                    cursor = self._layout.put(block, cursor)
            return cursor

        return Job([], lay)

    def _sponsors(self, sponsors: Sponsors) -> list[Job]:
        sources = self._sources.get("sponsors", [])
        if len(sources) != 1:
            raise Misfit
        before = segments_in(sources[0].pieces, self._notes)
        after = _sponsor_segments(sponsors)
        for segment in (*before, *after):  # the line has one look, that of its style
            segment.italic = segment.bold = False
        edits = word_edits(compared_text(before), compared_text(after))
        steps = script(edits, before, after, self._same_note)
        block = sources[0].paragraph.elements[-1]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if changes(steps):
                self._layout.runs().lay(steps, block)
            return block

        return [Job(steps, lay)]

    def _text(self, part: str, old: Inline, new: Inline, *, unnumbered: bool = False) -> Job:
        """The job for the title or opening line, which stands in one paragraph."""
        sources = self._sources.get(part, [])
        if not sources and not new:
            return nothing()
        if len(sources) != 1 or len(sources[0].paragraph.elements) != 1:
            if (
                compared_text(segments_of(old, {})) == compared_text(segments_of(new, {}))
                and sources
            ):
                return nothing(sources[-1].paragraph.elements[-1])
            raise Misfit
        source = sources[0]
        prefix = cut(source.paragraph.pieces, 0, source.start)
        read = segments_of(old, self._old.references)
        text = with_looks(segments_in(source.pieces, self._notes), read)
        before = [*segments_in(prefix, self._notes, label=True), *text]
        shown = "" if unnumbered else self._renumbered(text_of(prefix))
        after = [*label_segments(shown), *segments_of(new, self._new.references)]
        edits = word_edits(compared_text(before), compared_text(after))
        steps = script(edits, before, after, self._same_note)
        block = source.paragraph.elements[0]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if changes(steps):
                self._layout.runs().lay(steps, block)
            return block

        return Job(steps, lay)


def _sponsor_segments(sponsors: Sponsors) -> list[Segment]:
    """The line of sponsors as it is printed: "Argentina, Brazil* and Chile: draft resolution"."""
    spans: list[Span] = []
    last = len(sponsors.states) - 1
    for place, sponsor in enumerate(sponsors.states):
        joint = "" if not place else " and " if place == last else ", "
        spans.append(Text(f"{joint}{sponsor.name}"))
        spans.extend(NoteMark(note) for note in sponsor.notes)
    spans.append(Text(":"))
    spans.extend(NoteMark(note) for note in sponsors.notes)
    if sponsors.proposal:
        spans.append(Text(f" {sponsors.proposal}"))
    return segments_of(tuple(spans), {})

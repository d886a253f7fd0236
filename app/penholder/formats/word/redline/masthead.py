"""Lays the fields of the masthead, the session block, the adoption lines and running heads over.

The fields stand in short paragraphs of their own, in the header or above the title; each is found
by its words. What is not found is left as it is, and the caller says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from penholder.compare.result import WordEdit, WordOp
from penholder.compare.words import word_edits
from penholder.document.resolution import Masthead, Resolution
from penholder.formats.word.elements import Element
from penholder.formats.word.front import front as written_front
from penholder.formats.word.front import short_title
from penholder.formats.word.reading.bookmarks import Bookmarks
from penholder.formats.word.reading.headers import first_page_header, other_parts
from penholder.formats.word.reading.inline import InlineReader
from penholder.formats.word.reading.lines import Source
from penholder.formats.word.reading.names import P_PR, P, value
from penholder.formats.word.reading.pieces import Piece
from penholder.formats.word.reading.styles import StyleSheet
from penholder.formats.word.redline.base import NAME, Base
from penholder.formats.word.redline.jobs import Job
from penholder.formats.word.redline.layout import BodyLayout
from penholder.formats.word.redline.script import Step, between, script
from penholder.formats.word.redline.segments import Misfit, Segment, segments_in


class MastheadLayout:
    """Makes the jobs for all short fields. Job order is of no matter: they hold no notes."""

    def __init__(self, base: Base, new: Resolution, layout: BodyLayout) -> None:
        self._base = base
        self._old, self._new = base.reading.resolution, new
        self._layout = layout
        package = base.reading.package
        styles = StyleSheet(package.related_root("styles"))
        self._styles = styles
        self._inline = InlineReader(styles, Bookmarks([]), NAME)

    def jobs(self) -> list[Job]:
        """The jobs of every field that differs."""
        return [
            *self._fields(),
            *self._running_heads(),
            *self._adoption(),
            *self._meeting(),
        ]

    # --- masthead and session block --------------------------------------------------------------

    def _fields(self) -> list[Job]:
        part = first_page_header(self._base.reading.package, self._base.body)
        root = self._base.part(part)
        paragraphs = [*self._above_title()]
        if root is not None and part is not None:
            paragraphs += [(p, self._segments(p)) for p in root.iter(P)]
        jobs: list[Job] = []
        for old, new in _changed_fields(self._old.masthead, self._new.masthead):
            found = next((item for item in paragraphs if old in _text(item[1])), None)
            if found is not None:
                paragraphs.remove(found)
                text = _text(found[1])
                if part is not None and any(above is root for above in found[0].iterancestors()):
                    self._base.touch(part)
                jobs.append(self._job(*found, text.replace(old, new, 1) if new else ""))
        jobs += self._committee(paragraphs)
        return jobs

    def _above_title(self) -> Iterator[tuple[Element, list[Segment]]]:
        front = self._base.reading.front
        ends = {
            element
            for name in ("adoption", "sponsors", "title", "opening")
            for source in front.get(name, ())
            for element in source.paragraph.elements
        }
        if not ends:
            return
        for paragraph in self._base.body.iter(P):
            if paragraph in ends:
                return
            yield paragraph, self._segments(paragraph)

    def _committee(self, paragraphs: Sequence[tuple[Element, list[Segment]]]) -> list[Job]:
        """A committee where the base has none: below the session."""
        body = self._new.masthead.body
        above = [item[0] for item in self._above_title()]
        if self._old.masthead.body or not body or not above or self._new.adoption is not None:
            return []

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            for block in written_front(
                Resolution(Masthead(body=body)), self._layout.tracked_marks()
            ):
                self._layout.insert_whole(block)
                above[0].addnext(block)
            return cursor

        return [Job([], lay)]

    def _running_heads(self) -> list[Job]:
        package = self._base.reading.package
        first = first_page_header(package, self._base.body)
        old_symbol, new_symbol = self._old.masthead.symbol, self._new.masthead.symbol
        old_title, new_title = short_title(self._old), short_title(self._new)
        exchange = {old_symbol: new_symbol, old_title: new_title}
        jobs: list[Job] = []
        for part in other_parts(package, first):
            root = self._base.part(part)
            for paragraph in () if root is None else root.iter(P):
                segments = self._segments(paragraph)
                text = _text(segments)
                wanted = exchange.get(text.strip(), text)
                if text.strip() and wanted != text:
                    self._base.touch(part)
                    jobs.append(self._job(paragraph, segments, wanted))
        return jobs

    # --- adoption and meeting --------------------------------------------------------------------

    def _adoption(self) -> list[Job]:
        old, new = self._old.adoption, self._new.adoption
        if old is None or new is None:
            return []
        jobs: list[Job] = []
        for name, before, after in (
            ("adoption", old.line, new.line),
            ("report", old.report, new.report),
        ):
            sources = self._base.reading.front.get(name, [])
            if before != after and after and len(sources) == 1:
                jobs.append(self._whole(sources[0], after))
        return jobs

    def _whole(self, source: Source, wanted: str) -> Job:
        segments = segments_in(source.pieces, {})
        if "\n" in _text(segments):
            wanted = re.sub(r"\s+(?=on \d{1,2}\s)", "\n", wanted, count=1)
        return self._job(source.paragraph.elements[0], segments, wanted)

    def _meeting(self) -> list[Job]:
        old, new = self._old.closing, self._new.closing
        if old is None or new is None or old == new:
            return []
        jobs: list[Job] = []
        for source in self._base.reading.front.get("meeting", ()):
            segments = segments_in(source.pieces, {})
            wanted = _text(segments)
            for before, after in ((old.meeting, new.meeting), (old.date, new.date)):
                wanted = wanted.replace(before, after) if before and after else wanted
            if wanted != _text(segments):
                jobs.append(self._job(source.paragraph.elements[0], segments, wanted))
        return jobs

    # --- one paragraph ---------------------------------------------------------------------------

    def _segments(self, paragraph: Element) -> list[Segment]:
        style = self._styles.paragraph(value(paragraph.find(P_PR), "pStyle"))
        pieces: Iterable[Piece] = self._inline.read(paragraph, style).pieces
        return segments_in(pieces, {})

    def _job(self, paragraph: Element, segments: list[Segment], wanted: str) -> Job:
        steps = plain_steps(segments, word_edits(_text(segments), wanted))

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            try:
                self._layout.runs().lay(steps, paragraph)
            except Misfit:
                steps.clear()  # left as it is; the result says so
            return cursor

        return Job(steps, lay)


def plain_steps(segments: Sequence[Segment], edits: Sequence[WordEdit]) -> list[Step]:
    """Steps for a text without notes whose new words look as the old ones beside them."""
    wanted: list[Segment] = []
    ends = [0, *accumulate(len(segment.text) for segment in segments)]
    place = 0
    for edit in edits:
        size = len(edit.text)
        if edit.op is WordOp.INSERT:
            at = max(0, bisect_left(ends, place) - 1)
            near = segments[min(at, len(segments) - 1)] if segments else Segment("")
            wanted.append(Segment(edit.text, italic=near.italic, bold=near.bold))
            continue
        if edit.op is WordOp.EQUAL:
            wanted += between(segments, place, place + size)
        place += size
    return script(edits, segments, wanted, {})


def _changed_fields(old: Masthead, new: Masthead) -> list[tuple[str, str]]:
    """Old and new text of every field that the base has and the draft has otherwise."""
    pairs = [
        (old.symbol, new.symbol),
        (old.session, new.session),
        (old.body, new.body),
        (old.distribution, new.distribution),
        (old.date, new.date),
        (old.original_language, new.original_language),
    ]
    if len(old.agenda_items) == len(new.agenda_items):
        for before, after in zip(old.agenda_items, new.agenda_items, strict=True):
            pairs += [(before.number, after.number), (before.title, after.title)]
    return [(before, after) for before, after in pairs if before and before != after]


def _text(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)

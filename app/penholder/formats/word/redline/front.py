"""Lays the first page and the meeting line of a draft over those of its base."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from penholder.compare.marked import Side
from penholder.compare.words import word_edits
from penholder.document.ids import NoteId
from penholder.document.resolution import (
    Adoption,
    Closing,
    Masthead,
    Resolution,
    Sponsor,
    Sponsors,
)
from penholder.document.spans import Inline, NoteMark, Span, Text
from penholder.formats.text.language import languages
from penholder.formats.text.pieces import begins_small
from penholder.formats.word.body import closing as written_closing
from penholder.formats.word.changing.base import Base
from penholder.formats.word.elements import Element
from penholder.formats.word.front import front as written_front
from penholder.formats.word.front import report_parts
from penholder.formats.word.reading.lines import Source
from penholder.formats.word.reading.names import P_PR, value, w
from penholder.formats.word.reading.pieces import cut, text_of
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.jobs import Job, nothing
from penholder.formats.word.redline.plain import (
    Looks,
    PlainParagraph,
    first_with,
    in_lines,
    lines_of_one,
    with_breaks_of,
)
from penholder.formats.word.redline.script import Step, changes, deletions, insertions, script
from penholder.formats.word.redline.segments import (
    Misfit,
    Segment,
    SegmentKind,
    compared_text,
    label_segments,
    segments_in,
    segments_of,
    tail_of,
    with_looks,
)


class FrontLayout:
    """Makes the jobs for what stands above the text and below it."""

    def __init__(
        self, base: Base, old: Side, new: Side, blocks: Blocks, same_note: dict[NoteId, NoteId]
    ) -> None:
        self._sources = base.reading.front
        self._notes = base.reading.note_ids
        self._old, self._new = old, new
        self._blocks = blocks
        self._same_note = same_note

    def before(self) -> list[Job]:
        """Sponsors or adoption, title and opening line."""
        old, new = self._old.resolution, self._new.resolution
        jobs = [*self._adoption(old.adoption, new.adoption)]
        opening = self._or_exchanged(
            "opening",
            Resolution(opening=new.opening),
            partial(self._text, "opening", old.opening, new.opening),
        )
        if self._sponsors_follow_title():
            jobs += [*self._gone("sponsors", aside=True), *self._gone("title", aside=True)]
            jobs += [self._added(Resolution(sponsors=new.sponsors)), self._added(_title_of(new))]
            return [*jobs, *opening]
        if old.sponsors is not None and new.sponsors is not None:
            jobs += self._or_exchanged(
                "sponsors", Resolution(sponsors=new.sponsors), partial(self._sponsors, new.sponsors)
            )
        elif old.sponsors is not None:
            jobs += self._gone("sponsors")
        elif new.sponsors is not None:
            jobs.append(self._added(Resolution(sponsors=new.sponsors)))
        title = partial(self._text, "title", old.title, new.title)
        jobs += self._or_exchanged("title", _title_of(new), title)
        return [*jobs, *opening]

    def _sponsors_follow_title(self) -> bool:
        """Whether the base has its sponsors below its title (as drafts of 1971 had): words put
        there would be read as text.
        """
        title, sponsors = self._sources.get("title"), self._sources.get("sponsors")
        if not title or not sponsors:
            return False
        first = title[0].paragraph.elements[0]
        return any(
            block is first
            for block in sponsors[0].paragraph.elements[0].itersiblings(preceding=True)
        )

    def meeting(self, stays: bool) -> list[Job]:
        """The meeting line, which stands before the annexes; a draft has none.

        `stays` says whether it stands in the base where it stands in the draft.
        """
        old, new = self._old.resolution.closing, self._new.resolution.closing
        sources = self._sources.get("meeting", [])
        if new is not None and not stays:
            return [*self._gone("meeting", aside=True), *self._closed(new)]
        if old == new:
            return [nothing(source.paragraph.elements[-1]) for source in sources]
        if old is None or new is None:
            return [
                *self._gone("meeting", aside=not stays),
                *(self._closed(new) if new is not None else ()),
            ]
        pairs = [(old.meeting, new.meeting), (old.date, new.date)]
        lines = [_plain(source) for source in sources]
        for before, after in pairs:
            found = first_with(lines, before) if before and after else None
            if before != after and (found is None or not found.exchange(before, after)):
                return [*self._gone("meeting", aside=True), *self._closed(new)]
        return [line.job(self._blocks) for line in lines]

    def _closed(self, closing: Closing) -> list[Job]:
        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            for block in written_closing(closing):
                self._blocks.insert_whole(block)
                cursor = self._blocks.put(block, cursor)
            return cursor

        return [Job([], lay)]

    # --- whole parts -----------------------------------------------------------------------------

    def _or_exchanged(
        self, name: str, part: Resolution, jobs: Callable[[], list[Job]]
    ) -> list[Job]:
        """A part changed word by word; where that cannot be, the old part goes, a new one comes.

        A part that the draft lacks goes with its paragraph, tabs and all.
        """
        if self._sources.get(name) and not any((part.title, part.opening, part.sponsors)):
            return self._gone(name)
        try:
            return jobs()
        except Misfit:
            return [*self._gone(name), self._added(part)]

    def _gone(self, part: str, *, aside: bool = False) -> list[Job]:
        """A part that goes; what comes next stands after it, unless it stands aside."""
        sources = self._sources.get(part, ())
        return [self._gone_paragraph(source, aside=aside) for source in sources]

    def _gone_paragraph(self, source: Source, *, aside: bool) -> Job:
        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            for block in source.paragraph.elements:
                self._blocks.strike(block)
            return cursor if aside else source.paragraph.elements[-1]

        return Job(deletions(segments_in(source.pieces, self._notes)), lay)

    def _added(self, part: Resolution) -> Job:
        """A part as our own files have it, above what comes next on the page."""
        notes = [
            *(note for state in _states(part) for note in state.notes),
            *(part.sponsors.notes if part.sponsors is not None else ()),
            *(span.note for span in (*part.title, *part.opening) if isinstance(span, NoteMark)),
        ]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            marks = self._blocks.tracked_marks()
            title = self._sources.get("title") or self._sources.get("opening")
            for block in written_front(part, marks):
                self._blocks.insert_whole(block)
                if cursor is None and title:
                    title[0].paragraph.elements[0].addprevious(block)
                    cursor = block
                else:
                    cursor = self._blocks.put(block, cursor)
            return cursor

        steps = insertions(Segment("", SegmentKind.MARK, note=note) for note in notes)
        return Job(steps, lay)

    # --- adoption --------------------------------------------------------------------------------

    def _adoption(self, old: Adoption | None, new: Adoption | None) -> list[Job]:
        jobs: list[Job] = []
        old, new = old or Adoption(), new or Adoption()
        parts = (
            ("adoption", old.line, new.line, Adoption(new.line)),
            ("report", old.report, new.report, Adoption(report=new.report)),
        )
        if self._old.resolution.language != self._new.resolution.language:
            for name, _, after, part in parts:
                jobs += self._gone(name)
                jobs += [self._added(Resolution(adoption=part))] if after else []
            return jobs
        every = [*self._sources.get("adoption", ()), *self._sources.get("report", ())]
        whole = self._lines_reworded(every, new.line, new.report)
        if whole is not None:
            return [whole.job(self._blocks)]
        for name, before, after, part in parts:
            sources = self._sources.get(name, [])
            if before.split() == after.split():
                jobs += [nothing(source.paragraph.elements[-1]) for source in sources]
            elif before and after and len(sources) == 1:
                looks = report_parts if name == "report" else None
                jobs.append(self._reworded(sources[0], after, looks))
            elif (line := self._lines_reworded(sources, part.line, part.report)) is not None:
                jobs.append(line.job(self._blocks))
            else:
                jobs += self._gone(name)
                if after:
                    jobs.append(self._added(Resolution(adoption=part)))
        return jobs

    def _reworded(self, source: Source, wanted: str, looks: Looks | None) -> Job:
        line = _plain(source)
        line.wanted = in_lines(wanted)
        if "\n" in line.was and "\n" not in line.wanted:
            line.wanted = re.sub(r"\s+(?=on \d{1,2}\s)", "\n", line.wanted, count=1)
        return line.job(self._blocks, looks)

    def _lines_reworded(
        self, sources: Sequence[Source], wanted: str, report: str = ""
    ) -> PlainParagraph | None:
        """The paragraph whose lines these are, with the line of adoption and the report that are
        wanted in the same lines; None where they are no lines of one paragraph, or would be read
        as other lines.
        """
        line = lines_of_one(sources)
        if line is None:
            return None
        meant = in_lines(wanted), in_lines(report)
        line.wanted = with_breaks_of(line.was, " ".join(filter(None, meant)))
        found = line.wanted.split("\n")
        before = len(found) - sum(source in self._sources.get("report", ()) for source in sources)
        date = languages().get(self._new.resolution.language, languages()["en"]).date
        read = "".join(found[:1] if before else [])
        for each in found[1:before]:
            read += f" {each}" if begins_small(each) or date.match(each) else f"\n{each}"
        fits = (
            len(found) == len(sources) and all(found) and (read, " ".join(found[before:])) == meant
        )
        return line if fits else None

    def _before_title(self, prefix: str) -> tuple[str, Element | None]:
        """What stands before the title, and the shape of its paragraph where that changes.

        An adopted text has its number there ("80/156."); a draft has none.
        """
        old, new = map(_number, (self._old.resolution, self._new.resolution))
        if not new and self._new.resolution.adoption is not None:
            return prefix, None  # an adopted text that does not say its number
        if old and new and old in prefix:
            return prefix.replace(old, new), None
        if bool(new) is bool(prefix.strip()):
            return prefix, None
        bare = replace(_title_of(self._new.resolution), title=(Text("Title"),))
        shape = written_front(bare, self._blocks.tracked_marks())
        known = self._blocks.has_style(value(shape[-1].find(P_PR), "pStyle"))
        return f"\t{new}.\t" if new else "", shape[-1].find(P_PR) if known else None

    # --- sponsors, title, opening line -----------------------------------------------------------

    def _sponsors(self, sponsors: Sponsors) -> list[Job]:
        sources = self._sources.get("sponsors", [])
        if len(sources) != 1:
            raise Misfit
        tail = tail_of(sources[0].paragraph.pieces)
        before = [*segments_in(sources[0].pieces, self._notes), *tail]
        after = [*_sponsor_segments(sponsors), *tail]
        for segment in (*before, *after):  # the line has one look, that of its style
            segment.italic = segment.bold = False
        edits = word_edits(compared_text(before), compared_text(after))
        steps = script(edits, before, after, self._same_note)
        block = sources[0].paragraph.elements[-1]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if changes(steps):
                self._blocks.runs.lay(steps, block)
            return block

        return [Job(steps, lay)]

    def _text(self, part: str, old: Inline, new: Inline) -> list[Job]:
        """The job for the title or opening line, which stands in one paragraph."""
        sources = self._sources.get(part, [])
        if not sources and not new:
            return []
        if len(sources) != 1 or len(sources[0].paragraph.elements) != 1:
            if (
                compared_text(segments_of(old, {})) == compared_text(segments_of(new, {}))
                and sources
            ):
                return [nothing(sources[-1].paragraph.elements[-1])]
            raise Misfit
        source = sources[0]
        prefix = cut(source.paragraph.pieces, 0, source.start)
        text = segments_in(source.pieces, self._notes)
        if part == "title":  # what all of it looks like is the look of the title
            text = with_looks(text, segments_of(old, self._old.references))
        tail = tail_of(source.paragraph.pieces)
        before = [*segments_in(prefix, self._notes, label=True), *text, *tail]
        shown, shape = text_of(prefix), None
        if part == "title" and new:
            shown, shape = self._before_title(shown)
        after = [*label_segments(shown), *segments_of(new, self._new.references), *tail]
        edits = word_edits(compared_text(before), compared_text(after))
        steps = script(edits, before, after, self._same_note)
        block = source.paragraph.elements[0]
        self._blocks.runs.prepared(steps, block)  # raises Misfit now rather than later

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            if changes(steps):
                self._blocks.runs.lay(steps, block)
            if shape is not None and block.find(f"{P_PR}/{w('pPrChange')}") is None:
                self._blocks.stamp.reshape(block, shape)
            return block

        return [Job(steps, lay)]


def _number(resolution: Resolution) -> str:
    """The number of an adopted resolution ("80/156"), or ''."""
    if resolution.adoption is None:
        return ""
    return resolution.masthead.symbol.partition("/RES/")[2]


def _title_of(resolution: Resolution) -> Resolution:
    """Only the title, with what decides how it is set."""
    adoption = None if resolution.adoption is None else Adoption()
    return Resolution(
        Masthead(symbol=resolution.masthead.symbol), adoption=adoption, title=resolution.title
    )


def _plain(source: Source) -> PlainParagraph:
    return PlainParagraph(source.paragraph.elements[0], segments_in(source.pieces, {}))


def _states(part: Resolution) -> tuple[Sponsor, ...]:
    return () if part.sponsors is None else part.sponsors.states


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

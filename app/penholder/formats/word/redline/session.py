"""Lays the session block of a draft over that of its base: session, committee, agenda items."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from penholder.document.resolution import AgendaItem, Masthead, Resolution
from penholder.formats.word.changing.base import Base
from penholder.formats.word.elements import Element
from penholder.formats.word.front import front as written_front
from penholder.formats.word.redline.blocks import Blocks
from penholder.formats.word.redline.jobs import Job
from penholder.formats.word.redline.plain import PlainParagraph, first_with, in_lines
from penholder.formats.word.redline.script import Step

_ENDS = ("adoption", "report", "sponsors", "title", "opening")


class SessionBlock:
    """Makes the jobs for the lines between the masthead and the title.

    `above` are the paragraphs that stand there in the base. What is only changed is changed in
    these paragraphs themselves; a line that is new gets a paragraph behind the line it follows.
    """

    def __init__(
        self, base: Base, new: Resolution, blocks: Blocks, above: Sequence[PlainParagraph]
    ) -> None:
        self._base, self._blocks, self._above = base, blocks, above
        self._old_head, self._new_head = base.reading.resolution.masthead, new.masthead
        self._language = new.language
        self._same_language = base.reading.resolution.language == new.language
        self._committee = "" if new.adoption is not None else new.masthead.body
        self._last: Element | None = None
        self._homes: list[tuple[PlainParagraph, str, str]] = []
        self._jobs: list[Job] = []

    def jobs(self) -> list[Job]:
        """The jobs for new lines; changes of lines are noted in their paragraphs."""
        old, new = self._old_head, self._new_head
        if self._runs_together():
            self._all_anew()
            return self._jobs
        self._line("session", old.session, new.session)
        self._line("body", old.body, self._committee)
        self._agenda()
        return self._jobs

    def _runs_together(self) -> bool:
        """Whether session and an agenda item that changes stand in one line, as scanned ones do."""
        old, new = self._old_head, self._new_head
        found = first_with(self._above, old.session) if old.session else None
        if found is None or "\n" in found.was or old.agenda_items == new.agenda_items:
            return False
        return found in self._agenda_paragraphs(old.agenda_items)

    def _all_anew(self) -> None:
        """Takes all lines away and adds those of the draft, each in a paragraph of its own."""
        old, new = self._old_head, self._new_head
        lines = [first_with(self._above, text) for text in (old.session, old.body) if text]
        gone = [*filter(None, lines), *self._agenda_paragraphs(old.agenda_items)]
        for paragraph in self._above:
            if paragraph in gone:
                self._last, paragraph.wanted = paragraph.element, ""
        self._add(
            Masthead(session=new.session, body=self._committee, agenda_items=new.agenda_items)
        )

    def _line(self, name: str, old: str, new: str) -> None:
        found = first_with(self._above, old) if old else None
        if found is not None:
            self._homes.append((found, name, new))
            self._last = found.element
            if old != new:
                found.exchange(old, new)
        elif new:
            self._add(replace(Masthead(), **{name: new}))

    def _agenda(self) -> None:
        old, new = self._old_head.agenda_items, self._new_head.agenda_items
        if list(map(_squeezed, old)) == list(map(_squeezed, new)):
            return
        if not self._changed_in_place(old, new):
            gone = self._agenda_paragraphs(old)
            for item in gone:
                self._last = item.element
                item.wanted = ""
            # The session may stand in the same paragraph as the agenda item: it goes with it.
            lost = {name: text for found, name, text in self._homes if found in gone}
            if new or any(lost.values()):
                self._add(replace(Masthead(agenda_items=new), **lost))

    def _changed_in_place(self, old: Sequence[AgendaItem], new: Sequence[AgendaItem]) -> bool:
        """Exchanges numbers and titles where every one of them is found; else changes nothing."""
        if len(old) != len(new) or not self._same_language:
            return False  # "Agenda item" is said in the language of the text
        pairs = [
            pair
            for before, after in zip(old, new, strict=True)
            for pair in ((before.number, after.number), (before.title, after.title))
            if pair[0] != pair[1]
        ]
        if not all(before and after and first_with(self._above, before) for before, after in pairs):
            return False
        for before, after in pairs:
            found = first_with(self._above, before)
            if found is None or not found.exchange(before, in_lines(after)):
                return False
        return True

    def _agenda_paragraphs(self, items: Sequence[AgendaItem]) -> list[PlainParagraph]:
        """The paragraphs that hold a number or (part of) a title of an item."""
        found: list[PlainParagraph] = []
        titles = [" ".join(item.title.split()) for item in items]
        for paragraph in self._above:
            text = " ".join(paragraph.was.split())
            numbered = any(item.number and paragraph.find(item.number) for item in items)
            if text and (numbered or any(text in title for title in titles)):
                found.append(paragraph)
        return found

    def _add(self, head: Masthead) -> None:
        """Adds lines as our own files have them, behind the last line found, else at the top."""
        after = self._last
        before = self._first_below() if after is None else None
        front = Resolution(head, language=self._language)
        made = written_front(front, self._blocks.tracked_marks())
        if made:
            self._last = made[-1]

        def lay(steps: list[Step], cursor: Element | None) -> Element | None:
            where = after
            for block in made:
                self._blocks.insert_whole(block)
                if where is not None:
                    where.addnext(block)
                elif before is not None:
                    before.addprevious(block)
                else:
                    self._base.body.insert(0, block)
                where = block
            return cursor

        self._jobs.append(Job([], lay))

    def _first_below(self) -> Element | None:
        """What a block stands above that has no line of the session block before it."""
        for name in ("session", "body"):
            words = getattr(self._old_head, name)
            found = first_with(self._above, words) if words else None
            if found is not None:
                return found.element
        agenda = self._agenda_paragraphs(self._old_head.agenda_items)
        if agenda:
            return agenda[0].element
        for part in _ENDS:
            sources = self._base.reading.front.get(part)
            if sources:
                return sources[0].paragraph.elements[0]
        return None


def _squeezed(item: AgendaItem) -> str:
    return " ".join(f"{item.number} {item.title}".split())

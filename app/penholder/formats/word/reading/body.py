"""The text proper of a Word file as lines of the document: what each is, and how deep."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from msgspec.structs import replace

from penholder.cancelling import stop_if_cancelled
from penholder.document.ids import IdSource
from penholder.document.lines import PARAGRAPH_KINDS, Line, LineKind
from penholder.document.nodes import ParagraphKind
from penholder.document.resolution import Closing
from penholder.formats.text.language import Language, is_opening
from penholder.formats.text.pieces import begins_small, has_stop
from penholder.formats.word.reading.headings import (
    has_typed_label,
    heading_label,
    is_roman,
    item_from,
)
from penholder.formats.word.reading.indents import continued_level, is_flush, is_set_in
from penholder.formats.word.reading.items import Item, could_be_title
from penholder.formats.word.reading.lines import Body, Source
from penholder.formats.word.reading.quotations import COLONS, QUOTES, Quotations
from penholder.formats.word.reading.sequence import numbered_from, sub_levels
from penholder.phrasebook.phrases import guess_kind, match_opening

_MAX_HEADING: Final = 220
_COMMAS: Final = (",", "،", "，")
_OPERATIVE: Final = LineKind.OPERATIVE
_HEADS: Final = frozenset({LineKind.HEADING, LineKind.ANNEX, LineKind.OPENING})
_BLOCKS: Final = frozenset({LineKind.QUOTED, LineKind.TABLE})
_INSIDE: Final = _BLOCKS | {LineKind.SUBPARAGRAPH, LineKind.CONTINUATION}
"""Kinds of lines, looked up once: a member of an enumeration costs seven times a global name."""


class Part(Enum):
    """Where in the text we are."""

    PREAMBLE = auto()
    OPERATIVE = auto()
    ANNEX = auto()


def read_body(items: Sequence[Item], language: Language, ids: IdSource, opened: bool) -> Body:
    """Reads everything after the opening line. `opened` says whether there was one."""
    return _Reading(list(items), language, ids, opened).read()


class _Reading:
    """One pass over the paragraphs of a file."""

    def __init__(self, items: list[Item], language: Language, ids: IdSource, opened: bool) -> None:
        self.items = items
        self.language = language
        self.ids = ids
        self.body = Body()
        self.part = Part.PREAMBLE
        self.opened = opened
        self.number = 0
        self.quotations = Quotations(items)
        self.labelled_level = 0  # of the last heading with a label
        self.level_of: dict[bool, int] = {}  # of headings with roman labels, and with others
        self.depth_of = sub_levels(items)
        self.numbered_from = numbered_from(items, language)
        self.meetings = {place for place, item in enumerate(items) if self._is_meeting(item)}
        self.last_meeting = max(self.meetings, default=-1)

    def read(self) -> Body:
        place = 0
        while place < len(self.items):
            stop_if_cancelled()
            place = self._take(place)
        return self.body

    def _take(self, place: int) -> int:
        """Takes the item at `place`; gives the place of the next one to take."""
        item = self.items[place]
        if item.table is not None:
            self._table(item)
        elif place in self.meetings:
            return self._meeting(place)
        elif self._is_annex(item):
            return self._annex(place)
        elif self._is_heading(place):
            return self._heading(place)
        elif item.label is not None:
            self._labelled(place, item)
        elif is_opening(item.text, self.language):
            self._add(item, LineKind.OPENING)
            self.part, self.opened = Part.PREAMBLE, True
        else:
            self._unlabelled(place, item)
        return place + 1

    def _add(
        self,
        item: Item,
        kind: LineKind,
        level: int = 0,
        label: str | None = None,
        *,
        depth: int = 0,
    ) -> Line:
        line = Line(self.ids.next(), kind, (), level, label, depth)
        self.body.lines.append(line)
        self.body.items[line.id] = item
        if item.paragraph is not None:
            self.body.source[line.id] = Source(item.paragraph, item.start, item.pieces, item.shown)
            if kind in PARAGRAPH_KINDS:
                self.body.clause = item.paragraph
        return line

    def _last(self) -> Line | None:
        return self.body.lines[-1] if self.body.lines else None

    def _follows_colon(self) -> bool:
        """Whether the text of the last line ends with a colon."""
        last = self._last()
        source = None if last is None else self.body.source.get(last.id)
        return source is not None and source.text.rstrip().endswith(COLONS)

    # --- lines with a label ----------------------------------------------------------------------

    def _labelled(self, place: int, item: Item) -> None:
        label = item.label
        assert label is not None
        if self._is_quoted(place):
            self._quoted(item, label.shown)
        elif item.shorthand == "PP":
            self._add(item, LineKind.PREAMBULAR, label=f"PP{label.shown.rstrip('.')}")
        elif label.number is None:
            self._sub_paragraph(place, item)
        elif self.quotations.begins_list(place, self.number, self._follows_colon):
            self._quoted(item, label.shown)
        else:
            self._operative(item, label.number)

    def _operative(self, item: Item, number: int) -> None:
        if number == 1 and self.number > 0:
            self._restart_at_heading()
        line = self._add(item, LineKind.OPERATIVE)
        if item.label is not None:
            self.body.typed[line.id] = item.label.shown
        self.number = number
        if self.part is Part.PREAMBLE:
            self.part = Part.OPERATIVE

    def _restart_at_heading(self) -> None:
        """Numbers begin again after the first of the headings since the last number."""
        found = None
        for index in range(len(self.body.lines) - 1, -1, -1):
            line = self.body.lines[index]
            if line.kind in (LineKind.OPERATIVE, LineKind.ANNEX):
                break
            if line.kind is LineKind.HEADING:
                found = index
        if found is not None:
            self.body.lines[found] = replace(self.body.lines[found], restarts=True)

    def _sub_paragraph(self, place: int, item: Item) -> None:
        assert item.label is not None
        last = self._last()
        if last is None or last.kind in (LineKind.ANNEX, LineKind.HEADING):
            self._add(item, LineKind.PLAIN, label=item.label.shown)
            return
        line = self._add(item, LineKind.SUBPARAGRAPH, self.depth_of[place])
        self.body.typed[line.id] = item.label.shown

    # --- lines without ---------------------------------------------------------------------------

    def _unlabelled(self, place: int, item: Item) -> None:
        if self._is_quoted(place) or is_set_in(item, self.body):
            self._quoted(item, "")
            return
        if self._continues(item) or self._goes_on_flush(item):
            self._add(item, LineKind.CONTINUATION, continued_level(item, self.body))
            return
        kind = self._kind(place, item)
        line = self._add(item, kind)
        if kind is LineKind.OPERATIVE:
            self.body.typed[line.id] = ""
            self.part = Part.OPERATIVE if self.part is Part.PREAMBLE else self.part
        elif kind is LineKind.PREAMBULAR and self.part is Part.OPERATIVE:
            self.part = Part.PREAMBLE

    def _kind(self, place: int, item: Item) -> LineKind:
        guess = guess_kind(item.text)
        if self.part is Part.ANNEX:
            ends_as_one = item.text.rstrip().endswith(_COMMAS)
            if guess is ParagraphKind.PREAMBULAR and ends_as_one:
                return LineKind.PREAMBULAR
            return LineKind.PLAIN
        numbers_follow = place < self.numbered_from[place]
        is_comma = item.text.rstrip().endswith(_COMMAS)
        if guess is not None and not (
            guess is ParagraphKind.OPERATIVE and numbers_follow and is_comma
        ):
            return LineKind(guess.value)
        if self.part is Part.OPERATIVE:
            return self._kind_among_clauses(item)
        if not self.opened:
            return LineKind.PLAIN
        if numbers_follow or is_comma:
            return LineKind.PREAMBULAR
        in_other_language = self.language.code != "en" and bool(self.body.lines)
        if has_stop(item.text) and (in_other_language or item.starts_italic):
            return LineKind.OPERATIVE
        return LineKind.PLAIN

    def _kind_among_clauses(self, item: Item) -> LineKind:
        """A phrase that no list knows, but italic: a clause without a number, or a preamble."""
        if item.starts_italic and item.text.rstrip().endswith(_COMMAS):
            return LineKind.PREAMBULAR
        if item.starts_italic and self.number == 0 and has_stop(item.text):
            return LineKind.OPERATIVE
        return LineKind.PLAIN

    def _continues(self, item: Item) -> bool:
        """Text that goes on after sub-paragraphs, a table, a quotation, a colon or a number."""
        last = self._last()
        if last is None or last.kind in _HEADS:
            return False
        if last.kind in _BLOCKS and last.level == 0:
            return False
        inside = last.kind in _INSIDE
        if begins_small(item.text):
            small_opening = self.language.code == "ru" and self.part is Part.PREAMBLE
            return not small_opening and (inside or last.kind is _OPERATIVE)
        if self.part is Part.PREAMBLE:
            return inside and match_opening(item.text) is None
        after_number = last.kind is _OPERATIVE and bool(self.body.typed.get(last.id))
        after_colon = last.kind is _OPERATIVE and self._follows_colon()
        return (inside or after_number or after_colon) and guess_kind(item.text) is None

    def _goes_on_flush(self, item: Item) -> bool:
        last = self._last()
        at_end = last is None or last.kind in (LineKind.HEADING, LineKind.ANNEX)
        return not at_end and is_flush(item, self.body)

    def _is_quoted(self, place: int) -> bool:
        last = self._last()
        if last is None:
            return False
        after = last.kind is LineKind.QUOTED
        return self.quotations.holds(place, after, self._follows_colon)

    def _quoted(self, item: Item, label: str) -> None:
        self._add(item, LineKind.QUOTED, self._inner_level(), label)

    def _inner_level(self) -> int:
        """The level of a quotation or table: inside the clause before it, if there is one."""
        last = self._last()
        if last is None or last.kind in (LineKind.HEADING, LineKind.ANNEX):
            return 0
        if last.kind in (LineKind.QUOTED, LineKind.TABLE):
            return last.level
        return last.level + 1

    def _table(self, item: Item) -> None:
        self._add(item, LineKind.TABLE, self._inner_level())

    # --- headings, annexes, meetings -------------------------------------------------------------

    def _is_heading(self, place: int) -> bool:
        item = self.items[place]
        if item.heading_level is not None:
            return True
        if item.paragraph is None or self.quotations.goes_on(place):
            return False
        if len(item.text) > _MAX_HEADING:
            return False
        if item.label is not None or item.text.startswith(QUOTES):
            return False
        if is_opening(item.text, self.language) or has_stop(item.text) or begins_small(item.text):
            return False
        if has_typed_label(item):
            return True
        return item.looks_set_apart

    def _heading(self, place: int) -> int:
        item = self.items[place]
        label, item = heading_label(item)
        taken = place + 1
        alone = not item.text.strip() and not _ends_with_tab(item)
        if label and alone and taken < len(self.items):
            title = self.items[taken]
            if self._is_title(taken) or self._is_plain_title(title):
                level = self._heading_level(label, title)
                line = self._add(title, LineKind.HEADING, level, label)
                if item.paragraph is not None:
                    self.body.label_source[line.id] = item.paragraph
                return taken + 1
        self._add(item, LineKind.HEADING, self._heading_level(label, item), label or None)
        return taken

    def _is_title(self, place: int) -> bool:
        item = self.items[place]
        return (
            self._is_heading(place)
            and item.label is None
            and not heading_label(item)[0]
            and not self._is_annex(item)
            and not self._is_meeting(item)
        )

    def _is_annex_title(self, place: int) -> bool:
        paragraph = self.items[place].paragraph
        if paragraph is None or paragraph.outline is not None:
            return False
        return self._is_title(place) or self._is_plain_title(self.items[place])

    def _is_plain_title(self, item: Item) -> bool:
        """Whether it can be the title behind a label of its own, though it looks like any text."""
        return (
            could_be_title(item)
            and not is_opening(item.text, self.language)
            and not heading_label(item)[0]
            and not self._is_annex(item)
            and not self._is_meeting(item)
        )

    def _heading_level(self, label: str, item: Item) -> int:
        if item.heading_level is not None:
            return item.heading_level
        if not label:
            return self.labelled_level + 1
        kind = is_roman(label)
        if kind not in self.level_of:
            self.level_of[kind] = self.labelled_level + 1
        self.labelled_level = self.level_of[kind]
        return self.labelled_level

    def _is_annex(self, item: Item) -> bool:
        if item.paragraph is None or item.label is not None:
            return False
        if item.style == "hch" and item.paragraph.outline == 0:
            return True  # as our own files have it, whatever the label is
        first = item.text.split("\n", 1)[0].strip()
        return len(first) < 160 and self.language.annex.fullmatch(first) is not None

    def _annex(self, place: int) -> int:
        item = self.items[place]
        label, newline, _ = item.shown.partition("\n")
        taken = place + 1
        if newline:
            title = item_from(item, len(label) + 1)
        elif taken < len(self.items) and self._is_annex_title(taken):
            title = self.items[taken]
            taken += 1
        else:
            title = item_from(item, len(label))
        line = self._add(title, LineKind.ANNEX, 0, " ".join(label.split()))
        if item.paragraph is not None and title.paragraph is not item.paragraph:
            self.body.label_source[line.id] = item.paragraph
        self.part, self.number = Part.ANNEX, 0
        return taken

    def _is_meeting(self, item: Item) -> bool:
        if item.paragraph is None or item.label is not None or len(item.text) > 160:
            return False
        first = " ".join(item.text.split("\n", 1)[0].split())
        return self.language.meeting.fullmatch(first) is not None

    def _meeting(self, place: int) -> int:
        """The meeting line with its date; of several, the last closes the whole."""
        item = self.items[place]
        first, _, date = item.text.partition("\n")
        match = self.language.meeting.fullmatch(" ".join(first.split()))
        if match and "date" in match.groupdict() and match["date"]:
            date = match["date"]
            first = " ".join(first.split()).removesuffix(date).rstrip(" ,")
        taken = [item]
        following = self.items[place + 1] if place + 1 < len(self.items) else None
        if not date and following is not None and self._is_date(following):
            date = following.text
            taken.append(following)
        if place != self.last_meeting:
            for each in taken:
                self._add(each, LineKind.PLAIN)
        else:
            self.body.closing = Closing(" ".join(first.split()), " ".join(date.split()))
            self.body.closing_source = [
                Source(each.paragraph, each.start, each.pieces, each.shown)
                for each in taken
                if each.paragraph is not None
            ]
        return place + len(taken)

    def _is_date(self, item: Item) -> bool:
        if item.paragraph is None or item.label is not None:
            return False
        return self.language.date.fullmatch(" ".join(item.text.split())) is not None


def _ends_with_tab(item: Item) -> bool:
    """Whether a heading's label is followed by the tab that its title would stand behind."""
    return item.paragraph is not None and item.paragraph.text.rstrip(" ").endswith("\t")

"""The end of a text: the meeting line with its date, and the record of the vote after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.document.resolution import Closing
from penholder.document.spans import Inline
from penholder.document.text import plain_text
from penholder.formats.pdf.block_labels import label_of
from penholder.formats.pdf.inline import NoteOf, pieces_of, spans_of
from penholder.formats.pdf.page_lines import Line
from penholder.formats.pdf.paragraphs import Block, Column
from penholder.formats.text.language import Language


@dataclass(frozen=True)
class EarlierMeeting:
    """The meeting line of a part that others follow: its texts, and how many lines stood before."""

    place: int
    texts: tuple[str, ...]


@dataclass
class Ending:
    """Takes the meeting lines and votes of a text. Of several meeting lines the last closes the
    whole; the earlier ones stay where they stand, as text.
    """

    column: Column
    language: Language
    note_of: NoteOf
    closing: Closing | None = None
    earlier: list[EarlierMeeting] = field(default_factory=list)
    votes: list[str] = field(default_factory=list)
    in_vote: bool = False
    _place: int = 0

    def is_meeting(self, block: Block, text: str) -> bool:
        """Whether a block is a meeting line, or the date that belongs to the one before."""
        first = _text_of(block.lines[0])
        undated = self.closing is not None and not self.closing.date
        if undated and self.language.date.fullmatch(text) is not None:
            return True
        if block.first_left >= (self.column.left + self.column.right) / 2:
            return self.language.meeting.match(first) is not None
        second = _text_of(block.lines[1]) if len(block.lines) > 1 else ""
        dated = not second or self.language.date.fullmatch(second) is not None
        return dated and self.language.meeting.fullmatch(first.rstrip(",")) is not None

    def take_meeting(self, block: Block, place: int) -> list[Inline]:
        """Takes a meeting line or its date; gives the lines of a vote printed close below.

        `place` is the number of lines of the text before it.
        """
        after = next(
            (i for i, line in enumerate(block.lines) if _text_of(line).startswith(("[", "〔"))),
            len(block.lines),
        )
        texts = [plain_text(spans_of(pieces_of([line]), _no_note)) for line in block.lines[:after]]
        if self.language.meeting.match(_text_of(block.lines[0])) is None:
            self.closing = Closing(self.closing.meeting if self.closing else "", " ".join(texts))
        else:
            if self.closing is not None:
                old = tuple(part for part in (self.closing.meeting, self.closing.date) if part)
                self.earlier.append(EarlierMeeting(self._place, old))
            self.closing, self._place = Closing(texts[0], " ".join(texts[1:])), place
        return self.take_vote(block.lines[after:]) if after < len(block.lines) else []

    def is_vote(self, text: str) -> bool:
        """Whether a block records the vote or goes on doing so; no numbered paragraph does."""
        begins = self.language.vote.match(text) is not None
        self.in_vote = self.in_vote and not begins and label_of(text) is None
        return begins or self.in_vote

    def take_vote(self, lines: Sequence[Line]) -> list[Inline]:
        """The lines of a vote as texts: "In favour:" and the like stand alone."""
        if not self.in_vote:
            self.votes.append(" ".join(_text_of(line) for line in lines))
        self.in_vote = not _text_of(lines[-1]).rstrip(" .").endswith(("]", "〕"))
        groups: list[list[Line]] = []
        alone = True
        for line in lines:
            heads = self.language.voters.match(_text_of(line)) is not None
            if alone or heads:
                groups.append([])
            groups[-1].append(line)
            alone = heads and _text_of(line).endswith((":", "："))
        return [spans_of(pieces_of(group), self.note_of) for group in groups]


def _text_of(line: Line) -> str:
    return " ".join(line.text.split())


def _no_note(_label: str, _page: int) -> None:
    return None

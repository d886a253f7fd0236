"""A text made ready for the checks: its lines and notes as strings with the way back to places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from penholder.checks.finding import Finding, Fix, Part, Place, Rule
from penholder.compare import Comparer
from penholder.document.flat import Flat, flat
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.nodes import ParagraphKind
from penholder.document.numbering import line_labels, note_labels, short_names
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, Text
from penholder.document.text_edits import TextEdit
from penholder.phrasebook.phrases import PhraseMatch, match_opening
from penholder.phrasebook.sessions import find_sessions
from penholder.phrasebook.symbols import SymbolKind, parse_symbol

KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


@dataclass(frozen=True)
class Passage:
    """A text to look at: a line, a note, the title. `text` has no note marks in it."""

    part: Part
    id: str
    name: str
    spans: Inline
    flat: Flat

    @property
    def text(self) -> str:
        """The words, a reference or blank being one sign (`document.flat.OBJECT`)."""
        return self.flat.text

    def finding(
        self, rule: Rule, message: str, start: int, end: int, fix: str | None = None
    ) -> Finding:
        """A finding at text[start:end]; `fix` are the words to put there."""
        first, last = self.flat.start(start), self.flat.end(end)
        place = Place(self.part, self.id, self.name, first, max(first, last))
        words = self.text[start:end]
        if fix is None:
            return Finding(rule, place, message, words)
        put = (Text(fix),) if fix else ()
        said = f"Change “{words}” to “{fix}”" if fix.strip() and words.strip() else "Mend it"
        edits = (TextEdit(first, max(first, last), put),)
        return Finding(rule, place, message, words, Fix(said, edits))


class Context:
    """What the checks look at, each part worked out when first asked for."""

    def __init__(
        self,
        resolution: Resolution,
        base: Resolution | None = None,
        comparer: Comparer | None = None,
    ) -> None:
        self.resolution = resolution
        self.base = base
        self.comparer = comparer

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Body and annexes, in reading order."""
        return tuple(to_lines(self.resolution.body, self.resolution.annexes))

    @cached_property
    def annex_start(self) -> int:
        """The index of the first line of the annexes."""
        return next(
            (at for at, line in enumerate(self.lines) if line.kind is LineKind.ANNEX),
            len(self.lines),
        )

    @cached_property
    def labels(self) -> dict[NodeId, str]:
        """The label of every line that has one."""
        return line_labels(self.lines, self.resolution.language)

    @cached_property
    def names(self) -> dict[NodeId, str]:
        """What delegates call each line."""
        return short_names(self.lines, self.resolution.language, self.labels)

    @cached_property
    def note_labels(self) -> dict[NoteId, str]:
        """The label of every note."""
        return note_labels(self.resolution)

    @property
    def is_english(self) -> bool:
        """Whether the rules of English apply."""
        return self.resolution.language.split("-")[0] == "en"

    @cached_property
    def is_draft(self) -> bool:
        """Whether this is a draft: no adopted text, and no document of another kind."""
        symbol = parse_symbol(self.resolution.masthead.symbol)
        if symbol is not None:
            return symbol.kind is SymbolKind.DRAFT
        masthead = self.resolution.masthead
        return masthead.distribution == "Limited" or self.resolution.adoption is None

    @cached_property
    def session(self) -> int | None:
        """The session of the General Assembly on the first page."""
        found = find_sessions(self.resolution.masthead.session)
        return found[0][2] if found else None

    @cached_property
    def is_outcome(self) -> bool:
        """Whether the body is (or holds) an outcome document, whose paragraphs follow no clause
        form ("We reaffirm ...").
        """
        clauses = [p for p in self.body if self.line(p.id).kind in KINDS]
        first_person = sum(p.text.startswith("We ") or " we " in p.text[:60] for p in clauses)
        return first_person > max(2, len(clauses) // 10)

    def line(self, node: NodeId) -> Line:
        """The line of an id. Raises KeyError."""
        return self._by_id[node]

    @cached_property
    def _by_id(self) -> dict[NodeId, Line]:
        return {line.id: line for line in self.lines}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the body and the annexes with words in it, tables apart."""
        return tuple(
            Passage(Part.LINE, line.id, self.names.get(line.id, ""), line.spans, flat(line.spans))
            for line in self.lines
            if line.kind is not LineKind.TABLE
        )

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the body, annexes and quotations left out: the resolution's own words."""
        own = {
            line.id for line in self.lines[: self.annex_start] if line.kind is not LineKind.QUOTED
        }
        return tuple(passage for passage in self.passages if passage.id in own)

    @cached_property
    def notes(self) -> tuple[Passage, ...]:
        """The notes."""
        return tuple(
            Passage(
                Part.NOTE,
                note.id,
                f"note {self.note_labels.get(note.id, '')}".strip(),
                note.spans,
                flat(note.spans),
            )
            for note in self.resolution.notes
        )

    @cached_property
    def title(self) -> Passage:
        """The title."""
        title = self.resolution.title
        return Passage(Part.FRONT, "title", "Title", title, flat(title))

    @cached_property
    def opening(self) -> Passage:
        """The opening line."""
        opening = self.resolution.opening
        return Passage(Part.FRONT, "opening", "Opening line", opening, flat(opening))

    @cached_property
    def openings(self) -> dict[NodeId, PhraseMatch | None]:
        """The opening phrase of every preambular and operative paragraph of the body."""
        return {
            passage.id: match_opening(passage.text, KINDS[self.line(passage.id).kind])
            for passage in self.body
            if self.line(passage.id).kind in KINDS
        }

    def clauses(self) -> Iterator[tuple[Passage, Line]]:
        """The preambular and operative paragraphs of the body."""
        for passage in self.body:
            line = self.line(passage.id)
            if line.kind in KINDS:
                yield passage, line

    def field(self, rule: Rule, name: str, label: str, message: str, words: str = "") -> Finding:
        """A finding in a field of the first page."""
        return Finding(rule, Place(Part.FRONT, name, label), message, words)

"""A text made ready for the checks: its lines and notes, their labels, what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from penholder.checks.finding import Finding, Part, Place, Rule
from penholder.checks.passage import KINDS, Passage, Setting, Where
from penholder.compare import Comparer
from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.numbering import line_labels, marks_in_order, note_labels, short_names
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline
from penholder.formats.document_kind import Kind, kind_of
from penholder.phrasebook.sessions import find_sessions
from penholder.phrasebook.symbols import SymbolKind, parse_symbol

Passages = Mapping[tuple[Part, str], Passage]
"""Passages by what they are in and their ids."""


class Context:
    """What the checks look at, each part worked out when first asked for.

    Of the `earlier` passages those are used again whose content is still the same.
    """

    def __init__(
        self,
        resolution: Resolution,
        base: Resolution | None = None,
        comparer: Comparer | None = None,
        earlier: Passages = MappingProxyType({}),
        own_words: frozenset[str] | None = frozenset(),
    ) -> None:
        self.resolution = resolution
        self.base = base
        self.comparer = comparer
        self._earlier = earlier
        self._own_words = own_words

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

    @cached_property
    def marks(self) -> tuple[NoteId, ...]:
        """The notes by the order of their marks, each as often as it is marked."""
        return marks_in_order(self.resolution)

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
    def kind(self) -> Kind:
        """What kind of document this is: amendments, decisions and notes have no clauses."""
        return kind_of(self.resolution)

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
        clauses = [passage for passage in self.body if passage.kind in KINDS]
        first_person = sum(passage.fact(_says_we) for passage in clauses)
        return first_person > max(2, len(clauses) // 10)

    @cached_property
    def setting(self) -> Setting:
        """What of all this matters to the checks that look at one passage."""
        return Setting(
            self.is_english, self.is_draft, self.is_outcome, self.session, self._own_words
        )

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
            self._passage(self._where(at, line), line.id, line.spans, line.kind)
            for at, line in enumerate(self.lines)
            if line.kind is not LineKind.TABLE
        )

    def _where(self, at: int, line: Line) -> Where:
        own = at < self.annex_start and line.kind is not LineKind.QUOTED
        return Where.BODY if own else Where.APART

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the body, annexes and quotations left out: the resolution's own words."""
        return tuple(passage for passage in self.passages if passage.where is Where.BODY)

    @cached_property
    def notes(self) -> tuple[Passage, ...]:
        """The notes."""
        notes = self.resolution.notes
        return tuple(self._passage(Where.NOTE, note.id, note.spans) for note in notes)

    @cached_property
    def title(self) -> Passage:
        """The title."""
        return self._passage(Where.TITLE, "title", self.resolution.title)

    @cached_property
    def opening(self) -> Passage:
        """The opening line."""
        return self._passage(Where.OPENING, "opening", self.resolution.opening)

    @cached_property
    def everything(self) -> tuple[Passage, ...]:
        """Every passage there is, in the order of the text."""
        return (self.title, self.opening, *self.passages, *self.notes)

    def _passage(
        self, where: Where, node: str, spans: Inline, kind: LineKind | None = None
    ) -> Passage:
        new = Passage(where, node, spans, kind)
        old = self._earlier.get((new.part, node))
        return old if old is not None and old.is_same(where, spans, kind) else new

    def name(self, place: Place) -> str:
        """What delegates call a place: "OP12 (b)", "note 4", "Title"."""
        match place.part:
            case Part.LINE:
                return self.names.get(place.id, "")
            case Part.NOTE:
                return f"note {self.note_labels.get(place.id, '')}".strip()
            case Part.FRONT:
                return _FRONT.get(place.id, "")

    def clauses(self) -> Iterator[tuple[Passage, Line]]:
        """The preambular and operative paragraphs of the body."""
        for passage in self.body:
            if passage.kind in KINDS:
                yield passage, self.line(passage.id)

    def field(self, rule: Rule, name: str, label: str, message: str, words: str = "") -> Finding:
        """A finding in a field of the first page."""
        return Finding(rule, Place(Part.FRONT, name, label), message, words)


_FRONT = {"title": "Title", "opening": "Opening line"}


def _says_we(text: str) -> bool:
    return text.startswith("We ") or " we " in text[:60]

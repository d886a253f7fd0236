"""Reads resolutions from plain text: document system dumps and pasted text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from penholder.cancelling import until_cancelled
from penholder.document.ids import IdSource, NoteId
from penholder.document.lines import Line, LineKind, from_lines, to_lines
from penholder.document.nodes import ParagraphKind
from penholder.document.numbering import line_texts, note_labels, with_typed_labels
from penholder.document.operations import in_mark_order, with_texts
from penholder.document.resolution import Adoption, Note, Resolution, Sponsor, Sponsors
from penholder.document.spans import Inline, NoteMark, Span, Text, normalized, plain
from penholder.errors import InputError
from penholder.formats.document_kind import Kind, kind_of, proposed_kind, with_plain_text
from penholder.formats.references import link_references
from penholder.formats.report import Guess, ImportReport, Unplaced
from penholder.formats.sponsors import split_sponsors
from penholder.formats.text.body import Body, read_body
from penholder.formats.text.front import Front, read_front, take_masthead
from penholder.formats.text.furniture import Sorted, sort_out, without_running_heads
from penholder.formats.text.labels import parse_label
from penholder.formats.text.language import Language, is_opening, language_of
from penholder.formats.text.marks import Mark, find_marks
from penholder.formats.text.notes import WRITTEN_FORMS, NoteList, take_notes
from penholder.formats.text.pieces import begins_small, pieces_of
from penholder.formats.text.rows import Row, decoded, rows_of, texts
from penholder.formats.text.tables import is_row
from penholder.formats.text.unlisted import unlisted
from penholder.phrasebook.phrases import guess_kind, italicized

MAX_CHARACTERS = 5_000_000
"""Twenty times the longest resolution known (220,000 characters)."""

_STARS = re.compile(r"\*{1,4}")
_KINDS = {
    LineKind.PREAMBULAR: ParagraphKind.PREAMBULAR,
    LineKind.OPERATIVE: ParagraphKind.OPERATIVE,
}


def read(data: bytes, name: str) -> tuple[Resolution, ImportReport]:
    """Reads a text file. Raises InputError when it is no text or far too long."""
    text, warnings = decoded(data, name)
    resolution, report = read_text(text, name)
    return resolution, replace(report, warnings=(*warnings, *report.warnings))


def read_text(text: str, name: str = "The text") -> tuple[Resolution, ImportReport]:
    """Reads a text, pasted or from a file. Raises InputError when it is empty or too long."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name} is far too long to be a resolution: choose another file.")
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-8", "replace").decode("utf-8")
    rows = rows_of(text, name)
    if not rows:
        raise InputError(f"{name} has no text in it: there is nothing to read.")
    return _Import(rows).result()


@dataclass
class _Marked:
    """A text of the resolution whose note marks are still among its words."""

    text: str
    spans: Inline = ()


class _Import:
    """The reading of one text, step by step."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.sorted: Sorted = sort_out(rows)
        every_line = texts(self.sorted.rows)
        self.language: Language = language_of(every_line)
        self.ids = IdSource()
        self.note_ids = IdSource("f")
        self.unplaced: list[Unplaced] = []
        self.warnings: list[str] = []
        self.guesses: list[Guess] = []

    def result(self) -> tuple[Resolution, ImportReport]:
        cut, has_opening = _front_end(self.sorted.rows, self.language)
        counts = self.sorted.counts
        front = read_front(self.sorted.rows[:cut], self.language, counts)
        rest = self._tail(front, self.sorted.rows[cut:])
        opening = rest.pop(0).text if has_opening else ""
        rows, notes = take_notes(rest, self.sorted.page_ends, _notes_from(rest, self.language))
        rows = self._stray_masthead(rows, front)
        pieces = pieces_of(rows, self.language, self.sorted.page_ends)
        body = read_body(pieces, self.language, self.ids)
        resolution = self._assembled(front, opening, body, notes)
        self.unplaced += front.unplaced
        report = ImportReport(
            tuple(self.unplaced),
            tuple(self.warnings),
            {kind: count for kind, count in counts.items() if count},
            tuple(self.guesses),
        )
        return resolution, report

    def _tail(self, front: Front, rows: Sequence[Row]) -> list[Row]:
        """Reads the masthead at the end of a dump, then drops the running heads."""
        counts = self.sorted.counts
        front.symbol = front.symbol or self.sorted.symbol
        title = " ".join(front.title)
        tail = without_running_heads(self.sorted.tail, self.sorted.symbol, title, counts)
        for row in tail:
            if not take_masthead(row.text, self.language, front, counts):
                last = self.sorted.rows[-1].text if self.sorted.rows else ""
                self.unplaced.append(Unplaced(row.text, f"line {row.number}", last))
        if not front.title:
            return list(rows)
        return without_running_heads(rows, front.masthead().symbol, title, counts)

    def _stray_masthead(self, rows: Sequence[Row], front: Front) -> list[Row]:
        """Masthead lines that a page's end put into the text ("Distr.: General")."""
        kept: list[Row] = []
        for row in rows:
            at_page_end = row.number in self.sorted.page_ends
            distribution = self.language.distribution.fullmatch(row.text)
            if at_page_end and distribution and not front.distribution:
                take_masthead(row.text, self.language, front, self.sorted.counts)
                following = rows[len(kept) + 1 :] if len(kept) + 1 < len(rows) else []
                self.sorted.page_ends.update(next_row.number for next_row in following[:1])
            else:
                kept.append(row)
        return kept

    # --- putting together -----------------------------------------------------------------------

    def _assembled(self, front: Front, opening: str, body: Body, notes: NoteList) -> Resolution:
        title = _Marked(" ".join(front.title))
        head = _Marked(opening)
        lines = [_Marked(_text_of(line.spans)) for line in body.lines]
        tables = [line for line in body.lines if line.kind is LineKind.TABLE]
        cells = [_Marked(_text_of(text), text) for each in tables for text in line_texts(each)]
        without_words = self._unlisted([title, head, *lines], notes)
        note_list, by_label = self._notes(notes)
        # In cells no digit is a mark by its place alone.
        apart = cells if notes.form in WRITTEN_FORMS else []
        self._mark([title, head, *lines, *apart], notes, by_label, without_words)
        in_cells = iter(cells)
        marked = [
            with_texts(line, lambda _: next(in_cells).spans)
            if line.kind is LineKind.TABLE
            else replace(line, spans=_set(line, text.spans))
            for line, text in until_cancelled(zip(body.lines, lines, strict=True))
        ]
        code = self.language.code
        # Labels are compared with those that counting gives where the lines really stand.
        placed = to_lines(*from_lines(marked))
        tree, annexes = from_lines(with_typed_labels(placed, body.typed, code))
        masthead = front.masthead()
        if not masthead.organ and opening:
            masthead = replace(masthead, organ=_organ(opening, self.language))
        resolution = Resolution(
            masthead,
            self._sponsors(front, by_label),
            _adoption(front, self.language),
            title.spans,
            _opening_spans(head.spans),
            tree,
            annexes,
            body.closing,
            tuple(note_list),
            code,
        )
        linked = link_references(self._with_note_labels(in_mark_order(resolution), by_label))
        kind = kind_of(linked)
        if kind.is_resolution:
            return linked
        self.warnings.append(kind.sentence)
        return with_plain_text(linked)

    def _unlisted(self, parts: Sequence[_Marked], notes: NoteList) -> list[Mark]:
        """The marks of notes that are not in the file; these become notes without words."""
        listed = {label for label, _ in notes.numbered}
        marks = unlisted([part.text for part in parts], listed)
        labels = sorted({mark.label for mark in marks}, key=int)
        notes.numbered.extend((label, "") for label in labels)
        notes.numbered.sort(key=lambda note: int(note[0]))
        if labels:
            which = f"Note {labels[0]} is" if len(labels) == 1 else f"Notes {', '.join(labels)} are"
            self.warnings.append(f"{which} marked in the text, with no words in the list of notes.")
        return marks

    def _notes(self, notes: NoteList) -> tuple[list[Note], dict[str, NoteId]]:
        result: list[Note] = []
        by_label: dict[str, NoteId] = {}
        for label, text in (*notes.starred, *notes.numbered):
            note = Note(self.note_ids.next(), plain(text), label if label[0] == "*" else None)
            if label in by_label:
                self.warnings.append(f"Two notes bear the sign {label}: marks go to the first.")
            else:
                by_label[label] = note.id
            result.append(note)
        return result, by_label

    def _mark(
        self,
        parts: list[_Marked],
        notes: NoteList,
        by_label: dict[str, NoteId],
        without_words: Sequence[Mark],
    ) -> None:
        """Finds the note marks in all parts together and sets them."""
        words = [part.text for part in parts]
        own = {mark.label for mark in without_words}
        listed = [label for label, _ in notes.numbered if label not in own]
        found = [*find_marks(words, listed, notes.form), *without_words]
        if notes.starred:
            found += _star_marks(words, by_label)
        for index, part in enumerate(parts):
            here = sorted((mark for mark in found if mark.text == index), key=lambda m: m.start)
            part.spans = _with_marks(part.text, here, by_label)
        marked = {mark.label for mark in found}
        lost = [label for label, _ in notes.numbered if label not in marked]
        if lost:
            summary = _no_mark(lost)
            self.warnings.append(summary)
            self.guesses += [Guess(_no_mark([n]), summary, node=by_label[n]) for n in lost]

    def _sponsors(self, front: Front, by_label: dict[str, NoteId]) -> Sponsors | None:
        if front.sponsors is None:
            return None
        states, stars, proposal = front.sponsors
        marks = (by_label[stars],) if stars in by_label else ()
        names = tuple(self._sponsor(name, by_label) for name in split_sponsors(states))
        if stars and not marks:
            proposal = f"{stars} {proposal}"
        return Sponsors(names, marks, proposal.strip())

    def _sponsor(self, name: str, by_label: dict[str, NoteId]) -> Sponsor:
        stars = _STARS.search(name)
        if stars and stars.group() in by_label:
            bare = (name[: stars.start()] + name[stars.end() :]).strip()
            return Sponsor(bare, (by_label[stars.group()],))
        return Sponsor(name)

    def _with_note_labels(self, resolution: Resolution, by_label: dict[str, NoteId]) -> Resolution:
        """Locks the number of every note that counting the marks would number otherwise."""
        typed = {note: label for label, note in by_label.items()}
        counted = note_labels(resolution)
        notes = tuple(
            replace(note, label=typed[note.id])
            if note.label is None and note.id in typed and counted[note.id] != typed[note.id]
            else note
            for note in resolution.notes
        )
        return replace(resolution, notes=notes)


def _no_mark(labels: Sequence[str]) -> str:
    return f"No mark was found in the text for note {', '.join(labels)}."


def _front_end(rows: Sequence[Row], language: Language) -> tuple[int, bool]:
    """Where the body begins, and whether an opening line stands there."""
    openings = [place for place, row in enumerate(rows) if is_opening(row.text, language)]
    # In some languages the masthead names the organ in the same words, but with no comma.
    sure = [place for place in openings if rows[place].text.endswith((",", "،", "，"))]
    if openings:
        return (sure or openings)[0], True
    amends = False
    for place, row in enumerate(rows):
        label = parse_label(row.text)
        if (label is not None and label[0].number == 1) or is_row(row.text):
            return place, False
        sponsors = language.sponsors.fullmatch(row.text)
        amends = amends or (
            sponsors is not None and proposed_kind(sponsors["proposal"]) is Kind.AMENDMENT
        )
        if _is_decision(row.text, language) or (amends and language.amending.fullmatch(row.text)):
            return place, False
        if guess_kind(row.text) is not None and len(row.text) > 20:
            return place, False
    return (0 if not _looks_like_front(rows, language) else len(rows)), False


def _is_decision(text: str, language: Language) -> bool:
    """Whether the line is a decision: the organ's name, and the sentence goes on behind it."""
    organ = language.opening.match(text)
    rest = "" if organ is None else text[organ.end() :]
    return rest.startswith((",", "،", "，")) and begins_small(rest[1:].lstrip())


def _looks_like_front(rows: Sequence[Row], language: Language) -> bool:
    return any(
        language.adoption.fullmatch(row.text) or language.session.fullmatch(row.text)
        for row in rows[:20]
    )


def _notes_from(rows: Sequence[Row], language: Language) -> int:
    """The place after which a list of notes may begin: behind the meeting line, else anywhere
    behind the last numbered paragraph.
    """
    after = 0
    for place, row in enumerate(rows):
        label = parse_label(row.text)
        if language.meeting.fullmatch(row.text[:200]) or (label and label[0].number is not None):
            after = place + 1
    return after


def _text_of(spans: Inline) -> str:
    return "".join(span.text for span in spans if isinstance(span, Text))


def _set(line: Line, spans: Inline) -> Inline:
    """The text with its opening phrase in italics, where the line is a paragraph."""
    if line.kind is LineKind.OPENING:
        return _opening_spans(spans)
    kind = _KINDS.get(line.kind)
    return italicized(spans, kind) if kind is not None else spans


def _opening_spans(spans: Inline) -> Inline:
    """The organ in italics, the comma after it roman (UN Editorial Manual, resolutions)."""
    result: list[Span] = []
    for span in spans:
        if isinstance(span, Text):
            organ = span.text.rstrip(" ,:،，：")
            result += [Text(organ, italic=True), Text(span.text[len(organ) :].lstrip())]
        else:
            result.append(span)
    return normalized(result)


def _star_marks(words: Sequence[str], by_label: dict[str, NoteId]) -> list[Mark]:
    return [
        Mark(index, match.start(), match.end(), match.group())
        for index, text in enumerate(words)
        for match in _STARS.finditer(text)
        if match.group() in by_label
    ]


def _with_marks(text: str, marks: Sequence[Mark], by_label: dict[str, NoteId]) -> Inline:
    spans: list[Span] = []
    position = 0
    for mark in marks:
        before = text[position : mark.start]
        follows_mark = bool(spans) and isinstance(spans[-1], NoteMark)
        # Marks at one place are parted by commas, which belong to the marks.
        if not (follows_mark and before.strip() == ","):
            spans.append(Text(before))
        spans.append(NoteMark(by_label[mark.label]))
        position = mark.end
    spans.append(Text(text[position:]))
    return normalized(spans)


def _adoption(front: Front, language: Language) -> Adoption | None:
    if not front.adoption and not front.report:
        return None
    lines: list[str] = []
    for text in front.adoption:
        if lines and (begins_small(text) or language.date.match(text)):
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    date = language.date.search(" ".join(lines))
    return Adoption("\n".join(lines), " ".join(date.group().split()) if date else "", front.report)


def _organ(opening: str, language: Language) -> str:
    found = language.organ_head.search(opening)
    return found.group() if found else opening.rstrip(" ,:،，：").removeprefix("The ")

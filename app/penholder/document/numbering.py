"""Numbers of paragraphs, sub-paragraphs and notes, computed from the order of the text.

Rules (UN Editorial Manual, resolutions): operative paragraphs are numbered 1., 2., ...; a single
one is not numbered; sub-paragraphs (a), (b), then (i), (ii), then a., b., then i., ii. In French
and Spanish the opening bracket is missing: a), i). Annexes and sections that restart are numbered
on their own. A locked label is shown as typed; where it begins with a number, counting goes on
from there, so that "5 bis." is followed by "6.".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from penholder.document.ids import NodeId, NoteId
from penholder.document.lines import Line, LineKind, to_lines
from penholder.document.resolution import Resolution
from penholder.document.spans import Inline, marks_in

_SUBPARAGRAPH, _OPERATIVE = LineKind.SUBPARAGRAPH, LineKind.OPERATIVE
_ANNEX, _HEADING, _TABLE = LineKind.ANNEX, LineKind.HEADING, LineKind.TABLE
"""Looked up once: a member of an enumeration costs seven times a global name (Python 3.11)."""

_LEADING_NUMBER = re.compile(r"\d{1,9}")
_NO_OPENING_BRACKET = frozenset({"fr", "es"})


def labels(resolution: Resolution) -> dict[NodeId, str]:
    """The label of every line that has one, by node id: "12.", "(a)", "Annex I", "II"."""
    return line_labels(to_lines(resolution.body, resolution.annexes), resolution.language)


def line_labels(lines: Sequence[Line], language: str = "en") -> dict[NodeId, str]:
    """The labels of a flat list of lines; lines without a label are not in the result."""
    result: dict[NodeId, str] = {}
    for run in _numbering_runs(lines):
        _label_run(run, language, result)
    return result


def note_labels(resolution: Resolution, marks: Iterable[NoteId] | None = None) -> dict[NoteId, str]:
    """The label of every note: its own sign, or its number in the order of first marks.

    Notes that are marked nowhere are numbered after all others, so that none is lost. `marks` are
    those of the text in order (`marks_in_order`), where they are known.
    """
    marks = marks_in_order(resolution) if marks is None else marks
    fixed = {note.id: note.label for note in resolution.notes if note.label is not None}
    result: dict[NoteId, str] = {}
    number = 0
    unmarked = tuple(note.id for note in resolution.notes)
    for note in (*marks, *unmarked):
        if note in result:
            continue
        if note in fixed:
            result[note] = fixed[note]
        else:
            number += 1
            result[note] = str(number)
    return result


def marks_in_order(resolution: Resolution) -> tuple[NoteId, ...]:
    """Every note mark of the text in reading order, repeats included; title page first."""
    found: list[NoteId] = []
    if resolution.sponsors is not None:
        for sponsor in resolution.sponsors.states:
            found.extend(sponsor.notes)
        found.extend(resolution.sponsors.notes)
    found.extend(marks_in(resolution.title))
    found.extend(marks_in(resolution.opening))
    for line in to_lines(resolution.body, resolution.annexes):
        for spans in line_texts(line):
            found.extend(marks_in(spans))
    return tuple(found)


def line_texts(line: Line) -> tuple[Inline, ...]:
    """Every inline text of a line: its own, or each paragraph of a table's cells."""
    if line.kind is not _TABLE:
        return (line.spans,)
    return tuple(text for row in line.rows for cell in row.cells for text in cell.paragraphs)


def reference_text(label: str, parents: Sequence[str] = ()) -> str:
    """How a paragraph is named in a reference: "27", "3 (b)", "3 (b) (ii)"."""
    parts = [part.strip().rstrip(".").strip() for part in (*parents, label)]
    return " ".join(part for part in parts if part)


def reference_texts(
    lines: Sequence[Line], language: str = "en", label_of: dict[NodeId, str] | None = None
) -> dict[NodeId, str]:
    """How each numbered paragraph and sub-paragraph is named in a reference, by node id."""
    computed = line_labels(lines, language) if label_of is None else label_of
    chain: list[str] = []
    result: dict[NodeId, str] = {}
    for line in lines:
        label = computed.get(line.id, "")
        if line.kind is LineKind.SUBPARAGRAPH:
            del chain[max(1, line.level) :]
            result[line.id] = reference_text(label, chain)
            chain.append(label)
        elif line.kind is LineKind.OPERATIVE:
            chain = [label]
            result[line.id] = reference_text(label)
        elif line.kind is not LineKind.CONTINUATION:
            chain = []
    return {node: text for node, text in result.items() if text}


def short_names(
    lines: Sequence[Line], language: str = "en", label_of: dict[NodeId, str] | None = None
) -> dict[NodeId, str]:
    """PP3, OP12, OP12 (b): what delegates call a clause, by node id; headings by their number."""
    named = reference_texts(lines, language, label_of)
    result: dict[NodeId, str] = {}
    preambular = 0
    for line in lines:
        match line.kind:
            case LineKind.PREAMBULAR:
                preambular += 1
                result[line.id] = f"PP{preambular}"
            case LineKind.OPERATIVE:
                result[line.id] = f"OP{named.get(line.id, '')}"
            case LineKind.SUBPARAGRAPH:
                result[line.id] = _short_sub_name(named.get(line.id, ""), preambular)
            case LineKind.HEADING | LineKind.ANNEX if line.label:
                result[line.id] = line.label
    return result


def _short_sub_name(name: str, preambular: int) -> str:
    """A sub-paragraph of a numbered clause by that number, of a preambular one by its PP."""
    return f"OP{name}" if name[:1].isdigit() else f"PP{preambular} {name}"


def letters(number: int) -> str:
    """1 = a, 26 = z, 27 = aa, 28 = bb: letters are doubled, as in official texts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """A number in lower-case roman numerals, from 1."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for value, sign in zip(values, signs, strict=True):
        count, number = divmod(number, value)
        text += sign * count
    return text


def sub_label(level: int, number: int, language: str = "en") -> str:
    """The label of the n-th sub-paragraph of a level: (a), (i), a., i.; deeper levels alternate."""
    sign = letters(number) if level % 2 == 1 else roman(number)
    if level > 2:
        return f"{sign}."
    return f"{sign})" if language in _NO_OPENING_BRACKET else f"({sign})"


def _numbering_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut where numbering begins again: at annexes and at headings that restart."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.kind is _ANNEX or (line.kind is _HEADING and line.restarts):
            runs.append([])
        runs[-1].append(line)
    return runs


def _label_run(run: Sequence[Line], language: str, result: dict[NodeId, str]) -> None:
    operative_count = len([line for line in run if line.kind is _OPERATIVE])
    number = 0
    counters: list[int] = []
    for line in run:
        if line.kind is _SUBPARAGRAPH:
            level = max(1, line.level)
            del counters[level:]
            counters.extend([0] * (level - len(counters)))
            counters[-1] += 1
            result[line.id] = (
                sub_label(level, counters[-1], language) if line.label is None else line.label
            )
            continue
        # Text after sub-paragraphs closes their list: a list that follows begins again.
        if counters:
            del counters[_open_lists(line) :]
        if line.kind is _OPERATIVE:
            if line.label is None:
                number += 1
                result[line.id] = f"{number}." if operative_count > 1 else ""
            else:
                result[line.id] = line.label
                leading = _LEADING_NUMBER.match(line.label)
                number = int(leading.group()) if leading else number
        elif line.label:
            result[line.id] = line.label
    if operative_count == 1 or any(line.label == "" for line in run):
        for line in run:
            if result.get(line.id) == "":
                del result[line.id]


def _open_lists(line: Line) -> int:
    """How many levels of sub-paragraphs go on after a line that is none itself.

    Closing text of a clause ends the lists below it; a quotation or table inside a sub-paragraph
    (one level deeper than it) ends none above.
    """
    if line.kind is LineKind.CONTINUATION:
        return line.level
    if line.kind in (LineKind.QUOTED, LineKind.TABLE):
        return max(0, line.level - 1)
    return 0


def with_typed_labels(
    lines: Sequence[Line], typed: dict[NodeId, str], language: str = "en"
) -> list[Line]:
    """The lines with every label locked that counting would not give: gaps, "5 bis.", restarts.

    `typed` gives the label each numbered line bears in the file; a line not in it bears none.
    """
    result: list[Line] = []
    for run in _numbering_runs(lines):
        single = sum(line.kind is _OPERATIVE for line in run) == 1
        number = 0
        for line in run:
            if line.kind is _OPERATIVE:
                label = typed.get(line.id, "")
                expected = "" if single else f"{number + 1}."
                leading = _LEADING_NUMBER.match(label)
                number = (
                    number + 1 if label == expected else int(leading.group()) if leading else number
                )
                line = msgspec.structs.replace(line, label=None if label == expected else label)
            result.append(line)
    unlocked = [
        msgspec.structs.replace(line, label=None) if line.kind is LineKind.SUBPARAGRAPH else line
        for line in result
    ]
    computed = line_labels(unlocked, language)
    for index, line in enumerate(result):
        if line.kind is LineKind.SUBPARAGRAPH:
            label = typed.get(line.id, "")
            locked = None if label == computed.get(line.id, "") else label
            result[index] = msgspec.structs.replace(line, label=locked)
    return result

"""Runs every check over a text, again only where it changed, and makes fixes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

import msgspec
from msgspec.structs import replace

from penholder.checks.catalogue import PASSAGE_CHECKS, TEXT_CHECKS
from penholder.checks.context import Context, Passages
from penholder.checks.finding import Finding, Part, Severity
from penholder.checks.passage import Passage, Setting
from penholder.compare import Comparer
from penholder.document import operations
from penholder.document.ids import NodeId
from penholder.document.lines import Line
from penholder.document.resolution import Resolution
from penholder.document.text_edits import TextEdit, with_edits

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


class Cancelled(Exception):
    """The checks were stopped before their end."""


class Findings(msgspec.Struct, frozen=True):
    """What was found, in the order of the text: first page, lines, notes.

    `ignored` are those a person said are meant as they are (by their keys).
    """

    found: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Those of one severity."""
        return tuple(finding for finding in self.found if finding.severity is severity)


class Checker:
    """Checks a text again and again while it is written: a passage that has not changed since is
    not looked at again. Threads may use one at the same time, also for different texts.
    """

    def __init__(self) -> None:
        self._passages: Passages = {}

    def check(
        self,
        resolution: Resolution,
        base: Resolution | None = None,
        *,
        ignored: Collection[str] = (),
        cancelled: Callable[[], bool] = lambda: False,
        comparer: Comparer | None = None,
        own_words: frozenset[str] | None = frozenset(),
    ) -> Findings:
        """The same as the function `check`. Raises Cancelled."""
        context = Context(resolution, base, comparer, self._passages, own_words)
        self._passages = {(each.part, each.id): each for each in context.everything}
        found = [
            _named(finding, context)
            for look in (_in_passages, _in_text)
            for finding in look(context, cancelled)
        ]
        places = {line.id: at for at, line in enumerate(context.lines)}
        places |= {note.id: len(places) + at for at, note in enumerate(resolution.notes)}
        found.sort(key=lambda item: _key(item, places))
        kept = tuple(item for item in found if item.key not in ignored)
        return Findings(kept, tuple(item for item in found if item.key in ignored))


def check(
    resolution: Resolution,
    base: Resolution | None = None,
    *,
    ignored: Collection[str] = (),
    cancelled: Callable[[], bool] = lambda: False,
    comparer: Comparer | None = None,
    own_words: frozenset[str] | None = frozenset(),
) -> Findings:
    """Looks at a text with every rule; `base` is the earlier text its language was agreed in.

    `ignored` are keys of findings to set apart. `comparer` remembers earlier comparisons of the two
    texts. `own_words` are known to the user; None looks up no spelling. Raises Cancelled.
    """
    return Checker().check(
        resolution,
        base,
        ignored=ignored,
        cancelled=cancelled,
        comparer=comparer,
        own_words=own_words,
    )


def _in_passages(context: Context, cancelled: Callable[[], bool]) -> Iterator[Finding]:
    setting = context.setting
    for passage in context.everything:
        if cancelled():
            raise Cancelled
        yield from passage.once(setting, partial(_in_passage, passage, setting))


def _in_passage(passage: Passage, setting: Setting) -> tuple[Finding, ...]:
    return tuple(
        finding
        for check in PASSAGE_CHECKS
        if passage.where in check.where and (setting.is_english or not check.english)
        for finding in check.look(passage, setting)
    )


def _in_text(context: Context, cancelled: Callable[[], bool]) -> Iterator[Finding]:
    for look in TEXT_CHECKS:
        if cancelled():
            raise Cancelled
        yield from look(context)


def _named(finding: Finding, context: Context) -> Finding:
    """The finding with the name of its place, which the passage does not know."""
    place = finding.place
    if place.name:
        return finding
    return replace(finding, place=replace(place, name=context.name(place)))


def _key(finding: Finding, places: dict[str, int]) -> tuple[int, int, int, str]:
    place = finding.place
    at = -1 if place.part is Part.FRONT else places.get(place.id, len(places))
    return at, place.start, _ORDER[finding.severity], finding.rule.id


def report_rows(findings: Findings) -> list[tuple[str, str, str, str, str]]:
    """Severity, place, message, words, and reason with source: the rows of a report."""
    return [
        (f.severity.value, f.place.name, f.message, f.words, f"{f.rule.reason} ({f.rule.source})")
        for f in findings.found
    ]


def blocks_submission(findings: Findings) -> tuple[Finding, ...]:
    """What must be settled before a draft is handed in: blanks and unpaired brackets."""
    return tuple(f for f in findings.found if f.rule.id in _BLOCKING)


_BLOCKING = frozenset({"blank", "bracket-unpaired", "paragraph-empty", "reference-nowhere"})


def fixed(resolution: Resolution, findings: Iterable[Finding]) -> Resolution:
    """The text with the fixes of findings made; those without a fix are passed over.

    The findings must be of this very text. Of edits that overlap the first is made.
    """
    edits: dict[tuple[Part, str], list[TextEdit]] = {}
    changes: list[Callable[[Resolution], Resolution]] = []
    for finding in findings:
        if finding.fix is None:
            continue
        if finding.fix.change is not None:
            changes.append(finding.fix.change)
        place = finding.place
        edits.setdefault((place.part, place.id), []).extend(finding.fix.edits)
    result = _with_lines(resolution, edits)
    for (part, name), mine in edits.items():
        if part is Part.NOTE:
            note = next((note for note in resolution.notes if note.id == name), None)
            if note is not None and mine:
                result = operations.set_note_text(result, name, with_edits(note.spans, mine))
        elif part is Part.FRONT and name == "title":
            result = operations.set_title(result, with_edits(resolution.title, mine))
        elif part is Part.FRONT and name == "opening":
            result = operations.set_opening(result, with_edits(resolution.opening, mine))
    for change in changes:
        result = change(result)
    return result


def _with_lines(
    resolution: Resolution, edits: dict[tuple[Part, NodeId], list[TextEdit]]
) -> Resolution:
    def changed(line: Line) -> Line:
        mine = edits.get((Part.LINE, line.id))
        return replace(line, spans=with_edits(line.spans, mine)) if mine else line

    if not any(part is Part.LINE and mine for (part, _), mine in edits.items()):
        return resolution
    lines = [changed(line) for line in operations.lines_of(resolution)]
    return operations.with_lines(resolution, lines)

"""The texts that are open in the window: what each is, where it came from, whether it is saved."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from penholder.compare import Comparer
from penholder.document.resolution import Resolution
from penholder.document.text import plain_text
from penholder.formats.native import Draft, HandLink, Snapshot
from penholder.formats.placing import Finding
from penholder.negotiation import keeping
from penholder.negotiation.keeping import Kept
from penholder.rollover import review
from penholder.rollover.review import Review

MOST_VERSIONS = 20
"""Versions sent out that a draft keeps; a negotiation has fewer, and each makes the file larger."""


class OpenText(QObject):
    """One open text. `path` is the file it is saved in, None while it has none of its own.

    `source` is the file it was read from; only a native file is both.
    """

    changed = Signal()
    saved_state_changed = Signal()

    def __init__(
        self,
        draft: Draft,
        *,
        path: Path | None = None,
        source: Path | None = None,
        findings: tuple[Finding, ...] | None = None,
        name: str = "",
        example: bool = False,
        kept_as: str = "",
    ) -> None:
        super().__init__()
        self.draft = draft
        self.kept_as = kept_as
        """What it is to the draft it is kept with; '' for a text that is open itself."""
        self.path = path
        self.source = source or path
        self.findings = findings
        """What its reader has to tell of it; None when it was not read from a foreign file."""
        self.example = example
        """An invented text, from which nothing is learned."""
        self.comparer = Comparer()
        """Compares the text with its base; remembers it from one pause of editing to the next."""
        self._kept_texts: tuple[OpenText, ...] = ()
        self._review: Review | None = None
        self._returned: Kept | None = None
        self._name = name
        self._saved = draft.resolution
        self._saved_beside = self._beside()

    @property
    def resolution(self) -> Resolution:
        """The text as it stands."""
        return self.draft.resolution

    def set_resolution(self, resolution: Resolution) -> None:
        """Takes over an edited text; tells who listens when it is another one."""
        if resolution is self.draft.resolution or resolution == self.draft.resolution:
            return
        was_modified = self.modified
        self.draft = replace(self.draft, resolution=resolution)
        self.changed.emit()
        if self.modified != was_modified:
            self.saved_state_changed.emit()

    def set_links(self, links: tuple[HandLink, ...]) -> None:
        """Keeps what a person said of lines that belong together; tells who listens."""
        self._set_beside(replace(self.draft, links=links))

    def set_ignored(self, ignored: tuple[tuple[str, str], ...]) -> None:
        """Keeps which findings of the checks are meant as they are, and why."""
        self._set_beside(replace(self.draft, ignored=ignored))

    def _set_beside(self, draft: Draft) -> None:
        if draft == self.draft:
            return
        was_modified = self.modified
        self.draft = draft
        self.changed.emit()
        if self.modified != was_modified:
            self.saved_state_changed.emit()

    def review(self) -> Review | None:
        """The review of the roll-over this draft began with, kept in its file; None without one."""
        if self._review is None and self.draft.review is not None:
            with suppress(msgspec.DecodeError):  # of a later version: the text opens without it
                self._review = review.decode(self.draft.review)
        return self._review

    def returned(self) -> Kept:
        """What colleagues proposed and what was decided on it, kept in the draft's file."""
        if self._returned is None and self.draft.returned is not None:
            with suppress(msgspec.DecodeError):  # of a later version: the text opens without it
                self._returned = keeping.decode(self.draft.returned)
        return self._returned or Kept()

    def set_returned(self, kept: Kept) -> None:
        """Keeps what colleagues proposed, and what was decided on it, with the draft."""
        if kept.files and kept != self.returned():
            was_modified = self.modified
            self._returned = kept
            self.draft = replace(self.draft, returned=keeping.encode(kept))
            if self.modified != was_modified:
                self.saved_state_changed.emit()

    def keep_version(self, name: str, resolution: Resolution) -> None:
        """Keeps the text as it was sent out under a name, for what comes back to be laid beside.

        The same text is kept once, under its last name; of too many versions the oldest goes.
        """
        made = datetime.now(UTC).isoformat(timespec="seconds")
        others = [each for each in self.draft.snapshots if each.resolution != resolution]
        snapshots = (*others, Snapshot(name, made, resolution))[-MOST_VERSIONS:]
        self._set_beside(replace(self.draft, snapshots=snapshots))

    def kept_texts(self) -> tuple[OpenText, ...]:
        """The texts kept with this one, to be compared with: its base, then the versions sent out,
        the latest first. They are the same objects for as long as they are kept.
        """
        base = self.draft.base
        kept = [("Base", base.resolution)] if base is not None and base.resolution else []
        kept += [
            (f"Sent as {version.name}, {_moment(version.made)}", version.resolution)
            for version in reversed(self.draft.snapshots)
        ]
        known = {(each.kept_as, id(each.resolution)): each for each in self._kept_texts}
        self._kept_texts = tuple(
            known.get((name, id(text))) or OpenText(Draft(text), kept_as=name)
            for name, text in kept
        )
        return self._kept_texts

    def comment_count(self) -> int:
        """How many comments of colleagues are not dismissed."""
        kept = self.returned()
        return sum(each.id not in kept.decided for file in kept.files for each in file.remarks)

    def set_review(self, state: Review | None) -> None:
        """Keeps the state of the review with the draft."""
        if state is not None and state is not self._review:
            self._review = state
            self.draft = replace(self.draft, review=review.encode(state))

    @property
    def modified(self) -> bool:
        """Whether there are changes that no file holds."""
        if self._beside() != self._saved_beside:
            return True
        return self.draft.resolution is not self._saved and self.draft.resolution != self._saved

    def _beside(self) -> tuple[object, ...]:
        """What a person did beside the text: a rejected proposal changes no word of it.

        Versions sent out count where the draft has a file of its own to keep them in.
        """
        sent = self.draft.snapshots if self.path is not None else ()
        return self.draft.links, self.draft.ignored, self.returned().decided, sent

    def mark_saved(self, path: Path | None = None) -> None:
        """Remembers that the text as it stands is in its file."""
        if path is not None:
            self.path = self.source = path
        self._saved = self.draft.resolution
        self._saved_beside = self._beside()
        self.saved_state_changed.emit()

    def mark_unsaved(self) -> None:
        """Remembers that no file holds this text (a new draft, a recovered one)."""
        self._saved = Resolution()
        self.saved_state_changed.emit()

    @property
    def adopted(self) -> bool:
        """Whether this is an adopted text, from which a draft can be rolled over."""
        resolution = self.resolution
        return resolution.adoption is not None or resolution.closing is not None

    @property
    def name(self) -> str:
        """What the text is called in tabs and titles: symbol, or title, or file name."""
        symbol = self.resolution.masthead.symbol
        if symbol:
            return symbol
        if self._name:
            return self._name
        title = plain_text(self.resolution.title).strip()
        if title:
            return title if len(title) <= 40 else title[:39].rstrip() + "…"
        return self.source.name if self.source else "Untitled draft"

    @property
    def file_name(self) -> str:
        """The name in signs that every file system takes."""
        return "".join(sign if sign.isalnum() or sign in " .-" else "_" for sign in self.name)

    @property
    def long_name(self) -> str:
        """Symbol, title and date for pickers and the heads of the two sheets."""
        title = plain_text(self.resolution.title).strip()
        parts = [self.name] if title == self.name else [self.name, title]
        adoption = self.resolution.adoption
        date = (adoption.date if adoption else "") or self.resolution.masthead.date
        return " · ".join(part for part in (self.kept_as, *parts, date) if part)


def _moment(made: str) -> str:
    """A moment in ISO 8601 as the clock here shows it."""
    try:
        return datetime.fromisoformat(made).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return made


class OpenTexts(QObject):
    """The list of open texts; one of them is current."""

    added = Signal(object)
    removed = Signal(object)
    current_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[OpenText] = []
        self._current: OpenText | None = None

    def all(self) -> list[OpenText]:
        """The open texts in the order they were opened."""
        return list(self._texts)

    def to_compare(self) -> list[OpenText]:
        """The open texts, and those kept with them that are not open themselves."""
        found = list(self._texts)
        for text in self._texts:
            there = [each.resolution for each in found]
            found += [kept for kept in text.kept_texts() if kept.resolution not in there]
        return found

    @property
    def current(self) -> OpenText | None:
        """The text shown in the Draft place."""
        return self._current

    def add(self, text: OpenText, *, show: bool = True) -> None:
        """Adds a text and makes it current, unless it is only to be there (`show` False)."""
        self._texts.append(text)
        self.added.emit(text)
        if show:
            self.set_current(text)

    def set_current(self, text: OpenText | None) -> None:
        """Makes a text current."""
        if text is not self._current:
            self._current = text
            self.current_changed.emit(text)

    def remove(self, text: OpenText) -> None:
        """Closes a text; its neighbour becomes current."""
        place = self._texts.index(text)
        self._texts.remove(text)
        self.removed.emit(text)
        if text is self._current:
            rest = self._texts
            self.set_current(rest[min(place, len(rest) - 1)] if rest else None)

    def from_file(self, path: Path) -> OpenText | None:
        """The open text that was read from a file, if there is one."""
        wanted = path.resolve()
        return next(
            (text for text in self._texts if text.source and text.source.resolve() == wanted), None
        )

"""What can be done about a word not in the dictionary: another word, kept as one's own, ignored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from penholder.checks import Finding, Part
from penholder.checks.front_words import with_word
from penholder.checks.spelling import NAME, with_word_in_table
from penholder.spelling import speller
from penholder.ui.checks import squiggles
from penholder.ui.checks.live import LiveChecks
from penholder.ui.editor.deleting import is_table
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.own_words import OwnWords

IGNORED = "Spelled as meant in this draft"
_PUT, _ADD, _IGNORE = "put:", "add", "ignore"


class SpellingMenu(QObject):
    """Puts its choices above the others in the menu of the right button, and as links in text."""

    def __init__(self, editor: DraftEditor, live: LiveChecks, words: OwnWords) -> None:
        super().__init__(editor)
        self._editor = editor
        self._live = live
        self._words = words
        editor.menu_additions.append(self.add_to)

    def add_to(self, menu: QMenu, place: QTextCursor) -> None:
        """Adds the choices for the word at a place, or for each such word of a table there."""
        finding = self.finding_at(place.position())
        first = next(iter(menu.actions()), None)
        if finding is not None:
            self._offer(menu, finding, first)
            _add_separator(menu, first)
            return
        words = self.findings_in_table(place.blockNumber())
        for finding in words:
            under = QMenu(finding.words.replace("&", "&&"), menu)
            self._offer(under, finding, None)
            menu.insertMenu(first, under) if first else menu.addMenu(under)
        if words:
            _add_separator(menu, first)

    def _offer(self, menu: QMenu, finding: Finding, first: QAction | None) -> None:
        """Adds the choices for a word above an entry, or behind all."""

        def add(text: str, command: Callable[[], object] | None) -> None:
            action = QAction(text.replace("&", "&&"), menu)
            action.setEnabled(command is not None)
            if command is not None:
                action.triggered.connect(lambda: command())
            menu.insertAction(first, action) if first else menu.addAction(action)

        offered = speller().suggestions(finding.words)
        for word in offered:
            add(word, partial(self.put, finding, word))
        if not offered:
            add("No other word is near", None)
        _add_separator(menu, first)
        add("Add to my words", lambda: self._words.add(finding.words))
        add("Ignore in this draft", lambda: self._live.ignore(finding, IGNORED))

    def finding_at(self, position: int) -> Finding | None:
        """The word not in the dictionary at a position of the sheet."""
        for finding in self._live.findings.found:
            cursor = self._cursor(finding) if finding.rule.id == NAME else None
            if cursor and cursor.selectionStart() <= position <= cursor.selectionEnd():
                return finding
        return None

    def findings_in_table(self, block: int) -> list[Finding]:
        """The words not in the dictionary of the table in a block of the sheet, each once."""
        pieces = self._editor.surface.content.pieces
        if block >= len(pieces) or not is_table(pieces[block]):
            return []
        node = pieces[block].line.id
        found = {
            finding.words: finding
            for finding in self._live.findings.found
            if finding.rule.id == NAME
            and finding.place.part is Part.LINE
            and finding.place.id == node
        }
        return list(found.values())

    def put(self, finding: Finding, word: str) -> None:
        """Puts another word in the place of the found one: one undo step, the look stays.

        What was found in a field of the first page or in a table is exchanged wherever it stands
        there.
        """
        if finding.place.end == 0:
            exchange = with_word if finding.place.part is Part.FRONT else with_word_in_table
            before = self._editor.resolution()
            after = exchange(before, finding.place.id, finding.words, word)
            if after != before:
                self._editor.apply(after)
            return
        found = self._cursor(finding)
        if found is None:
            return
        with self._editor.surface.steps.step() as cursor:
            cursor.setPosition(found.selectionStart())
            cursor.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(word, cursor.charFormat())

    def links(self, finding: Finding) -> str:
        """The choices as a line of links, "" for a finding of another rule."""
        if finding.rule.id != NAME:
            return ""
        offered = [(word, _PUT + quote(word)) for word in speller().suggestions(finding.words)]
        own = [("Add to my words", _ADD), ("Ignore in this draft", _IGNORE)]
        shown = [
            " · ".join(f'<a href="{target}">{escape(text)}</a>' for text, target in line)
            for line in (offered, own)
            if line
        ]
        return "<br>".join(shown)

    def follow(self, link: str, finding: Finding | None) -> None:
        """Does what a link of `links` says."""
        if finding is None:
            return
        if link == _ADD:
            self._words.add(finding.words)
        elif link == _IGNORE:
            self._live.ignore(finding, IGNORED)
        elif link.startswith(_PUT):
            self.put(finding, unquote(link.removeprefix(_PUT)))

    def _cursor(self, finding: Finding) -> QTextCursor | None:
        """Selects the word; None where something else stands there by now."""
        cursor = squiggles.cursor_of(self._editor.surface, finding)
        return cursor if cursor and cursor.selectedText() == finding.words else None


def _add_separator(menu: QMenu, before: QAction | None) -> None:
    menu.insertSeparator(before) if before else menu.addSeparator()

"""The menu of a row: copy, take over, link, go to the other end, open in the draft."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from penholder.ui.compare.corrections import Corrections
from penholder.ui.compare.linking import Linking
from penholder.ui.compare.taking import Hunk
from penholder.ui.compare.view import ComparisonView
from penholder.ui.compare.word_changes import change_at

MOST_SHOWN = 30
"""Characters of a change shown in the menu."""


class RowMenu:
    """Shows the menu where it is asked for."""

    def __init__(self, view: ComparisonView, corrections: Corrections, linking: Linking) -> None:
        self._view = view
        self._corrections = corrections
        self._linking = linking
        view.menu_asked.connect(self.show)

    def show(self, index: int, sheet: int, words: QPoint, at: QPoint) -> None:
        """Shows the menu of a row; `words` is the line and the place in it that was clicked."""
        menu = self.made(index, sheet, words)
        menu.popup(at)

    def made(self, index: int, sheet: int, words: QPoint) -> QMenu:
        """The menu of a row."""
        view, row = self._view, self._view.rows[index]
        menu = QMenu(view)
        menu.aboutToHide.connect(menu.deleteLater)
        hunk = change_at(self._view, index, sheet, (words.x(), words.y()))
        if hunk is not None and self._corrections.can_take_words(row):
            menu.addAction(
                f"Take over this change: {_shown(hunk, self._corrections.draft_side)}",
                lambda: self._corrections.take_words(row, hunk),
            )
        take = menu.addAction("Take the paragraph over", lambda: self._corrections.take(row))
        take.setEnabled(self._corrections.can_take(row))
        if self._corrections.draft_side is None:
            take.setText("Take the paragraph over (neither text is a draft)")
        menu.addSeparator()
        if self._linking.active:
            menu.addAction("Link with this paragraph", lambda: self._linking.choose(index))
            menu.addAction("Link nothing", self._linking.stop)
        else:
            menu.addAction(
                "Link with another paragraph…", lambda: self._linking.choose(index, sheet)
            )
        unlink = menu.addAction("Unlink the two", lambda: self._corrections.unlink(row))
        unlink.setEnabled(bool(row.pair.old and row.pair.new))
        if row.move:
            menu.addAction("To the other end", view.go_to_other_end)
        menu.addSeparator()
        menu.addAction("Copy with marks", view.copy)
        return menu


def _shown(hunk: Hunk, draft_side: int | None) -> str:
    have, take = (hunk.gone, hunk.come) if draft_side == 0 else (hunk.come, hunk.gone)
    parts = [f"“{_short(text)}”" for text in (have, take) if text.strip()]
    if not take.strip():
        return f"without {parts[0]}" if parts else "spaces"
    return " → ".join(parts)


def _short(text: str) -> str:
    words = " ".join(text.split()).replace("&", "&&")
    return words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1].rstrip() + "…"

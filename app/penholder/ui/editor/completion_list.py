"""The small list at the cursor in which completions are offered. It never takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout

from penholder.phrasebook.completion import Offer
from penholder.ui.announcing import announce
from penholder.ui.editor.beside import put_beside, rect_of
from penholder.ui.editor.surface import Surface

_NARROWEST, _WIDEST = 260, 560
_MOST_ROWS = 8
_NOTHING = "Nothing known completes these words."


class CompletionList(QFrame):
    """Shows offers below the words they complete; `chosen` is True once one was picked by hand."""

    taken = Signal(int)
    """A row was clicked."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self.setObjectName("completions")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._surface = surface
        self.chosen = False
        self.rows = QListWidget()
        self.rows.setAccessibleName("Completions")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        self.rows.itemClicked.connect(lambda item: self.taken.emit(self.rows.row(item)))
        self.hint = QLabel()
        self.hint.setObjectName("completionHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.rows)
        layout.addWidget(self.hint)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], start: int, end: int, *, chosen: bool) -> None:
        """Shows the offers for the words between two positions; the first is the one at hand."""
        self.chosen = chosen
        self.rows.clear()
        for offer in offers:
            self.rows.addItem(offer.text)
            self.rows.item(self.rows.count() - 1).setToolTip(offer.text)
        if not offers:
            self.rows.addItem(_NOTHING)
            self.rows.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        at_hand = bool(offers) and (chosen or not offers[0].weak)
        self.rows.setCurrentRow(0 if at_hand else -1)
        self._tell_keys(offers)
        self._fit(len(offers))
        put_beside(self, self._surface, rect_of(self._surface, start, end))
        self.show()
        self.raise_()
        self._say(offers)

    def current(self) -> int:
        """The row at hand, -1 for none."""
        return self.rows.currentRow()

    def step(self, rows: int, offers: Sequence[Offer]) -> None:
        """Chooses the next or previous row; the first press chooses the one at hand."""
        count = self.rows.count()
        if not offers:
            return
        here = self.current()
        if here < 0:
            self.rows.setCurrentRow(0 if rows > 0 else count - 1)
        elif self.chosen or rows < 0:
            self.rows.setCurrentRow((here + rows) % count)
        self.chosen = True
        self._tell_keys(offers)
        announce(self.rows, self.rows.currentItem().text())

    def _tell_keys(self, offers: Sequence[Offer]) -> None:
        sure = self.chosen or (len(offers) == 1 and offers[0].sure)
        keys = "Tab or Enter takes it" if sure else "Tab takes the first · ↓ chooses"
        if self.current() < 0:
            keys = "↓ chooses"
        self.hint.setText(f"{keys} · Esc closes" if offers else "Esc closes")

    def _fit(self, count: int) -> None:
        metrics = self.rows.fontMetrics()
        texts = [self.rows.item(row).text() for row in range(self.rows.count())]
        longest = max(metrics.horizontalAdvance(text) for text in texts)
        width = max(_NARROWEST, min(_WIDEST, longest + 40, self._surface.width() - 16))
        rows = max(1, min(_MOST_ROWS, count))
        self.rows.setFixedHeight(self.rows.sizeHintForRow(0) * rows + 6)
        self.resize(width, self.sizeHint().height())

    def _say(self, offers: Sequence[Offer]) -> None:
        if offers:
            more = f", {len(offers)} completions" if len(offers) > 1 else ""
            announce(self.rows, f"{offers[0].text}{more}")
        else:
            announce(self.rows, _NOTHING)

"""The review of a roll-over beside the text: every update, to be accepted, refused or edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from penholder.document.resolution import Resolution
from penholder.rollover import Update
from penholder.rollover.review import Decision, Review, decide, edit
from penholder.ui.editor.editor import DraftEditor
from penholder.ui.returned.decided import review_of, with_review
from penholder.ui.rollover.card import UpdateCard
from penholder.ui.theme import Theme

FILTERS: tuple[tuple[str, Callable[[Review, Update], bool]], ...] = (
    ("All updates", lambda _review, _update: True),
    ("To check", lambda review, update: update in review.waiting()),
    ("In the draft", lambda review, update: update.changes and update.id in review.taken),
    ("Left out", lambda review, update: update.changes and update.id not in review.taken),
)


class ReviewPanel(QWidget):
    """Lists the updates of one draft; every decision is a step of the editor's undo history."""

    problem = Signal(str)

    def __init__(self, editor: DraftEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._theme = theme
        self._shown: Review | None = None
        self.cards: list[UpdateCard] = []
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.filter = QComboBox()
        self.filter.setAccessibleName("Updates shown")
        self.next_open = QPushButton("Next to check")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._area = QScrollArea()
        self._build()
        editor.content.details_changed.connect(self.refresh)
        self.refresh()

    def review(self) -> Review | None:
        """The review as it stands, None when the text was not rolled over."""
        return review_of(self._editor.content.companion)

    def set_theme(self, theme: Theme) -> None:
        """Paints the cards in another theme."""
        self._theme = theme
        for card in self.cards:
            card.set_theme(theme)

    def refresh(self) -> None:
        """Shows the review as it stands (after a decision, after undo)."""
        review = self.review()
        if review is None or review is self._shown:
            return
        self._shown = review
        if [card.id for card in self.cards] != [update.id for update in review.updates]:
            self._make_cards(review)
        waiting = {update.id for update in review.waiting()}
        for card, update in zip(self.cards, review.updates, strict=True):
            card.show_update(update, taken=update.id in review.taken, waiting=update.id in waiting)
        self._show_counts(review)
        self._apply_filter()

    def step(self, forward: int = 1) -> None:
        """Goes to the next (or previous) card shown."""
        shown = [card for card in self.cards if card.isVisibleTo(self._list)]
        if not shown:
            return
        here = next((i for i, card in enumerate(shown) if card.hasFocus()), -1)
        self._focus(shown[max(0, min(len(shown) - 1, here + forward))])

    def next_waiting(self) -> None:
        """Goes to the next update that waits to be looked at."""
        review = self.review()
        if review is None:
            return
        waiting = {update.id for update in review.waiting()}
        here = next((i for i, card in enumerate(self.cards) if card.hasFocus()), -1)
        around = [*self.cards[here + 1 :], *self.cards[: here + 1]]
        card = next((card for card in around if card.id in waiting), None)
        if card is not None:
            self.filter.setCurrentIndex(0)
            self._focus(card)

    def _build(self) -> None:
        for text, _wanted in FILTERS:
            self.filter.addItem(text)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.next_open)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addLayout(row)
        layout.addWidget(self._area, 1)
        self.filter.currentIndexChanged.connect(self._apply_filter)
        self.next_open.clicked.connect(self.next_waiting)

    def _make_cards(self, review: Review) -> None:
        for card in self.cards:
            card.deleteLater()
        self.cards = [UpdateCard(update, self._theme) for update in review.updates]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
            card.decided.connect(self._decide)
            card.typed.connect(self._edit)
            card.chosen.connect(self._go_to)
            card.step_asked.connect(self.step)

    def _show_counts(self, review: Review) -> None:
        waiting = len(review.waiting())
        taken = sum(update.changes and update.id in review.taken for update in review.updates)
        checked = f"{waiting} to check" if waiting else "nothing left to check"
        self.summary.setText(f"{taken} of {len(review.updates)} updates in the draft, {checked}.")
        self.next_open.setEnabled(waiting > 0)
        for place, (text, wanted) in enumerate(FILTERS):
            count = sum(wanted(review, update) for update in review.updates)
            self.filter.setItemText(place, f"{text} ({count})")

    def _apply_filter(self) -> None:
        review = self.review()
        if review is None:
            return
        wanted = FILTERS[max(0, self.filter.currentIndex())][1]
        for card, update in zip(self.cards, review.updates, strict=True):
            card.setVisible(card.hasFocus() or wanted(review, update))

    def _decide(self, identity: str, take: bool) -> None:
        self._do(lambda text, review: decide(text, review, [identity], take=take), identity)

    def _edit(self, identity: str, after: str) -> None:
        self._do(lambda text, review: edit(text, review, identity, after), identity)

    def _do(self, work: Callable[[Resolution, Review], Decision], identity: str) -> None:
        review = self.review()
        if review is None:
            return
        decision = work(self._editor.resolution(), review)
        if decision.blocked:
            self.problem.emit(
                "These words were edited since the roll-over: change them by hand in the text."
            )
        else:
            companion = with_review(self._editor.content.companion, decision.review)
            self._editor.apply(decision.resolution, companion)
        self._go_to(identity)

    def _go_to(self, identity: str) -> None:
        review = self.review()
        update = next((u for u in review.updates if u.id == identity), None) if review else None
        if update is None:
            return
        if update.in_note:
            self._editor.go_to_note(update.place)
        else:
            self._editor.go_to(update.place)

    def _focus(self, card: UpdateCard) -> None:
        card.show()
        card.setFocus()
        self._area.ensureWidgetVisible(card, 0, 16)
        self._go_to(card.id)

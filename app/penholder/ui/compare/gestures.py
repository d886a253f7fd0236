"""What mouse and keys do in the view of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from penholder.ui.compare.page_painter import body_top
from penholder.ui.compare.rows_layout import ROW_GAP
from penholder.ui.compare.selecting import Selection, Spot
from penholder.ui.compare.sheets import GUTTER, PADDING

if TYPE_CHECKING:
    from penholder.ui.compare.view import ComparisonView

NO_WORDS = QPoint(-1, 0)
"""Stands for the words clicked where no words were."""


class Hands:
    """Turns events of the view into what it does."""

    def __init__(self, view: ComparisonView) -> None:
        self._view = view

    # --- mouse -----------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A click makes a row current, opens a fold, or goes to the other end of a move."""
        view, point = self._view, event.position()
        place = self._place(point)
        if place < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        index = view.rows_layout.row_at_place(place)
        if view.rows_layout.items[place].folded:
            view.go_to(index)
            return
        view.set_current(index)
        if self._in_gutter(point) and view.rows[index].move:
            view.go_to_other_end()
            return
        sheet = view.rows_layout.frame.column_at(point.x())
        spot = self.spot(point, sheet)
        view.selection = Selection(sheet, spot, spot) if spot is not None else None
        view.viewport().update()
        view.clicked.emit(index, sheet)

    def move(self, event: QMouseEvent) -> None:
        """Selects while the button is down; else the pointer tells what a click does."""
        view, point = self._view, event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if view.selection is not None:
                spot = self.spot(point, view.selection.sheet)
                if spot is not None:
                    view.selection = Selection(view.selection.sheet, view.selection.anchor, spot)
                    view.viewport().update()
            return
        place = self._place(point)
        row = view.rows_layout.row_at_place(place)
        leads = row >= 0 and self._in_gutter(point) and bool(view.rows[row].move)
        if leads or (place >= 0 and view.rows_layout.items[place].folded):
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif view.rows_layout.frame.column_at(point.x()) >= 0:
            view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            view.viewport().unsetCursor()

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the row and words clicked, or by key for the current row."""
        view = self._view
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if view.current >= 0:
                at = view.viewport().mapToGlobal(view.row_position(view.current))
                view.menu_asked.emit(view.current, -1, NO_WORDS, at)
            return
        point = QPointF(event.pos())
        place = self._place(point)
        if place < 0 or view.rows_layout.items[place].folded:
            return
        index = view.rows_layout.row_at_place(place)
        view.set_current(index)
        sheet = view.rows_layout.frame.column_at(point.x())
        spot = self.spot(point, sheet)
        words = QPoint(spot.block, spot.offset) if spot is not None else NO_WORDS
        view.menu_asked.emit(index, sheet, words, event.globalPos())

    def _place(self, point: QPointF) -> int:
        return self._view.rows_layout.place_at(self._view.scrolled + point.y())

    def _in_gutter(self, point: QPointF) -> bool:
        left = self._view.rows_layout.frame.gutter
        return left <= point.x() <= left + GUTTER

    def spot(self, point: QPointF, sheet: int) -> Spot | None:
        """The place in the text of a sheet at a point of the view; None where there is no text."""
        view, layout = self._view, self._view.rows_layout
        place = self._place(point)
        if place < 0 or sheet < 0 or layout.items[place].folded:
            return None
        index = layout.row_at_place(place)
        top = body_top(view.rows[index], layout.tops[place] - view.scrolled) + ROW_GAP / 2
        left = layout.frame.columns[sheet][0] + PADDING
        inside = QPointF(point.x() - left, point.y() - top)
        block, offset = layout.cells(place)[sheet].spot(inside)
        return Spot(index, block, offset) if block >= 0 else None

    # --- keys ------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Does what a key is for; False for a key that is for nothing here."""
        view, bar = self._view, self._view.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if view.current >= 0 and not control:
                view.open_fold(view.current)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() - 60)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() + 60)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Escape:
                view.escaped.emit()
            case Qt.Key.Key_C if control:
                view.copy()
            case _:
                return False
        return True

    def _step(self, step: int) -> None:
        """Goes to the next row or fold; a fold stays closed."""
        view, items = self._view, self._view.rows_layout.items
        if not items:
            return
        place = view.rows_layout.place_of(view.current) + step if view.current >= 0 else 0
        index = items[max(0, min(place, len(items) - 1))].rows[0]
        view.set_current(index)
        view.bring_into_sight(index)

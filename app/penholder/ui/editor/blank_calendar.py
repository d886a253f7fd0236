"""A calendar for the date of a blank: by arrows, or by the date typed in the field above it."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget


class BlankCalendar(QCalendarWidget):
    """Shows a month; `picked` tells a day taken by click or Enter, `moved` one gone to."""

    picked = Signal(object)
    moved = Signal(object)
    left = Signal(QKeyEvent)
    """Escape or Tab was pressed."""

    def __init__(self, date: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setAccessibleName("Calendar: arrows go to a day, Enter takes it")
        plain = QTextCharFormat()  # red week-ends mean nothing here, and are hard to read on dark
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
            button = self.findChild(QToolButton, name)
            if button is not None:  # Qt's own arrows are black in every theme
                button.setIcon(QIcon())
                button.setText(sign)
        self.show_date(date)
        self.clicked.connect(lambda day: self.picked.emit(_python(day)))
        self.selectionChanged.connect(lambda: self.moved.emit(self.date()))
        self._days = self.findChild(QTableView)
        if self._days is not None:
            self.setFocusProxy(self._days)
            self._days.installEventFilter(self)

    def date(self) -> datetime.date:
        """The day gone to."""
        return _python(self.selectedDate())

    def show_date(self, date: datetime.date) -> None:
        """Goes to a day without telling."""
        self.blockSignals(True)
        self.setSelectedDate(QDate(date.year, date.month, date.day))
        self.blockSignals(False)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | datetime.date) -> None:
        """Days of other months are faint."""
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        if day.month() == self.monthShown():
            super().paintCell(painter, rect, day)
            return
        painter.save()
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day()))
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the day; Escape and Tab are for the picker."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.picked.emit(self.date())
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.left.emit(event)
                return True
        return super().eventFilter(watched, event)


def _python(day: QDate) -> datetime.date:
    return datetime.date(day.year(), day.month(), day.day())

"""A date, typed as people write it or chosen in a calendar; "no date" is an answer too."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

_SWEDISH = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_NEAR = {"i dag": 0, "idag": 0, "i morgon": 1, "imorgon": 1, "i övermorgon": 2, "om en vecka": 7}
_FIRST, _LAST = QDate(1900, 1, 1), QDate(2200, 12, 31)


def read_date(text: str, now: date | None = None) -> str | None:
    """Read a date as people write it, as ISO; None if it is none.

    2027-02-03, 20270203, 3/2 2027, 3.2.2027, 3 februari 2027; without a year the next such day from `now` (today) on,
    and also "i dag", "i morgon", "fredag".
    """
    now = now or today()
    text = one_line(text).casefold()
    if text in _NEAR:
        return (now + timedelta(days=_NEAR[text])).isoformat()
    if text in _WEEKDAYS:
        return (now + timedelta(days=(_WEEKDAYS.index(text) - now.weekday() - 1) % 7 + 1)).isoformat()
    if found := re.fullmatch(r"(\d{4})-?(\d{1,2})-?(\d{1,2})", text):
        return _iso(int(found[1]), int(found[2]), int(found[3])) if "-" in text or len(text) == 8 else None
    if found := re.fullmatch(
        r"(?:den )?(\d{1,2})(?:[/.] ?(\d{1,2})|:?e? ([a-z]{3})[a-z]*\.?)(?:[ /.,-]+(\d{4}))?", text
    ):
        month = int(found[2]) if found[2] else _MONTHS.index(found[3]) + 1 if found[3] in _MONTHS else 0
        return _iso(int(found[4]), month, int(found[1])) if found[4] else _next(now, month, int(found[1]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _next(now: date, month: int, day: int) -> str | None:
    # 29 February may be up to eight years away.
    years = (_iso(year, month, day) for year in range(now.year, now.year + 9))
    return next((iso for iso in years if iso and iso >= now.isoformat()), None)


class Calendar(QCalendarWidget):
    """A month as in a Swedish almanac: Monday first, week numbers, Saturdays and Sundays like other days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_SWEDISH)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateRange(_FIRST, _LAST)
        self.setAccessibleName(_("Kalender"))
        for name, words in (
            ("qt_calendar_prevmonth", _("Föregående månad")),
            ("qt_calendar_nextmonth", _("Nästa månad")),
            ("qt_calendar_monthbutton", _("Välj månad")),
            ("qt_calendar_yearbutton", _("Välj år")),
            ("qt_calendar_calendarview", _("Dagar")),
            ("qt_calendar_yearedit", _("År")),
        ):
            part = self.findChild(QWidget, name)
            if part is not None:
                part.setAccessibleName(words)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        look = current()
        day, head, now = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        day.setForeground(look.colour("text"))
        head.setForeground(look.colour("muted"))
        head.setBackground(look.colour("surface"))
        now.setForeground(look.colour("text"))
        now.setFontWeight(600)
        now.setFontUnderline(True)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        self.setHeaderTextFormat(head)
        self.setDateTextFormat(QDate(), QTextCharFormat())
        self.setDateTextFormat(_qdate(today().isoformat()), now)
        self.setFixedSize(look.px(330), look.px(270))
        days = self.findChild(QTableView, "qt_calendar_calendarview")
        if days is not None:
            days.setFrameShape(QFrame.Shape.NoFrame)
            # The least that the application's headers have would push Sundays out of sight.
            days.horizontalHeader().setMinimumSectionSize(1)


class DateField(QWidget):
    """A line to type in, with a calendar (Alt+Down) and a cross for "no date".

    What is typed counts at Return, when the field is left or hidden, and at `settle`. What cannot be read stays in the field with a
    sentence under it, and `value` is what it was. `put` leaves half-typed text alone.
    """

    picked = Signal(object)
    """The user chose another date: ISO as `str`, or None for no date. Never for what `put` set."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value: str | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Inget datum"))
        self.line.setAccessibleName(name)
        self.line.setMaxLength(60)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.clear_button, self.calendar_button = QToolButton(), QToolButton()
        icons.put_icon(self.clear_button, "x", "muted")
        icons.put_icon(self.calendar_button, "calendar-clock")
        set_kind(self.clear_button, "quiet")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.calendar_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button, words in (
            (self.clear_button, _("Inget datum")),
            (self.calendar_button, _("Välj i kalendern (Alt+nedåtpil)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(f"{name}: {words}")
        self.clear_button.clicked.connect(self.clear)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.hint, "warn")
        self.hint.hide()
        self._popup: _Popup | None = None
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.clear_button)
        self._row.addWidget(self.calendar_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.line)
        theme().changed.connect(self._scale)
        self._scale()
        self._show()

    def value(self) -> str | None:
        """Return the date as ISO, None for no date: what was put, or chosen since."""
        return self._value

    def put(self, iso: str | None) -> None:
        """Show a date from outside, without telling."""
        self._value = iso or None
        if not (self.line.hasFocus() and self.line.isModified()):
            self._show()

    def settle(self) -> bool:
        """Let what is typed count; False, with a sentence under the field, if it cannot be read."""
        if not self.line.isModified():
            return self.hint.isHidden()
        text = self.line.text().strip()
        iso = read_date(text)
        if text and iso is None:
            self._say(_("Datumet går inte att läsa. Skriv till exempel 2027-02-03 eller 3 februari."))
            return False
        self._choose(iso)
        return True

    def clear(self) -> None:
        """Choose no date."""
        self._choose(None)
        self.line.setFocus()

    def open_calendar(self) -> None:
        """Show the month of the date, or this month."""
        if self._popup is None:
            self._popup = _Popup(self)
            self._popup.calendar.activated.connect(self._day)
            self._popup.calendar.clicked.connect(self._day)
            self._popup.now.clicked.connect(self._today)
            self._popup.none.clicked.connect(self._none)
        iso = read_date(self.line.text()) or self._value
        self._popup.show_at(self.line, _qdate(iso or today().isoformat()))

    @property
    def calendar(self) -> Calendar | None:
        """The open calendar."""
        return self._popup.calendar if self._popup is not None and self._popup.isVisible() else None

    def hideEvent(self, event: QHideEvent) -> None:
        """Being hidden or closed lets what is typed count, if it can be read."""
        text = self.line.text().strip()
        if not text or read_date(text):
            self.settle()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line, and what leaving it means."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(event.reason())
        return False

    def _left(self, reason: Qt.FocusReason) -> None:
        # The calendar that opens over the field begins with what is typed.
        if reason != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # What cannot be read must not reach a dialog's default button.
            return not self.settle()
        if key == Qt.Key.Key_Escape and self.line.isModified():
            self._show()
            return True
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.open_calendar()
            return True
        return False

    def _choose(self, iso: str | None) -> None:
        changed = iso != self._value
        self._value = iso
        self._show()
        if changed:
            self.picked.emit(iso)

    def _day(self, day: QDate) -> None:
        self._close()
        self._choose(_iso(day.year(), day.month(), day.day()))

    def _today(self) -> None:
        self._close()
        self._choose(today().isoformat())

    def _none(self) -> None:
        self._close()
        self._choose(None)

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.hint.hide()
        self.clear_button.setVisible(bool(self.line.text()))

    def _show(self) -> None:
        with QSignalBlocker(self.line):
            self.line.setText(self._value or "")
        self.line.setModified(False)
        spoken = spoken_date(self._value, weekday=True) if self._value else _("Inget datum")
        self.line.setToolTip(spoken)
        self.line.setAccessibleDescription(spoken)
        self.clear_button.setVisible(self._value is not None)
        self.hint.hide()

    def _say(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.show()
        self.line.setAccessibleDescription(sentence)
        announce(self.line, f"{self._name}: {sentence}", urgent=True)

    def _scale(self) -> None:
        look = current()
        self._row.setSpacing(look.px(4))
        self.line.setMinimumWidth(look.px(120))


class _Popup(QFrame):
    """The calendar with "today" and "no date" under it; Escape closes it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        set_kind(self, "panel")
        self.calendar = Calendar()
        self.now, self.none = QPushButton(_("I dag")), QPushButton(_("Inget datum"))
        row = QHBoxLayout()
        row.addWidget(self.now)
        row.addStretch(1)
        row.addWidget(self.none)
        column = QVBoxLayout(self)
        column.addWidget(self.calendar)
        column.addLayout(row)

    def show_at(self, line: QWidget, day: QDate) -> None:
        """Open under the line, or over it where the screen ends."""
        with QSignalBlocker(self.calendar):
            self.calendar.setSelectedDate(day)
        self.adjustSize()
        at = line.mapToGlobal(QPoint(0, line.height() + current().px(4)))
        room = line.screen().availableGeometry()
        if at.y() + self.height() > room.bottom():
            at.setY(line.mapToGlobal(QPoint(0, 0)).y() - self.height() - current().px(4))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), at.y()))
        self.move(at)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)


def _qdate(iso: str) -> QDate:
    return QDate.fromString(iso, Qt.DateFormat.ISODate)

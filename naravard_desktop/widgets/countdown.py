"""Time left as large figures and words. It has no clock: whoever keeps time tells it the seconds."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, theme

State = Literal["normal", "warn", "over"]

_GAP = 8
_COLOURS: dict[State, str] = {"normal": "text", "warn": "warn", "over": "over"}


def state(left: int, total: int) -> State:
    """Return how it stands with `left` of `total` seconds: warn from 20 % left, over from 5 % left and past the end.

    With no total (a moment without a length) only time past the end counts.
    """
    if left <= 0 or left * 20 <= total:
        return "over"
    return "warn" if left * 5 <= total else "normal"


def figures(left: int) -> str:
    """Return minutes:seconds, without a sign: the word beside it says which side of the end it is."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{minutes}:{seconds:02}"


def word(left: int, total: int) -> str:
    """Return the word beside the figures, different for each state."""
    if left < 0:
        return _("över tiden")
    how = state(left, total)
    if how == "over":
        return _("strax slut") if left else _("tiden är slut")
    return _("snart slut") if how == "warn" else _("kvar")


def words(left: int) -> str:
    """Return the time in whole minutes as it is said; it is the same for a minute at a time."""
    minutes = abs(left) // 60
    if left < 0:
        if minutes == 0:
            return _("Tiden är slut")
        return _("1 minut över tiden") if minutes == 1 else _("{n} minuter över tiden").format(n=minutes)
    if minutes == 0:
        return _("Mindre än en minut kvar") if left else _("Tiden är slut")
    return _("1 minut kvar") if minutes == 1 else _("{n} minuter kvar").format(n=minutes)


class Countdown(QWidget):
    """One thing for a screen reader, painted: labels that change each second would talk without end."""

    def __init__(self, parent: QWidget | None = None, size: int = tokens.SIZE_CLOCK) -> None:
        super().__init__(parent)
        self._size = size
        self._left = 0
        self._total = 0
        self._paused = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words(0))
        theme().changed.connect(self.updateGeometry)

    def set_left(self, left: int, total: int, *, paused: bool = False) -> None:
        """Show `left` of `total` seconds; negative is past the end."""
        if (left, total, paused) == (self._left, self._total, self._paused):
            return
        before = len(figures(self._left)), self._word()
        self._left, self._total, self._paused = left, total, paused
        said = _("{time}, pausat").format(time=words(left)) if paused else words(left)
        if said != self.accessibleName():
            self.setAccessibleName(said)
        if before != (len(figures(left)), self._word()):
            self.updateGeometry()
        self.update()

    def state(self) -> State:
        """Return the state shown."""
        return state(self._left, self._total)

    def text(self) -> str:
        """Return what is read on it."""
        return f"{figures(self._left)} {self._word()}"

    def sizeHint(self) -> QSize:
        """Return the room for the figures and the word on one line."""
        large, small = self._metrics()
        width = large.horizontalAdvance(figures(self._left)) + small.horizontalAdvance(self._word())
        return QSize(width + current().px(_GAP) + 2, large.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: time left is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint figures and word on one base line."""
        look = current()
        large, small = self._metrics()
        baseline = (self.height() + large.ascent() - large.descent()) // 2
        time = figures(self._left)
        with QPainter(self) as painter:
            painter.setPen(look.colour(_COLOURS[self.state()]))
            painter.setFont(look.font(self._size, strong=True))
            painter.drawText(0, baseline, time)
            if self.state() == "normal":
                painter.setPen(look.colour("muted"))
            painter.setFont(look.font(self._word_size(), strong=self.state() != "normal"))
            left = large.horizontalAdvance(time) + look.px(_GAP)
            rect = QRect(left, baseline - small.ascent(), self.width() - left, small.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, self._word())

    def _word(self) -> str:
        return _("pausat") if self._paused and self._left >= 0 else word(self._left, self._total)

    def _word_size(self) -> int:
        return max(tokens.SIZE_BODY, round(self._size * 0.46))

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        look = current()
        return (
            QFontMetrics(look.font(self._size, strong=True)),
            QFontMetrics(look.font(self._word_size(), strong=True)),
        )

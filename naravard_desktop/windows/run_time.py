"""Time left, pause and more time: below each other in a column, or on one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.widgets import theme, tokens
from naravard_desktop.widgets.countdown import Countdown

PAUSE_KEY, MORE_KEY = "Alt+P", "Alt++"


class RunTime(QWidget):
    """Shows what it is told and tells what is pressed."""

    pause_pressed = Signal()
    minutes_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.countdown = Countdown()
        self.pause = QPushButton(_("Pausa"))
        self.one, self.five = QPushButton("+1"), QPushButton("+5")
        self.one.setAccessibleName(_("En minut till"))
        self.five.setAccessibleName(_("Fem minuter till"))
        self.one.setToolTip(_("En minut till ({key})").format(key=MORE_KEY))
        self.five.setToolTip(_("Fem minuter till"))
        self.pause.clicked.connect(self.pause_pressed)
        self.one.clicked.connect(self.one_more)
        self.five.clicked.connect(self._five_more)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.countdown)
        self._buttons = QHBoxLayout()
        for button in (self.pause, self.one, self.five):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._box.addLayout(self._buttons)
        theme.theme().changed.connect(self._scale)
        self._scale()

    def show_time(self, times: Timing, *, on: bool, paused: bool) -> None:
        """Show an instant; `on` is False before the start and after the end."""
        self.countdown.set_left(times.left, times.total, paused=paused)
        self.setVisible(on)
        self.pause.setText(_("Fortsätt") if paused else _("Pausa"))
        tip = _("Låt tiden gå igen ({key})") if paused else _("Stanna tiden ({key})")
        self.pause.setToolTip(tip.format(key=PAUSE_KEY))

    def set_slim(self, *, slim: bool) -> None:
        """Put all on one line, or the buttons below the time."""
        way = QBoxLayout.Direction.LeftToRight if slim else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._scale()

    def one_more(self) -> None:
        """Ask for a minute."""
        self.minutes_pressed.emit(1)

    def _five_more(self) -> None:
        self.minutes_pressed.emit(5)

    def _scale(self) -> None:
        look = theme.current()
        slim = self._box.direction() == QBoxLayout.Direction.LeftToRight
        self._box.setSpacing(look.px(2 * tokens.UNIT if slim else 10))
        self._buttons.setSpacing(look.px(tokens.UNIT))

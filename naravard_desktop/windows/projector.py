"""Storbild: what the room sees, on the second screen. Never the facilitator's text, never what is hidden."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.windows.screens import ScreenId, all_screens, choose, identify


class ProjectorWindow(QWidget):
    """The room's window. It ignores stray closes, follows its screen and comes back when that is plugged in again."""

    lost = Signal()
    """The room's screen was unplugged; the window is hidden and will return."""
    found = Signal(str)
    """The window is on a screen; its name."""
    asked_to_hide = Signal()
    """Escape was pressed in it, or the system wanted it closed."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(_("Storbild"))
        self.setObjectName("storbild")
        self._remembered: ScreenId | None = None
        self._wanted = False
        self._facilitator: QScreen | None = None
        self._blank = QWidget()
        self._blank.setStyleSheet("background: black")
        self._frozen = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._live = QWidget()
        self._live_layout = QVBoxLayout(self._live)
        self._live_layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout(self)
        for layer in (self._live, self._frozen, self._blank):
            self._stack.addWidget(layer)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._look_again)
            app.screenRemoved.connect(self._screen_gone)

    def set_content(self, content: QWidget) -> None:
        """Show another view to the room; the former one is deleted. While frozen the room goes on seeing the old picture."""
        while item := self._live_layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._live_layout.addWidget(content)

    def put_up(self, facilitator: QScreen | None, remembered: ScreenId | None = None) -> bool:
        """Show the room's view on its screen; False if there is no screen but the facilitator's."""
        self._wanted, self._facilitator, self._remembered = True, facilitator, remembered
        return self._place()

    def take_down(self) -> None:
        """Hide the room's view until it is put up again."""
        self._wanted = False
        self.hide()

    def move_to(self, screen: QScreen) -> None:
        """Move to a screen that the facilitator chose, and remember it."""
        self._wanted, self._remembered = True, identify(screen)
        self._go(screen)

    @property
    def remembered(self) -> ScreenId | None:
        """The screen to choose next time."""
        return self._remembered

    @property
    def is_blank(self) -> bool:
        """Whether the room sees nothing."""
        return self._stack.currentWidget() is self._blank

    @property
    def is_frozen(self) -> bool:
        """Whether the room sees a picture of how it was."""
        return self._stack.currentWidget() is self._frozen

    def set_blank(self, *, blank: bool) -> None:
        """Let the room see nothing, or what goes on."""
        self._stack.setCurrentWidget(self._blank if blank else self._live)

    def set_frozen(self, *, frozen: bool) -> None:
        """Let the room go on seeing what it sees now, while the facilitator works."""
        if frozen and not self.is_frozen:
            self._frozen.setPixmap(self._live.grab())
            self._frozen.setAccessibleName(_("Fryst bild"))
        self._stack.setCurrentWidget(self._frozen if frozen else self._live)

    def _place(self) -> bool:
        screen = choose(all_screens(), self._facilitator, self._remembered)
        if screen is None:
            self.hide()
            return False
        self._go(screen)
        return True

    def _go(self, screen: QScreen) -> None:
        self._remembered = identify(screen)
        # Not showFullScreen(): some window managers then put the window on the primary screen.
        self.setScreen(screen)
        self.setGeometry(QRect(screen.geometry()))
        self.show()
        self.found.emit(screen.name())

    def _screen_gone(self, screen: QScreen) -> None:
        if self._wanted and self._remembered == identify(screen):
            self.hide()
            self.lost.emit()

    def _look_again(self) -> None:
        if self._wanted and not self.isVisible():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Escape takes the view down; the keys of the facilitator's window are not heard here."""
        if event.key() == Qt.Key.Key_Escape:
            self.asked_to_hide.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """A stray Alt+F4 on the room's screen must not end anything."""
        event.ignore()
        self.asked_to_hide.emit()

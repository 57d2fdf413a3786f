"""Storbild: what the room sees, on the second screen. Never the facilitator's text, never what is hidden."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from naravard_desktop.core.language import _
from naravard_desktop.windows.screens import ScreenId, all_screens, choose, identify

_PATIENCE_MS = 300
_TRIES = 3
"""A window manager that will have the window elsewhere is asked so many times, and then left in peace."""


class Curtain(QWidget):
    """What the room looks at: what goes on, or a picture of how it was, or nothing at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = QWidget(self)
        self._live_layout = QVBoxLayout(self._live)
        self._live_layout.setContentsMargins(0, 0, 0, 0)
        self._picture = _Picture(self)
        self._black = _Picture(self)
        self._black.setAccessibleName(_("Svart bild"))
        self.is_blank = self.is_frozen = False
        self._draw()

    def set_content(self, content: QWidget) -> None:
        """Show another view to the room; the former one is deleted. While frozen the room goes on seeing the old picture."""
        while item := self._live_layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._live_layout.addWidget(content)

    def set_blank(self, *, blank: bool) -> None:
        """Let the room see nothing, or what it saw before: what goes on, or the picture."""
        self.is_blank = blank
        self._draw()

    def set_frozen(self, *, frozen: bool) -> None:
        """Let the room go on seeing what it sees now, while the facilitator works."""
        if frozen and not self.is_frozen:
            self._picture.show_picture(self._live.grab())
            self._picture.setAccessibleName(_("Fryst bild"))
        self.is_frozen = frozen
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """All fill it, also those that are not seen: they may be any moment."""
        super().resizeEvent(event)
        for layer in (self._live, self._picture, self._black):
            layer.setGeometry(self.rect())

    def _draw(self) -> None:
        # What is not seen is hidden: it is not to be read by a screen reader either.
        seen = self._black if self.is_blank else self._picture if self.is_frozen else self._live
        seen.show()
        for layer in (self._live, self._picture, self._black):
            layer.setVisible(layer is seen)


class ProjectorWindow(QWidget):
    """The room's window. It ignores stray closes, follows its screen and comes back when that is plugged in again."""

    lost = Signal()
    """The room's screen is gone, or is the facilitator's now; the window is hidden and will return."""
    found = Signal(str)
    """The window is on a screen; its name."""
    asked_to_hide = Signal()
    """Escape was pressed in it, or the system wanted it closed."""

    def __init__(self) -> None:
        # The keys stay with the facilitator's window, also when this one comes up or is clicked.
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, Qt.WindowType.Window | flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(_("Storbild"))
        self.setObjectName("storbild")
        self.wanted = False
        self._remembered: ScreenId | None = None
        self._on: QScreen | None = None
        self._facilitator: QScreen | None = None
        self._tries = 0
        self.curtain = Curtain(self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._go_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.curtain)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._look_again)
            app.screenRemoved.connect(self._screen_gone)

    def set_content(self, content: QWidget) -> None:
        """Show another view to the room; the former one is deleted. While frozen the room goes on seeing the old picture."""
        self.curtain.set_content(content)

    def put_up(self, facilitator: QScreen | None, remembered: ScreenId | None = None) -> bool:
        """Show the room's view on its screen; False if there is none but the facilitator's: then it comes up with one."""
        self.wanted, self._facilitator = True, facilitator
        self._remembered = remembered or self._remembered
        return self._place()

    def take_down(self) -> None:
        """Hide the room's view until it is put up again; then it shows what goes on."""
        self.wanted = False
        self.hide()
        self.set_blank(blank=False)
        self.set_frozen(frozen=False)

    def move_to(self, screen: QScreen) -> None:
        """Move to a screen that the facilitator chose, and remember it."""
        self.wanted, self._remembered = True, identify(screen)
        self._go(screen)

    def facilitator_at(self, screen: QScreen | None) -> None:
        """The facilitator's window is on this screen now: the room's view keeps away from it, or comes back from there."""
        if screen is not self._facilitator:
            self._facilitator = screen
            if self.wanted and not self._place():
                self.lost.emit()

    @property
    def remembered(self) -> ScreenId | None:
        """The screen to choose next time."""
        return self._remembered

    @property
    def on(self) -> QScreen | None:
        """The screen that the room's view is on; None while it is hidden."""
        return self._on if self._on is not None and self.isVisible() and isValid(self._on) else None

    @property
    def is_blank(self) -> bool:
        """Whether the room sees nothing."""
        return self.curtain.is_blank

    @property
    def is_frozen(self) -> bool:
        """Whether the room sees a picture of how it was, or will when it is not blank."""
        return self.curtain.is_frozen

    def set_blank(self, *, blank: bool) -> None:
        """Let the room see nothing, or what it saw before."""
        self.curtain.set_blank(blank=blank)

    def set_frozen(self, *, frozen: bool) -> None:
        """Let the room go on seeing what it sees now, while the facilitator works."""
        self.curtain.set_frozen(frozen=frozen)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's
        """Notice if somebody else moves the window."""
        super().moveEvent(event)
        self._patience.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Notice if somebody else makes the window smaller."""
        super().resizeEvent(event)
        self._patience.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Escape takes the view down; the keys of the facilitator's window are not heard here."""
        if event.key() == Qt.Key.Key_Escape:
            self.asked_to_hide.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """A stray Alt+F4 on the room's screen must not end anything."""
        event.ignore()
        self.asked_to_hide.emit()

    def _place(self, gone: QScreen | None = None) -> bool:
        screens = [screen for screen in all_screens() if screen is not gone]
        screen = choose(screens, self._facilitator, self._remembered)
        if screen is None:
            self.hide()
            return False
        self._remembered = self._remembered or identify(screen)
        if screen is not self.on:
            self._go(screen)
        return True

    def _go(self, screen: QScreen) -> None:
        if self._on is not None and isValid(self._on):
            self._on.geometryChanged.disconnect(self._fit)
        self._on, self._tries = screen, 0
        screen.geometryChanged.connect(self._fit)
        # Not showFullScreen(): some window managers then put the window on the primary screen.
        self.setScreen(screen)
        self._fit()
        active = QApplication.activeWindow()
        self.show()
        if active is not None and not isinstance(
            active, ProjectorWindow
        ):  # where the system gives a new window the keys all the same
            active.activateWindow()
        self.found.emit(screen.name())

    def _fit(self) -> None:
        if self._on is not None and isValid(self._on):
            self.setGeometry(QRect(self._on.geometry()))

    def _go_back(self) -> None:
        screen = self.on
        if screen is not None and self.geometry() != screen.geometry() and self._tries < _TRIES:
            self._tries += 1
            self.setScreen(screen)
            self._fit()
            self._patience.start()

    def _screen_gone(self, screen: QScreen) -> None:
        if self._on is screen:
            self._on = None
            if self.wanted and not self._place(gone=screen):
                self.lost.emit()

    def _look_again(self) -> None:
        if self.wanted:
            self._place()


class _Picture(QWidget):
    """A picture as large as there is room, on black; all black without one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()

    def show_picture(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            if self._pixmap.isNull():
                return
            size = self._pixmap.deviceIndependentSize().toSize()
            fitted = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = QSize(self.size() - fitted) / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRect(QPoint(left.width(), left.height()), fitted), self._pixmap)

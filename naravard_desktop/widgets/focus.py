"""One focus ring for every widget, drawn over the window so that no parent clips it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, theme

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Paint,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
}
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


def install(app: QApplication) -> "FocusRing":
    """Show the ring in all windows of `app` from now on; returns the one there is if called again."""
    found = app.findChild(FocusRing)
    return found if found is not None else FocusRing(app)


def takes_text(widget: QWidget) -> bool:
    """Return whether one types in `widget`: then the ring is shown also when the mouse gave it focus."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def target(widget: QWidget) -> QRect:
    """Return what has focus in `widget`, in its coordinates: in a list the current row, else all of it."""
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        viewport = widget.viewport()
        rect = widget.visualRect(index) if index.isValid() else QRect()
        if widget.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            rect.setLeft(0)
            rect.setRight(viewport.width() - 1)
        seen = rect.intersected(viewport.rect())
        if not seen.isEmpty():
            # Inside the row, or the ring would lie on its neighbours.
            inset = reach()
            return seen.adjusted(inset, inset, -inset, -inset).translated(viewport.pos())
    return widget.rect()


def reach() -> int:
    """Return how far the ring's outer edge lies from what it goes round."""
    return current().px(tokens.RING + tokens.RING_OFFSET)


def _seen(widget: QWidget, rect: QRect) -> QRect:
    """Return the part of `rect` (of `widget`) that scroll areas leave in sight, in the window's coordinates."""
    window = widget.window()
    seen = rect.translated(widget.mapTo(window, QPoint(0, 0)))
    at = widget.parentWidget()
    while at is not None and at is not window:
        if at.objectName() == "qt_scrollarea_viewport":
            seen = seen.intersected(at.rect().translated(at.mapTo(window, QPoint(0, 0))))
        at = at.parentWidget()
    return seen


class _Overlay(QFocusFrame):
    """The ring in one window. A QFocusFrame because Qt leaves those out of the accessible tree; it is told where to be."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring just inside the overlay's edge."""
        look = current()
        width = look.px(tokens.RING)
        radius = look.px(tokens.RADIUS_CONTROL) + width / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("focus"), width))
            half = width / 2
            box = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, min(radius, box.height() / 2), min(radius, box.height() / 2))


class FocusRing(QObject):
    """Follows the focus of the application. Shown for the keyboard and for text fields, not for a clicked button."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._widget: QWidget | None = None
        self._watched: list[QObject] = []
        self._overlay: _Overlay | None = None
        self._wanted = False
        # A change often comes as several events: the ring is placed once, after them.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        app.focusChanged.connect(self._moved)
        theme().changed.connect(self._soon.start)
        self._moved(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice what moves or hides what has focus, and a key pressed where the mouse had been."""
        kind = event.type()
        if kind in _MOVES:
            self._soon.start()
        elif kind == QEvent.Type.KeyPress and watched is self._widget and not self._wanted:
            self._wanted = True
            self._soon.start()
        elif kind in _MOUSE and self._widget is not None and self._wanted and not takes_text(self._widget):
            self._wanted = False
            self._soon.start()
        return False

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []
        self._widget = now
        if now is not None:
            by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            self._wanted = takes_text(now) or not by_mouse
            self._watch(now)
        self._place()

    def _watch(self, widget: QWidget) -> None:
        if isinstance(widget, QAbstractScrollArea):
            self._watched.append(widget.viewport())
        at: QWidget | None = widget
        while at is not None:
            self._watched.append(at)
            at = at.parentWidget() if not at.isWindow() else None
        for one in self._watched:
            one.installEventFilter(self)

    def _place(self) -> None:
        widget = self._widget
        if widget is not None and not isValid(widget):
            widget = self._widget = None
        rect = QRect()
        if widget is not None and self._wanted and widget.isVisible() and widget.isEnabled() and not _popup(widget):
            rect = _seen(widget, target(widget))
        old = self._overlay
        if (
            old is not None
            and isValid(old)
            and (rect.isEmpty() or widget is None or old.parent() is not widget.window())
        ):
            old.hide()
        if widget is None or rect.isEmpty():
            return
        overlay = self._overlay = _overlay_of(widget.window())
        out = reach()
        placed = rect.adjusted(-out, -out, out, out).intersected(widget.window().rect())
        if overlay.geometry() != placed:
            overlay.setGeometry(placed)
        if overlay.isHidden():
            overlay.show()
        overlay.raise_()


def _popup(widget: QWidget) -> bool:
    return widget.window().windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def _overlay_of(window: QWidget) -> _Overlay:
    for child in window.children():
        if isinstance(child, _Overlay):
            return child
    return _Overlay(window)

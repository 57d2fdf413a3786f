"""The agenda as a drop-down, where there is no room for it beside the moment."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import icons, theme, tokens
from naravard_desktop.windows.run_agenda import RunAgenda
from naravard_desktop.windows.run_agenda_view import AgendaView

_WIDTH = 340
_ARROW = 14


class DropButton(QPushButton):
    """A button with an arrow after its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.theme().changed.connect(self._scale)
        self._scale()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        """Draw the arrow on top of the button."""
        super().paintEvent(event)
        look = theme.current()
        side = look.px(_ARROW)
        colour = look.colours.text if self.isEnabled() else look.colours.disabled
        with QPainter(self) as painter:
            at = QPoint(self.width() - look.px(12) - side, (self.height() - side) // 2)
            painter.drawPixmap(at, icons.pixmap("chevron-down", colour, side, self.devicePixelRatioF()))

    def _scale(self) -> None:
        self.setStyleSheet(f"padding-right: {theme.current().px(12 + _ARROW + 8)}px;")


class AgendaDrop(QFrame):
    """A list in a window of its own: Enter or a click goes to a moment, Escape closes it."""

    chosen = Signal(str)

    def __init__(self, model: RunAgenda, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.set_kind(self, "banner")
        self.setWindowTitle(_("Program"))
        self.view = AgendaView(model)
        self.view.setToolTip("")
        self.view.clicked.connect(self.view.activated)
        self.view.chosen.connect(self._choose)
        self._foot = QLabel()
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.setWordWrap(True)
        theme.set_kind(self._foot, "secondary")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self._foot)

    def say(self, text: str) -> None:
        """Say something below the list: how the day stands."""
        self._foot.setText(text)
        self._foot.setVisible(bool(text))

    def open_below(self, button: QWidget, step_id: str | None) -> None:
        """Show the agenda below a button, standing on a step, as high as the screen lets it be."""
        look = theme.current()
        edge = look.px(tokens.UNIT)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._foot.setContentsMargins(edge, 0, edge, 0)
        space = button.screen().availableGeometry()
        width = min(look.px(_WIDTH), space.width())
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + look.px(4)))
        below = space.bottom() - corner.y() - edge
        least = min(look.px(tokens.COLUMN), space.height())
        foot = 0 if self._foot.isHidden() else self._foot.heightForWidth(width - 2 * edge) + self._column.spacing()
        high = self.view.whole_height(width - 2 * edge - 2) + foot + 2 * edge + 2
        size = QSize(width, min(high, max(below, least)))
        top = min(corner.y(), space.bottom() - size.height())
        left = min(corner.x(), space.right()) - width
        self.setGeometry(max(space.left(), left), max(space.top(), top), size.width(), size.height())
        self.show()
        self.view.stand_at(step_id)
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Close at Escape: a popup that is a frame does not by itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _choose(self, step_id: str) -> None:
        self.hide()
        self.chosen.emit(step_id)

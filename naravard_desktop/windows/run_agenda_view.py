"""The agenda's list: each row has its time, its title in as many lines as it needs, and its length."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.widgets import icons, theme, tokens
from naravard_desktop.windows.run_agenda import ROW, AgendaRow, RunAgenda

Index = QModelIndex | QPersistentModelIndex

_MOST_LINES = 4
_LINE = 1.35
_PAD_X, _PAD_Y, _GAP = 9, 7, 10


class AgendaView(QListView):
    """Arrows go through it; Enter or a double click chooses. The moment that is on has tint and bar wherever one stands."""

    chosen = Signal(str)
    """A step is to be gone to, by id."""

    def __init__(self, model: RunAgenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.set_kind(self, "plain")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Program"))
        self.setAccessibleDescription(_("Enter går till momentet"))
        self.setToolTip(_("Dubbelklicka eller tryck Enter för att gå till ett moment"))
        self.activated.connect(self._activated)
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)
        theme.theme().changed.connect(self.scheduleDelayedItemsLayout)

    def stand_at(self, step_id: str | None) -> None:
        """Stand on a step and show it; on none, stay without choosing any."""
        row = self._rows.row_of(step_id)
        if row < 0:
            self.clearSelection()
        else:
            index = self._rows.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def whole_height(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return sum(_lay(row, width).height for row in self._rows.rows)

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self._rows.rows[index.row()].step_id)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where a row's parts are, from its left edge, and its lines."""

    title_x: int
    minutes_x: int
    lines: tuple[str, ...]
    font: QFont
    line: int
    small: QFont
    word: str
    height: int


def _lay(row: AgendaRow, width: int) -> _Laid:
    look = theme.current()
    small = look.font(tokens.SIZE_SMALL)
    # Measured strong: becoming the one that is on must not move the others.
    strong = look.font(tokens.SIZE_SECONDARY, strong=True)
    metrics = QFontMetrics(small)
    title_x = look.px(_PAD_X) + metrics.horizontalAdvance("00.00") + look.px(_GAP)
    minutes_x = width - look.px(_PAD_X) - metrics.horizontalAdvance(str(max(row.minutes, 10)))
    room = max(1, minutes_x - look.px(tokens.UNIT) - title_x)
    lines, whole = wrap(row.title, strong, room, _MOST_LINES)
    if not whole:
        lines = (*lines[:-1], f"{lines[-1][:-1]}…")
    word = row.word if row.state in {"paused", "skipped"} else ""
    line = round(look.px(tokens.SIZE_SECONDARY) * _LINE)
    height = 2 * look.px(_PAD_Y) + line * (len(lines) + bool(word))
    return _Laid(title_x, minutes_x, lines, strong, line, small, word, height)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the height that the title needs at the view's width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, _lay(index.data(ROW), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row: what is on with tint, bar and strong text; what is done muted, with a tick for its length."""
        row: AgendaRow = index.data(ROW)
        look, rect = theme.current(), option.rect
        laid = _lay(row, rect.width())
        past = row.state in {"left", "skipped"}
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.px(tokens.RADIUS_CONTROL)
        if row.on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tint"))
            painter.drawRoundedRect(rect, radius, radius)
            painter.fillRect(QRect(rect.topLeft(), QSize(look.px(tokens.BAR), rect.height())), look.colour("primary"))
        if option.state & QStyle.StateFlag.State_Selected and not row.on:
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), radius, radius)
        top = rect.top() + look.px(_PAD_Y)
        drop = (laid.line - QFontMetrics(laid.font).height()) // 2 + QFontMetrics(laid.font).ascent()
        painter.setFont(laid.small)
        painter.setPen(look.colour("text" if row.on else "muted"))
        painter.drawText(rect.left() + look.px(_PAD_X), top + drop, row.begins)
        painter.setPen(look.colour("muted"))
        if row.state == "left":
            self._tick(painter, rect, top + (laid.line - look.px(tokens.SIZE_BODY)) // 2)
        else:
            painter.drawText(rect.left() + laid.minutes_x, top + drop, str(row.minutes))
        painter.setFont(laid.font if row.on else look.font(tokens.SIZE_SECONDARY))
        painter.setPen(look.colour("primary" if row.on else "muted" if past else "text"))
        for line in laid.lines:
            painter.drawText(rect.left() + laid.title_x, top + drop, line)
            top += laid.line
        if laid.word:
            painter.setFont(laid.small)
            painter.setPen(look.colour("muted"))
            painter.drawText(rect.left() + laid.title_x, top + drop, laid.word)
        painter.restore()

    def _tick(self, painter: QPainter, rect: QRect, top: int) -> None:
        look = theme.current()
        side = look.px(tokens.SIZE_BODY)
        ratio = painter.device().devicePixelRatio()
        tick = icons.pixmap("check", look.colours.muted, side, ratio)
        painter.drawPixmap(QPoint(rect.right() - look.px(_PAD_X) - side, top), tick)

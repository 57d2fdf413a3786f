"""The marks of organisations, drawn: a shape and a colour for each, so that neither carries the meaning alone."""

from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from naravard_desktop.widgets.theme import current

Shape = Literal["circle", "square", "diamond", "triangle"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
SIZE = 11

_COLOURS: dict[Shape, str] = {
    "circle": "region",
    "square": "municipality",
    "diamond": "private",
    "triangle": "other",
}


def draw(painter: QPainter, shape: Shape, rect: QRectF, colour: QColor | None = None) -> None:
    """Fill `shape` in the middle of `rect`, in its own colour if none is given; leaves the painter as it was."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour or current().colour(_COLOURS[shape]))
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRoundedRect(box, side / 6, side / 6)
    else:
        painter.drawPolygon(_corners(shape, box))
    painter.restore()


def pixmap(shape: Shape, ratio: float = 1.0, size: int = SIZE) -> QPixmap:
    """Return the mark at the zoom of now, with a margin of a pixel, for a screen of `ratio` device pixels a pixel."""
    side = current().px(size) + 2
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        draw(painter, shape, QRectF(1, 1, side - 2, side - 2))
    return made


def _corners(shape: Shape, box: QRectF) -> QPolygonF:
    middle = box.center()
    if shape == "triangle":
        return QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()])
    # A diamond looks smaller than a square of its width.
    reach = box.width() * 0.58
    return QPolygonF([middle + QPointF(x, y) * reach for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))])

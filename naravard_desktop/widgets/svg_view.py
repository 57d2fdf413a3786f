"""A picture made elsewhere as SVG, shown in its proportions."""

import re

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from naravard_desktop.widgets.theme import current, theme

_CLIP = re.compile(
    rb"<clipPath\b[^>]*/>|<clipPath\b.*?</clipPath>|\sclip-path\s*=\s*(?:\"[^\"]*\"|'[^']*')|clip-path\s*:[^;\"']*;?",
    re.DOTALL,
)


def without_clips(svg: bytes) -> bytes:
    """Take clip paths out of an SVG: QtSvg paints those of reportlab's renderSVG as black boxes."""
    return _CLIP.sub(b"", svg)


class SvgView(QWidget):
    """Scales a picture to its room. `alt` is its accessible name, and is shown where the picture cannot be read."""

    def __init__(self, svg: bytes = b"", alt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)
        self.show_svg(svg, alt)

    def show_svg(self, svg: bytes, alt: str) -> None:
        """Show another picture."""
        self.setAccessibleName(alt)
        # Qt complains in the log of what is not SVG at all, and that is no news to anyone.
        if b"<svg" in svg:
            self._renderer.load(QByteArray(without_clips(svg)))
        else:
            self._renderer.load(QByteArray(b'<svg xmlns="http://www.w3.org/2000/svg"/>'))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the picture's own size at the zoom of now."""
        size = self._renderer.defaultSize()
        return QSize(current().px(size.width()), current().px(size.height())) if not size.isEmpty() else QSize(200, 40)

    def hasHeightForWidth(self) -> bool:
        """Return whether there are proportions to keep."""
        return not self._renderer.defaultSize().isEmpty()

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the proportions, no more than the picture's own."""
        size = self._renderer.defaultSize()
        if size.isEmpty():
            return -1
        return min(round(width * size.height() / size.width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle, or the words for it."""
        size = self._renderer.defaultSize()
        with QPainter(self) as painter:
            if size.isEmpty():
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), flags, self.accessibleName())
                return
            room = QRectF(QPointF(), QSizeF(size).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio))
            room.moveCenter(QRectF(self.rect()).center())
            self._renderer.render(painter, room)

"""A kept picture on the screen: small in a list, or as large as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from naravard_desktop.documents.picture_files import picture_file
from naravard_desktop.widgets.theme import current, set_kind, theme


def pixmap(content: bytes | None, box: QSize, ratio: float) -> QPixmap:
    """Return a picture that fits into a box on a screen of `ratio` device pixels a pixel; none for what is no picture.

    It is read as documents read it, which nothing that only says it is a picture can harm.
    """
    made = QPixmap()
    size = box * ratio
    found = picture_file(content, size.width(), size.height()) if content and not size.isEmpty() else None
    if found:
        made.loadFromData(found.content)
        made.setDevicePixelRatio(ratio)
    return made


class PictureView(QFrame):
    """Shows one picture on the white of paper, or says why there is none."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high, self._content, self._words = height, b"", ""
        self._shown = QLabel(self)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setWordWrap(True)
        self._shown.setMinimumWidth(1)
        set_kind(self._shown, "secondary")
        set_kind(self, "panel")
        layout = QVBoxLayout(self)
        layout.addWidget(self._shown)
        theme().changed.connect(self._scale)
        self._scale()

    def put(self, content: bytes | None, alt: str, instead: str) -> None:
        """Show a picture, described by `alt`; `instead` is said where there is none."""
        self._content, self._words = content or b"", instead
        self._shown.setAccessibleName(alt or instead)
        self._draw()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._shown.pixmap().isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Use the width there is."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        edge = 2 * current().px(8)
        box = QSize(self.width() - edge, self.height() - edge)
        made = pixmap(self._content, box, self.devicePixelRatioF())
        if made.isNull():
            self._shown.setText(self._words)
        else:
            self._shown.setPixmap(made)

    def _scale(self) -> None:
        edge = current().px(8)
        self.setFixedHeight(current().px(self._high))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
        self._draw()

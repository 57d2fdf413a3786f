"""Pages of a PDF as they will be printed. Only pages in sight are drawn."""

import functools

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from naravard_desktop.core.language import _

_GAP = 16
_MOST_WIDE = 900


class PageView(QScrollArea):
    """Shows a document page by page, as wide as there is room; a new version keeps the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = _Pages()
        self.setWidget(self._pages)
        self._tell()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document; where the reader was in the last one, they still are."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._pages.load(pdf)
        self._fit()
        bar.setValue(round(part * bar.maximum()))
        self._tell()

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages.sizes)

    def text(self) -> str:
        """Return the text of all pages, for a screen reader and for copying."""
        return self._pages.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._pages.fit(min(self.viewport().width() - 2 * _GAP, _MOST_WIDE))

    def _tell(self) -> None:
        count = self.page_count()
        self.setAccessibleName(
            _("Förhandsvisning, 1 sida") if count == 1 else _("Förhandsvisning, {n} sidor").format(n=count)
        )
        self.setAccessibleDescription(self.text()[:2000])


class _Pages(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[tuple[float, float]] = []
        self._document: pypdfium2.PdfDocument | None = None
        self._width = 0
        self._places: list[QRect] = []
        self._drawn = functools.lru_cache(maxsize=8)(self._draw)

    def load(self, pdf: bytes) -> None:
        if self._document:
            self._document.close()
        self._document = pypdfium2.PdfDocument(pdf)
        self.sizes = [self._document.get_page_size(number) for number in range(len(self._document))]
        self._drawn.cache_clear()
        self._width = 0

    def fit(self, width: int) -> None:
        if width == self._width or width <= 0:
            return
        self._width = width
        self._drawn.cache_clear()
        self._places, y = [], _GAP
        widest = max((size[0] for size in self.sizes), default=1.0)
        for wide, high in self.sizes:
            size = QSize(round(width * wide / widest), round(width * high / widest))
            self._places.append(QRect(_GAP, y, size.width(), size.height()))
            y += size.height() + _GAP
        self.setMinimumHeight(y)
        self.update()

    def text(self) -> str:
        if not self._document:
            return ""
        return "\n".join(page.get_textpage().get_text_range() for page in self._document)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        painter = QPainter(self)
        offset = max(0, (self.width() - self._width - 2 * _GAP) // 2)
        for number, place in enumerate(self._places):
            at = place.translated(offset, 0)
            if at.intersects(event.rect()):
                # Paper is white in the dark theme too: this is how it will be printed.
                painter.fillRect(at, QColor("white"))
                painter.drawImage(at, self._drawn(number, self.devicePixelRatioF()))
                painter.setPen(QColor(128, 128, 128))
                painter.drawRect(at)

    def _draw(self, number: int, ratio: float) -> QImage:
        assert self._document is not None  # noqa: S101 - there is a place only for a page
        scale = self._places[number].width() * ratio / self.sizes[number][0]
        bitmap = self._document[number].render(scale=scale, rev_byteorder=True)
        picture = bitmap.to_pil().convert("RGB")
        data = picture.tobytes()
        image = QImage(data, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
        return image.copy()  # the bytes go with this function

"""Pages of a PDF as they will be printed. Only pages in sight are drawn, and never in the window's own thread."""

import contextlib
import functools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme

T = TypeVar("T")

_GAP = 16
_WIDE = 900
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_MOST_TEXT = 4000


@functools.cache
def _thread() -> ThreadPoolExecutor:
    """PDFium is not thread-safe: every call of it, for all documents, is made in this one thread."""
    return ThreadPoolExecutor(1, "pdf")


def in_thread(job: Callable[[], T]) -> "Future[T]":
    """Have a job that uses PDFium done where that is allowed."""
    return _thread().submit(job)


def drawn(pdf: Any, number: int, scale: float, *, turned: bool = False) -> QImage:
    """Draw a page at `scale` pixels a point, a quarter turned if asked for. In PDFium's thread only."""
    page = pdf[number]
    try:
        bitmap = page.render(scale=scale, rotation=90 if turned else 0, rev_byteorder=True)
        try:
            size = (bitmap.width, bitmap.height, bitmap.stride)
            return QImage(bitmap.buffer, *size, QImage.Format.Format_RGB888).copy()  # the buffer goes with the bitmap
        finally:
            bitmap.close()
    finally:
        page.close()


def _page_text(pdf: Any, number: int) -> str:
    page = pdf[number]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_range())
        finally:
            text.close()
    finally:
        page.close()


class Reader(QObject):
    """A PDF that is opened, drawn and read in PDFium's thread; the answers come as signals."""

    opened = Signal(list)
    """The pages' sizes in points, as (width, height)."""
    drew = Signal(int, float, QImage)
    """A page, the scale it was asked for in, and its picture."""
    said = Signal(int, str)
    """A page and its text."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf: Any = None
        self._version = 0
        # Emitted in PDFium's thread, received in this one.
        self._answered.connect(self._receive)

    def open(self, pdf: bytes) -> None:
        """Open a document instead of the one before; what was asked of that one is not answered."""
        self._version += 1
        self._ask(functools.partial(self._load, pdf), self.opened)

    def draw(self, number: int, scale: float) -> None:
        """Have a page drawn; the picture is null if there is no such page any more."""
        self._ask(
            lambda: drawn(self._pdf, number, scale) if number < len(self._pdf or ()) else QImage(),
            self.drew,
            number,
            scale,
        )

    def say(self, number: int) -> None:
        """Have a page read, if there still is such a page."""
        self._ask(lambda: _page_text(self._pdf, number) if number < len(self._pdf or ()) else "", self.said, number)

    def text(self) -> str:
        """Return the text of all pages, when it has been read: for copying and tests."""
        return in_thread(lambda: "\n".join(_page_text(self._pdf, n) for n in range(len(self._pdf or ())))).result()

    def close(self) -> None:
        """Let the document go; what was asked of it is not answered."""
        self._version += 1
        if self._pdf is not None:
            in_thread(self._pdf.close).result()
            self._pdf = None

    def _load(self, pdf: bytes) -> list[tuple[float, float]]:
        # Loaded here: a window that shows no document does without.
        import pypdfium2

        old, self._pdf = self._pdf, pypdfium2.PdfDocument(pdf)
        if old is not None:
            old.close()
        return [self._pdf.get_page_size(number) for number in range(len(self._pdf))]

    def _ask(self, job: Callable[[], object], signal: Any, *params: object) -> None:
        version = self._version

        def tell(future: "Future[object]") -> None:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._answered.emit((version, future, signal, params))

        in_thread(job).add_done_callback(tell)

    def _receive(self, answer: tuple[int, "Future[object]", Any, tuple[object, ...]]) -> None:
        version, future, signal, params = answer
        if version == self._version:
            signal.emit(*params, future.result())


class PageView(QScrollArea):
    """Shows a document page by page, as wide as there is room for times `zoom`; a new version keeps the place."""

    shown = Signal()
    """A document has been laid out; its pictures come as they are drawn."""
    moved = Signal()
    """Another page is in front, there is another number of pages, or the zoom changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = 1.0
        self._told = (-1, -1)
        self._reader = Reader(self)
        self._pages = Pages(self._reader)
        self.setWidget(self._pages)
        self._reader.opened.connect(self._opened)
        self._reader.said.connect(self._said)
        self._rest = QTimer(self, singleShot=True, interval=200)
        self._rest.timeout.connect(self._read)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self._fit)
        self._tell()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document; where the reader was in the last one, they still are."""
        self._reader.open(pdf)

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages.sizes)

    def page(self) -> int:
        """Return the number of the page in front, from 1: the one a third down the view; 0 if there is none."""
        third = self._line() + self.viewport().height() // 3
        return self._pages.at(third)[0] + 1 if self._pages.sizes else 0

    def text(self) -> str:
        """Return the text of all pages, for copying."""
        return self._reader.text()

    def rest(self) -> None:
        """Wait until nothing is being drawn, and let the document go: before the window goes."""
        self._reader.close()

    def drawn_pages(self) -> list[int]:
        """Return which pages are kept as pictures: those in sight and the nearest."""
        return self._pages.kept()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages this much wider than there is room for; 1.0 fits the width."""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._fit()
        self._tell()

    def larger(self) -> None:
        """Show the pages larger."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom), ZOOMS[-1]))

    def smaller(self) -> None:
        """Show the pages smaller."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom), ZOOMS[0]))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room for."""
        self.set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Home and End go to the ends; the rest is as in anything that scrolls."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Zoom with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.larger()
        elif event.angleDelta().y() < 0:
            self.smaller()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        place = self._pages.at(self._line())
        self._pages.load(sizes)
        self._place(place)
        self._tell()
        self._rest.start()
        self.shown.emit()

    def _fit(self) -> None:
        self._place(self._pages.at(self._line()))

    def _place(self, place: tuple[int, float]) -> None:
        """Lay the pages out, with the same part of the same page at the top."""
        bar = self.verticalScrollBar()
        bar.setSingleStep(current().px(48))
        most = min(self.viewport().width() - 2 * _GAP, current().px(_WIDE))
        self._pages.fit(round(most * self.zoom))
        widget = self.widget()
        if widget is not None:
            # The scroll bars must know the new height before the place is found again.
            widget.resize(self._pages.minimumSize().expandedTo(self.viewport().size()))
        bar.setValue(self._pages.line(*place) if place != (0, 0.0) else 0)

    def _line(self) -> int:
        return self.verticalScrollBar().value() + _GAP

    def _scrolled(self) -> None:
        self._tell()
        self._rest.start()

    def _tell(self) -> None:
        at = (self.page(), self.page_count())
        if at != self._told:
            self._told = at
            name = _("Förhandsvisning, sida {page} av {count}").format(page=at[0], count=at[1])
            self.setAccessibleName(name if at[1] else _("Förhandsvisning"))
        self.moved.emit()

    def _read(self) -> None:
        if self._pages.sizes:
            self._reader.say(self.page() - 1)

    def _said(self, number: int, text: str) -> None:
        if number == self.page() - 1:
            self.setAccessibleDescription(text[:_MOST_TEXT])


def zoom_buttons(view: PageView) -> list[QToolButton]:
    """Return buttons for smaller pages, larger pages and the width there is."""
    made = []
    for name, words, job in (
        ("minus", _("Mindre sidor"), view.smaller),
        ("plus", _("Större sidor"), view.larger),
        ("maximize", _("Sidbredd"), view.fit_width),
    ):
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_kind(button, "quiet")
        icons.put_icon(button, name)
        button.clicked.connect(job)
        made.append(button)
    return made


class Pages(QWidget):
    """The paper. A page is white until its picture comes; until then an older one does."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.sizes: list[tuple[float, float]] = []
        self._reader = reader
        self._width = 0
        self._places: list[QRect] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._stale: set[int] = set()
        self._asked: int | None = None
        reader.drew.connect(self._drew)

    def load(self, sizes: list[tuple[float, float]]) -> None:
        """Take a new document's pages; old pictures of the same size stand in until theirs have been drawn."""
        same = {number for number, (old, new) in enumerate(zip(self.sizes, sizes, strict=False)) if old == new}
        self._pictures = {number: held for number, held in self._pictures.items() if number in same}
        self.sizes = sizes
        self._stale = set(self._pictures)
        self._width, self._asked = 0, None

    def kept(self) -> list[int]:
        """Return the pages there are pictures of."""
        return sorted(self._pictures)

    def fit(self, width: int) -> None:
        """Lay the pages out; the widest is `width` pixels."""
        if width == self._width or width <= 0:
            return
        self._width = width
        self._places, y = [], _GAP
        widest = max((size[0] for size in self.sizes), default=1.0)
        for wide, high in self.sizes:
            size = QSize(round(width * wide / widest), round(width * high / widest))
            self._places.append(QRect(QPoint(_GAP, y), size))
            y += size.height() + _GAP
        self.setMinimumSize(width + 2 * _GAP, y)
        self.update()

    def at(self, line: int) -> tuple[int, float]:
        """Return which page a line of pixels is on, and how far down on it, 0 to 1."""
        for number, place in enumerate(self._places):
            if line <= place.bottom() + _GAP:
                return number, max(0, line - place.top()) / place.height()
        return max(0, len(self._places) - 1), float(bool(self._places))

    def line(self, number: int, part: float) -> int:
        """Return where to scroll for this part of a page to be at the top."""
        if not self._places:
            return 0
        place = self._places[min(number, len(self._places) - 1)]
        return round(place.top() + part * place.height()) - _GAP

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        """Paint the pages in sight, and ask for the pictures that are missing."""
        look = current()
        seen = []
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number, place in enumerate(self._places):
                at = place.translated(max(0, (self.width() - self._width - 2 * _GAP) // 2), 0)
                if at.top() > event.rect().bottom():
                    break
                if at.intersects(event.rect()):
                    seen.append(number)
                    # Paper is white in the dark theme too: this is how it will be printed.
                    painter.fillRect(at, QColor("white"))
                    if number in self._pictures:
                        painter.drawImage(at, self._pictures[number][1])
                    painter.setPen(look.colour("edge"))
                    painter.drawRect(at)
        self._ask()

    def _in_sight(self) -> list[int]:
        seen = self.visibleRegion().boundingRect()
        return [
            number
            for number, place in enumerate(self._places)
            if place.top() <= seen.bottom() and place.bottom() >= seen.top()
        ]

    def _scale(self, number: int) -> float:
        return self._places[number].width() * self.devicePixelRatioF() / self.sizes[number][0]

    def _ask(self) -> None:
        """Have one page drawn at a time: scrolling past fifty pages must not queue fifty pictures."""
        seen = self._in_sight()
        if not seen or self._asked is not None:
            return
        near = range(max(0, seen[0] - 1), min(len(self._places), seen[-1] + 2))
        self._pictures = {number: held for number, held in self._pictures.items() if number in near}
        for number in (*seen, *near):
            held = self._pictures.get(number)
            if held is None or held[0] != self._scale(number) or number in self._stale:
                self._asked = number
                self._reader.draw(number, self._scale(number))
                return

    def _drew(self, number: int, scale: float, picture: QImage) -> None:
        self._asked = None
        if picture.isNull() or number >= len(self._places):
            return  # a shorter version is on its way
        self._stale.discard(number)
        self._pictures[number] = (scale, picture)
        self.update(self._places[number].adjusted(0, -1, self.width(), 1))
        self._ask()

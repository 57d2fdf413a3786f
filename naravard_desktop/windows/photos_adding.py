"""Pictures on their way in: each is read and made smaller in a thread of its own, one at a time, while the window goes on."""

import contextlib
import functools
import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import photo_files
from naravard_desktop.jobs.photo_files import PhotoFile, Purpose

_log = logging.getLogger("naravard")
_ENDINGS = " ".join(f"*.{one} *.{one.upper()}" for one in (*photo_files.ENDINGS, "heic", "heif"))

Job = Callable[[], PhotoFile]
"""Reads one picture; raises `Trouble` if it is none."""


@functools.cache
def _thread() -> ThreadPoolExecutor:
    """One: two large pictures at a time would take the memory of both."""
    return ThreadPoolExecutor(1, "pictures")


class Adding(QObject):
    """Reads what it is given in order and hands it over, one picture in each turn of the loop."""

    made = Signal(object)
    """A `PhotoFile` to keep."""
    refused = Signal(str)
    """Why a file was not taken, as a sentence."""
    moved = Signal(int, int)
    """How many of how many have been dealt with."""
    finished = Signal()
    """Nothing waits any more."""
    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._busy = False
        self._done, self._all, self._round = 0, 0, 0
        # Emitted in the thread, received in this one.
        self._answered.connect(self._receive)

    @property
    def busy(self) -> bool:
        """Whether something is being read or waits."""
        return self._busy

    def add(self, jobs: Sequence[Job]) -> None:
        """Read these too."""
        self._waiting.extend(jobs)
        self._all += len(jobs)
        self._next()

    def stop(self) -> None:
        """Leave what has not been handed over."""
        if self._busy:
            self._round += 1
            self._end()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        self.moved.emit(self._done, self._all)
        number = self._round

        def tell(future: "Future[PhotoFile]") -> None:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._answered.emit(number, future)

        _thread().submit(self._waiting.popleft()).add_done_callback(tell)

    def _receive(self, number: int, future: "Future[PhotoFile]") -> None:
        if number != self._round:
            return
        error = future.exception()
        if error is None:
            self.made.emit(future.result())
        elif isinstance(error, Trouble):
            self.refused.emit(str(error))
        else:
            _log.error("picture", exc_info=error)
            self.refused.emit(
                _("En bild kunde inte läsas på grund av ett fel i programmet. Spara den som JPEG och försök igen.")
            )
        self._done += 1
        self._busy = False
        if self._waiting:
            self._next()
        else:
            self._end()

    def _end(self) -> None:
        self._waiting.clear()
        self._busy, self._done, self._all = False, 0, 0
        self.finished.emit()


def picture_filter() -> str:
    """Return what a file dialog shows. HEIC too, so that it can be said what to do with it."""
    return _("Bilder") + f" ({_ENDINGS});;" + _("Alla filer") + " (*)"


def reading(files: Sequence[Path], purpose: Purpose = "photo") -> list[Job]:
    """Return the jobs that read files."""
    return [functools.partial(photo_files.read, file, purpose) for file in files]


def has_pictures(data: QMimeData) -> bool:
    """Tell whether files, or a picture by itself, can be taken from what is pasted or dropped."""
    return bool(_files(data)) or data.hasImage()


def wants_pictures(data: QMimeData) -> bool:
    """Tell whether what has been copied is pictures, also for a field that takes text."""
    return bool(_files(data)) or (data.hasImage() and not data.hasText())


def pasted(data: QMimeData, purpose: Purpose = "photo") -> list[Job]:
    """Return the jobs that read what is pasted or dropped: files, or a picture by itself."""
    if files := _files(data):
        return reading(files, purpose)
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return [] if image.isNull() else [functools.partial(_made, image, _("Inklistrad bild"), purpose)]


def on_clipboard() -> QMimeData:
    """Return what has been copied."""
    return QApplication.clipboard().mimeData()


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def _made(image: QImage, name: str, purpose: Purpose) -> PhotoFile:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload]  # quickly rather than small: it is packed again
    return photo_files.made(name, bytes(buffer.data().data()), purpose)

"""Widgets that are shown, and how long their loop ever stands still."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Heart:
    """Beats as often as the loop lets it; `longest` is the longest wait between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    @contextmanager
    def beating(self) -> Iterator["Heart"]:
        """Beat in the block."""
        self._last = time.perf_counter()
        self._timer.start()
        yield self
        QApplication.processEvents()
        self._beat()
        self._timer.stop()


def longest(work: Callable[[], object], times: int = 1) -> float:
    """Return the longest that the loop stands still while `work` is done, and all that follows from it is drawn."""
    heart = Heart()
    with heart.beating():
        for _number in range(times):
            work()
            QApplication.processEvents()
    return heart.longest


def drawn() -> None:
    """Let all that follows from what was done happen, until it is drawn."""
    for _round in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def shown(widget: QWidget) -> QWidget:
    """Show a widget in the size of a place."""
    widget.resize(1200, 640)
    widget.show()
    QApplication.processEvents()
    return widget


def gone(widget: QWidget) -> None:
    """Take a widget apart now, while its library is open."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

"""Makes PDF in a child process, so that the window never waits: plain data goes in, bytes come out."""

import contextlib
import logging
import os
import signal
from concurrent.futures import BrokenExecutor, Future
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.documents.model import Document

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_log = logging.getLogger("naravard")


def _warm() -> int:
    """Load what printing needs, and say who we are."""
    from naravard_desktop.documents import complete, pdf  # noqa: F401 - loaded is all that is asked

    return os.getpid()


def _print(document: Document) -> bytes:
    # Imported in the child only: the window does not need ReportLab.
    from naravard_desktop.documents import complete, pdf

    return pdf.render(complete.say_missing(document), made=datetime.now(SWEDEN))


class Press(QObject):
    """Prints one document at a time. What is sent while it prints replaces what was waiting: the last one counts."""

    printed = Signal(int, bytes)
    """A document is ready: the number `send` gave it, and the PDF."""
    failed = Signal(int, bool)
    """A document could not be made; True if the child process died, so that it may go well another time. Otherwise it is
    a fault of ours. What it was stands in the log."""
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._child: Future[int] | None = None
        self._sent = 0
        self._busy = False
        self._waiting: tuple[int, Document] | None = None
        # Emitted in the pool's thread, received in this one.
        self._done.connect(self._receive)

    @property
    def pid(self) -> int | None:
        """The child process, once it has loaded what it needs."""
        done = self._child is not None and self._child.done() and not self._child.cancelled()
        return self._child.result() if done and self._child is not None and not self._child.exception() else None

    def warm(self) -> None:
        """Start the child process now: the first document need not wait for it."""
        if self._pool is None:
            # Not before they are needed: the window's first picture does without.
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            # Not fork: the window's threads and its open library must not be copied into the child.
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
            self._child = self._pool.submit(_warm)

    def send(self, document: Document) -> int:
        """Have a document made, and return its number."""
        self._sent += 1
        self._waiting = (self._sent, document)
        self._next()
        return self._sent

    def close(self) -> None:
        """Let the child process go, in the middle of a document if need be."""
        self._waiting = None
        if self._pool:
            if self._busy and self.pid:
                # A child that goes in the middle of handing over leaves half a message: nobody may wait for the rest of it.
                self._pool._result_queue._writer.close()  # type: ignore[attr-defined]
                with contextlib.suppress(OSError):
                    os.kill(self.pid, signal.SIGTERM)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = self._child = None

    def _next(self) -> None:
        if self._busy or self._waiting is None:
            return
        number, document = self._waiting
        self._waiting, self._busy = None, True

        def tell(future: "Future[bytes]") -> None:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._done.emit(number, future)

        self._submit(document).add_done_callback(tell)

    def _submit(self, document: Document) -> "Future[bytes]":
        self.warm()
        assert self._pool is not None  # noqa: S101 - warm made it
        try:
            return self._pool.submit(_print, document)
        except BrokenExecutor:  # it died while nobody was waiting for it
            self._forget()
            self.warm()
            return self._pool.submit(_print, document)

    def _receive(self, number: int, future: "Future[bytes]") -> None:
        self._busy = False
        if not future.cancelled() and self._pool is not None:
            if error := future.exception():
                died = isinstance(error, BrokenExecutor)
                _log.error("document %s", number, exc_info=error)
                if died:
                    self._forget()
                self.failed.emit(number, died)
            else:
                self.printed.emit(number, future.result())
        self._next()

    def _forget(self) -> None:
        """Begin with a new child next time."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._child = None

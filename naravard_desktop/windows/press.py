"""Makes PDF in a child process, so that the window never waits: plain data goes in, bytes come out."""

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor

from PySide6.QtCore import QObject, Signal

from naravard_desktop.documents.model import Document


def _print(document: Document) -> bytes:
    # Imported in the child only: the window does not need ReportLab.
    from naravard_desktop.documents import complete, pdf

    return pdf.render(complete.say_missing(document))


class Press(QObject):
    """Prints one document at a time. What is sent while it prints replaces what was waiting: the last one counts."""

    printed = Signal(int, bytes)
    """A document is ready: the number `send` gave it, and the PDF."""
    failed = Signal(int, str)
    """A document could not be made: its number, and what the child process said. It is a fault of ours."""
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._sent = 0
        self._busy = False
        self._waiting: tuple[int, Document] | None = None
        # Emitted in the pool's thread, received in this one.
        self._done.connect(self._receive)

    def send(self, document: Document) -> int:
        """Have a document made, and return its number."""
        self._sent += 1
        self._waiting = (self._sent, document)
        self._next()
        return self._sent

    def close(self) -> None:
        """Let the child process go."""
        self._waiting = None
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _next(self) -> None:
        if self._busy or self._waiting is None:
            return
        number, document = self._waiting
        self._waiting, self._busy = None, True
        if self._pool is None:
            # Not fork: the window's threads and its open library must not be copied into the child.
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))

        def tell(future: "Future[bytes]") -> None:
            self._done.emit(number, future)

        self._pool.submit(_print, document).add_done_callback(tell)

    def _receive(self, number: int, future: "Future[bytes]") -> None:
        self._busy = False
        if not future.cancelled():
            if error := future.exception():
                self.failed.emit(number, repr(error))
                self.close_broken()
            else:
                self.printed.emit(number, future.result())
        self._next()

    def close_broken(self) -> None:
        """Begin with a new child next time: this one may have died."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

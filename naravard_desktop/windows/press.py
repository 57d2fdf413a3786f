"""Has a child process do what takes time, so that the window never waits: a picklable job goes in, plain data comes out."""

import contextlib
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from naravard_desktop.core import language
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import press_jobs

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_log = logging.getLogger("naravard")
_LAST_S = 20.0
"""What must not be lost may keep the program from ending for so long."""

Job = Callable[[], object]


class Press(QObject):
    """Does one job at a time.

    Of those that are sent while it works the last one counts; those sent to be kept are all done, in order and before it.
    """

    ready = Signal(int, object)
    """A job is done: the number `send` gave it, and what it returned."""
    failed = Signal(int, bool)
    """A job could not be done; True if the child process died, so that it may go well another time. Otherwise it is
    a fault of ours. What it was stands in the log."""
    troubled = Signal(int, object)
    """A job could not be done, and a `Trouble` says why."""
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ProcessPoolExecutor | None = None
        self._child: Future[int] | None = None
        self._sent = 0
        self._at_work: Future[object] | None = None
        self._keeps = False
        self._waiting: tuple[int, Job] | None = None
        self._kept: deque[tuple[int, Job]] = deque()
        # Emitted in the pool's thread, received in this one.
        self._done.connect(self._receive)

    @property
    def pid(self) -> int | None:
        """The child process, once it has loaded what it needs."""
        done = self._child is not None and self._child.done() and not self._child.cancelled()
        return self._child.result() if done and self._child is not None and not self._child.exception() else None

    @property
    def busy(self) -> bool:
        """Whether a job is being done."""
        return self._at_work is not None

    def warm(self) -> None:
        """Start the child process now: the first job need not wait for it."""
        if self._pool is None:
            # Not before they are needed: the window's first picture does without.
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            # Not fork: the window's threads and its open library must not be copied into the child.
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
            self._child = self._pool.submit(press_jobs.warm)

    def send(self, job: Job) -> int:
        """Have a job done unless another is sent before it is begun, and return its number.

        It must be picklable (a `partial` of a function in a module), and so must what it returns.
        """
        self._sent += 1
        self._waiting = (self._sent, job)
        self._next()
        return self._sent

    def send_kept(self, job: Job) -> int:
        """Have a job done whatever is sent after it, and return its number.

        Should the program be closed meanwhile it is still done, but nobody is told: what must not be lost it writes itself.
        """
        self._sent += 1
        self._kept.append((self._sent, job))
        self._next()
        return self._sent

    def close(self) -> None:
        """Let the child process go, in the middle of a job if need be, but not of one that is to be kept."""
        self._waiting = None
        if self._pool:
            self._finish_kept()
            # A child that goes in the middle of handing over leaves half a message: nobody may wait for the rest of it.
            self._pool._result_queue._writer.close()  # type: ignore[attr-defined]
            for child in list((self._pool._processes or {}).values()):
                child.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = self._child = None

    def _finish_kept(self) -> None:
        """Wait for what is to be kept, but not for ever."""
        from concurrent.futures import wait

        last = [self._at_work] if self._at_work and self._keeps else []
        last += [self._submit(job) for _number, job in self._kept]
        self._kept.clear()
        done, late = wait(last, _LAST_S)
        if late:
            _log.error("%s jobs cut short by closing", len(late))
        for future in done:
            if error := future.exception():
                _log.error("while closing", exc_info=error)

    def _next(self) -> None:
        if self._at_work:
            return
        self._keeps = bool(self._kept)
        if self._kept:
            number, job = self._kept.popleft()
        elif self._waiting:
            (number, job), self._waiting = self._waiting, None
        else:
            return
        self._at_work = self._submit(job)
        self._at_work.add_done_callback(partial(self._tell, number))

    def _tell(self, number: int, future: Future[object]) -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._done.emit(number, future)

    def _submit(self, job: Job) -> Future[object]:
        self.warm()
        assert self._pool is not None  # noqa: S101 - warm made it
        try:
            return self._pool.submit(press_jobs.run, language.used(), job)
        except BrokenExecutor:  # it died while nobody was waiting for it
            self._forget()
            self.warm()
            return self._pool.submit(press_jobs.run, language.used(), job)

    def _receive(self, number: int, future: Future[object]) -> None:
        self._at_work = None
        if not future.cancelled() and self._pool is not None:
            if error := future.exception():
                self._tell_error(number, error)
            else:
                self.ready.emit(number, future.result())
        self._next()

    def _tell_error(self, number: int, error: BaseException) -> None:
        if isinstance(error, Trouble):
            self.troubled.emit(number, error)
            return
        died = isinstance(error, BrokenExecutor)
        _log.error("job %s", number, exc_info=error)
        if died:
            self._forget()
        self.failed.emit(number, died)

    def _forget(self) -> None:
        """Begin with a new child next time."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._child = None

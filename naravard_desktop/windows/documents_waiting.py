"""What waits for the child process: it is said when that takes long, and what went wrong is told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.windows.press import Job, Press
from naravard_desktop.windows.saving import FileNotice

_LONG = 500


@dataclass(frozen=True)
class _Sent:
    job: Job
    words: str
    then: Callable[[object], object]
    without: Callable[[], object] | None


class Waiting(QObject):
    """One job at a time, which is done whatever else is sent to the press."""

    def __init__(self, press: Press, notice: FileNotice, parent: QObject) -> None:
        super().__init__(parent)
        self._press, self._notice = press, notice
        self._number = 0
        self._sent: _Sent | None = None
        press.ready.connect(self._ready)
        press.failed.connect(self._failed)
        press.troubled.connect(self._troubled)
        self._long = QTimer(self, singleShot=True, interval=_LONG)
        self._long.timeout.connect(self._say_long)

    @property
    def busy(self) -> bool:
        """Whether a job is being done."""
        return self._sent is not None

    def send(
        self, job: Job, words: str, then: Callable[[object], object], without: Callable[[], object] | None = None
    ) -> None:
        """Have a job done and go on with what it returns; with `without` instead, if it could not be done.

        `words` say what is being done, should it take long.
        """
        self._sent = _Sent(job, words, then, without)
        self._long.start()
        self._number = self._press.send_kept(job)

    def _ready(self, number: int, result: object) -> None:
        sent = self._done(number)
        if sent is not None:
            sent.then(result)

    def _failed(self, number: int, died: bool) -> None:  # noqa: FBT001 - a signal's
        sent = self._done(number)
        if sent is None:
            return
        if sent.without is not None:
            sent.without()
            return
        what = _("Dokumentet blev avbrutet.") if died else _("Dokumentet kunde inte göras. Felet är antecknat.")
        words = _("{what} Allt som är skrivet är sparat.").format(what=what)
        again = partial(self.send, sent.job, sent.words, sent.then)
        self._notice.offer(words, "warn", _("Försök igen"), again)

    def _troubled(self, number: int, trouble: Trouble) -> None:
        sent = self._done(number)
        if sent is None:
            return
        if sent.without is not None:
            sent.without()
        else:
            self._notice.say(str(trouble), "warn")

    def _done(self, number: int) -> _Sent | None:
        """Return the job that this is the answer to, which is waited for no longer; None if it is another's."""
        if number != self._number:
            return None
        sent, self._sent, self._number = self._sent, None, 0
        if self._long.isActive():
            self._long.stop()
        else:
            self._notice.hide()
        return sent

    def _say_long(self) -> None:
        if self._sent is not None:
            self._notice.say(self._sent.words, closable=False)

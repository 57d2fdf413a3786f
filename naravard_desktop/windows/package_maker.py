"""Makes everything from a workshop: each thing in the child process, then written file by file between the window's own work."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import package, press_jobs
from naravard_desktop.jobs.package import Content, Order, Prepared
from naravard_desktop.jobs.package_out import Out, out
from naravard_desktop.jobs.package_words import Wrote
from naravard_desktop.live.session import Session
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.press import Press


@dataclass(slots=True)
class Packed:
    """What has been written: where, each file, and how many remarks of each kind there were."""

    target: Path
    wrote: list[Wrote] = field(default_factory=list)
    remarks: dict[str, int] = field(default_factory=dict)

    @property
    def verdicts(self) -> list[str]:
        """What the checks say, each once."""
        return list(dict.fromkeys(one.verdict for one in self.wrote if one.verdict))


class PackageMaker(QObject):
    """One package at a time; it is at its target whole, or not at all."""

    going_on = Signal(int, int, str)
    """So many things are made, of so many; what is being made now."""
    done = Signal(object)
    """All is written, as `Packed`."""
    failed = Signal(str)
    """A sentence: nothing was written."""

    def __init__(self, session: Session, press: Press, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._press = session, press
        self._number = 0
        self._order: Order | None = None
        self._prepared: Prepared | None = None
        self._at = 0
        self._packed = Packed(Path())
        self._whole = ExitStack()
        self._out: Out | None = None
        self._waiting: Iterator[Content] = iter(())
        press.ready.connect(self._ready)
        press.failed.connect(self._failed)
        press.troubled.connect(self._troubled)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write_next)

    @property
    def busy(self) -> bool:
        """Whether a package is being made."""
        return self._order is not None

    def start(self, order: Order, target: Path) -> None:
        """Make what is wanted and write it to a new folder or zip."""
        self._order, self._packed, self._at = order, Packed(target), 0
        try:
            self._out = self._whole.enter_context(out(target))
        except Trouble as trouble:
            self._give_up(str(trouble))
            return
        self.going_on.emit(0, 0, _("Förbereder…"))
        self._send(partial(package.prepare, order))

    def cancel(self) -> None:
        """Make no more, and take away what was written."""
        self._soon.stop()
        self._number, self._order = 0, None
        self._whole.close()

    def _send(self, make: Callable[[Library], object]) -> None:
        self._number = self._press.send_kept(press_jobs.of_library(self._session.library, make))

    def _ready(self, number: int, result: object) -> None:
        if number != self._number or not self.busy:
            return
        if isinstance(result, Prepared):
            self._prepared = result
            self._packed.remarks = result.remarks
            self._next_task()
        elif isinstance(result, list):
            self._waiting = iter(result)
            self._soon.start()

    def _next_task(self) -> None:
        assert self._prepared is not None  # noqa: S101 - asked for first
        tasks = self._prepared.tasks
        if self._at < len(tasks):
            task = tasks[self._at]
            self.going_on.emit(self._at, len(tasks), task.words)
            self._at += 1
            self._send(partial(package.made, task))
        else:
            self._finish()

    def _write_next(self) -> None:
        one = next(self._waiting, None)
        if one is None:
            self._next_task()
        elif self._add(one):
            self._soon.start()

    def _add(self, one: Content) -> bool:
        assert self._out is not None  # noqa: S101 - begun before
        try:
            self._out.add(one.name, one.content)
        except Trouble as trouble:
            self._give_up(str(trouble))
            return False
        self._packed.wrote.append(one.wrote)
        return True

    def _finish(self) -> None:
        assert self._order is not None and self._out is not None  # noqa: S101, PT018 - begun before
        words = package.read_me(self._session.library, self._order.workshop_id, self._packed.wrote)
        if not self._add(words):
            return
        try:
            self._out.finish()
        except Trouble as trouble:
            self._give_up(str(trouble))
            return
        self._whole.close()
        self._order = None
        self.done.emit(self._packed)

    def _failed(self, number: int, died: bool) -> None:  # noqa: FBT001 - a signal's
        if number == self._number and self.busy:
            what = _("Det blev avbrutet.") if died else _("Dokumenten kunde inte göras. Felet är antecknat.")
            self._give_up(
                _("{what} Inget är sparat i mappen. Allt som är skrivet i Naravård finns kvar.").format(what=what)
            )

    def _troubled(self, number: int, trouble: Trouble) -> None:
        if number == self._number and self.busy:
            self._give_up(str(trouble))

    def _give_up(self, words: str) -> None:
        self.cancel()
        self.failed.emit(words)

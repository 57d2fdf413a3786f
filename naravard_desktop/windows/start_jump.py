"""From what was found to the place where it stands, chosen there."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from naravard_desktop.core import clock
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.finding import Found
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.progress import current, finish, progress, restart
from naravard_desktop.storage import faults
from naravard_desktop.windows.main_window import MainWindow

if TYPE_CHECKING:
    from naravard_desktop.windows.prepare import Prepare
    from naravard_desktop.windows.run_place import RunPlace

MOMENT, WORKSHOP, PEOPLE = 0, 1, 2
"""The tabs of Förbered."""


class Jump(QObject):
    """Looking at something in a workshop that is not going on leaves its times as they were, when the place is left."""

    def __init__(self, window: MainWindow, session: Session, prepare: "Prepare", run: "RunPlace") -> None:
        super().__init__(window)
        self._session, self._prepare, self._run = session, prepare, run
        self._looking: tuple[str, str, bool] | None = None
        """A workshop and its step that are only looked at, and whether the workshop had been begun before."""
        window.went.connect(self._went)

    def go(self, window: MainWindow, found: Found) -> None:
        """Go to what was found."""
        if found.workshop_id is None:
            return
        if found.table == "attachment":
            self._to_photo(window, found.workshop_id, found.row_id)
        elif found.table == "step" and found.step_id:
            self._open(window, found.workshop_id, "prepare")
            self._prepare.choose(found.step_id)
            self._prepare.show_tab(MOMENT)
        elif found.step_id:
            self._to_step(window, found.workshop_id, found.step_id)
            panel = self._run.panel
            if isinstance(panel, Panel):
                panel.choose(found.row_id)
        else:
            self._open(window, found.workshop_id, "prepare")
            self._prepare.show_tab({"workshop": WORKSHOP, "attendance": PEOPLE}.get(found.table, WORKSHOP))

    def leave(self) -> None:
        """Let a workshop that was only looked at be as it was: not begun, or ended."""
        looking, self._looking = self._looking, None
        if looking is None:
            return
        workshop_id, step_id, begun = looking
        library = self._session.library
        on = current(progress(library, workshop_id))
        if on is None or on.step_id != step_id or on.state != "paused":
            return  # it has gone on since
        with suppress(Trouble), faults.told(library.path):
            if begun:
                finish(library, workshop_id, clock.now())
            else:
                restart(library, workshop_id)
            self._session.changed.emit({"workshop": {workshop_id}})

    def _open(self, window: MainWindow, workshop_id: str, key: str) -> None:
        if window.workshop_id == workshop_id:
            window.go(key)
        else:
            window.open_workshop(workshop_id, key)

    def _to_photo(self, window: MainWindow, workshop_id: str, photo_id: str) -> None:
        from naravard_desktop.windows.photos_dialog import open_photos  # not for the first picture

        self._open(window, workshop_id, "documents")
        open_photos(self._session, workshop_id, window).panel.choose(photo_id)

    def _to_step(self, window: MainWindow, workshop_id: str, step_id: str) -> None:
        self.leave()
        before = progress(self._session.library, workshop_id)
        on = current(before)
        self._open(window, workshop_id, "run")
        if on is None or on.step_id != step_id:
            self._run.go(step_id)
            if on is None:
                self._looking = (workshop_id, step_id, bool(before))
            if on is None or on.state == "paused":
                self._run.toggle_pause()

    def _went(self, place: str) -> None:
        if place != "run":
            self.leave()

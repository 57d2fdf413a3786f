"""The whole window put together: every place, the room's view, and what leads from one to another."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from naravard_desktop.core import clock
from naravard_desktop.jobs.finding import Found
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.announce import announce
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.remembered import Remembered
from naravard_desktop.windows.start import Start

if TYPE_CHECKING:
    from naravard_desktop.windows.documents_place import DocumentsPlace
    from naravard_desktop.windows.follow_up_place import FollowUp
    from naravard_desktop.windows.follow_up_trace import RunTrace
    from naravard_desktop.windows.more import More
    from naravard_desktop.windows.prepare import Prepare
    from naravard_desktop.windows.room import Room
    from naravard_desktop.windows.run_place import RunPlace
    from naravard_desktop.windows.start_jump import Jump

_KEYS = {"start", "follow_up", "prepare", "run", "documents"}


class Whole:
    """The window and what lives with it, as it was when it was last left; not shown.

    At first only Start stands, which is what is seen first. The rest is built by `go_on` while nobody waits, or all at once
    by `complete`, which the window calls when something of it is wanted.
    """

    follow_up: "FollowUp"
    prepare: "Prepare"
    run: "RunPlace"
    documents: "DocumentsPlace"
    room: "Room"
    more: "More"
    jump: "Jump"
    trace: "RunTrace"

    def __init__(self, session: Session, remembered: Remembered, now: Callable[[], str] = clock.now) -> None:
        self._session, self._remembered, self._now = session, remembered, now
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, remembered.mode, remembered.zoom)
        self.window = MainWindow(session, remembered.mode)
        self.start = Start(session)
        self.window.add_place("start", self.start)
        self.window.promise(_KEYS, self.complete)
        self.start.open_asked.connect(self.window.open_workshop)
        self.start.follow_up_asked.connect(self._follow)
        self.start.found_asked.connect(self._jump)
        self.start.people_asked.connect(self._people)
        self.window.zoomed.connect(self._zoomed)
        self.window.went.connect(self._went)
        if not remembered.geometry.isEmpty():
            self.window.restoreGeometry(remembered.geometry)
        elif self.window.screen().availableSize().boundedTo(self.window.size()) != self.window.size():
            self.window.setWindowState(Qt.WindowState.WindowMaximized)  # a small laptop: use all there is
        self._rest = self._furnish()
        self._whole = False

    def go_on(self) -> bool:
        """Build what comes next; False when all stands."""
        return next(self._rest, False)

    def complete(self) -> None:
        """Build all that does not stand yet."""
        while self.go_on():
            pass

    def go_back(self) -> bool:
        """Go to where the program was when it was ended without being closed; False if it was closed."""
        workshop_id, place = self._remembered.at
        if not workshop_id or scope_of(self._session.library, workshop_id) is None:
            return False
        self.window.open_workshop(workshop_id, place)
        return True

    def show(self) -> None:
        """Show the window in front of all others."""
        window = self.window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def settle(self) -> None:
        """Save all that is being typed."""
        self.window.settle()
        if self._whole:
            self.run.settle()
            self.room.settle()
            self.follow_up.settle()

    def put_away(self) -> None:
        """Take everything away and stop what runs by itself, so that the library can be closed; remember where it was."""
        self._rest.close()
        self._remembered.geometry = self.window.saveGeometry()
        self._remembered.at = ("", "")
        self.window.hide()
        if self._whole:
            self.jump.leave()
            self.run.ticker.stop()
            self.room.put_away()
            self.documents.close_press()
            self.prepare.papers.close_press()
            self.follow_up.close_press()
        # Now, and by Qt: what Python takes apart when the program ends it does in an order that can crash.
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def _furnish(self) -> Generator[bool, None, None]:
        """Build one place at a time. Imported here, too: the first picture does without."""
        from naravard_desktop.windows.follow_up_place import FollowUp

        window, session = self.window, self._session
        self.follow_up = FollowUp(session)
        window.add_place("follow_up", self.follow_up)
        yield True
        from naravard_desktop.windows.prepare import Prepare

        self.prepare = Prepare(session)
        window.add_place("prepare", self.prepare)
        self.prepare.run_asked.connect(self._run)
        yield True
        from naravard_desktop.windows.faces import FACES
        from naravard_desktop.windows.run_place import RunPlace

        yield True
        self.run = RunPlace(session, FACES, self._now)
        window.add_place("run", self.run)
        yield True
        from naravard_desktop.windows.documents_place import DocumentsPlace

        self.documents = DocumentsPlace(session)
        window.add_place("documents", self.documents)
        yield True
        from naravard_desktop.parts import rounds_bar
        from naravard_desktop.windows import follow_up_trace, room_tools
        from naravard_desktop.windows.keys import WRITING
        from naravard_desktop.windows.more import More
        from naravard_desktop.windows.room import Room
        from naravard_desktop.windows.start_jump import Jump

        self.room = Room(session, self.run, FACES, window, self._now)
        self.room.put_remembered(self._remembered.room)
        self.run.add_tool(room_tools.RoomTools(self.room))
        self.run.usual_keys = (
            *self.run.usual_keys,
            *WRITING,
            *rounds_bar.KEYS,
            *room_tools.KEYS,
            *follow_up_trace.KEYS,
        )
        self.more = More(window)
        self.jump = Jump(window, session, self.prepare, self.run)
        self.trace = follow_up_trace.RunTrace(session, self.run)
        self._connect()
        self._whole = True

    def _connect(self) -> None:
        self.follow_up.jump_asked.connect(self._jump)
        self.trace.jump_asked.connect(self._jump)
        self.trace.elsewhere_asked.connect(self._live_on)
        self.trace.said.connect(self.window.say)
        self.run.finished.connect(self._documents)
        self.run.said.connect(self.window.say)
        self.documents.told.connect(self._told)
        self.documents.jump_asked.connect(self._jump)
        self.prepare.papers.told.connect(self._told)
        self.room.said.connect(self.window.say)
        self.room.remember.connect(self._remembered.keep_room)
        self.more.moded.connect(self._moded)
        self.more.menu.sample_asked.connect(self.start.open_sample)

    def _follow(self, process_id: str, action_id: str) -> None:
        self.complete()
        self.follow_up.show_process(process_id)
        self.window.go("follow_up")
        if action_id and not self.follow_up.table.choose_only(action_id):
            self.follow_up.filters.clear()
            self.follow_up.table.choose_only(action_id)

    def _jump(self, found: Found) -> None:
        """Go to where something stands: in a workshop, or in what the process lives on with."""
        self.complete()
        if found.workshop_id is not None:
            self.jump.go(self.window, found)
        elif found.table in {"person", "organisation"}:
            self._people(found.process_id, found.row_id)
        elif found.table == "abbreviation":
            self._abbreviations(found.process_id)
        else:
            self._live_on(found.table, found.row_id)

    def _live_on(self, table: str, row_id: str) -> None:
        self.window.go("follow_up")
        self.follow_up.find_row(table, row_id)

    def _people(self, process_id: str, row_id: str) -> None:
        from naravard_desktop.windows.people_dialog import open_people  # not for the first picture

        open_people(self._session, process_id, self.window, row_id)

    def _abbreviations(self, process_id: str) -> None:
        from naravard_desktop.windows.abbreviations_dialog import open_abbreviations  # not for the first picture

        open_abbreviations(self._session, process_id, self.window)

    def _run(self) -> None:
        self.window.go("run")

    def _documents(self) -> None:
        self.window.go("documents")

    def _told(self, words: str) -> None:
        announce(self.window, words)

    def _zoomed(self, zoom: float) -> None:
        self._remembered.zoom = zoom

    def _moded(self, mode: theme.Mode) -> None:
        self._remembered.mode = mode

    def _went(self, place: str) -> None:
        open_one = self.window.workshop_id
        self._remembered.at = (open_one or "", place if open_one else "")

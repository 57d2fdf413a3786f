"""The whole window put together: every place, the room's view, and what leads from one to another."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from naravard_desktop.core import clock
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.announce import announce
from naravard_desktop.windows import room_tools
from naravard_desktop.windows.documents_place import DocumentsPlace
from naravard_desktop.windows.faces import FACES
from naravard_desktop.windows.follow_up_place import FollowUp
from naravard_desktop.windows.keys import WRITING
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.more import More
from naravard_desktop.windows.prepare import Prepare
from naravard_desktop.windows.remembered import Remembered
from naravard_desktop.windows.room import Room
from naravard_desktop.windows.room_tools import RoomTools
from naravard_desktop.windows.run_place import RunPlace
from naravard_desktop.windows.start import Start


@dataclass(frozen=True)
class Whole:
    """The window and what lives with it."""

    window: MainWindow
    start: Start
    follow_up: FollowUp
    prepare: Prepare
    run: RunPlace
    documents: DocumentsPlace
    room: Room
    more: More


def assemble(session: Session, remembered: Remembered, now: Callable[[], str] = clock.now) -> Whole:
    """Build the window as it was when it was last left, without showing it; `now` returns a UTC instant."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, remembered.mode, remembered.zoom)
    window = MainWindow(session, remembered.mode)
    start, follow_up, prepare = Start(session), FollowUp(session), Prepare(session)
    run, documents = RunPlace(session, FACES, now), DocumentsPlace(session)
    for key, place in (
        ("start", start),
        ("follow_up", follow_up),
        ("prepare", prepare),
        ("run", run),
        ("documents", documents),
    ):
        window.add_place(key, place)
    room = Room(session, run, FACES, window, now)
    room.put_remembered(remembered.room)
    run.add_tool(RoomTools(room))
    run.keys = (*run.keys, *WRITING, *room_tools.KEYS)
    whole = Whole(window, start, follow_up, prepare, run, documents, room, More(window))
    if not remembered.geometry.isEmpty():
        window.restoreGeometry(remembered.geometry)
    elif window.screen().availableSize().boundedTo(window.size()) != window.size():
        window.setWindowState(Qt.WindowState.WindowMaximized)  # a small laptop: use all there is
    _lead(whole)
    _remember(whole, remembered)
    return whole


def go_back_to(whole: Whole, remembered: Remembered) -> bool:
    """Go to where the program was when it was ended without being closed; False if it was closed."""
    workshop_id, place = remembered.at
    if not workshop_id or scope_of(whole.window.session.library, workshop_id) is None:
        return False
    whole.window.open_workshop(workshop_id, place)
    return True


def settle(whole: Whole) -> None:
    """Save all that is being typed."""
    whole.window.settle()
    whole.run.settle()
    whole.room.settle()
    whole.follow_up.details.settle()


def show(whole: Whole) -> None:
    """Show the window in front of all others."""
    window = whole.window
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    else:
        window.show()
    window.raise_()
    window.activateWindow()


def put_away(whole: Whole) -> None:
    """Hide everything and stop what runs by itself, so that the library can be closed."""
    whole.run.ticker.stop()
    whole.room.put_away()
    whole.window.hide()
    whole.documents.close_press()
    whole.follow_up.close_press()


def _lead(whole: Whole) -> None:
    window = whole.window

    def follow(process_id: str) -> None:
        whole.follow_up.show_process(process_id)
        window.go("follow_up")

    def run() -> None:
        window.go("run")

    def documents() -> None:
        window.go("documents")

    def told(words: str) -> None:
        announce(window, words)

    whole.start.open_asked.connect(window.open_workshop)
    whole.start.follow_up_asked.connect(follow)
    whole.prepare.run_asked.connect(run)
    whole.run.finished.connect(documents)
    whole.documents.told.connect(told)
    whole.run.said.connect(window.say)
    whole.room.said.connect(window.say)


def _remember(whole: Whole, remembered: Remembered) -> None:
    window = whole.window

    def zoom(zoom: float) -> None:
        remembered.zoom = zoom

    def mode(mode: theme.Mode) -> None:
        remembered.mode = mode

    def went(place: str) -> None:
        remembered.at = (window.workshop_id or "", place if window.workshop_id else "")

    window.zoomed.connect(zoom)
    window.went.connect(went)
    whole.more.moded.connect(mode)
    whole.room.remember.connect(remembered.keep_room)

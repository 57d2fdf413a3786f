"""A workshop that is run in a window, with a clock that the test holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.talk.panel import TalkPanel
from naravard_desktop.steps.talk.screen import TalkScreen
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.run_place import Face, RunPlace

FACES = {
    **{kind: Face(TalkPanel, TalkScreen) for kind in KINDS},
    "notes": Face(NotesPanel, NotesScreen),
    "break": Face(PausePanel, PauseScreen),
    "sorting": Face(SortingPanel, TalkScreen),
}
BOARD = "klustring-vip-tillganglighet"


class Watch:
    """A clock that stands until it is moved: minutes after one o'clock, Swedish time."""

    def __init__(self) -> None:
        self.minutes = 0.0
        self.day = 3

    def now(self) -> str:
        seconds = round(self.minutes * 60)
        return f"2027-02-{self.day:02}T{12 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


def write_day(library: Library, template: str = "tomt-upplagg") -> str:
    """Write a workshop at one o'clock on 3 February and return its id."""
    process_id = start_process(library, "Uppdraget")
    return start_workshop(library, process_id, named(template), date="2027-02-03", starts="13:00")


@dataclass
class Day:
    """The window with the place in it, on an open workshop."""

    window: MainWindow
    place: RunPlace
    watch: Watch
    held: str
    said: list[str] = field(default_factory=list)

    @property
    def library(self) -> Library:
        return self.window.session.library

    @property
    def scope(self) -> Scope:
        scope = scope_of(self.library, self.held)
        assert scope is not None
        return scope

    @property
    def steps(self) -> list[Step]:
        return steps(self.library, self.held)

    @property
    def panel(self) -> Panel:
        panel = self.place.panel
        assert isinstance(panel, Panel)
        return panel

    @property
    def title(self) -> str:
        step = self.place.current
        return step.title if step else ""

    def next(self, minutes: float = 0) -> None:
        """Let time go, and press the primary button."""
        self.watch.minutes += minutes
        QTest.mouseClick(self.place.next, Qt.MouseButton.LeftButton)

    def go_to(self, kind: str) -> None:
        """Go to the first step of a kind."""
        self.place.go(next(step.id for step in self.steps if step.kind == kind))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def tick(self, minutes: float) -> None:
        """Let time go, as the second hand tells of it."""
        self.watch.minutes += minutes
        self.place.ticker.ticked.emit()


def open_day(
    qtbot: QtBot,
    library: Library,
    template: str = "tomt-upplagg",
    width: int = 1280,
    zoom: float = 1.0,
    faces: Mapping[str, Face] = FACES,
) -> Day:
    """Show the window on a new workshop."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", zoom)
    watch, held = Watch(), write_day(library, template)
    session = Session(library)
    window = MainWindow(session, "light")
    session.setParent(window)
    place = RunPlace(session, faces, watch.now)
    place.sound = False
    day = Day(window, place, watch, held)
    place.said.connect(day.said.append)
    window.add_place("run", place)
    window.add_place("prepare", _Elsewhere())

    def put_away(_window: MainWindow) -> None:
        place.ticker.stop()
        window.hide()

    qtbot.addWidget(window, before_close_func=put_away)
    window.resize(width, 720)
    window.open_workshop(held, "run")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return day


class _Elsewhere(QWidget):
    title, subtitle = "Annan plats", ""

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show nothing."""

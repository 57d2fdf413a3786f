"""The room's view under the facilitator's hand, with the real window, and with two simulated screens."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step, delete_step, set_next_meeting, steps
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.widgets.tokens import LIGHT
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.room import Room
from naravard_desktop.windows.run_place import Face, RunPlace
from tests import conftest

FACES = {"notes": Face(NotesPanel, NotesScreen), "break": Face(PausePanel, PauseScreen)}


class Watch:
    """A clock that stands until it is moved: minutes after one o'clock, Swedish time."""

    def __init__(self) -> None:
        self.minutes = 0.0

    def now(self) -> str:
        seconds = round(self.minutes * 60)
        return f"2027-02-03T{12 + seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


@dataclass
class Held:
    """A workshop of two moments of notes with a break between, open in the window."""

    data: conftest.Room
    session: Session
    window: MainWindow
    run: RunPlace
    room: Room
    watch: Watch
    plan: list[Step]
    said: list[str]

    def at(self, minutes: float) -> None:
        """Let it be so many minutes past one."""
        self.watch.minutes = minutes
        self.run.ticker.ticked.emit()

    def put_up(self) -> None:
        """Show the big screen on the only screen there is."""
        self.room.show()
        self.room.projector.move_to(QGuiApplication.screens()[0])

    def picture(self) -> QImage:
        """Return what the room sees."""
        return self.room.projector.grab().toImage()

    def end(self, _window: object) -> None:
        """Put everything away, as when the program ends."""
        self.run.ticker.stop()
        self.room.put_away()
        self.window.hide()

    def add(self, number: int, *texts: str) -> list[str]:
        """Add cards to a moment."""
        step = self.plan[number]
        new = [NewCard(text=text) for text in texts]
        return self.session.do(self.data.scope, "Nya", lambda: add_cards(self.data.library, step.id, new)) or []


@pytest.fixture
def held(qtbot: QtBot, room: conftest.Room) -> Held:
    room.step("notes")
    room.step("break")
    room.step("notes")
    session, watch = Session(room.library), Watch()
    window = MainWindow(session, "light")
    run = RunPlace(session, FACES, watch.now)
    window.add_place("run", run)
    one = Room(session, run, FACES, window, watch.now)
    said: list[str] = []
    one.said.connect(said.append)
    window.resize(1280, 720)
    window.show()
    window.open_workshop(room.workshop_id, "run")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = Held(room, session, window, run, one, watch, steps(room.library, room.workshop_id), said)
    qtbot.addWidget(one.projector, before_close_func=made.end)
    qtbot.addWidget(window)
    return made


def test_before_the_start_and_after_the_end_it_is_calm(held: Held) -> None:
    held.put_up()
    assert held.room.view.spoken() == "Workshoppen\nOnsdag 3 februari 2027\nVi börjar 13.00"
    for _step in range(4):
        held.run.go_next()
    assert held.room.view.spoken().endswith("Tack för i dag.")
    library, workshop_id = held.data.library, held.data.workshop_id
    held.session.do(
        held.data.scope, "Nästa", lambda: set_next_meeting(library, workshop_id, "2027-03-03", "13:00", "Björken")
    )
    said = held.room.view.spoken().splitlines()
    assert said[2:] == ["Tack för i dag.", "Nästa möte: onsdag 3 mars 2027 klockan 13.00, Björken"]
    held.window.close_workshop()
    assert held.room.view.spoken() == "Välkommen"


def test_it_follows_the_moment_the_time_and_what_is_chosen(held: Held) -> None:
    ids = held.add(0, *(f"Lapp {number}" for number in range(60)))
    held.put_up()
    held.run.go_next()
    held.at(2.5)
    assert held.room.view.spoken().splitlines()[0] == "Moment notes"
    assert "7 min kvar" in held.room.view.spoken()
    panel = held.run.panel
    assert isinstance(panel, NotesPanel)
    panel.list.choose([ids[-1]])
    assert "Lapp 59" in held.room.view.spoken()
    held.room.previous_page()
    assert held.room.page[0] == held.room.page[1] - 2
    held.run.toggle_pause()
    assert "Paus, tiden står still" in held.room.view.spoken()
    held.run.toggle_pause()
    held.at(20)
    assert "Tiden är ute" in held.room.view.spoken()


def test_a_break_says_when_it_goes_on(held: Held) -> None:
    held.put_up()
    held.run.go_next()
    held.at(3.49)
    held.run.go_next()
    assert "Vi fortsätter 13.13" in held.room.view.spoken()
    for minutes in (4, 7.013, 13.2):
        held.at(minutes)
        assert "Vi fortsätter 13.13" in held.room.view.spoken(), "it does not tremble"
    panel = held.run.panel
    assert isinstance(panel, PausePanel)
    assert panel.time.text().startswith("Vi fortsätter 13.13")
    held.run.add_minutes(5)
    assert "Vi fortsätter 13.18" in held.room.view.spoken()
    held.at(19)
    assert "Vi fortsätter nu" in held.room.view.spoken()


def test_frozen_the_room_sees_the_old_picture_while_the_facilitator_goes_on(held: Held) -> None:
    held.add(0, "Den första")
    held.put_up()
    held.run.go_next()
    held.at(1)
    seen = held.picture()
    held.room.toggle_frozen()
    held.add(0, "Det ingen ska se än")
    held.run.go_next()
    held.at(5)
    assert held.room.frozen
    assert held.picture() == seen
    held.room.toggle_blank()
    assert held.picture().pixelColor(400, 300).name() == "#000000"
    held.room.toggle_blank()
    assert held.picture() == seen, "what was frozen is frozen still"
    held.room.toggle_frozen()
    assert held.picture() != seen
    assert "Vi fortsätter" in held.room.view.spoken()


def test_taken_away_and_shown_again_it_shows_what_goes_on(held: Held) -> None:
    held.put_up()
    held.run.go_next()
    held.room.toggle_frozen()
    held.room.toggle_blank()
    held.room.hide()
    assert held.room.view.screen_shown is None, "what nobody sees costs nothing"
    assert not held.room.projector.isVisible()
    held.put_up()
    assert not held.room.blank
    assert not held.room.frozen
    assert isinstance(held.room.view.screen_shown, Screen)


def test_with_no_other_screen_it_says_so_and_waits(held: Held) -> None:
    held.room.toggle()
    assert not held.room.seen
    assert held.room.wanted
    assert "Rumsläge (F11)" in held.said[-1]
    held.room.choose(held.room.screens()[0][0])
    assert "använder du själv" in held.said[-1]
    assert not held.room.projector.isVisible()
    held.room.toggle_frozen()
    assert not held.room.frozen, "there is nothing to freeze"
    held.room.toggle()
    assert not held.room.wanted


def test_the_keys_stay_with_the_facilitator(qtbot: QtBot, held: Held) -> None:
    held.run.go_next()
    panel = held.run.panel
    assert isinstance(panel, NotesPanel)
    panel.take_focus()
    held.put_up()
    QApplication.processEvents()
    assert held.window.isActiveWindow()
    assert QApplication.focusWidget() is panel.capture.field


def test_light_is_remembered_and_odd_memories_do_no_harm(held: Held) -> None:
    told: list[dict[str, str]] = []
    held.room.remember.connect(told.append)
    held.room.toggle_light()
    assert told[-1] == {"screen": "", "serial": "", "light": "1"}
    assert held.room.view.colours is LIGHT
    held.put_up()
    assert told[-1]["screen"] == QGuiApplication.screens()[0].name()
    held.room.put_remembered({"light": "vet ej", "serial": "x"})
    assert not held.room.light
    held.room.put_remembered({"light": "1", "screen": "HDMI-9"})
    assert held.room.light


def test_a_moment_that_is_taken_away_leaves_the_calm_page(held: Held) -> None:
    held.put_up()
    held.run.go_next()
    held.run.go_next()
    library, step = held.data.library, held.plan[1]
    held.session.do(held.data.scope, "Borta", lambda: delete_step(library, step.id))
    assert held.room.view.screen_shown is None
    assert held.room.view.spoken().endswith("Vi fortsätter strax")
    held.session.undo(held.data.scope)
    assert held.room.view.spoken()


def test_of_a_closed_workshop_nothing_is_left(held: Held) -> None:
    held.put_up()
    held.run.go_next()
    held.window.close_workshop()
    held.add(0, "Efteråt")
    assert held.room.page == (0, 1)
    assert held.room.view.spoken() == "Välkommen"


TWO = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication
app = QApplication([])
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.live.session import Session
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.process.workshops import add_step, add_workshop
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.opening import opened
from naravard_desktop.windows import projector
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.room import Room
from naravard_desktop.windows.run_place import Face, RunPlace

def wait(until):
    patience = QDeadlineTimer(20_000)
    while not until() and not patience.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    return until()

first, second = sorted(app.screens(), key=lambda one: one.geometry().x())
there = [first, second]
projector.all_screens = lambda: list(there)
faces = {"notes": Face(NotesPanel, NotesScreen)}
with opened(Path(sys.argv[1]), SCHEMA) as library:
    process_id = start_process(library, "Uppdraget")
    with edit(library, Scope(process_id), "Ny"):
        held = add_workshop(library, process_id, "Workshoppen")
        for title in ("Det första", "Det andra"):
            add_step(library, held, PlannedStep(id="x", kind="notes", title=title, minutes=10, options=KINDS["notes"].options()))
    session = Session(library)
    window = MainWindow(session, "light")
    run = RunPlace(session, faces)
    window.add_place("run", run)
    room = Room(session, run, faces, window)
    said, told = [], []
    room.said.connect(said.append)
    room.remember.connect(told.append)
    window.setGeometry(40, 40, 1200, 680)
    window.show()
    window.open_workshop(held, "run")
    run.go_next()

    room.show()
    big = room.projector
    assert big.screen() is second and big.geometry() == second.geometry(), big.geometry()
    assert told[-1] == {"screen": "HDMI-1", "serial": second.serialNumber(), "light": "0"}, told
    listed = {title: free for _id, title, free in room.screens()}
    assert listed == {"eDP-1, 1366 × 768": False, "HDMI-1, 1920 × 1080": True}, listed

    # Unplugged while frozen and blank: it comes back as it was.
    seen = big.grab().toImage()
    room.toggle_frozen()
    room.toggle_blank()
    run.go_next()
    there.remove(second)
    app.screenRemoved.emit(second)
    assert not big.isVisible() and room.wanted
    assert said[-1].startswith("Projektorn är urkopplad."), said
    there.append(second)
    app.screenAdded.emit(second)
    assert big.isVisible() and big.geometry() == second.geometry()
    assert said[-1] == "Storbilden visas igen: HDMI-1, 1920 × 1080.", said
    assert big.grab().toImage().pixelColor(9, 9).name() == "#000000"
    room.toggle_blank()
    assert big.grab().toImage() == seen
    room.toggle_frozen()
    assert big.grab().toImage() != seen

    # Moved by somebody else: it goes back.
    big.setGeometry(10, 10, 500, 400)
    assert wait(lambda: big.geometry() == second.geometry()), big.geometry()

    # The facilitator's window comes to the same screen, and goes home again.
    window.setGeometry(1500, 40, 1200, 680)
    assert wait(lambda: window.screen() is second)
    assert wait(lambda: big.screen() is first and big.geometry() == first.geometry()), big.geometry()
    window.setGeometry(40, 40, 1200, 680)
    assert wait(lambda: big.geometry() == second.geometry()), big.geometry()
    assert told[-1]["screen"] == "HDMI-1", "what was not chosen is not remembered"

    # A projector of another size, while frozen.
    room.toggle_frozen()
    big.setGeometry(1366, 0, 800, 800)
    assert not big.grab().isNull()
    room.put_away()
    window.hide()
    run.ticker.stop()
print("well")
"""


def test_two_screens(tmp_path: Path) -> None:
    shared = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, **shared},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, **shared},
    ]
    config = tmp_path / "two.json"
    config.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", TWO, str(tmp_path / "room.sqlite3")],
        env={"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "well\n", done.stderr

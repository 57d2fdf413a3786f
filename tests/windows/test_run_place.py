"""Genomför: going through a workshop with buttons and keys, with a clock that the test holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from naravard_desktop.windows.run_place import Face, RunPlace


class Watch:
    """A clock that stands until it is moved: minutes after one o'clock, Swedish time."""

    def __init__(self) -> None:
        self.minutes = 0.0

    def now(self) -> str:
        seconds = round(self.minutes * 60)
        return f"2027-02-03T{12 + seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


def label(_session: Session, step: Step) -> QWidget:
    return QLabel(step.title)


FACES = {kind: Face(label, label) for kind in KINDS}


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def held(library: Library) -> str:
    process_id = start_process(library, "Uppdraget")
    return start_workshop(library, process_id, named("tomt-upplagg"), date="2027-02-03", starts="13:00")


@pytest.fixture
def place(qtbot: QtBot, library: Library, watch: Watch, held: str) -> RunPlace:
    one = RunPlace(Session(library), FACES, watch.now)
    qtbot.addWidget(one)
    qtbot.addWidget(one.tools)
    one.resize(1100, 700)
    one.show()
    one.open_workshop(held)
    return one


def press(place: RunPlace, watch: Watch, minutes: float = 0) -> None:
    watch.minutes += minutes
    QTest.mouseClick(place.next, Qt.MouseButton.LeftButton)


def shown(place: RunPlace) -> str:
    widget = place.stage.currentWidget()
    assert isinstance(widget, QLabel)
    return widget.text()


def test_the_day_goes_from_start_to_end(place: RunPlace, watch: Watch, qtbot: QtBot) -> None:
    assert place.next.text() == "Starta"
    titles = []
    for _number in range(5):
        press(place, watch, 10)
        titles.append(shown(place))
    assert titles == ["Inledning", "Vår fråga", "Beslut", "Åtgärder", "Avslutning"]
    assert (place.title, place.subtitle) == ("Avslutning", "Tomt upplägg · moment 5 av 5")
    assert place.next.text() == "Avsluta"
    with qtbot.waitSignal(place.finished):
        press(place, watch, 10)
    assert place.current is None


def test_time_and_schedule_are_in_words(place: RunPlace, watch: Watch) -> None:
    press(place, watch, 5)
    assert place.clock.words.text() == "5 min efter schemat"
    assert place.clock.behind.text() == "Slut beräknas 14.45, planerat 14.40"
    assert place.clock.countdown.text() == "15:00 kvar"
    QTest.mouseClick(place.clock.five, Qt.MouseButton.LeftButton)
    assert place.clock.countdown.text() == "20:00 kvar"
    assert place.clock.words.text() == "10 min efter schemat"


def test_pause_holds_the_time_of_the_step(place: RunPlace, watch: Watch) -> None:
    press(place, watch)
    QTest.mouseClick(place.clock.pause, Qt.MouseButton.LeftButton)
    assert place.clock.pause.text() == "Fortsätt"
    watch.minutes += 5
    QTest.mouseClick(place.clock.pause, Qt.MouseButton.LeftButton)
    assert place.clock.countdown.text() == "15:00 kvar"
    assert place.clock.words.text() == "5 min efter schemat"


def test_back_skip_and_jump_lose_nothing(place: RunPlace, watch: Watch, library: Library, held: str) -> None:
    press(place, watch)
    press(place, watch, 5)
    first = place.panel
    place.skip.trigger()
    assert shown(place) == "Beslut"
    assert place.clock.model.rows[1].state == "överhoppat"
    QTest.mouseClick(place.back, Qt.MouseButton.LeftButton)
    assert place.panel is first, "the panel is the same, with its selection and scroll"
    place.clock.agenda.selectRow(4)
    QTest.keyClick(place.clock.agenda, Qt.Key.Key_Return)
    assert shown(place) == "Avslutning"
    assert len(steps(library, held)) == 5


def test_it_goes_on_where_it_was_when_the_program_ended(
    qtbot: QtBot, place: RunPlace, watch: Watch, library: Library, held: str, tmp_path: Path
) -> None:
    press(place, watch)
    press(place, watch, 10)
    place.open_workshop(None)
    library.close()
    watch.minutes += 3
    with opened(tmp_path / "library.sqlite3", SCHEMA) as again:
        after = RunPlace(Session(again), FACES, watch.now)
        qtbot.addWidget(after)
        after.open_workshop(held)
        assert shown(after) == "Vår fråga"
        assert after.clock.countdown.text() == "37:00 kvar"
        after.open_workshop(None)


def test_the_room_is_told_which_step_is_on(qtbot: QtBot, place: RunPlace, watch: Watch) -> None:
    with qtbot.waitSignal(place.step_shown) as told:
        press(place, watch)
    assert told.args[0].title == "Inledning"


def test_a_screen_reader_hears_the_agenda(place: RunPlace, watch: Watch) -> None:
    press(place, watch)
    press(place, watch, 15)
    said = [row.spoken for row in place.clock.model.rows[:3]]
    assert said == [
        "13.00, Inledning, 15 minuter, klart",
        "13.15, Vår fråga, 40 minuter, pågår",
        "13.55, Beslut, 15 minuter",
    ]
    assert place.clock.agenda.accessibleName() == "Dagordning"
    assert place.clock.one.accessibleName() == "En minut till"


def test_time_running_out_is_heard_twice(place: RunPlace, watch: Watch) -> None:
    heard: list[float] = []
    place.alert.connect(lambda: heard.append(watch.minutes))
    press(place, watch)
    for _number in range(64):
        watch.minutes += 0.25
        place._tick()
    assert heard == [12.0, 14.25]


def test_a_closed_place_keeps_no_time(place: RunPlace, watch: Watch) -> None:
    press(place, watch)
    assert place.ticker.running
    place.close()
    assert not place.ticker.running

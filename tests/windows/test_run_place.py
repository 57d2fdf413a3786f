"""Genomför: going through a workshop with buttons and keys, with a clock that the test holds."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.live.session import Session
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.process import progress
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.workshops import (
    add_workshop,
    change_workshop,
    delete_step,
    set_next_meeting,
    steps,
)
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from naravard_desktop.windows.run_place import RunPlace
from tests.windows.run_day import FACES, Day, Watch, open_day, write_day

ALT = Qt.KeyboardModifier.AltModifier
TITLES = ["Inledning", "Vår fråga", "Beslut", "Åtgärder", "Avslutning"]


@pytest.fixture
def day(qtbot: QtBot, library: Library) -> Day:
    return open_day(qtbot, library)


def test_the_day_goes_from_start_to_end_and_on_to_the_documents(day: Day, qtbot: QtBot) -> None:
    place, titles = day.place, []
    assert place.next.text() == "Starta"
    for _number in range(5):
        day.next(10)
        titles.append(day.title)
    assert titles == TITLES
    assert (place.title, place.subtitle) == ("Avslutning", "Tomt upplägg · moment 5 av 5")
    assert place.next.text() == "Avsluta"
    day.next(10)
    assert place.current is None
    assert "Workshoppen är avslutad" in place._page.words()
    assert place.next.text() == "Till Dokument"
    with qtbot.waitSignal(place.finished):
        day.next()


def test_what_was_ended_by_mistake_goes_on(day: Day) -> None:
    for _number in range(6):
        day.next(1)
    QTest.mouseClick(day.place.back, Qt.MouseButton.LeftButton)
    assert day.title == "Avslutning"
    assert day.place.clock.time.countdown.text() == "9:00 kvar"


def test_time_and_schedule_are_in_words(day: Day) -> None:
    day.next(5)
    clock = day.place.clock
    assert clock.words.text() == "5 min efter schemat"
    assert clock.behind.text() == "Slut beräknas 14.45,\nplanerat 14.40"
    assert clock.time.countdown.text() == "15:00 kvar"
    QTest.mouseClick(clock.time.five, Qt.MouseButton.LeftButton)
    assert clock.time.countdown.text() == "20:00 kvar"
    assert clock.words.text() == "10 min efter schemat"
    day.tick(75)
    assert clock.words.text() == "1 h 5 min efter schemat"


def test_pause_holds_the_time_of_the_step(day: Day) -> None:
    day.next()
    time = day.place.clock.time
    QTest.mouseClick(time.pause, Qt.MouseButton.LeftButton)
    assert time.pause.text() == "Fortsätt"
    assert time.countdown.text() == "15:00 pausat"
    day.watch.minutes += 5
    QTest.mouseClick(time.pause, Qt.MouseButton.LeftButton)
    assert time.countdown.text() == "15:00 kvar"
    assert day.place.clock.words.text() == "5 min efter schemat"


def test_back_skip_and_jump_lose_nothing(day: Day) -> None:
    place = day.place
    day.next()
    day.next(5)
    first = place.panel
    place.skip.trigger()
    assert day.title == "Beslut"
    assert place.clock.model.rows[1].spoken == "13.05, Vår fråga, 40 minuter, överhoppat"
    QTest.mouseClick(place.back, Qt.MouseButton.LeftButton)
    assert place.panel is first, "the panel is the same, with its selection and scroll"
    place.clock.agenda.setCurrentIndex(place.clock.model.index(4))
    QTest.keyClick(place.clock.agenda, Qt.Key.Key_Return)
    assert day.title == "Avslutning"
    assert len(day.steps) == 5


def test_choosing_the_moment_that_is_on_lets_it_be(day: Day) -> None:
    day.next()
    day.place.toggle_pause()
    day.place.go(day.steps[0].id)
    assert day.place.clock.time.pause.text() == "Fortsätt"


def test_keys_go_on_back_and_pause(day: Day) -> None:
    time = day.place.clock.time
    day.key(Qt.Key.Key_PageDown, ALT)
    day.key(Qt.Key.Key_PageDown, ALT)
    assert day.title == "Vår fråga"
    day.key(Qt.Key.Key_PageUp, ALT)
    assert day.title == "Inledning"
    day.key(Qt.Key.Key_PageUp, ALT)
    assert day.title == "Inledning"
    day.key(Qt.Key.Key_P, ALT)
    assert time.pause.text() == "Fortsätt"
    day.key(Qt.Key.Key_P, ALT)
    day.key(Qt.Key.Key_Plus, ALT)
    assert time.countdown.text() == "16:00 kvar"
    assert all(keys and what for keys, what in day.place.keys)


def test_the_room_is_told_which_step_is_on_with_its_panel_made(day: Day) -> None:
    heard: list[tuple[object, object]] = []
    place = day.place
    place.step_shown.connect(lambda step: heard.append((step and step.title, place.panel)))
    day.next()
    day.place.toggle_pause()
    with edit(day.library, day.scope, "Ny rubrik"):
        change_workshop(day.library, day.held, title="Nytt namn")
    day.window.session.changed.emit({"workshop": {day.held}})
    assert place.subtitle.startswith("Nytt namn")
    day.next()
    assert [title for title, _panel in heard] == TITLES[:2]
    assert heard[1][1] is place.panel
    assert heard[0][1] is not place.panel


def test_the_room_is_told_the_time(day: Day, qtbot: QtBot) -> None:
    heard: list[tuple[int, bool]] = []

    def hear(times: Timing, paused: bool) -> None:
        heard.append((times.left, paused))

    day.place.timed.connect(hear)
    day.next()
    heard.clear()
    day.tick(1)
    day.place.toggle_pause()
    day.place.add_minutes(1)
    assert heard == [(840, False), (840, True), (900, True)]


def test_tools_come_before_back(day: Day) -> None:
    button = QPushButton("Storbild")
    day.place.add_tool(button)
    layout = day.place.tools.layout()
    assert layout is not None
    assert layout.indexOf(button) == layout.indexOf(day.place.back) - 1


def test_time_running_out_is_heard_twice_and_again_after_more_time(day: Day) -> None:
    heard: list[float] = []
    day.place.alert.connect(lambda: heard.append(day.watch.minutes))
    day.next()
    for _number in range(64):
        day.tick(0.25)
    assert heard == [12.0, 14.25]
    day.place.add_minutes(5)
    for _number in range(16):
        day.tick(0.25)
    assert heard == [12.0, 14.25, 19.0]


def test_a_screen_reader_hears_the_agenda(day: Day) -> None:
    day.next()
    day.next(15)
    said = [row.spoken for row in day.place.clock.model.rows[:3]]
    assert said == [
        "13.00, Inledning, 15 minuter, klart",
        "13.15, Vår fråga, 40 minuter, pågår",
        "13.55, Beslut, 15 minuter",
    ]
    face = QAccessible.queryAccessibleInterface(day.place.clock.agenda)
    assert face.text(QAccessible.Text.Name) == "Program"
    assert face.child(1).text(QAccessible.Text.Name) == said[1]
    assert day.place.clock.time.one.accessibleName() == "En minut till"


def test_before_the_start_it_says_what_waits(day: Day) -> None:
    def invite() -> bool:
        for name in ("Ada Exempel", "Bo Exempel"):
            set_attendance(day.library, day.held, add_person(day.library, day.scope.process_id, name), "invited")
        return True

    day.window.session.do(day.scope, "Inbjudna", invite)
    words = day.place._page.words()
    assert words.startswith("Först: Inledning, 15 min. Planerad start: i dag kl. 13.00")
    assert "2 personer är inbjudna." in words
    assert "efter schemat" not in words
    day.tick(12)
    assert "Startar ni nu beräknas workshoppen sluta 14.52, 12 min efter schemat." in day.place._page.words()


def test_after_the_end_it_says_when_the_group_meets_next(day: Day) -> None:
    day.window.session.do(
        day.scope, "Nästa", lambda: set_next_meeting(day.library, day.held, "2027-03-17", "09:30", "Eken")
    )
    for _number in range(6):
        day.next()
    assert "Nästa möte: onsdag 17 mars 2027 kl. 09.30, Eken" in day.place._page.words()


def test_an_empty_agenda_says_where_moments_are_added(day: Day) -> None:
    def add() -> str:
        return add_workshop(day.library, day.scope.process_id, "Tom")

    empty = day.window.session.do(Scope(day.scope.process_id), "Ny", add)
    day.place.open_workshop(empty)
    assert "Lägg till dem i Förbered" in day.place._page.words()
    assert not day.place.next.isEnabled()
    day.place.go_next()
    day.place.open_workshop(None)
    assert "Öppna en på Start" in day.place._page.words()


def test_a_moment_taken_away_while_it_is_on_leaves_a_way_on(day: Day) -> None:
    day.next()
    day.next()
    gone = day.place.panel
    day.window.session.do(day.scope, "Bort", partial(delete_step, day.library, day.steps[1].id))
    assert day.place.current is None
    assert "Näst på tur: Beslut" in day.place._page.words()
    assert day.place.next.text() == "Gå vidare"
    day.window.undo()
    day.place.go_back()
    day.next()
    assert day.title == "Vår fråga"
    assert day.place.panel is not gone
    day.next()
    assert day.title == "Beslut"


def test_a_workshop_whose_making_was_undone_is_left_in_peace(qtbot: QtBot, library: Library) -> None:
    process_id = start_process(library, "Uppdraget")
    session = Session(library)
    place = RunPlace(session, FACES, Watch().now)
    qtbot.addWidget(place)
    qtbot.addWidget(place.tools)
    held = session.do(Scope(process_id), "Ny", partial(add_workshop, library, process_id, "W"))
    place.open_workshop(held)
    session.undo(Scope(process_id))
    assert place.subtitle == ""
    place.open_workshop(None)


def test_it_goes_on_where_it_was_when_the_program_ended(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    watch, held = Watch(), write_day(library)
    progress.enter(library, held, steps(library, held)[1].id, watch.now())
    library.close()
    watch.minutes = 3
    with opened(tmp_path / "library.sqlite3", SCHEMA) as again:
        after = RunPlace(Session(again), FACES, watch.now)
        qtbot.addWidget(after)
        qtbot.addWidget(after.tools)
        heard: list[str] = []
        after.said.connect(heard.append)
        after.open_workshop(held)
        assert after.title == "Vår fråga"
        assert after.clock.time.countdown.text() == "37:00 kvar"
        assert heard == ["Tiden har gått vidare medan workshoppen inte var öppen. Momentet är Vår fråga."]
        watch.day = 4
        after.open_workshop(None)
        after.open_workshop(held)
        assert "Tiden är pausad" in heard[-1]
        assert after.clock.time.countdown.text() == "40:00 pausat"
        after.open_workshop(None)


def test_a_closed_place_keeps_no_time(day: Day) -> None:
    day.next()
    ticks = [day.place.ticker.running]
    day.place.close()
    ticks.append(day.place.ticker.running)
    assert ticks == [True, False]

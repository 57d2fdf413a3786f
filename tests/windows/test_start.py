"""Start: the first minutes, what comes next, and libraries of any size."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import read_time
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import overview
from naravard_desktop.process.processes import processes
from naravard_desktop.process.progress import enter
from naravard_desktop.process.workshops import add_workshop, set_next_meeting, steps, workshop, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.start_rows import headline
from tests.conftest import Room
from tests.libraries import sampled
from tests.windows.places import open_window

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_empty_library_says_how_to_begin_and_opens_the_sample(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    button = places.start.findChild(QPushButton, "open-sample")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places.window.place == "prepare"
    assert places.prepare.model.rowCount() > 3
    assert [one.sample for one in processes(library)] == [True]
    QTest.keyClick(places.window, Qt.Key.Key_1, CTRL)
    assert places.start.processes.isVisible()


def test_a_workshop_made_by_mistake_is_undone_on_start(qtbot: QtBot, room: Room) -> None:
    places = open_window(qtbot, room.library)
    dialog = places.start.new_workshop()
    dialog.title.setText("Fel mall")
    dialog.create_workshop()
    assert "Fel mall" in [one.title for one in workshops(room.library, room.scope.process_id)]
    places.window.go("start")
    assert "Fel mall" in places.window.header.undo.toolTip()
    QTest.mouseClick(places.window.header.undo, Qt.MouseButton.LeftButton)
    assert [one.title for one in workshops(room.library, room.scope.process_id)] == ["Workshoppen"]
    assert places.window.workshop_id is None


def test_enter_opens_the_next_workshop_of_the_process(qtbot: QtBot, library: Library) -> None:
    sampled(library)
    places = open_window(qtbot, library)
    places.start.processes.setFocus()
    QTest.keyClick(places.start.processes, Qt.Key.Key_Return)
    assert places.window.place == "prepare"


def test_only_the_rows_shown_are_read(qtbot: QtBot, library: Library) -> None:
    process_id = start_process(library, "Stort")
    with edit(library, Scope(process_id), "Många"):
        for number in range(1000):
            add_workshop(library, process_id, f"Nummer {number}", date="2027-01-01")
    places = open_window(qtbot, library)
    model = places.start.workshops.model()
    assert model.rowCount() <= 2 * overview.PAGE
    places.start.workshops.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() > overview.PAGE)


def test_the_overview_says_which_workshop_comes_first(library: Library) -> None:
    process_id = start_process(library, "Uppdraget")
    (none,) = overview.process_lines(library, "2027-01-15")
    assert (none.when, none.workshop_id) == ("none", None)
    with edit(library, Scope(process_id), "Tre"):
        past = add_workshop(library, process_id, "Förra", date="2027-01-01")
        add_workshop(library, process_id, "Sedan", date="2027-03-01")
        near = add_workshop(library, process_id, "Nästa", date="2027-02-01")
    (line,) = overview.process_lines(library, "2027-01-15")
    assert (line.when, line.workshop_id, line.workshops) == ("next", near, 3)
    assert overview.process_lines(library, "2028-01-01")[0].when == "past"
    sample_id = sample(library)
    held = workshop(library, overview.workshop_lines(library, sample_id)[0].id)
    enter(library, held.id, steps(library, held.id)[0].id, "2027-01-15T12:00:00.000Z")
    assert [one.when for one in overview.process_lines(library, "2027-01-15")] == ["ongoing", "next"]
    assert past in [one.id for one in overview.workshop_lines(library, process_id)]


def test_the_meeting_that_was_agreed_is_what_comes_next(library: Library) -> None:
    late, soon = start_process(library, "A"), start_process(library, "B")
    for process_id, day in ((late, "2027-03-01"), (soon, "2027-02-15")):
        with edit(library, Scope(process_id), "Ett möte"):
            workshop_id = add_workshop(library, process_id, "Det första", date="2027-01-01")
            set_next_meeting(library, workshop_id, day, "08:30", "Eken")
    lines = overview.process_lines(library, "2027-02-01")
    assert [(one.id, one.when, one.meeting, one.meeting_time) for one in lines] == [
        (soon, "past", "2027-02-15", "08:30"),
        (late, "past", "2027-03-01", "08:30"),
    ]
    assert headline(lines[0]) == "Nästa möte är 15 februari 2027 kl.\u00a008.30"
    with edit(library, Scope(late), "Den bokas"):
        add_workshop(library, late, "Det andra", date="2027-03-01")
    first, second = overview.process_lines(library, "2027-02-01")
    assert (first.id, second.id, second.when, second.meeting) == (soon, late, "next", None)


def test_times_are_read_as_people_write_them() -> None:
    assert [read_time(text) for text in ("13.00", "1300", "9", "kl 9.05", "25.00", "x")] == [
        "13:00",
        "13:00",
        "09:00",
        "09:05",
        None,
        None,
    ]


def test_the_workshops_shown_are_those_of_the_process_that_is_clicked(qtbot: QtBot, room: Room) -> None:
    other = start_process(room.library, "Zätterlunds uppdrag")
    with edit(room.library, Scope(other), "En"):
        workshop_id = add_workshop(room.library, other, "Den andra")
    start = open_window(qtbot, room.library).start
    for row, wanted in ((1, workshop_id), (0, room.workshop_id), (1, workshop_id)):
        place = start.processes.visualRect(start.processes.model().index(row, 0)).center()
        QTest.mouseClick(start.processes.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert start.workshops.chosen() == wanted
        assert start.workshops.model().rowCount() == 1
    start.processes.setFocus()
    QTest.keyClick(start.processes, Qt.Key.Key_Up)
    assert start.workshops.chosen() == room.workshop_id

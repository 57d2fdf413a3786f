"""Start: the first minutes, a new workshop by keyboard alone, search, and libraries of any size."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.core import paths
from naravard_desktop.core.clock import read_time
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.finding import find
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import overview
from naravard_desktop.process.processes import processes
from naravard_desktop.process.progress import enter
from naravard_desktop.process.workshops import add_workshop, steps, workshop, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.windows.places import open_window

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_empty_library_says_how_to_begin_and_opens_the_sample(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    button = places.start.findChild(QPushButton, "open-sample")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places.window.place == "prepare"
    assert places.prepare.model.rowCount() == 8
    assert [one.sample for one in processes(library)] == [True]
    QTest.keyClick(places.window, Qt.Key.Key_1, CTRL)
    assert places.start.processes.isVisible()


def test_a_new_workshop_by_keyboard_alone(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    QTest.keyClick(places.window, Qt.Key.Key_N, CTRL)
    dialog = places.start.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)

    def tab_to(name: str) -> None:
        for _press in range(20):
            if dialog.focusWidget().accessibleName() == name:
                return
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        raise AssertionError(name)

    for name, text in (
        ("Uppdragets namn", "Samverkan i norr"),
        ("Rubrik", "Det nya"),
        ("Datum", "3/2 2027"),
        ("Start", "9"),
        ("Plats", "Eken"),
    ):
        tab_to(name)
        QTest.keyClicks(dialog.focusWidget(), text)
    QTest.keyPress(dialog.focusWidget(), Qt.Key.Key_Return)  # the dialog is gone before the key is let go
    (made,) = workshops(library, processes(library)[0].id)
    assert (made.title, made.date, made.starts, made.place) == ("Det nya", "2027-02-03", "09:00", "Eken")
    assert places.window.workshop_id == made.id


def test_a_workshop_made_by_mistake_is_undone_on_start(qtbot: QtBot, room: Room) -> None:
    places = open_window(qtbot, room.library)
    dialog = places.start.new_workshop()
    dialog.title.setText("Fel mall")
    dialog.create_workshop()
    assert "Fel mall" in [one.title for one in workshops(room.library, room.scope.process_id)]
    places.window.go("start")
    assert "Fel mall" in places.window.header.undo.toolTip()
    QTest.mouseClick(places.window.header.undo, Qt.MouseButton.LeftButton)
    assert [one.title for one in workshops(room.library, room.scope.process_id)] == ["Workshopen"]
    assert places.window.workshop_id is None


def test_what_cannot_be_read_is_said_and_nothing_is_made(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    dialog = places.start.new_workshop()
    dialog.process_title.setText("Uppdraget")
    dialog.date.line.setFocus()
    QTest.keyClicks(dialog.date.line, "snart")
    dialog.create_workshop()
    assert "Datumet" in dialog.date.hint.text()
    assert dialog.focusWidget() is dialog.date.line
    QTest.keyClick(dialog.date.line, Qt.Key.Key_Escape)
    dialog.starts.setText("snart")
    dialog.create_workshop()
    assert "Starttiden" in dialog.wrong.accessibleName()
    assert dialog.focusWidget() is dialog.starts
    assert processes(library) == []
    dialog.reject()


def test_a_wrong_template_of_ones_own_is_told_in_a_sentence(qtbot: QtBot, library: Library) -> None:
    paths.own_templates().mkdir(parents=True)
    Path(paths.own_templates() / "min.toml").write_text("id = 3", encoding="utf-8")
    places = open_window(qtbot, library)
    dialog = places.start.new_workshop()
    told = [one.accessibleName() for one in dialog.findChildren(type(dialog.wrong))]
    assert any("min.toml" in sentence for sentence in told)
    assert dialog.template.count() == 2
    dialog.reject()


def test_enter_opens_the_next_workshop_of_the_process(qtbot: QtBot, library: Library) -> None:
    sample(library)
    places = open_window(qtbot, library)
    places.start.processes.setFocus()
    QTest.keyClick(places.start.processes, Qt.Key.Key_Return)
    assert places.window.place == "prepare"


def test_search_finds_what_was_written_and_opens_it(qtbot: QtBot, library: Library) -> None:
    sample(library)
    places = open_window(qtbot, library)
    QTest.keyClick(places.window, Qt.Key.Key_F, CTRL)
    assert places.start.search.hasFocus()
    QTest.keyClicks(places.start.search, "hemmonitorering")
    QTest.keyClick(places.start.search, Qt.Key.Key_Return)
    assert places.start.found.hasFocus()
    QTest.keyClick(places.start.found, Qt.Key.Key_Return)
    assert places.window.place == "prepare"


def test_every_hit_says_what_it_is_and_where(library: Library) -> None:
    process_id = sample(library)
    for one in find(library, "e"):
        assert one.what
        assert one.process_id == process_id
        assert one.where


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


def test_times_are_read_as_people_write_them() -> None:
    assert [read_time(text) for text in ("13.00", "1300", "9", "kl 9.05", "25.00", "x")] == [
        "13:00",
        "13:00",
        "09:00",
        "09:05",
        None,
        None,
    ]

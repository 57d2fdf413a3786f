"""Names changed and things deleted on Start: what goes is said, and all of it comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import remove_process, start_process
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.finals import finals
from naravard_desktop.process.processes import process, processes
from naravard_desktop.process.progress import enter
from naravard_desktop.process.workshops import workshop, workshops
from naravard_desktop.storage import backup
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.start_naming import Naming
from naravard_desktop.windows.start_removal import GoneDialog
from tests.conftest import Room
from tests.jobs.finishing import meet
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.windows.places import Places, open_window

_KEY, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """Start on a process with a workshop in which two cards were written, and another process."""
    one = room.step("notes")
    with edit(room.library, room.scope, "Två"):
        add_cards(room.library, one.id, [NewCard(text="Hembesök"), NewCard(text="Rond")])
    start_process(room.library, "Zätterlunds uppdrag")
    return open_window(qtbot, room.library)


def _answer(places: Places, words: str) -> None:
    box = places.start.asking
    assert isinstance(box, QMessageBox)
    button = next(one for one in box.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert places.start.asking is None


def _said(places: Places) -> str:
    box = places.start.asking
    assert isinstance(box, QMessageBox)
    return f"{box.text()} {box.informativeText()}"


def test_f2_gives_a_process_another_name(qtbot: QtBot, places: Places, room: Room) -> None:
    start = places.start
    QTest.keyClick(start.processes, _KEY.Key_F2)
    dialog = start.asking
    assert isinstance(dialog, Naming)
    qtbot.waitUntil(dialog.title.hasFocus)
    typed(dialog.title, "Nära vård i Öbyn")
    QTest.keyClick(dialog.title, _KEY.Key_Tab)
    assert dialog.about.hasFocus()
    typed(dialog.about, "Tre år")
    dialog.save()
    assert (process(room.library, room.scope.process_id).title, process(room.library, room.scope.process_id).about) == (
        "Nära vård i Öbyn",
        "Tre år",
    )
    assert "Nära vård i Öbyn" in str(start.processes.model().index(0, 0).data())
    places.window.activateWindow()
    qtbot.waitUntil(places.window.isActiveWindow)
    QTest.keyClick(places.window, _KEY.Key_Z, _CTRL)
    assert process(room.library, room.scope.process_id).title == "Uppdraget"
    QTest.keyClick(places.window, _KEY.Key_Z, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert process(room.library, room.scope.process_id).title == "Nära vård i Öbyn"


def test_return_saves_a_workshops_new_name(places: Places, room: Room) -> None:
    places.window.open_workshop(room.workshop_id)
    places.window.go("start")
    places.start.workshops.setFocus()
    QTest.keyClick(places.start.workshops, _KEY.Key_F2)
    dialog = places.start.asking
    assert isinstance(dialog, Naming)
    typed(dialog.title, "Första träffen")
    QTest.keyPress(dialog.title, _KEY.Key_Return)  # the dialog is gone before the key is let go
    assert workshop(room.library, room.workshop_id).title == "Första träffen"
    assert "Första träffen" in places.window.windowTitle()
    places.window.undo()
    assert workshop(room.library, room.workshop_id).title == "Workshoppen"


def test_an_empty_name_or_a_full_disk_keeps_the_dialog(places: Places, room: Room) -> None:
    places.start.rename(room.scope.process_id)
    dialog = places.start.asking
    assert isinstance(dialog, Naming)
    dialog.title.setText("   ")
    dialog.save()
    assert dialog.isVisible()
    assert "namn" in dialog.wrong.accessibleName()
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    dialog.title.setText("Ett namn")
    dialog.about.setPlainText("Mycket " * 5_000)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.title.text() == "Ett namn"
    assert process(room.library, room.scope.process_id).title == "Uppdraget"
    room.library.db.execute("PRAGMA max_page_count = 1073741823")
    dialog.save()
    assert process(room.library, room.scope.process_id).title == "Ett namn"


def test_a_deleted_process_comes_back_with_ctrl_z(places: Places, room: Room) -> None:
    start = places.start
    places.window.open_workshop(room.workshop_id)
    places.window.go("start")
    start.choose_process(room.scope.process_id)
    QTest.keyClick(start.processes, _KEY.Key_Delete)
    assert "1 workshop och 2 lappar" in _said(places)
    assert "säkerhetskopia" in _said(places)
    _answer(places, "Avbryt")
    assert len(processes(room.library)) == 2
    QTest.keyClick(start.processes, _KEY.Key_Delete)
    _answer(places, "Ta bort")
    assert [one.title for one in processes(room.library)] == ["Zätterlunds uppdrag"]
    assert len(backup.existing(room.library.path)) == 1
    assert places.window.workshop_id is None
    assert start.banner.isVisible()
    assert "Borttaget uppdrag: Uppdraget" in places.window.header.undo.toolTip()
    for _time in range(2):
        QTest.keyClick(places.window, _KEY.Key_Z, _CTRL)
        assert len(processes(room.library)) == 2
        assert start.processes.chosen() == room.scope.process_id
        assert start.workshops.chosen() == room.workshop_id
        assert not start.banner.isVisible()
        QTest.keyClick(places.window, _KEY.Key_Z, _CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert len(processes(room.library)) == 1


def test_the_last_process_comes_back_from_the_welcome_page(places: Places, room: Room) -> None:
    start = places.start
    for one in processes(room.library):
        start.remove(one.id)
        _answer(places, "Ta bort")
    assert start.welcome.isVisible()
    button = next(one for one in start.banner.findChildren(QPushButton) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(processes(room.library)) == 1
    assert start.processes.isVisible()
    start.ask_what_to_bring_back()
    dialog = start.asking
    assert isinstance(dialog, GoneDialog)
    QTest.keyClick(dialog.list, _KEY.Key_Return)
    assert len(processes(room.library)) == 2


def test_a_process_deleted_another_day_is_taken_back(qtbot: QtBot, room: Room) -> None:
    other = start_process(room.library, "<b>Det andra</b>")
    remove_process(room.library, room.scope.process_id)
    places = open_window(qtbot, room.library)
    assert places.start.lists.bring_back.isEnabled()
    places.start.lists.bring_back.trigger()
    dialog = places.start.asking
    assert isinstance(dialog, GoneDialog)
    assert dialog.list.item(0).text().startswith("Uppdraget · borttaget ")
    dialog.take_back()
    assert len(processes(room.library)) == 2
    assert places.start.processes.chosen() == room.scope.process_id != other
    assert places.start.workshops.chosen() == room.workshop_id
    assert places.start.workshops.model().rowCount() == 1
    assert not places.start.lists.bring_back.isEnabled()


def test_something_done_since_is_undone_first(places: Places, room: Room) -> None:
    start = places.start
    start.remove(room.scope.process_id)
    _answer(places, "Ta bort")
    start.rename(start.processes.chosen())
    dialog = start.asking
    assert isinstance(dialog, Naming)
    dialog.title.setText("Nytt namn")
    dialog.save()
    places.window.undo()
    assert [one.title for one in processes(room.library)] == ["Zätterlunds uppdrag"]


def test_a_deleted_workshop_comes_back_where_it_was(places: Places, room: Room) -> None:
    one = room.step("notes")
    enter(room.library, room.workshop_id, one.id, "2027-02-03T12:00:00.000Z")
    places.window.open_workshop(room.workshop_id)
    places.window.go("start")
    start = places.start
    start.workshops.setFocus()
    QTest.keyClick(start.workshops, _KEY.Key_Delete)
    assert "Workshoppen pågår." in _said(places)
    _answer(places, "Ta bort")
    assert workshops(room.library, room.scope.process_id) == []
    assert places.window.workshop_id is None
    assert places.window.place == "start"
    QTest.keyClick(places.window, _KEY.Key_Z, _CTRL)
    assert len(workshops(room.library, room.scope.process_id)) == 1
    assert "pågår" in str(start.workshops.model().index(0, 2).data())


def test_a_backup_that_cannot_be_made_is_told_and_nothing_is_deleted(places: Places, room: Room) -> None:
    (room.library.path.parent / backup.FOLDER).write_text("I vägen", encoding="utf-8")
    places.start.remove(room.scope.process_id)
    _answer(places, "Ta bort")
    assert len(processes(room.library)) == 2
    assert places.window.banner.isVisible()


def test_the_menu_says_its_keys_and_takes_more_commands(places: Places, room: Room) -> None:
    lists = places.start.lists
    assert [one.text().split("\t")[-1] for one in lists.process_menu.actions()[:3:2]] == ["F2", "Del"]
    asked: list[tuple[str, str]] = []
    places.start.people_asked.connect(lambda process_id, row_id: asked.append((process_id, row_id)))
    (people,) = [one for one in lists.process_menu.actions() if one.text() == "Personer och organisationer…"]
    people.trigger()
    assert asked == [(lists.processes.chosen(), "")]
    assert (lists.more_process.accessibleName(), lists.more_workshop.accessibleName()) == (
        "Mer om uppdraget",
        "Mer om workshoppen",
    )


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_no_question_is_cut_off(qtbot: QtBot, room: Room, zoom: float) -> None:
    start_process(room.library, "<b>Samverkan</b> " * 30, "Om " * 400)
    places = open_window(qtbot, room.library, zoom)
    for one in processes(room.library):
        for ask in (places.start.rename, places.start.remove):
            ask(one.id)
            dialog = places.start.asking
            assert dialog is not None
            settle_down()
            assert cut_off(dialog) == []
            dialog.reject()


def test_finished_minutes_are_told_of_and_come_back(places: Places, room: Room) -> None:
    meeting = meet(room.library, room.scope.process_id, "Mötet")
    meeting.finish()
    start = places.start
    start.remove(meeting.id)
    assert "Ett färdigställt dokument försvinner också. Det är i regel allmän handling" in _said(places)
    _answer(places, "Ta bort")
    assert finals(room.library, meeting.id) == []
    QTest.keyClick(places.window, _KEY.Key_Z, _CTRL)
    assert len(finals(room.library, meeting.id)) == 1
    meet(room.library, room.scope.process_id, "Mötet efter").finish()
    start.remove(room.scope.process_id)
    assert "2 färdigställda dokument försvinner också." in _said(places)
    _answer(places, "Avbryt")
    start.remove(room.workshop_id)
    assert "färdigställ" not in _said(places)
    _answer(places, "Avbryt")

"""The window itself: places, keys, undo, trouble, zoom and closing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from tests.conftest import Room
from tests.windows.places import open_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_workshops_places_say_how_to_open_one(qtbot: QtBot, library: Library) -> None:
    window = open_window(qtbot, library).window
    button = window.rail.buttons["prepare"]
    assert not button.isEnabled()
    assert "Start" in button.toolTip()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.place == "start"


def test_places_are_reached_by_key_and_by_mouse(qtbot: QtBot, room: Room) -> None:
    window = open_window(qtbot, room.library).window
    with qtbot.waitSignal(window.opened) as told:
        window.open_workshop(room.workshop_id)
    assert told.args == [room.workshop_id]
    assert window.place == "prepare"
    assert "Workshoppen" in window.windowTitle()
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.place == "follow_up"
    assert window.header.title.text() == "Följ upp"
    QTest.mouseClick(window.rail.buttons["start"], Qt.MouseButton.LeftButton)
    assert window.place == "start"


def test_closing_is_asked_for_and_not_done(qtbot: QtBot, library: Library) -> None:
    window = open_window(qtbot, library).window
    with qtbot.waitSignal(window.close_asked):
        assert not window.close()
    assert window.isVisible()


def test_trouble_is_a_sentence_until_something_is_saved(qtbot: QtBot, library: Library) -> None:
    window = open_window(qtbot, library).window
    assert window.header.status.isVisible()
    window.session.trouble.emit(Trouble("Disken är full. Texten finns kvar i fönstret."))
    assert window.banner.isVisible()
    assert "Disken är full" in window.banner.accessibleName()
    assert not window.header.status.isVisible()
    window.session.saved.emit()
    assert not window.banner.isVisible()
    assert window.header.status.text() == "Allt sparat"


def test_the_field_undoes_first_and_then_the_workshop(qtbot: QtBot, room: Room) -> None:
    places = open_window(qtbot, room.library)
    window, title = places.window, places.prepare.facts.fields["title"]
    window.open_workshop(room.workshop_id)
    places.prepare.show_tab(1)
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Nytt namn")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert workshop(room.library, room.workshop_id).title == "Nytt namn"
    QTest.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert title.text() != "Nytt namn"
    assert workshop(room.library, room.workshop_id).title == "Nytt namn"
    for _press in range(20):
        QTest.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert workshop(room.library, room.workshop_id).title == "Workshoppen"
    places.prepare.agenda.setFocus()
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Y, CTRL)
    assert workshop(room.library, room.workshop_id).title == "Nytt namn"


def test_undo_says_what_it_would_undo(qtbot: QtBot, room: Room) -> None:
    places = open_window(qtbot, room.library)
    assert "Ny workshop" in places.window.header.undo.toolTip()
    places.window.open_workshop(room.workshop_id)
    places.prepare.add("notes")
    assert "Nytt moment: Lappar" in places.window.header.undo.toolTip()
    QTest.mouseClick(
        places.window.header.undo, Qt.MouseButton.LeftButton, pos=places.window.header.undo.rect().center() / 2
    )
    assert places.prepare.model.rowCount() == 0
    assert "Gör om: Nytt moment" in " ".join(one.text() for one in places.window.header.undo.menu().actions())


def test_f1_shows_the_keys_of_the_place(qtbot: QtBot, library: Library) -> None:
    window = open_window(qtbot, library).window
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog, "keys")
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_zoom_is_kept_within_its_bounds_and_the_rail_narrows(qtbot: QtBot, library: Library) -> None:
    window = open_window(qtbot, library).window
    for _press in range(15):
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme.current().zoom == theme.ZOOM_MOST
    assert window.rail.is_narrow
    assert window.rail.buttons["start"].accessibleName() == "Start"
    assert window.width() == 1280
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.current().zoom == 1.0
    assert not window.rail.is_narrow

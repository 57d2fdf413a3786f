"""Storbild in Genomför's head: what can be done, by key and by menu, and how it stands in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.parts.card_actions import COMMANDS
from naravard_desktop.windows.room_tools import KEYS, RoomTools
from tests.windows.test_room import Held, held

__all__ = ["held"]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tools(held: Held) -> RoomTools:
    one = RoomTools(held.room)
    held.run.add_tool(one)
    held.run.go_next()
    return one


def test_how_it_stands_is_in_words(held: Held, tools: RoomTools) -> None:
    assert (tools.button.text(), tools.words()) == ("Storbild", "Storbilden visas inte.")
    held.room.show()
    assert tools.button.text() == "Storbild: väntar"
    held.put_up()
    assert tools.button.text() == "Storbild: visas"
    screen = QGuiApplication.screens()[0]
    assert tools.words() == f"Storbilden visas på {screen.name()}, {screen.size().width()} × {screen.size().height()}."
    held.room.toggle_frozen()
    assert tools.button.text() == "Storbild: fryst"
    held.room.toggle_blank()
    assert tools.button.text() == "Storbild: svart"
    assert tools.button.accessibleDescription() == tools.words()
    assert "svart bild" in tools.words()
    held.room.enter_mode()
    assert tools.words().startswith("Rumsläge är på.")


def test_keys_do_it_wherever_the_focus_is(qtbot: QtBot, held: Held, tools: RoomTools) -> None:
    held.add(0, *(f"Lapp {number}" for number in range(40)))
    held.put_up()
    panel = held.run.panel
    assert panel is not None
    panel.setFocus()
    focus = QApplication.focusWidget() or panel
    held.room.view.turn(-99)
    QTest.keyClick(focus, KEY.Key_PageDown, CTRL)
    assert held.room.page[0] == 1
    QTest.keyClick(focus, KEY.Key_PageUp, CTRL)
    assert held.room.page[0] == 0
    QTest.keyClick(focus, KEY.Key_F7)
    assert held.room.blank
    QTest.keyClick(focus, KEY.Key_F7)
    QTest.keyClick(focus, KEY.Key_F8)
    assert (held.room.blank, held.room.frozen) == (False, True)
    QTest.keyClick(focus, KEY.Key_F5)
    assert not held.room.wanted
    QTest.keyClick(focus, KEY.Key_F8)
    assert not held.room.frozen
    QTest.keyClick(focus, KEY.Key_F11)
    assert held.room.in_room_mode


def test_the_menu_offers_what_can_be_done(held: Held, tools: RoomTools) -> None:
    assert not tools.blank.isEnabled()
    assert not tools.frozen.isEnabled()
    assert not tools.next.isEnabled()
    held.add(0, *(f"Lapp {number}" for number in range(40)))
    held.put_up()
    held.room.view.turn(-99)
    assert tools.blank.isEnabled()
    assert tools.frozen.isEnabled()
    assert tools.next.isEnabled()
    assert not tools.previous.isEnabled()
    assert tools.toggle.text() == "Dölj storbilden"
    tools.light.trigger()
    assert held.room.light
    assert tools.light.isChecked()
    (mine,) = tools.screens.actions()
    assert mine.text().endswith("(din egen)")
    assert not mine.isEnabled()
    assert mine.isChecked()


def test_its_keys_are_nobody_elses(held: Held, tools: RoomTools) -> None:
    taken = {command.key for command in COMMANDS.values()}
    for action in held.window.findChildren(QAction):
        if action.parent() not in {tools.menu, held.room.mode}:
            taken |= {key.toString() for key in action.shortcuts()}
    own = [key.toString() for action in tools.menu.actions() for key in action.shortcuts()]
    assert sorted(own) == ["Ctrl+PgDown", "Ctrl+PgUp", "F11", "F5", "F7", "F8"]
    assert not taken & set(own)
    assert len(KEYS) == 5

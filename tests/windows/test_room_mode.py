"""Rumsläge: the room's view over the facilitator's screen, with a line to write in and keys for the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.process.cards import cards
from naravard_desktop.process.drafts import draft
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.room_mode import DRAFT, RoomMode
from tests.parts.letters import typed
from tests.windows.test_room import Held, held

__all__ = ["held"]

KEY, CTRL, ALT, SHIFT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def mode(qtbot: QtBot, held: Held) -> RoomMode:
    """Rumsläge on the first moment."""
    held.run.go_next()
    held.room.enter_mode()
    one = held.room.mode
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def texts(held: Held, number: int = 0) -> list[str]:
    return [one.text for one in cards(held.data.library, held.plan[number].id)]


def full(held: Held) -> None:
    pages = held.data.library.db.execute("PRAGMA page_count").fetchone()[0]
    held.data.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(held: Held) -> None:
    held.data.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_what_is_written_is_a_card_that_the_room_sees(qtbot: QtBot, held: Held, mode: RoomMode) -> None:
    held.add(0, *(f"Lapp {number}" for number in range(40)))
    assert QApplication.focusWidget() is mode.line
    typed(mode.line, "Vi ringde varandra på fredagen")
    QTest.keyClick(mode.line, KEY.Key_Return)
    assert texts(held)[-1] == "Vi ringde varandra på fredagen"
    assert mode.line.text() == ""
    qtbot.waitUntil(lambda: "Vi ringde varandra" in mode.view.spoken())
    assert QApplication.focusWidget() is mode.line


def test_undo_is_the_lines_first_and_then_the_moments(held: Held, mode: RoomMode) -> None:
    typed(mode.line, "Den ena")
    QTest.keyClick(mode.line, KEY.Key_Return)
    typed(mode.line, "Den andra")
    for _press in range(20):
        QTest.keyClick(mode.line, KEY.Key_Z, CTRL)
        if not mode.line.text():
            break
    assert texts(held) == ["Den ena"]
    QTest.keyClick(mode.line, KEY.Key_Z, CTRL)
    assert texts(held) == []
    assert "Den ena" not in mode.view.spoken()
    mode.back.setFocus()
    QTest.keyClick(mode.back, KEY.Key_Z, CTRL | SHIFT)
    assert texts(held) == ["Den ena"]


def test_a_full_disk_is_a_calm_sentence_and_the_text_stays(held: Held, mode: RoomMode) -> None:
    full(held)
    long = ("ord " * 25_000).strip()
    mode.line.insertPlainText(long)
    QTest.keyClick(mode.line, KEY.Key_Return)
    assert texts(held) == []
    assert mode.line.text() == long
    assert mode.status.text() == "Inte sparat än. Texten står kvar; tryck Enter för att försöka igen."
    assert "Disken" not in "".join(one.text() for one in mode.findChildren(type(mode.status)))
    held.run.go_next()
    held.run.go_back()
    assert mode.line.text() == long, "it waits with its moment though it could not be kept"
    freed(held)
    QTest.keyClick(mode.line, KEY.Key_Return)
    assert texts(held) == [long]
    assert not mode.status.isVisible()
    assert draft(held.data.library, held.plan[0].id, DRAFT) == ""


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_F11])
def test_one_key_goes_back_and_half_a_text_is_kept(qtbot: QtBot, held: Held, mode: RoomMode, key: Qt.Key) -> None:
    typed(mode.line, "Halvskrivet på väg")
    QTest.keyClick(mode.line, key)
    assert not held.room.in_room_mode
    assert not mode.isVisible()
    assert held.said == ["Det du började skriva i Rumsläge finns kvar där (F11)."]
    assert draft(held.data.library, held.plan[0].id, DRAFT) == "Halvskrivet på väg"
    qtbot.waitUntil(held.window.isActiveWindow)
    panel = held.run.panel
    assert isinstance(panel, NotesPanel)
    assert QApplication.focusWidget() is panel.capture.field
    held.room.enter_mode()
    assert mode.line.text() == "Halvskrivet på väg"


def test_each_moment_has_its_own_line(held: Held, mode: RoomMode) -> None:
    typed(mode.line, "Till den första")
    QTest.keyClick(mode.line, KEY.Key_PageDown, ALT)
    assert held.run.current == held.plan[1]
    assert not mode.line.isVisible(), "nothing is written in a break"
    assert QApplication.focusWidget() is mode.back
    QTest.keyClick(mode.back, KEY.Key_PageDown, ALT)
    assert mode.line.text() == ""
    QTest.keyClick(mode.line, KEY.Key_PageUp, ALT)
    QTest.keyClick(mode.back, KEY.Key_PageUp, ALT)
    assert mode.line.text() == "Till den första"
    assert texts(held) == [], "half a text is no card"


def test_pages_are_turned_and_the_picture_is_black_by_key(held: Held, mode: RoomMode) -> None:
    held.add(0, *(f"Lapp {number}" for number in range(40)))
    mode.view.turn(-99)
    QTest.keyClick(mode.line, KEY.Key_PageDown, CTRL)
    assert mode.view.page() == 1
    QTest.keyClick(mode.line, KEY.Key_PageUp, CTRL)
    assert mode.view.page() == 0
    QTest.keyClick(mode.line, KEY.Key_F7)
    assert mode.curtain.grab().toImage().pixelColor(20, 20).name() == "#000000"
    assert held.room.blank
    QTest.keyClick(mode.line, KEY.Key_F7)
    assert not held.room.blank


def test_several_pasted_lines_are_one_card_and_any_text_is_kept(held: Held, mode: RoomMode) -> None:
    for text in ("<b>fet</b>\nrad två", '🧑‍⚕️ "citat"', "x" * 100_000):
        mode.line.insertPlainText(text)
        QTest.keyClick(mode.line, KEY.Key_Return)
    assert texts(held) == ["<b>fet</b>\nrad två", '🧑‍⚕️ "citat"', "x" * 100_000]


def test_closing_it_is_going_back(held: Held, mode: RoomMode) -> None:
    assert not mode.close()
    assert not held.room.in_room_mode
    assert held.window.isVisible()


def test_a_closed_workshop_leaves_the_calm_page_and_no_line(held: Held, mode: RoomMode) -> None:
    held.window.close_workshop()
    assert mode.view.spoken() == "Välkommen"
    assert not mode.line.isVisible()
    QTest.keyClick(mode, KEY.Key_Escape)
    assert not held.room.in_room_mode


def test_all_that_takes_focus_has_a_name_and_tab_goes_round(held: Held, mode: RoomMode) -> None:
    QAccessible.setActive(True)
    assert mode.line.accessibleName() == "Ny lapp"
    seen: list[QWidget] = []
    for _press in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert seen == [mode.line, mode.back] * 2


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, held: Held, mode: RoomMode, zoom: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", zoom)
    mode.resize(1366, 768)
    qtbot.waitUntil(lambda: cut_off(mode) == [])
    theme.apply(app, "light", 1.0)

"""Choosing what something is based on, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.parts.source_picker import Choice, SourcePicker
from naravard_desktop.widgets.cut import cut_off
from tests.parts.letters import typed

Key = Qt.Key
CHOICES = [
    Choice("a", "Rond på boendet", "Lapp · Vad fungerar?"),
    Choice("b", "<b>Läsa</b> mätvärden " + "lång " * 200, "Lapp · Vad fungerar?"),
    Choice("c", "VIP", "Kluster · Dela in"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> SourcePicker:
    made = SourcePicker("Vad grundas beslut 1 på?", CHOICES, {"c"})
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_search_tick_and_done(dialog: SourcePicker) -> None:
    told: list[list[str]] = []
    dialog.picked.connect(told.append)
    typed(dialog.filter, "fungerar boendet")
    assert dialog.model.rowCount() == 1
    QTest.keyClick(dialog.filter, Key.Key_Return)
    typed(dialog.filter, "finns inte")
    assert dialog.model.rowCount() == 0
    QTest.keyClick(dialog.filter, Key.Key_Return)
    QTest.keyClick(dialog.filter, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [["a", "c"]]
    assert dialog.isVisible(), "whoever saves it closes it"


def test_arrows_go_through_the_list_and_space_ticks(dialog: SourcePicker) -> None:
    QTest.keyClick(dialog.filter, Key.Key_Down)
    QTest.keyClick(dialog.filter, Key.Key_Return)
    assert dialog.model.chosen == {"b", "c"}
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Key.Key_End)
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert dialog.model.chosen == {"b"}
    QTest.keyClick(dialog.list, Key.Key_Return)
    assert dialog.model.chosen == {"b", "c"}


def test_it_is_read_and_nothing_is_cut_off(dialog: SourcePicker) -> None:
    for widget in (dialog.filter, dialog.list, dialog.save, dialog.cancel):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    assert cut_off(dialog) == []
    said = dialog.model.data(dialog.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Rond på boendet, Lapp · Vad fungerar?"

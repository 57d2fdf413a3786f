"""Counting: by mouse, by keys, and in a list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from naravard_desktop.parts.stepper import CountKeys, Stepper
from naravard_desktop.widgets.cut import cut_off

Show = Callable[[QWidget], None]
KEY, PAD = Qt.Key, Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def stepper(shown: Show) -> tuple[Stepper, list[int]]:
    """A number from 0 to 120, and what it has told."""
    host = QWidget()
    made = Stepper("Prickar", most=120, parent=host)
    QVBoxLayout(host).addWidget(made)
    shown(host)
    told: list[int] = []
    made.changed.connect(told.append)
    made.field.setFocus()
    return made, told


def test_mouse_counts_up_and_down_and_not_below_nothing(stepper: tuple[Stepper, list[int]]) -> None:
    made, told = stepper
    assert not made.less.isEnabled()
    for button in (made.more, made.more, made.less):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [1, 2, 1]
    QTest.mouseClick(made.less, Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.less, Qt.MouseButton.LeftButton)
    assert told == [1, 2, 1, 0]


def test_plus_minus_and_arrows_count_wherever_they_are_on_the_keyboard(stepper: tuple[Stepper, list[int]]) -> None:
    made, told = stepper
    QTest.keyClick(made.field, KEY.Key_Plus)
    QTest.keyClick(made.field, KEY.Key_Plus, PAD)
    QTest.keyClick(made.field, KEY.Key_Up)
    QTest.keyClick(made.field, KEY.Key_Minus, PAD)
    assert told == [1, 2, 3, 2]
    assert made.typing == ""


def test_digits_are_one_number_and_no_more_than_the_most(stepper: tuple[Stepper, list[int]]) -> None:
    made, told = stepper
    QTest.keyClick(made.field, KEY.Key_1)
    first = made.typing
    QTest.keyClick(made.field, KEY.Key_2)
    assert (told, made.typing) == ([1, 12], first)
    assert first
    QTest.keyClick(made.field, KEY.Key_9)
    assert made.value() <= 120


def test_putting_tells_nothing_and_leaves_what_is_typed(stepper: tuple[Stepper, list[int]]) -> None:
    made, told = stepper
    made.put(7)
    assert (made.value(), told) == (7, [])
    made.put(999)
    assert made.value() == 120
    assert not made.more.isEnabled()


def test_it_is_a_spin_box_with_a_name_to_a_screen_reader(stepper: tuple[Stepper, list[int]]) -> None:
    made, _told = stepper
    found = QAccessible.queryAccessibleInterface(made.field)
    assert found.role() == QAccessible.Role.SpinBox
    assert found.text(QAccessible.Text.Name) == "Prickar"
    assert made.less.accessibleName() == "Prickar: en mindre"
    assert made.focusProxy() is made.field
    assert cut_off(made) == []
    line = made.field.lineEdit()
    assert line.width() > line.fontMetrics().horizontalAdvance("120")


def test_an_unknown_number_is_said_so(shown: Show) -> None:
    made = Stepper("Personer", unknown="–")
    shown(made)
    assert made.field.text() == "–"
    made.put(3)
    assert made.field.text() == "3"


def test_a_list_counts_with_digits_plus_and_minus(shown: Show) -> None:
    found = QListWidget()
    found.addItems(["a1", "b"])
    shown(found)
    keys = CountKeys(found, 50)
    typed: list[int] = []
    stepped: list[int] = []
    keys.typed.connect(typed.append)
    keys.stepped.connect(stepped.append)
    found.setCurrentRow(0)
    QTest.keyClick(found, KEY.Key_1)
    first = keys.typing
    QTest.keyClick(found, KEY.Key_2, PAD)
    QTest.keyClick(found, KEY.Key_Backspace)
    assert typed == [1, 12, 1]
    assert keys.typing == first != ""
    QTest.keyClick(found, KEY.Key_Plus)
    QTest.keyClick(found, KEY.Key_Minus)
    assert (stepped, keys.typing) == ([1, -1], "")
    QTest.keyClick(found, KEY.Key_Down)
    QTest.keyClick(found, KEY.Key_4)
    QTest.keyClick(found, KEY.Key_9)
    QTest.keyClick(found, KEY.Key_9)
    assert typed[3:] == [4, 49, 9]
    assert found.currentRow() == 1

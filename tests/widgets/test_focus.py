"""The ring, by its pixels: where it is, when it is shown, and that nothing but eyes notices it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import focus, rows, theme
from naravard_desktop.widgets.tokens import DARK, LIGHT
from tests.widgets.conftest import count, picture


@pytest.fixture(autouse=True)
def ring(light: QApplication) -> Iterator[focus.FocusRing]:
    made = focus.install(light)
    assert focus.install(light) is made
    yield made
    made.setParent(None)
    made.deleteLater()


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    window.resize(300, 240)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def overlay(window: QWidget) -> QFocusFrame | None:
    return next((one for one in window.findChildren(QFocusFrame) if one.isVisible()), None)


def around(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)


def test_the_keyboard_brings_a_ring_two_wide_and_two_away(qtbot: QtBot) -> None:
    button = QPushButton("Nästa")
    field = QLineEdit()
    window = shown(qtbot, field, button)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    ring = overlay(window)
    assert ring is not None
    assert ring.geometry() == around(window, button)
    image = picture(window)
    left, middle = button.x(), button.geometry().center().y()
    colours = [image.pixelColor(left - 5 + at, middle).name().upper() for at in range(5)]
    assert colours == [LIGHT.background, LIGHT.focus, LIGHT.focus, LIGHT.background, LIGHT.background]


def clicked(widget: QWidget, at: QPoint | None = None) -> None:
    """Click as the window system does it, so that Qt knows which button is down."""
    window = widget.window()
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        widget.mapTo(window, at or widget.rect().center()),
    )


def test_a_click_on_a_button_brings_none_and_a_key_there_does(qtbot: QtBot) -> None:
    button = QPushButton("Nästa")
    window = shown(qtbot, QLineEdit(), button)
    clicked(button)
    qtbot.waitUntil(button.hasFocus)
    assert overlay(window) is None
    QTest.keyClick(button, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: overlay(window) is not None)
    clicked(button)
    qtbot.waitUntil(lambda: overlay(window) is None)


def test_a_click_in_a_text_field_does(qtbot: QtBot) -> None:
    field = QLineEdit()
    window = shown(qtbot, QPushButton("Nästa"), field)
    clicked(field)
    qtbot.waitUntil(field.hasFocus)
    assert overlay(window) is not None


def test_it_is_not_clipped_by_a_tight_parent(qtbot: QtBot) -> None:
    tight, button = QWidget(), QPushButton("Nästa")
    layout = QHBoxLayout(tight)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button)
    window = shown(qtbot, tight)
    button.setFocus()
    ring = overlay(window)
    assert ring is not None
    assert ring.geometry() == around(window, button)
    line = picture(window).copy(QRect(ring.x() + 20, ring.y(), ring.width() - 40, 2))
    assert count(line, LIGHT.focus) == line.width() * 2


def test_it_follows_moving_resizing_and_hiding(qtbot: QtBot) -> None:
    button, above = QPushButton("Nästa"), QWidget()
    above.setFixedHeight(10)
    window = shown(qtbot, above, button)
    button.setFocus()
    above.setFixedHeight(60)
    window.resize(420, 300)
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.geometry() == around(window, button))
    button.setEnabled(False)
    button.setEnabled(True)
    button.setFocus()
    qtbot.waitUntil(lambda: overlay(window) is not None)
    button.hide()
    qtbot.waitUntil(lambda: overlay(window) is None)


def test_it_scrolls_along_and_stays_within_what_scrolls(qtbot: QtBot) -> None:
    inside, area, button = QWidget(), QScrollArea(), QPushButton("Nästa")
    tall = QVBoxLayout(inside)
    tall.addWidget(button)
    tall.addSpacing(800)
    area.setWidget(inside)
    window = shown(qtbot, area)
    button.setFocus()
    before = overlay(window)
    assert before is not None
    at = before.y()
    area.verticalScrollBar().setValue(6)
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.y() == at - 6)
    area.verticalScrollBar().setValue(30)
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.y() == area.y() - 4)
    area.verticalScrollBar().setValue(400)
    qtbot.waitUntil(lambda: overlay(window) is None)


def test_in_a_list_it_is_round_the_current_row(qtbot: QtBot) -> None:
    view, model = QListView(), QStandardItemModel()
    for number in range(40):
        model.appendRow(QStandardItem(f"Moment {number}"))
    view.setModel(model)
    rows.dress(view)
    window = shown(qtbot, view)
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.height() < 40)
    first = overlay(window)
    assert first is not None
    at, step = first.y(), view.visualRect(model.index(0, 0)).height()
    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.y() == at + step)


def test_each_window_has_its_own(qtbot: QtBot) -> None:
    one, other = QLineEdit(), QLineEdit()
    first = shown(qtbot, one)
    one.setFocus()
    assert overlay(first) is not None
    second = shown(qtbot, other)
    other.setFocus()
    qtbot.waitUntil(lambda: overlay(second) is not None)
    assert overlay(first) is None
    second.close()
    second.deleteLater()
    first.activateWindow()
    one.setFocus()
    qtbot.waitUntil(lambda: overlay(first) is not None)


def test_mouse_and_screen_reader_do_not_notice_it(qtbot: QtBot) -> None:
    field, button = QLineEdit(), QPushButton("Nästa")
    window = shown(qtbot, field, button)
    field.setFocus()
    ring = overlay(window)
    assert ring is not None
    assert window.childAt(field.geometry().center()) is field
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    clicked(button)
    assert pressed == [1]
    interface = QAccessible.queryAccessibleInterface(window)
    children = [interface.child(at).object() for at in range(interface.childCount())]
    assert children == [field, button]
    assert ring.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_has_the_themes_colour_and_scale(light: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    window = shown(qtbot, field)
    field.setFocus()
    theme.apply(light, "dark", 2.0)
    qtbot.waitUntil(lambda: (ring := overlay(window)) is not None and ring.x() == field.x() - 8)
    image = picture(window)
    assert image.pixelColor(field.x() - 6, field.geometry().center().y()).name().upper() == DARK.focus


def test_it_rests_when_nothing_moves(ring: focus.FocusRing, qtbot: QtBot) -> None:
    button = QPushButton("Nästa")
    window = shown(qtbot, button)
    button.setFocus()
    qtbot.waitUntil(lambda: overlay(window) is not None)
    placed: list[int] = []
    ring._soon.timeout.connect(lambda: placed.append(1))
    for _ in range(100):
        QApplication.processEvents()
    assert len(placed) <= 5

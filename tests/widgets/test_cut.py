"""What does not fit is found, and what fits is left alone."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.widgets.gallery import gallery

LONG = "Kommunens sjuksköterskor läser mätvärden"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setObjectName("window")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def placed(child: QWidget, window: QWidget, x: int, y: int, width: int, height: int) -> None:
    child.setParent(window)
    child.setGeometry(x, y, width, height)
    child.show()


@pytest.mark.parametrize("made", [QLabel, QPushButton, QCheckBox])
def test_text_without_room_is_found(window: QWidget, made: type[QLabel | QPushButton | QCheckBox]) -> None:
    child = made(LONG)
    placed(child, window, 0, 0, 120, 40)
    (found,) = cut_off(window)
    assert found.startswith(f"window/{made.__name__}: “Kommunens")
    child.setText("Kort")
    assert not cut_off(window)


def test_a_wrapped_label_needs_height_and_its_longest_word(window: QWidget) -> None:
    label = QLabel(LONG)
    label.setWordWrap(True)
    placed(label, window, 0, 0, 120, 20)
    assert len(cut_off(window)) == 1
    label.resize(120, 100)
    assert not cut_off(window)
    label.resize(60, 200)
    assert len(cut_off(window)) == 1


def test_a_combo_that_is_too_narrow_is_found(window: QWidget) -> None:
    combo = QComboBox()
    combo.addItem(LONG)
    placed(combo, window, 0, 0, 120, 40)
    assert len(cut_off(window)) == 1
    combo.resize(combo.sizeHint())
    window.resize(500, 200)
    assert not cut_off(window)


def test_a_widget_outside_its_parent_is_found_but_not_a_hidden_one(window: QWidget) -> None:
    child = QWidget()
    child.setObjectName("card")
    placed(child, window, 250, 0, 100, 40)
    assert cut_off(window) == ["window/card: lies outside its parent (250,0 100×40 in 300×200)"]
    child.hide()
    assert not cut_off(window)


def test_what_scrolls_may_be_larger(window: QWidget) -> None:
    area = QScrollArea()
    inside = QWidget()
    layout = QVBoxLayout(inside)
    labels = [QLabel("Kort") for _ in range(30)]
    for label in labels:
        layout.addWidget(label)
    area.setWidget(inside)
    placed(area, window, 0, 0, 300, 200)
    assert not cut_off(window)
    labels[0].setFixedWidth(4)
    layout.activate()
    assert len(cut_off(window)) == 1


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_nothing_is_cut_in_the_gallery(light: QApplication, qtbot: QtBot, zoom: float) -> None:
    theme.apply(light, "light", zoom)
    window = gallery()
    qtbot.addWidget(window)
    window.resize(round(1366 * zoom), round(900 * zoom))
    window.show()
    assert cut_off(window) == []

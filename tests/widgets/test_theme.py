"""Light, dark and zoom, put on and changed while windows are open."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import fonts, rows, theme
from naravard_desktop.widgets.tokens import DARK, LIGHT
from tests.widgets.conftest import count, picture


def test_the_bundled_type_is_used(light: QApplication) -> None:
    plain, strong = QFontInfo(fonts.font(14)), QFontInfo(fonts.font(14, strong=True))
    assert (plain.family(), plain.weight()) == ("Noto Sans", 400)
    assert (strong.family(), strong.weight()) == ("Noto Sans", 600)
    assert light.font().pixelSize() == 14


def test_figures_have_one_width(light: QApplication) -> None:
    label = QLabel()
    widths = {label.fontMetrics().horizontalAdvance(figure * 4) for figure in "0123456789"}
    assert len(widths) == 1


def test_the_theme_follows_the_system_only_when_asked(light: QApplication, qtbot: QtBot) -> None:
    hints = light.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.current().dark
    theme.apply(light, "system", 1.25)
    with qtbot.waitSignal(theme.theme().changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().colours == DARK
    assert theme.current().zoom == 1.25
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current().colours == LIGHT


def test_a_shown_button_changes_colour_and_size(light: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Nästa moment")
    qtbot.addWidget(button)
    theme.set_kind(button, "primary")
    button.show()
    small = button.sizeHint()
    assert count(picture(button), LIGHT.primary) > 1000
    theme.apply(light, "dark", 2.0)
    large = button.sizeHint()
    assert large.height() == pytest.approx(2 * small.height(), abs=2)
    assert large.width() == pytest.approx(2 * small.width(), abs=6)
    button.resize(large)
    assert count(picture(button), DARK.primary) > 4000


def test_every_kind_of_text_grows_with_the_zoom(light: QApplication, qtbot: QtBot) -> None:
    labels = {kind: QLabel("Ord") for kind in ("place", "question", "heading", "secondary", "small", "")}
    for kind, label in labels.items():
        qtbot.addWidget(label)
        theme.set_kind(label, kind)
        label.show()
    sizes = {kind: label.fontInfo().pixelSize() for kind, label in labels.items()}
    assert sizes == {"place": 20, "question": 17, "heading": 15, "secondary": 13, "small": 12, "": 14}
    theme.apply(light, "light", 1.5)
    for kind, label in labels.items():
        assert label.fontInfo().pixelSize() == pytest.approx(1.5 * sizes[kind], abs=0.5)


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (1.5, 1.5), (9, 2.0)])
def test_zoom_is_held_within_bounds(light: QApplication, asked: float, given: float) -> None:
    theme.apply(light, "light", asked)
    assert theme.current().zoom == given


def test_nobody_is_told_when_nothing_changed(light: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.theme().changed):
        theme.apply(light, "light", 1.0)


def test_the_palette_follows_and_disabled_text_is_quieter(light: QApplication) -> None:
    theme.apply(light, "dark")
    palette = light.palette()
    assert palette.color(QPalette.ColorRole.Text).name().upper() == DARK.text
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == DARK.disabled


def test_no_text_is_smaller_than_twelve(light: QApplication) -> None:
    assert min(int(size) for size in re.findall(r"font-size: (\d+)px", light.styleSheet())) >= 12


def listed(view: QListView | QTableView, *texts: str) -> None:
    model = QStandardItemModel(view)
    for text in texts:
        model.appendRow(QStandardItem(text))
    view.setModel(model)
    rows.dress(view)


def test_a_chosen_row_has_tint_and_bar_and_moves_nothing(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    listed(view, "Inledning", "Dela in i kluster")
    view.resize(300, 200)
    view.show()
    second = view.model().index(1, 0)
    before = view.visualRect(second), view.sizeHintForColumn(0)
    assert count(picture(view), LIGHT.primary) == 0
    view.setCurrentIndex(second)
    assert (view.visualRect(second), view.sizeHintForColumn(0)) == before
    image = picture(view)
    height = before[0].height()
    # Some of the bold letters' middles may have the colour too, never fewer pixels than the bar's.
    assert count(image, LIGHT.primary) >= 4 * height
    assert count(image, LIGHT.tint) > 100 * height


def test_a_table_row_is_as_high_as_its_words(light: QApplication, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    listed(view, "Kort", "Pilot med mätvärden till kommunens sjuksköterskor under hela våren")
    view.setColumnWidth(0, 200)
    view.resize(300, 300)
    view.show()
    assert view.rowHeight(1) > 1.6 * view.rowHeight(0)
    before = view.rowHeight(0)
    theme.apply(light, "light", 2.0)
    qtbot.waitUntil(lambda: view.rowHeight(0) > 1.7 * before)


def test_a_list_wraps_its_words_to_its_width(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    listed(view, "Kort", "Pilot med mätvärden till kommunens sjuksköterskor under hela våren")
    view.resize(260, 300)
    view.show()

    def heights() -> list[int]:
        return [view.visualRect(view.model().index(at, 0)).height() for at in (0, 1)]

    qtbot.waitUntil(lambda: heights()[1] > 1.5 * heights()[0])
    view.resize(800, 300)
    qtbot.waitUntil(lambda: heights()[1] == heights()[0])


def test_a_tree_indents_by_the_zoom(light: QApplication, qtbot: QtBot) -> None:
    view = QTreeView()
    qtbot.addWidget(view)
    view.show()
    assert view.indentation() == 20
    theme.apply(light, "light", 1.5)
    assert view.indentation() == 30

"""A date field: typed as people write, chosen in a calendar, or none; what cannot be read stays and is told."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import today
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.date_field import Calendar, DateField, read_date
from naravard_desktop.widgets.theme import current
from tests.parts.letters import typed

NOW = date(2027, 2, 3)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2027-03-01", "2027-03-01"),
        ("2027-3-1", "2027-03-01"),
        ("20270301", "2027-03-01"),
        ("1/3 2027", "2027-03-01"),
        ("1.3.2027", "2027-03-01"),
        ("1 mars 2027", "2027-03-01"),
        ("den 1 Mars", "2027-03-01"),
        ("1:e jan.", "2028-01-01"),
        ("3/2", "2027-02-03"),
        ("2/2", "2028-02-02"),
        ("29/2", "2028-02-29"),
        ("i dag", "2027-02-03"),
        ("I morgon", "2027-02-04"),
        ("onsdag", "2027-02-10"),
        ("torsdag", "2027-02-04"),
        ("lo\u0308rdag", "2027-02-06"),
        ("", None),
        ("sen", None),
        ("31/2 2027", None),
        ("2027031", None),
        ("0/0", None),
        ("3 xyz", None),
        ("9" * 100_000, None),
        ("<b>2027-03-01</b>", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, iso: str | None) -> None:
    assert read_date(text, NOW) == iso


class Told:
    def __init__(self, field: DateField) -> None:
        self.dates: list[object] = []
        field.picked.connect(self.dates.append)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    one = QWidget()
    column = QVBoxLayout(one)
    column.addWidget(DateField("Klart senast"))
    column.addWidget(QLineEdit())
    column.addStretch()
    qtbot.addWidget(one)
    one.resize(360, 240)
    one.show()
    qtbot.waitExposed(one)
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


@pytest.fixture
def field(window: QWidget) -> DateField:
    found = window.findChild(DateField)
    assert found is not None
    found.setFocus()
    return found


def test_a_typed_date_counts_at_return_and_is_told_once(field: DateField) -> None:
    told = Told(field)
    typed(field.line, "1 mars 2027")
    assert told.dates == []
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told.dates == ["2027-03-01"]
    assert field.line.text() == "2027-03-01"
    assert field.line.accessibleDescription() == "måndag 1 mars 2027"


def test_leaving_counts_too_and_emptying_means_no_date(field: DateField) -> None:
    told = Told(field)
    field.put("2027-03-01")
    assert told.dates == []
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert told.dates == [None]
    assert field.value() is None
    assert not field.clear_button.isVisible()


def test_being_hidden_counts_as_leaving(window: QWidget, field: DateField) -> None:
    told = Told(field)
    typed(field.line, "1 mars 2027")
    window.hide()
    assert told.dates == ["2027-03-01"]


def test_the_cross_means_no_date(field: DateField) -> None:
    told = Told(field)
    field.put("2027-03-01")
    QTest.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert told.dates == [None]
    assert field.line.hasFocus()


def test_what_cannot_be_read_stays_is_told_and_is_taken_back_by_escape(field: DateField) -> None:
    told = Told(field)
    field.put("2027-03-01")
    field.line.selectAll()
    typed(field.line, "någon gång")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert not field.settle()
    assert (field.line.text(), field.value(), told.dates) == ("någon gång", "2027-03-01", [])
    assert "går inte att läsa" in field.hint.text()
    assert field.hint.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "2027-03-01"
    assert field.hint.isHidden()
    assert field.settle()


def test_half_typed_text_survives_what_is_put(field: DateField) -> None:
    typed(field.line, "1/12 20")
    field.put("2027-05-05")
    assert field.line.text() == "1/12 20"
    typed(field.line, "30")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "2030-12-01"


def test_an_unreadable_date_does_not_save_the_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = DateField("Klart senast")
    buttons = QDialogButtonBox()
    save = buttons.addButton("Spara", QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    column.addWidget(buttons)
    save.setDefault(True)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    typed(field.line, "sen")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    field.line.selectAll()
    typed(field.line, "1/3 2027")
    # The dialog is gone before the key is released.
    QTest.keyPress(field.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert field.value() == "2027-03-01"


def test_a_day_is_chosen_in_the_calendar_with_keys(field: DateField) -> None:
    told = Told(field)
    field.put("2027-03-01")
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.calendar
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2027, 3, 1)
    days = calendar.focusProxy() or calendar
    QTest.keyClick(days, Qt.Key.Key_Right)
    assert told.dates == []
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert told.dates == ["2027-03-02"]
    assert field.calendar is None
    assert field.line.hasFocus()


def test_escape_closes_the_calendar_and_changes_nothing(field: DateField) -> None:
    told = Told(field)
    field.open_calendar()
    calendar = field.calendar
    assert calendar is not None
    assert calendar.selectedDate() == QDate(today().year, today().month, today().day)
    QTest.keyClick(calendar.focusProxy() or calendar, Qt.Key.Key_Escape)
    assert field.calendar is None
    assert told.dates == []


def test_today_and_no_date_are_buttons_under_the_calendar(field: DateField) -> None:
    told = Told(field)
    for words in ("I dag", "Inget datum"):
        field.open_calendar()
        button = next(one for one in field.findChildren(QPushButton) if one.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.dates == [today().isoformat(), None]


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_sundays_are_in_sight(qapp: QApplication, field: DateField, zoom: float) -> None:
    theme.apply(qapp, "light", zoom)
    field.open_calendar()
    assert field.calendar is not None
    days = field.calendar.findChild(QTableView)
    assert days is not None
    qapp.processEvents()
    assert days.horizontalHeader().length() <= days.viewport().width()
    assert days.verticalHeader().length() <= days.viewport().height()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_day_is_red_and_the_week_begins_on_monday(qtbot: QtBot, qapp: QApplication, mode: theme.Mode) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    theme.apply(qapp, mode, 1.0)
    colours = {calendar.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert colours == {current().colours.text.lower()}
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.locale().monthName(2) == "februari"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication, window: QWidget, field: DateField, zoom: float
) -> None:
    theme.apply(qapp, "light", zoom)
    window.resize(round(360 * zoom), round(240 * zoom))
    typed(field.line, "sen")
    field.settle()
    qapp.processEvents()
    assert cut_off(window) == []
    assert field.focusProxy() is field.line
    assert all(one.accessibleName() for one in (field.line, field.calendar_button, field.clear_button))

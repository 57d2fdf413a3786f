"""When things are to be done, in the words that are said."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.parts.due_field import DueField, in_months, quick_dues
from tests.parts.letters import typed


@pytest.mark.parametrize(
    ("start", "count", "wanted"),
    [
        ("2027-02-03", 1, "2027-03-03"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2027-11-30", 3, "2028-02-29"),
    ],
)
def test_the_same_day_some_months_later(start: str, count: int, wanted: str) -> None:
    assert in_months(date.fromisoformat(start), count).isoformat() == wanted


def test_the_next_meeting_is_offered_if_it_is_later() -> None:
    start = date(2027, 2, 3)
    assert ("Nästa möte", "2027-03-01") in quick_dues(start, "2027-03-01")
    assert [words for words, _iso in quick_dues(start, "2027-02-03")] == [
        words for words, _iso in quick_dues(start, None)
    ]
    assert quick_dues(start, None)[0] == ("Om 2 veckor", "2027-02-17")


def test_it_tells_of_what_is_chosen_and_not_of_what_is_put(qtbot: QtBot) -> None:
    field = DueField("Klart senast")
    qtbot.addWidget(field)
    told: list[object] = []
    field.picked.connect(told.append)
    field.show_quick(quick_dues(date(2027, 2, 3), None))
    field.put("2027-05-01")
    assert field.words.text() == "lördag 1 maj 2027"
    field.menu.actions()[0].trigger()
    field.put(None, different=True)
    assert field.words.text() == "Flera olika datum"
    typed(field.date.line, "2027-06-01")
    QTest.keyClick(field.date.line, Qt.Key.Key_Return)
    field.menu.actions()[-1].trigger()
    assert told == ["2027-02-17", "2027-06-01", None]
    typed(field.date.line, "aldrig")
    assert not field.settle()
    assert field.date.line.text() == "aldrig"

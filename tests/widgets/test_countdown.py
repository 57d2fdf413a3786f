"""Time left: states, words, and how seldom a screen reader is told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import theme
from naravard_desktop.widgets.countdown import Countdown, figures, state, word, words
from naravard_desktop.widgets.tokens import LIGHT
from tests.widgets.conftest import count, picture


@pytest.mark.parametrize(
    ("left", "total", "expected", "said"),
    [
        (1000, 1000, "normal", "kvar"),
        (201, 1000, "normal", "kvar"),
        (200, 1000, "warn", "snart slut"),
        (51, 1000, "warn", "snart slut"),
        (50, 1000, "over", "strax slut"),
        (1, 1000, "over", "strax slut"),
        (0, 1000, "over", "tiden är slut"),
        (-1, 1000, "over", "över tiden"),
        (10, 0, "normal", "kvar"),
    ],
)
def test_states_and_words(left: int, total: int, expected: str, said: str) -> None:
    assert state(left, total) == expected
    assert word(left, total) == said


@given(st.integers(0, 20_000), st.integers(-20_000, 20_000))
def test_words_tell_the_states_apart(total: int, left: int) -> None:
    groups = {"normal": {"kvar"}, "warn": {"snart slut"}, "over": {"strax slut", "tiden är slut", "över tiden"}}
    assert word(left, total) in groups[state(left, total)]


@pytest.mark.parametrize(
    ("left", "shown", "said"),
    [
        (1120, "18:40", "18 minuter kvar"),
        (60, "1:00", "1 minut kvar"),
        (59, "0:59", "Mindre än en minut kvar"),
        (0, "0:00", "Tiden är slut"),
        (-5, "0:05", "Tiden är slut"),
        (-65, "1:05", "1 minut över tiden"),
        (-125, "2:05", "2 minuter över tiden"),
        (5400, "90:00", "90 minuter kvar"),
    ],
)
def test_figures_and_what_is_said(left: int, shown: str, said: str) -> None:
    assert figures(left) == shown
    assert words(left) == said


def test_the_accessible_name_changes_once_a_minute(qtbot: QtBot) -> None:
    clock = Countdown()
    qtbot.addWidget(clock)
    names = []
    for left in range(600, -1, -1):
        clock.set_left(left, 600)
        names.append(clock.accessibleName())
    assert sum(one != other for one, other in pairwise(names)) == 11
    interface = QAccessible.queryAccessibleInterface(clock)
    assert interface.text(QAccessible.Text.Name) == "Tiden är slut"
    assert interface.childCount() == 0


def test_a_pause_is_said_and_the_side_of_the_end_is_kept(qtbot: QtBot) -> None:
    clock = Countdown()
    qtbot.addWidget(clock)
    clock.set_left(600, 900, paused=True)
    assert (clock.text(), clock.accessibleName()) == ("10:00 pausat", "10 minuter kvar, pausat")
    clock.set_left(-60, 900, paused=True)
    assert (clock.text(), clock.accessibleName()) == ("1:00 över tiden", "1 minut över tiden, pausat")
    clock.set_left(-60, 900)
    assert clock.accessibleName() == "1 minut över tiden"


def test_it_is_painted_in_the_colour_of_its_state_and_is_never_cut(light: QApplication, qtbot: QtBot) -> None:
    clock = Countdown()
    qtbot.addWidget(clock)
    for zoom in (1.0, 1.5):
        theme.apply(light, "light", zoom)
        for left, colour in ((1120, LIGHT.text), (290, LIGHT.warn), (-125, LIGHT.over)):
            clock.set_left(left, 2400)
            clock.resize(clock.sizeHint())
            clock.show()
            image = picture(clock)
            assert count(image, colour) > 100
            edge = image.copy(image.width() - 1, 0, 1, image.height())
            assert count(edge, LIGHT.background) == edge.height()
    assert clock.text() == "2:05 över tiden"


def test_its_room_changes_only_when_the_words_do(qtbot: QtBot) -> None:
    clock = Countdown()
    qtbot.addWidget(clock)
    clock.set_left(1199, 2400)
    before = clock.sizeHint()
    clock.set_left(1111, 2400)
    assert clock.sizeHint() == before

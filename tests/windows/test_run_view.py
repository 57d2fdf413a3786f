"""Genomför in little room: the line on top, the agenda as a drop-down, and the facilitator's own text."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.process.workshops import Step, change_step
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.cut import cut_off
from tests.windows.run_day import BOARD, Day, open_day


def changed(day: Day, step: Step, **values: str) -> None:
    def change() -> bool:
        change_step(day.library, step.id, **values)
        return True

    assert day.window.session.do(day.scope, "Ändrat", change)


def test_with_little_width_time_and_agenda_are_a_line(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library)
    clock, seen = day.place.clock, []
    for width in (1280, 940, 1280):
        day.window.resize(width, 720)
        seen.append((clock.slim, clock.agenda.isVisible(), clock.height() < 80))
    assert seen == [(False, True, False), (True, False, True), (False, True, False)]


def test_the_drop_down_is_used_with_keys(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, width=900)
    day.next(3)
    day.next(10)
    clock, drop = day.place.clock, day.place.clock.drop
    assert clock.open_agenda.text() == "Moment 2 av 5"
    assert clock.open_agenda.accessibleName() == "Program, Moment 2 av 5"
    clock.open_agenda.setFocus()
    QTest.keyClick(clock.open_agenda, Qt.Key.Key_Space)
    assert drop.isVisible()
    assert drop.view.currentIndex().row() == 1
    QTest.keyClick(drop.view, Qt.Key.Key_Escape)
    assert not drop.isVisible()
    assert day.title == "Vår fråga"
    QTest.keyClick(clock.open_agenda, Qt.Key.Key_Space)
    QTest.keyClick(drop.view, Qt.Key.Key_Down)
    QTest.keyClick(drop.view, Qt.Key.Key_Down)
    QTest.keyClick(drop.view, Qt.Key.Key_Return)
    assert not drop.isVisible()
    assert day.title == "Åtgärder"
    assert "Slut beräknas" in drop._foot.text()


def test_the_drop_down_is_as_high_as_the_agenda_and_no_higher_than_the_screen(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD, width=900)
    drop = day.place.clock.drop
    QTest.mouseClick(day.place.clock.open_agenda, Qt.MouseButton.LeftButton)
    assert drop.view.verticalScrollBar().maximum() == 0
    drop.hide()
    changed(day, day.steps[0], title="Ett mycket långt namn på ett moment " * 60)
    QTest.mouseClick(day.place.clock.open_agenda, Qt.MouseButton.LeftButton)
    assert drop.screen().availableGeometry().contains(drop.geometry())
    drop.hide()


def test_a_click_in_the_drop_down_goes_there(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, width=900)
    drop = day.place.clock.drop
    QTest.mouseClick(day.place.clock.open_agenda, Qt.MouseButton.LeftButton)
    at = drop.view.visualRect(day.place.clock.model.index(2)).center()
    QTest.mouseClick(drop.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert day.title == "Beslut"


def test_the_facilitators_text_is_open_where_there_is_little_to_show(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD)
    support = day.place.support
    seen = [support.isVisible()]
    day.go_to("opening")
    seen.append(support.opened)
    text = support.text.toPlainText()
    assert text.startswith("Syfte\nAlla vet varför")
    assert "Så gör du\nHälsa välkommen" in text
    day.go_to("sorting")
    assert [*seen, support.opened, support.text.isVisible()] == [False, True, False, False]
    assert support.toggle.accessibleName() == "Visa texten för dig som leder"


def test_the_choice_is_remembered_for_the_kind(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD)
    support = day.place.support
    day.go_to("sorting")
    day.key(Qt.Key.Key_F9)
    seen = [support.opened]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert day.panel.isAncestorOf(focus)
    day.go_to("opening")
    QTest.mouseClick(support.toggle, Qt.MouseButton.LeftButton)
    for kind in ("opening", "sorting", "opening"):
        day.go_to(kind)
        seen.append(support.opened)
    assert seen == [True, False, True, False]


def test_folding_the_text_that_has_focus_leaves_the_focus_on_its_button(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD)
    day.go_to("opening")
    day.place.support.text.setFocus()
    day.key(Qt.Key.Key_F9)
    assert QApplication.focusWidget() is day.place.support.toggle


def test_in_very_little_width_the_text_covers_the_moment(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD, zoom=2.0)
    support, panel = day.place.support, None
    day.go_to("opening")
    assert not support.isVisible(), "the moment comes first"
    panel = day.panel
    QTest.mouseClick(day.place.clock.support, Qt.MouseButton.LeftButton)
    assert support.text.isVisible()
    assert QApplication.focusWidget() is support.text
    assert not panel.isVisible()
    day.key(Qt.Key.Key_F9)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    day.key(Qt.Key.Key_F9)
    day.place.go_next()
    assert day.panel.isVisible(), "another moment is not covered"


def test_hostile_text_is_only_text_and_keeps_its_place(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library)
    day.next()
    text = day.place.support.text
    changed(day, day.steps[0], instruction="<b>Fet</b> & 'citat' 👩‍⚕️\n" + "rad\n" * 20_000)
    assert "<b>Fet</b> & 'citat' 👩‍⚕️" in text.toPlainText()
    text.verticalScrollBar().setValue(500)
    changed(day, day.steps[0], minutes="20")
    assert text.verticalScrollBar().value() == 500
    changed(day, day.steps[0], aim="", instruction="", material="", background="")
    assert "ingen text för dig som leder" in text.toPlainText()


def test_many_moments_with_odd_names_are_shown(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library)
    for name in ("", "<b>Rubrik</b>", "a" * 300, "Å" * 5, "👩‍⚕️ " * 40):
        changed(day, day.steps[1], title=name)
        day.window.grab()
        assert not day.place.clock.agenda.horizontalScrollBar().maximum()


@pytest.mark.parametrize(("width", "zoom"), [(1280, 1.0), (1366, 1.5), (1366, 2.0), (900, 1.0)])
@pytest.mark.parametrize("kind", ["", "opening", "notes", "break"])
def test_nothing_is_cut_off(qtbot: QtBot, library: Library, kind: str, width: int, zoom: float) -> None:
    day = open_day(qtbot, library, "kartlaggning", width=width, zoom=zoom)
    if kind:
        day.go_to(kind)
    day.tick(200)
    with contextlib.suppress(TimeoutError, AssertionError):
        qtbot.waitUntil(lambda: not cut_off(day.place), timeout=1000)
    assert cut_off(day.place) == []
    assert day.place.width() <= day.window.width(), "it never scrolls sideways"


def test_time_left_stays_in_sight_at_twice_the_size(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, "kartlaggning", width=1366, zoom=2.0)
    day.go_to("notes")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.waitUntil(lambda: not focus.visibleRegion().isEmpty())
    countdown = day.place.clock.time.countdown
    assert countdown.visibleRegion().boundingRect() == countdown.rect()


def test_tab_reaches_everything_and_goes_round(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library)
    day.next()
    day.next()
    first = QApplication.focusWidget()
    seen: list[QWidget] = []
    for _press in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is first:
            break
        assert focus not in seen
        seen.append(focus)
        day.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    place = day.place
    for widget in (place.clock.time.pause, place.clock.agenda, place.support.toggle, place.next, place.back):
        assert widget in seen

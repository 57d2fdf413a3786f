"""Följ upp: overdue first and in words, filters and order, and what is done to one or several chosen actions."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import today
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process.actions import Action, ActionState, actions_of_process, change_action
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.follow_up_actions import ActionsPage
from tests.libraries import sampled
from tests.parts.letters import typed
from tests.windows.places import Places, open_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, library: Library) -> Places:
    """The window at Följ upp, with the sample; all is to be done, and one action is long overdue."""
    process_id = sampled(library)
    found = actions_of_process(library, process_id)
    with edit(library, Scope(process_id), "Öppna"):
        for number, one in enumerate(found):
            day = (today() + timedelta(days=60 + number)).isoformat()
            change_action(library, one.id, state=ActionState.OPEN, due=day if one is not found[-1] else "2020-01-31")
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    return opened


def actions(place: ActionsPage) -> dict[str, Action]:
    assert place.scope is not None
    return {one.id: one for one in actions_of_process(place.session.library, place.scope.process_id)}


def rows(place: ActionsPage) -> int:
    return place.table.model().rowCount()


def cell(place: ActionsPage, row: int, column: int) -> str:
    return str(place.table.model().index(row, column).data())


def change(place: ActionsPage, number: int, **values: str) -> str:
    """Change an action from elsewhere, and return its id."""
    assert place.scope is not None
    row_id = list(actions(place))[number]
    library = place.session.library
    place.session.do(place.scope, "Ändrad", lambda: change_action(library, row_id, **values))
    return row_id


def test_what_is_overdue_comes_first_and_says_so(places: Places) -> None:
    place = places.follow_up.actions_page
    assert "försenad" in cell(place, 0, 3)
    assert "försenad" not in cell(place, 1, 3)
    assert place.late.text() == "1 försenad"
    assert "Klustring VIP och tillgänglighet" in cell(place, 0, 5)


def test_filters_narrow_and_say_how_many(places: Places) -> None:
    place = places.follow_up.actions_page
    filters, everything = place.filters, rows(places.follow_up.actions_page)
    filters.due.setCurrentIndex(filters.due.findData("late"))
    assert rows(place) == 1
    assert place.count.text() == f"1 av {everything} åtgärder"
    filters.clear()
    QTest.keyClicks(filters.text, "individuella planer")
    assert rows(place) == 1
    assert filters.words() == "”individuella planer”"
    filters.text.setText("finns inte")
    assert rows(place) == 0
    assert not place.commands.state.isEnabled()
    assert [one.isEnabled() for one in places.follow_up.paper.actions_offered()] == [
        *[False, False, True] * 2,
        True,
        True,
    ]
    QTest.mouseClick(place.all_button, Qt.MouseButton.LeftButton)
    assert rows(place) == everything
    filters.organisation.setCurrentIndex(1)
    assert 0 < rows(place) < everything
    assert filters.words() == filters.organisation.currentText()


def test_who_and_when(places: Places) -> None:
    place = places.follow_up.actions_page
    filters = place.filters
    names = [filters.person.itemText(at) for at in range(filters.person.count())]
    assert names[:2] == ["Alla ansvariga", "Ansvarig saknas"]
    filters.person.setCurrentText("Johan Exempel")
    assert rows(place) > 0
    assert all("Johan Exempel" in cell(place, row, 1) for row in range(rows(place)))
    filters.person.setCurrentText("Ansvarig saknas")
    assert rows(place) == 0
    filters.clear()
    week = change(place, 1, due=today().isoformat())
    change(place, 2, due=(today() + timedelta(days=40)).isoformat())
    undated = change(place, 3, due="")
    for key, found in (("week", week), ("month", week), ("none", undated)):
        filters.due.setCurrentIndex(filters.due.findData(key))
        assert place.table.choose_only(found), key
        assert rows(place) == 1


def test_it_is_sorted_by_any_column_and_the_other_way_round(places: Places) -> None:
    place = places.follow_up.actions_page
    place.filters.sorting.setCurrentIndex(place.filters.sorting.findData(0))
    place.filters.sorting.activated.emit(1)
    texts = [cell(place, row, 0) for row in range(rows(place))]
    assert texts == sorted(texts)
    place.table.sort_pressed.emit(0)
    assert [cell(place, row, 0) for row in range(rows(place))] == texts[::-1]
    for column in range(6):
        place.table.sort_pressed.emit(column)
        assert rows(place) == len(texts)
    place.table.sort_pressed.emit(3)
    assert "försenad" in cell(place, 0, 3)


def test_the_state_is_changed_by_number_and_undone(places: Places) -> None:
    place = places.follow_up.actions_page
    chosen = place.table.chosen()
    QTest.keyClick(place.table, Qt.Key.Key_2)
    assert actions(place)[chosen].state is ActionState.DOING
    assert place.table.chosen() == chosen
    QTest.keyClick(place.table, Qt.Key.Key_3)
    assert actions(place)[chosen].state is ActionState.DONE
    assert not place.table.choose_only(chosen)
    QTest.keyClick(place.table, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(place.table, Qt.Key.Key_Z, CTRL)
    assert actions(place)[chosen].state is ActionState.OPEN


def test_several_are_changed_in_one_step(places: Places) -> None:
    place = places.follow_up.actions_page
    before = actions(place)
    QTest.keyClick(place.table, Qt.Key.Key_A, CTRL)
    assert len(place.table.chosen_ids()) == rows(place) > 2
    QTest.keyClick(place.table, Qt.Key.Key_2)
    assert {one.state for one in actions(place).values()} == {ActionState.DOING}
    assert len(place.table.chosen_ids()) == rows(place)
    QTest.keyClick(place.table, Qt.Key.Key_Z, CTRL)
    assert actions(place) == before


def test_another_date_for_several_by_keyboard(qtbot: QtBot, places: Places) -> None:
    place = places.follow_up.actions_page
    QTest.keyClick(place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = place.table.chosen_ids()
    dialog = place.ask_due()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.due.date.line
    typed(line, "sen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    line.selectAll()
    typed(line, "1/12 2030")
    QTest.keyPress(line, Qt.Key.Key_Return)
    assert {actions(place)[row_id].due for row_id in chosen} == {"2030-12-01"}
    assert set(place.table.chosen_ids()) == set(chosen)
    place.window().activateWindow()
    places.window.undo()
    assert "2030-12-01" not in {one.due for one in actions(place).values()}


def test_delete_leaves_the_next_one_chosen_and_is_undone(places: Places) -> None:
    place = places.follow_up.actions_page
    before, place_of_next = rows(place), cell(places.follow_up.actions_page, 1, 0)
    QTest.keyClick(place.table, Qt.Key.Key_Delete)
    assert rows(place) == before - 1
    assert cell(place, place.table.currentIndex().row(), 0) == place_of_next
    assert place.table.hasFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Z, CTRL)
    assert rows(place) == before


def test_a_new_action_is_written_below(places: Places) -> None:
    place = places.follow_up.actions_page
    before = rows(place)
    QTest.keyClick(place.table, Qt.Key.Key_N, CTRL)
    assert place.capture.field.hasFocus()
    typed(place.capture.field, "Ring kommunens växel åt Åsa")
    QTest.keyClick(place.capture.field, Qt.Key.Key_Return)
    assert rows(place) == before + 1
    assert place.capture.field.text() == ""
    chosen = place.table.chosen_rows()[0]
    assert (chosen.action.text, chosen.action.step_id) == ("Ring kommunens växel åt Åsa", None)
    place.filters.text.setText("växel")
    typed(place.capture.field, "En annan")
    QTest.keyClick(place.capture.field, Qt.Key.Key_Return)
    assert len(actions(place)) == before + 2
    assert rows(place) == 1


def test_what_is_written_elsewhere_comes_in_without_moving_what_is_chosen(places: Places) -> None:
    place = places.follow_up.actions_page
    QTest.keyClick(place.table, Qt.Key.Key_Down)
    chosen, focus = place.table.chosen(), QApplication.focusWidget()
    change(place, 0, text="Ändrad någon annanstans")
    assert place.table.chosen() == chosen
    assert QApplication.focusWidget() is focus
    assert any(cell(place, row, 0) == "Ändrad någon annanstans" for row in range(rows(place)))


def test_an_empty_library_says_how_to_begin(qtbot: QtBot, library: Library) -> None:
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    whole, place = opened.follow_up, opened.follow_up.actions_page
    assert "Börja på Start" in whole.nothing.text()
    assert whole.nothing.isVisible()
    assert not place.isVisible()
    assert not whole.tabs.isVisible()
    start_process(library, "Nytt uppdrag")
    whole.refresh()
    assert not whole.nothing.isVisible()
    assert "Inga åtgärder är bestämda än" in place.empty.text()
    assert place.capture.isVisible()
    assert not whole.process.isVisible()
    typed(place.capture.field, "Den första")
    QTest.keyClick(place.capture.field, Qt.Key.Key_Return)
    assert rows(place) == 1
    assert not place.empty.isVisible()


def test_odd_and_many_actions_are_shown(qtbot: QtBot, places: Places) -> None:
    place = places.follow_up.actions_page
    place.capture.written.emit(['<b>fet</b> & "citat" 🙂 a\u0308', "x" * 100_000, *(f"Nummer {n}" for n in range(200))])
    assert rows(place) > 200
    place.filters.text.setText("<b>fet")
    assert cell(place, 0, 0) == '<b>fet</b> & "citat" 🙂 ä'

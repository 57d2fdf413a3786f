"""Följ upp: overdue first and in words, filters, state and date on the chosen row, the list on paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.demo import sample
from naravard_desktop.process.actions import ActionState, actions_of_process, change_action
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.windows.places import Places, open_window


@pytest.fixture
def places(qtbot: QtBot, library: Library) -> Places:
    """The window at Följ upp, with the sample; one action is long overdue."""
    process_id = sample(library)
    late = actions_of_process(library, process_id)[-1]
    with edit(library, Scope(process_id), "Försenad"):
        change_action(library, late.id, due="2020-01-31")
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    return opened


def _cell(places: Places, row: int, column: int) -> str:
    return str(places.follow_up.table.model().index(row, column).data())


def test_what_is_overdue_comes_first_and_says_so(places: Places) -> None:
    assert "försenad" in _cell(places, 0, 3)
    assert "försenad" not in _cell(places, 1, 3)
    assert places.follow_up.late.text() == "1 försenad"


def test_filters_narrow_and_say_how_many(places: Places) -> None:
    place = places.follow_up
    everything = place.table.model().rowCount()
    place.state.setCurrentIndex(place.state.findData("late"))
    assert place.table.model().rowCount() == 1
    assert place.count.text() == f"1 av {everything} åtgärder"
    place.state.setCurrentIndex(place.state.findData(""))
    QTest.keyClicks(place.text, "individuella planer")
    assert place.table.model().rowCount() == 1
    place.text.setText("finns inte")
    assert place.table.model().rowCount() == 0
    assert not place.state_button.isEnabled()
    place.text.clear()
    place.organisation.setCurrentIndex(1)
    assert 0 < place.table.model().rowCount() < everything


def test_the_state_of_the_chosen_action_is_changed_and_undone(places: Places) -> None:
    place, library = places.follow_up, places.session.library
    chosen = place.table.chosen()
    place.set_state(ActionState.DONE)
    assert place.scope is not None
    states = {one.id: one.state for one in actions_of_process(library, place.scope.process_id)}
    assert states[chosen] is ActionState.DONE
    QTest.keyClick(place.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    states = {one.id: one.state for one in actions_of_process(library, place.scope.process_id)}
    assert states[chosen] is ActionState.OPEN


def test_another_date_by_keyboard(qtbot: QtBot, places: Places) -> None:
    place, library = places.follow_up, places.session.library
    chosen = place.table.chosen()
    dialog = place.ask_due()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.date.selectAll()
    QTest.keyClicks(dialog.date, "sen")
    QTest.keyClick(dialog.date, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.date.setText("1/12 2030")
    QTest.keyPress(dialog.date, Qt.Key.Key_Return)
    assert place.scope is not None
    found = {one.id: one.due for one in actions_of_process(library, place.scope.process_id)}
    assert found[chosen] == "2030-12-01"


def test_the_list_is_saved_or_a_sentence_says_why_not(places: Places, tmp_path: Path) -> None:
    target = tmp_path / "lista.pdf"
    assert places.follow_up.save_pdf(target)
    assert target.read_bytes().startswith(b"%PDF")
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert not places.follow_up.save_pdf(tmp_path / "fil" / "lista.pdf")
    assert places.follow_up.banner.isVisible()

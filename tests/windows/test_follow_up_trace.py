"""Följ upp: an action's story over the workshops, dates moved on, the trace and where it leads."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.finding import Found
from naravard_desktop.parts.trace_dialog import TraceDialog
from naravard_desktop.process.actions import Action, actions_of_process
from naravard_desktop.process.goals import change_goal
from naravard_desktop.process.reviews import story
from naravard_desktop.process.workshops import change_workshop
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.follow_up_place import DECISIONS, GOALS, FollowUp
from tests.libraries import sampled
from tests.windows.places import Places, open_window

SLOW = 20_000
Key = Qt.Key
KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def places(qtbot: QtBot, library: Library) -> Places:
    """The window at Följ upp, with the sample."""
    sampled(library)
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    return opened


@pytest.fixture
def place(places: Places) -> FollowUp:
    return places.follow_up


def actions(place: FollowUp) -> dict[str, Action]:
    assert place.scope is not None
    return {one.id: one for one in actions_of_process(place.session.library, place.scope.process_id)}


def trace_of_chosen(qtbot: QtBot, place: FollowUp) -> TraceDialog:
    """Press the key for the trace, and return its dialog."""
    table = place.page.table
    place.window().activateWindow()
    qtbot.waitUntil(place.window().isActiveWindow)
    table.setFocus()
    QTest.keyClick(table, Key.Key_S, KEY)
    dialog = place.findChildren(TraceDialog)[-1]  # one that was closed may not be gone yet
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_story_of_an_action_is_told(place: FollowUp) -> None:
    place.filters.clear()
    place.filters.state.setCurrentIndex(place.filters.state.findData(""))
    library = place.session.library
    told = next(one for one in actions(place) if story(library, one))
    assert place.table.choose_only(told)
    QTest.keyClick(place.table, Key.Key_F2)
    chapters = story(library, told)
    shown = place.details.story.text()
    for one in chapters:
        assert one.workshop.title in shown
        assert one.review.state.word in shown
    assert place.details.story.isVisible()
    held = chapters[0].workshop
    with edit(library, Scope(held.process_id), "Annan titel"):
        change_workshop(library, held.id, title="En annan titel")
    place.session.changed.emit({"workshop": {held.id}})
    assert "En annan titel" in place.details.story.text()
    untold = next(one for one in actions(place) if not story(library, one))
    place.table.choose_only(untold)
    assert not place.details.story.isVisible()


def test_dates_are_moved_on_each_from_its_own(qtbot: QtBot, places: Places, place: FollowUp) -> None:
    before = actions(place)
    QTest.keyClick(place.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen = place.chosen()
    assert len({one.due for one in chosen}) > 1
    dialog = place.actions_page.ask_due()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.due.words.text() == "Flera olika datum"
    dialog._days[1].setFocus()
    QTest.keyClick(dialog._days[1], Key.Key_Return)
    for one in chosen:
        later = (date.fromisoformat(one.due) + timedelta(days=14)).isoformat() if one.due else None
        assert actions(place)[one.id].due == later
    places.window.undo()
    assert actions(place) == before


def test_saving_without_another_date_changes_nothing(place: FollowUp) -> None:
    before = actions(place)
    QTest.keyClick(place.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    dialog = place.actions_page.ask_due()
    assert dialog is not None
    dialog.save()
    assert actions(place) == before


def test_the_trace_leads_to_another_page(qtbot: QtBot, place: FollowUp) -> None:
    place.filters.state.setCurrentIndex(place.filters.state.findData(""))
    found = next(one for one in actions(place).values() if one.text.startswith("Anmäl målen"))
    assert place.table.choose_only(found.id)
    dialog = trace_of_chosen(qtbot, place)
    assert dialog.text.text() == found.text
    assert dialog.tree.branch() is not None
    QTest.keyClick(dialog.tree, Key.Key_Return)
    assert place.tabs.currentIndex() == DECISIONS
    row = place.decisions_page.table.ids()
    dialog = trace_of_chosen(qtbot, place)
    QTest.keyClick(dialog.tree, Key.Key_Return)
    assert place.tabs.currentIndex() == GOALS
    place.goals_page.filter.text.setText("finns inte")
    place.find_row("decision", row[0])
    place.decisions_page.filter.text.setText("finns inte")
    place.find_row("decision", row[0])
    assert place.decisions_page.table.ids() == row


def test_the_trace_leads_to_a_workshop(qtbot: QtBot, place: FollowUp) -> None:
    asked: list[Found] = []
    place.jump_asked.connect(asked.append)
    place.go(2)
    dialog = trace_of_chosen(qtbot, place)
    branch = dialog.tree.branch()
    assert branch is not None
    assert branch[0] == "card"
    QTest.keyClick(dialog.tree, Key.Key_Return)
    (found,) = asked
    assert (found.table, found.row_id) == branch
    assert found.workshop_id
    assert found.step_id
    place.find_row("card", "borta")
    assert len(asked) == 1


def test_several_have_no_trace(place: FollowUp) -> None:
    QTest.keyClick(place.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not place.actions_page.commands.trace.isEnabled()
    QTest.keyClick(place.table, Key.Key_S, KEY)
    assert place.findChild(TraceDialog) is None


def test_what_changes_while_nobody_looks_is_read_when_it_is_shown(places: Places, place: FollowUp) -> None:
    place.go(1)
    places.window.go("start")
    goal = place.goals_page.table.agreed.rows[0]
    assert place.scope is not None
    change = partial(change_goal, place.session.library, goal.id, text="Ändrat på annat håll")
    place.session.do(place.scope, "Ändrat", change)
    places.window.go("follow_up")
    assert place.goals_page.table.agreed.rows[0].text == "Ändrat på annat håll"


def test_goals_and_principles_are_saved_on_paper(qtbot: QtBot, place: FollowUp, tmp_path: Path) -> None:
    place.go(1)
    dialog = place.paper.ask_pdf(2)
    dialog.fileSelected.emit(str(tmp_path / "mal"))
    target = tmp_path / "mal.pdf"
    qtbot.waitUntil(target.exists, timeout=SLOW)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target))
    for words in ("Mål 1.", "Vägledande principer", "Så märks det på mikro"):
        assert words in " ".join(text.split())
    place.close_press()

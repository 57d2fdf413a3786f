"""The agenda's commands: moments of every kind, copies, lengths by keys, what a moment works on, and when people rest."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.own_moments import own_moment
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.workshops import Step, change_step, change_workshop, steps, workshop
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.prepare_new import NewMoment
from naravard_desktop.windows.prepare_sum import without_pause
from tests.conftest import Room
from tests.windows.places import Places, open_window
from tests.windows.test_prepare_typing import full_disk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """The window at Förbered, with notes, a talk and an opening."""
    room.step("notes", columns=())
    room.step("talk")
    room.step("opening", ground_rules=("Alla får tala",))
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(room.workshop_id)
    opened.prepare.agenda.setFocus()
    return opened


def saved(places: Places) -> list[Step]:
    return steps(places.session.library, places.window.workshop_id or "")


def test_a_kind_is_chosen_with_keys_among_all(qtbot: QtBot, places: Places) -> None:
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Insert)
    (dialog,) = places.window.findChildren(NewMoment)
    qtbot.waitUntil(dialog.view.hasFocus)
    assert dialog.view.model().rowCount() == len(KINDS)
    assert not cut_off(dialog)
    QTest.keyClicks(dialog.view, "Pri")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    made = saved(places)[1]
    planned = own_moment("priority")
    assert (made.kind, made.title, made.minutes, made.aim) == (
        "priority",
        planned.title,
        planned.minutes,
        planned.aim,
    )
    assert places.prepare.chosen() == made
    places.window.undo()
    assert len(saved(places)) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_moment_of_each_kind_is_added_and_taken_away(places: Places, kind: str) -> None:
    before = saved(places)
    step_id = places.prepare.add(kind)
    assert step_id
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Delete)
    assert saved(places) == before
    places.window.undo()
    places.window.undo()
    assert saved(places) == before


def test_a_copy_has_the_plan_and_not_what_was_written(places: Places) -> None:
    opening = saved(places)[2]
    scope = places.window.scope()
    assert scope is not None
    with edit(places.session.library, scope, "Gruppens"):
        add_cards(places.session.library, opening.id, [NewCard(text="gruppens egen", section="rule")])
    places.prepare.choose(opening.id)
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_D, CTRL)
    copy = saved(places)[3]
    assert copy.title == f"{opening.title} (kopia)"
    assert replace(copy, id=opening.id, rank=opening.rank, title=opening.title) == opening
    assert [card.text for card in cards(places.session.library, copy.id)] == ["Alla får tala"]
    assert places.prepare.chosen() == copy
    places.window.undo()
    assert len(saved(places)) == 3


def test_what_is_being_typed_is_in_the_copy(places: Places) -> None:
    aim = places.prepare.fields.fields["aim"]
    aim.setFocus()
    QTest.keyClicks(aim, "Nytt")
    QTest.mouseClick(places.prepare.commands.copy, Qt.MouseButton.LeftButton)
    assert [one.aim for one in saved(places)[:2]] == ["Nytt", "Nytt"]


def test_settings_that_cannot_be_read_are_not_copied(places: Places) -> None:
    scope = places.window.scope()
    assert scope is not None
    with edit(places.session.library, scope, "För hand"):
        change_step(places.session.library, saved(places)[0].id, options='{"hidden": 3}')
    places.prepare.refresh()
    assert places.prepare.duplicate() is None
    assert "kan inte kopieras" in places.prepare.banner.accessibleName()
    assert len(saved(places)) == 3


def test_lengths_go_by_five_and_presses_are_one_step(places: Places) -> None:
    agenda = places.prepare.agenda
    kept = saved(places)[0].minutes
    for _press in range(3):
        QTest.keyClick(agenda, Qt.Key.Key_Right, ALT)
    assert saved(places)[0].minutes == kept + 15
    places.window.undo()
    assert saved(places)[0].minutes == kept
    for _press in range(kept // 5 + 2):
        QTest.keyClick(agenda, Qt.Key.Key_Left, ALT)
    assert saved(places)[0].minutes == 0
    places.prepare.choose(saved(places)[1].id)
    QTest.keyClick(agenda, Qt.Key.Key_Right, ALT)
    places.window.undo()
    assert [one.minutes for one in saved(places)[:2]] == [0, kept]


def test_a_full_disk_changes_nothing(places: Places) -> None:
    before = saved(places)
    places.session.library.db.execute("PRAGMA query_only = 1")
    for act in (places.prepare.duplicate, lambda: places.prepare.add("notes")):
        assert act() is None
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Right, ALT)
    places.session.library.db.execute("PRAGMA query_only = 0")
    assert saved(places) == before
    with full_disk(places.session.library):
        pass
    assert places.prepare.duplicate()


def test_a_moment_works_on_the_nearest_it_can_or_says_so(places: Places) -> None:
    fields = places.prepare.fields
    notes, talk, _opening = saved(places)
    places.prepare.choose(talk.id)
    assert not fields.uses.isVisible()
    made = places.prepare.add("priority")
    assert next(one for one in saved(places) if one.id == made).uses_id == notes.id
    assert fields.uses.currentText() == notes.title
    assert not fields.advice.isVisible()
    fields.uses.setFocus()
    QTest.keyClick(fields.uses, Qt.Key.Key_Up)
    assert fields.advice.text() == "Välj vilka lappar momentet arbetar med."
    places.window.undo()
    assert not fields.advice.isVisible()
    places.prepare.agenda.setFocus()
    for _press in range(2):
        QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Up, ALT)
    assert "kommer inte före" in fields.advice.text()
    assert fields.uses.currentText() == notes.title
    second = places.prepare.add("goals")
    assert next(one for one in saved(places) if one.id == second).uses_id == made


def test_a_moment_with_nothing_before_it_says_what_to_add(places: Places) -> None:
    places.prepare.choose(saved(places)[0].id)
    places.prepare.add("wording")
    QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Up, ALT)
    places.prepare.choose(saved(places)[1].id)
    places.prepare.commands.remove.click()
    places.prepare.choose(saved(places)[0].id)
    assert "Lägg till något av detta före: Lappar, Frågor." in places.prepare.fields.advice.text()


def test_a_long_time_without_a_pause_is_told_of_gently(places: Places, room: Room) -> None:
    rest = places.prepare.rest
    assert not rest.isVisible()
    places.prepare.choose(saved(places)[0].id)
    for _press in range(14):
        QTest.keyClick(places.prepare.agenda, Qt.Key.Key_Right, ALT)
    assert rest.text() == "Mellan 13.00 och 14.40 finns ingen paus på 1 h 40 min. Lägg gärna in en."
    QTest.mouseClick(places.prepare.commands.pause_button, Qt.MouseButton.LeftButton)
    assert not rest.isVisible()
    places.window.undo()
    with edit(room.library, room.scope, "Utan tid"):
        change_workshop(room.library, room.workshop_id, starts=None)
    found = workshop(room.library, room.workshop_id)
    assert without_pause(found, saved(places)) == "Som längst är det 1 h 40 min utan paus. Lägg gärna in en."
    assert without_pause(None, []) == ""


def test_a_tool_stands_before_the_primary_button(places: Places) -> None:
    tool = QPushButton("Program")
    places.prepare.add_tool(tool)
    assert tool.isVisible()
    assert tool.x() < places.prepare.run_button.x()
    with_signal: list[str] = []
    places.prepare.run_asked.connect(with_signal.append)
    QTest.mouseClick(places.prepare.run_button, Qt.MouseButton.LeftButton)
    assert with_signal == [places.window.workshop_id]


def test_commands_have_names(places: Places) -> None:
    QAccessible.setActive(True)
    commands = places.prepare.commands
    for one in (commands.add_button, commands.pause_button, commands.copy, commands.up, commands.down, commands.remove):
        assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus

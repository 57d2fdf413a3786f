"""The panel of a follow-up over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.process.actions import Action, ActionState, actions_of_process, add_action, change_action
from naravard_desktop.process.reviews import Review, review, reviews
from naravard_desktop.process.workshops import Step, add_step, add_workshop
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.follow_up.panel import FollowUpPanel
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.clicks import double_click
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import CTRL, KEY, freed, full

Open = Callable[..., FollowUpPanel]
_BIG = "\n".join(["en rad av flera"] * 3_000)
_DATES = ("2027-01-01", "2027-01-10", "2027-06-01", None)


@pytest.fixture
def opened(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these actions from an earlier workshop, each a later date than the one before, the fourth none."""

    def make(*texts: str, width: int = 1300) -> FollowUpPanel:
        earlier, step = earlier_step(room), room.step("follow_up")
        with edit(room.library, room.scope, "Först"):
            for number, text in enumerate(texts):
                due = _DATES[min(number, 3)]
                add_action(room.library, room.scope.process_id, earlier.id, text, due=due)
        return show(qtbot, FollowUpPanel(session, step), width)

    return make


def earlier_step(room: Room) -> Step:
    planned = PlannedStep(id="x", kind="follow_up", title="Sedan", minutes=10, options=KINDS["follow_up"].options())
    with edit(room.library, Scope(room.scope.process_id), "Tidigare"):
        workshop_id = add_workshop(room.library, room.scope.process_id, "Tidigare", date="2026-11-12")
        return read_step(room.library, add_step(room.library, workshop_id, planned, None))


def show(qtbot: QtBot, panel: FollowUpPanel, width: int = 1300) -> FollowUpPanel:
    qtbot.addWidget(panel)
    panel.resize(width, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.take_focus()
    return panel


def ids(panel: FollowUpPanel) -> list[str]:
    return [row.id for row in panel.table.agreed.rows]


def cells(panel: FollowUpPanel, column: int) -> list[str]:
    model = panel.table.agreed
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row, column), role) for row in range(model.rowCount())]


def actions(room: Room) -> dict[str, Action]:
    return {one.text: one for one in actions_of_process(room.library, room.scope.process_id)}


def said(room: Room, panel: FollowUpPanel) -> dict[str, Review]:
    return reviews(room.library, panel.step.id)


def press(panel: FollowUpPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.table, key)


def test_it_begins_with_the_first_that_is_not_gone_through(opened: Open) -> None:
    panel = opened("Ronden", "Listan", "Piloten", "Juristen")
    assert panel.table.hasFocus()
    assert panel.table.ids() == ids(panel)[:1]
    assert panel.progress.text() == "0 av 4 genomgångna"
    assert panel.late.text() == "2 försenade"
    assert cells(panel, 3) == [
        "1 januari 2027, försenad 33 dagar",
        "10 januari 2027, försenad 24 dagar",
        "1 juni 2027",
        "inget datum",
    ]
    assert cells(panel, 5) == ["inte än"] * 4


def test_one_key_says_how_far_it_has_come_and_down_is_the_next(room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan", "Piloten", "Juristen")
    for key in (KEY.Key_K, KEY.Key_P, KEY.Key_U, KEY.Key_I):
        press(panel, key)
        press(panel, KEY.Key_Down)
    found = actions(room)
    assert [found[text].state for text in ("Ronden", "Listan", "Piloten", "Juristen")] == [
        *("done", "doing", "dropped", "open")
    ]
    assert cells(panel, 4) == ["klar", "pågår", "utgår", "inte påbörjad"]
    assert cells(panel, 5) == ["ja"] * 4
    assert panel.progress.text() == "4 av 4 genomgångna"
    assert panel.late.text() == "1 försenad"
    for _number in range(4):
        panel.undo()
    assert said(room, panel) == {}
    assert panel.progress.text() == "0 av 4 genomgångna"
    assert panel.table.ids() == ids(panel)[3:], "undo leaves the choice"
    for _number in range(4):
        panel.redo()
    assert cells(panel, 4) == ["klar", "pågår", "utgår", "inte påbörjad"]


def test_the_numbers_of_folj_upp_work_too(room: Room, opened: Open) -> None:
    panel = opened("Ronden")
    for key, state in zip((KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4), ActionState, strict=True):
        press(panel, key)
        assert actions(room)["Ronden"].state is state


def test_space_says_that_it_was_talked_about_and_takes_it_back(room: Room, opened: Open) -> None:
    panel = opened("Ronden")
    press(panel, KEY.Key_Space)
    assert panel.progress.text() == "1 av 1 genomgångna"
    assert panel.details.talked.isChecked()
    press(panel, KEY.Key_Space)
    assert panel.progress.text() == "0 av 1 genomgångna"
    QTest.mouseClick(panel.details.talked, Qt.MouseButton.LeftButton, pos=panel.details.talked.rect().center())
    panel.details.talked.click()
    assert len(said(room, panel)) == 1


def test_a_comment_is_saved_while_typed_and_undone_in_one_step(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened("Ronden")
    press(panel, KEY.Key_F2)
    field = panel.details.comment
    assert field.hasFocus()
    with qtbot.waitSignal(field.settled):
        typed(field, "Kommunen är på")
    assert actions(room)["Ronden"].comment == "Kommunen är på"
    typed(field, " väg")
    QTest.keyClick(field, KEY.Key_Return)
    assert panel.table.hasFocus()
    (one,) = said(room, panel).values()
    assert (one.comment, one.talked) == ("Kommunen är på väg", True)
    panel.undo()
    assert said(room, panel) == {}
    assert field.text() == ""
    panel.redo()
    assert field.text() == "Kommunen är på väg"


def test_escape_goes_back_and_half_a_comment_is_saved(room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    press(panel, KEY.Key_Return)
    typed(panel.details.comment, "halvt")
    QTest.keyClick(panel.details.comment, KEY.Key_Escape)
    assert panel.table.hasFocus()
    assert actions(room)["Ronden"].comment == "halvt"
    press(panel, KEY.Key_Return)
    typed(panel.details.comment, " och helt")
    panel.table.choose(ids(panel)[1:])
    assert actions(room)["Ronden"].comment == "halvt och helt"
    assert actions(room)["Listan"].comment == ""
    assert panel.details.comment.text() == ""


def test_another_edit_leaves_half_typed_text_and_focus_alone(room: Room, session: Session, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    press(panel, KEY.Key_Return)
    typed(panel.details.comment, "mitt i")
    other = actions(room)["Listan"].id
    session.do(room.scope, "Ändrad", lambda: change_action(room.library, other, text="Listan <b>"))
    assert panel.details.comment.text() == "mitt i"
    assert panel.details.comment.hasFocus()
    assert cells(panel, 1)[1] == "Listan <b>"


def test_what_another_workshop_noted_stands_beside_and_is_not_said_again(
    qtbot: QtBot, room: Room, session: Session
) -> None:
    earlier, step = earlier_step(room), room.step("follow_up")
    with edit(room.library, room.scope, "Först"):
        one = add_action(room.library, room.scope.process_id, None, "Ronden", due="2027-01-01")
        review(room.library, earlier, one, state=ActionState.DOING, comment="Väntar på svar")
        other = add_action(room.library, room.scope.process_id, None, "Listan", due="2027-01-02")
        change_action(room.library, other, comment="Skrivet i Följ upp")
    panel = show(qtbot, FollowUpPanel(session, step))
    assert panel.details.comment.text() == ""
    assert panel.details.story.text() == "12 november 2026 · pågår · Väntar på svar"
    press(panel, KEY.Key_Down)
    assert panel.details.comment.text() == "Skrivet i Följ upp"
    assert not panel.details.story.isVisible()


def test_a_new_day_by_key_and_in_words(room: Room, opened: Open) -> None:
    panel = opened("Ronden")
    press(panel, KEY.Key_D)
    line = panel.details.due.date.line
    assert line.hasFocus()
    typed(line, "2027-09-01")
    QTest.keyClick(line, KEY.Key_Return)
    assert actions(room)["Ronden"].due == "2027-09-01"
    assert cells(panel, 3) == ["1 september 2027, tidigare 1 januari 2027"]
    assert cells(panel, 5) == ["ja"]
    QTest.keyClick(line, KEY.Key_Escape)
    assert panel.table.hasFocus()
    panel.undo()
    assert actions(room)["Ronden"].due == "2027-01-01"
    assert panel.details.due.date.value() == "2027-01-01"


def test_several_get_state_and_day_in_one_step(room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan", "Piloten")
    QTest.keyClick(panel.table, KEY.Key_A, CTRL)
    assert panel.details.heading.text() == "3 åtgärder valda"
    assert not panel.details.comment.isVisible()
    assert panel.details.due.words.text() == "Flera olika datum"
    press(panel, KEY.Key_P)
    press(panel, KEY.Key_D)
    typed(panel.details.due.date.line, "2027-09-01")
    QTest.keyClick(panel.details.due.date.line, KEY.Key_Return)
    assert {(one.state, one.due) for one in actions(room).values()} == {(ActionState.DOING, "2027-09-01")}
    panel.undo()
    panel.undo()
    assert [one.due for one in actions(room).values()] == ["2027-01-01", "2027-01-10", "2027-06-01"]
    assert said(room, panel) == {}


def test_a_choice_in_the_details_is_for_all_that_are_chosen(room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    press(panel, KEY.Key_K)
    panel.table.selectAll()
    assert panel.details.state.currentIndex() == -1
    assert panel.details.talked.checkState() is Qt.CheckState.PartiallyChecked
    panel.details.talked.click()
    assert all(one.talked for one in said(room, panel).values())
    assert len(said(room, panel)) == 2
    panel.details.state.setFocus()
    QTest.keyClick(panel.details.state, KEY.Key_Home)
    assert {one.state for one in actions(room).values()} == {ActionState.OPEN}


def test_a_full_disk_keeps_what_is_said_and_the_newest_wins(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    press(panel, KEY.Key_Return)
    field = panel.details.comment
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        field.insertPlainText(_BIG)
        field.settle()
    assert panel.details.waiting.isVisible()
    panel.table.choose(ids(panel)[1:])
    assert not panel.details.waiting.isVisible()
    panel.table.choose(ids(panel)[:1])
    assert field.text() == _BIG
    freed(room)
    field.setFocus()
    field.insertPlainText("y")
    field.settle()
    assert actions(room)["Ronden"].comment == _BIG + "y"
    assert not panel.details.waiting.isVisible()


def test_a_state_that_waits_is_shown_and_saved(room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    room.library.db.execute("PRAGMA query_only = 1")
    press(panel, KEY.Key_P)
    assert panel.details.waiting.isVisible()
    assert panel.details.state.currentText() == "pågår"
    room.library.db.execute("PRAGMA query_only = 0")
    assert actions(room)["Ronden"].state is ActionState.OPEN
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_K)
    assert [one.state for one in actions(room).values()] == [ActionState.DOING, ActionState.DONE]


def test_what_waits_is_saved_when_the_disk_answers(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened("Ronden", "Listan")
    press(panel, KEY.Key_Return)
    full(room)
    panel.details.comment.insertPlainText(_BIG)
    panel.details.comment.settle()
    freed(room)
    panel.table.setFocus()
    panel.table.choose(ids(panel)[1:])
    press(panel, KEY.Key_K)
    assert actions(room)["Ronden"].comment == _BIG
    assert actions(room)["Listan"].state is ActionState.DONE


def test_nothing_open_says_so(qtbot: QtBot, room: Room, session: Session) -> None:
    panel = show(qtbot, FollowUpPanel(session, room.step("follow_up")))
    assert panel.empty.isVisible()
    assert panel.empty.text() == "Inget öppet sedan sist"
    assert not panel.table.isVisible()
    with edit(room.library, Scope(room.scope.process_id), "Ny") as done:
        add_action(room.library, room.scope.process_id, None, "Ronden")
    session.changed.emit(done.changed)
    assert panel.table.isVisible()
    assert not panel.empty.isVisible()


def test_tab_goes_round_and_all_have_names(opened: Open) -> None:
    panel = opened("Ronden")
    fields = panel.details
    wanted: list[QWidget] = [panel.table, fields.comment, fields.state, fields.due.date.line, fields.talked]
    seen: list[QWidget] = []
    for _number in range(40):
        focus = panel.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    assert [one for one in seen if one in wanted] == wanted


def test_a_double_click_and_f2_never_change_the_actions_own_words(opened: Open) -> None:
    panel = opened("Ronden")
    place = panel.table.visualRect(panel.table.agreed.index(0, 1)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    double_click(panel.table.viewport(), place)
    assert panel.details.comment.hasFocus()
    assert not panel.table.cells.editing


@pytest.mark.parametrize(("width", "zoom"), [(950, 1.0), (1500, 1.0), (1240, 2.0), (700, 1.0), (950, 0.8)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, opened: Open, width: int, zoom: float) -> None:
    panel = opened("En åtgärd om samordningsansvarsfördelningsprinciperna", "Två", width=width)
    theme.apply(qapp, "dark", zoom)
    press(panel, KEY.Key_K)
    qtbot.waitUntil(lambda: cut_off(panel) == [])


def test_long_odd_and_many(room: Room, opened: Open) -> None:
    odd = ['<b>fet</b> & "citat"', "👩🏽‍⚕️ a\u030a", "x" * 100_000, *(f"åtgärd {number}" for number in range(200))]
    panel = opened(*odd)
    assert len(ids(panel)) == 203
    QTest.keyClick(panel.table, KEY.Key_A, CTRL)
    press(panel, KEY.Key_K)
    assert {one.state for one in actions(room).values()} == {ActionState.DONE}
    assert panel.progress.text() == "203 av 203 genomgångna"
    panel.undo()
    assert {one.state for one in actions(room).values()} == {ActionState.OPEN}
    panel.table.choose(ids(panel)[:1])
    assert panel.details.heading.text() == odd[0]
    panel.grab()

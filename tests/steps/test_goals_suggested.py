"""Suggestions that become goals, and goals from before: what lies above and below the table."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_card, add_cards
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.goals import Goal, GoalState, add_goal, goals_of_process, goals_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.goals.data import set_goal
from naravard_desktop.steps.goals.panel import GoalsPanel
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.steps.agreeing import CTRL, KEY, full, ids, shown


def opened(qtbot: QtBot, session: Session, step: Step) -> GoalsPanel:
    panel = GoalsPanel(session, step)
    shown(qtbot, panel)
    return panel


def goals(room: Room, panel: GoalsPanel) -> list[Goal]:
    return goals_of_step(room.library, panel.step.id)


def offered(panel: GoalsPanel) -> list[tuple[str, ...]]:
    model = panel.suggestions.table.agreed
    return [tuple(model.data(model.index(row, column)) for column in range(3)) for row in range(model.rowCount())]


@pytest.fixture
def areas(room: Room) -> tuple[Step, list[str]]:
    """A step for goals that uses dots on three clusters, and the clusters."""
    board = room.step("sorting", room.step("notes"))
    priority = room.step("priority", board, on="clusters")
    with edit(room.library, room.scope, "Först"):
        clusters = [add_cluster(room.library, board.id, name) for name in ("A", "B", "C")]
        set_count(room.library, priority.id, "cluster", clusters[2], 7, kind="dot")
        set_count(room.library, priority.id, "cluster", clusters[0], 2, kind="dot")
    return room.step("goals", priority), clusters


def test_chosen_suggestions_become_goals_in_one_step(
    qtbot: QtBot, room: Room, session: Session, areas: tuple[Step, list[str]]
) -> None:
    step, clusters = areas
    panel = opened(qtbot, session, step)
    assert not panel.suggestions.fold.folded
    assert offered(panel) == [("C", "7 prickar", ""), ("A", "2 prickar", ""), ("B", "0 prickar", "")]
    table = panel.suggestions.table
    table.setFocus()
    table.choose([clusters[2], clusters[0]])
    QTest.keyClick(table, KEY.Key_T, CTRL)
    assert [goal.text for goal in goals(room, panel)] == ["C", "A"]
    assert [one.id for one in came_from(room.library, ids(panel)[0])] == [clusters[2]]
    assert table.hasFocus(), "one goes on with the next"
    assert panel.table.ids() == ids(panel)
    assert offered(panel)[:2] == [("C", "7 prickar", "blev mål 1"), ("A", "2 prickar", "blev mål 2")]
    table.choose([clusters[1]])
    QTest.keyClick(table, KEY.Key_Return)
    assert [goal.text for goal in goals(room, panel)] == ["C", "A", "B"]
    assert table.ids() == [clusters[1]]
    table.choose([clusters[0]])
    QTest.keyClick(table, KEY.Key_Return)
    assert len(goals(room, panel)) == 3, "what is a goal already is chosen, not made again"
    assert panel.table.ids() == ids(panel)[1:2]
    panel.undo()
    panel.undo()
    assert goals(room, panel) == []
    assert offered(panel)[0] == ("C", "7 prickar", "")
    panel.redo()
    assert offered(panel)[0] == ("C", "7 prickar", "blev mål 1")


def test_a_full_disk_makes_no_goal(qtbot: QtBot, room: Room, session: Session, areas: tuple[Step, list[str]]) -> None:
    step, clusters = areas
    with edit(room.library, room.scope, "Lång"):
        card = add_card(room.library, step.uses_id or "", "x" * 40_000)
    panel = opened(qtbot, session, step)
    full(room)
    with qtbot.waitSignal(session.trouble):
        panel.take([clusters[0], card])
    assert goals(room, panel) == []
    assert "blev" not in str(offered(panel))


def test_what_is_not_for_the_room_becomes_no_goal(qtbot: QtBot, room: Room, session: Session) -> None:
    notes = room.step("notes")
    with edit(room.library, room.scope, "Först"):
        new = [NewCard(text="Hemlig", confidential=True), NewCard(text="Dold", hidden=True)]
        cards = add_cards(room.library, notes.id, new)
    panel = opened(qtbot, session, room.step("goals", notes))
    assert "egna ord" in offered(panel)[0][0]
    panel.suggestions.table.choose(cards)
    QTest.keyClick(panel.suggestions.table, KEY.Key_Return)
    assert goals(room, panel) == []
    assert "egna ord" in panel.capture._status.text()


def test_it_says_what_to_do_when_there_is_nothing_to_take(qtbot: QtBot, room: Room, session: Session) -> None:
    panel = opened(qtbot, session, room.step("goals"))
    assert "Förbered" in panel.suggestions.note.text()
    assert panel.suggestions.note.isVisible()
    assert not panel.suggestions.fold.isVisible()
    notes = room.step("notes")
    panel = opened(qtbot, session, room.step("goals", notes))
    assert "Moment notes" in panel.suggestions.note.text()
    session.do(room.scope, "Lapp", lambda: add_card(room.library, notes.id, "Ny"))
    assert not panel.suggestions.note.isVisible()
    assert offered(panel) == [("Ny", "", "")]
    session.undo(room.scope)
    assert panel.suggestions.note.isVisible()


def test_the_suggestions_are_folded_by_key_and_when_there_are_goals(
    qtbot: QtBot, room: Room, session: Session, areas: tuple[Step, list[str]]
) -> None:
    step, _clusters = areas
    panel = opened(qtbot, session, step)
    panel.suggestions.table.setFocus()
    button = panel.suggestions.fold.button
    assert button.text() == "3 förslag"
    assert button.accessibleDescription() == "Utfälld"
    button.setFocus()
    QTest.keyClick(button, KEY.Key_Space)
    assert panel.suggestions.fold.folded
    assert button.hasFocus()
    with edit(room.library, room.scope, "Mål"):
        set_goal(room.library, step, "Ett")
    assert opened(qtbot, session, step).suggestions.fold.folded


def test_goals_from_before_change_their_state_only(qtbot: QtBot, room: Room, session: Session) -> None:
    before = room.step("goals")
    with edit(room.library, room.scope, "Förr"):
        first, second = (set_goal(room.library, before, text) for text in ("Förr", "Också förr"))
        for number in range(4):
            add_goal(room.library, room.scope.process_id, None, f"Utan workshop {number}")
    panel = opened(qtbot, session, room.step("goals"))
    assert panel.earlier.isVisible()
    assert panel.earlier.folded
    QTest.keyClick(panel.earlier.button, KEY.Key_Space)
    table = panel.earlier.table
    table.setFocus()
    table.choose([first, second])
    QTest.keyClick(table, KEY.Key_N)
    table.choose([second])
    QTest.keyClick(table, KEY.Key_I)
    QTest.keyClick(table, KEY.Key_F2)
    QTest.keyClick(table, KEY.Key_Delete)

    def states() -> dict[str, GoalState]:
        return {goal.text: goal.state for goal in goals_of_process(room.library, room.scope.process_id)}

    assert (states()["Förr"], states()["Också förr"]) == (GoalState.REACHED, GoalState.DROPPED)
    assert panel.earlier.words.text() == "4 gäller"
    assert table.ids() == [second]
    panel.undo()
    panel.undo()
    assert set(states().values()) == {GoalState.OPEN}
    assert panel.earlier.words.text() == "alla gäller"
    assert panel.hint.text() == ""
    panel.capture.written.emit(["Nytt"])
    assert panel.hint.text().endswith("7 mål gäller nu, med dem sedan tidigare. Med färre mål brukar fler bli nådda.")

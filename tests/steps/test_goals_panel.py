"""The panel of goals over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.source_picker import SourcePicker
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.goals import Goal, GoalState, change_goal, goals_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import add_organisation, persons
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.goals.data import set_goal
from naravard_desktop.steps.goals.panel import GoalsPanel
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import (
    ALT,
    CTRL,
    KEY,
    assert_tab_goes_round,
    cells,
    editor,
    freed,
    full,
    ids,
    paste,
    shown,
    write,
)

Open = Callable[..., GoalsPanel]


@dataclass(frozen=True)
class Parties:
    """A region and a municipality."""

    region: str
    town: str


@pytest.fixture
def parties(room: Room) -> Parties:
    process = room.scope.process_id
    with edit(room.library, room.scope, "Parter"):
        region = add_organisation(room.library, process, "Region Ådal", OrganisationType.REGION)
        town = add_organisation(room.library, process, "Åby kommun", OrganisationType.MUNICIPALITY)
    return Parties(region, town)


@pytest.fixture
def aimed(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these goals in it."""

    def make(*texts: str, width: int = 1000, step: Step | None = None) -> GoalsPanel:
        here = step or room.step("goals")
        with edit(room.library, room.scope, "Först"):
            for text in texts:
                set_goal(room.library, here, text)
        panel = GoalsPanel(session, here)
        shown(qtbot, panel, width)
        return panel

    return make


def found(room: Room, panel: GoalsPanel) -> list[Goal]:
    return goals_of_step(room.library, panel.step.id)


def undo_all(room: Room, panel: GoalsPanel, count: int) -> None:
    for _number in range(count):
        panel.undo()


def test_enter_makes_a_goal_and_ctrl_enter_goes_on_to_why(room: Room, parties: Parties, aimed: Open) -> None:
    panel = aimed(width=1400)
    write(panel, "Alla har en fast kontakt")
    assert cells(panel, 3) == ["Saknar mätetal, Saknar målvärde"]
    assert cells(panel, 4) == ["Saknar ägare"]
    assert panel.hint.text() == "Målet saknar mätetal, målvärde eller ägare."
    typed(panel.capture.field, "Färre onödiga inläggningar")
    QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    texts = panel.fields.texts
    assert texts["why"].hasFocus()
    typed(texts["why"], "Det tar kraft")
    QTest.keyClick(texts["why"], KEY.Key_Return)
    assert panel.fields.level.hasFocus()
    QTest.keyClick(panel.fields.level, KEY.Key_Down)
    for name, text in (("measure", "Åter inom 30 dagar"), ("target", "Under 10 %")):
        texts[name].setFocus()
        typed(texts[name], text)
    picker = panel.fields.owners.pickers[parties.region]
    picker.setFocus()
    line = picker.lineEdit()
    assert line is not None
    typed(line, "Bo Påhittad")
    QTest.keyClick(picker, KEY.Key_Return)
    goal = found(room, panel)[1]
    assert (goal.why, goal.level, goal.measure, goal.target) == (
        "Det tar kraft",
        Level.MICRO,
        "Åter inom 30 dagar",
        "Under 10 %",
    )
    assert cells(panel, 3)[1] == "Åter inom 30 dagar, Målvärde: Under 10 %"
    assert cells(panel, 4)[1] == "Bo Påhittad, Region Ådal"
    assert panel.hint.text() == "1 av 2 mål saknar mätetal, målvärde eller ägare."
    (bo,) = persons(room.library, room.scope.process_id)
    assert [one.person_id for one in responsibles(room.library, room.scope.process_id)[goal.id]] == [bo]


def test_undo_to_the_beginning_and_all_done_again(room: Room, parties: Parties, aimed: Open) -> None:
    panel = aimed()
    write(panel, "A")
    write(panel, "B")
    texts = panel.fields.texts
    texts["why"].setFocus()
    typed(texts["why"], "för")
    texts["why"].settle()
    typed(texts["why"], " att")
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    panel.fields.state.setFocus()
    QTest.keyClick(panel.fields.state, KEY.Key_Down)
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert [goal.text for goal in found(room, panel)] == ["A"]
    panel.undo()
    assert [(goal.text, goal.why, goal.state) for goal in found(room, panel)] == [
        ("B", "för att", GoalState.REACHED),
        ("A", "", GoalState.OPEN),
    ]
    undo_all(room, panel, 2)
    assert texts["why"].text() in {"för att", ""}
    panel.undo()
    assert [goal.why for goal in found(room, panel)] == ["", ""], "all that was typed in one stay is one step"
    undo_all(room, panel, 2)
    assert found(room, panel) == []
    assert not panel.fields.isVisible()
    for _number in range(6):
        panel.redo()
    assert [goal.text for goal in found(room, panel)] == ["A"]
    assert panel.session.next_redo(room.scope) is None


def test_the_text_is_changed_in_the_table_or_beside_it_and_never_lost(room: Room, aimed: Open) -> None:
    panel = aimed("Ett")
    panel.table.choose(ids(panel))
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_F2)
    typed(editor(panel), " och")
    QTest.keyClick(editor(panel), KEY.Key_Return)
    text = panel.fields.texts["text"]
    assert text.text() == "Ett och"
    text.setFocus()
    typed(text, " två")
    text.settle()
    assert cells(panel, 1)[0].startswith("Ett och två")
    text.selectAll()
    QTest.keyClick(text, KEY.Key_Delete)
    panel.table.setFocus()
    assert [goal.text for goal in found(room, panel)] == ["Ett och två"]
    assert text.text() == "Ett och två"
    QTest.keyClick(text, KEY.Key_Escape)
    assert panel.table.hasFocus()


def test_half_typed_stays_while_other_edits_come_in(room: Room, aimed: Open, session: Session) -> None:
    panel = aimed("A", "B")
    first, second = ids(panel)
    panel.table.choose([first])
    measure = panel.fields.texts["measure"]
    measure.setFocus()
    typed(measure, "Andel")
    session.do(room.scope, "Ändrad", lambda: change_goal(room.library, second, text="Annat"))
    assert measure.text() == "Andel"
    assert measure.hasFocus()
    panel.table.choose([second])
    assert [goal.measure for goal in found(room, panel)] == ["Andel", ""]
    assert measure.text() == ""


def test_what_stands_in_the_line_is_there_when_the_panel_opens_again(
    qtbot: QtBot, room: Room, aimed: Open, session: Session
) -> None:
    panel = aimed()
    typed(panel.capture.field, "Halvskrivet mål")
    panel.settle()
    again = GoalsPanel(session, panel.step)
    qtbot.addWidget(again)
    assert again.capture.field.text() == "Halvskrivet mål"
    assert found(room, panel) == []


def test_a_full_disk_keeps_what_is_written(qtbot: QtBot, room: Room, aimed: Open) -> None:
    panel = aimed("A", "B")
    first, second = ids(panel)
    big = "ett ord " * 5_000 + "sist"
    panel.table.choose([first])
    why = panel.fields.texts["why"]
    why.setFocus()
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        why.insertPlainText(big)
        why.settle()
    assert panel.fields.waiting.isVisible()
    panel.table.choose([second])
    assert why.text() == ""
    assert not panel.fields.waiting.isVisible()
    panel.table.choose([first])
    assert why.text() == big
    freed(room)
    write(panel, "C")
    assert [goal.why for goal in found(room, panel)] == [big, "", ""]


def test_several_are_changed_together(room: Room, aimed: Open) -> None:
    panel = aimed("A", "B", "C")
    panel.table.choose(ids(panel)[:2])
    assert panel.fields.heading.text() == "2 mål valda"
    assert not panel.fields.texts["why"].isVisible()
    panel.fields.level.setFocus()
    QTest.keyClick(panel.fields.level, KEY.Key_Down)
    panel.fields.state.setFocus()
    QTest.keyClick(panel.fields.state, KEY.Key_Down)
    assert [(goal.level, goal.state) for goal in found(room, panel)] == [
        *[(Level.MICRO, GoalState.REACHED)] * 2,
        (None, GoalState.OPEN),
    ]
    panel.table.choose(ids(panel))
    assert panel.fields.level.currentText() == ""
    assert panel.fields.state.currentText() == ""
    panel.settle()
    undo_all(room, panel, 2)
    assert {(goal.level, goal.state) for goal in found(room, panel)} == {(None, GoalState.OPEN)}


def test_where_a_goal_came_from_is_ticked(qtbot: QtBot, room: Room, aimed: Open) -> None:
    notes = room.step("notes")
    with edit(room.library, room.scope, "Först"):
        (card,) = add_cards(room.library, notes.id, [NewCard(text="Rond på <b>boendet</b>")])
    panel = aimed("A")
    panel.table.choose(ids(panel))
    QTest.mouseClick(panel.fields.sources.button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SourcePicker)
    assert isinstance(dialog, SourcePicker)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.list, KEY.Key_Space)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [one.id for one in came_from(room.library, ids(panel)[0])] == [card]
    assert "Lapp ”Rond på <b>boendet</b>”" in panel.fields.sources.words.text()


def test_an_anonymous_moment_keeps_no_time(room: Room, aimed: Open) -> None:
    panel = aimed(step=room.step("goals", anonymous=True))
    write(panel, "Ett mål")
    entry = journal.next_undo(room.library, room.scope)
    assert entry is not None
    assert entry.at is None


def test_two_hundred_goals_and_hostile_text(room: Room, aimed: Open) -> None:
    panel = aimed()
    paste(panel, "\n".join(f"mål {number} <b>&</b> 👩‍⚕️" for number in range(200)))
    assert len(found(room, panel)) == 200
    assert panel.hint.text().endswith("200 mål gäller nu. Med färre mål brukar fler bli nådda.")
    panel.fields.level.setFocus()
    QTest.keyClick(panel.fields.level, KEY.Key_Down)
    assert {goal.level for goal in found(room, panel)} == {Level.MICRO}
    undo_all(room, panel, 2)
    assert found(room, panel) == []


@pytest.mark.parametrize(("width", "zoom"), [(950, 1.0), (1500, 1.0), (1240, 2.0), (700, 1.0), (950, 0.8)])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, room: Room, parties: Parties, aimed: Open, width: int, zoom: float
) -> None:
    before, notes = room.step("goals"), room.step("notes")
    with edit(room.library, room.scope, "Först"):
        set_goal(room.library, before, "Ett mål om samordningsansvarsfördelningsprinciperna")
        add_cards(room.library, notes.id, [NewCard(text="En lapp"), NewCard(text="Hemlig", confidential=True)])
    step = room.step("goals", notes)
    panel = aimed("Ett mål om samordningsansvarsfördelningsprinciperna", "Två", width=width, step=step)
    theme.apply(qapp, "dark", zoom)
    panel.table.choose(ids(panel)[:1])
    panel.suggestions.fold.fold(folded=False)
    panel.earlier.fold(folded=False)
    qtbot.waitUntil(lambda: cut_off(panel) == [])


def test_tab_goes_round_and_all_have_names(room: Room, parties: Parties, aimed: Open) -> None:
    before, notes = room.step("goals"), room.step("notes")
    with edit(room.library, room.scope, "Först"):
        set_goal(room.library, before, "Förr")
        add_cards(room.library, notes.id, [NewCard(text="En lapp")])
    panel = aimed("A", step=room.step("goals", notes))
    panel.suggestions.fold.fold(folded=False)
    panel.earlier.fold(folded=False)
    panel.table.choose(ids(panel))
    fields = panel.fields
    pickers = list(fields.owners.pickers.values())
    assert [picker.accessibleName() for picker in pickers] == ["Ägare, Region Ådal", "Ägare, Åby kommun"]
    text, why, measure, target = fields.texts.values()
    wanted = [panel.suggestions.table, panel.table, text, why, fields.level, measure, target, *pickers]
    assert_tab_goes_round(panel, [*wanted, fields.sources.button, fields.state, panel.earlier.table])

"""The panel and the screen of decisions, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_panel import AgreedPanel
from naravard_desktop.parts.source_picker import SourcePicker
from naravard_desktop.process.actions import actions_of_step
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.decisions import Decision, change_decision, decisions_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.workshops import delete_step
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.decisions.panel import TO_ACTION, DecisionsPanel
from naravard_desktop.steps.decisions.screen import DecisionsScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import (
    ALT,
    CTRL,
    KEY,
    SHIFT,
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

Open = Callable[..., DecisionsPanel]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def decided(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these decisions in it."""

    def make(*texts: str, width: int = 1000) -> DecisionsPanel:
        step = room.step("decisions", decided_by="Styrgruppen")
        with edit(room.library, room.scope, "Först"):
            for text in texts:
                decide(room.library, step, text)
        panel = DecisionsPanel(session, step)
        shown(qtbot, panel, width)
        return panel

    return make


def found(room: Room, panel: AgreedPanel) -> list[Decision]:
    return decisions_of_step(room.library, panel.step.id)


def texts(room: Room, panel: AgreedPanel) -> list[str]:
    return [one.text for one in found(room, panel)]


def test_enter_makes_a_decision_and_gives_room_for_the_next(room: Room, decided: Open) -> None:
    panel = decided()
    write(panel, "Vi mäter varje månad")
    write(panel, "<b>Ägarna</b> rapporterar")
    assert texts(room, panel) == ["Vi mäter varje månad", "<b>Ägarna</b> rapporterar"]
    assert panel.capture.field.text() == ""
    assert cells(panel, 0) == ["Beslut 1", "Beslut 2"]
    assert {(one.decided_by, one.decided_on) for one in found(room, panel)} == {("Styrgruppen", "2027-02-03")}
    assert panel.table.ids() == ids(panel)[1:], "the newest is chosen, for its fields"
    assert panel.decided.isVisible()
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "Nytt beslut: <b>Ägarna</b> rapporterar"


def test_pasted_lines_make_several_in_one_undo(room: Room, decided: Open) -> None:
    panel = decided("Fanns")
    paste(panel, "• ett\n• två\n\n• tre")
    assert texts(room, panel) == ["Fanns", "ett", "två", "tre"]
    assert len(panel.table.ids()) == 3
    QTest.keyClick(panel.capture.field, KEY.Key_Z, CTRL)
    assert texts(room, panel) == ["Fanns"]
    panel.redo()
    assert len(panel.table.agreed.rows) == 4


def test_f2_edits_in_place_in_one_undo_however_long_one_types(room: Room, decided: Open) -> None:
    panel = decided("Ett", "Två")
    panel.table.setFocus()
    panel.table.choose(ids(panel)[1:])
    QTest.keyClick(panel.table, KEY.Key_F2)
    field = editor(panel)
    typed(field, " och")
    field.settle()  # as 700 ms after the last key
    assert texts(room, panel) == ["Ett", "Två och"]
    typed(field, " ett halvt")
    QTest.keyClick(field, KEY.Key_Return)
    assert texts(room, panel) == ["Ett", "Två och ett halvt"]
    assert panel.table.hasFocus()
    panel.undo()
    assert texts(room, panel) == ["Ett", "Två"]
    assert panel.table.ids() == ids(panel)[1:]


def test_escape_puts_back_what_stood_there(room: Room, decided: Open) -> None:
    panel = decided("Ett")
    panel.table.choose(ids(panel))
    panel.table.edit_chosen()
    field = editor(panel)
    typed(field, " till")
    field.settle()
    QTest.keyClick(field, KEY.Key_Escape)
    assert texts(room, panel) == ["Ett"]
    panel.table.edit_chosen()
    field = editor(panel)
    field.selectAll()
    QTest.keyClick(field, KEY.Key_Delete)
    field.settle()
    QTest.keyClick(field, KEY.Key_Tab)
    assert texts(room, panel) == ["Ett"], "a decision never loses its text by mistake"


def test_who_decides_is_saved_while_typed_and_undone_in_one_step(room: Room, decided: Open) -> None:
    panel = decided("Ett", "Två")
    panel.table.choose(ids(panel)[:1])
    by = panel.decided.by
    assert by.text() == "Styrgruppen"
    by.setFocus()
    typed(by, " i")
    by.settle()
    typed(by, " Åre")
    by.settle()
    assert [one.decided_by for one in found(room, panel)] == ["Styrgruppen i Åre", "Styrgruppen"]
    panel.undo()
    assert [one.decided_by for one in found(room, panel)] == ["Styrgruppen", "Styrgruppen"]
    assert by.text() == "Styrgruppen"


def test_half_typed_stays_while_other_edits_come_in_and_goes_to_its_own_decision(
    room: Room, decided: Open, session: Session
) -> None:
    panel = decided("Ett", "Två")
    first, second = ids(panel)
    panel.table.choose([first])
    by = panel.decided.by
    by.setFocus()
    by.selectAll()
    typed(by, "Ledningen")
    session.do(room.scope, "Ändrad", lambda: change_decision(room.library, second, text="Annat"))
    assert by.text() == "Ledningen"
    assert by.hasFocus()
    panel.table.choose([second])
    assert [one.decided_by for one in found(room, panel)] == ["Ledningen", "Styrgruppen"]
    assert by.text() == "Styrgruppen"


def test_the_date_is_typed_or_quickly_chosen(room: Room, decided: Open) -> None:
    panel = decided("Ett")
    panel.table.choose(ids(panel))
    line = panel.decided.date.date.line
    assert "3 februari 2027" in panel.decided.date.words.text()
    line.setFocus()
    line.selectAll()
    typed(line, "5 mars 2027")
    QTest.keyClick(line, KEY.Key_Return)
    assert found(room, panel)[0].decided_on == "2027-03-05"
    quick = {action.text().split(",")[0]: action for action in panel.decided.date.menu.actions()}
    quick["Workshoppens dag"].trigger()
    assert found(room, panel)[0].decided_on == "2027-02-03"
    quick["Inget datum"].trigger()
    assert found(room, panel)[0].decided_on is None
    panel.undo()
    assert found(room, panel)[0].decided_on == "2027-02-03"
    assert line.text() == "2027-02-03"


def test_several_chosen_are_changed_together(room: Room, decided: Open) -> None:
    panel = decided("Ett", "Två", "Tre")
    panel.table.choose(ids(panel)[:2])
    assert panel.decided.heading.text() == "2 beslut valda"
    panel.decided.by.selectAll()
    typed(panel.decided.by, "Nämnden")
    panel.settle()
    assert [one.decided_by for one in found(room, panel)] == ["Nämnden", "Nämnden", "Styrgruppen"]
    panel.table.choose(ids(panel)[1:])
    assert panel.decided.by.text() == ""
    assert panel.decided.by.placeholderText() == "Flera olika"
    panel.settle()
    assert [one.decided_by for one in found(room, panel)] == ["Nämnden", "Nämnden", "Styrgruppen"]


def test_what_it_is_based_on_is_searched_and_ticked(qtbot: QtBot, room: Room, decided: Open) -> None:
    notes, board = room.step("notes"), room.step("sorting")
    with edit(room.library, room.scope, "Först"):
        one, two = add_cards(room.library, notes.id, [NewCard(text="Rond på boendet"), NewCard(text="Läsa mätvärden")])
        cluster = add_cluster(room.library, board.id, "VIP")
    panel = decided("Ett")
    (decision,) = ids(panel)
    panel.table.choose([decision])
    QTest.mouseClick(panel.decided.sources.button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SourcePicker)
    assert isinstance(dialog, SourcePicker)
    qtbot.waitUntil(dialog.isActiveWindow)
    typed(dialog.filter, "mätv")
    assert dialog.model.rowCount() == 1
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    typed(dialog.filter, "vip")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    QTest.keyClick(dialog.filter, KEY.Key_Return, CTRL)
    assert {source.id for source in came_from(room.library, decision)} == {two, cluster}
    assert "Kluster ”VIP”" in panel.decided.sources.words.text()
    panel.undo()
    assert came_from(room.library, decision) == []
    assert panel.decided.sources.words.text() == "Inget underlag är valt."
    panel.redo()
    assert one not in {source.id for source in came_from(room.library, decision)}


def test_decisions_move_delete_and_come_back(room: Room, decided: Open) -> None:
    panel = decided("A", "B", "C")
    panel.table.setFocus()
    panel.table.choose(ids(panel)[2:])
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    assert texts(room, panel) == ["C", "A", "B"]
    assert panel.table.ids() == ids(panel)[:1]
    assert cells(panel, 0) == ["Beslut 1", "Beslut 2", "Beslut 3"]
    QTest.keyClick(panel.table, KEY.Key_Down, ALT)
    assert texts(room, panel) == ["A", "C", "B"]
    panel.table.choose(ids(panel)[:2])
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert texts(room, panel) == ["B"]
    for _number in range(4):
        panel.undo()
    assert texts(room, panel) == ["A", "B", "C"]
    assert [row.text for row in panel.table.agreed.rows] == ["A", "B", "C"]


def test_an_undone_decision_takes_its_half_typed_fields_along(room: Room, decided: Open) -> None:
    panel = decided()
    write(panel, "Ett")
    typed(panel.decided.by, "!")
    panel.undo()
    assert texts(room, panel) == []
    assert not panel.decided.isVisible()
    panel.redo()
    assert texts(room, panel) == ["Ett"]


def test_a_confidential_decision_keeps_its_number_and_is_not_for_the_room(room: Room, decided: Open) -> None:
    panel = decided("Öppet", "Hemligt", "Också öppet")
    screen = DecisionsScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    assert "Hemligt" in screen.spoken()
    panel.table.choose(ids(panel)[1:2])
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_H, CTRL | SHIFT)
    assert found(room, panel)[1].confidential
    assert "konfidentiell" in cells(panel, 1)[1]
    assert "Hemligt" not in screen.accessibleDescription()
    assert "Beslut 3. Också öppet" in screen.accessibleDescription()
    assert screen.page_of(ids(panel)[1]) is None
    QTest.keyClick(panel.table, KEY.Key_H, CTRL | SHIFT)
    assert "Hemligt" in screen.accessibleDescription()


def test_a_decision_becomes_an_action_as_confidential_as_it_is(
    qtbot: QtBot, room: Room, session: Session, decided: Open
) -> None:
    step = decided("Öppet", "Hemligt").step
    actions = room.step("actions")
    panel = DecisionsPanel(session, step)
    qtbot.addWidget(panel)
    first, second = ids(panel)
    session.do(room.scope, "Hemlig", lambda: change_decision(room.library, second, confidential=True))
    panel.table.choose([first, second])
    panel.table.commands[TO_ACTION].trigger()
    made = actions_of_step(room.library, actions.id)
    assert [(one.text, one.confidential) for one in made] == [("Öppet", False), ("Hemligt", True)]
    assert [source.id for source in came_from(room.library, made[0].id)] == [first]
    assert "1 åtgärd kommer härifrån" in cells(panel, 1)[0]
    session.do(room.scope, "Bort", lambda: delete_step(room.library, actions.id))
    panel.table.commands[TO_ACTION].trigger()
    assert len(actions_of_step(room.library, actions.id)) == 0


def test_without_a_later_step_for_actions_there_is_no_such_command(decided: Open) -> None:
    assert TO_ACTION not in decided("Ett").table.commands


def test_a_full_disk_keeps_what_is_written(qtbot: QtBot, room: Room, decided: Open) -> None:
    panel = decided("A", "B")
    first, second = ids(panel)
    big = "ett ord " * 5_000 + "sist"
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        paste(panel, big)
        QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == big
    panel.table.choose([first])
    panel.table.edit_chosen()
    editor(panel).put("")
    editor(panel).insertPlainText("A" + big)
    QTest.keyClick(editor(panel), KEY.Key_Return)
    assert "inte sparat än" in cells(panel, 1)[0]
    panel.decided.by.insertPlainText(big)
    panel.table.choose([second])
    panel.table.choose([first])
    assert panel.decided.waiting.isVisible()
    assert big in panel.decided.by.text()
    freed(room)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == ""
    assert texts(room, panel) == ["A" + big, "B", big]
    assert big in found(room, panel)[0].decided_by
    assert not panel.decided.waiting.isVisible()


@pytest.mark.parametrize("text", ["🧑‍⚕️ räksmörgås", "<b>inte</b> &amp; <img src=x>", "x" * 100_000, "ord " * 20_000])
def test_any_text_is_kept_as_it_was(room: Room, decided: Open, text: str) -> None:
    panel = decided()
    paste(panel, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert texts(room, panel) == [text.strip()]
    panel.grab()
    screen = DecisionsScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    screen.grab()
    assert screen.pages() > (1 if len(text) > 1_000 else 0)


def test_half_a_decision_is_kept_as_it_is_when_the_moment_is_left(room: Room, decided: Open, session: Session) -> None:
    panel = decided("Ett")
    typed(panel.capture.field, "Halvt")
    panel.settle()
    assert texts(room, panel) == ["Ett"]
    again = DecisionsPanel(session, panel.step)
    assert again.capture.field.text() == "Halvt"
    QTest.keyClick(again.capture.field, KEY.Key_Return)
    assert texts(room, panel) == ["Ett", "Halvt"]
    assert DecisionsPanel(session, panel.step).capture.field.text() == ""


def test_a_line_from_the_room_becomes_a_decision(room: Room, decided: Open) -> None:
    panel = decided()
    assert panel.line_name == "Nytt beslut"
    assert panel.take_line("Från rummet")
    assert not panel.take_line("  ")
    full(room)
    assert not panel.take_line("y" * 40_000)
    freed(room)
    assert texts(room, panel) == ["Från rummet"]


def test_tab_goes_round_and_all_have_names(decided: Open) -> None:
    panel = decided("Ett")
    panel.table.choose(ids(panel))
    assert_tab_goes_round(
        panel, [panel.table, panel.decided.by, panel.decided.date.date.line, panel.decided.sources.button]
    )
    panel.table.setFocus()
    QTest.keyClick(panel.table, KEY.Key_Return)
    assert panel.decided.by.hasFocus(), "Enter goes on to the fields"


@pytest.mark.parametrize(("width", "zoom"), [(950, 1.0), (1500, 1.0), (1240, 2.0), (700, 1.0), (950, 0.8)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, decided: Open, width: int, zoom: float) -> None:
    panel = decided("Ett beslut om samordningsansvarsfördelningsprinciperna", "Två", width=width)
    theme.apply(qapp, "dark", zoom)
    panel.table.choose(ids(panel)[:1])
    qtbot.waitUntil(lambda: cut_off(panel) == [])
    assert all(button.isVisible() or not button.isVisibleTo(panel) for button in panel.findChildren(QPushButton))

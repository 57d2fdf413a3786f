"""The panel where candidates become principles, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.process.cards import cards, change_card
from naravard_desktop.process.drafts import drafts
from naravard_desktop.process.principles import principles_of_step
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.agree_panel import AgreePanel
from naravard_desktop.steps.principles.panel import PrinciplesPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.test_principles_data import behind, candidates_step, free, made

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[Step], AgreePanel]


def shown(qtbot: QtBot, widget: QWidget, width: int = 950, height: int = 600) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Open:
    """Show the panel of a step."""

    def make(of: Step) -> AgreePanel:
        panel = PrinciplesPanel(session, of)
        shown(qtbot, panel)
        panel.take_focus()
        assert isinstance(panel.inside, AgreePanel)
        return panel.inside

    return make


def choose(panel: AgreePanel, *texts: str) -> None:
    """Choose candidates among those that are free."""
    panel.list.choose([row.id for row in panel.list.cards.rows if row.text in texts])
    panel.list.setFocus()


def choose_rows(panel: AgreePanel, *texts: str) -> None:
    """Choose principles, or candidates in them."""
    panel.table.choose([row.id for row in panel.table.principles.rows if row.text in texts])
    panel.table.setFocus()


def lines(panel: AgreePanel) -> list[str]:
    return [row.text for row in panel.table.principles.rows]


def field(panel: AgreePanel) -> LineEditor:
    found = panel.table.editor()
    assert isinstance(found, LineEditor)
    return found


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def wordings(room: Room, of: Step) -> list[tuple[str, str]]:
    return [(one.text, one.state.value) for one in principles_of_step(room.library, of.id)]


def test_chosen_candidates_become_a_principle_that_is_worded_at_once(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "Ring", "Fråga först", "Annat"))
    choose(panel, "Ring", "Fråga först")
    QTest.keyClick(panel.list, KEY.Key_J, CTRL)
    assert behind(room, panel.step) == {"Ring": ["Ring", "Fråga först"]}
    assert field(panel).textCursor().selectedText() == "Ring"
    typed(field(panel), "Vi ringer å frågar")
    QTest.keyClick(field(panel), KEY.Key_Return)
    assert wordings(room, panel.step) == [("Vi ringer å frågar", "proposed")]
    assert lines(panel) == ["Vi ringer å frågar", "Ring", "Fråga först"]
    assert free(room, panel.step) == ["Annat"]
    panel.undo()
    assert wordings(room, panel.step) == [("Ring", "proposed")]
    panel.undo()
    assert (lines(panel), free(room, panel.step)) == ([], ["Ring", "Fråga först", "Annat"])
    panel.redo()
    panel.redo()
    assert lines(panel) == ["Vi ringer å frågar", "Ring", "Fråga först"]


def test_a_wording_is_saved_while_it_is_typed(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room))
    made(room, panel.step, "Vi")
    panel.refresh()
    choose_rows(panel, "Vi")
    QTest.keyClick(panel.table, KEY.Key_F2)
    with qtbot.waitSignal(panel.session.saved):
        typed(field(panel), " ses")
    assert wordings(room, panel.step) == [("Vi ses", "proposed")]
    typed(field(panel), " ofta")
    panel.settle()
    assert wordings(room, panel.step) == [("Vi ses ofta", "proposed")]
    panel.undo()
    assert wordings(room, panel.step) == [("Vi", "proposed")], "one stay in the field is one step"


def test_a_hidden_or_confidential_candidate_gives_no_wording(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "hemlig", "dold"))
    with edit(room.library, room.scope, "Dolda"):
        for one in cards(room.library, panel.step.uses_id or ""):
            change_card(room.library, one.id, hidden=one.text == "dold", confidential=one.text == "hemlig")
    panel.refresh()
    choose(panel, "hemlig", "dold")
    QTest.keyClick(panel.list, KEY.Key_J, CTRL)
    assert wordings(room, panel.step) == [("", "proposed")]
    panel.settle()
    assert "Lydelsen är inte skriven än" in panel.table.principles.row(0).spoken


def test_what_stands_in_the_line_becomes_a_principle_of_its_own(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room))
    panel.capture.field.setFocus()
    typed(panel.capture.field, "Vi ses")
    panel.settle()
    QTest.keyClick(panel.capture.field, KEY.Key_J, CTRL)
    assert wordings(room, panel.step) == [("Vi ses", "proposed")]
    assert panel.capture.field.text() == ""
    assert drafts(room.library, panel.step.id) == {}
    assert free(room, panel.step) == []


def test_candidates_are_added_moved_and_taken_out_by_keys(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a", "b", "c"))
    made(room, panel.step, "Ett")
    made(room, panel.step, "Två")
    panel.refresh()
    choose(panel, "a")
    QTest.keyClick(panel.list, KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert isinstance(dialog, MoveTo)
    typed(dialog.filter, "två")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert behind(room, panel.step) == {"Ett": [], "Två": ["a"]}
    assert [row.text for row in panel.list.chosen_rows()] == ["b"], "one goes on with the next"
    choose_rows(panel, "a")
    QTest.keyClick(panel.table, KEY.Key_M, CTRL)
    dialog = panel.findChildren(MoveTo)[-1]
    assert [item.full for item in dialog._targets] == ["1. Ett"], "not to where it is"
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert behind(room, panel.step) == {"Ett": ["a"], "Två": []}
    choose_rows(panel, "a")
    QTest.keyClick(panel.table, KEY.Key_U, CTRL)
    assert free(room, panel.step) == ["a", "b", "c"]
    assert [row.text for row in panel.table.chosen_rows()] == ["Två"]
    panel.undo()
    assert behind(room, panel.step)["Ett"] == ["a"]


def test_a_principle_is_taken_apart_and_put_back(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a", "b"))
    made(room, panel.step, "Ett", "a", "b")
    panel.refresh()
    choose_rows(panel, "Ett")
    QTest.keyClick(panel.table, KEY.Key_G, CTRL | SHIFT)
    assert (lines(panel), free(room, panel.step)) == ([], ["a", "b"])
    panel.undo()
    assert lines(panel) == ["Ett", "a", "b"]
    choose_rows(panel, "b")
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert (lines(panel), free(room, panel.step)) == (["Ett", "a"], ["b"]), "the card itself is not lost"
    choose_rows(panel, "Ett")
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert free(room, panel.step) == ["a", "b"]


def test_drag_and_drop_does_the_same(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a", "b", "c"))
    made(room, panel.step, "Ett", "a")
    made(room, panel.step, "Två")
    panel.refresh()
    table, cards_model = panel.table.principles, panel.list.cards
    move = Qt.DropAction.MoveAction
    (b,) = [place for place in map(cards_model.index, range(2)) if place.data() == "b"]
    assert not table.dropMimeData(cards_model.mimeData([b]), move, -1, -1, table.index(1, 0))
    assert behind(room, panel.step) == {"Ett": ["a", "b"], "Två": []}
    table.dropMimeData(table.mimeData([table.index(2, 0)]), move, 4, 0, QModelIndex())
    assert behind(room, panel.step) == {"Ett": ["a"], "Två": ["b"]}
    table.dropMimeData(table.mimeData([table.index(2, 0)]), move, 0, 0, QModelIndex())
    assert lines(panel)[0] == "Två"
    cards_model.dropMimeData(table.mimeData([table.index(1, 0)]), move, -1, -1, QModelIndex())
    assert free(room, panel.step) == ["b", "c"]
    table.dropMimeData(cards_model.mimeData([cards_model.index(1)]), move, -1, -1, QModelIndex())
    assert behind(room, panel.step)["c"] == ["c"], "below all it becomes a principle"
    table.dropMimeData(QMimeData(), move, -1, -1, QModelIndex())


def test_order_and_state_by_keys(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a"))
    for text, candidates in (("ett", ("a",)), ("två", ()), ("tre", ())):
        made(room, panel.step, text, *candidates)
    panel.refresh()
    choose_rows(panel, "tre")
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    assert lines(panel) == ["ett", "a", "tre", "två"]
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    assert lines(panel) == ["tre", "ett", "a", "två"]
    assert [row.text for row in panel.table.chosen_rows()] == ["tre"], "what is chosen stays chosen"
    QTest.keyClick(panel.table, KEY.Key_Down, ALT)
    assert lines(panel) == ["ett", "a", "tre", "två"]
    QTest.keyClick(panel.table, KEY.Key_A, CTRL | SHIFT)
    choose_rows(panel, "två")
    QTest.keyClick(panel.table, KEY.Key_U, CTRL | SHIFT)
    assert wordings(room, panel.step) == [("ett", "proposed"), ("tre", "adopted"), ("två", "dropped")]
    assert "antagen" in panel.table.principles.row(2).spoken
    QTest.keyClick(panel.table, KEY.Key_F, CTRL | SHIFT)
    assert wordings(room, panel.step)[2] == ("två", "proposed")
    for _number in range(6):
        panel.undo()
    assert wordings(room, panel.step) == [("ett", "proposed"), ("två", "proposed"), ("tre", "proposed")]


def test_the_work_begins_with_the_principles_when_no_candidate_is_left(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a"))
    made(room, panel.step, "Ett", "a")
    panel.refresh()
    panel.take_focus()
    assert panel.table.hasFocus()
    assert [row.text for row in panel.table.chosen_rows()] == ["Ett"]


def test_half_a_text_and_a_half_changed_candidate_come_back(qtbot: QtBot, room: Room, opened: Open) -> None:
    of = candidates_step(room, "a")
    panel = opened(of)
    typed(panel.capture.field, "halv")
    choose(panel, "a")
    QTest.keyClick(panel.list, KEY.Key_F2)
    editor = panel.list.findChild(LineEditor)
    assert isinstance(editor, LineEditor)
    with qtbot.waitSignal(panel.list.typing):
        typed(editor, "!")
    again = opened(of)
    assert again.capture.field.text() == "halv"
    assert free(room, of) == ["a!"]


def test_an_edit_elsewhere_leaves_choice_and_typing_alone(room: Room, opened: Open, session: Session) -> None:
    panel = opened(candidates_step(room, "a", "b", "c"))
    made(room, panel.step, "Ett", "a")
    two = made(room, panel.step, "Två")
    panel.refresh()
    choose_rows(panel, "Två")
    QTest.keyClick(panel.table, KEY.Key_F2)
    typed(field(panel), " halv")
    first = cards(room.library, panel.step.uses_id or "")[0]
    session.do(room.scope, "Ändrad", lambda: change_card(room.library, first.id, text="A"))
    session.do(room.scope, "Flyttad", lambda: data.place_after(room.library, [two], None))
    assert lines(panel) == ["Två", "Ett", "A"]
    assert field(panel).text() == "Två halv"
    assert [row.text for row in panel.table.chosen_rows()] == ["Två"]
    QTest.keyClick(field(panel), KEY.Key_Return)
    assert wordings(room, panel.step)[0][0] == "Två halv"


def test_a_candidate_is_changed_where_it_lies_in_a_principle(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a"))
    made(room, panel.step, "Ett", "a")
    panel.refresh()
    choose_rows(panel, "a")
    QTest.keyClick(panel.table, KEY.Key_F2)
    typed(field(panel), "!")
    QTest.keyClick(field(panel), KEY.Key_Return)
    assert behind(room, panel.step) == {"Ett": ["a!"]}

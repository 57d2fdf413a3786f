"""The board by keys alone: columns, moves, clusters and legs, and what happens when nothing can be saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.process.cards import cards
from naravard_desktop.process.workshops import change_step
from naravard_desktop.steps.sorting.cluster_dialog import ClusterDialog
from naravard_desktop.steps.sorting.column import breakable
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.sorting.shown import UNPLACED
from naravard_desktop.widgets import cut, theme, tokens
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.test_sorting_panel import (
    ALT,
    CTRL,
    KEY,
    SHIFT,
    WAITING,
    board_step,
    choose,
    freed,
    full,
    key_of,
    label,
    lay,
    opened,
    press,
    row_ids,
)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def panel(qtbot: QtBot, room: Room, session: Session) -> SortingPanel:
    return opened(qtbot, session, board_step(room, "ett", "två", "tre"))


def asked(panel: SortingPanel) -> ClusterDialog:
    """The dialog that is open now."""
    found = [one for one in panel.findChildren(ClusterDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def answer(panel: SortingPanel, name: str, purpose: str = "") -> None:
    dialog = asked(panel)
    dialog.name.selectAll()
    typed(dialog.name, name)
    if purpose:
        typed(dialog.purpose, purpose)
    QTest.keyClick(dialog.name, KEY.Key_Return)
    panel.activateWindow()
    QTest.qWaitForWindowActive(panel)


def test_the_work_begins_with_the_first_card_to_place(panel: SortingPanel) -> None:
    panel.take_focus()
    assert QApplication.focusWidget() is panel.columns[UNPLACED].list
    assert panel.view.ids() == row_ids(panel, "ett")
    panel.edits.delete(row_ids(panel, "ett", "två", "tre"))
    panel.take_focus()
    assert QApplication.focusWidget() is panel.capture.field


def test_alt_arrows_carry_cards_from_column_to_column(panel: SortingPanel) -> None:
    choose(panel, "ett", "tre")
    press(KEY.Key_Right, ALT)
    assert lay(panel)["VIP"][:2] == ["ett", "tre"]
    assert QApplication.focusWidget() is panel.columns[key_of(panel, "VIP")].list
    press(KEY.Key_Right, ALT)
    press(KEY.Key_Right, ALT)
    assert lay(panel)["Tillgänglighet"] == ["ett", "tre"]
    assert panel.view.ids() == row_ids(panel, "ett", "tre")
    press(KEY.Key_Left, ALT)
    press(KEY.Key_Left, ALT)
    assert sorted(lay(panel)[WAITING]) == ["ett", "tre", "två"]
    for _number in range(4):
        panel.undo()
    assert lay(panel)[WAITING] == ["ett", "två", "tre"]


def test_alt_arrows_leave_a_text_that_is_being_changed(panel: SortingPanel) -> None:
    choose(panel, "ett")
    press(KEY.Key_F2)
    assert isinstance(QApplication.focusWidget(), LineEditor)
    press(KEY.Key_Right, ALT)
    assert lay(panel)[WAITING] == ["ett", "två", "tre"]


def test_after_moving_a_card_the_next_is_chosen(panel: SortingPanel) -> None:
    choose(panel, "ett")
    press(KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert dialog is not None
    QTest.keyClicks(dialog.filter, "till")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert lay(panel)["Tillgänglighet"] == ["ett"]
    assert panel.view.ids() == row_ids(panel, "två")
    assert label(panel) == "Flyttad till Tillgänglighet: ett"


def test_ctrl_arrows_and_f6_go_between_columns(panel: SortingPanel) -> None:
    lists = [column.list for column in panel.columns.values()]
    panel.take_focus()
    press(KEY.Key_Right, CTRL)
    assert QApplication.focusWidget() is lists[1]
    press(KEY.Key_Left, CTRL)
    assert QApplication.focusWidget() is lists[0]
    seen = []
    for _number in range(4):
        press(KEY.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [lists[1], lists[2], panel.capture.field, lists[0]]
    press(KEY.Key_F6, SHIFT)
    assert QApplication.focusWidget() is panel.capture.field


def test_a_cluster_is_added_renamed_moved_and_removed_by_keys(panel: SortingPanel) -> None:
    panel.take_focus()
    press(KEY.Key_N, CTRL | SHIFT)
    answer(panel, "Gemensamt", "Det som bär båda")
    assert list(lay(panel)) == [WAITING, "VIP", "Tillgänglighet", "Gemensamt"]
    column = panel.columns[key_of(panel, "Gemensamt")]
    assert QApplication.focusWidget() is column.list
    assert column.menu_button is not None
    column.menu_button.setFocus()
    press(KEY.Key_F2)
    assert asked(panel).purpose.text() == "Det som bär båda"
    answer(panel, "Samlat")
    assert label(panel) == "Ändrat kluster: Samlat"
    press(KEY.Key_Left, CTRL | SHIFT)
    assert list(lay(panel)) == [WAITING, "VIP", "Samlat", "Tillgänglighet"]
    panel.move_cards(row_ids(panel, "ett"), column.key)
    press(KEY.Key_Delete)
    assert list(lay(panel)) == [WAITING, "VIP", "Tillgänglighet"]
    assert lay(panel)[WAITING] == ["ett", "två", "tre"]
    assert QApplication.focusWidget() is panel.columns[UNPLACED].list
    panel.undo()
    assert lay(panel)["Samlat"] == ["ett"]
    assert list(lay(panel)) == [WAITING, "VIP", "Samlat", "Tillgänglighet"]


def test_a_leg_is_added_renamed_moved_and_removed_by_keys(panel: SortingPanel) -> None:
    choose(panel, "Hembesök")
    press(KEY.Key_D, CTRL | SHIFT)
    answer(panel, "Rehabilitering")
    assert lay(panel)["VIP"] == ["[Hembesök]", "[Hemmonitorering]", "[Rehabilitering]"]
    choose(panel, "Rehabilitering")
    press(KEY.Key_F2)
    answer(panel, "Rehab")
    press(KEY.Key_Up, ALT)
    assert lay(panel)["VIP"] == ["[Hembesök]", "[Rehab]", "[Hemmonitorering]"]
    panel.move_cards(row_ids(panel, "ett"), row_ids(panel, "Rehab")[0])
    choose(panel, "Rehab")
    press(KEY.Key_Delete)
    assert lay(panel)["VIP"] == ["ett", "[Hembesök]", "[Hemmonitorering]"]
    panel.undo()
    assert lay(panel)["VIP"] == ["[Hembesök]", "[Rehab]", "ett", "[Hemmonitorering]"]


def test_medical_support_is_turned_in_the_clusters_menu(panel: SortingPanel) -> None:
    column = panel.columns[key_of(panel, "Tillgänglighet")]
    assert column.menu_button is not None
    action = next(one for one in column.menu_button.menu().actions() if one.isCheckable())
    assert not action.isChecked()
    action.trigger()
    assert column.note.text().endswith("Medicinskt stöd saknas")
    panel.undo()
    assert not action.isChecked()


def test_a_card_is_marked_as_depending_on_another_cluster(panel: SortingPanel) -> None:
    panel.move_cards(row_ids(panel, "ett", "två"), key_of(panel, "VIP"))
    choose(panel, "ett", "två")
    for wanted in ("ett, beror på Tillgänglighet", "ett"):
        press(KEY.Key_B, CTRL)
        dialog = next(one for one in panel.findChildren(MoveTo) if one.isVisible())
        assert [dialog.list.item(at).text().partition(" (")[0] for at in range(dialog.list.count())] == [
            "Tillgänglighet"
        ]
        QTest.keyClick(dialog.filter, KEY.Key_Return)
        cards_shown = panel.columns[key_of(panel, "VIP")].list.cards
        said = cards_shown.place(row_ids(panel, "ett")[0]).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == wanted
    assert label(panel) == "2 lappar beror inte på Tillgänglighet"


def test_labels_of_one_card_say_its_text(panel: SortingPanel) -> None:
    for key, modifiers, wanted in (
        (KEY.Key_H, CTRL, "Dold: ett"),
        (KEY.Key_H, CTRL | SHIFT, "Konfidentiell: ett"),
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, "Borttagen lapp: ett"),
    ):
        choose(panel, "ett")
        press(key, modifiers)
        assert label(panel) == wanted


def test_the_bar_works_on_the_column_with_the_choice(panel: SortingPanel) -> None:
    panel.move_cards(row_ids(panel, "ett"), key_of(panel, "Tillgänglighet"))
    delete = next(button for button in panel.bar.buttons() if button.text() == "Ta bort")
    assert not delete.isEnabled()
    choose(panel, "ett")
    assert delete.isEnabled()
    delete.click()
    assert lay(panel) == {WAITING: ["två", "tre"], "VIP": ["[Hembesök]", "[Hemmonitorering]"], "Tillgänglighet": []}
    assert not delete.isEnabled()


def test_a_line_from_the_rooms_view_waits_to_be_placed(panel: SortingPanel, room: Room) -> None:
    assert panel.line_name
    assert panel.take_line("från rummet")
    assert lay(panel)[WAITING][-1] == "från rummet"
    full(room)
    assert not panel.take_line("x" * 40_000)


def test_a_full_disk_keeps_changed_texts_and_names(panel: SortingPanel, room: Room) -> None:
    big = "y " * 25_000
    (ett,), two = row_ids(panel, "ett"), row_ids(panel, "två")
    full(room)
    waiting = panel.columns[UNPLACED].list.cards
    waiting.edited.emit(ett, big)
    waiting.edited.emit(two[0], "två " + big)
    assert "inte sparat än" in waiting.rows[0].spoken
    panel.new_cluster.click()
    asked(panel).purpose.put("n " * 20_000)
    answer(panel, "Stort")
    assert asked(panel).isVisible()
    freed(room)
    waiting.edited.emit(ett, "ett igen")
    found = {one.id: one.text for one in cards(room.library, panel.step.uses_id or "")}
    assert found[ett] == "ett igen", "the newest text wins"
    assert found[two[0]] == "två " + big
    assert "inte sparat än" not in waiting.rows[0].spoken
    assert "inte sparat än" not in waiting.rows[1].spoken
    QTest.keyClick(asked(panel).name, KEY.Key_Return)
    assert list(lay(panel))[-1] == "Stort"


def test_a_text_that_ends_as_it_began_is_no_longer_said_to_wait(panel: SortingPanel, room: Room) -> None:
    (ett,) = row_ids(panel, "ett")
    waiting = panel.columns[UNPLACED].list.cards
    full(room)
    waiting.edited.emit(ett, "y" * 50_000)
    freed(room)
    waiting.edited.emit(ett, "ett")
    assert waiting.rows[0].spoken == "ett"


def test_half_a_text_is_back_after_the_program_ended(qtbot: QtBot, panel: SortingPanel, session: Session) -> None:
    typed(panel.capture.field, "halv")
    panel.settle()
    choose(panel, "två")
    press(KEY.Key_F2)
    field = panel.columns[UNPLACED].list.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, "!")
    field.settle()
    again = opened(qtbot, session, panel.step)
    assert again.capture.field.text() == "halv"
    assert lay(again)[WAITING] == ["ett", "två!", "tre"]


def test_a_board_without_clusters_says_what_to_do(qtbot: QtBot, room: Room, session: Session) -> None:
    panel = opened(qtbot, session, board_step(room, "ett", clusters=()))
    assert list(lay(panel)) == [WAITING]
    qtbot.waitUntil(lambda: not cut.cut_off(panel))
    choose(panel, "ett")
    press(KEY.Key_Right, ALT)
    press(KEY.Key_Right, CTRL)
    panel.new_cluster.click()
    answer(panel, "<b>Först</b> 🎉")
    assert list(lay(panel)) == [WAITING, "<b>Först</b> 🎉"]
    panel.undo()
    assert list(lay(panel)) == [WAITING]


def test_an_edit_elsewhere_leaves_choice_and_focus(panel: SortingPanel) -> None:
    choose(panel, "två")
    panel.take_line("ny")
    panel.undo()
    assert panel.view.ids() == row_ids(panel, "två")
    assert QApplication.focusWidget() is panel.columns[UNPLACED].list


def test_only_columns_that_changed_are_drawn_anew(panel: SortingPanel) -> None:
    told = []
    for column in panel.columns.values():
        for signal in (column.list.cards.dataChanged, column.list.cards.rowsInserted, column.list.cards.rowsRemoved):
            signal.connect(lambda *_args, name=column.title: told.append(name))
    panel.move_cards(row_ids(panel, "ett"), key_of(panel, "Tillgänglighet"))
    assert set(told) == {WAITING, "Tillgänglighet"}


def test_all_that_takes_focus_has_a_name_and_tab_is_no_trap(panel: SortingPanel) -> None:
    choose(panel, "ett")
    panel.capture.field.setFocus()
    seen: list[QWidget] = []
    for _number in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    wanted: list[QWidget] = [panel.tabs, panel.new_cluster]
    for column in panel.columns.values():
        wanted += column.stops()
    assert [one for one in seen if one in wanted] == wanted


@pytest.mark.parametrize(
    ("zoom", "size"), [(1.0, (950, 600)), (1.0, (1500, 700)), (1.5, (950, 600)), (2.0, (1270, 620))]
)
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, panel: SortingPanel, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "dark", zoom)
    panel.resize(*size)
    choose(panel, "ett")
    qtbot.waitUntil(lambda: cut.cut_off(panel) == [])
    assert (panel.width(), panel.height()) == size


def test_a_hostile_name_widens_no_column(panel: SortingPanel, room: Room) -> None:
    panel.clusters.new_cluster()
    answer(panel, "Verksamhetsutvecklingsfrågorna" + "q" * 500)
    column = list(panel.columns.values())[-1]
    assert column.minimumSizeHint().width() <= tokens.COLUMN
    assert breakable("Tillgänglighet och samverkan") == "Tillgänglighet och samverkan"


def test_a_changed_question_is_shown(panel: SortingPanel, room: Room) -> None:
    panel.session.do(room.scope, "Ny fråga", lambda: change_step(room.library, panel.step.id, prompt="Vart hör det?"))
    assert panel.question.text() == "Vart hör det?"

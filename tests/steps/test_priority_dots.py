"""Counting dots in the window: by keys, by mouse, table by table, on a full disk and back again."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.process.cards import cards, delete_card
from naravard_desktop.process.clusters import add_cluster, clusters
from naravard_desktop.process.drafts import drafts, put_draft
from naravard_desktop.process.parties import parties
from naravard_desktop.process.votes import votes
from naravard_desktop.process.workshops import options, set_options
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.count_rows import CountRow
from naravard_desktop.steps.priority.dots_panel import DotsPanel
from naravard_desktop.steps.priority.panel import PriorityPanel
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.test_priority import Scene

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., DotsPanel]


@pytest.fixture
def dots(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Show the panel of a scene, or of a new one with these options."""

    def make(scene: Scene | None = None, **options: Any) -> DotsPanel:
        scene = scene or Scene(room, **options)
        outer = PriorityPanel(session, scene.step)
        qtbot.addWidget(outer)
        outer.resize(950, 620)
        with qtbot.waitExposed(outer):
            outer.show()
        outer.activateWindow()
        qtbot.waitUntil(outer.isActiveWindow)
        outer.take_focus()
        assert isinstance(outer.inner, DotsPanel)
        return outer.inner

    return make


def full(room: Room) -> None:
    """Let nothing be written, however little."""
    room.library.db.execute("PRAGMA query_only = ON")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA query_only = OFF")


def figures(panel: DotsPanel) -> list[list[int]]:
    rows = [row for row in panel.list.cards.rows if isinstance(row, CountRow)]
    return [[number for _words, number in row.figures] for row in rows]


def totals(panel: DotsPanel) -> list[int]:
    return [each[-1] for each in figures(panel)]


def press(panel: DotsPanel, keys: str) -> None:
    for letter in keys:
        key = {"+": KEY.Key_Plus, "-": KEY.Key_Minus, "v": KEY.Key_Down}.get(letter)
        if key is None:
            QTest.keyClicks(panel.list, letter)
        else:
            QTest.keyClick(panel.list, key)


def test_digits_plus_and_minus_count_for_the_chosen_row(dots: Open) -> None:
    panel = dots()
    assert panel.list.hasFocus()
    press(panel, "12v++-v4")
    assert totals(panel) == [12, 1, 4]
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "4 prickar: En väg in"
    panel.undo()
    assert totals(panel) == [12, 1, 0]
    for _time in range(3):
        panel.undo()
    assert totals(panel) == [12, 0, 0]
    panel.undo()
    assert totals(panel) == [0, 0, 0]
    assert panel.list.hasFocus()
    for _time in range(5):
        panel.redo()
    assert totals(panel) == [12, 1, 4]


def test_the_number_below_counts_too_and_return_goes_on(dots: Open) -> None:
    panel = dots()
    panel.number.field.setFocus()
    for number in ("7", "5", "10"):
        QTest.keyClicks(panel.number.field, number)
        QTest.keyClick(panel.number.field, KEY.Key_Return)
    assert totals(panel) == [7, 5, 10]
    QTest.mouseClick(panel.number.less, Qt.MouseButton.LeftButton)
    assert totals(panel) == [7, 5, 9]
    assert panel.number.field.accessibleName() == "Prickar för En väg in"
    panel.undo()
    assert panel.number.value() == 10


def test_without_a_chosen_row_nothing_is_counted(dots: Open) -> None:
    panel = dots()
    panel.list.clearSelection()
    press(panel, "3+")
    assert totals(panel) == [0, 0, 0]
    assert not panel.number.isEnabled()
    assert "Välj en rad" in panel.chosen_text.text()


def test_tables_are_counted_one_by_one(dots: Open, room: Room) -> None:
    scene = Scene(room)
    scene.tables(Fönstret=2, Dörren=None)
    panel = dots(scene)
    assert panel.parties.party() == "Fönstret"
    press(panel, "4v3")
    QTest.keyClick(panel.list, KEY.Key_PageDown, CTRL | SHIFT)
    press(panel, "2")
    assert figures(panel) == [[0, 4], [2, 5], [0, 0]]
    rows = panel.list.cards.rows
    assert rows[1].spoken.startswith("Hembesök, Dörren: 2, summa: 5")
    panel.parties.put("Fönstret")
    panel.show_cards()
    assert "7 av 6 prickar, 1 för många" in panel.sum_line.wrong.text()
    assert panel.sum_line.wrong.isVisible()
    panel.sum_line.persons.field.setFocus()
    QTest.keyClicks(panel.sum_line.persons.field, "3")
    assert {one.name: one.persons for one in parties(room.library, room.workshop_id)} == {"Fönstret": 3, "Dörren": None}
    assert "7 av 9" in panel.sum_line.right.text()
    panel.undo()
    assert panel.sum_line.persons.value() == 2


def test_a_room_that_is_counted_as_one_is_not_left_for_its_tables(dots: Open, room: Room) -> None:
    scene = Scene(room)
    first = dots(scene)
    press(first, "2")
    scene.tables(Fönstret=2)
    again = dots(scene)
    assert again.parties.party() == ""
    again.parties.turn(1)
    press(again, "1")
    assert "både för hela rummet (2) och bord för bord (1)" in again.sum_line.wrong.text()


def test_persons_in_the_room_can_be_said(dots: Open) -> None:
    panel = dots(dots=2)
    panel.sum_line.persons.field.setFocus()
    QTest.keyClicks(panel.sum_line.persons.field, "14")
    assert options(panel.step, data.Options).persons == 14
    assert panel.sum_line.right.text() == "0 av 28 prickar, 28 kvar."
    panel.undo()
    assert panel.sum_line.persons.field.text() == "–"


def test_the_order_can_be_by_most_dots_and_the_choice_stays(dots: Open) -> None:
    panel = dots()
    press(panel, "1v5v3")
    chosen = panel.list.ids()
    QTest.mouseClick(panel.most_first, Qt.MouseButton.LeftButton)
    assert totals(panel) == [5, 3, 1]
    assert panel.list.ids() == chosen
    panel.list.setFocus()
    press(panel, "9")
    assert totals(panel) == [9, 5, 1]
    panel.most_first.click()
    assert totals(panel) == [1, 5, 9]


def test_counting_starts_over_in_one_step(dots: Open, room: Room) -> None:
    panel = dots()
    assert not panel.restart.isEnabled()
    press(panel, "1v5v3")
    panel.restart.setFocus()
    QTest.keyClick(panel.restart, KEY.Key_Space)
    assert totals(panel) == [0, 0, 0]
    assert votes(room.library, panel.step.id) == []
    assert panel.list.hasFocus()
    panel.undo()
    assert totals(panel) == [1, 5, 3]


def test_a_number_waits_for_a_full_disk(qtbot: QtBot, dots: Open, room: Room, session: Session) -> None:
    panel = dots()
    full(room)
    with qtbot.waitSignal(session.trouble):
        press(panel, "12")
    assert votes(room.library, panel.step.id) == []
    assert totals(panel)[0] == 12
    assert panel.number.value() == 12
    assert "inte sparat än" in panel.list.cards.rows[0].spoken
    freed(room)
    press(panel, "v2")
    assert sorted(vote.value for vote in votes(room.library, panel.step.id)) == [2, 12]
    assert "inte sparat än" not in panel.list.cards.rows[0].spoken


def test_persons_wait_for_a_full_disk(qtbot: QtBot, dots: Open, room: Room, session: Session) -> None:
    panel = dots()
    full(room)
    panel.sum_line.persons.field.lineEdit().deselect()  # as after a click in it
    with qtbot.waitSignal(session.trouble):
        QTest.keyClicks(panel.sum_line.persons.field, "9")
    assert panel.sum_line.persons.value() == 9
    assert "inte sparat än" in panel.sum_line.wrong.text()
    freed(room)
    press(panel, "1")
    assert options(read_step(room.library, panel.step.id), data.Options).persons == 9
    assert not panel.sum_line.wrong.isVisible()


def test_own_cards_are_written_and_others_are_not_deleted_here(dots: Open, room: Room) -> None:
    panel = dots()
    typed(panel.capture.field, "Eget förslag åäö")
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert [one.text for one in cards(room.library, panel.step.id)] == ["Eget förslag åäö"]
    panel.list.setFocus()
    panel.list.selectAll()
    QTest.keyClick(panel.list, KEY.Key_Delete)
    assert [row.text for row in panel.list.cards.rows] == ["Läkarrond", "Hembesök", "En väg in"]
    assert any("tas bort där" in label.text() for label in panel.capture.findChildren(QLabel))
    panel.undo()
    assert len(panel.list.cards.rows) == 4


def test_an_anonymous_step_has_neither_author_nor_time(dots: Open, room: Room) -> None:
    step = room.step("priority", anonymous=True)
    panel = dots(Scene.of(room, step))
    assert panel.take_line("Utan namn")
    (card,) = cards(room.library, step.id)
    assert (card.author_id, card.created) == (None, None)


def test_f2_rewords_a_card_or_renames_a_cluster(room: Room, dots: Open) -> None:
    scene = Scene(room, on="clusters")
    scene.edit(lambda: add_cluster(room.library, scene.notes.id, "VIP"))
    panel = dots(scene)
    panel.list.choose([panel.list.cards.rows[0].id])
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, " och närstående")
    QTest.keyClick(field, KEY.Key_Return)
    assert [one.name for one in clusters(room.library, scene.notes.id)] == ["VIP och närstående"]
    assert panel.list.cards.rows[0].text == "VIP och närstående"
    press(panel, "3")
    assert totals(panel) == [3]
    QTest.keyClick(panel.list, KEY.Key_H, CTRL)
    assert any("gäller bara lappar" in label.text() for label in panel.capture.findChildren(QLabel))
    panel.undo()
    panel.undo()
    assert panel.list.cards.rows[0].text == "VIP"


def test_half_a_text_and_half_an_edit_come_back(room: Room, dots: Open, session: Session) -> None:
    scene = Scene(room, "Rond")
    (item,) = scene.items()
    put_draft(room.library, scene.step.id, "capture", "halv")
    put_draft(room.library, scene.step.id, f"edit:{item.id}", "Rond varje vecka")
    panel = dots(scene)
    assert panel.capture.field.text() == "halv"
    assert [row.text for row in panel.list.cards.rows] == ["Rond varje vecka"]
    assert drafts(room.library, scene.step.id) == {"capture": "halv"}
    panel.undo()
    assert [row.text for row in panel.list.cards.rows] == ["Rond"]


def test_what_is_gone_from_elsewhere_takes_its_dots(dots: Open, room: Room, session: Session) -> None:
    panel = dots()
    press(panel, "4v2")
    first = panel.list.cards.rows[0].id
    session.do(room.scope, "Bort", partial(delete_card, room.library, first))
    assert totals(panel) == [2, 0]
    panel.undo()
    assert totals(panel) == [4, 2, 0]


def test_the_way_of_giving_priority_can_change_while_it_is_shown(dots: Open, room: Room, session: Session) -> None:
    panel = dots()
    outer = panel.parentWidget()
    assert isinstance(outer, PriorityPanel)
    typed(panel.capture.field, "halv")
    session.do(room.scope, "Sätt", partial(set_options, room.library, panel.step, data.Options(method="effort")))
    assert type(outer.inner).__name__ == "EffortPanel"
    assert outer.inner.capture.field.text() == "halv"
    session.undo(room.scope)
    assert type(outer.inner).__name__ == "DotsPanel"
    assert outer.take_line("rad")
    outer.settle()


def test_a_step_that_uses_nothing_or_something_empty_says_what_to_do(dots: Open, room: Room) -> None:
    alone = room.step("priority")
    assert "välj i Förbered" in dots(Scene.of(room, alone)).list.accessibleDescription()
    empty = room.step("priority", room.step("notes"))
    assert "inga lappar än" in dots(Scene.of(room, empty)).list.accessibleDescription()
    board = room.step("priority", room.step("sorting"), on="clusters")
    assert "inga kluster" in dots(Scene.of(room, board)).list.accessibleDescription()


@pytest.mark.parametrize(
    "text", ["<b>fet</b> & ”citat”", "🧑‍⚕️🎉 läkarrond", "x" * 100_000, "ord " * 20_000, "a\u030angstro\u0308m"]
)
def test_any_text_can_be_counted(dots: Open, room: Room, text: str) -> None:
    panel = dots(Scene(room, text))
    press(panel, "3")
    assert totals(panel) == [3]
    panel.grab()


def test_two_hundred_rows_are_counted(dots: Open, room: Room) -> None:
    panel = dots(Scene(room, *(f"förslag {number}" for number in range(200))))
    QTest.keyClick(panel.list, KEY.Key_End)
    press(panel, "17")
    assert totals(panel)[-1] == 17
    assert isinstance(panel.list.cards.rows[-1], CardRow)
    panel.grab()


def test_everything_has_a_name_and_tab_goes_through_it(dots: Open, room: Room) -> None:
    scene = Scene(room)
    scene.tables(A=3)
    panel = dots(scene)
    panel.parties.widgets()[0].setFocus()
    seen: list[QWidget] = []
    now = panel.window().focusWidget()
    while now not in seen:
        seen.append(now)
        found = QAccessible.queryAccessibleInterface(now)
        assert found.text(QAccessible.Text.Name), now
        QTest.keyClick(now, KEY.Key_Tab)
        now = panel.window().focusWidget()
    wanted = [
        panel.parties.edit,
        panel.sum_line.persons.field,
        panel.list,
        panel.number.field,
        panel.most_first,
        panel.to_room,
        panel.restart if panel.restart.isEnabled() else panel.to_room,
        panel.capture.field,
    ]
    places = [seen.index(one) for one in wanted]
    assert places == sorted(places)
    QApplication.sendPostedEvents()  # lays out what waits to be
    assert cut_off(panel) == []

"""The panel of principles as a whole: hands, bad days, keys and names, sizes, and everything undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards, card, cards
from naravard_desktop.process.parties import add_party
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.process.workshops import step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.agree_panel import AgreePanel
from naravard_desktop.steps.principles.panel import PrinciplesPanel
from naravard_desktop.steps.principles.screen import PrinciplesScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.steps.test_principles_data import candidates_step, free, made
from tests.steps.test_principles_panel import (
    Open,
    choose,
    choose_rows,
    field,
    freed,
    full,
    lines,
    opened,
    shown,
    wordings,
)

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


__all__ = ["opened"]  # a fixture


def test_hands_are_counted_for_the_room_and_by_table(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room))
    one = made(room, panel.step, "Ett")
    with edit(room.library, room.scope, "Närvarande"):
        for number in range(3):
            who = add_person(room.library, room.scope.process_id, f"Namn {number}")
            set_attendance(room.library, room.workshop_id, who, "present")
        add_party(room.library, room.workshop_id, "Bord 1", 1)
    panel.refresh()
    agreement = panel.agreement
    agreement.parties.refresh()
    assert not agreement.cells[0].isEnabled()
    choose_rows(panel, "Ett")
    assert agreement.parties.party() == "Bord 1"
    agreement.parties.turn(-1)
    QTest.keyClick(panel.table, KEY.Key_Return)
    assert agreement.steppers[5].field.hasFocus()
    QTest.keyClick(agreement.steppers[5].field, KEY.Key_Plus)
    QTest.keyClick(agreement.steppers[5].field, KEY.Key_Plus)
    QTest.keyClick(agreement.steppers[2].field, KEY.Key_Plus)
    hands = data.hands(room.library, panel.step)[one][""]
    assert hands.counts == (2, 0, 0, 1, 0)
    assert agreement.summary.text() == "Sammanlagt: 3 av 3 händer · mitten på 5 helt med · från 2 till 5"
    assert agreement.trouble.text() == "1 är tveksam: fråga vad som behövs."
    assert "1 är tveksam" in panel.table.principles.row(0).spoken
    QTest.keyClick(agreement.steppers[5].field, KEY.Key_Plus)
    assert "4 händer men bara 3 närvarande" in agreement.trouble.text()
    panel.undo()
    assert agreement.steppers[5].value() == 2
    agreement.parties.turn(1)
    assert (agreement.parties.party(), agreement.steppers[5].value()) == ("Bord 1", 0)
    QTest.keyClick(agreement.steppers[4].field, KEY.Key_Plus)
    QTest.keyClick(agreement.steppers[4].field, KEY.Key_Plus)
    assert data.hands(room.library, panel.step)[one]["Bord 1"].total == 2
    assert "både för hela rummet (3) och per bord (2)" in agreement.trouble.text()
    assert "Bord 1: 2 händer men bara 1 vid bordet" in agreement.trouble.text()
    while panel.session.next_undo(panel.scope) is not None and data.hands(room.library, panel.step):
        panel.undo()
    assert agreement.summary.text().startswith("Inga händer är räknade än.")


def test_a_full_disk_keeps_wording_hands_and_candidates(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a"))
    one = made(room, panel.step, "Ett", "a")
    panel.refresh()
    big = ("ord " * 25_000).strip()
    choose_rows(panel, "Ett")
    QTest.keyClick(panel.table, KEY.Key_F2)
    full(room)
    field(panel).selectAll()
    field(panel).insertPlainText(big)
    QTest.keyClick(field(panel), KEY.Key_Return)
    assert wordings(room, panel.step) == [("Ett", "proposed")]
    assert panel.table.principles.row(0).text == big
    panel.capture.field.insertPlainText(big)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == big
    QTest.keyClick(panel.capture.field, KEY.Key_J, CTRL)
    assert panel.capture.field.text() == big
    choose_rows(panel, big)
    for _number in range(200):
        panel.agreement.steppers[5].field.stepUp()
    assert panel.agreement.steppers[5].value() == 200
    saved_before = data.hands(room.library, panel.step).get(one, {}).get("")
    freed(room)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == ""
    assert wordings(room, panel.step) == [(big, "proposed")]
    assert data.hands(room.library, panel.step)[one][""].total == 200
    assert saved_before is None or saved_before.total < 200
    assert "Inte sparat" not in panel.agreement.trouble.text()


def test_it_says_what_to_do_when_there_is_nothing(room: Room, opened: Open) -> None:
    panel = opened(room.step("principles"))
    assert "hämtar inga lappar" in panel.note.text()
    assert "Ctrl+J" in panel.table.accessibleDescription()
    assert not panel.agreement.isVisible()
    panel = opened(candidates_step(room))
    assert "Moment notes har inga lappar än" in panel.note.text()
    assert panel.take_line("En rad")
    assert free(room, panel.step) == ["En rad"]
    assert not panel.note.isVisible()
    choose(panel, "En rad")
    panel.become()
    assert panel.note.text() == "Alla förslag ligger i en princip."


def test_the_room_follows_what_is_chosen(room: Room, session: Session, opened: Open) -> None:
    of = candidates_step(room, "a", "b")
    made(room, of, "Ett", "a")
    two = made(room, of, "Två")
    panel, screen = opened(of), PrinciplesScreen(session, of)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    choose_rows(panel, "Två")
    assert screen.page() == screen.page_of(two) == 2
    choose_rows(panel, "a")
    assert screen.page() == 1
    choose(panel, "b")
    assert screen.page() == 3
    assert panel.table.ids() == []


def test_all_that_takes_focus_has_a_name_and_tab_goes_as_the_eye_does(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a", "b"))
    made(room, panel.step, "Ett", "a")
    panel.refresh()
    choose_rows(panel, "Ett")
    panel.capture.field.setFocus()
    seen: list[QWidget] = []
    for _number in range(60):
        focus = panel.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    fields = [stepper.field for stepper in panel.agreement.steppers.values()]
    wanted = [panel.list, panel.table, *fields, panel.capture.field]
    start = seen.index(panel.list)
    assert [one for one in (*seen[start:], *seen[:start]) if one in wanted] == wanted
    panel.list.setFocus()
    for to in (panel.table, fields[0], panel.capture.field, panel.list):
        QTest.keyClick(panel.focusWidget(), KEY.Key_F6)
        assert to.hasFocus()


def test_two_hundred_candidates_and_hostile_text(room: Room, opened: Open) -> None:
    texts = ["<b>inte fet</b>", "\"'&amp;", "a\u030a", "🧑‍⚕️", "x" * 100_000, *(f"kandidat {n}" for n in range(200))]
    panel = opened(candidates_step(room, *texts))
    panel.list.choose([row.id for row in panel.list.cards.rows])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_J, CTRL)
    panel.settle()
    assert len(lines(panel)) == 206
    assert not panel.grab().isNull()
    panel.undo()
    assert len(free(room, panel.step)) == 205


def test_an_anonymous_step_stores_no_time_for_a_candidate(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, anonymous=True))
    typed(panel.capture.field, "a")
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    (one,) = cards(room.library, panel.step.id)
    assert (one.created, one.author_id) == (None, None)


def test_undo_to_the_beginning_and_redo(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room))
    for text in ("a", "b"):
        typed(panel.capture.field, text)
        QTest.keyClick(panel.capture.field, KEY.Key_Return)
    choose(panel, "a", "b")
    panel.become()
    panel.settle()
    QTest.keyClick(panel.table, KEY.Key_A, CTRL | SHIFT)
    panel.agreement.steppers[4].field.stepUp()
    rows = [row.cells for row in panel.table.principles.rows]
    count = 0
    while panel.session.next_undo(panel.scope) is not None:
        panel.undo()
        count += 1
    assert (count, free(room, panel.step), lines(panel)) == (5, [], [])
    for _number in range(count):
        panel.redo()
    assert [row.cells for row in panel.table.principles.rows] == rows


def test_another_part_is_another_panel(qtbot: QtBot, room: Room, session: Session) -> None:
    of = candidates_step(room)
    made(room, of, "Ett")
    panel = PrinciplesPanel(session, of)
    shown(qtbot, panel)
    assert panel.line_name
    session.do(
        room.scope,
        "Annan del",
        lambda: room.library.db.execute('UPDATE step SET options = \'{"part":"signs"}\' WHERE id = ?', [of.id]),
    )
    assert step(room.library, of.id).options == {"part": "signs"}
    assert not isinstance(panel.inside, AgreePanel)
    assert not panel.line_name
    assert not panel.take_line("rad")


@pytest.mark.parametrize(("width", "height", "zoom"), [(950, 600, 1.0), (1600, 900, 1.5), (1250, 1700, 2.0)])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, room: Room, session: Session, width: int, height: int, zoom: float
) -> None:
    of = candidates_step(room, "a", "Verksamhetsutvecklingsansvariga träffas varje månad")
    made(room, of, "Den som ser ett behov äger det tills någon annan har tagit över", "a")
    theme.apply(qapp, "light", zoom)
    panel = PrinciplesPanel(session, of)
    shown(qtbot, panel, width, height)
    assert isinstance(panel.inside, AgreePanel)
    panel.inside.table.choose([panel.inside.table.principles.rows[0].id])
    settle_down()
    assert cut_off(panel) == []


def test_a_candidate_that_is_gone_is_left_alone(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a"))
    assert panel.edits.put_in(["ingen"], "ingen") == []
    assert not panel.edits.take_out(["ingen"])
    assert panel.edits.write("ingen", "x", "")
    assert panel.edits.write_card("ingen", "x", "")
    assert panel.edits.count("ingen", 5, 1, "", "")
    assert not panel.edits.set_state(["ingen"], PrincipleState.ADOPTED)
    with edit(room.library, room.scope, "Ny"):
        (one,) = add_cards(room.library, panel.step.id, [NewCard(text="ny")])
    assert card(room.library, one).text == "ny"


def test_what_was_found_elsewhere_is_gone_to(room: Room, opened: Open) -> None:
    panel = opened(candidates_step(room, "a", "b"))
    one = made(room, panel.step, "Ett", "a")
    panel.refresh()
    a, b = (found.id for found in cards(room.library, panel.step.uses_id or ""))
    panel.choose(one)
    assert panel.table.principle_ids() == [one]
    panel.choose(a)
    assert (panel.table.card_ids(), panel.table.hasFocus()) == ([a], True)
    panel.choose(b)
    assert (panel.list.ids(), panel.table.ids()) == ([b], [])
    panel.choose("ingen")

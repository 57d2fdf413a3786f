"""The panel of questions, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card
from naravard_desktop.process.drafts import drafts
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.questions.answers import Answers
from naravard_desktop.steps.questions.data import Options, change_options
from naravard_desktop.steps.questions.panel import QuestionsPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL, ALT, SHIFT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
A, B, C = "Vilka behov finns?", "Vilka är med?", "Vad saknas?"
Open = Callable[..., QuestionsPanel]


@pytest.fixture
def asked(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel of these questions, shown; or of a step that there is."""

    def make(*texts: str, step: Step | None = None) -> QuestionsPanel:
        panel = QuestionsPanel(session, step or room.step("questions", questions=texts))
        qtbot.addWidget(panel)
        panel.resize(1000, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.take_focus()
        return panel

    return make


def on(panel: QuestionsPanel) -> Answers:
    return panel.sections[panel.current]


def write(panel: QuestionsPanel, text: str) -> None:
    field = on(panel).capture.field
    typed(field, text)
    QTest.keyClick(field, KEY.Key_Return)


def turn(panel: QuestionsPanel, by: int) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, KEY.Key_PageDown if by > 0 else KEY.Key_PageUp, CTRL | SHIFT)


def under(room: Room, step: Step, question: str) -> list[str]:
    return [one.text for one in cards(room.library, step.id, question)]


def rows(panel: QuestionsPanel) -> list[str]:
    said = [panel.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(panel.list.count())]
    return [str(one) for one in said]


def change(panel: QuestionsPanel, *texts: str) -> None:
    new = Options(questions=texts)
    panel.session.do(panel.scope, "Frågor", lambda: change_options(panel.library, panel.step, new))


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_answers_are_written_question_by_question_with_keys_alone(room: Room, asked: Open) -> None:
    panel = asked(A, B, C)
    assert (panel.current, panel.where.text()) == (A, "Fråga 1 av 3")
    write(panel, "Trygghet")
    turn(panel, 1)
    assert panel.focusWidget() is on(panel).capture.field
    write(panel, "Åsbyn")
    write(panel, "Bergbyn")
    assert rows(panel) == [f"1. {A}, 1 svar", f"2. {B}, 2 svar", f"3. {C}, inga svar än"]
    turn(panel, 1)
    turn(panel, 1)
    assert (panel.current, panel.where.text(), panel.next.isEnabled()) == (C, "Fråga 3 av 3", False)
    turn(panel, -1)
    assert panel.take_line("Från rummet")
    assert under(room, panel.step, A) == ["Trygghet"]
    assert under(room, panel.step, B) == ["Åsbyn", "Bergbyn", "Från rummet"]


def test_the_list_goes_to_a_question_and_enter_to_its_line(asked: Open) -> None:
    panel = asked(A, B)
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_Down)
    assert (panel.current, panel.list.hasFocus()) == (B, True)
    assert on(panel).question.text() == B
    QTest.keyClick(panel.list, KEY.Key_Return)
    assert panel.focusWidget() is on(panel).capture.field
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert panel.current == A


def test_the_last_button_hands_the_focus_on(asked: Open) -> None:
    panel = asked(A, B)
    panel.next.setFocus()
    QTest.keyClick(panel.next, KEY.Key_Space)
    assert panel.current == B
    assert panel.focusWidget() is panel.back


def test_level_comes_with_an_answer_and_can_be_changed(room: Room, asked: Open) -> None:
    panel = asked(A)
    QTest.keyClick(on(panel).capture.field, KEY.Key_N, ALT)
    write(panel, "Trygghet")
    (found,) = cards(room.library, panel.step.id)
    assert found.level == Level.MICRO
    on(panel).list.choose([found.id])
    details = on(panel).details
    assert details is not None
    QTest.keyClick(details.level, KEY.Key_Down)
    assert cards(room.library, panel.step.id)[0].level == Level.MESO


def test_answers_move_to_another_question_and_back_by_undo(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    write(panel, "Ett")
    write(panel, "Två")
    answers = on(panel).list
    answers.setFocus()
    answers.selectAll()
    QTest.keyClick(answers, KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert isinstance(dialog, MoveTo)
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == [B]
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert under(room, panel.step, B) == ["Ett", "Två"]
    assert rows(panel) == [f"1. {A}, inga svar än", f"2. {B}, 2 svar"]
    panel.undo()
    assert under(room, panel.step, A) == ["Ett", "Två"]
    assert [row.text for row in answers.cards.rows] == ["Ett", "Två"]


def test_everything_is_undone_to_the_beginning_and_done_again(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    write(panel, "Ett")
    turn(panel, 1)
    write(panel, "Två")
    answers = on(panel).list
    answers.choose([row.id for row in answers.cards.rows])
    answers.setFocus()
    QTest.keyClick(answers, KEY.Key_F2)
    field = answers.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, " och tre")
    QTest.keyClick(field, KEY.Key_Return)
    answers.choose([row.id for row in answers.cards.rows])
    QTest.keyClick(answers, KEY.Key_Delete)
    assert rows(panel)[1] == f"2. {B}, inga svar än"
    for _step in range(4):
        panel.undo()
    assert rows(panel) == [f"1. {A}, inga svar än", f"2. {B}, inga svar än"]
    for _step in range(3):
        panel.redo()
    assert (under(room, panel.step, A), under(room, panel.step, B)) == (["Ett"], ["Två och tre"])
    assert panel.current == B


def test_a_full_disk_keeps_the_answer_where_it_was_typed(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    full(room)
    field = on(panel).capture.field
    field.insertPlainText("x" * 40_000)
    QTest.keyClick(field, KEY.Key_Return)
    turn(panel, 1)
    turn(panel, -1)
    assert field.text() == "x" * 40_000
    freed(room)
    QTest.keyClick(field, KEY.Key_Return)
    assert under(room, panel.step, A) == ["x" * 40_000]


def test_half_an_answer_is_back_under_its_question(asked: Open) -> None:
    panel = asked(A, B)
    turn(panel, 1)
    typed(on(panel).capture.field, "halvt om å")
    panel.settle()
    again = asked(step=panel.step)
    assert on(again).capture.field.text() == ""
    turn(again, 1)
    assert on(again).capture.field.text() == "halvt om å"


def test_rewording_keeps_answers_half_typed_text_and_place(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    turn(panel, 1)
    write(panel, "Åsbyn")
    typed(on(panel).capture.field, "halvt")
    panel.list.setFocus()
    change(panel, A, "Vilka är med i dag?")
    assert panel.current == "Vilka är med i dag?"
    assert on(panel).question.text() == "Vilka är med i dag?"
    assert on(panel).capture.field.text() == "halvt"
    assert [row.text for row in on(panel).list.cards.rows] == ["Åsbyn"]
    assert drafts(room.library, panel.step.id) == {"capture:Vilka är med i dag?": "halvt"}
    panel.undo()
    assert panel.current == B
    assert on(panel).capture.field.text() == "halvt"
    assert panel.list.hasFocus()


def test_a_question_that_is_gone_stays_while_it_has_answers_or_half_a_text(room: Room, asked: Open) -> None:
    panel = asked(A, B, C)
    turn(panel, 1)
    write(panel, "Åsbyn")
    turn(panel, 1)
    typed(on(panel).capture.field, "halvt")
    panel.settle()
    change(panel, A)
    assert rows(panel) == [
        f"1. {A}, inga svar än",
        f"{C}, inga svar än · ställs inte längre",
        f"{B}, 1 svar · ställs inte längre",
    ]
    assert on(panel).capture.field.text() == "halvt"
    panel.list.choose(B)
    on(panel).list.selectAll()
    on(panel).list.setFocus()
    QTest.keyClick(on(panel).list, KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert isinstance(dialog, MoveTo)
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert under(room, panel.step, A) == ["Åsbyn"]
    assert len(rows(panel)) == 2
    assert panel.current == A


def test_without_questions_it_says_where_they_are_written(room: Room, asked: Open) -> None:
    panel = asked()
    assert panel.empty.isVisible()
    assert "Förbered" in panel.accessibleDescription()
    assert (panel.line_name, panel.take_line("Ett svar")) == ("", False)
    change(panel, A)
    assert not panel.empty.isVisible()
    assert panel.take_line("Ett svar")
    assert under(room, panel.step, A) == ["Ett svar"]


def test_two_hundred_answers_and_odd_texts(room: Room, asked: Open) -> None:
    odd = "<b>" + "Vad? " * 400 + "</b>"
    panel = asked(odd, "🧑‍⚕️ <i>Vem?</i>", "q" * 3_000)
    with edit(room.library, room.scope, "Många"):
        new = [NewCard(text=f"svar {number} & <b>", section=odd) for number in range(200)]
        add_cards(room.library, panel.step.id, new)
    panel.refresh()
    assert rows(panel)[0].endswith("200 svar")
    assert len(on(panel).list.cards.rows) == 200
    panel.grab()


def test_tab_reaches_everything_and_everything_has_a_name(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    write(panel, "Ett")
    on(panel).list.choose([row.id for row in on(panel).list.cards.rows])
    panel.list.setFocus()
    seen = []
    for _press in range(30):
        focus = panel.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert panel.focusWidget() is seen[0]
    answers = on(panel)
    assert answers.details is not None
    order = [panel.list, panel.next, answers.list, answers.details.level, answers.capture.field]
    assert [one for one in seen if one in order] == order


def test_an_edit_elsewhere_leaves_focus_and_selection(room: Room, asked: Open) -> None:
    panel = asked(A, B)
    write(panel, "Ett")
    write(panel, "Två")
    first, second = (row.id for row in on(panel).list.cards.rows)
    on(panel).list.choose([second])
    typed(on(panel).capture.field, "halvt")
    panel.session.do(panel.scope, "Dold", lambda: change_card(room.library, first, hidden=True))
    assert on(panel).list.ids() == [second]
    assert on(panel).capture.field.text() == "halvt"
    assert panel.focusWidget() is on(panel).capture.field


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 950), (1.5, 900), (2.0, 1200), (0.8, 1500)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, asked: Open, zoom: float, width: int) -> None:
    theme.apply(qapp, "light", zoom)
    panel = asked("Vad säger realiserbarhetsprövningsunderlaget om läget i primärvården?", B)
    panel.resize(width, round(600 * zoom))
    write(panel, "Ett långt ord som realiserbarhetsprövningsunderlag")
    qtbot.waitUntil(lambda: not cut_off(panel), timeout=2000)


def test_answers_are_called_answers(asked: Open) -> None:
    panel = asked(A, B)
    write(panel, "Trygghet")
    last = panel.session.next_undo(panel.scope)
    assert last is not None
    assert last.label == "Nytt svar: Trygghet"
    write(panel, "Tid")
    said = {label.text() for label in on(panel).bar.findChildren(QLabel)}
    assert "2 svar" in said

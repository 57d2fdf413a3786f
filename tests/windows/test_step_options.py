"""A moment's own settings in Förbered: typed, saved, undone, refused, kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column, Options
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import cards
from naravard_desktop.process.clusters import clusters
from naravard_desktop.process.workshops import Step, change_step, options, steps
from naravard_desktop.steps.notes.data import Options as Notes
from naravard_desktop.steps.questions.data import Options as Questions
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.step_options_fields import (
    ChoiceField,
    LinesField,
    NumberField,
    OptionField,
    TextField,
    YesField,
)
from naravard_desktop.windows.step_options_rows import RowsField
from tests.conftest import Room
from tests.parts.letters import typed
from tests.windows.places import Places, open_window
from tests.windows.test_prepare_typing import full_disk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """The window at Förbered, with two talks."""
    room.step("talk")
    room.step("talk")
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(room.workshop_id)
    return opened


def add(places: Places, kind: str) -> Step:
    """Add a moment of a kind after the first, and return it."""
    step_id = places.prepare.add(kind)
    return next(one for one in steps(places.session.library, places.window.workshop_id or "") if one.id == step_id)


def now(places: Places, one: Step) -> Options:
    """The settings as they are saved."""
    found = next(step for step in places.prepare.model.steps if step.id == one.id)
    return options(found, KINDS[one.kind].options)


def field(places: Places, name: str) -> OptionField:
    """A field of the form shown."""
    form = places.prepare.fields.options.form
    assert form is not None
    return form.fields[name]


def rows(places: Places, name: str) -> RowsField:
    """A field of rows of the form shown."""
    found = field(places, name)
    assert isinstance(found, RowsField)
    return found


def write(found: OptionField, text: str) -> None:
    """Replace what stands in a field of text, and pause."""
    assert isinstance(found, TextField | LinesField)
    found.field.setFocus()
    found.field.selectAll()
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(found.field, Qt.Key.Key_Return)
        typed(found.field, line)
    found.settle()


def entries(places: Places) -> int:
    scope = places.window.scope()
    assert scope is not None
    return sum(entry.state == "done" for entry in journal.history(places.session.library, scope))


def test_a_kind_without_settings_asks_for_none(places: Places) -> None:
    add(places, "talk")
    assert places.prepare.fields.options.form is None
    assert not places.prepare.fields.options.isVisible()


def test_questions_are_typed_one_on_each_line(places: Places) -> None:
    one = add(places, "questions")
    questions = field(places, "questions")
    assert isinstance(questions, LinesField)
    before = entries(places)
    questions.field.setFocus()
    questions.field.selectAll()
    typed(questions.field, "Vad går bra?")
    QTest.keyClick(questions.field, Qt.Key.Key_Return)
    questions.settle()
    typed(questions.field, "Vad får vi ändra på?")
    questions.settle()
    assert now(places, one) == Questions(questions=("Vad går bra?", "Vad får vi ändra på?"))
    assert questions.field.hasFocus()
    assert entries(places) == before + 1
    places.prepare.agenda.setFocus()
    places.window.undo()
    assert len(questions.value()) == 3
    places.window.redo()
    assert questions.value() == ["Vad går bra?", "Vad får vi ändra på?"]


def test_what_does_not_fit_stays_with_a_sentence_and_nothing_is_written(places: Places) -> None:
    one = add(places, "questions")
    kept, questions = now(places, one), field(places, "questions")
    write(questions, "Lika\nLika")
    assert now(places, one) == kept
    assert questions.wrong.isVisible()
    assert "olika namn" in questions.wrong.text()
    places.prepare.choose(places.prepare.model.steps[0].id)
    places.prepare.choose(one.id)
    assert questions.value() == ["Lika", "Lika"]
    assert questions.wrong.isVisible()
    write(questions, "Lika\nOlika")
    assert not questions.wrong.isVisible()
    assert now(places, one) == Questions(questions=("Lika", "Olika"))
    places.prepare.choose(places.prepare.model.steps[0].id)
    places.prepare.choose(one.id)
    assert questions.value() == ["Lika", "Olika"]


def test_what_waits_to_be_put_right_is_there_in_another_window(qtbot: QtBot, places: Places) -> None:
    one = add(places, "questions")
    write(field(places, "questions"), "Lika\nLika")
    again = open_window(qtbot, places.session.library)
    again.window.open_workshop(places.window.workshop_id or "")
    again.prepare.choose(one.id)
    assert field(again, "questions").value() == ["Lika", "Lika"]
    assert field(again, "questions").wrong.text()


def test_a_full_disk_keeps_what_was_typed_and_tries_again(places: Places) -> None:
    one, questions = add(places, "questions"), field(places, "questions")
    long = "fråga " * 8_000 + "slut"
    with full_disk(places.session.library):
        assert isinstance(questions, LinesField)
        questions.field.setFocus()
        questions.field.selectAll()
        questions.field.insertPlainText(long)
        questions.settle()
        assert places.window.banner.isVisible()
        places.prepare.choose(places.prepare.model.steps[0].id)
        places.prepare.choose(one.id)
        assert questions.value() == [long]
    places.prepare.add("break")
    assert now(places, one) == Questions(questions=(long,))
    assert not places.window.banner.isVisible()


def test_a_number_a_choice_and_a_yes(places: Places) -> None:
    one = add(places, "priority")
    dots, method = field(places, "dots"), field(places, "method")
    assert isinstance(dots, NumberField)
    assert isinstance(method, ChoiceField)
    dots.stepper.field.setFocus()
    dots.stepper.field.selectAll()
    QTest.keyClicks(dots.stepper.field, "5")
    assert now(places, one).dots == 5  # type: ignore[attr-defined]
    QTest.keyClicks(dots.stepper.field, "0")
    assert dots.wrong.isVisible()
    assert "mellan 1 och" in dots.wrong.text()
    assert now(places, one).dots == 5  # type: ignore[attr-defined]
    QTest.keyClick(dots.stepper.field, Qt.Key.Key_Backspace)
    assert not dots.wrong.isVisible()
    method.box.setFocus()
    QTest.keyClick(method.box, Qt.Key.Key_Down)
    assert now(places, one).method == "effort"  # type: ignore[attr-defined]
    places.window.undo()
    assert method.value() == "dots"
    two = add(places, "notes")
    hidden = field(places, "hidden")
    assert isinstance(hidden, YesField)
    hidden.box.setFocus()
    QTest.keyClick(hidden.box, Qt.Key.Key_Space)
    assert now(places, two).hidden  # type: ignore[attr-defined]
    places.window.undo()
    assert not hidden.box.isChecked()


def test_columns_are_added_changed_moved_and_taken_away_with_keys(places: Places) -> None:
    one = add(places, "notes")
    columns = rows(places, "columns")
    assert not columns.list.isVisible()
    QTest.mouseClick(columns.add_button, Qt.MouseButton.LeftButton)
    name, kind, choices = (columns.form.fields[key] for key in ("name", "type", "choices"))
    assert isinstance(name, TextField)
    assert isinstance(kind, ChoiceField)
    assert name.field.hasFocus()
    assert not choices.isVisible()
    typed(name.field, "Vem")
    name.settle()
    kind.box.setFocus()
    QTest.keyClick(kind.box, Qt.Key.Key_Down)
    assert choices.isVisible()
    assert "ord att välja bland" in columns.wrong.text()
    write(choices, "vård, dag\nvård, natt")
    assert not columns.wrong.isVisible()
    columns.list.setFocus()
    QTest.keyClick(columns.list, Qt.Key.Key_Insert)
    write(name, "Nivå")
    wanted = (Column(name="Vem", type="choice", choices=("vård, dag", "vård, natt")), Column(name="Nivå"))
    assert now(places, one) == Notes(columns=wanted)
    columns.list.setFocus()
    QTest.keyClick(columns.list, Qt.Key.Key_Up, ALT)
    assert now(places, one) == Notes(columns=wanted[::-1])
    assert columns.list.currentRow() == 0
    QTest.keyClick(columns.list, Qt.Key.Key_F2)
    assert name.field.hasFocus()
    columns.list.setFocus()
    QTest.keyClick(columns.list, Qt.Key.Key_Delete)
    assert now(places, one) == Notes(columns=wanted[:1])
    for _press in range(2):
        places.window.undo()
    assert columns.value() == [{"name": one.name, "type": one.type, "choices": list(one.choices)} for one in wanted]
    while now(places, one) != Notes():
        places.window.undo()
    assert columns.value() == []
    places.window.redo()
    assert [row["name"] for row in columns.value()] == ["Vem"]


@pytest.mark.parametrize("written", ['{"columns": [3]}', '{"hidden": 3}', '{"colums": []}'])
def test_settings_that_cannot_be_read_are_left_alone(places: Places, written: str) -> None:
    one = add(places, "notes")
    scope = places.window.scope()
    assert scope is not None
    with edit(places.session.library, scope, "För hand"):
        change_step(places.session.library, one.id, options=written)
    places.prepare.refresh()
    assert places.prepare.fields.options.strange.isVisible()
    assert places.prepare.fields.options.stops() == []
    places.window.undo()
    assert places.prepare.fields.options.stops() != []
    assert not places.prepare.fields.options.strange.isVisible()


def test_an_empty_row_is_not_handed_in(places: Places) -> None:
    one, before = add(places, "notes"), entries(places)
    columns = rows(places, "columns")
    columns.add_row()
    columns.add_row()
    columns.settle()
    assert columns.list.count() == 2
    assert now(places, one) == Notes()
    assert entries(places) == before
    assert not columns.wrong.isVisible()


def test_clusters_of_an_own_sorting_are_laid_out(places: Places) -> None:
    one = add(places, "sorting")
    found = rows(places, "clusters")
    found.add_row()
    write(found.form.fields["name"], "Trygg hemgång")
    write(found.form.fields["legs"], "Hembesök\nRehabilitering")
    library = places.session.library
    assert [cluster.name for cluster in clusters(library, one.id)] == ["Trygg hemgång"]
    assert found.list.item(0).text() == "Trygg hemgång · Hembesök, Rehabilitering"
    while clusters(library, one.id):
        places.window.undo()
    assert found.value() == []


def test_an_own_opening_lays_out_what_is_written(places: Places) -> None:
    one = add(places, "opening")
    write(field(places, "purpose"), "Vi ska komma överens")
    write(field(places, "ground_rules"), "Alla får tala")
    assert [card.text for card in cards(places.session.library, one.id, "rule")] == ["Alla får tala"]
    assert [card.text for card in cards(places.session.library, one.id, "purpose")] == ["Vi ska komma överens"]


def test_odd_and_long_words_are_taken_as_they_are(places: Places) -> None:
    one = add(places, "questions")
    lines = [f"Fråga {number} <b>”fet”</b> 🙂 A\u030a" for number in range(200)] + ["å" * 100_000]
    questions = field(places, "questions")
    assert isinstance(questions, LinesField)
    questions.field.setFocus()
    questions.field.selectAll()
    questions.field.insertPlainText("\n".join(lines) + "\n\n")
    questions.settle()
    assert len(now(places, one).questions) == 201  # type: ignore[attr-defined]
    assert now(places, one).questions[0] == "Fråga 0 <b>”fet”</b> 🙂 Å"  # type: ignore[attr-defined]
    add(places, "notes")
    columns = rows(places, "columns")
    columns.add_row()
    write(columns.form.fields["name"], "<b>kolumn</b>")
    assert "<b>kolumn</b>" in columns.list.item(0).text()


@pytest.mark.parametrize("kind", KINDS)
def test_tab_comes_to_the_settings_between_the_rooms_words_and_ones_own(places: Places, kind: str) -> None:
    add(places, kind)
    fields = places.prepare.fields
    form = fields.options.form
    for one in form.fields.values() if form else ():
        if isinstance(one, RowsField):
            one.add_row()
    wanted = [one for one in fields.options.stops() if one.isVisible() and one.isEnabled()]
    fields.fields["help"].setFocus()
    passed: list[QWidget | None] = []
    for _press in range(len(wanted)):
        passed.append(_after_tab())
    assert passed == wanted
    assert _after_tab() is fields.fields["aim"]
    QAccessible.setActive(True)
    for stop in wanted:
        assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name), stop


def _after_tab() -> QWidget | None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    return QApplication.focusWidget()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("kind", ["inventory", "priority", "sorting", "opening", "notes"])
def test_nothing_of_the_settings_is_cut_off(qtbot: QtBot, room: Room, kind: str, zoom: float) -> None:
    places = open_window(qtbot, room.library, zoom)
    places.window.open_workshop(room.workshop_id)
    add(places, kind)
    form = places.prepare.fields.options.form
    assert form is not None
    for one in form.fields.values():
        if isinstance(one, RowsField):
            one.add_row()
            write(one.form.fields["name"], "Ett namn som är ganska långt och inte får plats på en rad i listan")
    qtbot.waitUntil(lambda: not cut_off(places.prepare.fields))

"""The panel of actions over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.parts.source_picker import SourcePicker
from naravard_desktop.process.actions import Action, actions_of_step, change_action
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import add_organisation, add_person, persons
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.workshops import set_next_meeting
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.actions.panel import ActionsPanel
from naravard_desktop.steps.decisions.data import decide
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

Open = Callable[..., ActionsPanel]


@dataclass(frozen=True)
class Parties:
    """A region and a municipality, with a person in the region."""

    region: str
    town: str
    anna: str


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def parties(room: Room) -> Parties:
    process = room.scope.process_id
    with edit(room.library, room.scope, "Parter"):
        region = add_organisation(room.library, process, "Region Ådal", OrganisationType.REGION)
        town = add_organisation(room.library, process, "Åby kommun", OrganisationType.MUNICIPALITY)
        anna = add_person(room.library, process, "Anna Exempel", title="chef", organisation_id=region)
    return Parties(region, town, anna)


@pytest.fixture
def agreed(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these actions in it."""

    def make(*texts: str, width: int = 1000) -> ActionsPanel:
        step = room.step("actions")
        with edit(room.library, room.scope, "Först"):
            for text in texts:
                agree(room.library, step, text)
        panel = ActionsPanel(session, step)
        shown(qtbot, panel, width)
        return panel

    return make


def found(room: Room, panel: ActionsPanel) -> list[Action]:
    return actions_of_step(room.library, panel.step.id)


def who(room: Room, action_id: str) -> set[tuple[str | None, str | None]]:
    answering = responsibles(room.library, room.scope.process_id).get(action_id, [])
    return {(one.organisation_id, one.person_id) for one in answering}


def name_in(picker: PersonPicker, name: str) -> None:
    line = picker.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    typed(line, name)


def test_enter_makes_an_action_and_its_fields_are_there(room: Room, parties: Parties, agreed: Open) -> None:
    panel = agreed()
    write(panel, "Ta fram en rutin")
    write(panel, "Boka möte")
    assert [one.text for one in found(room, panel)] == ["Ta fram en rutin", "Boka möte"]
    assert panel.capture.field.hasFocus()
    assert panel.fields.heading.text() == "Boka möte"
    assert panel.missing.text() == "2 av 2 åtgärder saknar ansvarig eller datum."
    assert cells(panel, 1) == ["Ansvarig saknas", "Ansvarig saknas"]
    assert cells(panel, 3) == ["Datum saknas", "Datum saknas"]
    typed(panel.capture.field, "Följ upp")
    QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    assert [one.text for one in found(room, panel)][-1] == "Följ upp"
    assert panel.fields.responsible.pickers[parties.region].hasFocus(), "Ctrl+Enter goes on to who answers"


def test_one_of_each_party_answers_a_new_name_becomes_a_person(room: Room, parties: Parties, agreed: Open) -> None:
    panel = agreed("Ta fram en rutin")
    (action,) = ids(panel)
    panel.table.choose([action])
    pickers = panel.fields.responsible.pickers
    name_in(pickers[parties.region], "anna exempel")
    QTest.keyClick(pickers[parties.region], KEY.Key_Return)
    name_in(pickers[parties.town], "Bo Påhittad")
    QTest.keyClick(pickers[parties.town], KEY.Key_Return)
    bo = next(one for one in persons(room.library, room.scope.process_id).values() if one.name == "Bo Påhittad")
    assert bo.organisation_id == parties.town
    assert who(room, action) == {(parties.region, parties.anna), (parties.town, bo.id)}
    assert cells(panel, 1) == ["Anna Exempel, Region Ådal, Bo Påhittad, Åby kommun"]
    panel.undo()
    assert who(room, action) == {(parties.region, parties.anna)}
    assert "Bo Påhittad" not in {one.name for one in persons(room.library, room.scope.process_id).values()}
    assert pickers[parties.town].currentText() == ""
    panel.redo()
    assert pickers[parties.town].currentText() == "Bo Påhittad"


def test_the_organisation_may_answer_and_who_answers_can_be_taken_away(
    room: Room, parties: Parties, agreed: Open
) -> None:
    panel = agreed("A")
    (action,) = ids(panel)
    panel.table.choose([action])
    picker = panel.fields.responsible.pickers[parties.town]
    name_in(picker, "Åby kommun")
    QTest.keyClick(picker, KEY.Key_Return)
    assert who(room, action) == {(parties.town, None)}
    name_in(picker, "Ingen")
    QTest.keyClick(picker, KEY.Key_Return)
    assert who(room, action) == set()
    panel.undo()
    assert who(room, action) == {(parties.town, None)}
    line = picker.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, KEY.Key_Delete)
    panel.capture.field.setFocus()
    assert who(room, action) == set(), "a name taken out of the field is taken away"


def test_without_organisations_somebody_can_answer_still(room: Room, agreed: Open) -> None:
    panel = agreed("A")
    (action,) = ids(panel)
    panel.table.choose([action])
    for name in ("Ada Påhittad", "Bo Påhittad"):
        name_in(panel.fields.responsible.pickers[""], name)
        QTest.keyClick(panel.fields.responsible.pickers[""], KEY.Key_Return)
    names = {one.id: one.name for one in persons(room.library, room.scope.process_id).values()}
    assert {names[person or ""] for _organisation, person in who(room, action)} == {"Ada Påhittad", "Bo Påhittad"}
    assert len(panel.fields.responsible.pickers) == 3
    ada = next(person for person, name in names.items() if name == "Ada Påhittad")
    bo = next(person for person, name in names.items() if name == "Bo Påhittad")
    name_in(panel.fields.responsible.pickers[f"person:{ada}"], "Ingen")
    QTest.keyClick(panel.fields.responsible.pickers[f"person:{ada}"], KEY.Key_Return)
    assert who(room, action) == {(None, bo)}
    name_in(panel.fields.responsible.pickers[f"person:{bo}"], "Ada Påhittad")
    QTest.keyClick(panel.fields.responsible.pickers[f"person:{bo}"], KEY.Key_Return)
    assert who(room, action) == {(None, ada)}


def test_many_organisations_have_pickers_on_demand(room: Room, parties: Parties, agreed: Open) -> None:
    with edit(room.library, room.scope, "Fler"):
        more = [
            add_organisation(room.library, room.scope.process_id, f"Kommun {number}", OrganisationType.MUNICIPALITY)
            for number in range(6)
        ]
    panel = agreed("A")
    (action,) = ids(panel)
    panel.table.choose([action])
    responsible = panel.fields.responsible
    assert responsible.pickers == {}
    responsible.more.setCurrentIndex(responsible.more.findData(more[2]))
    responsible.more.activated.emit(responsible.more.currentIndex())
    assert list(responsible.pickers) == [more[2]]
    name_in(responsible.pickers[more[2]], "Cecilia Påhittad")
    QTest.keyClick(responsible.pickers[more[2]], KEY.Key_Return)
    assert {organisation for organisation, _person in who(room, action)} == {more[2]}
    assert list(responsible.pickers) == [more[2]]


def test_a_half_typed_name_says_so_and_is_entered_when_the_moment_is_left(
    room: Room, parties: Parties, agreed: Open, session: Session
) -> None:
    panel = agreed("A", "B")
    first, second = ids(panel)
    panel.table.choose([first])
    picker = panel.fields.responsible.pickers[parties.town]
    name_in(picker, "Disa Påhittad")
    completer = picker.completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    popup.hide()
    QTest.keyClick(picker, KEY.Key_Tab)
    assert "Disa Påhittad" in panel.fields.responsible.hint.text()
    session.do(room.scope, "Ändrad", lambda: change_action(room.library, second, text="Annan"))
    assert picker.currentText() == "Disa Påhittad"
    panel.settle()
    assert {organisation for organisation, _person in who(room, first)} == {parties.town}
    assert not panel.fields.responsible.hint.isVisible()


def test_level_and_due_for_several_are_one_undo(room: Room, parties: Parties, agreed: Open) -> None:
    panel = agreed("A", "B", "C")
    panel.table.choose(ids(panel)[:2])
    assert panel.fields.heading.text() == "2 åtgärder valda"
    panel.fields.level.setFocus()
    QTest.keyClick(panel.fields.level, KEY.Key_Down)
    assert [one.level for one in found(room, panel)] == [Level.MICRO, Level.MICRO, None]
    panel.fields.due.date.line.setFocus()
    typed(panel.fields.due.date.line, "2027-03-01")
    QTest.keyClick(panel.fields.due.date.line, KEY.Key_Return)
    assert [one.due for one in found(room, panel)] == ["2027-03-01", "2027-03-01", None]
    picker = panel.fields.responsible.pickers[parties.region]
    name_in(picker, "Eva Påhittad")
    QTest.keyClick(picker, KEY.Key_Return)
    assert len({person for one in ids(panel)[:2] for _organisation, person in who(room, one)}) == 1
    assert panel.missing.text() == "1 av 3 åtgärder saknar ansvarig eller datum."
    panel.table.choose(ids(panel))
    assert panel.fields.level.currentText() == ""
    assert panel.fields.due.words.text() == "Flera olika datum"
    line = picker.lineEdit()
    assert line is not None
    assert line.placeholderText() == "Flera olika"
    panel.settle()
    for _number in range(3):
        panel.undo()
    assert all(one.due is None and one.level is None for one in found(room, panel))


def test_due_in_the_words_that_are_said(room: Room, agreed: Open) -> None:
    with edit(room.library, room.scope, "Nästa"):
        set_next_meeting(room.library, room.workshop_id, "2099-09-09", None, "")
    panel = agreed("A")
    panel.table.choose(ids(panel))
    quick = {action.text().split(",")[0]: action for action in panel.fields.due.menu.actions()}
    assert list(quick) == ["Om 2 veckor", "Om en månad", "Om tre månader", "Nästa möte", "Inget datum"]
    quick["Nästa möte"].trigger()
    assert found(room, panel)[0].due == "2099-09-09"
    assert cells(panel, 3) == ["9 september 2099"]
    quick["Inget datum"].trigger()
    assert found(room, panel)[0].due is None


def test_an_action_comes_from_a_decision(qtbot: QtBot, room: Room, agreed: Open) -> None:
    decisions = room.step("decisions")
    with edit(room.library, room.scope, "Beslut"):
        decision = decide(room.library, decisions, "Vi mäter <b>varje</b> månad")
    panel = agreed("A", width=1500)
    (action,) = ids(panel)
    panel.table.choose([action])
    QTest.mouseClick(panel.fields.sources.button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SourcePicker)
    assert isinstance(dialog, SourcePicker)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, KEY.Key_Space)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [source.id for source in came_from(room.library, action)] == [decision]
    assert cells(panel, 4) == ["Beslut ”Vi mäter <b>varje</b> månad”"]


def test_actions_are_edited_moved_marked_and_deleted_by_keys(room: Room, agreed: Open) -> None:
    panel = agreed("A", "B", "C")
    panel.table.setFocus()
    panel.table.choose(ids(panel)[1:2])
    QTest.keyClick(panel.table, KEY.Key_F2)
    typed(editor(panel), "2")
    QTest.keyClick(editor(panel), KEY.Key_Return)
    QTest.keyClick(panel.table, KEY.Key_Up, ALT)
    QTest.keyClick(panel.table, KEY.Key_H, CTRL | SHIFT)
    assert [(one.text, one.confidential) for one in found(room, panel)] == [("B2", True), ("A", False), ("C", False)]
    QTest.keyClick(panel.table, KEY.Key_Delete)
    assert [one.text for one in found(room, panel)] == ["A", "C"]
    for _number in range(4):
        panel.undo()
    assert [row.text for row in panel.table.agreed.rows] == ["A", "B", "C"]


def test_a_full_disk_keeps_what_is_written(qtbot: QtBot, room: Room, parties: Parties, agreed: Open) -> None:
    panel = agreed("A", "B")
    first, second = ids(panel)
    big = "ett ord " * 5_000 + "sist"
    panel.table.choose([first])
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        paste(panel, big)
        QTest.keyClick(panel.capture.field, KEY.Key_Return)
    panel.table.choose([first])
    assert panel.capture.field.text() == big
    picker = panel.fields.responsible.pickers[parties.town]
    line = picker.lineEdit()
    assert line is not None
    line.setFocus()
    line.setMaxLength(1_000_000)
    line.insert(big)
    line.setModified(True)
    QTest.keyClick(line, KEY.Key_Return)
    assert who(room, first) == set()
    assert panel.fields.waiting.isVisible()
    panel.table.choose([second])
    assert not panel.fields.waiting.isVisible()
    freed(room)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert [one.text for one in found(room, panel)] == ["A", "B", big]
    assert {organisation for organisation, _person in who(room, first)} == {parties.town}


def test_tab_goes_round_and_all_have_names(parties: Parties, agreed: Open) -> None:
    panel = agreed("A")
    panel.table.choose(ids(panel))
    fields = panel.fields
    wanted = [panel.table, fields.responsible.pickers[parties.region], fields.responsible.pickers[parties.town]]
    assert_tab_goes_round(panel, [*wanted, fields.due.date.line, fields.level, fields.sources.button])


def test_the_wheel_does_not_change_a_choice_that_it_scrolls_past(qapp: QApplication, agreed: Open) -> None:
    panel = agreed("A")
    panel.table.choose(ids(panel))
    panel.capture.field.setFocus()

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(panel.fields.level, event)
    assert panel.fields.level.currentIndex() == 0


@pytest.mark.parametrize(("width", "zoom"), [(950, 1.0), (1500, 1.0), (1240, 2.0), (700, 1.0), (950, 0.8)])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, parties: Parties, agreed: Open, width: int, zoom: float
) -> None:
    panel = agreed("En åtgärd om samordningsansvarsfördelningsprinciperna", "Två", width=width)
    theme.apply(qapp, "dark", zoom)
    panel.table.choose(ids(panel)[:1])
    qtbot.waitUntil(lambda: cut_off(panel) == [])


def test_two_hundred_actions_from_a_paste_are_filled_together(room: Room, agreed: Open) -> None:
    panel = agreed()
    paste(panel, "\n".join(f"åtgärd {number}" for number in range(200)))
    assert len(panel.table.ids()) == 200
    panel.fields.due.date.line.setFocus()
    typed(panel.fields.due.date.line, "2027-03-01")
    QTest.keyClick(panel.fields.due.date.line, KEY.Key_Return)
    assert {one.due for one in found(room, panel)} == {"2027-03-01"}
    panel.undo()
    panel.undo()
    assert found(room, panel) == []
    assert not panel.fields.isVisible()

"""Who is here: ticked by keys and mouse, added as they come, with roles; then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process import people
from naravard_desktop.process.people import add_organisation, add_person, attendance, persons, set_attendance
from naravard_desktop.steps.opening.attendance_list import Guest, Party
from naravard_desktop.steps.opening.panel import OpeningPanel
from naravard_desktop.steps.opening.person_dialog import PersonDialog
from naravard_desktop.steps.opening.screen import OpeningScreen
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., OpeningPanel]


def shown(qtbot: QtBot, widget: QWidget, width: int = 1000) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def opening(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these people invited: every other from the region, every other from the municipality."""

    def make(*names: str, width: int = 1000) -> OpeningPanel:
        step = room.step("opening")
        scope = room.scope
        with edit(room.library, scope, "Först"):
            parties = [
                add_organisation(room.library, scope.process_id, "Regionen", OrganisationType.REGION),
                add_organisation(room.library, scope.process_id, "Kommunen", OrganisationType.MUNICIPALITY),
            ]
            for number, name in enumerate(names):
                person = add_person(room.library, scope.process_id, name, organisation_id=parties[number % 2])
                set_attendance(room.library, room.workshop_id, person, "invited")
        panel = OpeningPanel(session, step)
        shown(qtbot, panel, width)
        panel.take_focus()
        return panel

    return make


def states(room: Room) -> dict[str, str]:
    known = persons(room.library, room.scope.process_id)
    return {known[one.person_id].name: one.state for one in attendance(room.library, room.workshop_id)}


def roles(room: Room) -> dict[str, str]:
    known = persons(room.library, room.scope.process_id)
    return {known[one.person_id].name: one.role for one in attendance(room.library, room.workshop_id)}


def lines(panel: OpeningPanel) -> list[str]:
    return [line.spoken for line in panel.attendance.list.people.lines]


def dialog_of(panel: OpeningPanel) -> PersonDialog:
    found = panel.window().findChild(PersonDialog)
    assert isinstance(found, PersonDialog)
    return found


def test_people_lie_under_their_organisation(opening: Open) -> None:
    panel = opening("Alva", "Bo", "Cilla")
    heads = [line for line in panel.attendance.list.people.lines if isinstance(line, Party)]
    assert [(head.name, head.shape, head.count) for head in heads] == [
        ("Regionen", "circle", "0 av 2"),
        ("Kommunen", "square", "0 av 1"),
    ]
    assert lines(panel)[1] == "Alva, Regionen, inte avprickad"
    assert panel.attendance.count.text() == "0 av 3 är här"


def test_space_ticks_and_takes_away(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    people_list = panel.attendance.list
    assert panel.focusWidget() is people_list
    QTest.keyClick(people_list, KEY.Key_Space)
    assert states(room) == {"Alva": "present", "Bo": "invited"}
    assert panel.attendance.count.text() == "1 av 2 är här"
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "Alva är här"
    QTest.keyClick(people_list, KEY.Key_Down)
    assert people_list.currentIndex().data() == "Bo", "heads are passed over"
    QTest.keyClick(people_list, KEY.Key_Space)
    QTest.keyClick(people_list, KEY.Key_Space)
    assert states(room) == {"Alva": "present", "Bo": "invited"}


def test_several_are_ticked_together(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo", "Cilla")
    panel.attendance.list.selectAll()
    QTest.keyClick(panel.attendance.list, KEY.Key_Space)
    assert set(states(room).values()) == {"present"}
    panel.undo()
    assert set(states(room).values()) == {"invited"}
    assert len(panel.attendance.list.ids()) == 3


def test_a_click_left_of_the_name_ticks(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    people_list = panel.attendance.list
    rect = people_list.visualRect(people_list.people.index(1))
    QTest.mouseClick(people_list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(15, 15))
    assert states(room)["Alva"] == "present"
    QTest.mouseClick(people_list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(80, 15))
    assert states(room)["Alva"] == "present", "a click on the name only chooses"


def test_the_absent_are_marked_by_key_and_are_never_on_the_screen(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    screen = OpeningScreen(panel.session, panel.step)
    QTest.keyClick(panel.attendance.list, KEY.Key_B, CTRL)
    assert states(room) == {"Alva": "absent", "Bo": "invited"}
    assert panel.attendance.count.text() == "0 av 2 är här, 1 frånvarande"
    assert "frånvarande" in lines(panel)[1]
    assert "Alva" not in screen.spoken()
    QTest.keyClick(panel.attendance.list, KEY.Key_B, CTRL)
    assert states(room)["Alva"] == "invited"


def test_everybody_is_ticked_in_one_step_and_the_absent_stay_absent(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo", "Cilla")
    QTest.keyClick(panel.attendance.list, KEY.Key_B, CTRL)
    assert panel.attendance.everyone.text() == "Alla övriga är här"
    QTest.mouseClick(panel.attendance.everyone, Qt.MouseButton.LeftButton)
    assert states(room) == {"Alva": "absent", "Bo": "present", "Cilla": "present"}
    assert not panel.attendance.everyone.isEnabled()
    panel.undo()
    assert states(room) == {"Alva": "absent", "Bo": "invited", "Cilla": "invited"}
    assert panel.attendance.everyone.isEnabled()


def test_roles_stay_when_somebody_is_ticked(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    QTest.keyClick(panel.attendance.list, KEY.Key_F2)
    dialog = dialog_of(panel)
    line = dialog.role.lineEdit()
    assert line is not None
    typed(line, "ordförande")
    QTest.keyClick(line, KEY.Key_Return)
    assert roles(room)["Alva"] == "ordförande"
    assert states(room)["Alva"] == "invited"
    QTest.keyClick(panel.attendance.list, KEY.Key_Space)
    assert roles(room)["Alva"] == "ordförande"
    assert lines(panel)[1] == "Alva, ordförande, Regionen, är här"
    panel.undo()
    panel.undo()
    assert roles(room)["Alva"] == ""


def test_a_newcomer_is_added_with_organisation_and_level(room: Room, opening: Open) -> None:
    panel = opening("Alva")
    picker = panel.attendance.newcomer
    picker.setFocus()
    typed(picker, "Doris Tänkt")
    QTest.keyClick(picker, KEY.Key_Return)
    dialog = dialog_of(panel)
    assert dialog.name.text() == "Doris Tänkt"
    dialog.organisation.setCurrentIndex(2)
    dialog.level.setCurrentIndex(1)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert states(room) == {"Alva": "invited", "Doris Tänkt": "present"}
    doris = next(one for one in persons(room.library, room.scope.process_id).values() if one.name == "Doris Tänkt")
    assert doris.level == Level.MICRO
    assert doris.organisation_id is not None
    assert picker.currentText() == ""
    assert panel.attendance.list.ids() == [doris.id]
    panel.undo()
    assert states(room) == {"Alva": "invited"}


def test_somebody_the_process_knows_comes_in_by_name(room: Room, opening: Open, session: Session) -> None:
    panel = opening("Alva")
    person = session.do(room.scope, "Ny", lambda: add_person(room.library, room.scope.process_id, "Einar"))
    typed(panel.attendance.newcomer, "Einar")
    QTest.keyClick(panel.attendance.newcomer, KEY.Key_Return)
    assert states(room) == {"Alva": "invited", "Einar": "present"}
    assert panel.attendance.list.ids() == [person]
    assert panel.attendance.newcomer.findText("Einar") < 0


def test_delete_takes_off_the_list_and_can_be_undone(room: Room, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    QTest.keyClick(panel.attendance.list, KEY.Key_Delete)
    assert states(room) == {"Bo": "invited"}
    assert len(persons(room.library, room.scope.process_id)) == 2
    panel.undo()
    assert states(room) == {"Alva": "invited", "Bo": "invited"}


def test_among_many_one_is_found_and_ticked_by_typing(room: Room, opening: Open) -> None:
    panel = opening(*(f"Person {number}" for number in range(198)), "Åsa Ek", "Östen Ek")
    field = panel.attendance.filter
    assert field.isVisible()
    typed(field, "åsa ek")
    assert [line.name for line in panel.attendance.list.people.lines if isinstance(line, Guest)] == ["Åsa Ek"]
    QTest.keyClick(field, KEY.Key_Return)
    assert states(room)["Åsa Ek"] == "present"
    assert field.selectedText() == "åsa ek"
    typed(field, "ek")
    QTest.keyClick(field, KEY.Key_Return)
    assert panel.focusWidget() is panel.attendance.list, "of several none is ticked: the choice is the user's"
    assert states(room)["Östen Ek"] == "invited"
    field.setFocus()
    QTest.keyClick(field, KEY.Key_Escape)
    assert len(lines(panel)) == 202


def test_few_people_have_no_field_to_look_in(opening: Open) -> None:
    assert not opening("Alva").attendance.filter.isVisible()


def test_what_could_not_be_saved_stays(room: Room, opening: Open) -> None:
    panel = opening("Alva")
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    dialog = panel.attendance.add("x" * 40_000)
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    dialog.save()
    assert dialog.isVisible()
    room.library.db.execute("PRAGMA max_page_count = 1073741823")
    dialog.save()
    assert len(states(room)) == 2
    panel.grab()


def test_an_edit_from_elsewhere_keeps_what_is_chosen_and_typed(room: Room, opening: Open, session: Session) -> None:
    panel = opening("Alva", "Bo")
    chosen = panel.attendance.list.ids()
    assert len(chosen) == 1
    typed(panel.attendance.newcomer, "Halv")
    session.do(room.scope, "Ny", lambda: add_person(room.library, room.scope.process_id, "Frida"))
    other = persons(room.library, room.scope.process_id)
    bo = next(one.id for one in other.values() if one.name == "Bo")
    session.do(room.scope, "Namn", lambda: people.change_person(room.library, bo, name="Aron"))
    assert panel.attendance.list.ids() == chosen
    assert panel.attendance.newcomer.currentText() == "Halv"
    assert [line.name for line in panel.attendance.list.people.lines] == ["Regionen", "Alva", "Kommunen", "Aron"]


@pytest.mark.parametrize("name", ["<b>fet</b>", "🧑‍⚕️ Lo", "x" * 100_000, "Pär" + "\u0301" * 20])
def test_odd_names_are_shown_as_they_are(opening: Open, name: str) -> None:
    panel = opening(name)
    panel.grab()
    assert panel.attendance.present.noted


def test_attendance_is_a_tab_where_it_is_narrow_and_keeps_the_focus(qtbot: QtBot, opening: Open) -> None:
    panel = opening("Alva", "Bo")
    assert panel.tabs.count() == 3
    panel.resize(600, 700)
    assert panel.tabs.tabText(3) == "Närvaro"
    assert panel.tabs.currentIndex() == 3
    assert panel.focusWidget() is panel.attendance.list
    panel.resize(1000, 700)
    assert panel.tabs.count() == 3
    assert panel.attendance.list.isVisible()
    assert panel.focusWidget() is panel.attendance.list

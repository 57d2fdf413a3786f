"""Naming owners and leaders by keys alone, on the board of an earlier step."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.process.clusters import Cluster, clusters, legs
from naravard_desktop.process.people import add_organisation, add_person, persons
from naravard_desktop.steps.sorting.panel import BOARD, PEOPLE, SortingPanel
from naravard_desktop.steps.sorting.role_field import RoleField
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import cut, theme
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.test_sorting_panel import CTRL, KEY, SHIFT, board_step, choose, freed, full, label, opened, press


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def people(room: Room) -> dict[str, str]:
    """Three persons by name, two of whom have the same."""
    with edit(room.library, room.scope, "Personer"):
        region = add_organisation(room.library, room.scope.process_id, "Region Test", OrganisationType.REGION)
        found = {
            "karin": ("Karin Exempel", "chef", region),
            "åsa": ("Åsa Påhittad", "sjuksköterska", None),
            "åsa 2": ("Åsa Påhittad", "läkare", region),
        }
        return {
            key: add_person(room.library, room.scope.process_id, name, title=title, organisation_id=place)
            for key, (name, title, place) in found.items()
        }


@pytest.fixture
def panel(qtbot: QtBot, room: Room, session: Session, people: dict[str, str]) -> SortingPanel:
    first = board_step(room, "ett", "två")
    panel = opened(qtbot, session, room.step("sorting", uses=first))
    panel.take_focus()
    return panel


def field(panel: SortingPanel, name: str) -> RoleField:
    return next(one for one in panel.people.fields() if one.picker.accessibleName() == name)


def write(panel: SortingPanel, name: str, text: str, key: Qt.Key = KEY.Key_Return) -> None:
    """Go to a field, write over what stands there, and end with a key."""
    picker = field(panel, name).picker
    picker.setFocus(Qt.FocusReason.TabFocusReason)
    line = picker.lineEdit()
    assert line is not None
    line.selectAll()
    typed(line, text)
    completer = picker.completer()
    popup = completer.popup() if completer is not None else None
    if popup is not None:
        popup.hide()
    QTest.keyClick(picker, key)


def vip(panel: SortingPanel) -> Cluster:
    return clusters(panel.library, panel.step.uses_id or "")[0]


def test_the_step_begins_with_the_first_place_without_a_name(panel: SortingPanel) -> None:
    assert panel.tabs.currentIndex() == PEOPLE
    focus = QApplication.focusWidget()
    assert isinstance(focus, PersonPicker)
    assert focus.accessibleName() == "VIP: Ägare"
    assert [one.picker.accessibleName() for one in panel.people.fields()] == [
        *("VIP: Ägare", "VIP: Koordinator", "VIP: Medicinskt stöd"),
        *("VIP: Ledare för Hembesök", "VIP: Ledare för Hemmonitorering"),
        *("Tillgänglighet: Ägare", "Tillgänglighet: Koordinator"),
    ]
    assert {one.state.text() for one in panel.people.fields()} == {"saknas"}
    assert panel.people.summary.text().startswith("7 namn saknas.")


def test_somebody_who_is_known_is_named_and_taken_away_again(panel: SortingPanel, people: dict[str, str]) -> None:
    write(panel, "VIP: Ägare", "karin exempel")
    assert vip(panel).owner_id == people["karin"]
    assert label(panel) == "VIP, Ägare: Karin Exempel"
    shown = field(panel, "VIP: Ägare")
    assert shown.picker.currentText() == "Karin Exempel"
    assert shown.about.text() == "chef, Region Test"
    assert not shown.state.isVisible()
    write(panel, "VIP: Ägare", " ")
    assert vip(panel).owner_id is None
    assert label(panel) == "VIP, Ägare: ingen"
    panel.undo()
    assert shown.picker.currentText() == "Karin Exempel"
    panel.undo()
    assert shown.picker.currentText() == ""
    assert shown.state.text() == "saknas"


def test_a_new_name_is_a_new_person_in_one_undo_step(room: Room, panel: SortingPanel) -> None:
    before = set(persons(room.library, room.scope.process_id))
    write(panel, "VIP: Ledare för Hembesök", "Östen Provare")
    (leg, _other) = legs(room.library, panel.step.uses_id or "")
    (new,) = set(persons(room.library, room.scope.process_id)) - before
    assert leg.leader_id == new
    panel.undo()
    assert set(persons(room.library, room.scope.process_id)) == before
    assert field(panel, "VIP: Ledare för Hembesök").picker.currentText() == ""
    panel.redo()
    assert field(panel, "VIP: Ledare för Hembesök").picker.currentText() == "Östen Provare"


def test_a_name_is_saved_when_tab_leaves_the_field(room: Room, panel: SortingPanel) -> None:
    write(panel, "VIP: Koordinator", "Ny Påhittad", KEY.Key_Tab)
    assert persons(room.library, room.scope.process_id)[vip(panel).coordinator_id or ""].name == "Ny Påhittad"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "VIP: Medicinskt stöd"


def test_leaving_the_moment_saves_a_name(room: Room, panel: SortingPanel) -> None:
    line = field(panel, "VIP: Ägare").picker.lineEdit()
    assert line is not None
    typed(line, "Åke Prov")
    panel.settle()
    assert persons(room.library, room.scope.process_id)[vip(panel).owner_id or ""].name == "Åke Prov"


def test_return_in_a_field_adds_no_namesake(room: Room, panel: SortingPanel, people: dict[str, str]) -> None:
    picker = field(panel, "VIP: Ägare").picker
    at = next(number for number in range(picker.count()) if "läkare" in picker.itemText(number))
    picker.setCurrentIndex(at)
    picker.activated.emit(at)
    assert vip(panel).owner_id == people["åsa 2"]
    QTest.keyClick(picker, KEY.Key_Return)
    assert vip(panel).owner_id == people["åsa 2"]
    assert len(persons(room.library, room.scope.process_id)) == 3


def test_half_a_name_stays_when_something_else_is_edited(room: Room, panel: SortingPanel) -> None:
    line = field(panel, "VIP: Ägare").picker.lineEdit()
    assert line is not None
    typed(line, "Hal")
    panel.session.do(room.scope, "Ny", lambda: add_person(room.library, room.scope.process_id, "Någon Annan"))
    assert line.text() == "Hal"
    assert vip(panel).owner_id is None


def test_a_full_disk_keeps_the_name_until_it_can_be_saved(room: Room, panel: SortingPanel) -> None:
    name = "Lång " * 20_000
    full(room)
    write(panel, "VIP: Ägare", "x")
    line = field(panel, "VIP: Ägare").picker.lineEdit()
    assert line is not None
    line.setText(name)
    line.textEdited.emit(name)
    QTest.keyClick(field(panel, "VIP: Ägare").picker, KEY.Key_Return)
    shown = field(panel, "VIP: Ägare")
    assert shown.state.text() == "inte sparat än"
    assert shown.picker.currentText().strip() == name.strip()
    freed(room)
    assert panel.take_line("annat")
    assert persons(room.library, room.scope.process_id)[vip(panel).owner_id or ""].name == name.strip()
    assert not shown.state.isVisible()


def test_medical_support_is_asked_for_where_it_is_needed(panel: SortingPanel) -> None:
    box = next(one for one in panel.people.boxes() if one.name.text() == "Tillgänglighet")
    assert not box.support.isChecked()
    box.support.setFocus()
    press(KEY.Key_Space)
    assert field(panel, "Tillgänglighet: Medicinskt stöd").state.text() == "saknas"
    panel.undo()
    assert not box.support.isChecked()
    assert len(panel.people.fields()) == 7


def test_the_board_is_one_key_away(panel: SortingPanel) -> None:
    press(KEY.Key_Tab, CTRL)
    assert panel.tabs.currentIndex() == BOARD
    assert panel.view.ids() == [panel.board().unplaced[0].id]
    choose(panel, "två")
    press(KEY.Key_Tab, CTRL)
    assert panel.tabs.currentIndex() == PEOPLE
    focus = QApplication.focusWidget()
    assert isinstance(focus, PersonPicker)


def test_f6_goes_from_cluster_to_cluster_and_the_room_follows(qtbot: QtBot, panel: SortingPanel) -> None:
    with qtbot.waitSignal(panel.selected) as told:
        press(KEY.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Tillgänglighet: Ägare"
    assert told.args == [[clusters(panel.library, panel.step.uses_id or "")[1].id]]
    press(KEY.Key_F6, SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "VIP: Ägare"


def test_scrolling_past_a_name_does_not_change_it(panel: SortingPanel, people: dict[str, str]) -> None:
    write(panel, "VIP: Ägare", "Karin Exempel")
    picker = field(panel, "VIP: Ägare").picker
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(picker.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker, wheel)
    assert vip(panel).owner_id == people["karin"]


def test_all_that_takes_focus_has_a_name_and_tab_is_no_trap(panel: SortingPanel) -> None:
    seen: list[QWidget] = []
    for _number in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    pickers = [one.picker for one in panel.people.fields()]
    assert [one for one in seen if one in pickers] == pickers


def test_without_clusters_it_says_where_they_are_made(qtbot: QtBot, room: Room, session: Session) -> None:
    panel = opened(qtbot, session, room.step("sorting", uses=board_step(room, clusters=())))
    panel.take_focus()
    assert panel.people.summary.text().startswith("Här finns inga kluster än.")


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (950, 600)), (1.5, (950, 600)), (2.0, (1270, 620))])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, panel: SortingPanel, zoom: float, size: tuple[int, int]
) -> None:
    write(panel, "VIP: Ägare", "Karin Exempel")
    theme.apply(qapp, "dark", zoom)
    panel.resize(*size)
    qtbot.waitUntil(lambda: cut.cut_off(panel) == [])

"""Who is invited: one at a time, many at once, from the process; sorted, narrowed and counted."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process.people import add_organisation, add_person, attendance, organisations, persons
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.invited_person import PersonDialog
from naravard_desktop.windows.invited_reading import Read, guessed_type, read_people
from naravard_desktop.windows.lines import LINES
from tests.conftest import Room
from tests.windows.places import Places, open_window
from tests.windows.test_prepare_typing import full_disk

PASTED = """Namn; titel; organisation; nivå
• Anna Påhittad; enhetschef; Norra kommunen; meso
Bo Exempel\tläkare\tHälsan AB\tMikro\tprivat
Cilla Tänkt;;Region Exempel;makronivå

Dan Fiktiv; ; Norra kommunen; mellan
Anna Påhittad; enhetschef; Norra kommunen; meso"""


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """The window at the people who are invited."""
    room.step("talk")
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(room.workshop_id)
    opened.prepare.show_tab(2)
    return opened


def names(places: Places) -> list[str]:
    """The rows as they are shown, without headings."""
    model = places.prepare.invited.view.model()
    shown = [model.index(row, 0).data(LINES) for row in range(model.rowCount())]
    return [next(line.text for line in cell if line.tone == "text") for cell in shown]


def invited(room: Room) -> set[str]:
    known = persons(room.library, room.scope.process_id)
    return {known[one.person_id].name for one in attendance(room.library, room.workshop_id)}


def paste(places: Places, text: str = PASTED) -> None:
    """Invite all that stands in a text."""
    dialog = places.prepare.invited.invite_many()
    assert dialog is not None
    dialog.field.setPlainText(text)
    dialog.save()


def test_lines_are_read_as_people_write_them() -> None:
    assert read_people(PASTED) == [
        Read(
            name="Anna Påhittad",
            title="enhetschef",
            organisation="Norra kommunen",
            type=OrganisationType.MUNICIPALITY,
            level=Level.MESO,
        ),
        Read(
            name="Bo Exempel",
            title="läkare",
            organisation="Hälsan AB",
            type=OrganisationType.PRIVATE,
            level=Level.MICRO,
        ),
        Read(name="Cilla Tänkt", organisation="Region Exempel", type=OrganisationType.REGION, level=Level.MACRO),
        Read(name="Dan Fiktiv", organisation="Norra kommunen", type=OrganisationType.MUNICIPALITY, unread="mellan"),
    ]
    assert read_people("") == read_people(" \n;;;\n;x") == []
    assert read_people("Bara ett namn") == [Read(name="Bara ett namn")]
    assert len(read_people("\n".join(f"<b>{number}</b> 🙂; a; b; c; d; e; f" for number in range(200)))) == 200
    assert read_people("å" * 100_000)[0].name == "å" * 100_000


def test_a_huvudman_is_guessed_from_a_name() -> None:
    assert guessed_type("Vårdcentralen Eken AB") is OrganisationType.PRIVATE
    assert guessed_type("Labben") is OrganisationType.OTHER
    assert guessed_type("Länssjukhuset") is OrganisationType.REGION


def test_many_are_invited_in_one_step_and_undone_in_one(places: Places, room: Room) -> None:
    paste(places)
    assert invited(room) == {"Anna Påhittad", "Bo Exempel", "Cilla Tänkt", "Dan Fiktiv"}
    found = organisations(room.library, room.scope.process_id)
    assert [(one.name, one.type.value) for one in found] == [
        ("Region Exempel", "region"),
        ("Norra kommunen", "municipality"),
        ("Hälsan AB", "private"),
    ]
    said = places.prepare.invited.count.text()
    assert said == "4 inbjudna · Region 1, Kommun 2, Privat 1 · mikro 1, meso 1, makro 1"
    places.window.undo()
    assert invited(room) == set()
    assert organisations(room.library, room.scope.process_id) == []
    places.window.redo()
    assert len(invited(room)) == 4


def test_a_known_name_is_that_person_and_only_gets_what_was_not_known(places: Places, room: Room) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Känd"):
        known = add_person(room.library, room.scope.process_id, "Anna Påhittad", title="rektor")
    paste(places, "Anna Påhittad; enhetschef; Norra kommunen; meso")
    (person,) = persons(room.library, room.scope.process_id).values()
    assert (person.id, person.title, person.level) == (known, "rektor", Level.MESO)
    assert person.organisation_id is not None


def test_a_namesake_of_two_is_a_third(places: Places, room: Room) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Kända"):
        for title in ("ett", "två"):
            add_person(room.library, room.scope.process_id, "Anna Påhittad", title=title)
    paste(places, "Anna Påhittad; tre")
    assert len(persons(room.library, room.scope.process_id)) == 3


def test_how_lines_are_read_is_shown_before_they_are_saved(places: Places, room: Room) -> None:
    paste(places, "Anna Påhittad; enhetschef; Norra kommunen; meso")
    dialog = places.prepare.invited.invite_many()
    assert dialog is not None
    assert not dialog.save_button.isEnabled()
    dialog.field.setPlainText(PASTED)
    dialog.show_read()
    model = dialog.view.model()
    assert "är redan inbjuden" in model.index(0, 0).data()
    assert "ny, huvudman: Privat" in model.index(1, 1).data()
    assert "”mellan” är ingen nivå" in model.index(3, 2).data()
    assert "4 personer. 2 organisationer är nya." in dialog.sum.text()
    with full_disk(room.library):
        dialog.field.setPlainText("Eva " + "x" * 40_000)
        dialog.save()
        assert dialog.isVisible()
        assert dialog.wrong.isVisible()
        assert dialog.field.toPlainText().startswith("Eva ")
    dialog.save()
    assert not dialog.isVisible()
    assert len(invited(room)) == 2


def test_people_of_the_process_are_ticked_with_keys(places: Places, room: Room) -> None:
    paste(places)
    for name in list(names(places)):
        places.prepare.invited.view.selectRow(names(places).index(name))
        places.prepare.invited.remove_button.click()
    assert invited(room) == set()
    paste(places, "Cilla Tänkt")
    dialog = places.prepare.invited.invite_known()
    assert dialog is not None
    assert dialog.list.count() == 3
    assert not dialog.save_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.organisation.setCurrentIndex(dialog.organisation.findText("Hälsan AB (1)"))
    dialog.show_people()
    assert dialog.list.count() == 1
    QTest.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    assert dialog.sum.text() == "2 markerade"
    dialog.level.setCurrentIndex(dialog.level.findText("makro (0)"))
    dialog.show_people()
    assert dialog.list.count() == 0
    dialog.save()
    assert invited(room) == {"Anna Påhittad", "Bo Exempel", "Cilla Tänkt"}
    places.window.undo()
    assert invited(room) == {"Cilla Tänkt"}


def test_nobody_left_to_invite_is_said(places: Places) -> None:
    dialog = places.prepare.invited.invite_known()
    assert dialog is not None
    assert dialog.none.isVisible()
    assert not dialog.list.isVisible()


def test_people_are_ordered_grouped_and_narrowed(places: Places) -> None:
    paste(places)
    one = places.prepare.invited
    assert names(places) == ["Anna Påhittad", "Bo Exempel", "Cilla Tänkt", "Dan Fiktiv"]
    one.order.setFocus()
    QTest.keyClick(one.order, Qt.Key.Key_Down)
    assert names(places) == ["Cilla Tänkt", "Anna Påhittad", "Dan Fiktiv", "Bo Exempel"]
    heading = one.view.model().index(1, 0).data(LINES)[0]
    assert heading.text == "Norra kommunen · 2"
    QTest.keyClick(one.order, Qt.Key.Key_Down)
    assert names(places) == ["Bo Exempel", "Anna Påhittad", "Cilla Tänkt", "Dan Fiktiv"]
    assert one.view.model().index(3, 0).data(LINES)[0].text == "Utan nivå · 1"
    one.organisation.setFocus()
    for _press in range(2):
        QTest.keyClick(one.organisation, Qt.Key.Key_Down)
    assert one.organisation.currentText() == "Norra kommunen (2)"
    assert names(places) == ["Anna Påhittad", "Dan Fiktiv"]
    assert one.count.text().endswith("2 visas")
    paste(places, "Eva Uppdiktad;;Norra kommunen;meso")
    assert names(places) == ["Anna Påhittad", "Eva Uppdiktad", "Dan Fiktiv"]
    places.window.undo()
    assert names(places) == ["Anna Påhittad", "Dan Fiktiv"]


def test_who_is_missing_is_said(places: Places, room: Room) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Parter"):
        for number in range(7):
            add_organisation(room.library, room.scope.process_id, f"Part {number}", OrganisationType.OTHER)
    one = places.prepare.invited
    assert not one.missing.isVisible()
    paste(places, "Anna Påhittad;;Norra kommunen;meso")
    assert "från Part 0, Part 1, Part 2, Part 3, Part 4 och 2 till." in one.missing.text()
    assert "på nivån mikro eller makro." in one.missing.text()


def test_tables_are_asked_for(places: Places) -> None:
    dialog = places.prepare.invited.show_tables()
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_insert_asks_for_a_person(places: Places) -> None:
    paste(places)
    view = places.prepare.invited.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Insert)
    (dialog,) = places.window.findChildren(PersonDialog)
    assert dialog.isVisible()


def _fits(widget: QWidget) -> bool:
    return not cut_off(widget)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, room: Room, zoom: float) -> None:
    places = open_window(qtbot, room.library, zoom)
    room.step("talk")
    places.window.open_workshop(room.workshop_id)
    places.prepare.show_tab(2)
    many = [f"Person {number};; Kommunalförbundet för samverkan {number}" for number in range(200)]
    paste(places, "\n".join([PASTED, *many]))
    dialogs = [places.prepare.invited.invite_many(), places.prepare.invited.invite_known()]
    for one in (places.prepare.invited, *dialogs):
        assert one is not None
        qtbot.waitUntil(partial(_fits, one))
    assert journal.next_undo(room.library, room.scope)

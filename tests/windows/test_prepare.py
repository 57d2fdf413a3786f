"""Förbered: order, lengths, texts, own moments, the workshop's facts and the people, through keys and mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.jobs.start import start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.people import attendance, organisations, persons
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.edit import edit
from naravard_desktop.windows.agenda_model import MINUTES, TIME, TITLE
from naravard_desktop.windows.prepare_sum import Sum, sum_of
from tests.conftest import Room
from tests.windows.places import Places, open_window

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """The window at Förbered, with the clustering template from 13.00 to 16.00."""
    workshop_id = start_workshop(
        room.library, room.scope.process_id, named("klustring-vip-tillganglighet"), date="2027-02-03", starts="13:00"
    )
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(workshop_id)
    return opened


def _titles(places: Places) -> list[str]:
    return [one.title for one in steps(places.session.library, places.window.workshop_id or "")]


def _column(places: Places, column: int) -> list[object]:
    model = places.prepare.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_alt_down_moves_and_undo_moves_back(places: Places) -> None:
    before = _titles(places)
    agenda = places.prepare.agenda
    agenda.setFocus()
    QTest.keyClick(agenda, Qt.Key.Key_Down, ALT)
    assert _titles(places) == [before[1], before[0], *before[2:]]
    chosen = places.prepare.chosen()
    assert chosen is not None
    assert chosen.title == before[0]
    assert _column(places, TIME)[:2] == ["13.00", "13.30"]
    QTest.keyClick(agenda, Qt.Key.Key_Z, CTRL)
    assert _titles(places) == before == _column(places, TITLE)


def test_a_drop_moves_the_moment(places: Places) -> None:
    before, model = _titles(places), places.prepare.model
    data = model.mimeData([model.index(3, TITLE)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
    assert _titles(places) == [before[3], *before[:3], *before[4:]]


def test_a_length_is_typed_in_place_and_the_times_follow(qtbot: QtBot, places: Places) -> None:
    agenda = places.prepare.agenda
    agenda.setFocus()
    QTest.keyClick(agenda, Qt.Key.Key_F2)
    editor = agenda.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "25")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _column(places, MINUTES)[0] == 25)
    assert _column(places, TIME)[:2] == ["13.00", "13.25"]
    warning = places.prepare.findChild(QLabel, "sum")
    assert warning is not None
    assert "10 min efter planerat slut 16.00" in warning.text()
    QTest.keyClick(agenda, Qt.Key.Key_Z, CTRL)
    assert "efter" not in warning.text()


def test_a_field_is_saved_without_a_key_for_it(qtbot: QtBot, places: Places) -> None:
    field = places.prepare.fields.fields["prompt"]
    field.setFocus()
    with qtbot.waitSignal(places.session.saved):
        field.insertPlainText("Ny fråga")
        QTest.keyClicks(field, " ")
    first = steps(places.session.library, places.window.workshop_id or "")[0]
    assert first.prompt.startswith("Ny fråga")
    assert field.hasFocus()


def test_what_is_being_typed_belongs_to_the_moment_it_was_typed_in(places: Places) -> None:
    field = places.prepare.fields.fields["aim"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Nytt syfte")
    places.prepare.choose(places.prepare.model.steps[1].id)
    found = steps(places.session.library, places.window.workshop_id or "")
    assert found[0].aim == "Nytt syfte"
    assert found[1].aim != "Nytt syfte"
    assert field.text() == found[1].aim


def test_moments_are_added_after_the_chosen_one(places: Places) -> None:
    at = places.prepare.model.steps[1]
    places.prepare.choose(at.id)
    places.prepare.add("sorting")
    QTest.mouseClick(places.prepare.commands.pause_button, Qt.MouseButton.LeftButton)
    found = steps(places.session.library, places.window.workshop_id or "")
    assert [one.kind for one in found[1:4]] == [at.kind, "sorting", "break"]
    assert found[2].uses_id == at.id


def test_a_moment_with_something_written_stays(places: Places) -> None:
    agenda, first = places.prepare.agenda, places.prepare.model.steps[1]
    scope = places.window.scope()
    assert scope is not None
    with edit(places.session.library, scope, "Lapp"):
        add_card(places.session.library, first.id, "hej")
    places.prepare.choose(first.id)
    QTest.keyClick(agenda, Qt.Key.Key_Delete)
    assert places.prepare.model.rowCount() == 8
    assert first.title in places.prepare.banner.accessibleName()
    places.prepare.choose(places.prepare.model.steps[0].id)
    QTest.keyClick(agenda, Qt.Key.Key_Delete)
    assert places.prepare.model.rowCount() == 7
    assert not places.prepare.banner.isVisible()


def test_the_workshops_facts_are_saved_and_wrong_ones_told(places: Places) -> None:
    places.prepare.show_tab(1)
    facts, library, workshop_id = places.prepare.facts, places.session.library, places.window.workshop_id or ""
    line = facts.date.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "4/2 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workshop(library, workshop_id).date == "2027-02-04"
    assert "4 februari" in places.window.header.subtitle.text()
    starts = facts.times["starts"]
    starts.setFocus()
    starts.selectAll()
    QTest.keyClicks(starts, "halv tolv")
    QTest.keyClick(starts, Qt.Key.Key_Return)
    assert facts.wrong.isVisible()
    assert "halv tolv" in facts.wrong.text()
    assert workshop(library, workshop_id).starts == "13:00"
    starts.selectAll()
    QTest.keyClicks(starts, "9")
    QTest.keyClick(starts, Qt.Key.Key_Return)
    assert not facts.wrong.isVisible()
    assert starts.text() == "09.00"
    assert _column(places, TIME)[0] == "09.00"
    places.window.undo()
    assert starts.text() == "13.00"


def test_people_are_invited_changed_and_taken_off(qtbot: QtBot, places: Places) -> None:
    places.prepare.show_tab(2)
    invited, library = places.prepare.invited, places.session.library
    dialog = invited.add()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.name, "Anna Ek")
    dialog.organisation.setEditText("Norra kommunen")
    dialog.type.setCurrentIndex(1)
    dialog.level.setCurrentIndex(2)
    QTest.keyPress(dialog.name, Qt.Key.Key_Return)
    process_id = workshop(library, places.window.workshop_id or "").process_id
    (person,) = persons(library, process_id).values()
    (organisation,) = organisations(library, process_id)
    assert invited.count.text() == "1 inbjuden · Kommun 1 · meso 1"
    assert (person.name, person.level, person.organisation_id) == ("Anna Ek", Level.MESO, organisation.id)
    assert organisation.type is OrganisationType.MUNICIPALITY
    dialog = invited.change(person.id)
    assert dialog is not None
    dialog.title.setText("chef")
    dialog.save()
    assert persons(library, process_id)[person.id].title == "chef"
    places.window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(places.window.isActiveWindow)
    invited.view.setFocus()
    QTest.keyClick(invited.view, Qt.Key.Key_Delete)
    assert attendance(library, places.window.workshop_id or "") == []
    assert list(persons(library, process_id)) == [person.id]


def test_material_is_gathered_from_the_moments(places: Places) -> None:
    prepare = places.prepare
    prepare.show_tab(3)
    material, first = prepare.material, prepare.model.steps[1]
    field = prepare.fields.fields["material"]
    prepare.choose(first.id)
    prepare.show_tab(0)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Pennor")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "Blad")
    field.settle()
    prepare.show_tab(3)
    assert material.view.isVisible()
    prepare.choose(prepare.model.steps[0].id)
    assert material.view.choose(first.id)
    material.view.setFocus()
    QTest.keyClick(material.view, Qt.Key.Key_Return)
    assert prepare.chosen() == steps(places.session.library, places.window.workshop_id or "")[1]
    assert field.hasFocus()
    prepare.show_tab(3)
    QTest.mouseClick(material.copy_button, Qt.MouseButton.LeftButton)
    assert f"{first.title}: Pennor; Blad" in QApplication.clipboard().text().split("\n")


def test_nothing_to_bring_is_said(qtbot: QtBot, room: Room) -> None:
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(room.workshop_id)
    opened.prepare.show_tab(3)
    assert opened.prepare.material.none.isVisible()
    assert not opened.prepare.material.copy_button.isVisible()


@pytest.mark.parametrize(
    ("starts", "ends", "minutes", "wanted"),
    [
        (None, "16:00", 45, Sum("Sammanlagt 45 min.")),
        ("13:00", None, 120, Sum("Sammanlagt 2 h, till 15.00.")),
        ("13:00", "16:00", 180, Sum("Sammanlagt 3 h, till 16.00.")),
        ("13:00", "16:00", 110, Sum("Sammanlagt 1 h 50 min, till 14.50. 1 h 10 min kvar till planerat slut 16.00.")),
        ("22:00", "01:00", 180, Sum("Sammanlagt 3 h, till 01.00.")),
    ],
)
def test_the_sum_of_a_programme(room: Room, starts: str | None, ends: str | None, minutes: int, wanted: Sum) -> None:
    held = replace(workshop(room.library, room.workshop_id), starts=starts, ends=ends)
    assert sum_of(held, minutes) == wanted
    assert not sum_of(None, 0).late


def test_undo_of_a_removal_chooses_near_it(places: Places) -> None:
    prepare = places.prepare
    prepare.choose(prepare.model.steps[3].id)
    removed = prepare.chosen()
    prepare.agenda.setFocus()
    QTest.keyClick(prepare.agenda, Qt.Key.Key_Delete)
    assert prepare.agenda.currentIndex().row() == 3
    QTest.keyClick(prepare.agenda, Qt.Key.Key_Z, CTRL)
    assert removed in prepare.model.steps
    assert prepare.agenda.currentIndex().row() == 3
    assert prepare.agenda.hasFocus()

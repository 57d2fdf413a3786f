"""A new workshop: by keyboard alone, from a template or as a copy, with the people and the date that come from the last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.process.people import add_person, attendance, set_attendance
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import add_workshop, set_next_meeting, steps, workshop, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.new_workshop import NewWorkshop
from tests.conftest import Room
from tests.windows.places import Places, open_window

CTRL = Qt.KeyboardModifier.ControlModifier


def _tab_to(dialog: NewWorkshop, name: str) -> None:
    for _press in range(20):
        if dialog.focusWidget().accessibleName() == name:
            return
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError(name)


def _asked(qtbot: QtBot, places: Places) -> NewWorkshop:
    QTest.keyClick(places.window, Qt.Key.Key_N, CTRL)
    dialog = places.start.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def held(room: Room) -> Room:
    """A workshop that two were at, and that said when the group meets next."""
    room.step("opening")
    with edit(room.library, room.scope, "Hållen"):
        for name in ("Ada Påhittad", "Bo Påhittad"):
            person_id = add_person(room.library, room.scope.process_id, name)
            set_attendance(room.library, room.workshop_id, person_id, "present")
        set_next_meeting(room.library, room.workshop_id, "2999-02-03", "08:30", "Eken")
    return room


def test_a_new_workshop_by_keyboard_alone(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    dialog = _asked(qtbot, places)
    for name, text in (
        ("Uppdragets namn", "Samverkan i norr"),
        ("Rubrik", "Det nya"),
        ("Datum", "3/2 2027"),
        ("Start", "9"),
        ("Plats", "Eken"),
    ):
        _tab_to(dialog, name)
        QTest.keyClicks(dialog.focusWidget(), text)
    QTest.keyPress(dialog.focusWidget(), Qt.Key.Key_Return)  # the dialog is gone before the key is let go
    (made,) = workshops(library, processes(library)[0].id)
    assert (made.title, made.date, made.starts, made.place) == ("Det nya", "2027-02-03", "09:00", "Eken")
    assert places.window.workshop_id == made.id


def test_what_cannot_be_read_is_said_and_nothing_is_made(qtbot: QtBot, library: Library) -> None:
    places = open_window(qtbot, library)
    dialog = places.start.new_workshop()
    dialog.process_title.setText("Uppdraget")
    dialog.date.line.setFocus()
    QTest.keyClicks(dialog.date.line, "snart")
    dialog.create_workshop()
    assert "Datumet" in dialog.date.hint.text()
    assert dialog.focusWidget() is dialog.date.line
    QTest.keyClick(dialog.date.line, Qt.Key.Key_Escape)
    dialog.starts.setText("snart")
    dialog.create_workshop()
    assert "Starttiden" in dialog.wrong.accessibleName()
    assert dialog.focusWidget() is dialog.starts
    assert processes(library) == []
    dialog.reject()


def test_what_was_said_last_is_proposed(qtbot: QtBot, held: Room) -> None:
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    assert (dialog.date.value(), dialog.starts.text(), dialog.place.text()) == ("2999-02-03", "08.30", "Eken")
    assert dialog.invite.isVisible()
    assert dialog.invite.text() == "Bjud in samma som senast (2)"
    assert dialog.since_last.isVisible()
    assert dialog.since_last.isChecked()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    made = workshops(held.library, held.scope.process_id)[-1]
    assert (made.date, made.starts, made.place) == ("2999-02-03", "08:30", "Eken")
    assert [one.state for one in attendance(held.library, made.id)] == ["invited", "invited"]
    assert [one.kind for one in steps(held.library, made.id)][:2] == ["opening", "follow_up"]


def test_what_is_not_wanted_is_ticked_off_with_space(qtbot: QtBot, held: Room) -> None:
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    for box in (dialog.since_last, dialog.invite):
        for _press in range(20):
            if box.hasFocus():
                break
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(box, Qt.Key.Key_Space)
    dialog.create_workshop()
    made = workshops(held.library, held.scope.process_id)[-1]
    assert attendance(held.library, made.id) == []
    assert "follow_up" not in [one.kind for one in steps(held.library, made.id)]


def test_a_new_process_has_nothing_to_copy_or_follow_up(qtbot: QtBot, held: Room) -> None:
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    dialog.process.setCurrentIndex(0)
    for part in (dialog.source.as_copy, dialog.source.from_template, dialog.since_last, dialog.invite):
        assert not part.isVisible()
    assert (dialog.date.value(), dialog.starts.text(), dialog.place.text()) == (None, "", "")
    dialog.process_title.setText("Ett annat")
    dialog.create_workshop()
    other = next(one for one in processes(held.library) if one.title == "Ett annat")
    (made,) = workshops(held.library, other.id)
    assert "follow_up" not in [one.kind for one in steps(held.library, made.id)]


def test_what_was_typed_stays_when_another_process_is_chosen(qtbot: QtBot, held: Room) -> None:
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    dialog.place.setText("Hos oss")
    dialog.process.setCurrentIndex(0)
    assert dialog.place.text() == "Hos oss"
    dialog.reject()


def test_a_copy_by_keyboard_alone(qtbot: QtBot, held: Room) -> None:
    with edit(held.library, Scope(held.scope.process_id), "En till"):
        add_workshop(held.library, held.scope.process_id, "En tidigare", date="2026-01-01")
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    for _press in range(20):
        if dialog.source.from_template.hasFocus():
            break
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.source.from_template, Qt.Key.Key_Down)
    assert dialog.source.as_copy.isChecked()
    assert not dialog.template.isVisible()
    _tab_to(dialog, "Workshop att kopiera")
    assert dialog.source.workshops.currentText() == "Workshoppen · 3 februari 2027"
    assert dialog.source.workshops.count() == 2
    assert dialog.title.placeholderText() == "Workshoppen"
    assert dialog.invite.text() == "Bjud in samma som då (2)"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    made = workshops(held.library, held.scope.process_id)[-1]
    assert made.title == "Workshoppen"
    assert [one.kind for one in steps(held.library, made.id)] == ["opening", "follow_up"]


def test_the_list_of_workshops_makes_a_copy_of_the_chosen_one(qtbot: QtBot, held: Room) -> None:
    places = open_window(qtbot, held.library)
    places.start.workshops.setFocus()
    copy = next(one for one in places.start.lists.workshop_menu.actions() if one.text() == "Gör en kopia…")
    copy.trigger()
    dialog = places.start.dialog
    assert dialog is not None
    assert dialog.source.workshop_id() == held.workshop_id
    dialog.title.setText("Andra gången")
    dialog.create_workshop()
    titles = [one.title for one in workshops(held.library, held.scope.process_id)]
    assert titles == ["Workshoppen", "Andra gången"]
    places.window.go("start")
    places.window.undo()
    assert len(workshops(held.library, held.scope.process_id)) == 1
    places.window.redo()
    assert len(workshops(held.library, held.scope.process_id)) == 2


def test_a_full_disk_keeps_the_dialog_and_what_is_typed(qtbot: QtBot, held: Room) -> None:
    dialog = _asked(qtbot, open_window(qtbot, held.library))
    dialog.title.setText("Det nya")
    pages = held.library.db.execute("PRAGMA page_count").fetchone()[0]
    held.library.db.execute(f"PRAGMA max_page_count = {pages}")
    dialog.create_workshop()
    assert dialog.isVisible()
    assert dialog.wrong.isVisible()
    assert dialog.title.text() == "Det nya"
    assert len(workshops(held.library, held.scope.process_id)) == 1
    held.library.db.execute("PRAGMA max_page_count = 1073741823")
    dialog.create_workshop()
    assert workshops(held.library, held.scope.process_id)[-1].title == "Det nya"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("as_copy", [False, True])
def test_nothing_is_cut_off(qtbot: QtBot, held: Room, zoom: float, as_copy: bool) -> None:
    with edit(held.library, Scope(held.scope.process_id), "Lång"):
        long = add_workshop(held.library, held.scope.process_id, "<b>Samverkan</b> " * 20, date="2998-01-01")
    assert workshop(held.library, long).title
    dialog = _asked(qtbot, open_window(qtbot, held.library, zoom))
    dialog.source.as_copy.setChecked(as_copy)
    dialog.source.workshops.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not cut_off(dialog), timeout=2000)
    dialog.reject()

"""People and organisations of a process: found, changed, put together and deleted, with keys alone, and undone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import (
    Person,
    add_organisation,
    add_person,
    attendance,
    organisations,
    persons,
    set_attendance,
)
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.people_dialog import PeopleDialog, open_people
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Ground:
    """A process with some people, two of whom are one."""

    def __init__(self, room: Room) -> None:
        self.room, self.library, self.process_id = room, room.library, room.scope.process_id
        self.scope = Scope(self.process_id)
        with edit(self.library, self.scope, "Parter"):
            add = add_organisation
            self.north = add(self.library, self.process_id, "Norra kommunen", OrganisationType.MUNICIPALITY)
            self.region = add(self.library, self.process_id, "Region Exempel", OrganisationType.REGION)
            self.ids = {
                name: add_person(self.library, self.process_id, name, title=title, level=level)
                for name, title, level in (
                    ("Åsa Tänkt", "chef", Level.MESO),
                    ("Bo Exempel", "", None),
                    ("Tänkt, Åsa", "enhetschef", None),
                    ("Öyvind Fiktiv", "", None),
                )
            }
            set_attendance(self.library, room.workshop_id, self.ids["Åsa Tänkt"], "invited")
            set_attendance(self.library, room.workshop_id, self.ids["Tänkt, Åsa"], "present", "justerare")

    def person(self, name: str) -> Person:
        return persons(self.library, self.process_id)[self.ids[name]]

    def names(self) -> list[str]:
        return [one.name for one in persons(self.library, self.process_id).values()]

    def places(self) -> list[tuple[str, str]]:
        return [(one.name, one.type.value) for one in organisations(self.library, self.process_id)]


@pytest.fixture
def ground(room: Room) -> Ground:
    """Who the dialog is about."""
    return Ground(room)


@pytest.fixture
def host(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """The window that the dialog lies over."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 720)
    with qtbot.waitExposed(host):
        host.show()
    return host


@pytest.fixture
def session(ground: Ground, qapp: QApplication) -> Session:
    """The open library as the window sees it."""
    return Session(ground.library)


@pytest.fixture
def dialog(qtbot: QtBot, host: QWidget, session: Session, ground: Ground) -> PeopleDialog:
    """The dialog, in front."""
    made = open_people(session, ground.process_id, host)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@contextmanager
def full_disk(library: Library) -> Iterator[None]:
    """Let nothing larger be written for the block."""
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    library.db.execute("PRAGMA max_page_count = 1073741823")


def shown(dialog: PeopleDialog) -> list[str]:
    model = dialog.tab().list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chosen(dialog: PeopleDialog) -> list[str]:
    return [row.name for row in dialog.tab().chosen()]


def choose(dialog: PeopleDialog, ground: Ground, *names: str) -> None:
    dialog.people.list.choose_all_of([ground.ids[name] for name in names])


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def test_people_stand_by_name_with_what_is_known(dialog: PeopleDialog) -> None:
    assert shown(dialog) == ["Bo Exempel", "Tänkt, Åsa, enhetschef", "Åsa Tänkt, chef", "Öyvind Fiktiv"]
    assert dialog.people.list.hasFocus()
    assert chosen(dialog) == ["Bo Exempel"]
    used = dialog.people.list.model().index(2, 3).data()
    assert used == "1 workshop"
    assert dialog.people.list.model().index(0, 3).data() == "används inte"
    dialog.tabs.setCurrentIndex(1)
    assert shown(dialog) == ["Region Exempel", "Norra kommunen"]


def test_searching_narrows_and_escape_widens_again(dialog: PeopleDialog) -> None:
    press(dialog.people.list, KEY.Key_F, CTRL)
    search = dialog.people.search
    assert search.hasFocus()
    typed(search, "ÅSA ENH")
    assert shown(dialog) == ["Tänkt, Åsa, enhetschef"]
    press(search, KEY.Key_Down)
    assert dialog.people.list.hasFocus()
    press(dialog.people.list, KEY.Key_F, CTRL)
    typed(search, "finns inte")
    assert (shown(dialog), dialog.people.none.isVisible(), dialog.people.list.isVisible()) == ([], True, False)
    assert not dialog.people.fields.name.isEnabled()
    press(search, KEY.Key_Escape)
    assert (len(shown(dialog)), dialog.isVisible()) == (4, True)
    press(search, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_a_name_and_a_title_are_written_and_undone_each_in_one_step(dialog: PeopleDialog, ground: Ground) -> None:
    choose(dialog, ground, "Bo Exempel")
    fields, rows = dialog.people.fields, dialog.people.list
    press(rows, KEY.Key_F2)
    assert fields.name.hasFocus()
    typed(fields.name, "Bö")
    fields.settle()
    typed(fields.name, " Exämpel")
    press(fields.name, KEY.Key_Return)
    assert ground.person("Bo Exempel").name == "Bö Exämpel"
    assert rows.hasFocus()
    fields.title.setFocus()
    typed(fields.title, "läkare")
    press(fields.title, KEY.Key_Tab)
    assert ground.person("Bo Exempel").title == "läkare"
    assert fields.organisation.hasFocus()
    for _number in range(2):
        press(rows, KEY.Key_Z, CTRL)
    assert ground.person("Bo Exempel") == Person(ground.ids["Bo Exempel"], "Bo Exempel", "", None, None)
    assert (fields.name.text(), fields.title.text()) == ("Bo Exempel", "")
    for _number in range(2):
        press(rows, KEY.Key_Y, CTRL)
    assert (fields.name.text(), fields.title.text()) == ("Bö Exämpel", "läkare")


def test_a_title_can_be_taken_away_and_escape_lets_a_text_be(dialog: PeopleDialog, ground: Ground) -> None:
    choose(dialog, ground, "Åsa Tänkt")
    title = dialog.people.fields.title
    title.setFocus()
    title.selectAll()
    press(title, KEY.Key_Backspace)
    press(title, KEY.Key_Return)
    assert ground.person("Åsa Tänkt").title == ""
    press(dialog.people.list, KEY.Key_F2)
    typed(dialog.people.fields.name, "Fel")
    press(dialog.people.fields.name, KEY.Key_Escape)
    assert (ground.person("Åsa Tänkt").name, dialog.people.fields.name.text()) == ("Åsa Tänkt", "Åsa Tänkt")
    assert dialog.isVisible()


def test_somebody_must_have_a_name(dialog: PeopleDialog, ground: Ground) -> None:
    choose(dialog, ground, "Bo Exempel")
    name = dialog.people.fields.name
    press(dialog.people.list, KEY.Key_F2)
    press(name, KEY.Key_Backspace)
    name.settle()
    assert ground.person("Bo Exempel").name == "Bo Exempel"
    assert dialog.banner.isVisible()
    dialog.accept()
    assert dialog.isVisible()
    typed(name, "Bosse")
    dialog.accept()
    assert not dialog.isVisible()
    assert ground.person("Bo Exempel").name == "Bosse"


def test_half_typed_text_belongs_to_who_was_chosen(dialog: PeopleDialog, ground: Ground) -> None:
    choose(dialog, ground, "Bo Exempel")
    dialog.people.fields.title.setFocus()
    typed(dialog.people.fields.title, "lä")
    choose(dialog, ground, "Öyvind Fiktiv")
    assert dialog.people.fields.title.text() == ""
    assert (ground.person("Bo Exempel").title, ground.person("Öyvind Fiktiv").title) == ("lä", "")


def test_organisation_and_level_of_several_at_once(dialog: PeopleDialog, ground: Ground) -> None:
    choose(dialog, ground, "Bo Exempel", "Åsa Tänkt")
    fields = dialog.people.fields
    assert (fields.name.isEnabled(), fields.level.currentIndex()) == (False, -1)
    assert "2 valda" in fields.about.text()
    fields.organisation.setFocus()
    for _number in range(2):
        press(fields.organisation, KEY.Key_Down)
    fields.level.setFocus()
    press(fields.level, KEY.Key_Down)
    press(fields.level, KEY.Key_Down)
    known = [ground.person(name) for name in ("Bo Exempel", "Åsa Tänkt")]
    assert [(one.organisation_id, one.level) for one in known] == [(ground.north, Level.MICRO)] * 2
    assert chosen(dialog) == ["Bo Exempel", "Åsa Tänkt"]
    assert fields.level.hasFocus()
    press(dialog.people.list, KEY.Key_Z, CTRL)
    assert [ground.person(name).level for name in ("Bo Exempel", "Åsa Tänkt")] == [None, Level.MESO]
    press(dialog.people.list, KEY.Key_Z, CTRL)
    assert ground.person("Bo Exempel").organisation_id is None


def test_likely_doubles_are_chosen_and_put_together_with_keys(
    qtbot: QtBot, dialog: PeopleDialog, ground: Ground
) -> None:
    tab = dialog.people
    assert tab.double.text() == "Kan vara samma: ”Tänkt, Åsa” och ”Åsa Tänkt”."
    tab.show_double.setFocus()
    press(tab.show_double, KEY.Key_Space)
    assert (chosen(dialog), tab.list.hasFocus()) == (["Tänkt, Åsa", "Åsa Tänkt"], True)
    press(tab.list, KEY.Key_G, CTRL)
    asking = tab.merging
    assert asking is not None
    qtbot.waitUntil(asking.list.hasFocus)
    asking.list.setCurrentRow(next(n for n in range(2) if asking.list.item(n).text().startswith("Tänkt")))
    said = asking.outcome.text()
    assert "Kvar blir ”Tänkt, Åsa”." in said
    assert "Från de andra kommer ”meso”." in said
    assert "följer inte med: ”Åsa Tänkt” och ”chef”." in said
    press(asking.list, KEY.Key_Return)
    assert not asking.isVisible()
    assert ground.names() == ["Bo Exempel", "Tänkt, Åsa", "Öyvind Fiktiv"]
    assert [(one.state, one.role) for one in attendance(ground.library, ground.room.workshop_id)] == [
        ("present", "justerare")
    ]
    assert chosen(dialog) == ["Tänkt, Åsa"]
    dialog.activateWindow()  # as a window manager does
    qtbot.waitUntil(tab.list.hasFocus)
    assert "har gått upp i ”Tänkt, Åsa”" in dialog.banner.accessibleName()
    assert not tab.double.isVisible()
    press(tab.list, KEY.Key_Z, CTRL)
    assert (len(ground.names()), tab.double.isVisible()) == (4, True)
    assert "Ångrat: Hopslagna personer: 2 är nu Tänkt, Åsa" in dialog.banner.accessibleName()
    dialog.banner.acted.emit()
    assert len(ground.names()) == 3


def test_a_full_disk_leaves_all_as_it_was_and_keeps_what_is_typed(
    dialog: PeopleDialog, ground: Ground, session: Session
) -> None:
    tab = dialog.people
    long = "Bo " + "Exempelsson " * 4_000 + "slut"
    choose(dialog, ground, "Bo Exempel")
    press(tab.list, KEY.Key_F2)
    with full_disk(ground.library):
        tab.fields.name.insertPlainText(long)
        press(tab.fields.name, KEY.Key_Return)
        assert tab.fields.name.hasFocus()
        assert dialog.banner.isVisible()
        choose(dialog, ground, "Åsa Tänkt")
        assert tab.fields.name.text() == "Åsa Tänkt"
        choose(dialog, ground, "Bo Exempel")
        assert tab.fields.name.text() == long
        assert ground.person("Bo Exempel").name == "Bo Exempel"
    choose(dialog, ground, "Åsa Tänkt")
    tab.fields.level.setFocus()
    press(tab.fields.level, KEY.Key_Down)
    assert ground.person("Åsa Tänkt").level == Level.MACRO
    assert ground.person("Bo Exempel").name == long
    assert not tab.fields.held()


def test_a_merge_that_is_not_saved_can_be_tried_again(dialog: PeopleDialog, ground: Ground) -> None:
    tab = dialog.people
    with edit(ground.library, ground.scope, "Lång"):
        for name, title in (("Tänkt, Åsa", "chef " * 10_000), ("Åsa Tänkt", "")):
            ground.library.db.execute("UPDATE person SET title = ? WHERE name = ?", [title, name])
    tab.refresh()
    tab.next_double()
    asking = tab.merge()
    assert asking is not None
    asking.list.setCurrentRow(next(n for n in range(2) if asking.list.item(n).text().startswith("Åsa")))
    with full_disk(ground.library):
        asking.save()
        assert asking.isVisible()
        assert asking.wrong.isVisible()
        assert len(ground.names()) == 4
    asking.save()
    assert not asking.isVisible()
    assert len(ground.names()) == 3


def test_who_is_used_stays_and_who_is_not_can_be_deleted(dialog: PeopleDialog, ground: Ground) -> None:
    tab = dialog.people
    choose(dialog, ground, "Bo Exempel", "Åsa Tänkt")
    press(tab.list, KEY.Key_Delete)
    assert len(ground.names()) == 4
    assert "”Åsa Tänkt” är kvar" in dialog.banner.accessibleName()
    choose(dialog, ground, "Bo Exempel")
    press(tab.list, KEY.Key_Delete)
    assert "Bo Exempel" not in ground.names()
    assert (chosen(dialog), tab.list.hasFocus()) == (["Tänkt, Åsa"], True)
    dialog.banner.acted.emit()
    assert "Bo Exempel" in ground.names()


def test_new_ones_are_named_at_once(dialog: PeopleDialog, ground: Ground) -> None:
    press(dialog.people.list, KEY.Key_Insert)
    assert dialog.people.fields.name.hasFocus()
    typed(dialog.people.fields.name, "Cilla Ny")
    press(dialog.people.fields.name, KEY.Key_Return)
    assert (chosen(dialog), "Cilla Ny" in ground.names()) == (["Cilla Ny"], True)
    press(dialog.people.list, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    places = dialog.places
    assert dialog.tab() is places
    assert places.list.hasFocus()
    for _number in range(2):
        places.list.setFocus()
        press(places.list, KEY.Key_Insert)
    typed(places.fields.name, "Hälsan AB")
    press(places.fields.name, KEY.Key_Tab)
    assert places.fields.kind.hasFocus()
    press(places.fields.kind, KEY.Key_Up)
    assert ("Hälsan AB", "private") in ground.places()
    assert ("Ny organisation", "other") in ground.places()
    for _number in range(5):
        press(places.list, KEY.Key_Z, CTRL)
    assert (len(ground.places()), "Ny person" in ground.names()) == (2, True)


def test_organisations_are_put_together(dialog: PeopleDialog, ground: Ground) -> None:
    with edit(ground.library, ground.scope, "En till"):
        again = add_organisation(ground.library, ground.process_id, "norra  KOMMUNEN", OrganisationType.OTHER)
        ground.library.db.execute("UPDATE person SET organisation_id = ?", [again])
    dialog.tabs.setCurrentIndex(1)
    tab = dialog.places
    tab.refresh()
    tab.next_double()
    asking = tab.merge()
    assert asking is not None
    assert asking.kept().name == "norra KOMMUNEN"
    asking.list.setCurrentRow(1)
    asking.save()
    assert ground.places() == [("Region Exempel", "region"), ("Norra kommunen", "municipality")]
    assert ground.person("Bo Exempel").organisation_id == ground.north
    dialog.undo()
    assert ground.person("Bo Exempel").organisation_id == again


def test_only_what_is_about_people_is_undone_here(dialog: PeopleDialog, ground: Ground, session: Session) -> None:
    with edit(ground.library, ground.scope, "Uppdragets namn"):
        ground.library.db.execute("UPDATE process SET title = 'Nytt namn'")
    before = journal.next_undo(ground.library, ground.scope)
    press(dialog.people.list, KEY.Key_Z, CTRL)
    assert journal.next_undo(ground.library, ground.scope) == before
    assert "något annat: Uppdragets namn" in dialog.banner.accessibleName()
    press(dialog.people.list, KEY.Key_Y, CTRL)
    assert "inget att ångra eller göra om" in dialog.banner.accessibleName()

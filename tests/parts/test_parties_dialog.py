"""The tables of the room: made, named, seated and taken away by keys alone, and undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from naravard_desktop.live.session import Session
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.process.parties import add_party, parties
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed

Show = Callable[[QWidget], None]
KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[[], PartiesDialog]


@pytest.fixture
def dialog(shown: Show, room: Room, session: Session) -> PartiesDialog:
    """The dialog, over a window."""
    host = QWidget()
    shown(host)
    made = PartiesDialog(session, room.scope, host)
    made.open()
    made.setProperty("host", host)
    return made


def names(room: Room) -> list[tuple[str, int | None]]:
    return [(one.name, one.persons) for one in parties(room.library, room.workshop_id)]


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def make(dialog: PartiesDialog, number: int) -> None:
    dialog.count.field.setFocus()
    dialog.count.field.selectAll()
    QTest.keyClicks(dialog.count.field, str(number))
    QTest.keyClick(dialog.count.field, KEY.Key_Return)


def test_a_number_makes_all_tables_at_once_and_is_one_undo(dialog: PartiesDialog, room: Room) -> None:
    assert dialog.count.field.hasFocus()
    make(dialog, 12)
    assert names(room) == [(f"Bord {number}", None) for number in range(1, 13)]
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    assert names(room) == []
    assert dialog.list.count() == 0
    assert dialog.count.value() == 0
    QTest.keyClick(dialog.list, KEY.Key_Y, CTRL)
    assert len(names(room)) == 12
    make(dialog, 3)
    assert [name for name, _persons in names(room)] == ["Bord 1", "Bord 2", "Bord 3"]


def test_digits_seat_people_table_by_table(dialog: PartiesDialog, room: Room) -> None:
    make(dialog, 3)
    assert dialog.list.hasFocus()
    for keys in ("6", "12", "1"):
        QTest.keyClicks(dialog.list, keys)
        QTest.keyClick(dialog.list, KEY.Key_Down)
    QTest.keyClick(dialog.list, KEY.Key_Plus)
    assert names(room) == [("Bord 1", 6), ("Bord 2", 12), ("Bord 3", 2)]
    assert dialog.sum.text() == "20 personer vid 3 bord."
    assert dialog.persons.value() == 2
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    assert names(room) == [("Bord 1", 6), ("Bord 2", None), ("Bord 3", None)]
    assert dialog.list.item(0).text() == "Bord 1 · 6 personer"


def test_f2_renames_and_return_goes_back(dialog: PartiesDialog, room: Room) -> None:
    make(dialog, 2)
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, KEY.Key_F2)
    assert dialog.name.hasFocus()
    typed(dialog.name, "Fönstret <b>å</b> 🙂")
    QTest.keyClick(dialog.name, KEY.Key_Return)
    assert names(room)[1] == ("Fönstret <b>å</b> 🙂", None)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    assert dialog.name.text() == "Bord 2"


def test_two_tables_cannot_have_one_name_and_the_text_stays(dialog: PartiesDialog, room: Room) -> None:
    make(dialog, 2)
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, KEY.Key_F2)
    typed(dialog.name, "Bord 1")
    QTest.keyClick(dialog.name, KEY.Key_Return)
    assert names(room)[1] == ("Bord 2", None)
    assert dialog.name.text() == "Bord 1"
    assert "heter redan" in dialog.trouble.text()
    assert dialog.name.hasFocus()
    dialog.accept()
    assert dialog.isVisible()
    QTest.keyClick(dialog.name, KEY.Key_Escape)
    assert dialog.name.text() == "Bord 2"
    dialog.accept()
    assert not dialog.isVisible()


def test_delete_takes_a_table_away_and_undo_brings_it_back(dialog: PartiesDialog, room: Room) -> None:
    make(dialog, 3)
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, KEY.Key_Delete)
    assert [name for name, _persons in names(room)] == ["Bord 1", "Bord 3"]
    assert dialog.list.currentRow() == 1
    dialog.add.click()
    assert names(room)[-1] == ("Bord 2", None)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    QTest.keyClick(dialog.list, KEY.Key_Z, CTRL)
    assert [name for name, _persons in names(room)] == ["Bord 1", "Bord 2", "Bord 3"]


def test_a_name_waits_for_a_full_disk(dialog: PartiesDialog, room: Room, session: Session) -> None:
    make(dialog, 1)
    full(room)
    QTest.keyClick(dialog.list, KEY.Key_F2)
    QApplication.clipboard().setText("Bordet närmast dörren " * 1_000)
    QTest.keyClick(dialog.name, KEY.Key_V, CTRL)
    QTest.keyClick(dialog.name, KEY.Key_Return)
    assert names(room) == [("Bord 1", None)]
    assert dialog.name.text().startswith("Bordet närmast")
    assert "Inte sparat" in dialog.trouble.text()
    freed(room)
    session.do(room.scope, "Annat", lambda: add_party(room.library, room.workshop_id, "Annat"))
    assert names(room)[0][0].startswith("Bordet närmast dörren")
    assert not dialog.trouble.isVisible()


def test_tab_goes_through_all_and_everything_has_a_name(dialog: PartiesDialog) -> None:
    make(dialog, 2)
    wanted = [
        dialog.count.field,
        dialog.make,
        dialog.list,
        dialog.name,
        dialog.persons.field,
        dialog.add,
        dialog.remove,
    ]
    dialog.count.field.setFocus()
    found: list[QWidget] = []
    for _number in wanted:
        found.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), KEY.Key_Tab)
    assert found == wanted
    assert dialog.focusWidget() is dialog.close_button
    for widget in wanted:
        assert widget.accessibleName() or getattr(widget, "text", str)()
    assert cut_off(dialog) == []

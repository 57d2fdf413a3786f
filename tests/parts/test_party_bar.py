"""Which table is counted: by mouse, by keys, and through names that change under it."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.live.session import Session
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.parts.party_bar import PartyBar
from naravard_desktop.process.parties import add_party, change_party, delete_party, parties
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room

Show = Callable[[QWidget], None]
KEY = Qt.Key
TURN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Bench(QWidget):
    """A panel with a bar and a field."""

    def __init__(self, session: Session, room: Room) -> None:
        super().__init__()
        self.bar = PartyBar(session, room.scope, self, about="Räknas för")
        self.field = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.field)
        self.told: list[str] = []
        self.bar.changed.connect(self.told.append)


@pytest.fixture
def bench(shown: Show, room: Room, session: Session) -> Bench:
    """A panel in an active window."""
    made = Bench(session, room)
    shown(made)
    return made


def tables(session: Session, room: Room, *names: str) -> None:
    def change() -> bool:
        for name in names:
            add_party(room.library, room.workshop_id, name)
        return True

    session.do(room.scope, "Bord", change)


def test_without_tables_the_room_is_one_and_tables_can_be_made(bench: Bench) -> None:
    assert bench.bar.party() == ""
    assert bench.bar.edit.text() == "Dela in i bord…"
    assert not bench.bar.choice.isVisible()
    QTest.mouseClick(bench.bar.edit, Qt.MouseButton.LeftButton)
    dialog = bench.findChild(PartiesDialog)
    assert isinstance(dialog, PartiesDialog)
    dialog.reject()


def test_tables_come_as_buttons_and_are_chosen(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1", "Bord & kommun")
    buttons = bench.bar.widgets()[:3]
    assert [one.accessibleName() for one in buttons] == ["Hela rummet", "Bord 1", "Bord & kommun"]
    assert all(one.isVisible() for one in buttons)
    QTest.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert (bench.bar.party(), bench.told) == ("Bord & kommun", ["Bord & kommun"])
    assert cut_off(bench) == []


def test_keys_turn_round_from_anywhere_in_the_panel(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1", "Bord 2")
    bench.field.setFocus()
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp):
        QTest.keyClick(bench.field, key, TURN)
    assert bench.told == ["Bord 1", "Bord 2", "", "Bord 2"]
    assert bench.field.hasFocus()


def test_a_table_stays_chosen_under_its_new_name_and_not_when_it_is_gone(
    bench: Bench, room: Room, session: Session
) -> None:
    tables(session, room, "Bord 1", "Bord 2")
    bench.bar.put("Bord 2")
    assert bench.told == []
    (_first, second) = parties(room.library, room.workshop_id)
    session.do(room.scope, "Namn", partial(change_party, room.library, second.id, name="Fönstret", persons=4))
    assert (bench.bar.party(), bench.told) == ("Fönstret", ["Fönstret"])
    session.do(room.scope, "Bort", partial(delete_party, room.library, second.id))
    assert bench.bar.party() == ""
    session.undo(room.scope)
    session.undo(room.scope)
    assert bench.bar.names() == ["", "Bord 1", "Bord 2"]
    session.undo(room.scope)
    assert bench.bar.names() == [""]


def test_many_or_long_names_become_a_list(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, *(f"Bord {number} <b>" for number in range(1, 13)))
    assert bench.bar.choice.isVisible()
    bench.bar.choice.setFocus()
    QTest.keyClick(bench.bar.choice, KEY.Key_Down)
    assert bench.bar.party() == "Bord 1 <b>"
    assert cut_off(bench) == []


def test_few_tables_become_a_list_where_it_is_narrow(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bordet närmast fönstret mot gården", "Bordet närmast dörren mot korridoren")
    assert not bench.bar.choice.isVisible()
    bench.resize(380, 200)
    assert bench.bar.choice.isVisible()
    assert cut_off(bench) == []


def test_names_that_no_table_has_can_be_offered(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1")
    bench.bar.offer_also(["Bord 9", "Bord 1"])
    assert bench.bar.names() == ["", "Bord 1", "Bord 9"]
    bench.bar.put("Bord 9")
    bench.bar.offer_also([])
    assert bench.bar.party() == ""
    assert bench.told == [""]


def test_it_begins_with_the_first_table_once_where_the_room_is_not_counted(
    bench: Bench, room: Room, session: Session
) -> None:
    bench.bar.begin(room=False)
    assert bench.bar.party() == ""
    tables(session, room, "Bord 1", "Bord 2")
    bench.bar.begin(room=False)
    assert (bench.bar.party(), bench.told) == ("Bord 1", [])
    bench.bar.turn(-1)
    bench.bar.begin(room=False)
    assert bench.bar.party() == ""


def test_a_room_that_is_counted_as_one_stays_chosen(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1")
    bench.bar.begin(room=True)
    bench.bar.begin(room=False)
    assert bench.bar.party() == ""


def test_what_was_chosen_before_it_begins_stays_chosen(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1", "Bord 2")
    bench.bar.put("Bord 2")
    bench.bar.begin(room=False)
    assert bench.bar.party() == "Bord 2"


def test_tab_comes_to_the_chosen_table_and_arrows_to_the_others(bench: Bench, room: Room, session: Session) -> None:
    tables(session, room, "Bord 1", "Bord 2")
    bench.bar.begin(room=False)
    bench.field.setFocus()
    found: QWidget | None = bench.field
    for _number in range(5):
        QTest.keyClick(bench, KEY.Key_Tab)
        found = bench.focusWidget()
        if isinstance(found, QPushButton) and found.isCheckable():
            break
    assert isinstance(found, QPushButton)
    assert found.accessibleName() == "Bord 1"
    QTest.keyClick(found, KEY.Key_Right)
    assert bench.bar.party() == "Bord 2"
    turned = bench.focusWidget()
    assert turned is not None
    QTest.keyClick(turned, KEY.Key_Left)
    assert bench.bar.party() == "Bord 1"

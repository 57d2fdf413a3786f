"""The closing: plus and delta, messages, the next meeting; and what the room sees of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import read_time
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import card, cards, change_card
from naravard_desktop.process.workshops import Workshop, change_workshop, workshop
from naravard_desktop.steps.closing.data import DELTA, MESSAGE, PLUS, WHO, WHOM
from naravard_desktop.steps.closing.panel import ClosingPanel
from naravard_desktop.steps.closing.screen import ClosingScreen
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NEXT = 2
Open = Callable[[], ClosingPanel]


@pytest.fixture
def closing(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel, shown."""

    def make() -> ClosingPanel:
        panel = ClosingPanel(session, room.step("closing"))
        qtbot.addWidget(panel)
        panel.resize(1000, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.take_focus()
        return panel

    return make


def write(section: Section, text: str) -> None:
    typed(section.capture.field, text)
    QTest.keyClick(section.capture.field, KEY.Key_Return)


def texts(room: Room, panel: ClosingPanel, section: str) -> list[str]:
    return [one.text for one in cards(room.library, panel.step.id, section)]


def held(room: Room) -> Workshop:
    return workshop(room.library, room.workshop_id)


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_plus_and_delta_have_their_own_lines(room: Room, closing: Open) -> None:
    panel = closing()
    assert panel.focusWidget() is panel.plus.capture.field
    write(panel.plus, "Alla kom till tals")
    write(panel.delta, "Kortare inledning")
    assert texts(room, panel, PLUS) == ["Alla kom till tals"]
    assert texts(room, panel, DELTA) == ["Kortare inledning"]
    assert panel.take_line("Bra kaffe")
    assert texts(room, panel, PLUS) == ["Alla kom till tals", "Bra kaffe"]
    QTest.keyClick(panel.delta.capture.field, KEY.Key_Z, CTRL)
    assert texts(room, panel, PLUS) == ["Alla kom till tals"]
    assert len(panel.plus.list.cards.rows) == 1


def test_enter_goes_from_who_to_whom_to_what(room: Room, closing: Open) -> None:
    panel = closing()
    panel.show_section(MESSAGE)
    panel.take_focus()
    messages = panel.messages
    for field, text in ((messages.who, "Alva"), (messages.whom, "nämnden"), (messages.capture.field, "Att vi börjar")):
        assert panel.focusWidget() is field
        typed(field, text)
        QTest.keyClick(field, KEY.Key_Return)
    (found,) = cards(room.library, panel.step.id, MESSAGE)
    assert (found.text, found.extra) == ("Att vi börjar", {WHO: "Alva", WHOM: "nämnden"})
    assert panel.focusWidget() is messages.who
    assert (messages.who.text(), messages.whom.text()) == ("", "")
    assert messages.list.cards.rows[0].spoken == "Att vi börjar, Alva berättar för nämnden"
    QTest.keyClick(messages.who, KEY.Key_Return)
    assert panel.focusWidget() is messages.whom, "who tells need not be known"


def test_who_and_whom_are_changed_for_the_chosen(room: Room, closing: Open) -> None:
    panel = closing()
    panel.show_section(MESSAGE)
    messages = panel.messages
    write(messages, "Att vi börjar")
    (card_id,) = [row.id for row in messages.list.cards.rows]
    messages.list.choose([card_id])
    assert messages.details is not None
    field = messages.details.fields[WHOM]
    assert isinstance(field, QLineEdit)
    typed(field, "alla chefer")
    QTest.keyClick(field, KEY.Key_Return)
    assert card(room.library, card_id).extra == {WHO: "", WHOM: "alla chefer"}
    assert messages.list.cards.rows[0].spoken == "Att vi börjar, Till alla chefer"
    panel.undo()
    assert field.text() == ""


def test_a_full_disk_keeps_all_three_fields(room: Room, closing: Open) -> None:
    panel = closing()
    panel.show_section(MESSAGE)
    messages = panel.messages
    big = "x" * 40_000
    typed(messages.who, "Alva")
    full(room)
    messages.capture.field.insertPlainText(big)
    QTest.keyClick(messages.capture.field, KEY.Key_Return)
    assert messages.capture.field.text() == big
    assert messages.who.text() == "Alva"
    freed(room)
    QTest.keyClick(messages.capture.field, KEY.Key_Return)
    (found,) = cards(room.library, panel.step.id, MESSAGE)
    assert (found.text, found.extra[WHO]) == (big, "Alva")


def test_half_a_message_is_there_when_the_panel_is_made_again(closing: Open, session: Session) -> None:
    panel = closing()
    panel.show_section(MESSAGE)
    typed(panel.messages.whom, "nämnden")
    typed(panel.plus.capture.field, "halvt")
    panel.settle()
    again = ClosingPanel(session, panel.step)
    assert again.messages.whom.text() == "nämnden"
    assert again.messages.who.text() == ""
    assert again.plus.capture.field.text() == "halvt"
    assert again.delta.capture.field.text() == ""


def test_the_next_meeting_is_written_and_said_in_words(room: Room, closing: Open) -> None:
    panel = closing()
    panel.tabs.setCurrentIndex(NEXT)
    panel.take_focus()
    coming = panel.next_meeting
    assert coming.words.text() == "Nästa möte är inte bestämt än."
    typed(coming.date.line, "2027-01-14")
    QTest.keyClick(coming.date.line, KEY.Key_Return)
    typed(coming.time, "kl 13")
    QTest.keyClick(coming.time, KEY.Key_Return)
    typed(coming.place, "Folkets hus")
    panel.settle()
    assert (held(room).next_date, held(room).next_time, held(room).next_place) == ("2027-01-14", "13:00", "Folkets hus")
    assert coming.time.text() == "13.00"
    assert coming.words.text() == "Nästa möte: torsdag 14 januari 2027 kl. 13.00, Folkets hus"
    for _step in range(3):
        panel.undo()
    assert (held(room).next_date, held(room).next_time, held(room).next_place) == (None, None, "")
    assert (coming.date.value(), coming.time.text(), coming.place.text()) == (None, "", "")
    panel.redo()
    assert coming.date.value() == "2027-01-14"


def test_the_next_meeting_can_be_unset(room: Room, closing: Open, session: Session) -> None:
    panel = closing()
    panel.tabs.setCurrentIndex(NEXT)
    values = {"next_date": "2027-01-14", "next_time": "13:00", "next_place": "Här"}
    session.do(room.scope, "Ny", lambda: change_workshop(room.library, room.workshop_id, **values))
    coming = panel.next_meeting
    assert (coming.date.value(), coming.time.text(), coming.place.text()) == ("2027-01-14", "13.00", "Här")
    coming.date.clear()
    coming.time.setFocus()
    coming.time.selectAll()
    QTest.keyClick(coming.time, KEY.Key_Delete)
    coming.place.setFocus()
    coming.place.selectAll()
    QTest.keyClick(coming.place, KEY.Key_Delete)
    panel.settle()
    assert (held(room).next_date, held(room).next_time, held(room).next_place) == (None, None, "")


def test_a_time_that_cannot_be_read_stays_with_a_sentence(room: Room, closing: Open) -> None:
    panel = closing()
    panel.tabs.setCurrentIndex(NEXT)
    coming = panel.next_meeting
    coming.time.setFocus()
    typed(coming.time, "efter lunch")
    QTest.keyClick(coming.time, KEY.Key_Tab)
    assert coming.time.text() == "efter lunch"
    assert coming.wrong.isVisible()
    assert held(room).next_time is None
    coming.time.selectAll()
    typed(coming.time, "9")
    panel.settle()
    assert held(room).next_time == "09:00"
    assert not coming.wrong.isVisible()


@pytest.mark.parametrize(
    ("text", "wall"),
    [("13.00", "13:00"), ("1300", "13:00"), ("kl. 9", "09:00"), ("9:30", "09:30"), ("25", None), ("x", None)],
)
def test_times_are_read_as_people_write_them(text: str, wall: str | None) -> None:
    assert read_time(text) == wall


def test_a_full_disk_keeps_the_next_meeting_until_it_can_be_saved(room: Room, closing: Open) -> None:
    panel = closing()
    panel.tabs.setCurrentIndex(NEXT)
    coming = panel.next_meeting
    big = "x" * 40_000
    coming.place.setFocus()
    full(room)
    coming.place.insertPlainText(big)
    panel.settle()
    coming.date.setFocus()
    panel.refresh()
    assert coming.place.text() == big
    assert held(room).next_place == ""
    freed(room)
    assert panel.take_line("Disken svarar")
    assert held(room).next_place == big


def test_typing_a_place_is_one_undo(room: Room, closing: Open) -> None:
    panel = closing()
    panel.tabs.setCurrentIndex(NEXT)
    place = panel.next_meeting.place
    place.setFocus()
    for part in ("Folkets", " hus", ", salen"):
        typed(place, part)
        place.settle()
    assert held(room).next_place == "Folkets hus, salen"
    panel.undo()
    assert held(room).next_place == ""
    assert place.text() == ""


def test_all_that_takes_focus_has_a_name_and_tab_goes_round(closing: Open) -> None:
    panel = closing()
    panel.show_section(MESSAGE)
    write(panel.messages, "Att vi börjar")
    panel.messages.list.choose([panel.messages.list.cards.rows[0].id])
    for at in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(at)
        panel.tabs.tabBar().setFocus()
        seen: list[QWidget] = []
        for _press in range(60):
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus in seen:
                break
            assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
            seen.append(focus)
            QTest.keyClick(focus, KEY.Key_Tab)
        assert focus is seen[0]
        assert len(seen) > 3
    panel.show_section(MESSAGE)
    assert panel.messages.details is not None
    chain = panel.messages.focus_chain()
    assert chain.index(panel.messages.who) < chain.index(panel.messages.capture.field)


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 950), (1.5, 900), (2.0, 1200), (0.8, 1500)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, closing: Open, zoom: float, width: int) -> None:
    theme.apply(qapp, "light", zoom)
    try:
        panel = closing()
        panel.resize(width, 600)
        write(panel.plus, "Ett långt ord som realiserbarhetsprövningsunderlag")
        for at in range(panel.tabs.count()):
            panel.tabs.setCurrentIndex(at)
            qtbot.waitUntil(lambda: not cut_off(panel), timeout=2000)
    finally:
        theme.apply(qapp, "light", 1.0)


def test_the_screen_shows_all_and_follows(room: Room, closing: Open, session: Session) -> None:
    panel = closing()
    screen = ClosingScreen(session, panel.step)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    assert "Det här var bra\nDet här gör vi annorlunda" in screen.spoken()
    write(panel.plus, "Alla kom till tals")
    write(panel.delta, "Kortare inledning")
    panel.show_section(MESSAGE)
    typed(panel.messages.who, "Alva")
    write(panel.messages, "Att vi börjar")
    values = {"next_date": "2027-01-14", "next_time": "13:00"}
    session.do(room.scope, "Ny", lambda: change_workshop(room.library, room.workshop_id, **values))
    assert "Alla kom till tals" in screen.spoken()
    panel.tabs.setCurrentIndex(NEXT)
    assert screen.page() == 1
    said = screen.spoken().splitlines()
    assert said[-4:] == ["Att vi börjar", "Alva berättar", "Nästa möte", "Torsdag 14 januari 2027 kl. 13.00"]
    (card_id,) = [row.id for row in panel.messages.list.cards.rows]
    session.do(room.scope, "Dold", lambda: change_card(room.library, card_id, confidential=True))
    assert "Alva" not in screen.spoken()
    assert "Att vi börjar" not in screen.spoken()
    screen.grab()
    panel.tabs.setCurrentIndex(0)
    assert screen.page() == 0

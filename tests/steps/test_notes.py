"""Examples in a moment of notes, what waits to be shown, and what its minutes say of tables and imported columns."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.live.session import Session
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.parties import add_party
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed

Open = Callable[..., NotesPanel]
KEY = Qt.Key
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
EXAMPLES = ("Samma läkare över tid", "<b>Rätt</b> plats & {tid}", "Ingen berättar två gånger")


@pytest.fixture
def notes(qtbot: QtBot, room: Room, session: Session) -> Open:
    def make(*texts: str, **options: object) -> NotesPanel:
        step = room.step("notes", None, anonymous=False, **options)
        with edit(room.library, room.scope, "Först"):
            add_cards(room.library, step.id, [NewCard(text=text) for text in texts])
        panel = NotesPanel(session, step)
        qtbot.addWidget(panel)
        panel.resize(950, 640)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return make


def write(panel: NotesPanel, text: str) -> None:
    typed(panel.capture.field, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)


def texts(room: Room, panel: NotesPanel) -> list[str]:
    return [one.text for one in cards(room.library, panel.step.id)]


def test_examples_are_folded_until_asked_for(room: Room, notes: Open) -> None:
    panel = notes("Vår egen", examples=EXAMPLES)
    assert panel.examples.unfold.isVisible()
    assert not panel.examples.list.isVisible()
    screen = NotesScreen(panel.session, panel.step)
    panel.examples.unfold.setFocus()
    QTest.keyClick(panel.examples.unfold, KEY.Key_Space)
    assert panel.examples.list.isVisible()
    assert panel.examples.unfold.text() == "Dölj exempel"
    assert [panel.examples.list.item(row).text() for row in range(3)] == list(EXAMPLES)
    assert cut_off(panel) == []
    assert texts(room, panel) == ["Vår egen"]
    assert "läkare" not in screen.spoken()
    QTest.keyClick(panel.examples.unfold, KEY.Key_Space)
    assert not panel.examples.list.isVisible()


def test_a_chosen_example_is_taken_in_by_keys_and_undone(room: Room, notes: Open) -> None:
    panel = notes(examples=EXAMPLES, hidden=True)
    panel.examples.unfold.click()
    assert not panel.examples.take.isEnabled()
    examples = panel.examples.list
    examples.setFocus()
    QTest.keyClick(examples, KEY.Key_Down)
    QTest.keyClick(examples, KEY.Key_Return)
    assert texts(room, panel) == [EXAMPLES[0]] or texts(room, panel) == [EXAMPLES[1]]
    (text,) = texts(room, panel)
    assert cards(room.library, panel.step.id)[0].hidden
    assert examples.currentItem().text() == f"{text} (finns bland lapparna)"
    assert not panel.examples.take.isEnabled()
    QTest.keyClick(examples, KEY.Key_Return)
    assert len(texts(room, panel)) == 1
    assert examples.hasFocus()
    panel.undo()
    assert texts(room, panel) == []
    assert panel.examples.take.isEnabled()
    examples.selectAll()
    panel.examples.take.click()
    assert texts(room, panel) == list(EXAMPLES)
    panel.undo()
    assert texts(room, panel) == []


def test_without_examples_there_is_no_button(notes: Open) -> None:
    panel = notes("A")
    assert not panel.examples.unfold.isVisible()
    assert not panel.examples.isVisible()


def test_a_full_disk_takes_no_example(qtbot: QtBot, room: Room, notes: Open) -> None:
    big = "x" * 200_000
    panel = notes(examples=(big,))
    panel.examples.unfold.click()
    panel.examples.list.selectAll()
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    with qtbot.waitSignal(panel.session.trouble):
        panel.examples.take.click()
    assert texts(room, panel) == []
    room.library.db.execute("PRAGMA max_page_count = 1073741823")
    panel.examples.take.click()
    assert texts(room, panel) == [big]


def test_the_room_hears_how_many_wait_whoever_else_is_shown(room: Room, notes: Open) -> None:
    panel = notes(hidden=True)
    with edit(room.library, room.scope, "Bord"):
        add_party(room.library, room.workshop_id, "Bord 1")
    assert panel.rounds is not None
    panel.rounds.begin("party")
    write(panel, "Ett")
    write(panel, "Två")
    panel.ask_import(SAMPLE / "principer-kandidater.csv")
    dialog = panel.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.save.click()
    screen = NotesScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    assert screen.spoken().endswith("10 lappar är skrivna och visas snart.")
    panel.list.choose([panel.list.cards.rows[0].id])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert "Ett" in screen.spoken()
    assert "Två" not in screen.spoken()
    assert screen.spoken().endswith("9 lappar är skrivna och visas snart.")
    assert not screen.grab().isNull()
    panel.show_all.click()
    assert "visas snart" not in screen.spoken()


def test_the_line_below_fits_with_many_cards(room: Room, notes: Open) -> None:
    panel = notes(*(f"Lapp nummer {number} om något" for number in range(60)))
    screen = NotesScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    write(panel, "Till")
    panel.list.choose([panel.list.cards.rows[-1].id])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_H, Qt.KeyboardModifier.ControlModifier)
    for page in range(screen.pages()):
        screen.show_page(page)
        boxes = [one.box for one in screen._placed if one.page == page]
        assert max(box.bottom() for box in boxes) <= screen.area().bottom()


def test_the_minutes_say_table_and_imported_columns(room: Room, notes: Open) -> None:
    panel = notes()
    with edit(room.library, room.scope, "Lapp"):
        add_cards(room.library, panel.step.id, [NewCard(text="Rond", party="Bord 3", extra={"blir": "Tillsammans"})])
    said = words(minutes(room.library, room.workshop_id, EVERYTHING))
    assert "Bord 3 · blir: Tillsammans" in said

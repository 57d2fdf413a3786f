"""What was typed and never entered is back when the program is: in its field, or as the change it was about to be."""

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.live.session import Session
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card, delete_card
from naravard_desktop.process.drafts import drafts, put_draft
from naravard_desktop.process.workshops import Step, delete_step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.talk.panel import TalkPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.opening import opened
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed

KEY = Qt.Key
Open = Callable[[Step], NotesPanel]


@pytest.fixture
def step(room: Room) -> Step:
    """A moment of notes with a column and two cards."""
    made = room.step("notes", None, anonymous=False, columns=(Column(name="vem"),))
    with edit(room.library, room.scope, "Först"):
        add_cards(room.library, made.id, [NewCard(text="Rond"), NewCard(text="Hembesök")])
    return made


@pytest.fixture
def notes(qtbot: QtBot, session: Session) -> Open:
    """Show a panel of notes, as when the program has started."""

    def make(step: Step) -> NotesPanel:
        panel = NotesPanel(session, step)
        show(qtbot, panel)
        return panel

    return make


def show(qtbot: QtBot, panel: CardsPanel) -> None:
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.take_focus()


def texts(room: Room, step: Step) -> list[str]:
    return [one.text for one in cards(room.library, step.id)]


def ids(room: Room, step: Step) -> list[str]:
    return [one.id for one in cards(room.library, step.id)]


def said(panel: CardsPanel) -> str:
    return " ".join(label.text() for label in panel.capture.findChildren(QLabel) if label.isVisible())


def in_place(panel: CardsPanel, card_id: str) -> LineEditor:
    """Open a card's field with F2."""
    panel.list.setFocus()
    panel.list.choose([card_id])
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    return field


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_half_a_text_is_back_in_the_field_and_entered_once(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    first = notes(step)
    with qtbot.waitSignal(first.capture.field.settled):
        typed(first.capture.field, "en halv tanke om å")
    panel = notes(step)
    assert panel.capture.field.text() == "en halv tanke om å"
    assert "inte inlagd än" in said(panel)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert texts(room, step) == ["Rond", "Hembesök", "en halv tanke om å"]
    assert drafts(room.library, step.id) == {}
    assert notes(step).capture.field.text() == ""
    assert said(panel) == ""


def test_a_text_that_is_erased_does_not_come_back(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    typed(panel.capture.field, "ångrar mig")
    panel.settle()
    assert drafts(room.library, step.id) == {"capture": "ångrar mig"}
    panel.capture.field.selectAll()
    QTest.keyClick(panel.capture.field, KEY.Key_Delete)
    assert drafts(room.library, step.id) == {}


def test_pasting_many_leaves_half_a_text_where_it_stands(room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    typed(panel.capture.field, "halv")
    panel.settle()
    QGuiApplication.clipboard().setText("ett\ntvå")
    QTest.mouseClick(panel.capture.paste, Qt.MouseButton.LeftButton)
    assert texts(room, step) == ["Rond", "Hembesök", "ett", "två"]
    assert panel.capture.field.text() == "halv"
    assert drafts(room.library, step.id) == {"capture": "halv"}
    assert panel.take_line("från rummet")
    assert drafts(room.library, step.id) == {"capture": "halv"}


def test_undo_does_not_see_a_draft(room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    typed(panel.capture.field, "halv")
    panel.settle()
    panel.undo()
    assert texts(room, step) == []
    assert panel.capture.field.text() == "halv"


def test_a_full_disk_is_told_once_and_the_draft_is_kept_later(
    qtbot: QtBot, room: Room, step: Step, notes: Open
) -> None:
    panel = notes(step)
    told: list[object] = []
    panel.session.trouble.connect(told.append)
    full(room)
    panel.capture.field.insertPlainText("x" * 40_000)
    panel.settle()
    panel.capture.field.insertPlainText("y")
    panel.settle()
    assert len(told) == 1
    assert panel.capture.field.text() == "x" * 40_000 + "y"
    freed(room)
    panel.session.do(room.scope, "Ändrad", lambda: change_card(room.library, ids(room, step)[0], hidden=True))
    assert drafts(room.library, step.id) == {"capture": "x" * 40_000 + "y"}


def test_the_disk_answering_a_draft_saves_what_waited(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    full(room)
    panel.capture.field.insertPlainText("x" * 40_000)
    panel.settle()
    freed(room)
    with qtbot.waitSignal(panel.session.saved):
        panel.capture.field.insertPlainText("y")
        panel.settle()


def test_a_panel_outlives_its_step_and_its_library(room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    typed(panel.capture.field, "halv")
    panel.session.do(room.scope, "Borttaget", lambda: delete_step(room.library, step.id))
    typed(panel.capture.field, "skriven")
    panel.capture.settle()
    assert drafts(room.library, step.id) == {}
    room.library.close()
    typed(panel.capture.field, "!")
    panel.hide()
    assert panel.capture.field.text() == "halvskriven!"


def test_a_change_in_place_is_taken_up(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    card_id = ids(room, step)[0]
    put_draft(room.library, step.id, f"edit:{card_id}", "Rond varje vecka")
    put_draft(room.library, step.id, "capture", "halv")
    panel = notes(step)
    assert texts(room, step) == ["Rond varje vecka", "Hembesök"]
    assert [row.text for row in panel.list.cards.rows] == ["Rond varje vecka", "Hembesök"]
    assert "hann bli klar" in said(panel)
    assert "inte inlagd än" in said(panel)
    assert drafts(room.library, step.id) == {"capture": "halv"}
    panel.undo()
    assert texts(room, step) == ["Rond", "Hembesök"]
    assert texts(room, notes(step).step) == ["Rond", "Hembesök"]


def test_a_change_in_place_is_kept_while_it_is_typed(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    card_id = ids(room, step)[1]
    field = in_place(panel, card_id)
    assert drafts(room.library, step.id) == {}
    typed(field, " på natten")
    field.settle()
    assert drafts(room.library, step.id) == {f"edit:{card_id}": "Hembesök på natten"}
    QTest.keyClick(field, KEY.Key_Return)
    assert texts(room, step) == ["Rond", "Hembesök på natten"]
    assert drafts(room.library, step.id) == {}


def test_escape_lets_go_of_a_change_in_place(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    field = in_place(panel, ids(room, step)[1])
    typed(field, "!!")
    field.settle()
    QTest.keyClick(field, KEY.Key_Escape)
    assert drafts(room.library, step.id) == {}
    assert texts(room, step) == ["Rond", "Hembesök"]


def test_a_change_that_a_full_disk_refused_is_still_a_draft(room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    card_id = ids(room, step)[0]
    field = in_place(panel, card_id)
    typed(field, " kort")
    field.settle()
    full(room)
    field.insertPlainText("x" * 40_000)
    QTest.keyClick(field, KEY.Key_Return)
    assert drafts(room.library, step.id) == {f"edit:{card_id}": "Rond kort"}
    freed(room)
    typed(panel.capture.field, "C")
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert texts(room, step) == ["Rond kort" + "x" * 40_000, "Hembesök", "C"]
    assert drafts(room.library, step.id) == {}


def test_what_was_typed_in_a_card_that_is_gone_stands_in_the_line(room: Room, step: Step, notes: Open) -> None:
    for card_id, text in zip(ids(room, step), ("första", "andra"), strict=True):
        put_draft(room.library, step.id, f"edit:{card_id}", text)
        with edit(room.library, room.scope, "Borttagen"):
            delete_card(room.library, card_id)
    panel = notes(step)
    found = {panel.capture.field.text(), *texts(room, step)}
    assert found == {"första", "andra"}
    assert len(texts(room, step)) == 1
    assert drafts(room.library, step.id) == {"capture": panel.capture.field.text()}


def test_columns_are_kept_while_typed_and_taken_up(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    card_id = ids(room, step)[0]
    panel.list.choose([card_id])
    field = panel.details.fields["vem"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    with qtbot.waitSignal(panel.details.typing):
        typed(field, "regionen")
    assert drafts(room.library, step.id) == {f"edit:{card_id}:vem": "regionen"}
    entries = panel.session.next_undo(panel.scope)
    taken = notes(step)
    assert taken.shown.get(card_id) == cards(room.library, step.id)[0]
    assert cards(room.library, step.id)[0].extra == {"vem": "regionen"}
    assert drafts(room.library, step.id) == {}
    taken.undo()
    assert panel.session.next_undo(panel.scope) == entries


def test_a_column_is_one_edit_and_then_no_draft(qtbot: QtBot, room: Room, step: Step, notes: Open) -> None:
    panel = notes(step)
    panel.list.choose([ids(room, step)[0]])
    field = panel.details.fields["vem"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    with qtbot.waitSignal(panel.details.typing):
        typed(field, "kommunen")
    QTest.keyClick(field, KEY.Key_Return)
    assert cards(room.library, step.id)[0].extra == {"vem": "kommunen"}
    assert drafts(room.library, step.id) == {}


def test_a_talk_keeps_its_line(qtbot: QtBot, room: Room, session: Session) -> None:
    step = room.step("talk")
    first = TalkPanel(session, step)
    show(qtbot, first)
    typed(first.capture.field, "sagt till hälften")
    first.hide()
    panel = TalkPanel(session, step)
    show(qtbot, panel)
    assert panel.capture.field.text() == "sagt till hälften"
    assert texts(room, step) == []


def test_each_list_of_a_moment_has_a_line_of_its_own(qtbot: QtBot, room: Room, session: Session) -> None:
    step = room.step("talk")

    def lists() -> list[Section]:
        made = [Section(session, step, key, key.title()) for key in ("plus", "delta")]
        for one in made:
            show(qtbot, one)
        return made

    for one in lists():
        typed(one.capture.field, f"halv {one.section}")
        one.settle()
        one.hide()
    plus, delta = lists()
    assert (plus.capture.field.text(), delta.capture.field.text()) == ("halv plus", "halv delta")
    QTest.keyClick(plus.capture.field, KEY.Key_Return)
    assert drafts(room.library, step.id) == {"capture:delta": "halv delta"}


TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.storage.opening import open_library
from naravard_desktop.widgets.editor import LineEditor
from tests.parts.letters import typed

def stored(*_what):
    print("stored", flush=True)

app = QApplication([])
library = open_library(Path(sys.argv[1]), SCHEMA)
panel = NotesPanel(Session(library), step(library, sys.argv[2]))
panel.show()
panel.activateWindow()
assert QTest.qWaitForWindowActive(panel)
place = sys.argv[3]
if place == "capture":
    field = panel.capture.field
    field.settled.connect(stored)
else:
    panel.list.choose([panel.list.cards.rows[0].id])
    if place == "in place":
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_F2)
        field = panel.list.findChild(LineEditor)
        panel.list.typing.connect(stored)
    else:
        field = panel.details.fields["vem"]
        panel.details.typing.connect(stored)
field.setFocus()
typed(field, " mitt i en mening på å")
app.exec()
"""


@pytest.mark.parametrize("place", ["capture", "in place", "column"])
def test_kill_in_the_middle_of_a_sentence_loses_nothing(qtbot: QtBot, room: Room, step: Step, place: str) -> None:
    room.library.close()
    command = [sys.executable, "-c", TYPING, str(room.library.path), step.id, place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "stored\n"
        writer.send_signal(signal.SIGKILL)
    with opened(room.library.path, SCHEMA) as library:
        panel = NotesPanel(Session(library), step)
        show(qtbot, panel)
        (first, _second) = cards(library, step.id)
        typed_there = {"capture": panel.capture.field.text(), "in place": first.text, "column": first.extra.get("vem")}
        assert str(typed_there[place]).endswith("mitt i en mening på å")
        panel.hide()

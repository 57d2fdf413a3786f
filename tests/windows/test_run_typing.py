"""Genomför and what is being typed: moments are left, places are left, disks are full, and the focus knows where to go."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process import progress
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import Step, change_step
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.windows.run_place import Face
from tests.parts.letters import typed
from tests.windows.run_day import BOARD, FACES, Day, open_day, write_day

ALT = Qt.KeyboardModifier.AltModifier


class HelpPanel(Panel):
    """What is typed in it becomes the step's help text when it is settled."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.field = LineEditor("Hjälp", parent=self)
        QVBoxLayout(self).addWidget(self.field)

    def take_focus(self) -> None:
        self.field.setFocus()

    def settle(self) -> None:
        if self.field.text() != self.step.help:
            self.do("Skrivet", partial(change_step, self.library, self.step.id, help=self.field.text()))


@pytest.fixture
def helping(qtbot: QtBot, library: Library) -> Day:
    """The same, where what is typed becomes the step's help text."""
    one = open_day(qtbot, library, faces={**FACES, "notes": Face(HelpPanel, NotesScreen)})
    one.next()
    one.next()
    return one


@pytest.fixture
def day(qtbot: QtBot, library: Library) -> Day:
    """The empty template, in its moment of notes."""
    one = open_day(qtbot, library)
    one.next()
    one.next()
    return one


def field(day: Day) -> QWidget:
    assert isinstance(day.panel, CardsPanel | HelpPanel)
    return day.panel.field if isinstance(day.panel, HelpPanel) else day.panel.capture.field


def written(day: Day) -> str:
    return day.steps[1].help


def full(library: Library) -> None:
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(library: Library) -> None:
    library.db.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.parametrize("way", ["next", "back", "skip", "key", "agenda", "settle", "place", "workshop"])
def test_what_is_typed_is_saved_when_the_moment_is_left(helping: Day, way: str) -> None:
    day = helping
    typed(field(day), "Räkna återbesöken")
    place = day.place
    if way == "next":
        day.next()
    elif way == "back":
        QTest.mouseClick(place.back, Qt.MouseButton.LeftButton)
    elif way == "skip":
        place.skip.trigger()
    elif way == "key":
        day.key(Qt.Key.Key_PageDown, ALT)
    elif way == "agenda":
        place.clock.agenda.setCurrentIndex(place.clock.model.index(3))
        QTest.keyClick(place.clock.agenda, Qt.Key.Key_Return)
    elif way == "settle":
        place.settle()
    elif way == "place":
        day.window.go("prepare")
    else:
        day.window.close_workshop()
    assert written(day) == "Räkna återbesöken"


def test_what_cannot_be_saved_stays_in_its_field(helping: Day) -> None:
    day, before = helping, written(helping)
    troubles: list[Trouble] = []
    day.window.session.trouble.connect(troubles.append)
    typed(field(day), "Räkna återbesöken ")
    box = field(day)
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText("Räkna återbesöken " * 2_000)
    full(day.library)
    panel = day.panel
    day.next()
    assert "Disken är full" in str(troubles[0])
    assert written(day) == before
    freed(day.library)
    day.place.go(panel.step.id)
    assert day.panel is panel
    day.place.settle()
    assert written(day).startswith("Räkna återbesöken Räkna")


def test_where_the_workshop_is_cannot_be_saved_either(day: Day) -> None:
    troubles: list[Trouble] = []
    day.window.session.trouble.connect(troubles.append)
    # A library that may only be read refuses like a disk that is full, but every write, however small.
    day.library.db.execute("PRAGMA query_only = ON")
    title = day.title
    day.next()
    day.place.go_back()
    day.place.skip_current()
    day.place.add_minutes(5)
    day.place.toggle_pause()
    day.place.go(day.steps[-1].id)
    day.library.db.execute("PRAGMA query_only = OFF")
    assert len(troubles) == 6
    assert day.title == title
    assert day.place.clock.time.countdown.text() == "40:00 kvar"
    day.next()
    assert day.title == "Beslut"


def test_the_focus_goes_where_the_work_begins(day: Day) -> None:
    assert QApplication.focusWidget() is field(day)
    day.next()
    assert QApplication.focusWidget() is field(day)
    day.place.clock.agenda.setFocus()
    day.place.clock.agenda.setCurrentIndex(day.place.clock.model.index(1))
    day.key(Qt.Key.Key_Return)
    assert day.title == "Vår fråga"
    assert QApplication.focusWidget() is field(day)


def test_where_nothing_is_done_the_focus_goes_to_next(qtbot: QtBot, library: Library) -> None:
    day = open_day(qtbot, library, BOARD)
    assert QApplication.focusWidget() is day.place.next
    day.go_to("break")
    assert QApplication.focusWidget() is day.place.next


def test_coming_back_to_the_place_the_work_goes_on(day: Day) -> None:
    day.window.go("prepare")
    assert QApplication.focusWidget() is not field(day)
    day.window.go("run")
    assert QApplication.focusWidget() is field(day)


def test_what_others_change_never_takes_the_focus(day: Day) -> None:
    day.place.back.setFocus()
    day.tick(2)
    day.window.session.changed.emit({"step": {day.steps[1].id}, "workshop": {day.held}})
    assert QApplication.focusWidget() is day.place.back
    day.window.go("prepare")
    other = QPushButton("Annat", day.window)
    other.show()
    other.setFocus()
    day.place.go_next()
    assert QApplication.focusWidget() is other


def test_half_typed_text_survives_undo_of_the_plan(day: Day) -> None:
    typed(field(day), "Halvskri")
    day.window.session.changed.emit({"step": {day.steps[0].id}})
    assert isinstance(day.panel, CardsPanel)
    assert day.panel.capture.field.text() == "Halvskri"


def test_a_hidden_panel_tells_nothing(day: Day) -> None:
    first = day.panel
    assert isinstance(first, CardsPanel)
    ids = day.window.session.do(day.scope, "Nya", lambda: add_cards(day.library, first.step.id, [NewCard(text="A")]))
    assert ids is not None
    heard: list[list[str]] = []
    first.selected.connect(heard.append)
    day.next()
    first.list.choose(ids)
    assert heard == []
    day.place.go_back()
    first.list.choose([])
    first.list.choose(ids)
    assert ids in heard


def test_every_panel_has_a_name(day: Day) -> None:
    QAccessible.setActive(True)
    for _number in range(4):
        face = QAccessible.queryAccessibleInterface(day.panel)
        assert face.text(QAccessible.Text.Name) == day.title
        day.place.go_next()


def test_another_workshop_gets_its_own_panels(helping: Day) -> None:
    day = helping
    typed(field(day), "Det här hör hemma i den första")
    other = write_day(day.library)
    day.window.open_workshop(other, "run")
    assert day.place.current is None
    assert written(day) == "Det här hör hemma i den första"
    assert scope_of(day.library, other) is not None
    assert progress.progress(day.library, other) == {}
    day.window.open_workshop(day.held, "run")
    assert day.title == "Vår fråga"

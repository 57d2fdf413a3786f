"""Bad days in the whole window: a sentence, nothing lost, and the room sees nothing of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.cards import cards
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.faces import FACES
from naravard_desktop.windows.room_view import RoomView
from tests.shots import settle_down, steps_to_show, tour, whole_window, workshop_of


class _Notes:
    """The window in the middle of taking notes, with what the room sees beside it."""

    def __init__(self, whole: Whole) -> None:
        self.whole, self.library = whole, whole.window.session.library
        self.step: Step = next(one for one in steps_to_show(self.library) if one.kind == "notes")
        whole.window.open_workshop(self.step.workshop_id, "run")
        whole.run.go(self.step.id)
        self.room = RoomView(whole.window.session, FACES)
        self.room.resize(1366, 768)
        self.room.show_step(self.step)
        settle_down()

    @property
    def panel(self) -> NotesPanel:
        panel = self.whole.run.panel
        assert isinstance(panel, NotesPanel)
        return panel

    @property
    def texts(self) -> list[str]:
        return [card.text for card in cards(self.library, self.step.id)]

    def enter(self, text: str) -> None:
        field = self.panel.capture.field
        field.setFocus()
        QGuiApplication.clipboard().setText(text)
        field.paste()
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle_down()


@pytest.fixture
def notes(qtbot: QtBot, tmp_path: Path) -> Iterator[_Notes]:
    with whole_window(tmp_path) as whole:
        found = _Notes(whole)
        yield found
        found.room.show_step(None)
        found.room.deleteLater()


def test_a_full_disk_is_told_here_and_not_in_the_room(notes: _Notes) -> None:
    big, seen = "Ett långt svar. " * 3_000, notes.room.spoken()
    pages = notes.library.db.execute("PRAGMA page_count").fetchone()[0]
    notes.library.db.execute(f"PRAGMA max_page_count = {pages}")
    notes.enter(big)
    banner = notes.whole.window.banner
    assert banner.isVisible()
    assert "Disken är full" in banner.accessibleName()
    assert notes.panel.capture.field.text() == big
    assert notes.room.spoken() == seen
    notes.library.db.execute("PRAGMA max_page_count = 1073741823")
    QTest.keyClick(notes.panel.capture.field, Qt.Key.Key_Return)
    settle_down()
    assert big.strip() in notes.texts
    assert notes.panel.capture.field.text() == ""
    assert not banner.isVisible()
    assert notes.whole.window.header.status.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_a_library_that_is_taken_away_is_told_until_it_is_back(notes: _Notes, tmp_path: Path) -> None:
    path, seen = notes.library.path, notes.room.spoken()
    path.rename(tmp_path / "bort")
    notes.enter("Det här får inte försvinna")
    assert "flyttats, tagits bort" in notes.whole.window.banner.accessibleName()
    assert notes.panel.capture.field.text() == "Det här får inte försvinna"
    assert notes.room.spoken() == seen
    (tmp_path / "bort").rename(path)
    QTest.keyClick(notes.panel.capture.field, Qt.Key.Key_Return)
    assert "Det här får inte försvinna" in notes.texts
    assert not notes.whole.window.banner.isVisible()


def test_a_hundred_thousand_letters_become_one_card(notes: _Notes) -> None:
    text = "åäö <b>fet</b> & ”citat” 🙂 " * 4_000
    notes.enter(text)
    assert text.strip() in notes.texts
    assert notes.room.pages() > 100
    said = "\n".join(words(minutes(notes.library, notes.step.workshop_id, EVERYTHING)))
    assert text.strip()[:50_000] in said


def test_two_thousand_lines_become_cards_in_one_step(notes: _Notes) -> None:
    before = notes.texts
    notes.enter("\n".join(f"Insats nummer {number}" for number in range(2_000)))
    assert len(notes.texts) == len(before) + 2_000
    notes.whole.window.undo()
    assert notes.texts == before
    notes.whole.window.redo()
    assert len(notes.texts) == len(before) + 2_000


def test_every_place_and_kind_stands_a_full_disk(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        library = whole.window.session.library
        whole.window.open_workshop(workshop_of(library))
        whole.run.go(steps(library, workshop_of(library))[0].id)
        pages = library.db.execute("PRAGMA page_count").fetchone()[0]
        library.db.execute(f"PRAGMA max_page_count = {pages}")
        for _name, widget in tour(whole):
            settle_down()
            assert not widget.grab().isNull()
        library.db.execute("PRAGMA max_page_count = 1073741823")

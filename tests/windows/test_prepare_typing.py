"""Typing in Förbered: saved meanwhile, undone in one step, and kept when the disk is full."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.parts.letters import typed
from tests.windows.places import Places, open_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, room: Room) -> Places:
    """The window at Förbered."""
    workshop_id = start_workshop(
        room.library, room.scope.process_id, named("klustring-vip-tillganglighet"), date="2027-02-03", starts="13:00"
    )
    opened = open_window(qtbot, room.library, follow_up=False)
    opened.window.open_workshop(workshop_id)
    return opened


@contextmanager
def full_disk(library: Library) -> Iterator[None]:
    """Let nothing larger be written for the block."""
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    library.db.execute("PRAGMA max_page_count = 1073741823")


def first(places: Places) -> Step:
    return steps(places.session.library, places.window.workshop_id or "")[0]


def held(places: Places) -> Workshop:
    return workshop(places.session.library, places.window.workshop_id or "")


def entries(places: Places) -> list[str]:
    scope = places.window.scope()
    assert scope is not None
    return [entry.label for entry in journal.history(places.session.library, scope) if entry.state == "done"]


def pause(field: TypedField) -> None:
    """Do as the clock does 700 ms after the last key."""
    field.settle()


def leave(places: Places) -> None:
    places.prepare.agenda.setFocus()


def test_pauses_in_a_field_are_one_undo_step(places: Places) -> None:
    before, aim = len(entries(places)), places.prepare.fields.fields["aim"]
    kept = first(places).aim
    aim.setFocus()
    aim.selectAll()
    for words in ("Vi vill", " förstå", " varandra"):
        typed(aim, words)
        pause(aim)
        assert first(places).aim == aim.text()
    assert len(entries(places)) == before + 1
    leave(places)
    places.window.undo()
    assert (first(places).aim, aim.text()) == (kept, kept)
    places.window.redo()
    assert aim.text() == "Vi vill förstå varandra"


def test_each_stay_in_a_field_is_a_step(places: Places) -> None:
    aim = places.prepare.fields.fields["aim"]
    for words in ("ett", "två"):
        aim.setFocus()
        aim.selectAll()
        typed(aim, words)
        leave(places)
    places.window.undo()
    assert aim.text() == "ett"


def test_keys_in_the_field_undo_there_first_and_then_what_was_done_before(places: Places) -> None:
    prepare = places.prepare
    aim, help_ = prepare.fields.fields["aim"], prepare.fields.fields["help"]
    kept = (first(places).aim, first(places).help)
    help_.setFocus()
    help_.selectAll()
    typed(help_, "En annan hjälp")
    aim.setFocus()
    aim.selectAll()
    typed(aim, "Nytt")
    pause(aim)
    for _press in range(10):
        QTest.keyClick(aim, Qt.Key.Key_Z, CTRL)
        if first(places).help == kept[1]:
            break
        assert help_.text() == "En annan hjälp"
    assert (first(places).aim, first(places).help) == kept
    assert (aim.text(), help_.text()) == kept
    assert aim.hasFocus()


def test_undoing_in_the_field_leaves_the_words_to_be_done_again(places: Places) -> None:
    aim = places.prepare.fields.fields["aim"]
    kept = first(places).aim
    aim.setFocus()
    aim.selectAll()
    typed(aim, "Det som togs tillbaka")
    pause(aim)
    while aim.document().isUndoAvailable():
        QTest.keyClick(aim, Qt.Key.Key_Z, CTRL)
    leave(places)
    assert first(places).aim == kept
    places.window.redo()
    assert aim.text() == "Det som togs tillbaka"


def test_a_title_left_empty_is_what_it_was(places: Places) -> None:
    title, facts = places.prepare.fields.fields["title"], places.prepare.facts.fields["title"]
    kept = (first(places).title, held(places).title)
    for field, tab in ((title, 0), (facts, 1)):
        places.prepare.show_tab(tab)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        pause(field)
        assert field.text() == ""
        leave(places)
    assert (first(places).title, held(places).title) == kept == (title.text(), facts.text())


@pytest.mark.parametrize("name", ["title", "place"])
def test_the_workshops_words_are_saved_while_typed(places: Places, name: str) -> None:
    places.prepare.show_tab(1)
    before, field = len(entries(places)), places.prepare.facts.fields[name]
    kept = getattr(held(places), name)
    field.setFocus()
    field.selectAll()
    for words in ("Vår", " gård"):
        typed(field, words)
        pause(field)
    assert getattr(held(places), name) == "Vår gård"
    assert field.hasFocus()
    assert len(entries(places)) == before + 1
    leave(places)
    places.window.undo()
    assert field.text() == kept


def test_a_length_is_saved_while_typed_and_escape_takes_it_back(places: Places) -> None:
    agenda, kept = places.prepare.agenda, first(places).minutes
    before = len(entries(places))
    box = _open_length(places)
    for number in (7, 75):
        box.setValue(number)
        agenda.minutes.commitData.emit(box)
        assert first(places).minutes == number
    assert box.hasFocus()
    assert len(entries(places)) == before + 1
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert first(places).minutes == kept
    assert len(entries(places)) == before
    box = _open_length(places)
    QTest.keyClicks(box, "25")
    QTest.keyClick(box, Qt.Key.Key_Return)
    places.window.undo()
    assert first(places).minutes == kept


def _open_length(places: Places) -> QSpinBox:
    agenda = places.prepare.agenda
    agenda.setFocus()
    QTest.keyClick(agenda, Qt.Key.Key_F2)
    box = agenda.focusWidget()
    assert isinstance(box, QSpinBox)
    return box


def test_a_full_disk_keeps_the_words_with_their_moment_and_tries_again(places: Places) -> None:
    prepare, library = places.prepare, places.session.library
    field, long = prepare.fields.fields["background"], "å" * 40_000
    field.setFocus()
    with full_disk(library):
        field.selectAll()
        field.insertPlainText(long)
        pause(field)
        assert places.window.banner.isVisible()
        prepare.choose(prepare.model.steps[1].id)
        assert field.text() != long
        prepare.choose(prepare.model.steps[0].id)
        assert field.text() == long
        assert first(places).background != long
    prepare.add("break")
    assert first(places).background == long
    assert not places.window.banner.isVisible()


def test_a_full_disk_keeps_the_workshops_words(places: Places) -> None:
    prepare, library = places.prepare, places.session.library
    prepare.show_tab(1)
    place, long = prepare.facts.fields["place"], "plats " * 8_000 + "slut"
    place.setFocus()
    with full_disk(library):
        place.insertPlainText(long)
        leave(places)
        prepare.refresh()
        assert place.text().strip() == long
    prepare.add("break")
    assert held(places).place == long


def test_closing_saves_what_is_being_typed(places: Places) -> None:
    prepare = places.prepare
    prepare.show_tab(1)
    fields: list[QWidget] = [prepare.facts.fields["place"], prepare.facts.times["ends"]]
    for field, words in zip(fields, ("Gården", "15.30"), strict=True):
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        typed(field, words)
    prepare.settle()
    assert (held(places).place, held(places).ends) == ("Gården", "15:30")

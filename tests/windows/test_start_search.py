"""Search on Start: by keys alone into the hits, and from a hit to the place where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.start import start_process
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.process.actions import add_action, change_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.progress import current, enter, finish, progress
from naravard_desktop.process.workshops import add_step, add_workshop, change_step
from naravard_desktop.steps.decisions.panel import DecisionsPanel
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.people_dialog import PeopleDialog
from tests.parts.letters import typed
from tests.shots import settle_down, whole_window

_KEY, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
_NOW = "2027-02-03T12:00:00.000Z"


class _Found:
    """The whole window on a library in which everything has a word of its own."""

    def __init__(self, qtbot: QtBot, whole: Whole) -> None:
        self.qtbot, self.whole, self.window, self.start = qtbot, whole, whole.window, whole.start
        self.library: Library = whole.window.session.library
        self.process_id = start_process(self.library, "Uppdraget")
        with edit(self.library, Scope(self.process_id), "Allt"):
            self.workshop_id = add_workshop(self.library, self.process_id, "Träffen i Eken", date="2027-02-03")
            self.notes = self._step("notes")
            self.decisions = self._step("decisions")
            change_step(self.library, self.decisions, instruction="Läs upp stenrosen ordagrant")
            _first, self.card_id = add_cards(
                self.library, self.notes, [NewCard(text="Något annat"), NewCard(text="Blåklockan")]
            )
            self.decision_id = add_decision(self.library, self.process_id, self.decisions, "Prästkragen")
            self.action_id = add_action(self.library, self.process_id, self.decisions, "Smörblomman")
            self.person_id = add_person(self.library, self.process_id, "Ada Vitsippa")
            set_attendance(self.library, self.workshop_id, self.person_id, "invited", "gullviva")
        whole.window.session.changed.emit({"process": set(), "workshop": set()})

    def _step(self, kind: str) -> str:
        planned = PlannedStep(id=kind, kind=kind, title=f"Moment {kind}", minutes=10)
        return add_step(self.library, self.workshop_id, planned)

    def enter(self, words: str) -> None:
        """Look for something and press Enter on the first hit."""
        self.window.go("start")
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, _KEY.Key_F, _CTRL)
        assert self.start.search.hasFocus()
        self.start.search.clear()
        typed(self.start.search, words)
        QTest.keyClick(self.start.search, _KEY.Key_Down)
        assert self.start.found.hasFocus()
        QTest.keyClick(self.start.found, _KEY.Key_Return)
        settle_down()


@pytest.fixture
def found(qtbot: QtBot, tmp_path: Path) -> Iterator[_Found]:
    with whole_window(tmp_path, empty=True) as whole:
        yield _Found(qtbot, whole)


def test_a_card_is_chosen_at_its_moment(found: _Found, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def choose(_panel: CardsPanel, row_id: str) -> None:
        asked.append(row_id)

    monkeypatch.setattr(CardsPanel, "choose", choose)
    found.enter("blåklock")
    assert found.window.place == "run"
    assert found.window.workshop_id == found.workshop_id
    assert found.whole.run.current
    assert found.whole.run.current.id == found.notes
    assert asked == [found.card_id]


def test_looking_at_something_does_not_begin_the_workshop(found: _Found) -> None:
    found.enter("blåklockan")
    on = current(progress(found.library, found.workshop_id))
    assert on
    assert on.state == "paused"
    found.enter("prästkragen")
    assert isinstance(found.whole.run.panel, DecisionsPanel)
    found.window.go("start")
    assert progress(found.library, found.workshop_id) == {}
    found.window.go("run")
    assert found.whole.run.panel is None


def test_looking_back_leaves_a_workshop_that_was_held_as_it_was(found: _Found) -> None:
    enter(found.library, found.workshop_id, found.notes, _NOW)
    enter(found.library, found.workshop_id, found.decisions, _NOW)
    finish(found.library, found.workshop_id, _NOW)
    before = progress(found.library, found.workshop_id)
    found.enter("blåklockan")
    found.window.go("prepare")
    after = progress(found.library, found.workshop_id)
    assert {key: (one.state, one.spent) for key, one in after.items()} == {
        key: (one.state, one.spent) for key, one in before.items()
    }


def test_going_on_from_what_was_looked_at_is_going_on(found: _Found) -> None:
    found.enter("blåklockan")
    found.whole.run.toggle_pause()
    found.window.go("start")
    on = current(progress(found.library, found.workshop_id))
    assert on
    assert (on.step_id, on.state) == (found.notes, "running")


def test_in_a_workshop_that_goes_on_the_time_goes_on(found: _Found) -> None:
    found.window.open_workshop(found.workshop_id, "run")
    found.whole.run.go(found.decisions)
    found.enter("blåklockan")
    on = current(progress(found.library, found.workshop_id))
    assert on
    assert (on.step_id, on.state) == (found.notes, "running")
    found.enter("blåklockan")  # it is there already
    found.whole.run.toggle_pause()
    found.enter("prästkragen")
    on = current(progress(found.library, found.workshop_id))
    assert on
    assert (on.step_id, on.state) == (found.decisions, "paused")


def test_an_action_is_chosen_in_follow_up_whatever_the_filter(found: _Found) -> None:
    with edit(found.library, Scope(found.process_id), "En annan"):
        other = add_action(found.library, found.process_id, None, "Liljekonvaljen")
        change_action(found.library, other, state="done")
    found.whole.follow_up.filters.text.setText("liljekonvaljen")
    found.enter("smörblomman")
    assert found.window.place == "follow_up"
    assert [one.id for one in found.whole.follow_up.chosen()] == [found.action_id]


def test_the_texts_of_a_moment_are_found_in_prepare(found: _Found) -> None:
    found.enter("stenrosen")
    assert found.window.place == "prepare"
    chosen = found.whole.prepare.chosen()
    assert chosen
    assert chosen.id == found.decisions


def test_a_workshop_and_a_role_lead_to_prepare(found: _Found) -> None:
    for words in ("eken", "gullviva"):
        found.enter(words)
        assert found.window.place == "prepare"
        assert found.window.workshop_id == found.workshop_id


def test_a_person_is_asked_for_and_leads_somewhere(found: _Found) -> None:
    asked: list[tuple[str, str]] = []
    found.start.people_asked.connect(lambda process_id, row_id: asked.append((process_id, row_id)))
    found.enter("vitsippa")
    assert asked == [(found.process_id, found.person_id)]
    dialog = found.window.findChild(PeopleDialog)
    assert isinstance(dialog, PeopleDialog)
    assert dialog.people.list.chosen() == found.person_id
    dialog.reject()


def test_a_process_is_shown_among_the_others(found: _Found) -> None:
    for number in range(70):
        start_process(found.library, f"Ett till {number:02}")
    other = start_process(found.library, "Öknens ros")
    found.enter("öknens")
    assert found.window.place == "start"
    assert found.start.processes.chosen() == other
    assert found.start.processes.hasFocus()
    assert found.start.search.text() == ""


def test_esc_goes_back_a_step_at_a_time(found: _Found) -> None:
    start = found.start
    found.window.activateWindow()
    found.qtbot.waitUntil(found.window.isActiveWindow)
    start.search.setFocus()
    typed(start.search, "blåklockan")
    QTest.keyClick(start.search, _KEY.Key_Return)
    assert start.found.hasFocus()
    QTest.keyClick(start.found, _KEY.Key_Escape)
    assert start.search.hasFocus()
    assert start.search.selectedText() == "blåklockan"
    QTest.keyClick(start.search, _KEY.Key_Escape)
    assert start.search.text() == ""
    assert start.processes.hasFocus()


def test_nothing_found_is_said_and_the_keys_stay(found: _Found) -> None:
    start = found.start
    found.window.activateWindow()
    found.qtbot.waitUntil(found.window.isActiveWindow)
    start.search.setFocus()
    typed(start.search, "<b>finns inte</b>")
    QTest.keyClick(start.search, _KEY.Key_Down)
    assert start.search.hasFocus()
    assert not start.found.isVisible()


def test_what_is_shown_follows_what_is_changed(found: _Found) -> None:
    start = found.start
    start.search.setText("blåklockan")
    QTest.keyClick(start.search, _KEY.Key_Return)
    assert start.found.model().rowCount() == 1
    start.remove(found.workshop_id)
    box = start.asking
    assert box
    box.accepted.emit()
    box.reject()
    assert start.found.model().rowCount() == 0
    found.window.undo()
    assert start.found.model().rowCount() == 1


def test_an_action_to_do_is_chosen_where_it_is_followed_up(found: _Found) -> None:
    start = found.start
    start.todo.setFocus()
    QTest.keyClick(start.todo, _KEY.Key_Return)
    assert found.window.place == "follow_up"
    assert [one.id for one in found.whole.follow_up.chosen()] == [found.action_id]

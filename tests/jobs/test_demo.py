"""The sample: run once, whole, and through the same doors as a real workshop."""

import csv
from collections import Counter

import pytest

from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.words import Level
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.listing import listing
from naravard_desktop.process.actions import actions_of_process
from naravard_desktop.process.decisions import decisions_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import attendance, persons
from naravard_desktop.process.processes import processes
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.steps.sorting.data import Board, board
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from tests.jobs.exchanging import broken_references, state, texts

ROWS = list(
    csv.DictReader(
        (RESOURCES / "sample" / "klustring-aktiviteter.csv").read_text(encoding="utf-8").splitlines(), delimiter=";"
    )
)


@pytest.fixture
def scope(library: Library) -> Scope:
    """The sample's workshop."""
    process_id = sample(library)
    (held,) = workshops(library, process_id)
    return Scope(process_id, held.id)


def the_board(library: Library, scope: Scope) -> Board:
    return board(library, next(one for one in steps(library, scope.workshop_id or "") if one.kind == "sorting"))


def test_asking_twice_gives_one_process(library: Library, scope: Scope) -> None:
    before = state(library)
    assert sample(library) == scope.process_id
    assert [one.sample for one in processes(library)] == [True]
    assert state(library) == before
    assert broken_references(library) == []


def test_every_row_of_the_list_is_a_card_in_its_cluster_and_leg(library: Library, scope: Scope) -> None:
    found = the_board(library, scope)
    assert found.unplaced == []
    there = Counter(
        (view.cluster.name, leg.leg.name if leg else "", card.text, card.level, card.extra["patientgrupp"])
        for view in found.clusters
        for leg in (None, *view.legs)
        for card in (leg.cards if leg else view.cards)
    )
    levels = {"mikro": Level.MICRO, "meso": Level.MESO, "makro": Level.MACRO}
    assert there == Counter(
        (row["kluster"], row["del"], row["aktivitet"], levels[row["nivå"]], row["patientgrupp"]) for row in ROWS
    )
    assert len(ROWS) > 20


def test_what_depends_on_another_cluster_says_so(library: Library, scope: Scope) -> None:
    found = the_board(library, scope)
    parts = [part for view in found.clusters for part in [view.cards, *(leg.cards for leg in view.legs)]]
    cards = {card.id: card.text for part in parts for card in part}
    said = {cards[card]: [one.name for one in on] for card, on in found.depends.items()}
    assert said == {row["aktivitet"]: [row["beror på"]] for row in ROWS if row["beror på"]}
    assert said


def test_clusters_have_owners_and_legs_leaders(library: Library, scope: Scope) -> None:
    known = persons(library, scope.process_id)
    views = {view.cluster.name: view for view in the_board(library, scope).clusters}
    assert {name: known[view.cluster.owner_id or ""].name for name, view in views.items()} == {
        "VIP": "Karin Exempel",
        "Tillgänglighet": "Johan Exempel",
        "Gemensamt": "Lena Exempel",
    }
    assert {leg.leg.name for leg in views["VIP"].legs if leg.leg.leader_id} >= {"Hembesök", "Hemmonitorering"}


def test_decisions_say_what_they_are_based_on(library: Library, scope: Scope) -> None:
    found = [one for step in steps(library, scope.workshop_id or "") for one in decisions_of_step(library, step.id)]
    sources = [{source.table for source in came_from(library, one.id)} for one in found]
    assert sources == [{"cluster"}, {"card"}, set()]
    assert all(one.decided_by and one.decided_on == "2027-02-03" for one in found)


def test_actions_have_due_dates_levels_sources_and_often_a_pair(library: Library, scope: Scope) -> None:
    answer = responsibles(library, scope.process_id)
    found = actions_of_process(library, scope.process_id)
    assert [one.due for one in found] == ["2027-02-19", "2027-03-15", "2027-03-31", "2027-04-30", "2027-05-14"]
    assert [len(answer[one.id]) for one in found] == [1, 2, 2, 2, 2]
    assert all(one.level and came_from(library, one.id) for one in found)


def test_somebody_is_absent_and_two_have_a_role(library: Library, scope: Scope) -> None:
    there = attendance(library, scope.workshop_id or "")
    assert Counter(one.state for one in there) == {"present": 9, "absent": 1}
    assert sorted(one.role for one in there if one.role) == ["ordförande", "sekreterare"]
    assert listing(library)[0]["open_actions"] == 5


def test_the_whole_workshop_is_undone_to_its_beginning_and_redone_to_its_end(library: Library, scope: Scope) -> None:
    whole = texts(library, scope.process_id)
    done = 0
    while journal.undo(library, scope):
        done += 1
    assert done == len(journal.history(library, scope)) > 60
    assert [one.text for one in the_board(library, scope).unplaced] == []
    assert persons(library, scope.process_id) == {}
    while journal.redo(library, scope):
        done -= 1
    assert (done, texts(library, scope.process_id)) == (0, whole)


def test_the_process_itself_is_undone_after_its_workshop_and_all_is_redone(library: Library, scope: Scope) -> None:
    whole, outside = texts(library, scope.process_id), Scope(scope.process_id)
    while journal.undo(library, scope):
        pass
    while journal.undo(library, outside):
        pass
    assert processes(library) == []
    while journal.redo(library, outside):
        pass
    while journal.redo(library, scope):
        pass
    assert texts(library, scope.process_id) == whole

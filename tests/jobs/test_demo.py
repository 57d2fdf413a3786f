"""The sample: run once, whole, and through the same doors as a real workshop."""

import csv
from collections import Counter
from datetime import date

import pytest

from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import Facts, Signatures, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import finals, papers
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.listing import listing
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.remarks import Gravity
from naravard_desktop.process import overview
from naravard_desktop.process.actions import actions_of_process
from naravard_desktop.process.decisions import decisions_of_step
from naravard_desktop.process.goals import goals_of_process
from naravard_desktop.process.links import came_from
from naravard_desktop.process.parties import parties
from naravard_desktop.process.people import attendance, persons
from naravard_desktop.process.processes import processes
from naravard_desktop.process.progress import progress
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.reviews import before
from naravard_desktop.process.workshops import Step, steps, workshops
from naravard_desktop.steps.principles import data as principles
from naravard_desktop.steps.priority import data as priority
from naravard_desktop.steps.sorting.data import Board, board
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from tests.jobs.exchanging import broken_references, state, texts
from tests.jobs.finishing import head, with_number

ROWS = list(
    csv.DictReader(
        (RESOURCES / "sample" / "klustring-aktiviteter.csv").read_text(encoding="utf-8").splitlines(), delimiter=";"
    )
)


LAST_DAY = date(2027, 2, 3)


@pytest.fixture
def scope(library: Library) -> Scope:
    """The sample's last workshop, on the day it is written for."""
    process_id = sample(library, LAST_DAY)
    *_before, held = workshops(library, process_id)
    return Scope(process_id, held.id)


def the_step(library: Library, scope: Scope, workshop: int, kind: str, nth: int = 0) -> Step:
    """Return a moment of one of the sample's workshops."""
    held = workshops(library, scope.process_id)[workshop]
    return [one for one in steps(library, held.id) if one.kind == kind][nth]


def the_board(library: Library, scope: Scope) -> Board:
    return board(library, next(one for one in steps(library, scope.workshop_id or "") if one.kind == "sorting"))


def test_asking_twice_gives_one_process(library: Library, scope: Scope) -> None:
    was = state(library)
    assert sample(library, LAST_DAY) == scope.process_id
    assert [one.sample for one in processes(library)] == [True]
    assert state(library) == was
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
    assert len(found) == 12
    assert all(one.due and one.level and came_from(library, one.id) for one in found)
    assert Counter(len(answer[one.id]) for one in found) == {2: 9, 1: 2, 3: 1}
    assert Counter(one.state for one in found) == {"open": 7, "doing": 2, "done": 3}


def test_somebody_is_absent_and_three_have_a_role(library: Library, scope: Scope) -> None:
    there = attendance(library, scope.workshop_id or "")
    assert Counter(one.state for one in there) == {"present": 9, "absent": 1}
    assert sorted(one.role for one in there if one.role) == ["justerare", "ordförande", "sekreterare"]
    assert listing(library)[0]["open_actions"] == 9


def test_the_workshops_are_one_process(library: Library, scope: Scope) -> None:
    held = workshops(library, scope.process_id)
    assert [one.date for one in held] == ["2026-10-07", "2026-11-11", "2026-12-09", "2027-02-03"]
    assert [one.next_date for one in held[:3]] == [one.date for one in held[1:]]
    kinds = [[step.kind for step in steps(library, one.id)] for one in held]
    assert "follow_up" not in kinds[0]
    assert all(found[:2] == ["opening", "follow_up"] for found in kinds[1:])


def test_all_but_the_last_workshop_have_been_held(library: Library, scope: Scope) -> None:
    states = [overview.workshop_lines(library, scope.process_id)[at].progress for at in range(4)]
    assert states == [None, "left", "left", "left"]
    first = workshops(library, scope.process_id)[0]
    spent = progress(library, first.id)
    assert {step_id: one.spent for step_id, one in spent.items()} == {
        step.id: 60 * step.minutes for step in steps(library, first.id)
    }


def test_every_file_of_the_sample_is_read_in_full(library: Library, scope: Scope) -> None:
    written = {text for (text,) in library.db.execute("SELECT text FROM card")}
    for name, column in (
        ("mal-lappar", "lapp"),
        ("kartlaggning-svar", "svar"),
        ("principer-kandidater", "kandidat"),
        ("klustring-aktiviteter", "aktivitet"),
    ):
        text = (RESOURCES / "sample" / f"{name}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
        assert {row[column] for row in rows} <= written, name


def test_every_table_has_given_all_its_dots_and_hands(library: Library, scope: Scope) -> None:
    for workshop in (0, 1):
        step = the_step(library, scope, workshop, "priority")
        counted = priority.counts(library, step, priority.items(library, step))
        tables = parties(library, step.workshop_id)
        assert {one.name: counted.given(one.name) for one in tables} == {
            one.name: 3 * (one.persons or 0) for one in tables
        }
    step = the_step(library, scope, 2, "principles")
    tables = parties(library, step.workshop_id)
    for by_party in principles.hands(library, step).values():
        assert {name: sum(hands.counts) for name, hands in by_party.items()} == {
            one.name: one.persons for one in tables
        }


def test_candidates_became_the_principles_that_the_file_says(library: Library, scope: Scope) -> None:
    step = the_step(library, scope, 2, "principles")
    rows = csv.DictReader(
        (RESOURCES / "sample" / "principer-kandidater.csv").read_text(encoding="utf-8").splitlines(), delimiter=";"
    )
    wanted = {row["kandidat"]: row["blir"] for row in rows}
    found = principles.board(library, step)
    assert found.free == []
    made = {card.text: view.principle.text for view in found.views for card in view.candidates}
    assert made.keys() == wanted.keys()
    assert all(made[candidate].startswith(wanted[candidate]) for candidate in made)
    assert all(view.principle.state == "adopted" and view.principle.sign_micro for view in found.views)


def test_goals_have_a_measure_a_target_and_two_owners(library: Library, scope: Scope) -> None:
    found, owners = goals_of_process(library, scope.process_id), responsibles(library, scope.process_id)
    assert len(found) == 4
    assert all(goal.measure and goal.target and goal.why and len(owners[goal.id]) == 2 for goal in found)


def test_what_was_not_talked_about_is_carried_over(library: Library, scope: Scope) -> None:
    step = the_step(library, scope, 3, "follow_up")
    assert Counter(one.gone_through for one in before(library, step)) == {True: 2, False: 3}


def test_it_lies_in_the_past_whenever_it_is_made(library: Library) -> None:
    process_id = sample(library, date(2031, 7, 1))  # a Tuesday
    held = workshops(library, process_id)
    assert [one.date for one in held] == ["2031-02-26", "2031-04-02", "2031-04-30", "2031-06-25"]
    assert held[-1].next_date == "2031-08-06"


def test_a_whole_workshop_is_undone_to_its_beginning_and_redone_to_its_end(library: Library, scope: Scope) -> None:
    whole = texts(library, scope.process_id)
    done = 0
    while journal.undo(library, scope):
        done += 1
    assert done == len(journal.history(library, scope)) > 60
    assert [one.text for one in the_board(library, scope).unplaced] == []
    assert attendance(library, scope.workshop_id or "") == []
    while journal.redo(library, scope):
        done -= 1
    assert (done, texts(library, scope.process_id)) == (0, whole)


def test_the_process_is_undone_as_far_as_what_is_finished_and_all_is_redone(library: Library, scope: Scope) -> None:
    whole, outside = texts(library, scope.process_id), Scope(scope.process_id)
    held = [one.id for one in workshops(library, scope.process_id)]
    frozen = [finals.state(library, one).final for one in held]
    while journal.undo(library, scope):
        pass
    assert journal.undo(library, outside)  # the last workshop, which has the case numbers of the one before
    for workshop_id in reversed(held[:3]):
        while journal.undo(library, Scope(scope.process_id, workshop_id)):
            pass
    assert persons(library, scope.process_id) == {}
    with pytest.raises(Trouble, match="som ska stå kvar bygger på det: Färdigställt av Ahmed Exempel"):
        journal.undo(library, outside)
    assert [finals.state(library, one).final for one in held[:3]] == frozen[:3]
    for workshop_id in held[:3]:
        while journal.redo(library, Scope(scope.process_id, workshop_id)):
            pass
    assert journal.redo(library, outside)
    while journal.redo(library, scope):
        pass
    assert texts(library, scope.process_id) == whole


def test_its_minutes_are_finished_in_both_forms_and_the_last_is_a_draft(library: Library, scope: Scope) -> None:
    held = workshops(library, scope.process_id)
    states = [finals.state(library, one.id) for one in held]
    assert [one.final and (one.final.form, one.final.version, one.final.adjusted) for one in states] == [
        ("notes", 1, None),
        ("notes", 2, None),
        ("formal", 1, "2026-12-16"),
        None,
    ]
    assert [one.changed for one in states] == [()] * 4
    assert [one.can_reopen for one in states] == [False, False, True, False]
    said = [finals.final_words(one.final) for one in states if one.final]
    assert said == [
        "Färdigställd den 9 oktober 2026 av Ahmed Exempel",
        "Version 2, färdigställd den 17 november 2026 av Ahmed Exempel",
        "Färdigställd den 11 december 2026 av Ahmed Exempel",
    ]
    (earlier,) = states[1].earlier
    assert finals.reopened_words(earlier) == (
        "Öppnad igen den 17 november 2026 av Ahmed Exempel: Mötet slutade senare än vad som stod"
    )
    ends = [
        head(finals.finished_document(library, one.id, "internal"))["Tid"] for one in (earlier, states[1].final) if one
    ]
    assert ends == ["13.00–16.20", "13.00–16.30"]


def test_the_protocol_has_all_that_a_protocol_has(library: Library, scope: Scope) -> None:
    held = workshops(library, scope.process_id)[2]
    internal, published = (finals.current(library, held.id, Switches(confidential=one)) for one in (True, False))
    assert list(head(internal).items()) == [
        ("Organ", "Ledningsgruppen för Nära vård"),
        ("Uppdrag", "EXEMPEL: Nära vård i Exempeldalen"),
        ("Mötets nummer", "3"),
        (
            "Diarienummer",
            "Region Exempeldalen: RS 2026/417\nExempelby kommun: KS 2026/88\nExempelstads kommun: KS 2026/233",
        ),
        ("Datum", "onsdag 9 december 2026"),
        ("Tid", "09.00–11.50"),
        ("Plats", "Folkets hus, Exempelby"),
        ("Ordförande", "Karin Exempel"),
        ("Sekreterare", "Ahmed Exempel"),
        ("Justerare", "Lena Exempel"),
        ("Paragrafer", "§§ 1–10"),
        ("Läge", "Färdigställd den 11 december 2026 av Ahmed Exempel"),
        ("Justerat datum", "16 december 2026"),
    ]
    listed = with_number(internal)
    assert (len(listed), listed[0], listed[-1]) == (10, "§ 1 Inledning", "§ 10 Avslutning")
    assert with_number(published) == listed
    assert [any("förhandlar om en gemensam lokal" in text for text in words(one)) for one in (internal, published)] == [
        True,
        False,
    ]
    for one in (internal, published):
        assert Facts((("SIP", "samordnad individuell plan"),)) in one.blocks
    assert [any(isinstance(block, Signatures) for block in one.blocks) for one in (internal, published)] == [
        True,
        False,
    ]


def test_the_draft_is_a_protocol_too_and_has_no_numbers_yet(library: Library, scope: Scope) -> None:
    draft = finals.current(library, scope.workshop_id or "", EVERYTHING)
    assert (draft.kind, "UTKAST" in draft.marks, head(draft)["Läge"]) == ("Protokoll", True, "Utkast")
    assert {heading[:4] for heading in with_number(draft)} == {"§ – "}
    assert "Paragrafer" not in head(draft)
    assert head(draft)["Diarienummer"].startswith("Region Exempeldalen: RS 2026/417")
    assert Facts((("Justeras", "senast den 17 februari 2027"),)) in draft.blocks
    listed = next(one for one in draft.blocks if isinstance(one, Facts) and one.rows[0][0] == "KOL")
    assert [short for short, _meaning in listed.rows] == ["KOL", "SPOT", "VIP"]


def test_no_text_of_the_sample_is_worth_a_look_before_it_goes_out(library: Library, scope: Scope) -> None:
    found = [
        (one.what, one.text)
        for held in workshops(library, scope.process_id)
        for one in papers.remarked(papers.with_all(Chosen(workshop_id=held.id)), library)
        if one.kind.gravity is not Gravity.MILD
    ]
    assert found == []

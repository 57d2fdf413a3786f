"""Random people put together in random ways: nothing points at who is gone, and undo and redo are exact."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.people_merging import Who, put_together
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import add_step, add_workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.jobs.exchanging import broken_references, carry, everything_written, fresh, texts

_STATES = ("invited", "present", "absent")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library without rows."""
    path = tmp_path_factory.mktemp("empty") / "library.sqlite3"
    with opened(path, SCHEMA):
        return path


def crowd(library: Library, pick: random.Random) -> str:
    """Make a process with two workshops, and point at people and organisations wherever that can be done."""
    process_id = start_process(library, "Uppdraget")
    with edit(library, Scope(process_id), "Allt"):
        made = [
            add_organisation(library, process_id, f"Part {n}", pick.choice(list(OrganisationType))) for n in range(4)
        ]
        places: list[str | None] = [*made, None]
        ids = [add_person(library, process_id, f"Person {n}", organisation_id=pick.choice(places)) for n in range(6)]
        people: list[str | None] = [*ids, None]
        for number in range(2):
            workshop_id = add_workshop(library, process_id, f"Workshop {number}")
            for one in pick.sample(ids, 4):
                set_attendance(library, workshop_id, one, pick.choice(_STATES), pick.choice(["", "a", "A"]))  # type: ignore[arg-type]
            planned = PlannedStep(id="x", kind="notes", title="N", minutes=1, options=KINDS["notes"].options())
            notes = add_step(library, workshop_id, planned, None)
            add_cards(library, notes, [NewCard(text=str(n), organisation_id=pick.choice(places)) for n in range(5)])
            for text in range(3):
                action = add_action(library, process_id, notes, str(text))
                for _number in range(pick.randrange(6)):
                    place, who = pick.choice(places), pick.choice(people)
                    if place or who:
                        set_responsible(library, process_id, action, place, who)
            _point_all(library, process_id, people, places, pick)
    return process_id


def _point_all(
    library: Library, process_id: str, people: list[str | None], places: list[str | None], pick: random.Random
) -> None:
    """Let every column that may point at somebody do so, also those that nothing in the app writes yet."""
    for name, info in library.tables.items():
        for reference in info.references:
            if reference.table in {"person", "organisation"} and not reference.cascades:
                some = people if reference.table == "person" else places
                for (row_id,) in library.db.execute(f"SELECT id FROM {name}").fetchall():
                    sql = f"UPDATE {name} SET {reference.column} = ? WHERE id = ?"
                    library.db.execute(sql, [pick.choice(some), row_id])


def rows_are_facts(library: Library) -> None:
    """Every row of attendance and every responsible is the only one of its kind, under the id that says so."""
    for row_id, workshop_id, person_id in library.db.execute("SELECT id, workshop_id, person_id FROM attendance"):
        assert row_id == fact_id("attendance", workshop_id, person_id)
    answering: Counter[tuple[str, str]] = Counter()
    found = library.db.execute("SELECT id, owner_id, organisation_id, person_id FROM responsible").fetchall()
    for row_id, owner_id, organisation_id, person_id in found:
        assert row_id == fact_id("responsible", owner_id, organisation_id or f"person:{person_id}")
        if organisation_id is None:
            answering[owner_id, person_id] += 1
    assert max(answering.values(), default=1) == 1


def who_answers(library: Library, instead: dict[str, str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return which organisations and which persons answer for what."""
    found = library.db.execute("SELECT owner_id, organisation_id, person_id FROM responsible").fetchall()
    places = {(owner, instead.get(place, place)) for owner, place, _person in found if place}
    people = {(owner, instead.get(person, person)) for owner, _place, person in found if person}
    return places, people


@given(st.integers(0, 10_000), st.lists(st.tuples(st.booleans(), st.integers(2, 4)), min_size=1, max_size=4))
def test_nothing_points_at_who_is_gone_and_undo_is_exact(
    empty: Path, seed: int, merges: list[tuple[bool, int]]
) -> None:
    pick = random.Random(seed)
    with fresh(empty) as library, fresh(empty) as other:
        process_id = crowd(library, pick)
        scope = Scope(process_id)
        carry(library, other, process_id)
        stages = [texts(library, process_id)]
        for of_people, count in merges:
            who: Who = "person" if of_people else "organisation"
            known = [row_id for (row_id,) in library.db.execute(f"SELECT id FROM {who} ORDER BY name")]
            if len(known) < count:
                continue
            kept, *gone = pick.sample(known, count)
            answered = who_answers(library, dict.fromkeys(gone, kept))
            with edit(library, scope, "Hopslagna"):
                put_together(library, process_id, who, kept, gone)
            stages.append(texts(library, process_id))
            assert not any(one in str(stages[-1]) for one in gone)
            assert broken_references(library) == []
            assert who_answers(library, {}) == answered
            rows_are_facts(library)
        everything_written(library, process_id)
        last = stages.pop()
        for stage in reversed(stages):
            assert journal.undo(library, scope)
            assert texts(library, process_id) == stage
        for _stage in stages:
            assert journal.redo(library, scope)
        assert texts(library, process_id) == last
        carry(library, other, process_id)
        assert texts(other, process_id) == last
        carry(other, library, process_id)
        assert texts(library, process_id) == last

"""People, attendance, workshops and their steps, in and out of the library."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naravard_desktop.core import paths, template
from naravard_desktop.core.kind import Column, PlannedStep
from naravard_desktop.core.text import clean, one_line
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.kinds import KINDS, OPTIONS
from naravard_desktop.process import people, processes, workshops
from naravard_desktop.steps.notes.data import Options as NotesOptions
from naravard_desktop.steps.sorting.data import ClusterPlan
from naravard_desktop.steps.sorting.data import Options as SortingOptions
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room


def person(room: Room, name: str, **values: Any) -> str:
    """Add a person in an edit of its own."""
    with edit(room.library, room.scope, "Ny person"):
        return people.add_person(room.library, room.scope.process_id, name, **values)


def test_organisations_come_with_the_region_first_then_by_name(room: Room) -> None:
    named = [("Övrigt", "other"), ("Berg", "municipality"), ("Hälsan AB", "private"), ("Are", "municipality")]
    with edit(room.library, room.scope, "Organisationer"):
        for name, kind in [*named, ("Regionen", "region")]:
            people.add_organisation(room.library, room.scope.process_id, name, OrganisationType(kind))
    found = people.organisations(room.library, room.scope.process_id)
    assert [one.name for one in found] == ["Regionen", "Are", "Berg", "Hälsan AB", "Övrigt"]


def test_a_person_is_kept_with_all_that_is_known_on_one_line(room: Room) -> None:
    found = person(room, "  A\u030asa\n Exempel ", title="chef\t", level=Level.MESO)
    assert people.persons(room.library, room.scope.process_id) == {
        found: people.Person(found, "Åsa Exempel", "chef", None, Level.MESO)
    }


def test_a_person_stays_when_the_organisation_goes(room: Room) -> None:
    with edit(room.library, room.scope, "Organisation"):
        here = people.add_organisation(room.library, room.scope.process_id, "Berg", OrganisationType.MUNICIPALITY)
    one = person(room, "Åsa", organisation_id=here)
    with edit(room.library, room.scope, "Bort"):
        room.library.db.execute("DELETE FROM organisation WHERE id = ?", [here])
    assert people.persons(room.library, room.scope.process_id)[one].organisation_id is None


def test_attendance_noted_twice_is_one_row_that_says_the_last(room: Room) -> None:
    one = person(room, "Åsa")
    for state, role in (("invited", ""), ("absent", "ordförande"), ("present", " sekreterare ")):
        with edit(room.library, room.scope, "Närvaro"):
            people.set_attendance(room.library, room.workshop_id, one, state, role)  # type: ignore[arg-type]
    assert people.attendance(room.library, room.workshop_id) == [people.Attendance(one, "present", "sekreterare")]


def test_attendance_noted_as_before_makes_no_entry(room: Room) -> None:
    one = person(room, "Åsa")
    for changed in (True, False):
        with edit(room.library, room.scope, "Närvaro") as done:
            people.set_attendance(room.library, room.workshop_id, one, "present")
        assert bool(done.changed) == changed


def test_workshops_come_by_date_and_time_those_without_last(room: Room) -> None:
    process_id = room.scope.process_id
    with edit(room.library, Scope(process_id), "Workshoppar"):
        for title, date, starts in (
            ("sist", None, None),
            ("sen", "2027-02-03", "15:00"),
            ("först", "2026-12-31", "09:00"),
        ):
            workshops.add_workshop(room.library, process_id, title, date=date, starts=starts)
    titles = [one.title for one in workshops.workshops(room.library, process_id)]
    assert titles == ["först", "Workshoppen", "sen", "sist"]


def test_the_next_meeting_can_be_half_known_and_changed_back(room: Room) -> None:
    for date, time, place in (("2027-04-01", None, " Rådhuset\n"), (None, "09:00", ""), (None, None, "")):
        with edit(room.library, room.scope, "Nästa möte"):
            workshops.set_next_meeting(room.library, room.workshop_id, date, time, place)
        held = workshops.workshop(room.library, room.workshop_id)
        assert (held.next_date, held.next_time, held.next_place) == (date, time, place.strip())


def test_steps_come_in_the_order_they_were_added_and_know_their_process(room: Room) -> None:
    ids = [room.step(kind).id for kind in KINDS]
    found = workshops.steps(room.library, room.workshop_id)
    assert [one.id for one in found] == ids
    assert {workshops.process_of(room.library, one) for one in found} == {room.scope.process_id}


@pytest.mark.parametrize("file", sorted(paths.WORKSHOPS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_delivered_template_comes_back_from_the_library_word_for_word(room: Room, file: Any) -> None:
    planned = template.read(file, OPTIONS).steps
    with edit(room.library, room.scope, "Moment"):
        ids = [workshops.add_step(room.library, room.workshop_id, one) for one in planned]
    for one, step_id in zip(planned, ids, strict=True):
        found = workshops.step(room.library, step_id)
        assert workshops.options(found, OPTIONS[one.kind]) == one.options
        for name in ("kind", "title", "minutes", "aim", "instruction", "material", "background", "prompt", "help"):
            assert getattr(found, name) == getattr(one, name)


WORDS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: clean("a" + text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=4, unique_by=one_line), st.booleans())
def test_options_come_back_from_the_library_as_they_were(room: Room, words: list[str], flag: bool) -> None:
    notes = NotesOptions(
        columns=tuple(Column(name=word, type="choice", choices=tuple(words)) for word in words), hidden=flag
    )
    plans = tuple(ClusterPlan(name=word, purpose=word, legs=tuple(words), medical_support=flag) for word in words)
    for kind, chosen in (("notes", notes), ("sorting", SortingOptions(clusters=plans))):
        with edit(room.library, room.scope, "Moment"):
            planned = PlannedStep(id="x", kind=kind, title="T", minutes=1, options=chosen)
            found = workshops.step(room.library, workshops.add_step(room.library, room.workshop_id, planned))
        assert workshops.options(found, type(chosen)) == chosen
        json.dumps(found.options)


def test_deleting_a_process_leaves_nothing_of_it(room: Room) -> None:
    other = Scope("annat")
    with edit(room.library, other, "Nytt"):
        processes.add_process(room.library, "annat", "Annat")
    for kind in KINDS:
        room.step(kind)
    room.step("opening", ground_rules=("en",))
    one = person(room, "Åsa")
    with edit(room.library, room.scope, "Närvaro"):
        people.set_attendance(room.library, room.workshop_id, one, "present")
    with edit(room.library, Scope(room.scope.process_id), "Bort"):
        room.library.db.execute("DELETE FROM process WHERE id = ?", [room.scope.process_id])
    left = {name: room.library.db[name].count for name in room.library.tables}
    assert {name for name, count in left.items() if count} == {"process"}
    assert [one.title for one in processes.processes(room.library)] == ["Annat"]


def test_processes_and_workshops_are_found_by_the_start_of_their_ids(room: Room) -> None:
    process_id, workshop_id = room.scope.process_id, room.workshop_id
    assert processes.find(room.library, workshop_id[:13]) == [workshop_id]
    assert set(processes.find(room.library, "")) == {process_id, workshop_id}
    assert processes.find(room.library, "%") == []
    assert processes.scope_of(room.library, process_id) == Scope(process_id)
    assert processes.scope_of(room.library, workshop_id) == room.scope
    assert processes.scope_of(room.library, "ingen") is None


def test_what_is_not_there_is_never_made_up(library: Library) -> None:
    for look in (workshops.workshop, workshops.step, processes.process):
        with pytest.raises(LookupError):
            look(library, "ingen")

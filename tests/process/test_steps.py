"""Changing an agenda: fields, order, deletion, and what counts as written."""

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.jobs.start import start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.clusters import change_cluster, clusters
from naravard_desktop.process.people import add_person
from naravard_desktop.process.workshops import (
    change_step,
    change_workshop,
    delete_step,
    has_content,
    move_step,
    step,
    steps,
    workshop,
)
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


def _titles(room: Room) -> list[str]:
    return [one.title for one in steps(room.library, room.workshop_id)]


def test_fields_of_a_workshop_and_a_step_are_changed(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "Ändrat"):
        change_workshop(room.library, room.workshop_id, title=" Ny \n rubrik ", date=None, starts="09:30")
        change_step(room.library, one.id, minutes=45, prompt="Vad?\nHur?")
    held, changed = workshop(room.library, room.workshop_id), step(room.library, one.id)
    assert (held.title, held.date, held.starts) == ("Ny rubrik", None, "09:30")
    assert (changed.minutes, changed.prompt) == (45, "Vad?\nHur?")


@pytest.mark.parametrize(
    ("moved", "after", "expected"),
    [
        (0, 2, "bca"),
        (2, None, "cab"),
        (2, 0, "acb"),
        (0, None, "abc"),
        (1, 0, "abc"),
    ],
)
def test_a_step_is_moved_by_changing_it_alone(room: Room, moved: int, after: int | None, expected: str) -> None:
    made = [room.step("talk") for _title in "abc"]
    for one, title in zip(made, "abc", strict=True):
        with edit(room.library, room.scope, "Namn"):
            change_step(room.library, one.id, title=title)
    with edit(room.library, room.scope, "Flyttat") as done:
        move_step(room.library, made[moved].id, None if after is None else made[after].id)
    assert "".join(_titles(room)) == expected
    assert done.changed.get("step", set()) <= {made[moved].id}


def test_a_step_fits_between_two_with_equal_keys(room: Room) -> None:
    first, second, third = (room.step("talk") for _number in range(3))
    with edit(room.library, room.scope, "Sammanfogning"):
        change_step(room.library, second.id, rank=first.rank)
    low, high = sorted((first.id, second.id))
    with edit(room.library, room.scope, "Flyttat"):
        move_step(room.library, third.id, low)
    assert [one.id for one in steps(room.library, room.workshop_id)] == [low, third.id, high]


def test_what_the_template_laid_out_is_not_written_by_the_group(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    assert not any(has_content(room.library, one.id) for one in steps(room.library, workshop_id))


def test_a_card_or_a_named_owner_is_content(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    opening, notes, sorting, *_rest = steps(room.library, workshop_id)
    with edit(room.library, Scope(room.scope.process_id, workshop_id), "Skrivet"):
        add_card(room.library, notes.id, "en lapp")
        person_id = add_person(room.library, room.scope.process_id, "Anna")
        change_cluster(room.library, clusters(room.library, sorting.id)[0].id, owner_id=person_id)
        add_card(room.library, opening.id, "en regel till")
    assert all(has_content(room.library, one.id) for one in (opening, notes, sorting))


def test_a_renamed_cluster_is_content(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    sorting = next(one for one in steps(room.library, workshop_id) if one.kind == "sorting")
    with edit(room.library, Scope(room.scope.process_id, workshop_id), "Nytt namn"):
        change_cluster(room.library, clusters(room.library, sorting.id)[0].id, name="Annat")
    assert has_content(room.library, sorting.id)


def test_a_deleted_step_comes_back_whole(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    scope = Scope(room.scope.process_id, workshop_id)
    before = steps(room.library, workshop_id)
    sorting = next(one for one in before if one.kind == "sorting")
    laid_out = clusters(room.library, sorting.id)
    with edit(room.library, scope, "Borttaget moment"):
        delete_step(room.library, sorting.id)
    assert len(steps(room.library, workshop_id)) == len(before) - 1
    journal.undo(room.library, scope)
    assert steps(room.library, workshop_id) == before
    assert clusters(room.library, sorting.id) == laid_out


def test_a_step_that_is_not_there_is_an_error(room: Room) -> None:
    with pytest.raises(LookupError):
        delete_step(room.library, new_id())

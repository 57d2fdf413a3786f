"""What one laptop deletes and the other goes on with: gone where the deletion knew it all, otherwise back on both."""

import pytest

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.kinds import KINDS
from naravard_desktop.process import clusters, people
from naravard_desktop.process.workshops import add_step, step
from naravard_desktop.storage import exchange, rows
from naravard_desktop.storage.edit import Scope, edit
from tests.jobs.conftest import Pair, alike, change, delete, written
from tests.jobs.exchanging import carry, texts


def test_what_was_deleted_here_is_deleted_there_and_stays_so(pair: Pair) -> None:
    delete(pair, pair.here, 0)
    old = pack(pair.there, pair.scope.process_id)
    pair.exchange()
    assert written(pair, pair.there) == ["andra", "tredje"]
    assert pair.cards[0] in exchange.tombstones(pair.there.db, pair.scope.process_id)
    file = pair.here.path.with_name("old.naravard")
    file.write_bytes(old)
    assert unpack(pair.here, file).merged.nothing
    assert alike(pair)


def test_a_text_newer_than_a_deletion_is_kept_on_both_sides(pair: Pair) -> None:
    delete(pair, pair.there, 0)
    change(pair, pair.here, 0, "nyare")
    carry(pair.there, pair.here, pair.scope.process_id)
    assert written(pair, pair.here)[0] == "nyare"
    pair.exchange()
    assert "nyare" in written(pair, pair.there)
    assert alike(pair)


def test_a_text_newer_than_a_deletion_comes_back_where_it_was_deleted(pair: Pair) -> None:
    delete(pair, pair.there, 0)
    change(pair, pair.here, 0, "nyare")
    carry(pair.here, pair.there, pair.scope.process_id)
    assert "nyare" in written(pair, pair.there)
    pair.exchange()
    assert alike(pair)


def test_a_deletion_that_knew_the_text_wins(pair: Pair) -> None:
    change(pair, pair.here, 0, "läst av båda")
    pair.exchange()
    delete(pair, pair.there, 0)
    pair.exchange()
    assert written(pair, pair.here) == ["andra", "tredje"]
    assert alike(pair)


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_cluster_deleted_on_one_side_comes_back_with_the_leg_that_the_other_added(
    pair: Pair, deleted_first: bool
) -> None:
    with edit(pair.here, pair.scope, "Kluster"):
        cluster = clusters.add_cluster(pair.here, pair.step.id, "VIP")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        clusters.delete_cluster(pair.here, cluster)
    with edit(pair.there, pair.scope, "Del"):
        clusters.add_leg(pair.there, cluster, "Hembesök")
    if deleted_first:
        carry(pair.here, pair.there, pair.scope.process_id)
        carry(pair.there, pair.here, pair.scope.process_id)
    else:
        carry(pair.there, pair.here, pair.scope.process_id)
        carry(pair.here, pair.there, pair.scope.process_id)
    for library in (pair.here, pair.there):
        assert [one.name for one in clusters.clusters(library, pair.step.id)] == ["VIP"]
        assert [one.name for one in clusters.legs(library, pair.step.id)] == ["Hembesök"]
    pair.exchange()
    assert alike(pair)


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_role_noted_on_one_side_keeps_the_person_deleted_on_the_other(pair: Pair, deleted_first: bool) -> None:
    """Whichever laptop reads first: what a word belongs to is kept."""
    workshop_id = pair.scope.workshop_id or ""
    with edit(pair.here, pair.scope, "Person"):
        person = people.add_person(pair.here, pair.scope.process_id, "Siv")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        rows.delete(pair.here.db, "person", person)
    with edit(pair.there, pair.scope, "Närvaro"):
        people.set_attendance(pair.there, workshop_id, person, "present", "ordförande")
    first, second = (pair.here, pair.there) if deleted_first else (pair.there, pair.here)
    carry(first, second, pair.scope.process_id)
    carry(second, first, pair.scope.process_id)
    for library in (pair.here, pair.there):
        assert [one.role for one in people.attendance(library, workshop_id)] == ["ordförande"]
    assert alike(pair)


def add(pair: Pair, uses: str | None, title: str) -> str:
    planned = PlannedStep(id="x", kind="notes", title=title, minutes=1, options=KINDS["notes"].options())
    with edit(pair.here, pair.scope, "Nytt moment"):
        return add_step(pair.here, pair.scope.workshop_id or "", planned, uses)


def test_steps_deleted_here_come_back_in_a_chain_when_there_a_later_step_uses_them(pair: Pair) -> None:
    first = add(pair, None, "ett")
    second = add(pair, first, "två")
    third = add(pair, second, "tre")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        for step_id in (first, second):
            rows.delete(pair.here.db, "step", step_id)
    for number in range(2):
        with edit(pair.there, pair.scope, "Ändrad"):
            rows.update(pair.there.db, "step", third, {"title": f"tre, ändrad {number}"})
    carry(pair.there, pair.here, pair.scope.process_id)
    assert [step(pair.here, one).uses_id for one in (third, second, first)] == [second, first, None]
    pair.exchange()
    assert alike(pair)


def test_a_process_undone_here_comes_back_whole(pair: Pair) -> None:
    everything = texts(pair.there, pair.scope.process_id)
    delete(pair, pair.here, 1)
    with edit(pair.here, Scope(pair.scope.process_id), "Uppdraget borttaget"):
        rows.delete(pair.here.db, "process", pair.scope.process_id)
    done = carry(pair.there, pair.here, pair.scope.process_id)
    assert done.new
    assert texts(pair.here, pair.scope.process_id) == everything
    pair.exchange()
    assert alike(pair)
    assert texts(pair.here, pair.scope.process_id) == everything

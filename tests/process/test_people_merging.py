"""Putting people and organisations together: nothing is lost, nothing is twice, and one undo takes it back."""

import pytest

from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import people_merging
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.attachments import add_attachment
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.clusters import add_cluster, add_leg, change_cluster
from naravard_desktop.process.links import link
from naravard_desktop.process.people import (
    Attendance,
    State,
    add_organisation,
    add_person,
    attendance,
    organisations,
    persons,
    set_attendance,
)
from naravard_desktop.process.people_merging import Who, doubles, put_together, uses
from naravard_desktop.process.responsible import Responsible, responsibles, set_responsible
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room
from tests.jobs.exchanging import broken_references, texts


class Ground:
    """A process with two of everybody."""

    def __init__(self, room: Room) -> None:
        self.room, self.library = room, room.library
        self.process_id, self.scope = room.scope.process_id, Scope(room.scope.process_id)
        self.notes, self.board = room.step("notes"), room.step("sorting")
        with edit(self.library, self.scope, "Parter"):
            kinds = OrganisationType.MUNICIPALITY, OrganisationType.MUNICIPALITY, OrganisationType.REGION
            names = zip(("Norra kommunen", "Kommunen, Norra", "Region Exempel"), kinds, strict=True)
            self.north, self.again, self.region = (add_organisation(self.library, self.process_id, *of) for of in names)
            add = add_person
            self.anna = add(self.library, self.process_id, "Anna Påhittad", title="chef", level=Level.MESO)
            self.twice = add(self.library, self.process_id, "Påhittad, Anna", organisation_id=self.north)
            self.bo = add(self.library, self.process_id, "Bo Exempel", organisation_id=self.again)
            self.action = add_action(self.library, self.process_id, None, "Boka läkarrond")

    def merge(self, who: Who, kept: str, *gone: str) -> None:
        with edit(self.library, self.scope, "Hopslagna"):
            put_together(self.library, self.process_id, who, kept, gone)

    def answer(self, organisation: str | None, person: str | None) -> None:
        with edit(self.library, self.scope, "Ansvar"):
            set_responsible(self.library, self.process_id, self.action, organisation, person)

    def answers(self) -> set[tuple[str | None, str | None]]:
        """Who answers for the action; every row is one, under the id it should have."""
        found = responsibles(self.library, self.process_id).get(self.action, [])
        ids = {row_id for (row_id,) in self.library.db.execute("SELECT id FROM responsible")}
        assert len(set(found)) == len(found)
        assert ids == {_place(one) for one in found}
        return {(one.organisation_id, one.person_id) for one in found}

    def attend(self, person: str, state: State, role: str = "") -> None:
        with edit(self.library, self.room.scope, "Närvaro"):
            set_attendance(self.library, self.room.workshop_id, person, state, role)


def _place(one: Responsible) -> str:
    return fact_id("responsible", one.owner_id, one.organisation_id or f"person:{one.person_id}")


@pytest.fixture
def ground(room: Room) -> Ground:
    """What is put together."""
    return Ground(room)


def test_what_is_not_known_of_the_one_who_stays_is_taken_from_the_others(ground: Ground) -> None:
    ground.merge("person", ground.twice, ground.anna)
    one = persons(ground.library, ground.process_id)[ground.twice]
    assert (one.name, one.title, one.organisation_id, one.level) == ("Påhittad, Anna", "chef", ground.north, Level.MESO)
    assert ground.anna not in persons(ground.library, ground.process_id)


@pytest.mark.parametrize(
    ("kept", "gone", "wanted"),
    [
        (("invited", ""), ("present", "justerare"), ("present", "justerare")),
        (("present", "Ordförande"), ("invited", "ordförande"), ("present", "Ordförande")),
        (("absent", "ordförande"), ("invited", "justerare"), ("absent", "ordförande, justerare")),
        (("absent", ""), ("present", ""), ("present", "")),
        (None, ("absent", ""), ("absent", "")),
        (("invited", "sekreterare"), None, ("invited", "sekreterare")),
    ],
)
def test_who_was_on_the_list_twice_is_there_once(
    ground: Ground, kept: tuple[State, str] | None, gone: tuple[State, str] | None, wanted: tuple[State, str]
) -> None:
    for person, noted in ((ground.anna, kept), (ground.twice, gone)):
        if noted:
            ground.attend(person, *noted)
    before = texts(ground.library, ground.process_id)
    ground.merge("person", ground.anna, ground.twice)
    assert attendance(ground.library, ground.room.workshop_id) == [Attendance(ground.anna, *wanted)]
    journal.undo(ground.library, ground.scope)
    assert texts(ground.library, ground.process_id) == before


def test_a_person_answers_once_for_each_party(ground: Ground) -> None:
    ground.answer(ground.north, ground.twice)
    ground.answer(None, ground.anna)
    ground.answer(ground.region, ground.bo)
    ground.merge("person", ground.anna, ground.twice)
    assert ground.answers() == {(ground.north, ground.anna), (ground.region, ground.bo)}


def test_a_person_without_organisation_gets_the_place_of_who_stays(ground: Ground) -> None:
    ground.answer(None, ground.twice)
    ground.merge("person", ground.anna, ground.twice)
    assert ground.answers() == {(None, ground.anna)}


@pytest.mark.parametrize(("first", "second"), [("anna", None), (None, "anna"), ("anna", "anna")])
def test_an_organisation_answers_once_with_the_person_that_is_known(
    ground: Ground, first: str | None, second: str | None
) -> None:
    for place, person in ((ground.north, first), (ground.again, second)):
        ground.answer(place, ground.anna if person else None)
    ground.merge("organisation", ground.north, ground.again)
    assert ground.answers() == {(ground.north, ground.anna)}


def test_two_who_answer_each_for_what_is_one_organisation_still_both_answer(ground: Ground) -> None:
    ground.answer(ground.north, ground.anna)
    ground.answer(ground.again, ground.bo)
    before = texts(ground.library, ground.process_id)
    ground.merge("organisation", ground.again, ground.north)
    assert ground.answers() == {(ground.again, ground.bo), (None, ground.anna)}
    journal.undo(ground.library, ground.scope)
    assert texts(ground.library, ground.process_id) == before


def test_all_that_pointed_at_an_organisation_points_at_the_one_that_stays(ground: Ground) -> None:
    with edit(ground.library, ground.room.scope, "Lappar"):
        add_cards(ground.library, ground.notes.id, [NewCard(text="<b>Rond</b>", organisation_id=ground.again)])
    ground.answer(ground.again, None)
    ground.merge("organisation", ground.north, ground.again)
    assert [one.organisation_id for one in cards(ground.library, ground.notes.id)] == [ground.north]
    assert persons(ground.library, ground.process_id)[ground.bo].organisation_id == ground.north
    assert {one.id for one in organisations(ground.library, ground.process_id)} == {ground.north, ground.region}
    assert ground.answers() == {(ground.north, None)}


def test_roles_in_clusters_attachments_and_links_go_along(ground: Ground) -> None:
    library, process_id = ground.library, ground.process_id
    with edit(library, ground.room.scope, "Kluster"):
        cluster = add_cluster(library, ground.board.id, "VIP")
        change_cluster(library, cluster, owner_id=ground.twice, coordinator_id=ground.anna)
        leg = add_leg(library, cluster, "Hembesök")
        library.db.execute("UPDATE leg SET leader_id = ? WHERE id = ?", [ground.twice, leg])
        add_attachment(library, process_id, ground.twice, "bild.png", "image/png", b"x", "En bild")
        link(library, process_id, "became", ground.twice, ground.action)
        link(library, process_id, "became", ground.twice, ground.anna)
    before = texts(library, process_id)
    ground.merge("person", ground.anna, ground.twice)
    after = texts(library, process_id)
    assert ground.twice not in str(after)
    assert (after["cluster"][cluster]["owner_id"], after["leg"][leg]["leader_id"]) == (ground.anna, ground.anna)
    assert [one["owner_id"] for one in after["attachment"].values()] == [ground.anna]
    assert [(one["from_id"], one["to_id"]) for one in after["link"].values()] == [(ground.anna, ground.action)]
    assert broken_references(library) == []
    journal.undo(library, ground.scope)
    assert texts(library, process_id) == before
    journal.redo(library, ground.scope)
    assert texts(library, process_id) == after


def test_only_different_ones_of_one_process_are_put_together(ground: Ground) -> None:
    other = start_process(ground.library, "Ett annat")
    with edit(ground.library, Scope(other), "Person"):
        stranger = add_person(ground.library, other, "Anna Påhittad")
    before = texts(ground.library, ground.process_id)
    for kept, gone in ((ground.anna, [ground.anna]), (ground.anna, [stranger]), ("ingen", [ground.anna])):
        with pytest.raises(ValueError, match="different"):
            ground.merge("person", kept, *gone)
    ground.merge("person", ground.anna)
    assert texts(ground.library, ground.process_id) == before


def test_how_often_each_is_used(ground: Ground) -> None:
    ground.attend(ground.anna, "present")
    ground.answer(ground.north, ground.anna)
    with edit(ground.library, ground.room.scope, "Kluster"):
        cluster = add_cluster(ground.library, ground.board.id, "VIP")
        change_cluster(ground.library, cluster, owner_id=ground.anna, coordinator_id=ground.anna)
    found = uses(ground.library, ground.process_id, "person")
    assert found == {ground.anna: {"attendance": 1, "cluster": 1, "responsible": 1}}
    assert uses(ground.library, ground.process_id, "organisation") == {
        ground.north: {"person": 1, "responsible": 1},
        ground.again: {"person": 1},
    }


def test_only_who_is_not_used_is_deleted(ground: Ground) -> None:
    ground.attend(ground.anna, "invited")
    before = texts(ground.library, ground.process_id)
    for who, ids in (("person", [ground.bo, ground.anna]), ("organisation", [ground.again])):
        with pytest.raises(ValueError, match="points at"), edit(ground.library, ground.scope, "Borttagna"):
            people_merging.delete_unused(ground.library, ground.process_id, who, ids)  # type: ignore[arg-type]
    assert texts(ground.library, ground.process_id) == before
    with edit(ground.library, ground.scope, "Borttagna"):
        people_merging.delete_unused(ground.library, ground.process_id, "person", [ground.bo])
        people_merging.delete_unused(ground.library, ground.process_id, "organisation", [ground.again])
    journal.undo(ground.library, ground.scope)
    assert texts(ground.library, ground.process_id) == before


def test_anonymous_cards_leave_no_time_and_are_told_of(ground: Ground, room: Room) -> None:
    quiet = room.step("notes", anonymous=True)
    for step, organisation in ((ground.notes, ground.north), (quiet, ground.again)):
        with edit(ground.library, room.scope, "Lappar"):
            add_cards(ground.library, step.id, [NewCard(text="Rond", organisation_id=organisation)])
    assert not people_merging.touches_anonymous(ground.library, "organisation", [ground.north, ground.region])
    assert not people_merging.touches_anonymous(ground.library, "person", [ground.anna])
    assert people_merging.touches_anonymous(ground.library, "organisation", [ground.north, ground.again])
    ground.merge("organisation", ground.north, ground.again)
    entry = journal.next_undo(ground.library, ground.scope)
    assert entry is not None
    assert entry.at is None
    (card,) = cards(ground.library, quiet.id)
    assert (card.organisation_id, card.created) == (ground.north, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Karin Ek", "Ek, Karin", True),
        ("Karin Ek", "  karin   EK ", True),
        ("Åsa Ek", "A\u030asa Ek", True),
        ("Åsa Ek", "Asa Ek", False),
        ("André Ek", "Andre Ek", True),
        ("Anna-Karin Ek", "Anna Karin Ek", True),
        ("Karin Ek", "Karin Ekman", False),
        ("🙂", "🙂", True),
        ("Ek Ek", "Ek", False),
        ("", "", False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, same: bool) -> None:
    assert doubles([("1", one), ("2", "Någon Annan"), ("3", other)]) == ([["1", "3"]] if same else [])

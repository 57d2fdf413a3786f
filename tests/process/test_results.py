"""What lives on: links, clusters, decisions, actions, who answers for them, attachments."""

import hashlib

import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process import actions, attachments, clusters, decisions
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.links import came_from, led_to, link, unlink
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import Responsible, remove_responsible, responsibles, set_responsible
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


@pytest.fixture
def step(room: Room) -> Step:
    """A step to agree in."""
    return room.step("actions")


def party(room: Room, name: str, kind: str) -> tuple[str, str]:
    """Add an organisation with a person, and return their ids."""
    with edit(room.library, room.scope, "Part"):
        here = add_organisation(room.library, room.scope.process_id, name, OrganisationType(kind))
        return here, add_person(room.library, room.scope.process_id, f"Person {name}", organisation_id=here)


def act(room: Room, step: Step, text: str = "Å", **values: object) -> str:
    """Add an action."""
    with edit(room.library, room.scope, "Ny åtgärd"):
        return actions.add_action(room.library, room.scope.process_id, step.id, text, **values)  # type: ignore[arg-type]


def answer(room: Room, owner: str, organisation: str | None, person: str | None) -> None:
    """Name who answers."""
    with edit(room.library, room.scope, "Ansvarig"):
        set_responsible(room.library, room.scope.process_id, owner, organisation, person)


def test_a_link_is_seen_from_both_ends_and_made_once(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Länkar"):
        [card] = add_cards(room.library, step.id, [NewCard(text="Lapp")])
        cluster = clusters.add_cluster(room.library, step.id, " VIP\n")
        leg = clusters.add_leg(room.library, cluster, "Hembesök")
        decision = decisions.add_decision(
            room.library, room.scope.process_id, step.id, "B", based_on=[card, cluster, leg]
        )
    action = act(room, step, "Å", came_from=[decision])
    with edit(room.library, room.scope, "Igen") as done:
        link(room.library, room.scope.process_id, "became", card, decision)
    assert done.changed == {}
    assert [(one.table, one.text) for one in came_from(room.library, decision)] == [
        ("card", "Lapp"),
        ("cluster", "VIP"),
        ("leg", "Hembesök"),
    ]
    assert [(one.table, one.id) for one in led_to(room.library, decision)] == [("action", action)]
    assert [one.id for one in led_to(room.library, leg)] == [decision]
    assert led_to(room.library, card, "depends") == came_from(room.library, card) == []
    for _number in range(2):
        with edit(room.library, room.scope, "Bort"):
            unlink(room.library, "became", card, decision)
    assert led_to(room.library, card) == []


def test_links_go_with_either_end(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Beslut"):
        decision = decisions.add_decision(room.library, room.scope.process_id, step.id, "B")
    action = act(room, step, came_from=[decision])
    with edit(room.library, room.scope, "Bort"):
        decisions.delete_decision(room.library, decision)
    assert came_from(room.library, action) == []
    assert journal.undo(room.library, room.scope)
    with edit(room.library, room.scope, "Bort"):
        actions.delete_action(room.library, action)
    assert led_to(room.library, decision) == []
    assert room.library.db["link"].count == 0


def test_clusters_and_legs_stand_in_the_order_they_were_added(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Kluster"):
        first = clusters.add_cluster(room.library, step.id, "VIP", purpose="Två\nrader", needs_medical_support=True)
        second = clusters.add_cluster(room.library, step.id, "Gemensamt")
        for cluster, name in ((second, "x"), (first, "y"), (second, "z"), (first, "å")):
            clusters.add_leg(room.library, cluster, name)
    found = clusters.clusters(room.library, step.id)
    assert [(one.name, one.purpose, one.needs_medical_support) for one in found] == [
        ("VIP", "Två\nrader", True),
        ("Gemensamt", "", False),
    ]
    by_cluster = {
        one.id: [leg.name for leg in clusters.legs(room.library, step.id) if leg.cluster_id == one.id] for one in found
    }
    assert by_cluster == {first: ["y", "å"], second: ["x", "z"]}


def test_a_leader_who_goes_leaves_an_empty_place(room: Room, step: Step) -> None:
    _here, who = party(room, "Berg", "municipality")
    with edit(room.library, room.scope, "Kluster"):
        cluster = clusters.add_cluster(room.library, step.id, "VIP")
        leg = clusters.add_leg(room.library, cluster, "Hembesök")
        clusters.change_cluster(room.library, cluster, owner_id=who, coordinator_id=who, medical_support_id=who)
        clusters.change_leg(room.library, leg, leader_id=who)
    with edit(room.library, room.scope, "Bort"):
        room.library.db.execute("DELETE FROM person WHERE id = ?", [who])
    [found] = clusters.clusters(room.library, step.id)
    assert (found.owner_id, found.coordinator_id, found.medical_support_id) == (None, None, None)
    assert clusters.legs(room.library, step.id)[0].leader_id is None
    journal.undo(room.library, room.scope)
    [found] = clusters.clusters(room.library, step.id)
    assert (found.owner_id, clusters.legs(room.library, step.id)[0].leader_id) == (who, who)


def test_one_answers_for_each_organisation_and_the_region_stands_first(room: Room, step: Step) -> None:
    action = act(room, step)
    parties = [party(room, name, kind) for name, kind in (("Z", "other"), ("Y", "municipality"), ("B", "municipality"))]
    region = party(room, "Å", "region")
    for organisation, person in [*parties, region]:
        answer(room, action, organisation, person)
    answer(room, action, parties[1][0], None)
    found = responsibles(room.library, room.scope.process_id)[action]
    assert found == [
        Responsible(action, *region),
        Responsible(action, *parties[2]),
        Responsible(action, parties[1][0], None),
        Responsible(action, *parties[0]),
    ]


def test_a_person_without_organisation_answers_in_a_place_of_their_own(room: Room, step: Step) -> None:
    action = act(room, step)
    here, one = party(room, "Å", "region")
    _there, two = party(room, "B", "municipality")
    for organisation, person in ((here, one), (None, two), (None, one), (None, two)):
        answer(room, action, organisation, person)
    found = responsibles(room.library, room.scope.process_id)[action]
    assert found[0] == Responsible(action, here, one)
    assert {one.person_id for one in found[1:]} == {one, two}
    assert len(found) == 3
    with edit(room.library, room.scope, "Bort"):
        for responsible in found:
            remove_responsible(room.library, responsible)
    assert responsibles(room.library, room.scope.process_id) == {}


def test_nobody_cannot_answer(room: Room, step: Step) -> None:
    with pytest.raises(ValueError, match="responsible"):
        answer(room, act(room, step), None, None)


def test_who_answers_goes_with_the_action_and_comes_back_with_it(room: Room, step: Step) -> None:
    action = act(room, step)
    answer(room, action, *party(room, "Å", "region"))
    with edit(room.library, room.scope, "Bort"):
        actions.delete_action(room.library, action)
    assert responsibles(room.library, room.scope.process_id) == {}
    journal.undo(room.library, room.scope)
    assert list(responsibles(room.library, room.scope.process_id)) == [action]


def test_decisions_are_kept_in_order_and_can_be_changed(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Beslut"):
        first, second = (
            decisions.add_decision(room.library, room.scope.process_id, step.id, text, decided_by=" Styr\ngruppen")
            for text in ("ett", "två")
        )
        decisions.change_decision(room.library, first, text="Ett", decided_on="2027-02-03", confidential=True)
    found = decisions.decisions_of_step(room.library, step.id)
    assert [one.id for one in found] == [first, second]
    assert found[0] == decisions.Decision(
        first, room.scope.process_id, step.id, "Ett", "Styr gruppen", "2027-02-03", confidential=True
    )


def test_actions_of_a_process_come_by_due_date_those_without_last(room: Room, step: Step) -> None:
    for text, due in (("utan", None), ("sen", "2027-05-01"), ("tidig", "2027-03-01"), ("lika", "2027-03-01")):
        act(room, step, text, due=due, level=Level.MACRO)
    assert [one.text for one in actions.actions_of_process(room.library, room.scope.process_id)] == [
        "tidig",
        "lika",
        "sen",
        "utan",
    ]
    assert [one.text for one in actions.actions_of_step(room.library, step.id)] == ["utan", "sen", "tidig", "lika"]


@pytest.mark.parametrize("state", actions.ActionState)
def test_an_action_can_be_followed_through_its_states(room: Room, step: Step, state: actions.ActionState) -> None:
    action = act(room, step)
    with edit(room.library, room.scope, "Läge"):
        actions.change_action(room.library, action, state=state, comment="Väntar", level=Level.MICRO, due="2027-01-01")
    [found] = actions.actions_of_step(room.library, step.id)
    assert (found.state, found.comment, found.level, found.due) == (state, "Väntar", Level.MICRO, "2027-01-01")
    assert found.state.word


def test_actions_and_decisions_outlive_the_step_they_were_agreed_in(room: Room, step: Step) -> None:
    act(room, step, "Kvar")
    with edit(room.library, room.scope, "Bort"):
        room.library.db.execute("DELETE FROM step WHERE id = ?", [step.id])
    [found] = actions.actions_of_process(room.library, room.scope.process_id)
    assert (found.text, found.step_id) == ("Kvar", None)


def attach(room: Room, owner: str, name: str, data: bytes) -> str:
    """Attach a file."""
    with edit(room.library, room.scope, "Bilaga"):
        return attachments.add_attachment(
            room.library, room.scope.process_id, owner, name, "image/png", data, alt=" En\ntavla "
        )


def test_the_content_of_attachments_is_kept_once(room: Room, step: Step) -> None:
    data = bytes(range(256)) * 400
    attach(room, step.id, " tavla\n.png", data)
    attach(room, room.workshop_id, "samma.png", data)
    found = attachments.attachments(room.library, room.scope.process_id)
    assert {(one.owner_id, one.name, one.alt) for one in found} == {
        (step.id, "tavla .png", "En tavla"),
        (room.workshop_id, "samma.png", "En tavla"),
    }
    assert {one.sha256 for one in found} == {hashlib.sha256(data).hexdigest()}
    assert room.library.db["attachment_content"].count == 1
    assert attachments.content(room.library, found[0].sha256) == data
    assert attachments.content(room.library, "okänd") is None


def test_undoing_an_attachment_takes_the_row_and_redo_brings_it_back(room: Room, step: Step) -> None:
    attached = attach(room, step.id, "a.png", b"x")
    journal.undo(room.library, room.scope)
    assert attachments.attachments(room.library, room.scope.process_id) == []
    journal.redo(room.library, room.scope)
    [found] = attachments.attachments(room.library, room.scope.process_id)
    assert found.id == attached
    assert attachments.content(room.library, found.sha256) == b"x"


def test_attachments_go_with_what_they_belong_to(room: Room, step: Step) -> None:
    action = act(room, step)
    attach(room, action, "a.png", b"x")
    with edit(room.library, room.scope, "Bort"):
        actions.delete_action(room.library, action)
    assert attachments.attachments(room.library, room.scope.process_id) == []

"""From note to action and back: all that a row came from and has become, however it is linked."""

from itertools import pairwise

import pytest

from naravard_desktop.core.ids import fact_id
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards, merge_cards
from naravard_desktop.process.clusters import add_cluster, add_leg
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.goals import add_goal
from naravard_desktop.process.links import all_led_to, led_to, link
from naravard_desktop.process.principles import add_principle
from naravard_desktop.process.trace import Branch, decisions_of_process, places, trace
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage import rows
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def cards(room: Room, step: Step, *texts: str) -> list[str]:
    return add_cards(room.library, step.id, [NewCard(text=text) for text in texts])


def said(branches: tuple[Branch, ...]) -> list[tuple[int, str, str]]:
    return [(one.depth, one.how, one.row.text) for one in branches]


def test_an_action_leads_back_to_the_cards_that_were_put_together(room: Room) -> None:
    notes, board = room.step("notes"), room.step("sorting", clusters=())
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Allt"):
        one, two, three = cards(room, notes, "Ett", "Två", "Tre")
        whole = merge_cards(library, process_id, [one, two], "Ett och två")
        cluster = add_cluster(library, board.id, "VIP")
        leg = add_leg(library, cluster, "Hembesök")
        for number, (card_id, leg_id) in enumerate(((whole, leg), (three, None))):
            values: dict[str, rows.Value] = {"step_id": board.id, "card_id": card_id, "cluster_id": cluster}
            rows.insert(library.db, "placement", {**values, "leg_id": leg_id, "rank": f"a{number}"})
        decision = add_decision(library, process_id, notes.id, "Vi börjar", based_on=[cluster], confidential=True)
        action = add_action(library, process_id, notes.id, "Ring", came_from=[decision])
    found = trace(library, action)
    assert found is not None
    assert found.row.text == "Ring"
    assert found.row.place is not None
    assert (found.row.place.workshop, found.row.place.date, found.row.place.step) == (
        "Workshoppen",
        "2027-02-03",
        "Moment notes",
    )
    assert said(found.back) == [
        (1, "became", "Vi börjar"),
        (2, "became", "VIP"),
        (3, "lies", "VIP · Hembesök"),
        (4, "lies", "Ett och två"),
        (5, "merged", "Ett"),
        (5, "merged", "Två"),
        (3, "lies", "Tre"),
    ]
    assert found.back[0].row.confidential
    assert found.forth == ()
    forth = trace(library, one)
    assert forth is not None
    assert [one.row.text for one in forth.forth] == ["Ett och två", "VIP · Hembesök", "VIP", "Vi börjar", "Ring"]
    assert forth.back == ()


def test_goals_and_principles_stand_between(room: Room) -> None:
    notes = room.step("notes")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Allt"):
        one, two = cards(room, notes, "Ett", "Två")
        goal = add_goal(library, process_id, notes.id, "Nå hem", came_from=[one])
        principle = add_principle(library, process_id, None, "", candidates=[two, one])
        action = add_action(library, process_id, None, "Ring", came_from=[goal, principle])
    found = trace(library, action)
    assert found is not None
    assert found.row.place is None
    # What two came from stands under the first of them in full; beyond it there is nothing, so it is not "again".
    assert said(found.back) == [
        (1, "became", "Nå hem"),
        (2, "became", "Ett"),
        (1, "became", ""),
        (2, "became", "Två"),
        (2, "became", "Ett"),
    ]
    assert not any(one.again for one in found.back)
    assert set(places(library, [goal, principle, action])) == {goal}
    by_row = all_led_to(library, [one, two, goal])
    assert {key: [linked.table for linked in value] for key, value in by_row.items()} == {
        one: ["goal", "principle"],
        two: ["principle"],
        goal: ["action"],
    }
    assert by_row[one] == led_to(library, one)
    assert all_led_to(library, []) == {}


def test_what_stands_in_two_places_is_laid_out_once_where_it_is_nearest(room: Room) -> None:
    notes = room.step("notes")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Allt"):
        (card,) = cards(room, notes, "Lapp")
        goal = add_goal(library, process_id, None, "Mål", came_from=[card])
        decision = add_decision(library, process_id, notes.id, "Beslut", based_on=[goal])
        action = add_action(library, process_id, None, "Ring", came_from=[decision, goal])
    found = trace(library, action)
    assert found is not None
    assert [(one.depth, one.row.text, one.again) for one in found.back] == [
        (1, "Beslut", False),
        (2, "Mål", True),
        (1, "Mål", False),
        (2, "Lapp", False),
    ]


def test_a_ring_ends(room: Room) -> None:
    notes = room.step("notes")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Allt"):
        one, two, three = cards(room, notes, "Ett", "Två", "Tre")
        for start, end in ((one, two), (two, three), (three, one), (one, one)):
            link(library, process_id, "became", start, end)
    found = trace(library, one)
    assert found is not None
    assert [branch.row.text for branch in found.forth] == ["Två", "Tre", "Ett", "Ett"]
    assert len(found.back) == 4


def test_what_is_gone_has_no_trace(room: Room) -> None:
    step = room.step("notes")
    assert trace(room.library, "finns inte") is None
    assert trace(room.library, step.id) is None
    with edit(room.library, room.scope, "Lapp"):
        (card,) = cards(room, step, "Ensam")
    found = trace(room.library, card)
    assert found is not None
    assert (found.back, found.forth) == ((), ())


@pytest.mark.parametrize("chain", [True, False])
def test_twenty_thousand_links_are_followed(room: Room, chain: bool) -> None:
    notes = room.step("notes")
    library, process_id = room.library, room.scope.process_id
    count = 20_000
    with edit(library, room.scope, "Allt"):
        ids = cards(room, notes, *(f"Lapp {number}" for number in range(count)))
        pairs = list(pairwise(ids)) if chain else [(one, ids[0]) for one in ids[1:]]
        rows.insert_many(
            library.db,
            "link",
            [
                {
                    "id": fact_id("link", "became", a, b),
                    "process_id": process_id,
                    "kind": "became",
                    "from_id": a,
                    "to_id": b,
                }
                for a, b in pairs
            ],
        )
    asked: list[str] = []
    library.db.conn.set_trace_callback(asked.append)
    found = trace(library, ids[-1] if chain else ids[0])
    library.db.conn.set_trace_callback(None)
    assert found is not None
    assert len(found.back) == count - 1
    assert max(one.depth for one in found.back) == (count - 1 if chain else 1)
    assert len(asked) <= 3


def test_all_decisions_of_a_process(room: Room) -> None:
    step = room.step("decisions")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Beslut"):
        for text, day in (("Utan dag", None), ("Tidigare", "2027-01-01"), ("Senare", "2027-03-01")):
            add_decision(library, process_id, step.id, text, decided_on=day)
    assert [one.text for one in decisions_of_process(library, process_id)] == ["Senare", "Utan dag", "Tidigare"]

"""Tables of the room, counts by table, goals and principles, and what a step works on."""

import pytest

from naravard_desktop.core.words import Level
from naravard_desktop.process import parties, votes
from naravard_desktop.process.cards import NewCard, add_cards, card
from naravard_desktop.process.goals import add_goal, change_goal, goals_of_process, goals_of_step, move_goal
from naravard_desktop.process.links import came_from
from naravard_desktop.process.principles import add_principle, change_principle, move_principle, principles_of_step
from naravard_desktop.process.uses import used_cards, used_steps
from naravard_desktop.storage import journal, rows
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def test_a_tables_count_is_one_row_and_0_takes_it_away(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Räknat"):
        (one,) = add_cards(room.library, step.id, [NewCard(text="en")])
        for value, party in ((2, ""), (3, "Bord 1"), (5, "Bord 1"), (1, "Bord 2")):
            votes.set_count(room.library, step.id, "card", one, value, kind="dot", party=party)
    assert votes.totals(votes.votes(room.library, step.id), "dot") == {one: 8}
    with edit(room.library, room.scope, "Räknat"):
        votes.set_count(room.library, step.id, "card", one, 0, kind="dot", party="Bord 1")
        votes.set_count(room.library, step.id, "card", one, 0, kind="dot", party="Bord 9")
    assert votes.totals(votes.votes(room.library, step.id), "dot") == {one: 3}
    assert votes.totals(votes.votes(room.library, step.id), "hand") == {}
    journal.undo(room.library, room.scope)
    assert votes.totals(votes.votes(room.library, step.id), "dot") == {one: 8}
    with edit(room.library, room.scope, "Räknat"), pytest.raises(ValueError, match="0 or more"):
        votes.set_count(room.library, step.id, "card", one, -1, kind="dot")


def test_a_table_that_gets_another_name_keeps_what_came_from_it(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Bord"):
        first = parties.add_party(room.library, room.workshop_id, " Bord  1 ", 5)
        parties.add_party(room.library, room.workshop_id, "Bord 2")
        (one,) = add_cards(room.library, step.id, [NewCard(text="en", party="Bord 1")])
        votes.set_count(room.library, step.id, "card", one, 2, kind="dot", party="Bord 1")
    with edit(room.library, room.scope, "Bord"):
        parties.change_party(room.library, first, name="Fönsterbordet", persons=6)
    assert [(found.name, found.persons) for found in parties.parties(room.library, room.workshop_id)] == [
        ("Fönsterbordet", 6),
        ("Bord 2", None),
    ]
    assert card(room.library, one).party == "Fönsterbordet"
    assert [vote.party for vote in votes.votes(room.library, step.id)] == ["Fönsterbordet"]
    for name in ("", "Bord 2"):
        with edit(room.library, room.scope, "Bord"), pytest.raises(ValueError, match="name of its own"):
            parties.change_party(room.library, first, name=name, persons=None)
    with edit(room.library, room.scope, "Bord"):
        parties.delete_party(room.library, first)
    assert card(room.library, one).party == "Fönsterbordet"


def test_goals_and_principles_live_in_the_process(room: Room) -> None:
    step, process_id = room.step("goals"), room.scope.process_id
    with edit(room.library, room.scope, "Mål"):
        (one,) = add_cards(room.library, step.id, [NewCard(text="en")])
        first = add_goal(room.library, process_id, step.id, "Första", why="därför", came_from=[one])
        second = add_goal(room.library, process_id, step.id, "Andra", level=Level.MESO)
        move_goal(room.library, second, None)
        change_goal(room.library, first, state="reached")
        older = add_goal(room.library, process_id, None, "Utan moment")
        principle = add_principle(room.library, process_id, step.id, "Ihop", candidates=[one])
        other = add_principle(room.library, process_id, step.id, "Sen")
        move_principle(room.library, other, None)
        change_principle(room.library, principle, state="adopted", sign_meso="vi ses")
    assert [goal.id for goal in goals_of_step(room.library, step.id)] == [second, first]
    assert [(goal.id, goal.state.word) for goal in goals_of_process(room.library, process_id)] == [
        (second, "gäller"),
        (first, "nått"),
        (older, "gäller"),
    ]
    assert [linked.id for linked in came_from(room.library, first)] == [one]
    last = principles_of_step(room.library, step.id)[1]
    assert (last.id, last.state.word, last.sign(Level.MESO), last.sign(Level.MICRO)) == (
        principle,
        "antagen",
        "vi ses",
        "",
    )


def test_a_step_works_on_the_cards_of_those_before_it(room: Room) -> None:
    notes = room.step("notes")
    board = room.step("sorting", notes)
    priority = room.step("priority", board)
    with edit(room.library, room.scope, "Lappar"):
        for step, text in ((priority, "tre"), (notes, "ett"), (board, "två")):
            add_cards(room.library, step.id, [NewCard(text=text)])
    assert [step.id for step in used_steps(room.library, priority)] == [board.id, notes.id]
    assert [found.text for found in used_cards(room.library, priority)] == ["ett", "två", "tre"]
    with edit(room.library, room.scope, "En ring"):
        rows.update(room.library.db, "step", notes.id, {"uses_id": priority.id})
    assert [step.id for step in used_steps(room.library, priority)] == [board.id, notes.id]

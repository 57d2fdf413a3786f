"""What decisions and actions can come from, and their order."""

from functools import partial

import pytest

from naravard_desktop.process import actions, clusters, decisions
from naravard_desktop.process.cards import NewCard, add_cards, merge_cards
from naravard_desktop.process.links import Linked, all_came_from, came_from, sources_before
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def test_sources_are_what_earlier_steps_hold_in_order(room: Room) -> None:
    notes, board, decided, acted, later = (
        room.step(kind) for kind in ("notes", "sorting", "decisions", "actions", "notes")
    )
    process = room.scope.process_id
    with edit(room.library, room.scope, "Först"):
        one, two, three = add_cards(room.library, notes.id, [NewCard(text=text) for text in ("ett", "två", "tre")])
        merged = merge_cards(room.library, process, [one, two], "ett och två")
        add_cards(room.library, board.id, [NewCard(text="på tavlan", confidential=True)])
        second = clusters.add_cluster(room.library, board.id, "VIP")
        clusters.add_leg(room.library, second, "Hembesök")
        clusters.add_cluster(room.library, board.id, "Gemensamt")
        decision = decisions.add_decision(room.library, process, decided.id, "B", confidential=True)
        actions.add_action(room.library, process, acted.id, "Å", came_from=[three])
        add_cards(room.library, later.id, [NewCard(text="senare")])
    found = sources_before(room.library, acted.id)
    assert [(source.table, source.text, source.confidential, source.step_id) for source in found] == [
        ("card", "ett och två", False, notes.id),
        ("card", "tre", False, notes.id),
        ("cluster", "VIP", False, board.id),
        ("leg", "VIP · Hembesök", False, board.id),
        ("cluster", "Gemensamt", False, board.id),
        ("card", "på tavlan", True, board.id),
        ("decision", "B", True, decided.id),
    ]
    assert merged in {source.id for source in sources_before(room.library, decided.id)}
    assert decision not in {source.id for source in sources_before(room.library, decided.id)}
    assert sources_before(room.library, notes.id) == []


def test_sources_of_many_are_those_of_each(room: Room) -> None:
    notes, decided = room.step("notes"), room.step("decisions")
    with edit(room.library, room.scope, "Först"):
        cards = add_cards(room.library, notes.id, [NewCard(text=text) for text in "abc"])
        add = partial(decisions.add_decision, room.library, room.scope.process_id, decided.id)
        first, second, third = add("1", based_on=cards), add("2", based_on=cards[1:2]), add("3")
    found = all_came_from(room.library, [first, second, third])
    assert set(found) == {first, second}
    assert found[first] == came_from(room.library, first)
    assert found[second] == [Linked("card", cards[1], "b", confidential=False)]
    assert all_came_from(room.library, []) == {}


@pytest.mark.parametrize(
    ("moved", "after", "wanted"), [(2, None, "cabd"), (0, 3, "bcda"), (3, 0, "adbc"), (0, 1, "bacd")]
)
def test_decisions_and_actions_move_within_their_step(room: Room, moved: int, after: int | None, wanted: str) -> None:
    step, other = room.step("decisions"), room.step("decisions")
    process = room.scope.process_id
    with edit(room.library, room.scope, "Först"):
        decided, acted = [], []
        for text in "abcd":
            decided.append(decisions.add_decision(room.library, process, step.id, text))
            acted.append(actions.add_action(room.library, process, step.id, text))
            decisions.add_decision(room.library, process, other.id, "x")
    with edit(room.library, room.scope, "Flyttat"):
        decisions.move_decision(room.library, decided[moved], None if after is None else decided[after])
        actions.move_action(room.library, acted[moved], None if after is None else acted[after])
    assert "".join(one.text for one in decisions.decisions_of_step(room.library, step.id)) == wanted
    assert "".join(one.text for one in actions.actions_of_step(room.library, step.id)) == wanted
    journal.undo(room.library, room.scope)
    assert "".join(one.text for one in decisions.decisions_of_step(room.library, step.id)) == "abcd"

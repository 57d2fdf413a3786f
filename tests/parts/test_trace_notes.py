"""A card's row says what the card became, and says it anew when that changes."""

from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.goals import add_goal, delete_goal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def test_what_cards_became_is_read_with_them(room: Room) -> None:
    step = room.step("notes")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Lappar"):
        one, other = add_cards(library, step.id, [NewCard(text="Ett"), NewCard(text="Två")])
    shown = StepCards(library, step.id)
    first, last = cards(library, step.id)
    assert shown.said(first, ("en not",)) == ("en not",)
    with edit(library, room.scope, "Mål") as done:
        goal = add_goal(library, process_id, None, "Trygg hemgång", came_from=[one])
        add_action(library, process_id, None, "Ring", came_from=[one, other], confidential=True)
    shown.update(done.changed)
    assert shown.said(first, ("en not",)) == ("en not", "Blev mål: Trygg hemgång", "Blev åtgärd: Ring")
    assert shown.said(last, ()) == ("Blev åtgärd: Ring",)
    with edit(library, room.scope, "Bort") as done:
        delete_goal(library, goal)
    shown.update(done.changed)
    assert shown.said(first, ()) == ("Blev åtgärd: Ring",)

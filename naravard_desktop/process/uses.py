"""What a step works on: `uses_id` points at an earlier step, which may itself work on one before it."""

from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.workshops import Step, step
from naravard_desktop.storage.library import Library


def used_steps(library: Library, of: Step) -> list[Step]:
    """Return the steps that one works on, the nearest first: the one it uses, the one that uses, and so on."""
    found: list[Step] = []
    seen = {of.id}  # a file from elsewhere can have made a ring of them
    while of.uses_id and of.uses_id not in seen:
        of = step(library, of.uses_id)
        seen.add(of.id)
        found.append(of)
    return found


def used_cards(library: Library, of: Step) -> list[Card]:
    """Return the cards a step works on: those of the steps it uses, the first of them first, then its own."""
    return [card for one in (*reversed(used_steps(library, of)), of) for card in cards(library, one.id)]

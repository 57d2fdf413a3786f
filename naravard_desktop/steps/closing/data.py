"""Closing: what was good, what should change, who tells whom what, and when the group meets next (the workshop's own)."""

from naravard_desktop.core.kind import Options
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.library import Library

__all__ = ["DELTA", "MESSAGE", "PLUS", "WHO", "WHOM", "Options", "add_delta", "add_message", "add_plus"]

PLUS, DELTA, MESSAGE = "plus", "delta", "message"
WHO, WHOM = "vem", "till"


def add_plus(library: Library, step: Step, text: str) -> str:
    """Note what was good, and return the card's id."""
    return add_cards(library, step.id, [NewCard(text=text, section=PLUS)])[0]


def add_delta(library: Library, step: Step, text: str) -> str:
    """Note what should be done differently, and return the card's id."""
    return add_cards(library, step.id, [NewCard(text=text, section=DELTA)])[0]


def add_message(library: Library, step: Step, who: str, whom: str, text: str) -> str:
    """Note who tells whom what, and return the card's id."""
    return add_cards(library, step.id, [NewCard(text=text, section=MESSAGE, extra={WHO: who, WHOM: whom})])[0]

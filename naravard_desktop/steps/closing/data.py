"""Closing: what was good, what should change, who tells whom what, and when the group meets next (the workshop's own)."""

from naravard_desktop.core.clock import spoken_date, spoken_time
from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import _
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step, Workshop
from naravard_desktop.storage.library import Library

__all__ = ["DELTA", "MESSAGE", "PLUS", "WHO", "WHOM", "Options", "add_delta", "add_message", "add_plus", "next_words"]

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


def next_words(held: Workshop) -> str:
    """Say when and where the group meets next: "torsdag 14 januari 2027 kl. 13.00, Folkets hus"; "" if nothing is known."""
    when = spoken_date(held.next_date, weekday=True) if held.next_date else ""
    if held.next_time:
        when = (when + " " + _("kl. {time}").format(time=spoken_time(held.next_time))).strip()
    return ", ".join(part for part in (when, held.next_place) if part)

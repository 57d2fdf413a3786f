"""Notes: cards on a question, freely or in the template's named columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from naravard_desktop.core.kind import Column, asked, check_columns
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.language import N_
from naravard_desktop.process.cards import Card, NewCard, add_cards, cards, change_card, parts
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`columns` stand beside the card's own text; `hidden` keeps new cards from the room until they are shown; `examples`
    from elsewhere are shown when somebody asks for them, never as the group's own."""

    columns: tuple[Column, ...] = asked((), N_("Kolumner"), N_("Det som fylls i för varje lapp, utöver texten"))
    hidden: bool = asked(False, N_("Nya lappar är dolda för rummet tills de visas"))  # noqa: FBT003 - a default
    examples: tuple[str, ...] = asked((), N_("Exempel"), N_("Visas bara om ni ber om dem. Ett exempel på varje rad"))

    def __post_init__(self) -> None:
        check_columns("columns", self.columns)


def write_notes(library: Library, step: Step, new: Sequence[NewCard]) -> list[str]:
    """Add cards, hidden if the step says so, and return their ids.

    A card may also have columns that the template does not name: those of an imported file.
    """
    hidden = options(step, Options).hidden
    return add_cards(library, step.id, [replace(card, hidden=card.hidden or hidden) for card in new])


def show_all(library: Library, step: Step) -> None:
    """Show the room what was hidden."""
    for card in cards(library, step.id):
        _show(library, card)


def _show(library: Library, card: Card) -> None:
    if card.hidden:
        change_card(library, card.id, hidden=False)
    for part in parts(library, card.id):
        _show(library, part)

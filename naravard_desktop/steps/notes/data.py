"""Notes: cards on a question, freely or in the template's named columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from naravard_desktop.core import check
from naravard_desktop.core.kind import Column
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.language import _
from naravard_desktop.process.cards import Card, NewCard, add_cards, cards, change_card, parts
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`columns` stand beside the card's own text; `hidden` keeps new cards from the room until they are shown."""

    columns: tuple[Column, ...] = ()
    hidden: bool = False

    def __post_init__(self) -> None:
        check.named("columns", [column.name for column in self.columns])
        if any(column.type == "choice" and not column.choices for column in self.columns):
            raise check.Wrong("columns", _("choices för varje kolumn av typen choice"))


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

"""Opening: why the group meets, how it works together, and a first word from everybody. Who is here is the workshop's."""

from dataclasses import dataclass

from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.storage.library import Library

PURPOSE, RULE, CHECK_IN = "purpose", "rule", "check_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`purpose` and `ground_rules` are proposals that the group can change; `check_in` is the question of the round."""

    purpose: str = ""
    ground_rules: tuple[str, ...] = ()
    check_in: str = ""


def begin(library: Library, step: Step) -> None:
    """Lay out the template's purpose and ground rules as cards of the group's own."""
    chosen = options(step, Options)
    purpose = [NewCard(text=chosen.purpose, section=PURPOSE)] if chosen.purpose else []
    add_cards(library, step.id, [*purpose, *(NewCard(text=rule, section=RULE) for rule in chosen.ground_rules)])

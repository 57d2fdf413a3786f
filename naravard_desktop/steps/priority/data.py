"""Priority: sticky dots counted by one for the room, or effect against effort in four fields."""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core import check
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_, _

MOST_DOTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`dots` is how many each person has; `on` says what gets them: the cards of the step it uses, or its clusters."""

    method: Literal["dots", "effort"] = asked("dots", N_("Sätt att prioritera"))
    dots: int = asked(3, N_("Prickar per person"))
    on: Literal["cards", "clusters"] = asked("cards", N_("Det som prioriteras"))

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= MOST_DOTS:
            raise check.Wrong("dots", _("mellan 1 och {most}").format(most=MOST_DOTS))

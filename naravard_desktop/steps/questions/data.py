"""Questions: answers under each of the questions that the template asks."""

from dataclasses import dataclass

from naravard_desktop.core import check
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`questions` are asked one by one; an answer is a card whose section is the question's text."""

    questions: tuple[str, ...] = asked((), N_("Frågor"), N_("En fråga på varje rad"))

    def __post_init__(self) -> None:
        check.named("questions", self.questions)

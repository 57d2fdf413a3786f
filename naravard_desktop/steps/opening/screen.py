"""The room's view of the opening: why the group meets and how it works together, then what is said in the round."""

from collections.abc import Sequence
from dataclasses import replace

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section_pages import Part, Spread
from naravard_desktop.parts.section_screen import SectionScreen
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.opening.data import CHECK_IN, PURPOSE, RULE, Options


class OpeningScreen(SectionScreen):
    """Who is here, and who is not, is not for the screen."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.refresh()

    def spreads(self) -> Sequence[Spread]:
        """Purpose and ground rules; on pages of their own the round, and what else was noted."""
        asked = options(self.step, Options).check_in
        if not self.step.prompt:
            self.step = replace(self.step, prompt=asked)
        purpose, rules = self.points(PURPOSE), self.points(RULE)
        answers, noted = self.points(CHECK_IN), self.points("")
        found: list[Spread] = []
        if purpose:
            found.append(Spread([Part(_("Syfte"), purpose, "large")]))
        if rules:
            found.append(Spread([Part(_("Så arbetar vi tillsammans"), rules)]))
        if answers:
            title = asked if asked not in self.step.prompt else _("Incheckning")
            found.append(Spread([Part(title, answers, "tiles")], fresh=True))
        if noted:
            found.append(Spread([Part(_("Noterat"), noted, "tiles")], fresh=True))
        return found

"""The room's view of the closing: plus and delta beside each other, then who tells whom what, and the next meeting."""

from collections.abc import Sequence
from dataclasses import replace

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section_pages import Part, Point, Spread
from naravard_desktop.parts.section_screen import SectionScreen
from naravard_desktop.process.workshops import Step, workshop
from naravard_desktop.steps.closing.data import DELTA, MESSAGE, PLUS, next_words
from naravard_desktop.steps.closing.messages import who_words


class ClosingScreen(SectionScreen):
    """The next meeting is found under the workshop's id."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.refresh()

    def spreads(self) -> Sequence[Spread]:
        """Plus and delta, messages, the next meeting, and what else was noted."""
        plus, delta = self.points(PLUS), self.points(DELTA)
        found = [Spread([Part(_("Det här var bra"), plus), Part(_("Det här gör vi annorlunda"), delta)])]
        if messages := [self._message(point) for point in self.points(MESSAGE)]:
            found.append(Spread([Part(_("Vem berättar vad för vem"), messages)], fresh=True))
        if words := next_words(workshop(self.library, self.step.workshop_id)):
            said = Point(self.step.workshop_id, words[:1].upper() + words[1:])
            found.append(Spread([Part(_("Nästa möte"), [said], "large")]))
        if noted := self.points(""):
            found.append(Spread([Part(_("Noterat"), noted)]))
        return found

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, the step, and the next meeting."""
        return super().concerns(changed) or self.step.workshop_id in changed.get("workshop", ())

    def _message(self, point: Point) -> Point:
        card = self.cards.get(point.id)
        return replace(point, note=who_words(card)) if card else point

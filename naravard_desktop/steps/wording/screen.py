"""The room's view of wording: the proposals beside each other, and when there is a text that text alone, large."""

from collections.abc import Sequence

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section_pages import Part, Point, Spread
from naravard_desktop.parts.section_screen import SectionScreen
from naravard_desktop.parts.tiles import for_the_room, waiting
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.wording.data import Wording, adopted_words, wording


class WordingScreen(SectionScreen):
    """A text that is confidential is not shown, and neither are the proposals that it came from."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.refresh()

    def spreads(self) -> Sequence[Spread]:
        """The text if there is one, otherwise the proposals."""
        now = wording(self.cards.cards)
        if now.text is None:
            return [_proposals(now)]
        if not for_the_room(now.text):
            return [Spread([Part("", [Point("", _("Texten är konfidentiell och visas inte här."))], "large")])]
        return [Spread([Part("", [Point(now.text.id, now.text.text, adopted_words(now.text))], "large")])]


def _proposals(now: Wording) -> Spread:
    points = [Point(one.id, one.text) for one in now.proposals if for_the_room(one)]
    if not points and (words := waiting(now.proposals)):
        return Spread([Part("", [Point("", words)], "large")])
    return Spread([Part("", points, "tiles")])

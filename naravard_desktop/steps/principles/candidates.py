"""The candidates of a principles step as its panel knows them: all of them, of which those in no principle are listed."""

from naravard_desktop.core.language import _
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.cards import Card
from naravard_desktop.process.uses import used_steps
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.storage.library import Library


class Candidates(StepCards):
    """Also reads the principles: `board` is what was read last. Sixty candidates are read in a few milliseconds."""

    def __init__(self, library: Library, step: Step) -> None:
        self.step = step
        self.board = data.Board([], [], {})
        super().__init__(library, step.id)

    @property
    def cards(self) -> list[Card]:
        """The candidates that are in no principle."""
        return self.board.free

    def get(self, card_id: str) -> Card | None:
        """Return one of the candidates, in a principle or not."""
        return self.board.cards().get(card_id)

    def reload(self) -> None:
        """Read all."""
        self.board = data.board(self._library, self.step)
        self.merged = self.board.merged

    def update(self, changed: dict[str, set[str]]) -> None:
        """Read what an edit changed."""
        del changed
        self.reload()

    def note(self) -> str:
        """Say where candidates come from when there are none."""
        if self.cards:
            return ""
        if self.board.views:
            return _("Alla förslag ligger i en princip.")
        used = used_steps(self._library, self.step)
        if used:
            text = _("Momentet {title} har inga lappar än. Gå dit och skriv dem, eller skriv förslag i rutan nedanför.")
            return text.format(title=used[0].title)
        return _(
            "Momentet hämtar inga lappar från något tidigare moment. Välj ett i Förbered, eller skriv förslag i rutan nedanför."
        )

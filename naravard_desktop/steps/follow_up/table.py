"""The table of a follow-up: one key for each thing that is said of an action."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.agreed_model import AgreedModel
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.card_actions import Command
from naravard_desktop.process.actions import ActionState

TALKED, DUE, COMMENT = "talked", "due", "comment"
BESIDE = (2, 3, 5)
"""The columns of who answers, by when and whether it was talked about: narrow, that stands in the two that are left."""

COMMANDS: dict[str, Command] = {
    TALKED: Command(N_("Pratat om"), N_("Märk som pratat om, eller ta bort märket"), "Space", "users"),
    ActionState.DONE: Command(N_("Klar"), N_("Läge: klar"), "K", "check"),
    ActionState.DOING: Command(N_("Pågår"), N_("Läge: pågår"), "P", "play"),
    ActionState.DROPPED: Command(N_("Utgår"), N_("Läge: utgår"), "U", "x"),
    ActionState.OPEN: Command(N_("Inte påbörjad"), N_("Läge: inte påbörjad"), "I", "square"),
    DUE: Command(N_("Ny dag"), N_("Skriv en ny dag då det ska vara klart"), "D", "calendar-clock"),
    COMMENT: Command(N_("Kommentar"), N_("Skriv vad som sades"), "F2", "pencil", most=1),
}
_ALSO: dict[str, str] = {
    **{state.value: str(number) for number, state in enumerate(ActionState, 1)},
    DUE: "Ctrl+D",
}
"""The keys that Följ upp has for the same things."""
_WIDTHS = (48, 0, 200, 176, 176, 104)


class ReviewTable(AgreedTable):
    """An action's own words are not changed here: what would edit them goes on to what is said of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headers = (_("Nr"), _("Åtgärd"), _("Ansvarig"), _("Klart senast"), _("Läge"), _("Pratat om"))
        super().__init__(_("Åtgärder sedan sist"), AgreedModel(headers, 1), _WIDTHS, COMMANDS, parent)
        for name, key in _ALSO.items():
            action = self.commands[name]
            action.setShortcuts([action.shortcut(), QKeySequence(key)])

    def edit_chosen(self) -> None:
        """Go on to the details."""
        if self.ids():
            self.entered.emit()

    def choose_first(self, ids: Sequence[str]) -> None:
        """Choose the first of these, if nothing is chosen."""
        if ids and not self.ids():
            self.choose(ids[:1])

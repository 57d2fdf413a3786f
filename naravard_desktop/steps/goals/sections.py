"""What lies above and below the goals: suggestions from the moment that is used, and goals from before. Both can be folded."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_model import AgreedModel
from naravard_desktop.parts.card_actions import Command
from naravard_desktop.process.goals import Earlier, GoalState
from naravard_desktop.steps.goals.data import Suggestions
from naravard_desktop.steps.goals.folded import Folded, ShortTable
from naravard_desktop.steps.goals.rows import earlier_row, suggestion_row
from naravard_desktop.widgets.theme import set_kind

TAKE = "take"
_TAKE = {TAKE: Command(N_("Gör till mål"), N_("Gör ett mål av varje valt förslag"), "Ctrl+T", "plus")}
_STATES: dict[str, Command] = {
    GoalState.REACHED: Command(N_("Nått"), N_("Målet är nått"), "N", "check"),
    GoalState.OPEN: Command(N_("Gäller"), N_("Målet gäller fortfarande"), "G", "undo-2"),
    GoalState.DROPPED: Command(N_("Gäller inte längre"), N_("Målet gäller inte längre"), "I", "x"),
}


class SuggestionList(QWidget):
    """Clusters or cards that may become goals; a sentence where there are none."""

    taken = Signal(list)
    """Ids of what is to become goals."""

    def __init__(self) -> None:
        super().__init__()
        headers = (_("Förslag"), _("Prioritet"), _("Blev"))
        self.table = ShortTable(_("Förslag till mål"), AgreedModel(headers, 0), (0, 200, 130), _TAKE)
        self.table.horizontalHeader().hide()
        self.fold = Folded(self.table, unfolded=True)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.note, "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        column.addWidget(self.note)
        self.table.asked.connect(self._take)
        self.table.entered.connect(self._take)

    def show_suggestions(self, suggested: Suggestions, became: Mapping[str, int], *, begun: bool) -> None:
        """Show these; `became` has the numbers of the goals they became, `begun` tells whether there are goals."""
        used, found = suggested.used, suggested.found
        self.table.show_columns(
            [number for number, some in ((1, any(one.said for one in found)), (2, bool(became))) if not some]
        )
        self.table.show_rows([suggestion_row(one, became.get(one.id)) for one in found])
        self.fold.setVisible(bool(found))
        words = _("1 förslag") if len(found) == 1 else _("{count} förslag").format(count=len(found))
        self.fold.tell(words, _("från momentet ”{title}”").format(title=used.title) if used else "")
        self.note.setText(_nothing(used.title if used else ""))
        self.note.setVisible(not found and not begun)
        self.setVisible(bool(found) or not begun)

    def _take(self, *_how: object) -> None:
        if ids := self.table.ids():
            self.taken.emit(ids)


class EarlierGoals(Folded):
    """The goals that the process had before; what is said of them here is their state. Not there while there are none."""

    stated = Signal(list, object)
    """Ids, and the `GoalState` they are to have."""

    def __init__(self) -> None:
        headers = (_("Mål"), _("Sattes"), _("Läge"))
        table = ShortTable(_("Mål sedan tidigare"), AgreedModel(headers, 0), (0, 170, 170), _STATES)
        super().__init__(table, unfolded=False)
        self._holding = 0
        table.asked.connect(self._asked)
        table.chosen.connect(self._tell)

    def show_goals(self, context: Writing, found: Sequence[Earlier]) -> None:
        """Show these."""
        self.table.show_rows([earlier_row(context, one) for one in found])
        self.setVisible(bool(found))
        self._holding = sum(one.goal.state is GoalState.OPEN for one in found)
        self._tell()

    def _tell(self, _ids: Sequence[str] = ()) -> None:
        count = self.table.agreed.rowCount()
        title = _("1 mål sedan tidigare") if count == 1 else _("{count} mål sedan tidigare").format(count=count)
        words = _("alla gäller") if self._holding == count else _("{count} gäller").format(count=self._holding)
        self.tell(title, words if count > 1 else "")

    def _asked(self, name: str, ids: list[str]) -> None:
        self.stated.emit(ids, GoalState(name))


def _nothing(title: str) -> str:
    if title:
        text = _("Momentet ”{title}” har inget att göra mål av än. Gå dit först, eller skriv målen i rutan nedanför.")
        return text.format(title=title)
    return _("Momentet hämtar inga förslag. Välj ett tidigare moment i Förbered, eller skriv målen i rutan nedanför.")

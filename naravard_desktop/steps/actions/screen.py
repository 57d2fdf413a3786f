"""The room's view of actions: what, who and by when, those that are confidential left out."""

from collections.abc import Sequence

from naravard_desktop.core.language import _
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.parts.agreed_cells import CellLine
from naravard_desktop.parts.agreed_screen import RowsScreen, ScreenRow
from naravard_desktop.process.actions import actions_of_step
from naravard_desktop.steps.actions.rows import when, who


class ActionsScreen(RowsScreen):
    """A row for each action; what is missing is said in words."""

    shares = (0.46, 0.32, 0.22)

    def rows(self) -> Sequence[ScreenRow]:
        """Return the actions that the room may see."""
        context = writing(self.library, self.scope.process_id, Switches())
        return [
            ScreenRow(one.id, ((CellLine(one.text),), who(context, one.id), (when(one),)))
            for one in actions_of_step(self.library, self.step.id)
            if not one.confidential
        ]

    def empty(self) -> str:
        """Return a sentence while there is nothing to show."""
        return _("Åtgärderna visas här när de är skrivna.")

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Actions, who answers for them, and the step itself."""
        return bool({"action", "responsible", "person", "organisation", "step"} & changed.keys())

"""The room's view of goals: numbered in large type, each with how it is measured and who owns it."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from naravard_desktop.core.language import _
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_screen import RowsScreen, ScreenRow
from naravard_desktop.process.goals import Goal, GoalState, goals_of_step
from naravard_desktop.steps.goals.rows import owner_lines, state_line
from naravard_desktop.widgets import fonts

_LARGE = 32
_MOST_DIGITS = 99


class GoalsScreen(RowsScreen):
    """Goals keep their numbers: those in the minutes."""

    def rows(self) -> Sequence[ScreenRow]:
        """Return the goals, which are all for the room."""
        context = writing(self.library, self.scope.process_id, Switches())
        return [
            ScreenRow(goal.id, ((_lead(number),), _cell(context, goal)))
            for number, goal in enumerate(goals_of_step(self.library, self.step.id), 1)
        ]

    def empty(self) -> str:
        """Return a sentence while there is nothing to show."""
        return _("Målen visas här när de är formulerade.")

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Goals, who owns them, and the step itself."""
        return bool({"goal", "responsible", "person", "organisation", "step"} & changed.keys())

    def line_size(self, line: CellLine) -> int:
        """Return a larger size for numbers and goals than for what is said of them."""
        return max(self.group_size(), round(self.px(_LARGE))) if line.strong else self.group_size()

    def widths(self, room: float, between: float) -> list[float]:
        """Give the numbers the room they need, and the texts the rest."""
        lead = _lead(_MOST_DIGITS)
        number = QFontMetricsF(fonts.font(self.line_size(lead), strong=True)).horizontalAdvance(lead.text)
        return [number, room - between - number]


def _lead(number: int) -> CellLine:
    return CellLine(str(number), "primary", strong=True)


def _cell(context: Writing, goal: Goal) -> Cell:
    lines = [CellLine(goal.text, strong=True)]
    if goal.state is not GoalState.OPEN:
        lines.append(state_line(goal))
    measure = _("Mätetal: {measure}").format(measure=goal.measure) if goal.measure else ""
    target = _("Målvärde: {target}").format(target=goal.target) if goal.target else ""
    if measured := " · ".join(words for words in (measure, target) if words):
        lines.append(CellLine(measured))
    if context.responsibles.get(goal.id):
        owners = "; ".join(line.text for line in owner_lines(context, goal))
        lines.append(CellLine(_("Ägare: {owners}").format(owners=owners)))
    return tuple(lines)

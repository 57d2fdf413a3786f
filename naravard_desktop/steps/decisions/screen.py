"""The room's view of decisions: numbered, in full, those that are confidential left out."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from naravard_desktop.core.language import _
from naravard_desktop.parts.agreed_cells import CellLine
from naravard_desktop.parts.agreed_screen import RowsScreen, ScreenRow
from naravard_desktop.process.decisions import decisions_of_step
from naravard_desktop.widgets import fonts


class DecisionsScreen(RowsScreen):
    """Decisions keep their numbers: those in the minutes."""

    def rows(self) -> Sequence[ScreenRow]:
        """Return the decisions that the room may see."""
        found = enumerate(decisions_of_step(self.library, self.step.id), 1)
        return [
            ScreenRow(one.id, ((_lead(number),), (CellLine(one.text),)))
            for number, one in found
            if not one.confidential
        ]

    def empty(self) -> str:
        """Return a sentence while there is nothing to show."""
        return _("Besluten visas här när de är formulerade.")

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Decisions, and the step itself."""
        return bool({"decision", "step"} & changed.keys())

    def widths(self, room: float, between: float) -> list[float]:
        """Give the numbers the room they need, and the texts the rest."""
        number = QFontMetricsF(fonts.font(self.group_size(), strong=True)).horizontalAdvance(_lead(99).text)
        return [number, room - between - number]


def _lead(number: int) -> CellLine:
    return CellLine(_("Beslut {number}").format(number=number), "primary", strong=True)

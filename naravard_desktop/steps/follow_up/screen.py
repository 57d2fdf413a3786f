"""The room's view of follow_up: what, who, by when and how far; the one that is talked about is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from naravard_desktop.core.language import _
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_screen import RowsScreen, ScreenRow
from naravard_desktop.process.reviews import Followed
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.follow_up.data import agenda, day_of
from naravard_desktop.steps.follow_up.rows import due_lines, state_line, talked_line, who

_BAR, _EDGE, _RADIUS = 10, 4, 14


class FollowUpScreen(RowsScreen):
    """A row for each action, those that are confidential left out. Comments are for the minutes, not for the wall."""

    shares = (0.46, 0.3, 0.24)

    def __init__(self, session: Session, step: Step) -> None:
        self.chosen: set[str] = set()
        super().__init__(session, step)

    def rows(self) -> Sequence[ScreenRow]:
        """Return the actions that the room may see."""
        context = writing(self.library, self.scope.process_id, Switches())
        day = day_of(self.library, self.step)
        return [
            ScreenRow(one.id, ((CellLine(one.action.text),), who(context, one.id), _how_far(one, day)))
            for one in agenda(self.library, self.step)
            if not one.action.confidential
        ]

    def follow(self, ids: Sequence[str]) -> None:
        """Mark what is chosen, and go to the page of the first of it."""
        self.chosen = set(ids)
        super().follow(ids)
        self.update()

    def empty(self) -> str:
        """Return a sentence while there is nothing to show."""
        return _("Inget öppet sedan sist.")

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Actions and what is said of them, who answers, and when the workshop is held."""
        return bool({"review", "action", "responsible", "person", "organisation", "step", "workshop"} & changed.keys())

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page's rows, and over them an edge and a bar for what is chosen."""
        super().draw(painter, area)
        page, radius, edge = self.page(), self.px(_RADIUS), max(2.0, self.px(_EDGE))
        for one in self._placed:
            if one.page != page or one.id not in self.chosen:
                continue
            path = QPainterPath()
            path.addRoundedRect(one.box, radius, radius)
            painter.save()
            painter.setClipPath(path)
            bar = QRectF(one.box.topLeft(), one.box.bottomLeft()).adjusted(0, 0, self.px(_BAR), 0)
            painter.fillRect(bar, self.colour("primary"))
            painter.restore()
            painter.setPen(QPen(self.colour("primary"), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(one.box, radius, radius)


def _how_far(one: Followed, day: str) -> Cell:
    talked = (talked_line(one),) if one.gone_through and one.still_open else ()
    return (state_line(one), *due_lines(one, day), *talked)

"""The room's view of notes: the question and the cards as large tiles, those that are hidden left out but counted."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from naravard_desktop.parts.screen import draw_lines
from naravard_desktop.parts.tiles import LINE, CardScreen, waiting
from naravard_desktop.widgets import fonts


class NotesScreen(CardScreen):
    """Notes as tiles; below them, or instead of them while all are hidden, how many wait."""

    def empty(self) -> str:
        """Return how many cards wait to be shown."""
        return waiting(self.cards.cards)

    def spoken(self) -> str:
        """Return question and cards of the page, and how many cards wait."""
        return "\n".join(text for text in (super().spoken(), self._foot()) if text)

    def area(self) -> QRectF:
        """Leave room for a line below the tiles while some cards wait."""
        area = super().area()
        if self._foot():
            area.setHeight(max(1.0, area.height() - self.group_size() * LINE - self.px(8)))
        return area

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page's tiles, and below them how many cards wait."""
        super().draw(painter, area)
        if self._foot():
            size = self.group_size()
            font, top = fonts.font(size), area.bottom() + self.px(8)
            draw_lines(painter, [self._foot()], font, self.colour("muted"), area.left(), top, size * LINE)

    def _foot(self) -> str:
        return self.empty() if self._tiles else ""

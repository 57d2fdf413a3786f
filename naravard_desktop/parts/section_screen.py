"""The room's view of a moment with several lists: headings, and under each what the group wrote, page by page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.section_pages import INDENT, PAD_X, PAD_Y, Kind, Pages, Placed, Point, Spread
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.parts.tiles import for_the_room
from naravard_desktop.process.workshops import Step

_DOT, _RADIUS = 9, 14
_KEPT = 4_000
_TONES: dict[Kind, str] = {"title": "primary", "note": "muted"}


class SectionScreen(Screen):
    """A kind gives `spreads`; `points` are the cards of a section that the room may see."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.cards = StepCards(session.library, step.id)
        self._placed: list[Placed] = []
        self._number = 1
        self._pages: Pages | None = None
        self._known: dict[object, tuple[str, ...]] = {}
        self._spreads: Sequence[Spread] = ()

    def spreads(self) -> Sequence[Spread]:
        """Return what is to be shown."""
        return ()

    def points(self, section: str) -> list[Point]:
        """Return what the room may see of a section."""
        return [
            Point(card.id, card.text) for card in self.cards.cards if card.section == section and for_the_room(card)
        ]

    def refresh(self) -> None:
        """Read all anew."""
        self.cards.reload()
        self.show_all()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        self.cards.update(changed)
        self.show_all()

    def show_all(self) -> None:
        """Show what is known, anew."""
        self._spreads = self.spreads()
        super().refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, what was put together, and the step itself."""
        return bool({"card", "link", "step"} & changed.keys())

    def pages(self) -> int:
        """Return how many pages it takes."""
        return self._number

    def page_of(self, row_id: str) -> int | None:
        """Return the page that something begins on; None if it is not shown."""
        return next((one.page for one in self._placed if one.id == row_id), None)

    def spoken(self) -> str:
        """Return the question and what is on the page, in words."""
        page = self.page()
        return "\n".join([super().spoken(), *(one.said for one in self._placed if one.page == page)]).strip()

    def arrange(self) -> None:
        """Lay everything out on pages."""
        super().arrange()
        if len(self._known) > _KEPT:
            self._known.clear()
        pages = Pages(self.area(), self.px, self.group_size(), self._known)
        for spread in self._spreads:
            pages.put(spread)
        self._pages, self._placed, self._number = pages, pages.placed, pages.number

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page that is shown."""
        pages, page = self._pages, self.page()
        for one in self._placed:
            if pages is not None and one.page == page:
                self._draw(painter, pages, one)

    def _draw(self, painter: QPainter, pages: Pages, one: Placed) -> None:
        left, top, line = one.box.left(), one.box.top(), pages.line(one.kind)
        if one.kind == "tile":
            radius = self.px(_RADIUS)
            painter.setPen(QPen(self.colour("edge"), max(1.0, self.px(2))))
            painter.setBrush(self.colour("surface"))
            painter.drawRoundedRect(one.box, radius, radius)
            left, top = left + self.px(PAD_X), top + self.px(PAD_Y)
        elif one.kind == "point" and one.first:
            side = self.px(_DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour("primary"))
            painter.drawEllipse(QRectF(left - self.px(INDENT), top + (line - side) / 2, side, side))
        colour = self.colour(_TONES.get(one.kind, "text"))
        draw_lines(painter, one.lines, pages.font(one.kind), colour, left, top, line)

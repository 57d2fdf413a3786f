"""Cards as large tiles in pages, for the room."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.cards import Card
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import fonts

COLUMNS = 3
GAP, PAD_X, PAD_Y, LEAST, RADIUS = 20, 22, 18, 108, 14
LINE = 1.3
_NARROWEST = 300
"""A tile is no narrower than this, whatever the width: Swedish words are long."""
_MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Tile:
    """A card for the room."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    id: str
    lines: tuple[str, ...]
    page: int
    box: QRectF


class TileScreen(Screen):
    """Shows `tiles`, three beside each other; a card that is longer than a page goes on in the next tile."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._placed: list[_Placed] = []
        self._tiles: Sequence[Tile] = ()
        self._pages = 1
        self._known: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def tiles(self) -> Sequence[Tile]:
        """Return what the room may see."""
        return ()

    def empty(self) -> str:
        """Return a sentence for a screen without tiles."""
        return ""

    def refresh(self) -> None:
        """Show what the library says now."""
        self._tiles = self.tiles()
        super().refresh()

    def pages(self) -> int:
        """Return how many pages the tiles take."""
        return self._pages

    def page_of(self, row_id: str) -> int | None:
        """Return the page a card is on; None if it is not shown."""
        return next((one.page for one in self._placed if one.id == row_id), None)

    def spoken(self) -> str:
        """Return question and cards of the page, in words."""
        page, texts = self.page(), {tile.id: tile.text for tile in self._tiles}
        pieces = Counter(one.id for one in self._placed)
        # A whole text is said without the hyphens that its lines are broken with.
        said = [
            texts[one.id] if pieces[one.id] == 1 else " ".join(one.lines) for one in self._placed if one.page == page
        ]
        return "\n".join([super().spoken(), *(said or [self.empty()])]).strip()

    def arrange(self) -> None:
        """Put the tiles in rows, and the rows on pages."""
        super().arrange()
        area, size = self.area(), self.group_size()
        gap, pad_y = self.px(GAP), self.px(PAD_Y)
        columns = max(1, min(COLUMNS, int((area.width() + gap) // (_NARROWEST + gap))))
        width = (area.width() - gap * (columns - 1)) / columns
        line = size * LINE
        most = max(1, int((area.height() - 2 * pad_y) // line))
        pieces = [piece for tile in self._tiles for piece in self._pieces(tile, size, width, most)]
        self._placed = []
        page, top = 0, area.top()
        for start in range(0, len(pieces), columns):
            row = pieces[start : start + columns]
            needed = max(len(lines) for _id, lines in row) * line + 2 * pad_y
            height = max(min(self.px(LEAST), area.height()), needed)
            if top > area.top() and top + height > area.bottom():
                page, top = page + 1, area.top()
            for number, (row_id, lines) in enumerate(row):
                box = QRectF(area.left() + number * (width + gap), top, width, height)
                self._placed.append(_Placed(row_id, lines, page, box))
            top += height + gap
        self._pages = page + 1

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page's tiles."""
        page, size = self.page(), self.group_size()
        font = fonts.font(size)
        radius, pad_x, pad_y = self.px(RADIUS), self.px(PAD_X), self.px(PAD_Y)
        for one in self._placed:
            if one.page == page:
                painter.setPen(QPen(self.colour("edge"), max(1.0, self.px(2))))
                painter.setBrush(self.colour("surface"))
                painter.drawRoundedRect(one.box, radius, radius)
                left, top = one.box.left() + pad_x, one.box.top() + pad_y
                draw_lines(painter, one.lines, font, self.colour("text"), left, top, size * LINE)
        if not self._placed and self.empty():
            painter.setFont(font)
            painter.setPen(self.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.empty())

    def _pieces(self, tile: Tile, size: int, width: float, most: int) -> list[tuple[str, tuple[str, ...]]]:
        room = int(width - 2 * self.px(PAD_X))
        key = (tile.text, size, room)
        lines = self._known.get(key)
        if lines is None:
            if len(self._known) > 2 * len(self._tiles) + 100:
                self._known.clear()
            lines = self._known[key] = wrap(tile.text, fonts.font(size), room, _MOST_LINES)[0]
        if len(lines) <= most:
            return [(tile.id, lines)]
        return [(tile.id, lines[start : start + most]) for start in range(0, len(lines), most)]


class CardScreen(TileScreen):
    """The cards of a step as tiles, those that are hidden or confidential left out."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.cards = StepCards(session.library, step.id)
        super().refresh()

    def tiles(self) -> Sequence[Tile]:
        """Return what the room may see."""
        return [Tile(card.id, card.text) for card in self.cards.cards if for_the_room(card)]

    def refresh(self) -> None:
        """Read all cards anew."""
        self.cards.reload()
        super().refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        self.cards.update(changed)
        super().refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, what was put together, and the step itself."""
        return bool({"card", "link", "step"} & changed.keys())


def for_the_room(card: Card) -> bool:
    """Tell whether a card may be shown to the room: what is confidential is for the minutes alone."""
    return not (card.hidden or card.confidential)


def waiting(cards: Sequence[Card]) -> str:
    """Return a sentence that tells of cards that are hidden, without what they say; "" for none."""
    hidden = sum(card.hidden and not card.confidential for card in cards)
    if not hidden:
        return ""
    return (
        _("1 lapp är skriven och visas snart.")
        if hidden == 1
        else _("{count} lappar är skrivna och visas snart.").format(count=hidden)
    )

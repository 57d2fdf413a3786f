"""The room's view of a board: an overview, then the clusters side by side; or, where names are given, who answers for what."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.tiles import waiting
from naravard_desktop.process.people import Person, organisations, persons
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data, room_blocks
from naravard_desktop.steps.sorting.pages import LINE, Layout, Piece, Sizes
from naravard_desktop.steps.sorting.roles import with_places
from naravard_desktop.widgets import fonts, tokens

_CONCERNS = {"card", "link", "placement", "cluster", "leg", "person", "organisation", "step"}
_NARROWEST, _BETWEEN, _GAP, _PAD_X, _PAD_Y, _RADIUS, _SMALL = 280, 24, 20, 16, 12, 14, 22
_MOST_ACROSS = 4


class SortingScreen(Screen):
    """The overview comes first where the board takes more than one page. Hidden and confidential cards are not counted."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._layout = Layout()
        self._pieces: list[Piece] = []
        self._pages, self._first = 1, 0
        self._people: dict[str, Person] = {}
        self._names = data.board_step(self.library, step).id != step.id
        self._later = False
        self._board = data.board(self.library, step)
        self.refresh()

    def pages(self) -> int:
        """Return how many pages the board takes."""
        return self._pages

    def page_of(self, row_id: str) -> int | None:
        """Return the page a card, a cluster or a leg is on, not counting the overview; None if it is not shown."""
        found = self._found(row_id)
        if found is None and self._names:
            found = self._found(room_blocks.cluster_of(self._board, row_id))
        return found

    def pieces(self) -> Sequence[Piece]:
        """Return what is drawn, on all pages."""
        return self._pieces

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, where they lie, clusters and legs with their people, and the step itself."""
        return bool(_CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Show what the library says now."""
        process_id = self.scope.process_id
        self._people = with_places(persons(self.library, process_id), organisations(self.library, process_id))
        self._read()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if {"person", "organisation"} & changed.keys():
            self.refresh()
        else:
            self._read()

    def arrange(self) -> None:
        """Put columns on pages."""
        super().arrange()
        area, size = self.area(), self.group_size()
        small = max(tokens.SCREEN_FLOOR, round(self.px(_SMALL)))
        least = max(_NARROWEST, self.px(_NARROWEST))
        gaps = (self.px(_BETWEEN), self.px(_GAP), self.px(_PAD_X), self.px(_PAD_Y))
        sizes = Sizes(size, small, least, *gaps)
        if self._names:
            groups = room_blocks.answering(self._board, self._people)
            self._pieces = self._layout.pages(groups, area, sizes, _MOST_ACROSS, stacked=True)
        else:
            self._pieces = self._layout.pages(room_blocks.lying(self._board), area, sizes, _MOST_ACROSS)
        self._first = 0
        if not self._names and self._pieces and self._pieces[-1].page:
            groups = room_blocks.overview(self._board, self._people, with_names=self._board.led and not self._later)
            before = self._layout.pages(groups, area, sizes, _MOST_ACROSS, stacked=True)
            self._first = before[-1].page + 1
            self._pieces = [*before, *(piece.on(piece.page + self._first) for piece in self._pieces)]
        self._pages = self._pieces[-1].page + 1 if self._pieces else 1

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page that is shown."""
        page = self.page()
        for piece in self._pieces:
            if piece.page == page:
                self._draw(painter, piece)
        if not self._pieces:
            painter.setFont(fonts.font(self.group_size()))
            painter.setPen(self.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._empty())

    def spoken(self) -> str:
        """Return the question and what the page shows, in words."""
        page = self.page()
        said = [_said(piece) for piece in self._pieces if piece.page == page]
        return "\n".join([super().spoken(), *(said or [self._empty()])]).strip()

    def _read(self) -> None:
        self._board = data.board(self.library, self.step)
        self._later = data.works_on_after(self.library, self.step)
        super().refresh()

    def _found(self, row_id: str) -> int | None:
        found = (piece.page for piece in self._pieces if piece.block.id == row_id and piece.page >= self._first)
        return next(found, None) if row_id else None

    def _empty(self) -> str:
        return "" if self._names else waiting(list(self._board.cards().values()))

    def _draw(self, painter: QPainter, piece: Piece) -> None:
        block, box = piece.block, piece.box
        card = block.kind == "card"
        left, top, right = box.left(), box.top(), box.right()
        if card:
            painter.setPen(QPen(self.colour("edge"), max(1.0, self.px(2))))
            painter.setBrush(self.colour("surface"))
            painter.drawRoundedRect(box, self.px(_RADIUS), self.px(_RADIUS))
            left, top = left + self.px(_PAD_X), top + self.px(_PAD_Y)
        size = self.group_size()
        small = max(tokens.SCREEN_FLOOR, round(self.px(_SMALL)))
        strong = block.kind in {"name", "leg"}
        font, muted = fonts.font(size, strong=strong), self.colour("muted")
        top = draw_lines(painter, piece.over, fonts.font(small), muted, left, top, small * LINE)
        if block.aside and piece.lines:
            aside = QFontMetricsF(fonts.font(size)).horizontalAdvance(block.aside)
            draw_lines(painter, [block.aside], fonts.font(size), muted, right - aside, top, size * LINE)
        top = draw_lines(painter, piece.lines, font, self._ink(piece), left, top, size * LINE)
        under = self.colour("warn") if card else muted
        draw_lines(painter, piece.under, fonts.font(small), under, left, top, small * LINE)

    def _ink(self, piece: Piece) -> QColor:
        block = piece.block
        if block.warn:
            return self.colour("warn")
        return self.colour({"leg": "primary", "quiet": "muted"}.get(block.kind, "text"))


def _said(piece: Piece) -> str:
    block = piece.block
    text = block.text if piece.whole else " ".join(piece.lines)
    if block.aside:
        count = _("1 lapp") if block.aside == "1" else _("{count} lappar").format(count=block.aside)
        text = f"{text}: {count}"
    over, under = block.over if piece.over else "", block.under if piece.under else ""
    return ", ".join(word for word in (f"{over}: {text}" if over else text, under) if word)

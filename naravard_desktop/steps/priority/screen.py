"""The room's view of priority: the items, with bars and sums when the result may be seen; or the four fields."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.tiles import for_the_room, waiting
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.data import ABOUT, FIELDS, NAMES, Options
from naravard_desktop.steps.priority.room_pages import (
    BAR,
    DOT,
    NUMBER,
    PAD,
    Paper,
    Piece,
    Shown,
    below,
    boxes,
    in_fields,
    page_count,
)
from naravard_desktop.steps.priority.sums import dots_words, sums
from naravard_desktop.widgets import fonts

_CONCERNS = {"card", "link", "cluster", "step", "vote", "party", "attendance"}
_MARK, _RADIUS = 9, 14
_KEPT = 4_000


class PriorityScreen(Screen):
    """What is hidden or confidential is neither shown nor counted among what the bars compare."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._known: dict[object, tuple[str, ...]] = {}
        self._pieces: list[Piece] = []
        self._fields: dict[data.Field, list[Shown]] | None = None
        self._items: list[Shown] = []
        self._note = ""
        self._first_waiting = 0
        self.refresh()

    def pages(self) -> int:
        """Return how many pages there are."""
        return page_count(self._pieces)

    def page_of(self, row_id: str) -> int | None:
        """Return the page an item is on; None if it is not shown."""
        return next((piece.page for piece in self._pieces if piece.item.id == row_id), None)

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Items, what was counted, who is here, and the step itself."""
        return bool(_CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Show what the library says now."""
        chosen = options(self.step, Options)
        found = data.items(self.library, self.step)
        shown = [item for item in found if for_the_room(item.card)]
        self._note = waiting([item.card for item in found]) if not shown else ""
        self._fields = None
        if chosen.method == "effort":
            left, placed = data.fields(self.library, self.step, shown)
            self._items = [_plain(item) for item in left]
            self._fields = {field: [_plain(item) for item in placed[field]] for field in FIELDS}
        else:
            self._read_dots(chosen, found, shown)
        super().refresh()

    def spoken(self) -> str:
        """Return the question and what the page shows, in words."""
        page, said = self.page(), [super().spoken()]
        here = [piece for piece in self._pieces if piece.page == page]
        if self._fields is not None and page < self._first_waiting:
            for field in FIELDS:
                inside = [_said(piece) for piece in here if piece.field == field]
                said.append(f"{_(NAMES[field])}, {_(ABOUT[field])}: {'; '.join(inside) or _('inget')}")
        else:
            said += [self._head()] if self._head() else []
            said += [_said(piece) for piece in here]
        return "\n".join(text for text in said if text).strip()

    def arrange(self) -> None:
        """Put everything on pages."""
        super().arrange()
        if len(self._known) > _KEPT:
            self._known.clear()
        paper = self._paper()
        self._pieces, self._first_waiting = [], 0
        if self._fields is not None:
            self._pieces = in_fields(paper, self._fields)
            self._first_waiting = page_count(self._pieces)
        head = paper.line * 1.4 if self._head() else 0.0
        self._pieces += below(paper, self._items, head=head, first_page=self._first_waiting)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page that is shown."""
        page, size = self.page(), self.group_size()
        fields = self._fields is not None and page < self._first_waiting
        if fields:
            self._draw_fields(painter)
        elif self._head():
            font = fonts.font(size, strong=self._fields is not None)
            colour = self.colour("primary" if self._fields is not None else "muted")
            draw_lines(painter, [self._head()], font, colour, area.left(), area.top(), size * 1.3)
        for piece in self._pieces:
            if piece.page == page:
                self._draw_piece(painter, piece)

    def _read_dots(self, chosen: Options, found: list[data.Item], shown: list[data.Item]) -> None:
        counted = data.counts(self.library, self.step, found)
        complete = sums(self.library, self.step, counted).complete
        if not data.is_shown(chosen, complete=complete):
            self._items = [_plain(item) for item in shown]
            if counted.sum and shown:
                self._note = _("Prickarna räknas. Resultatet visas snart.")
            return
        highest = max((counted.total(item.id) for item in shown), default=0) or 1
        totals = [(item, counted.total(item.id)) for item in data.ranked(shown, counted)]
        self._items = [Shown(item.id, item.card.text, total, total / highest) for item, total in totals]

    def _head(self) -> str:
        """Return the line above what lies below each other, "" for none."""
        if self._fields is not None and self._items:
            return _("Att placera")
        return self._note

    def _paper(self) -> Paper:
        return Paper(self.area(), self.px, self.group_size(), self._known)

    def _draw_fields(self, painter: QPainter) -> None:
        paper, size = self._paper(), self.group_size()
        places = boxes(paper)
        strong, plain, pad = fonts.font(size, strong=True), fonts.font(size), self.px(PAD)
        for field, box in places.items():
            painter.setPen(QPen(self.colour("edge"), max(1.0, self.px(2))))
            painter.setBrush(self.colour("surface"))
            painter.drawRoundedRect(box, self.px(_RADIUS), self.px(_RADIUS))
            top = box.top() + pad / 2
            draw_lines(painter, [_(NAMES[field])], strong, self.colour("primary"), box.left() + pad, top, paper.line)
        painter.setFont(plain)
        painter.setPen(self.colour("muted"))
        for field, words in (("now", _("Liten insats")), ("plan", _("Stor insats"))):
            box = places[field]
            head = QRectF(box.left(), paper.area.top(), box.width(), box.top() - paper.area.top())
            painter.drawText(head, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        for field, words in (("now", _("Hög effekt")), ("spare", _("Låg effekt"))):
            box = places[field]
            painter.save()
            painter.translate(QPointF(paper.area.left(), box.bottom()))
            painter.rotate(-90)
            side = QRectF(0, 0, box.height(), box.left() - paper.area.left())
            painter.drawText(side, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
            painter.restore()

    def _draw_piece(self, painter: QPainter, piece: Piece) -> None:
        size, box, total = self.group_size(), piece.box, piece.item.total
        line, left, top = size * 1.3, box.left(), box.top()
        if total is None:
            if piece.first:
                side = self.px(_MARK)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.colour("primary"))
                painter.drawEllipse(QRectF(left + self.px(4), top + (line - side) / 2, side, side))
            left += self.px(DOT)
        else:
            if piece.first:
                strong = fonts.font(size, strong=True)
                draw_lines(painter, [str(total)], strong, self.colour("primary"), left, top, line)
            left += self.px(NUMBER)
        top = draw_lines(painter, piece.lines, fonts.font(size), self.colour("text"), left, top, line)
        if total is not None and piece.first:
            self._draw_bar(painter, QRectF(left, top + self.px(3), box.right() - left, self.px(BAR)), piece.item.share)

    def _draw_bar(self, painter: QPainter, room: QRectF, share: float) -> None:
        radius = room.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("tint"))
        painter.drawRoundedRect(room, radius, radius)
        if share > 0:
            painter.setBrush(self.colour("primary"))
            width = max(room.height(), room.width() * share)
            painter.drawRoundedRect(QRectF(room.left(), room.top(), width, room.height()), radius, radius)


def _plain(item: data.Item) -> Shown:
    return Shown(item.id, item.card.text)


def _said(piece: Piece) -> str:
    text = piece.item.text if piece.whole else " ".join(piece.lines)
    return text if piece.item.total is None else f"{text}: {dots_words(piece.item.total)}"

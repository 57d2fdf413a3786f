"""The room's view of principles: the candidates, the principles they become with the hands for each, and how they are seen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import draw_lines
from naravard_desktop.parts.section_pages import INDENT, Pages, Placed, Spread
from naravard_desktop.parts.section_screen import SectionScreen
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.hands import POINTS, Hands, point_words, together
from naravard_desktop.steps.principles.room_spreads import IN_SHORT, OF_HANDS, agree_spreads, empty_words, sign_spreads
from naravard_desktop.steps.principles.shown import ICONS
from naravard_desktop.widgets import icons

_CONCERNS = {"card", "link", "step", "principle", "vote"}
_BAR, _LEAST_BAR = 22, 6


class PrinciplesScreen(SectionScreen):
    """First all principles, then a page for each with its candidates and hands, last the candidates that are left.

    Hidden and confidential candidates are neither shown nor counted. With the signs, a page for each principle.
    """

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._board = data.Board([], [], {})
        self._hands: dict[str, Hands] = {}
        self.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Candidates, principles, hands, and the step itself."""
        return bool(_CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Read all anew."""
        self._board = data.board(self.library, self.step)
        counted = data.hands(self.library, self.step)
        self._hands = {principle_id: together(by_party) for principle_id, by_party in counted.items()}
        self.show_all()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        del changed
        self.refresh()

    def spreads(self) -> Sequence[Spread]:
        """Return what the room may see."""
        if data.part_of(self.step) == "signs":
            return sign_spreads(self._board)
        return agree_spreads(self._board, self._hands)

    def page_of(self, row_id: str) -> int | None:
        """Return the page of a principle by itself, or of a candidate; None if it is not shown."""
        found = super().page_of(row_id)
        return found if found is not None or row_id in self._board.cards() else None

    def spoken(self) -> str:
        """Return the question and what is on the page, in words."""
        empty = "" if self._spreads else empty_words(self._board, data.part_of(self.step))
        return "\n".join(text for text in (super().spoken(), empty) if text)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page that is shown."""
        super().draw(painter, area)
        if not self._spreads:
            painter.setFont(Pages(area, self.px, self.group_size(), {}).font("point"))
            painter.setPen(self.colour("muted"))
            words = empty_words(self._board, data.part_of(self.step))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)

    def _draw(self, painter: QPainter, pages: Pages, one: Placed) -> None:
        what, _colon, rest = one.id.partition(":")
        if what == OF_HANDS and one.kind == "point":
            principle_id, _colon, point = rest.partition(":")
            self._draw_hands(painter, pages, one, self._hands.get(principle_id, Hands()), int(point))
        elif one.kind == "note":
            self._draw_state(painter, pages, one, rest if what == IN_SHORT else one.id)
        else:
            super()._draw(painter, pages, one)

    def _draw_state(self, painter: QPainter, pages: Pages, one: Placed, principle_id: str) -> None:
        """Draw how far a principle has come: mark and word."""
        left, line = one.box.left(), pages.line(one.kind)
        view = self._board.view(principle_id)
        state = view.principle.state if view else PrincipleState.PROPOSED
        tone = "primary" if state == PrincipleState.ADOPTED else "muted"
        if icon := ICONS.get(state, ""):
            side = round(line * 0.8)
            drawn = icons.pixmap(icon, getattr(self.colours, tone), side, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(one.box.top() + (line - side) / 2), drawn)
            left += side + self.px(8)
        draw_lines(painter, one.lines, pages.font(one.kind), self.colour(tone), left, one.box.top(), line)

    def _draw_hands(self, painter: QPainter, pages: Pages, one: Placed, hands: Hands, point: int) -> None:
        """Draw a point of the scale with its number and a bar as long as the number says."""
        font, line = pages.font("point"), pages.line("point")
        metrics = QFontMetricsF(font)
        left, top = one.box.left() - self.px(INDENT), one.box.top()
        names = max(metrics.horizontalAdvance(point_words(one)) for one in POINTS) + self.px(16)
        numbers = metrics.horizontalAdvance("0" * len(str(max(hands.counts)))) + self.px(12)
        room = one.box.right() - left - names - numbers
        draw_lines(painter, [point_words(point)], font, self.colour("text"), left, top, line)
        count = hands.at(point)
        bar = QRectF(left + names, top + (line - self.px(_BAR)) / 2, 0, self.px(_BAR))
        if count and room > self.px(_LEAST_BAR):
            bar.setWidth(max(self.px(_LEAST_BAR), room * count / max(hands.counts)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour("primary"))
            painter.drawRoundedRect(bar, self.px(3), self.px(3))
        draw_lines(painter, [str(count)], font, self.colour("text"), bar.right() + self.px(12), top, line)

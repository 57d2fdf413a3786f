"""The base of what the room sees of a moment: question and help at the top, below it what the kind draws, page by page.

Everything is drawn, in sizes that grow with the width: the room reads it, nobody works in it. Time and page number at the
foot are the window's.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from naravard_desktop.live.session import Session
from naravard_desktop.parts.step_widget import StepWidget
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import fonts, tokens
from naravard_desktop.widgets.tokens import DARK, Colours

MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 72, 56, 16
_HELP = 22
_MOST_OF_HEIGHT = 0.45
"""The question never takes more of the height than this: then its type is made smaller, down to the group's."""


class Screen(StepWidget):
    """One moment's screen. A kind gives `pages`, `draw` and `page_of`; hidden cards and the facilitator's text are not for
    it to show."""

    paged = Signal(int, int)
    """The page that is shown, from 0, and how many there are."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.colours: Colours = DARK
        self._page = 0
        self._told = (0, 1)
        self._top = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(step.title)

    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return 1

    def page(self) -> int:
        """Return the page that is shown, from 0."""
        return min(self._page, self.pages() - 1)

    def show_page(self, number: int) -> None:
        """Go to a page; one that is not there is the nearest there is."""
        self._page = max(0, min(number, self.pages() - 1))
        self._tell()

    def follow(self, ids: Sequence[str]) -> None:
        """Go to the page with the first of these cards that is shown."""
        for row_id in ids:
            found = self.page_of(row_id)
            if found is not None:
                self.show_page(found)
                return

    def page_of(self, row_id: str) -> int | None:
        """Return the page a card is on; None if it is not shown."""
        del row_id
        return None

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page that is shown, below the question."""

    def spoken(self) -> str:
        """Return what is shown, in words."""
        return "\n".join(text for text in (self.step.prompt or self.step.title, self.step.help) if text)

    def put_colours(self, colours: Colours) -> None:
        """Change between dark and light: for bright rooms."""
        self.colours = colours
        self.update()

    def px(self, size: float) -> float:
        """Scale a size that holds at `SCREEN_WIDTH` to the width there is."""
        return max(0.25, self.width() / tokens.SCREEN_WIDTH) * size

    def group_size(self) -> int:
        """Return the size of what the group makes: it grows with the width and never goes under the floor."""
        return max(tokens.SCREEN_FLOOR, round(self.px(tokens.SCREEN_GROUP)))

    def colour(self, name: str) -> QColor:
        """Return one of the screen's own colours."""
        return QColor(getattr(self.colours, name))

    def area(self) -> QRectF:
        """Return what is left below the question."""
        side, foot = self.px(MARGIN_X), self.px(MARGIN_BOTTOM)
        return QRectF(side, self._top, self.width() - 2 * side, max(1.0, self.height() - foot - self._top))

    def arrange(self) -> None:
        """Lay out anew: size or content has changed."""
        lines, font, step = self._question()
        top = self.px(MARGIN_TOP) + len(lines) * step
        help_lines, _font, help_step = self._help()
        if help_lines:
            top += self.px(8) + len(help_lines) * help_step
        self._top = top + self.px(32)
        del font

    def refresh(self) -> None:
        """Show what the library says now."""
        self.setAccessibleName(self.step.title)
        self.arrange()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size and stay on the page."""
        super().resizeEvent(event)
        self.arrange()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and what is on it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self.colour("background"))
            self.draw_all(painter)

    def draw_all(self, painter: QPainter) -> None:
        """Draw question and help, and below them what the kind draws."""
        left, top = self.px(MARGIN_X), self.px(MARGIN_TOP)
        lines, font, step = self._question()
        top = draw_lines(painter, lines, font, self.colour("text"), left, top, step)
        helped, font, step = self._help()
        draw_lines(painter, helped, font, self.colour("muted"), left, top + self.px(8), step)
        self.draw(painter, self.area())

    def _question(self) -> tuple[tuple[str, ...], QFont, float]:
        text = self.step.prompt or self.step.title
        size = max(tokens.SCREEN_FLOOR, round(self.px(tokens.SCREEN_QUESTION)))
        width = max(1.0, self.width() - 2 * self.px(MARGIN_X))
        while True:
            font = fonts.font(size, strong=True)
            most = max(1, int(self.height() * _MOST_OF_HEIGHT / (size * 1.2)))
            lines, whole = wrap(text, font, width, most)
            if whole or size <= self.group_size():
                return (lines if whole else _cut(lines)), font, size * 1.2
            size = max(self.group_size(), round(size * 0.9))

    def _help(self) -> tuple[tuple[str, ...], QFont, float]:
        size = max(tokens.SCREEN_FLOOR, round(self.px(_HELP)))
        font = fonts.font(size)
        if not self.step.help:
            return (), font, 0.0
        lines, whole = wrap(self.step.help, font, max(1.0, self.width() - 2 * self.px(MARGIN_X)), 4)
        return (lines if whole else _cut(lines)), font, size * 1.35

    def _tell(self) -> None:
        self.setAccessibleDescription(self.spoken())
        self.update()
        now = (self.page(), self.pages())
        if now != self._told:
            self._told = now
            self.paged.emit(*now)


def draw_lines(
    painter: QPainter, lines: Sequence[str], font: QFont, colour: QColor, left: float, top: float, step: float
) -> float:
    """Draw lines below each other, `step` pixels apart, and return where the next would be."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    drop = (step - metrics.height()) / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(round(left), round(top + drop), line)
        top += step
    return top


def _cut(lines: tuple[str, ...]) -> tuple[str, ...]:
    return (*lines[:-1], f"{lines[-1][:-1]}…")

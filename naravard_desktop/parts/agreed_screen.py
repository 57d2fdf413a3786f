"""What the group agreed, for the room: large rows of a few cells, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import fonts, icons, shapes
from naravard_desktop.widgets.shapes import Shape

_GAP, _PAD_X, _PAD_Y, _BETWEEN, _RADIUS = 14, 22, 14, 28, 14
_LINE = 1.3
_MARK = 20
_EMS = 30
"""Where a row is narrower than so many times its type's size, its cells stand below each other."""
_MOST_LINES = 5_000
_COLOURS: dict[Shape, str] = {
    "circle": "region",
    "square": "municipality",
    "diamond": "private",
    "triangle": "muted",
}


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A row for the room: a cell for each column."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line as it is drawn; a mark stands before the first of several."""

    text: str
    line: CellLine
    first: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    id: str
    columns: tuple[tuple[_Drawn, ...], ...]
    spoken: str
    page: int
    box: QRectF


class RowsScreen(Screen):
    """Shows `rows` as boxes over the whole width. `shares` are the columns' shares of it; a row that is longer than a page
    goes on in the next box."""

    shares: tuple[float, ...] = (1.0,)

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._rows: Sequence[ScreenRow] = ()
        self._placed: list[_Placed] = []
        self._pages = 1
        self.refresh()

    def rows(self) -> Sequence[ScreenRow]:
        """Return what the room may see."""
        return ()

    def empty(self) -> str:
        """Return a sentence for a screen without rows."""
        return ""

    def line_size(self, line: CellLine) -> int:
        """Return the size of a line's type: the group's unless a kind has larger ones."""
        del line
        return self.group_size()

    def refresh(self) -> None:
        """Show what the library says now."""
        self._rows = self.rows()
        super().refresh()

    def pages(self) -> int:
        """Return how many pages the rows take."""
        return self._pages

    def page_of(self, row_id: str) -> int | None:
        """Return the page a row is on; None if it is not shown."""
        return next((one.page for one in self._placed if one.id == row_id), None)

    def spoken(self) -> str:
        """Return question and rows of the page, in words."""
        page = self.page()
        said = [one.spoken for one in self._placed if one.page == page]
        return "\n".join([super().spoken(), *(said or [self.empty()])]).strip()

    def arrange(self) -> None:
        """Put the rows below each other, and on pages."""
        super().arrange()
        area, pad_y, gap = self.area(), self.px(_PAD_Y), self.px(_GAP)
        widths = self._widths(area)
        self._placed = []
        page, top = 0, area.top()
        for row in self._rows:
            columns = self._wrapped(row, widths)
            parts = [self._parts(column, area.height() - 2 * pad_y) for column in columns]
            for piece in zip_longest(*parts, fillvalue=()):
                height = max(map(self._height, piece)) + 2 * pad_y
                if top > area.top() and top + height > area.bottom():
                    page, top = page + 1, area.top()
                box = QRectF(area.left(), top, area.width(), height)
                spoken = _spoken(piece) if piece != columns else ". ".join(_words(cell) for cell in row.cells if cell)
                self._placed.append(_Placed(row.id, piece, spoken, page, box))
                top += height + gap
        self._pages = page + 1

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page's rows."""
        page = self.page()
        radius, pad_x, pad_y, between = (self.px(one) for one in (_RADIUS, _PAD_X, _PAD_Y, _BETWEEN))
        widths = self._widths(area)
        for one in self._placed:
            if one.page != page:
                continue
            painter.setPen(QPen(self.colour("edge"), max(1.0, self.px(2))))
            painter.setBrush(self.colour("surface"))
            painter.drawRoundedRect(one.box, radius, radius)
            left = one.box.left() + pad_x
            for width, column in zip(widths, one.columns, strict=True):
                top = one.box.top() + pad_y
                for drawn in column:
                    self._line(painter, drawn, left, top)
                    top += self.line_size(drawn.line) * _LINE
                left += width + between
        if not self._placed and self.empty():
            painter.setFont(fonts.font(self.group_size()))
            painter.setPen(self.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.empty())

    def widths(self, room: float, between: float) -> list[float]:
        """Share a row's width between its columns."""
        beside = room - between * (len(self.shares) - 1)
        return [beside * share / sum(self.shares) for share in self.shares]

    def _widths(self, area: QRectF) -> list[float]:
        """Return the columns' widths; only one where they have no room beside each other."""
        room = area.width() - 2 * self.px(_PAD_X)
        found = self.widths(room, self.px(_BETWEEN))
        enough = room >= _EMS * self.group_size()
        return found if enough else [room]

    def _wrapped(self, row: ScreenRow, widths: Sequence[float]) -> tuple[tuple[_Drawn, ...], ...]:
        if len(widths) == 1:
            whole = tuple(drawn for cell in row.cells for line in cell for drawn in self._broken(line, widths[0]))
            return (whole,)
        return tuple(
            tuple(drawn for line in cell for drawn in self._broken(line, width))
            for cell, width in zip(row.cells, widths, strict=True)
        )

    def _parts(self, column: tuple[_Drawn, ...], room: float) -> Iterator[tuple[_Drawn, ...]]:
        """Break a column into parts that fit in a height."""
        start, height = 0, 0.0
        for number, drawn in enumerate(column):
            step = self.line_size(drawn.line) * _LINE
            if number > start and height + step > room:
                yield column[start:number]
                start, height = number, 0.0
            height += step
        yield column[start:]

    def _height(self, column: tuple[_Drawn, ...]) -> float:
        return sum(self.line_size(drawn.line) * _LINE for drawn in column)

    def _broken(self, line: CellLine, width: float) -> list[_Drawn]:
        room = max(1.0, width - self._indent(line))
        found = wrap(line.text, self._font(line), room, _MOST_LINES)[0]
        return [_Drawn(text, line, number == 0) for number, text in enumerate(found)]

    def _line(self, painter: QPainter, drawn: _Drawn, left: float, top: float) -> None:
        line = drawn.line
        step, mark = self.line_size(line) * _LINE, self._mark()
        if drawn.first and line.shape:
            box = QRectF(left, top + (step - mark) / 2, mark, mark)
            shapes.draw(painter, line.shape, box, self.colour(_COLOURS[line.shape]))
        elif drawn.first and line.icon:
            ratio = painter.device().devicePixelRatio()
            picture = icons.pixmap(line.icon, getattr(self.colours, line.tone), round(mark), ratio)
            painter.drawPixmap(round(left), round(top + (step - mark) / 2), picture)
        indented = left + self._indent(line)
        draw_lines(painter, [drawn.text], self._font(line), self.colour(line.tone), indented, top, step)

    def _font(self, line: CellLine) -> QFont:
        return fonts.font(self.line_size(line), strong=line.strong)

    def _mark(self) -> float:
        return self.group_size() * _MARK / 26

    def _indent(self, line: CellLine) -> float:
        return self._mark() * 1.5 if line.shape or line.icon else 0.0


def _words(cell: Cell) -> str:
    return "; ".join(line.text for line in cell)


def _spoken(columns: tuple[tuple[_Drawn, ...], ...]) -> str:
    """Say a part of a row: only its lines are known, broken as they are."""
    return ". ".join(" ".join(drawn.text for drawn in column) for column in columns if column)

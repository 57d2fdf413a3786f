"""The room's view of an inventory: the table in large type, page by page, with the columns' names on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen, draw_lines
from naravard_desktop.parts.tiles import for_the_room
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.people import Organisation
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.inventory.data import known_organisations, shown_value, targets
from naravard_desktop.widgets import fonts

_EMPTY = "–"
_LINE, _PAD = 1.3, 0.5
"""A line, and the room above and below a row, in sizes of the type."""
_GAP = 1.0
_EMS: Mapping[str, float] = {"level": 4, "yes_no": 4.5, "choice": 5.5, "date": 7}
_HEADING_EMS, _TEXT_EMS = 10.0, 7.5
"""How wide columns must be to be read, in sizes of the type; others share what is left."""
_MOST_LINES, _HEADER_LINES = 5_000, 3
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class _Row:
    """A row for the room: a text for each column in sight, and what the others say."""

    id: str
    cells: tuple[str, ...]
    beside: str


@dataclass(frozen=True, slots=True)
class _Placed:
    id: str
    columns: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...]
    spoken: str
    page: int
    top: float
    height: float


class InventoryScreen(Screen):
    """Rows in columns; those that there is no room for are said on a line of their own in the row."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._cards: list[Card] = []
        self._organisations: dict[str, Organisation] = {}
        self._columns: list[Column] = []
        self._widths: list[float] = []
        self._header: list[tuple[str, ...]] = []
        self._placed: list[_Placed] = []
        self._pages = 1
        self._known: dict[tuple[str, int, int, bool], tuple[str, ...]] = {}
        self.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Rows, the organisations they name, and the step itself."""
        return bool({"card", "link", "organisation", "step"} & changed.keys())

    def refresh(self) -> None:
        """Show what the library says now."""
        self._cards = cards(self.library, self.step.id)
        self._organisations = known_organisations(self.library, self.step)
        self._columns = targets(self.step)
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
        return "\n".join([super().spoken(), *(said or [self._empty()])]).strip()

    def arrange(self) -> None:
        """Share the width between the columns, and put the rows on pages."""
        super().arrange()
        area, size = self.area(), self.group_size()
        if len(self._known) > _KEPT:
            self._known.clear()
        self._widths = self._share(area.width(), size)
        self._header = [
            _at_most(self._lines(_title(column), width, strong=True), _HEADER_LINES)
            for column, width in zip(self._columns, self._widths, strict=False)
        ]
        line, pad = size * _LINE, size * _PAD
        first = area.top() + self._header_height()
        most = max(1, int((area.bottom() - first - 2 * pad) // line))
        self._placed = []
        page, top = 0, first
        for row in self._rows():
            columns = tuple(
                self._lines(text, width, strong=not number)
                for number, (text, width) in enumerate(zip(row.cells, self._widths, strict=True))
            )
            beside = self._lines(row.beside, area.width(), strong=False) if row.beside else ()
            pieces = _pieces(columns, beside, most)
            for piece, more in pieces:
                height = (max(map(len, piece)) + len(more)) * line + 2 * pad
                if top > first and top + height > area.bottom():
                    page, top = page + 1, first
                spoken = self._said(row) if len(pieces) == 1 else _said_piece(piece, more)
                self._placed.append(_Placed(row.id, piece, more, spoken, page, top, height))
                top += height
        self._pages = page + 1

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the page: the columns' names, and its rows with a line under each."""
        size, page = self.group_size(), self.page()
        line, pad = size * _LINE, size * _PAD
        plain, strong = fonts.font(size), fonts.font(size, strong=True)
        if not self._placed:
            painter.setFont(plain)
            painter.setPen(self.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._empty())
            return
        self._draw_cells(painter, self._header, area.left(), area.top(), strong, "muted")
        self._rule(painter, area, area.top() + self._header_height(), "edge")
        for one in self._placed:
            if one.page != page:
                continue
            top = one.top + pad
            self._draw_cells(painter, one.columns[:1], area.left(), top, strong, "text")
            left = area.left() + self._widths[0] + size * _GAP
            self._draw_cells(painter, one.columns[1:], left, top, plain, "text", 1)
            below = top + max(map(len, one.columns)) * line
            draw_lines(painter, one.beside, plain, self.colour("muted"), area.left(), below, line)
            self._rule(painter, area, one.top + one.height, "line")

    def _draw_cells(
        self,
        painter: QPainter,
        cells: Sequence[Sequence[str]],
        left: float,
        top: float,
        font: QFont,
        tone: str,
        first: int = 0,
    ) -> None:
        size = self.group_size()
        for number, lines in enumerate(cells, first):
            colour = self.colour("muted" if list(lines) == [_EMPTY] else tone)
            draw_lines(painter, lines, font, colour, left, top, size * _LINE)
            left += self._widths[number] + size * _GAP

    def _rule(self, painter: QPainter, area: QRectF, at: float, tone: str) -> None:
        painter.setPen(QPen(self.colour(tone), max(1.0, self.px(1.5))))
        painter.drawLine(round(area.left()), round(at), round(area.right()), round(at))

    def _header_height(self) -> float:
        size = self.group_size()
        return (max(map(len, self._header), default=0) * _LINE + _PAD) * size

    def _rows(self) -> list[_Row]:
        seen, rest = self._columns[: len(self._widths)], self._columns[len(self._widths) :]
        found = []
        for row in self._cards:
            if for_the_room(row):
                cells = (row.text, *(self._value(row, column) or _EMPTY for column in seen[1:]))
                beside = [f"{_title(column)}: {text}" for column in rest if (text := self._value(row, column))]
                found.append(_Row(row.id, cells, " · ".join(beside)))
        return found

    def _value(self, row: Card, column: Column) -> str:
        return shown_value(row, column, self._organisations)

    def _share(self, room: float, size: int) -> list[float]:
        """Return the widths of as many columns as can be read beside each other."""
        gap = size * _GAP
        needed = [
            size * (_EMS.get(one.type, _TEXT_EMS) if number else _HEADING_EMS)
            for number, one in enumerate(self._columns)
        ]
        found: list[float] = []
        for number, width in enumerate(needed):
            # A column alone in a second line is no gain over a name before its value.
            if number and sum(found) + gap * number + width > room:
                break
            found.append(width)
        spare = room - sum(found) - gap * (len(found) - 1)
        loose = [number for number in range(len(found)) if not number or self._columns[number].type not in _EMS]
        total = sum(found[number] for number in loose)
        return [width + (spare * width / total if number in loose else 0) for number, width in enumerate(found)]

    def _lines(self, text: str, width: float, *, strong: bool) -> tuple[str, ...]:
        size = self.group_size()
        key = (text, round(width), size, strong)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = wrap(text, fonts.font(size, strong=strong), max(1.0, width), _MOST_LINES)[0]
        return found

    def _said(self, row: _Row) -> str:
        answers = [f"{_title(column)}: {text}" for column, text in zip(self._columns[1:], row.cells[1:], strict=False)]
        return ". ".join([row.cells[0], *answers, *([row.beside] if row.beside else [])])

    def _empty(self) -> str:
        hidden = sum(row.hidden and not row.confidential for row in self._cards)
        if hidden == 1:
            return _("1 rad är skriven och visas snart.")
        if hidden:
            return _("{count} rader är skrivna och visas snart.").format(count=hidden)
        return _("Raderna visas här när de är skrivna.")


def _title(column: Column) -> str:
    return column.name[:1].upper() + column.name[1:]


def _at_most(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[: most - 1], lines[most - 1][:-1] + "…")


def _pieces(
    columns: tuple[tuple[str, ...], ...], beside: tuple[str, ...], most: int
) -> list[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]]:
    """Break a row that is higher than a page: first its columns, then what stands below them."""
    if max(map(len, columns)) + len(beside) <= most:
        return [(columns, beside)]
    found: list[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = []
    for start in range(0, max(map(len, columns)), most):
        found.append((tuple(lines[start : start + most] for lines in columns), ()))
    for start in range(0, len(beside), most):
        found.append((tuple(() for _lines in columns), beside[start : start + most]))
    return found


def _said_piece(columns: Sequence[Sequence[str]], beside: Sequence[str]) -> str:
    return ". ".join(" ".join(lines) for lines in (*columns, beside) if lines)

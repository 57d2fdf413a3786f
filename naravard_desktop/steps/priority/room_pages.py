"""Lays out priority for the room: items below each other, or in four fields, page by page. Nothing is made smaller to fit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.steps.priority.data import Field
from naravard_desktop.widgets import fonts

LINE, BAR, GAP, PAD, AXIS = 1.3, 10, 18, 16, 40
NUMBER, DOT = 110, 34
_MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Shown:
    """An item for the room: `total` and its `share` of the highest, or None where sums are not shown."""

    id: str
    text: str
    total: int | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An item, or the part of a long one that a page has, where it lies; `field` is "" outside the four fields."""

    item: Shown
    lines: tuple[str, ...]
    page: int
    box: QRectF
    field: str = ""
    first: bool = True
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """What is laid out on: the area of a page, how sizes grow with the width, and the size of the type."""

    area: QRectF
    px: Callable[[float], float]
    size: int
    known: dict[object, tuple[str, ...]]

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LINE

    def lines(self, text: str, width: float) -> tuple[str, ...]:
        """Break text into lines, once for each width."""
        key = (text, self.size, int(width))
        if key not in self.known:
            self.known[key] = wrap(text, fonts.font(self.size), max(1, int(width)), _MOST_LINES)[0]
        return self.known[key]


def below(paper: Paper, items: Sequence[Shown], *, head: float = 0.0, first_page: int = 0) -> list[Piece]:
    """Return items below each other; `head` is the height that each page keeps free at its top."""
    start, page = paper.area.top() + head, first_page
    top, found = start, list[Piece]()
    for item in items:
        indent = paper.px(DOT if item.total is None else NUMBER)
        width = paper.area.width() - indent
        extra = 0.0 if item.total is None else paper.px(BAR + 6)
        lines = paper.lines(item.text, width)
        most = max(1, int((paper.area.bottom() - start - extra) // paper.line))
        for cut in range(0, len(lines), most):
            part = lines[cut : cut + most]
            high = len(part) * paper.line + extra
            if top > start and top + high > paper.area.bottom():
                page, top = page + 1, start
            box = QRectF(paper.area.left(), top, paper.area.width(), high)
            found.append(Piece(item, part, page, box, first=cut == 0, whole=len(part) == len(lines)))
            top += high + paper.px(GAP)
    return found


def boxes(paper: Paper) -> dict[Field, QRectF]:
    """Return where the four fields lie: high effect above, small effort to the left, with room for the axes' names."""
    axis, gap = max(paper.px(AXIS), paper.line), paper.px(GAP)
    area = paper.area.adjusted(axis, axis, 0, 0)
    width, height = (area.width() - gap) / 2, (area.height() - gap) / 2
    places: dict[Field, tuple[int, int]] = {"now": (0, 0), "plan": (1, 0), "spare": (0, 1), "leave": (1, 1)}
    return {
        field: QRectF(area.left() + x * (width + gap), area.top() + y * (height + gap), width, height)
        for field, (x, y) in places.items()
    }


def in_fields(paper: Paper, fields: Mapping[Field, Sequence[Shown]]) -> list[Piece]:
    """Return items in their fields; what does not fit in one is in the same field on the next page."""
    found: list[Piece] = []
    pad, indent = paper.px(PAD), paper.px(DOT)
    for field, box in boxes(paper).items():
        start = box.top() + pad + paper.line
        bottom = box.bottom() - pad / 2
        width = box.width() - 2 * pad - indent
        most = max(1, int((bottom - start) // paper.line))
        top, page = start, 0
        for item in fields[field]:
            lines = paper.lines(item.text, width)
            for cut in range(0, len(lines), most):
                part = lines[cut : cut + most]
                high = len(part) * paper.line
                if top > start and top + high > bottom:
                    page, top = page + 1, start
                place = QRectF(box.left() + pad, top, box.width() - 2 * pad, high)
                found.append(Piece(item, part, page, place, field, cut == 0, len(part) == len(lines)))
                top += high + paper.px(6)
    return found


def page_count(pieces: Sequence[Piece]) -> int:
    """Return how many pages there are, at least one."""
    return max((piece.page for piece in pieces), default=0) + 1

"""Lays out what a group wrote under headings, line by line on pages, for the room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.widgets import fonts, tokens

Look = Literal["large", "points", "tiles"]
Kind = Literal["title", "large", "point", "note", "tile"]

LINE = 1.3
LARGE = 36
PAD_X, PAD_Y, GAP, INDENT = 22, 18, 20, 30
_LEAST_TILE, _NARROWEST = 84, 300
_MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Point:
    """A thing that is said; `note` is a quieter line below it."""

    id: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading ("" for none) and what stands under it."""

    title: str
    points: Sequence[Point]
    look: Look = "points"


@dataclass(frozen=True, slots=True)
class Spread:
    """Parts beside each other; a fresh one begins on a page of its own."""

    parts: Sequence[Part]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines on a page. `first` is the beginning of its point; `said` is the text for who listens."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    page: int
    box: QRectF
    first: bool
    said: str


class Pages:
    """Fills pages of one size from the top; `placed` is what lies where, `number` how many pages it takes."""

    def __init__(
        self, area: QRectF, px: Callable[[float], float], size: int, known: dict[object, tuple[str, ...]]
    ) -> None:
        self._area, self._px, self._size, self._known = area, px, size, known
        self._page, self._top = 0, area.top()
        self.placed: list[Placed] = []
        self.number = 1

    def size(self, kind: Kind) -> int:
        """Return the size of a kind's type."""
        if kind == "large":
            return max(self._size, round(self._px(LARGE)))
        return max(tokens.SCREEN_FLOOR, round(self._size * 0.85)) if kind == "note" else self._size

    def font(self, kind: Kind) -> QFont:
        """Return a kind's type."""
        return fonts.font(self.size(kind), strong=kind == "title")

    def line(self, kind: Kind) -> float:
        """Return the height of a kind's lines."""
        return self.size(kind) * LINE

    def put(self, spread: Spread) -> None:
        """Add a spread after what there is."""
        if spread.fresh and self.placed:
            self._turn()
        start = self._page, self._top
        ends = [start]
        gap = self._px(2 * GAP)
        width = (self._area.width() - gap * (len(spread.parts) - 1)) / max(1, len(spread.parts))
        if width < self._px(_NARROWEST) or width < _NARROWEST * 0.75:
            for part in spread.parts:
                self._part(part, self._area.left(), self._area.width())
            return
        for number, part in enumerate(spread.parts):
            self._page, self._top = start
            self._part(part, self._area.left() + number * (width + gap), width)
            ends.append((self._page, self._top))
        self._page, self._top = max(ends)

    def _part(self, part: Part, left: float, width: float) -> None:
        self._title = (self._wrapped(part.title, "title", width)[:4] if part.title else ()), part.title, left, width
        least = self.line("large" if part.look == "large" else "point") * (2 if part.points else 1)
        if self._top > self._area.top() and self._top + self._title_height() + least > self._area.bottom():
            self._turn()
        self._put_title()
        if part.look == "tiles":
            self._tiles(part.points, left, width)
        else:
            for point in part.points:
                self._point(point, "large" if part.look == "large" else "point", left, width)
        self._top += self._px(GAP)

    def _title_height(self) -> float:
        lines = self._title[0]
        return len(lines) * self.line("title") + (self._px(14) if lines else 0.0)

    def _put_title(self) -> None:
        lines, text, left, width = self._title
        if lines:
            height = len(lines) * self.line("title")
            self._place("", "title", lines, QRectF(left, self._top, width, height), first=True, said=text)
            self._top += self._title_height()

    def _point(self, point: Point, kind: Kind, left: float, width: float) -> None:
        indent = self._px(INDENT) if kind == "point" else 0.0
        left, width = left + indent, width - indent
        lines = self._wrapped(point.text, kind, width)
        notes = self._wrapped(point.note, "note", width) if point.note else ()
        whole = len(lines) * self.line(kind) + len(notes) * self.line("note")
        page = self._area.height() - self._title_height()
        if self._top + whole > self._area.bottom() and whole <= page:
            self._next()
        self._run(point.id, kind, lines, left, width, point.text)
        self._run(point.id, "note", notes, left, width, point.note)
        self._top += self._px(12 if kind == "point" else GAP)

    def _run(self, row_id: str, kind: Kind, lines: tuple[str, ...], left: float, width: float, said: str) -> None:
        """Place lines here and, where they do not fit, on the pages that follow."""
        step, first, rest = self.line(kind), True, lines
        while rest:
            room = int((self._area.bottom() - self._top) // step)
            if room < 1 and not self._at_top():
                self._next()
                continue
            here, rest = rest[: max(1, room)], rest[max(1, room) :]
            box = QRectF(left, self._top, width, len(here) * step)
            whole = len(here) == len(lines)
            self._place(row_id, kind, here, box, first=first, said=said if whole else " ".join(here))
            self._top += len(here) * step
            first = False
            if rest:
                self._next()

    def _tiles(self, points: Sequence[Point], left: float, width: float) -> None:
        gap, pad_x, pad_y, step = self._px(GAP), self._px(PAD_X), self._px(PAD_Y), self.line("tile")
        columns = max(1, min(3, int((width + gap) // (_NARROWEST + gap))))
        each = (width - gap * (columns - 1)) / columns
        most = max(1, int((self._area.height() - self._title_height() - 2 * pad_y) // step))
        pieces: list[tuple[Point, tuple[str, ...], bool]] = []
        for point in points:
            lines = self._wrapped(point.text, "tile", each - 2 * pad_x)
            cuts = range(0, len(lines), most)
            pieces += [(point, lines[cut : cut + most], len(lines) <= most) for cut in cuts]
        for start in range(0, len(pieces), columns):
            row = pieces[start : start + columns]
            height = max(len(lines) for _point, lines, _whole in row) * step + 2 * pad_y
            height = max(height, min(self._px(_LEAST_TILE), self._area.height() - self._title_height()))
            if self._top + height > self._area.bottom() and not self._at_top():
                self._next()
            for number, (point, lines, whole) in enumerate(row):
                box = QRectF(left + number * (each + gap), self._top, each, height)
                self._place(point.id, "tile", lines, box, first=True, said=point.text if whole else " ".join(lines))
            self._top += height + gap

    def _wrapped(self, text: str, kind: Kind, width: float) -> tuple[str, ...]:
        key = (text, kind, self.size(kind), int(width))
        if key not in self._known:
            self._known[key] = wrap(text, self.font(kind), max(1, int(width)), _MOST_LINES)[0]
        return self._known[key]

    def _place(self, row_id: str, kind: Kind, lines: tuple[str, ...], box: QRectF, *, first: bool, said: str) -> None:
        self.placed.append(Placed(row_id, kind, lines, self._page, box, first, said))

    def _at_top(self) -> bool:
        return self._top <= self._area.top() + self._title_height()

    def _turn(self) -> None:
        self._page, self._top = self._page + 1, self._area.top()
        self.number = max(self.number, self._page + 1)

    def _next(self) -> None:
        """Go on at the next page, under the same heading."""
        self._turn()
        self._put_title()

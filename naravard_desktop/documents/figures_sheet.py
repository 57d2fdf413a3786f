"""What drawings are made of: text set in a width, under and beside each other, boxes around it, marks that need no colour.

Everything is placed from the top down. Baselines lie on whole or half points: as SVG, ReportLab writes the place of a text
in whole ones.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from naravard_desktop.core.hyphens import soften
from naravard_desktop.documents import fonts, pdf_lines
from naravard_desktop.documents.fonts import REGULAR, SEMIBOLD, SOFT_HYPHEN, Run
from naravard_desktop.documents.pdf_lines import Word

LEADING: Final = 1.32
DARK: Final = 0.27
EDGE: Final = 0.45
PALE: Final = 0.92
EDGES: Final = 1  # points around a drawing
_NARROW = 18.0  # ems
_CAPITAL = 0.714  # ems, the height of capitals in Noto Sans
_FUZZ = 1e-6
_NOTHING = Word((), 0.0, "")


class Written(NamedTuple):
    """Text as lines. `size` and `leading` are in points."""

    lines: tuple[tuple[Run, ...], ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """How wide its widest line is, in points."""
        return max((_width(line) * self.size for line in self.lines), default=0.0)


@lru_cache(4096)
def written(
    text: str, size: float, width: float, *, font: str = REGULAR, lead: str = "", hyphens: bool = True
) -> Written:
    """Set a text in a width, with `lead` before it in semibold. Words are hyphenated where the width is narrow, or too narrow
    for one of them; not at all where that is not wanted."""
    limit = max(width, size) / size + _FUZZ
    words = _words(text, font)
    if hyphens and (limit < _NARROW or any(word.width > limit for word in words)):
        words = _words(text, font, hyphens=True)
    filled = pdf_lines.fill((*(_lead(lead) if lead else ()), *words), limit)
    return Written(tuple(_shown(line.runs) for line in filled), size, _half(size * LEADING))


@lru_cache(8192)
def _words(text: str, font: str, *, hyphens: bool = False) -> tuple[Word, ...]:
    prepared = pdf_lines.prepare(text)
    return tuple(pdf_lines.words(soften(prepared) if hyphens else prepared, font))


@lru_cache(512)
def _lead(text: str) -> tuple[Word, ...]:
    *first, last = _words(text, SEMIBOLD) or (_NOTHING,)
    return (*first, last._replace(gap=" "))


def _shown(line: Iterable[Run]) -> tuple[Run, ...]:
    """Return a line with its hyphen as one that every program draws, and no space at its end."""
    runs = [Run(font, text.replace(SOFT_HYPHEN, "-")) for font, text in line]
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].font, runs[-1].text.rstrip(" "))
    return tuple(runs)


def _width(line: Iterable[Run]) -> float:
    return sum(map(fonts.width, line))


class Stack:
    """Things under each other, from the top down, in a width. Shapes are made only when it is drawn: to find the size at
    which all has room, much is set that is never drawn."""

    def __init__(self, width: float) -> None:
        self.width, self.height = width, 0.0
        self._parts: list[tuple[float, float, Stack | _Line | Shape]] = []

    def space(self, points: float) -> None:
        """Leave room."""
        self.height += _half(points)

    def text(self, text: Written, *, indent: float = 0.0, grey: float = 0.0) -> None:
        """Put text below, `indent` points in."""
        for line in text.lines:
            # Capitals stand in the middle of their line.
            baseline = _half((text.leading + _CAPITAL * text.size) / 2)
            self._parts.append((indent, self.height + baseline, _Line(line, text.size, grey)))
            self.height += text.leading

    def shape(self, shape: Shape, left: float = 0.0) -> None:
        """Draw a shape with its zero at the top of what comes next, downward from there below zero."""
        self._parts.append((left, self.height, shape))

    def put(self, other: "Stack", left: float = 0.0) -> None:
        """Put another stack below."""
        self.row([(left, other)])

    def row(self, others: Sequence[tuple[float, "Stack"]]) -> None:
        """Put stacks below, side by side, each so many points in."""
        self._parts += [(left, self.height, other) for left, other in others]
        self.height += max((other.height for _left, other in others), default=0.0)

    def frame(
        self, height: float, *, fill: float | None = None, edge: float = EDGE, line: float = 0.7, round_: float = 0.0
    ) -> None:
        """Draw a box behind everything, from the top and `height` points down."""
        behind = box(self.width, height, fill=fill, edge=edge, line=line, round_=round_)
        self._parts.insert(0, (0.0, 0.0, behind))
        self.height = max(self.height, height)

    def drawing(self, height: float | None = None) -> Drawing:
        """Return what was put here as a drawing; scaled down if it is higher than `height`. Around it is room for half of the
        outermost lines."""
        scale = min(1.0, height / self.height) if height and self.height else 1.0
        wide, high = math.floor(self.width), max(math.ceil(self.height * scale - _FUZZ), 1)
        made = Drawing(wide + 2 * EDGES, high + 2 * EDGES)
        made.initialFontName = REGULAR  # else a font is named that is not in the file
        left = (wide - self.width * scale) / 2 if scale < 1 else 0.0
        made.add(Group(*self._drawn(), transform=(scale, 0, 0, scale, left + EDGES, high + EDGES)))
        return made

    def _drawn(self) -> Iterator[Shape]:
        for left, top, part in self._parts:
            match part:
                case Stack():
                    yield Group(*part._drawn(), transform=(1, 0, 0, 1, left, -top))
                case _Line():
                    yield from _strings(part, left, -top)
                case _:
                    yield Group(part, transform=(1, 0, 0, 1, left, -top))


class _Line(NamedTuple):
    runs: tuple[Run, ...]
    size: float
    grey: float


def _strings(line: _Line, left: float, baseline: float) -> Iterator[Shape]:
    colour = Color(line.grey, line.grey, line.grey)
    for run in line.runs:
        yield String(left, baseline, run.text, fontName=run.font, fontSize=line.size, fillColor=colour)
        left += fonts.width(run) * line.size


def box(
    width: float,
    height: float,
    *,
    fill: float | None = None,
    edge: float | None = EDGE,
    line: float = 0.7,
    round_: float = 0.0,
) -> Rect:
    """Return a box below its zero; `fill` and `edge` are greys, 0 for black, None for nothing."""
    colours = {"fillColor": _colour(fill), "strokeColor": _colour(edge), "strokeWidth": line}
    return Rect(0, -height, width, height, rx=round_, ry=round_, **colours)


def badge(number: int, size: float) -> Stack:
    """Return a number, white in a black disc, or in a black box with round ends where it is long."""
    text = written(str(number), size * 0.8, 9 * size, font=SEMIBOLD)
    high = _half(size * 1.5)
    wide = max(high, text.width + size * 0.7)
    inner, made = Stack(wide), Stack(wide)
    inner.text(text, indent=(wide - text.width) / 2, grey=1.0)
    made.shape(box(wide, high, fill=0.0, edge=None, round_=high / 2))
    made._parts.append((0.0, (high - text.leading) / 2, inner))
    made.height = high
    return made


def tick_box(size: float, *, ticked: bool) -> Stack:
    """Return a box to tick."""
    made = Stack(size)
    made.shape(box(size, size, edge=0.0, line=1.0))
    if ticked:
        points = [size * part for part in (0.2, -0.52, 0.43, -0.78, 0.82, -0.22)]
        made.shape(PolyLine(points, strokeWidth=max(1.2, size / 8), strokeLineCap=1, strokeLineJoin=1))
    made.height = size
    return made


def arrow(size: float) -> list[Shape]:
    """Return an arrow to the right, in the middle of a line of text of that size."""
    y, end = -_half(size * LEADING) / 2, size * 0.95
    head = size * 0.3
    return [
        Line(0, y, end - head, y, strokeWidth=size / 9),
        Polygon([end, y, end - head * 1.3, y + head * 0.8, end - head * 1.3, y - head * 0.8], strokeColor=None),
    ]


def bullet(size: float) -> Shape:
    """Return a dot in the middle of a line of text of that size."""
    return Circle(
        size * 0.2, -_half(size * LEADING) / 2, size * 0.13, strokeColor=None, fillColor=Color(DARK, DARK, DARK)
    )


def _colour(grey: float | None) -> Color | None:
    return None if grey is None else Color(grey, grey, grey)


def _half(points: float) -> float:
    return round(points * 2) / 2

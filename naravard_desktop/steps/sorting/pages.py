"""Lays out a board for the room: groups in columns side by side, column after column, page after page.

A group that is longer than a column goes on in the next one under its name. Nothing is made smaller to fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.widgets import fonts

Kind = Literal["name", "leg", "card", "role", "line", "quiet"]
LINE = 1.3
_MOST_LINES = 8_000
_FEW = 60
"""With more blocks than this, one page is out of reach."""
_LEAST_ACROSS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """What is drawn in one piece: a name of a cluster, a leg's head, a card, a role with who has it, a line of text.

    `aside` stands at the right of its first line (a count), `over` and `under` above and below it in smaller type; `warn` is
    for what is missing; `air` sets it apart from what is above.
    """

    kind: Kind
    text: str
    id: str = ""
    aside: str = ""
    over: str = ""
    under: str = ""
    warn: bool = False
    air: bool = False


Group = Sequence[Block]
"""A cluster, its name first, or the cards that wait; each begins a column of its own, unless there are more than columns
and they are stacked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of a long one, where it lies: the lines of its text, and those over and under it."""

    block: Block
    lines: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    page: int
    box: QRectF
    whole: bool

    def on(self, page: int) -> "Piece":
        """Return the same on another page."""
        return replace(self, page=page)


class Sizes(NamedTuple):
    """Sizes in pixels for the screen there is: of type, of columns, and the air in and round what is drawn."""

    type: int
    small: int
    least: float
    between: float
    gap: float
    pad_x: float
    pad_y: float

    def font(self, kind: Kind) -> QFont:
        """Return the type of a block's text."""
        return fonts.font(self.type, strong=kind in {"name", "leg"})


class _Measured(NamedTuple):
    block: Block
    lines: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    before: float
    height: float
    whole: bool


class Layout:
    """Remembers how texts break: a card that moves is not broken into lines anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, bool, int], tuple[str, ...]] = {}

    def pages(
        self, groups: Sequence[Group], area: QRectF, sizes: Sizes, most: int, *, stacked: bool = False
    ) -> list[Piece]:
        """Return where everything lies: on as few pages as can be with at most `most` columns beside each other, and on
        those in as wide columns as can be."""
        fits = max(1, min(most, int((area.width() + sizes.between) // (sizes.least + sizes.between))))
        few = sum(len(group) for group in groups) <= _FEW
        tried = range(min(fits, max(_LEAST_ACROSS, len(groups))) if few else fits, fits + 1)
        return min((self._columns(groups, area, sizes, across, stacked=stacked) for across in tried), key=_page_count)

    def _columns(
        self, groups: Sequence[Group], area: QRectF, sizes: Sizes, across: int, *, stacked: bool
    ) -> list[Piece]:
        width = (area.width() - sizes.between * (across - 1)) / across
        place = _Place(area, width, sizes.between, across)
        found: list[Piece] = []
        for group in groups:
            measured = [one for block in group for one in self._measured(block, sizes, width, area.height())]
            if not measured:
                continue
            whole = sum(one.before + one.height for one in measured)
            if stacked and len(groups) > across and place.has_room(whole + 2 * sizes.gap):
                place.top += 2 * sizes.gap
            else:
                place.next_column()
            found += self._flow(measured, place, sizes, width)
        return found

    def _flow(self, measured: Sequence[_Measured], place: "_Place", sizes: Sizes, width: float) -> Iterator[Piece]:
        name, leg = measured[0].block, ""
        for number, one in enumerate(measured):
            leg = one.block.text if one.block.kind == "leg" else leg
            # A head is never left alone at the foot of a column.
            needed = one.before + one.height
            if one.block.kind in {"name", "leg"} and number + 1 < len(measured):
                needed += measured[number + 1].before + measured[number + 1].height
            if not place.has_room(needed) and not place.fresh:
                place.next_column()
                if name.kind == "name" and one.block is not name:
                    going_on = _("fortsättning") if one.block.kind == "leg" or not leg else _("fortsättning av {leg}")
                    under = going_on.format(leg=excerpt(leg))
                    again = Block("name", excerpt(name.text, 60), under=under)
                    heads = list(self._measured(again, sizes, width, place.height))
                    if place.has_room(sum(head.height for head in heads) + one.before + one.height):
                        yield from map(place.put, heads)
            yield place.put(one)

    def _measured(self, block: Block, sizes: Sizes, width: float, height: float) -> Iterator[_Measured]:
        card, font = block.kind == "card", sizes.font(block.kind)
        room = width - 2 * sizes.pad_x if card else width
        beside = QFontMetricsF(font).horizontalAdvance(block.aside) + sizes.gap / 2 if block.aside else 0
        lines = self._lines(block.text, sizes.type, room - beside, strong=block.kind in {"name", "leg"})
        over = self._lines(block.over, sizes.small, room) if block.over else ()
        under = self._lines(block.under, sizes.small, room) if block.under else ()
        before = {"name": 0.0, "leg": sizes.gap, "card": sizes.gap * 0.5, "role": sizes.gap * 0.75}.get(block.kind, 0.0)
        before = max(before, sizes.gap * 0.75 if block.air else 0.0)
        line, small, air = sizes.type * LINE, sizes.small * LINE, 2 * sizes.pad_y if card else 0.0
        # What is longer than a column goes on in the next, under two lines of the name and one that says so.
        free = height - 2 * line - small - sizes.gap - air - (len(over) + len(under)) * small
        most = max(1, int(free // line))
        for start in range(0, len(lines), most):
            part = lines[start : start + most]
            first, last = (over if start == 0 else ()), (under if start + most >= len(lines) else ())
            tall = air + len(part) * line + (len(first) + len(last)) * small
            yield _Measured(block, part, first, last, before, tall, len(part) == len(lines))

    def _lines(self, text: str, size: int, room: float, *, strong: bool = False) -> tuple[str, ...]:
        key = (text, size, strong, int(room))
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 5_000:
                self._known.clear()
            found = self._known[key] = wrap(text, fonts.font(size, strong=strong), max(1, int(room)), _MOST_LINES)[0]
        return found


def _page_count(pieces: Sequence[Piece]) -> int:
    return pieces[-1].page + 1 if pieces else 1


class _Place:
    """Where the next piece goes."""

    def __init__(self, area: QRectF, width: float, gap: float, across: int) -> None:
        self._area, self._width, self._gap, self._across = area, width, gap, across
        self._column = -1
        self.top = area.bottom()
        self.fresh = False

    @property
    def height(self) -> float:
        return self._area.height()

    def has_room(self, height: float) -> bool:
        return self._column >= 0 and self.top + height <= self._area.bottom() + 0.5

    def next_column(self) -> None:
        self._column += 1
        self.top = self._area.top()
        self.fresh = True

    def put(self, one: _Measured) -> Piece:
        self.top += 0.0 if self.fresh else one.before
        page, column = divmod(self._column, self._across)
        left = self._area.left() + column * (self._width + self._gap)
        box = QRectF(left, self.top, self._width, one.height)
        self.top += one.height
        self.fresh = False
        return Piece(one.block, one.lines, one.over, one.under, page, box, one.whole)

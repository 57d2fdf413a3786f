# ruff: noqa: D102  # wrap, split and draw are what ReportLab says of every Flowable
"""What pages are made of: text, a row of bordered words, a table, and headings kept with what follows."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, FrameBreak, Table
from reportlab.platypus.doctemplate import NullActionFlowable

from naravard_desktop.documents import fonts, pdf_lines
from naravard_desktop.documents.fonts import Run
from naravard_desktop.documents.pdf_lines import Line, Word
from naravard_desktop.documents.pdf_styles import RULE_GREY, Style
from naravard_desktop.documents.tagging import Node

_PADDING = (8.0, 3.0)  # between a bordered word and its border, across and up
_MARK_GAP = 8.0
_FEWEST_LINES = 2  # of a paragraph at the foot and at the head of a page
_FEWEST_ROWS = 3  # of a table above one that is moved to the last
_FUZZ = 1e-6
_TOO_HIGH = 1e7


class Bookmark(NamedTuple):
    """An entry among the reader's bookmarks; levels count from 0."""

    title: str
    key: str
    level: int


def draw_runs(canvas: Canvas, runs: Iterable[Run], x: float, y: float, size: float) -> None:
    """Write one line of text with its baseline at `y`."""
    text = canvas.beginText(x, y)
    for font, part in runs:
        text.setFont(font, size)
        text.textOut(part)
    canvas.drawText(text)


def _words(text: str, lead: str, style: Style) -> list[Word]:
    found = list(pdf_lines.words(pdf_lines.prepare(text), style.font))
    if lead := pdf_lines.prepare(lead):
        *first, last = pdf_lines.words(lead, fonts.SEMIBOLD)
        found = [*first, last._replace(gap=" "), *found]
    return found


class Text(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Text in one style, broken into lines where it is placed and continued on the next page when it must.

    Its lines after the first of its own are set as `notes`, where that is given; the leading is the text's.

    `lead` goes before the text on the same line, in semibold. `label` (a bullet, a number) stands `hang` points to the
    left of the text. `node` is told where the text is drawn, on one page or several, and `label_node` where its label
    is; what has no node is not read.
    """

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        lead: str = "",
        notes: Style | None = None,
        label: str = "",
        hang: float = 0.0,
        bookmark: Bookmark | None = None,
        node: Node | None = None,
        label_node: Node | None = None,
    ) -> None:
        super().__init__()
        self.style = style
        self.words = _words(text, lead, style)
        self._notes = notes
        self._own = len(self.words)  # words before the notes
        if notes:
            self._own = next((at for at, word in enumerate(self.words, 1) if word.gap == "\n"), self._own)
        self._first_note = 0  # the number of its line
        self.label = tuple(fonts.runs(label, style.font))
        self.hang = hang
        self.bookmark = bookmark
        self.node, self.label_node = node, label_node
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self.keepWithNext = int(style.keep_with_next)
        self._lines: list[Line] = []
        self._limit = -1.0
        self._start, self._stop = 0, 0

    def longest_word(self) -> float:
        """Return the width in points below which a word must be broken."""
        return max((word.width for word in self.words), default=0.0) * self.style.size + 0.5

    def natural_width(self) -> float:
        """Return the width in points that the text would take with no line broken."""
        return pdf_lines.natural_width(self.words) * self.style.size + 0.5

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        across, up = self._padding()
        limit = min(width, self.style.measure) - self.style.indent - 2 * across
        if limit != self._limit and self._whole():
            ems = max(limit, 0.0) / self.style.size + _FUZZ
            if self.style.balanced:
                self._lines = pdf_lines.balanced(self.words, ems)
            else:
                own = self.words[: self._own]
                self._lines = pdf_lines.fill(own, ems, min(self.style.hanging, limit / 4) / self.style.size)
            self._first_note = len(self._lines)
            if self._notes and self._own < len(self.words):
                room = max(limit, 0.0) / self._notes.size + _FUZZ
                self._lines = [*self._lines, *pdf_lines.fill(self.words[self._own :], room)]
            self._limit, self._start, self._stop = limit, 0, len(self._lines)
        self.width = width
        self.height = (self._stop - self._start) * self.style.leading + 2 * up
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        if self._limit < 0:  # a table asks with the width of its column, margins and all: what was wrapped stays
            self.wrap(width, height)
        count = self._stop - self._start
        if self.height <= height:
            return [self]
        fit = int((height - 2 * self._padding()[1]) / self.style.leading)
        fit = min(fit, count - _FEWEST_LINES)
        if fit < _FEWEST_LINES:
            return []
        first, rest = self._part(self._start, self._start + fit), self._part(self._start + fit, self._stop)
        first.spaceAfter, rest.spaceBefore = 0.0, 0.0
        rest.label, rest.bookmark = (), None
        return [first, rest]

    def draw(self) -> None:
        canvas, style = self.canv, self.style
        across, up = self._padding()
        canvas.saveState()
        canvas.setFillGray(style.grey)
        self._draw_frame(canvas)
        if self.bookmark and self.node:
            canvas.bookmark_heading(self.bookmark.key, self.node)
            canvas.bookmarkHorizontal(self.bookmark.key, 0, self.height + 6)
            canvas.addOutlineEntry(self.bookmark.title, self.bookmark.key, self.bookmark.level)
        # Capitals stand in the middle of their line: 0.714 em is their height in Noto Sans.
        y = self.height - up - (style.leading + 0.714 * style.size) / 2
        if self.label:
            with canvas.content(self.label_node):
                draw_runs(canvas, self.label, style.indent - self.hang, y, style.size)
        lines = self._lines[self._start : self._stop]
        if any(line.runs for line in lines):
            with canvas.content(self.node):
                for number, line in enumerate(lines, self._start):
                    size = style.size
                    if self._notes and number >= self._first_note:
                        size = self._notes.size
                        canvas.setFillGray(self._notes.grey)
                    draw_runs(canvas, line.runs, style.indent + across + line.indent * size, y, size)
                    y -= style.leading
        canvas.restoreState()

    def _draw_frame(self, canvas: Canvas) -> None:
        if self.style.border:
            with canvas.artifact():
                canvas.setLineWidth(0.9)
                canvas.rect(0.5, 0.5, self.drawn_width() - 1, self.height - 1)
        if self.style.bar:
            with canvas.artifact():
                canvas.setStrokeGray(RULE_GREY)
                canvas.setLineWidth(2)
                canvas.line(1, 2, 1, self.height - 2)

    def drawn_width(self) -> float:
        """Return the width of the widest line with its border, in points; for text that has been wrapped."""
        lines = self._lines[self._start : self._stop]
        widest = max((line.indent + sum(map(fonts.width, line.runs)) for line in lines), default=0.0)
        return widest * self.style.size + 2 * self._padding()[0]

    def _padding(self) -> tuple[float, float]:
        return _PADDING if self.style.border else (0.0, 0.0)

    def _whole(self) -> bool:
        return self._limit < 0 or (self._start == 0 and self._stop == len(self._lines))

    def _part(self, start: int, stop: int) -> "Text":
        """Return some of the lines as a text of its own; lines are shared, so that long texts cost no copying."""
        part = copy(self)
        # Else the parts inherit that this text was moved to the next page once, and ReportLab gives up the second time.
        part.__dict__.pop("_postponed", None)
        part._start, part._stop = start, stop
        return part


class Marks(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Bordered words side by side, on more rows when they must."""

    def __init__(self, marks: Sequence[Text]) -> None:
        super().__init__()
        self.marks = list(marks)
        self.spaceBefore, self.spaceAfter = marks[0].style.before, marks[0].style.after
        self._places: list[tuple[Text, float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._places = []
        x = y = row = 0.0
        for mark in self.marks:
            mark.wrap(width, height)
            if x and x + mark.drawn_width() > width:
                x, y, row = 0.0, y + row + _MARK_GAP, 0.0
            self._places.append((mark, x, y))
            x += mark.drawn_width() + _MARK_GAP
            row = max(row, mark.height)
        self.width, self.height = width, y + row
        return self.width, self.height

    def split(self, _width: float, _height: float) -> list[Flowable]:
        if self.height <= self._frame._aH:
            return []
        return [NullActionFlowable(), *self.marks]

    def draw(self) -> None:
        for mark, x, y in self._places:
            mark.drawOn(self.canv, x, self.height - y - mark.height)


class Grid(Table):  # type: ignore[misc]  # ReportLab is untyped
    """A table whose rows stay whole unless they are higher than `page_height`."""

    page_height = 0.0
    padding = 0.0  # under the text of a cell

    def split(self, width: float, height: float) -> list[Flowable]:
        self._calc(width, height)
        heads = self.repeatRows
        first = self._rowHeights[: heads + 1]
        # ReportLab measures no more rows than fit.
        if None in first or height < sum(first) <= self.page_height:
            return []
        if sum(first) > height:
            # ReportLab forgets the padding under the upper part of a row, and may leave an empty lower part.
            height -= self.padding
        parts: list[Flowable] = super().split(width, height)
        return self._without_last_alone(parts, width) or parts

    def _without_last_alone(self, parts: list[Flowable], width: float) -> list[Flowable]:
        """Return the table divided a row earlier, where its last row would else stand alone on the next page."""
        heads = self.repeatRows
        if len(parts) != 2 or parts[1]._nrows - heads != 1 or parts[0]._nrows - heads < _FEWEST_ROWS:
            return []
        upper = self._rowHeights[: parts[0]._nrows - 1]
        if parts[0]._nrows + parts[1]._nrows - heads != self._nrows or None in upper:
            return []  # the last row is itself divided
        above, below = super().split(width, sum(upper))
        return [above, FrameBreak(), below]

    def _drawLines(self) -> None:  # noqa: N802  # ReportLab's name
        if self._linecmds:
            with self.canv.artifact():
                super()._drawLines()

    def onSplit(self, part: "Grid", byRow: int = 1) -> None:  # noqa: ARG002, N802, N803  # ReportLab's names
        part.page_height, part.padding = self.page_height, self.padding


class KeptTogether(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Headings with the beginning of what follows them.

    ReportLab's own class wants the whole of what follows on the same page and so leaves half a page empty before a long
    table. This one is content when the first rows or lines fit.
    """

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        super().__init__()
        self._content = list(flowables)  # the name that ReportLab's document template reads
        self._content[-1].keepWithNext = 0  # a heading that nothing follows would be gathered for ever

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return float(self._content[0].getSpaceBefore())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, _TOO_HIGH  # never drawn itself: it is always asked to split

    def split(self, width: float, height: float) -> list[Flowable]:
        *heads, last = self._content
        room, space = height, 0.0
        for number, head in enumerate(heads):
            room -= head.wrap(width, room)[1] + (max(head.getSpaceBefore(), space) if number else 0.0)
            space = head.getSpaceAfter()
        room -= max(last.getSpaceBefore(), space) if heads else 0.0
        if isinstance(last, KeptWhole):  # outside a frame it cannot be split, and its height says nothing
            fits = last.stays(width, room)
        elif isinstance(last, TopOfPage):  # nothing stands under the headings
            fits = True
        else:
            fits = last.wrap(width, room)[1] <= room or (room > 0 and bool(last.split(width, room)))
        action = NullActionFlowable if fits or self._frame._atTop else FrameBreak
        return [action(), *self._content]


class KeptWhole(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Flowables that go to the next page when they fit there and not on this one."""

    def __init__(self, flowables: Sequence[Flowable], page_height: float) -> None:
        super().__init__()
        self._content, self._page_height = list(flowables), page_height

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return float(self._content[0].getSpaceBefore())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, _TOO_HIGH  # never drawn itself: it is always asked to split

    def split(self, width: float, height: float) -> list[Flowable]:
        action = NullActionFlowable if self.stays(width, height) or self._frame._atTop else FrameBreak
        return [action(), *self._content]

    def stays(self, width: float, height: float) -> bool:
        """Tell whether it begins here: it fits in what is left, or on no page."""
        needed, space = 0.0, 0.0
        for number, part in enumerate(self._content):
            needed += part.wrap(width, self._page_height)[1]
            needed += max(part.getSpaceBefore(), space) if number else 0.0
            space = part.getSpaceAfter()
            if needed > self._page_height:
                return height > 0
        return needed <= height


class TopOfPage(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Goes to the next page, unless this one is empty."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, _TOO_HIGH

    def split(self, _width: float, _height: float) -> list[Flowable]:
        return [NullActionFlowable() if self._frame._atTop else FrameBreak()]

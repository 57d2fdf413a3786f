"""Rows of a few lines each, read a page at a time: one model, one way to paint, one view for every table of a place."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from naravard_desktop.widgets import shapes, tokens
from naravard_desktop.widgets.rows import RowDelegate, dress
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

LINES = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
_PAD_X, _PAD_Y = 15, 9
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell, wrapped where it must be; `tone` is a colour of the theme."""

    text: str
    tone: str = "text"
    strong: bool = False
    shape: shapes.Shape | None = None


Cell = tuple[Line, ...]


class LinesModel(QAbstractTableModel, Generic[T]):
    """Rows that are read when they are to be shown; `read(offset)` returns the next page, shorter or empty at the end."""

    def __init__(
        self,
        headers: Sequence[str],
        cells: Callable[[T], Sequence[Cell]],
        id_of: Callable[[T], str],
        read: Callable[[int], Sequence[T]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._headers, self._cells, self._id_of, self._read = headers, cells, id_of, read
        self._rows: list[tuple[T, Sequence[Cell]]] = []
        self._more = False

    def reload(self) -> None:
        """Read again, as many rows as were shown."""
        wanted = len(self._rows)
        self.beginResetModel()
        self._rows, self._more = [], True
        while self._more:
            self._take(self._read(len(self._rows)))
            if len(self._rows) >= wanted:
                break
        self.endResetModel()

    def row(self, number: int) -> T | None:
        """Return what a row stands for."""
        return self._rows[number][0] if 0 <= number < len(self._rows) else None

    def place(self, row_id: str) -> int:
        """Return where a row is among those read; -1 if it is not."""
        return next((at for at, (row, _cells) in enumerate(self._rows) if self._id_of(row) == row_id), -1)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's
        """Whether the last page was not the end."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's
        """Read the next page."""
        found = self._read(len(self._rows))
        if found and not parent.isValid():
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._take(found)
            self.endInsertRows()
        self._more = bool(found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(  # noqa: N802 - Qt's
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's lines, also as one text for who listens, and its row's id."""
        if not index.isValid():
            return None
        row, cells = self._rows[index.row()]
        if role == LINES:
            return cells[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(line.text for line in cells[index.column()])
        return self._id_of(row) if role == ID else None

    def _take(self, found: Sequence[T]) -> None:
        self._rows += [(row, self._cells(row)) for row in found]
        self._more = bool(found)


class LinesDelegate(RowDelegate):
    """Paints the lines of a cell under each other, each with its own colour and mark, over a hairline."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        widget = plain.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, widget)
        rect: QRect = plain.rect
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen and index.column() == 0:
            self._bar(painter, rect)
        painter.save()
        first = index.column() == 0
        for line, box in _laid_out(tuple(index.data(LINES) or ()), rect, first=first, chosen=chosen):
            if line.shape:
                side = current().px(shapes.SIZE)
                mark = QRectF(rect.left() + current().px(_PAD_X), box.top() + current().px(5), side, side)
                shapes.draw(painter, line.shape, mark)
            painter.setFont(current().font(strong=_strong(line, first=first, chosen=chosen)))
            painter.setPen(current().colour(line.tone))
            painter.drawText(box, _WRAP, line.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the room that the lines need in the column's width, as chosen: choosing must not move the others."""
        widget = option.widget
        width = widget.columnWidth(index.column()) if isinstance(widget, QTableView) else 200
        height = _height(tuple(index.data(LINES) or ()), width, index.column() == 0, current().zoom)
        return QSize(width, height)

    def _bar(self, painter: QPainter, rect: QRect) -> None:
        look = current()
        painter.fillRect(QRect(rect.topLeft(), QSize(look.px(tokens.BAR), rect.height())), look.colour("primary"))


@functools.lru_cache(4_000)
def _height(lines: Cell, width: int, first: bool, zoom: float) -> int:  # noqa: FBT001 - a key
    """Return what a chosen cell takes; Qt asks for every row each time anything about its table changes."""
    del zoom  # what else the sizes come from
    boxes = _laid_out(lines, QRect(0, 0, width, 10), first=first, chosen=True)
    return max((box.bottom() + 1 for _line, box in boxes), default=0) + current().px(_PAD_Y)


def _laid_out(lines: Cell, rect: QRect, *, first: bool, chosen: bool) -> list[tuple[Line, QRect]]:
    look = current()
    left, top = rect.left() + look.px(_PAD_X), rect.top() + look.px(_PAD_Y)
    found: list[tuple[Line, QRect]] = []
    for line in lines:
        indent = look.px(shapes.SIZE + 5) if line.shape else 0
        width = max(20, rect.right() - look.px(_PAD_X) - left - indent)
        metrics = QFontMetrics(look.font(strong=_strong(line, first=first, chosen=chosen)))
        line = replace(line, text=_breakable(line.text, metrics, width))
        size = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, line.text or " ").size()
        found.append((line, QRect(left + indent, top, width, size.height())))
        top += size.height()
    return found


def _breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """Let words that are wider than their column break, with a hyphen, rather than be cut."""
    if all(metrics.horizontalAdvance(word) <= width for word in text.split()):
        return text
    return " ".join(
        word if metrics.horizontalAdvance(word) <= width else word[:3] + "\u00ad".join(word[3:-3]) + word[-3:]
        for word in text.split()
    )


def _strong(line: Line, *, first: bool, chosen: bool) -> bool:
    return line.strong or (chosen and first and line.tone == "text")


class LinesView(QTableView):
    """A table of such rows: Enter or a double click is `entered_row`, moving the choice is `chosen_row`; both carry ids."""

    entered_row = Signal(str)
    chosen_row = Signal(str)

    def __init__(self, name: str, model: LinesModel[Any], widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = widths
        self._lines = model
        model.setParent(self)
        self.setModel(model)
        dress(self, plain=True)
        self.setItemDelegate(LinesDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.doubleClicked.connect(self._entered)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        # A stretched column gets its width after the view has got its own.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(self._soon.start)
        theme().changed.connect(self._scale)
        self._scale()

    def chosen(self) -> str:
        """Return the id of the chosen row, "" for none."""
        rows = self.selectionModel().selectedRows()
        return str(rows[0].data(ID)) if rows else ""

    def choose(self, row_id: str) -> bool:
        """Choose a row by its id; the first if it is not there; False if there is none at all."""
        at = max(self._lines.place(row_id), 0)
        if self._lines.rowCount() == 0:
            return False
        self.selectRow(at)
        self.setCurrentIndex(self._lines.index(at, 0))
        return True

    def reload(self) -> None:
        """Read again, with the same row chosen."""
        chosen = self.chosen()
        self._lines.reload()
        self.choose(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter opens; everything else is as in any table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if self.chosen():
                self.entered_row.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _entered(self, index: QModelIndex) -> None:
        self.entered_row.emit(str(index.data(ID)))

    def _chosen(self, index: QModelIndex) -> None:
        self.chosen_row.emit(str(index.data(ID)) if index.isValid() else "")

    def _scale(self) -> None:
        header = self.horizontalHeader()
        for at, width in enumerate(self._widths):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(at, mode)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Share a narrow view between all columns."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Give the rows their heights when the widths are known."""
        super().showEvent(event)
        self._share()

    def _share(self) -> None:
        header, look = self.horizontalHeader(), current()
        shown = [at for at in range(len(self._widths)) if not self.isColumnHidden(at)]
        wanted = sum(self._widths[at] or _STRETCHED for at in shown)
        room = min(1.0, self.viewport().width() / max(1, look.px(wanted)))
        for at in shown:
            if self._widths[at]:
                header.resizeSection(at, max(look.px(_LEAST), round(look.px(self._widths[at]) * room)))
        if self.isVisible():
            self.resizeRowsToContents()


_STRETCHED, _LEAST = 260, 76
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

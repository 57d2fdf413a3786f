"""Cells of a table of decisions or actions: lines with tone, icon and mark, and the field that edits a text in its cell."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.widgets import icons, shapes, tokens
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.rows import RowDelegate, paint_bar
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
LINES = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
_PAD_X, _PAD_Y, _MARK_GAP = 15, 9, 6
_LINE = 1.4
_MOST_LINES = 14
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell, broken where it must be. `tone` is a colour of the theme; `icon` or `shape` is drawn before it."""

    text: str
    tone: str = "text"
    icon: str = ""
    shape: shapes.Shape | None = None
    strong: bool = False


Cell = tuple[CellLine, ...]


class CellDelegate(RowDelegate):
    """For a table whose model gives `LINES` and `ID`. What is typed in a cell's field is told of as it settles."""

    written = Signal(str, str, str)
    """A row's id, its text as it stands now, and the name of the stay in the field."""

    def __init__(self, view: QTableView, name: str) -> None:
        super().__init__(view)
        self._view, self._name = view, name
        self._editor: LineEditor | None = None
        self._editing, self._before, self._typing = "", "", ""
        self._told = False
        self._known: dict[tuple[str, int, bool, bool], tuple[str, ...]] = {}
        theme().changed.connect(self._known.clear)

    @property
    def editing(self) -> str:
        """The id of the row whose text is being typed, "" for none."""
        return self._editing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell's lines."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._view)
        rect, look = QRect(plain.rect), current()
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen and index.column() == 0:
            paint_bar(painter, rect)
        if self._editing and index.flags() & Qt.ItemFlag.ItemIsEditable and index.data(ID) == self._editing:
            return  # the field lies there
        painter.save()
        top = rect.top() + look.px(_PAD_Y)
        for line in index.data(LINES) or ():
            top = self._draw(painter, line, rect, top, strong=line.strong or (chosen and _leads(line, index)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the lines in the column's width, as chosen: choosing must not move the others."""
        look, width = current(), self._view.columnWidth(index.column())
        count = sum(len(self._lines(line, width, lead=_leads(line, index))) for line in index.data(LINES) or ())
        return QSize(width, max(1, count) * _line_height() + 2 * look.px(_PAD_Y))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field of several lines that lies over the cell."""
        editor = LineEditor(self._name, most_lines=10, splits="never", parent=parent)
        self._editor, self._editing, self._typing = editor, index.data(ID), new_id()
        self._before, self._told = index.data(Qt.ItemDataRole.EditRole), False
        editor.put(self._before)
        editor.accepted.connect(self._accepted)
        editor.settled.connect(self._settled)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Draw the cell's own text again."""
        self._editor, self._editing = None, ""
        super().destroyEditor(editor, index)
        self._view.viewport().update()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the field alone: an edit elsewhere must not take away what is being typed."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell of what is typed last."""
        if isinstance(editor, LineEditor):
            editor.settle()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over the cell; it has a height of its own."""
        inset = current().px(2)
        rect = QRect(option.rect).adjusted(inset, inset, -inset, -inset)
        editor.setGeometry(rect.x(), rect.y(), rect.width(), editor.height())
        _keep_inside(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Tab close the field, Escape put the old text back, and keep a field that grows inside the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape and isinstance(editor, LineEditor):
                self._put_back(editor)
                self.closeEditor.emit(editor)
                return True
        if event.type() == QEvent.Type.Resize and isinstance(editor, QWidget):
            _keep_inside(editor)
        return super().eventFilter(editor, event)

    def finish(self) -> None:
        """Tell of what is typed and close the field, if one is open."""
        if self._editor is not None:
            self._editor.settle()
            self.closeEditor.emit(self._editor)

    def _accepted(self, _text: str) -> None:
        self.finish()

    def _settled(self, text: str) -> None:
        if text.strip() and self._editing:
            self._told = True
            self.written.emit(self._editing, text.strip(), self._typing)

    def _put_back(self, editor: LineEditor) -> None:
        if self._told:
            self.written.emit(self._editing, self._before, self._typing)
        editor.put(self._before)

    def _draw(self, painter: QPainter, line: CellLine, rect: QRect, top: int, *, strong: bool) -> int:
        look, height = current(), _line_height()
        left = rect.left() + look.px(_PAD_X)
        side = look.px(shapes.SIZE)
        if line.shape:
            shapes.draw(painter, line.shape, QRectF(left, top + (height - side) / 2, side, side))
        elif line.icon:
            side = look.px(14)
            colour = getattr(look.colours, line.tone)
            drawn = icons.pixmap(line.icon, colour, side, painter.device().devicePixelRatio())
            painter.drawPixmap(left, top + (height - side) // 2, drawn)
        painter.setFont(_font(line, strong=strong))
        painter.setPen(look.colour(line.tone))
        metrics = painter.fontMetrics()
        drop = round((height - metrics.height()) / 2 + metrics.ascent())
        for text in self._lines(line, rect.width(), lead=strong and not line.strong):
            painter.drawText(left + _indent(line), top + drop, text)
            top += height
        return top

    def _lines(self, line: CellLine, width: int, *, lead: bool) -> tuple[str, ...]:
        key = (line.text, width - _indent(line), line.strong or lead or line.tone == "text", line.tone == "muted")
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            room = max(20, key[1] - 2 * current().px(_PAD_X))
            lines, whole = wrap(line.text, _font(line, strong=key[2]), room, _MOST_LINES)
            found = self._known[key] = lines if whole else (*lines[:-1], _("… F2 visar hela texten"))
        return found


def _leads(line: CellLine, index: Index) -> bool:
    """Tell whether a line is semibold while its row is chosen: the text itself, not what is said beside it."""
    return line.tone == "text" and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)


def _font(line: CellLine, *, strong: bool) -> QFont:
    size = tokens.SIZE_SECONDARY if line.tone == "muted" else tokens.SIZE_BODY
    return current().font(size, strong=strong or line.strong)


def _line_height() -> int:
    return round(current().px(tokens.SIZE_BODY) * _LINE)


def _indent(line: CellLine) -> int:
    look = current()
    if line.shape:
        return look.px(shapes.SIZE + _MARK_GAP)
    return look.px(14 + _MARK_GAP) if line.icon else 0


def _keep_inside(editor: QWidget) -> None:
    parent = editor.parentWidget()
    if parent is not None:
        editor.move(editor.x(), max(0, min(editor.y(), parent.height() - editor.height())))

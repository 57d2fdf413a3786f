"""Draws cards and heads in a list, and edits a card's text where it lies."""

from functools import partial

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
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.card_layout import CardLayouts, Laid
from naravard_desktop.parts.card_model import ROW_ROLE, CardModel
from naravard_desktop.parts.rows import CardRow, HeadRow
from naravard_desktop.widgets import icons, shapes, tokens
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
MARKS: dict[OrganisationType, shapes.Shape] = dict(zip(OrganisationType, shapes.SHAPES, strict=True))
"""How each type of organisation is drawn."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """For a `CardModel` in a QListView. `names` also writes out the organisation's name below the text."""

    typing = Signal(str, str)
    """What stands in the open field, 700 ms after the last key: the card's id and the text, not saved yet."""
    left = Signal(str)
    """A card's field is closed: the text was handed on or let go of."""

    def __init__(self, view: QListView, *, names: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._layouts = CardLayouts(names=names)
        self._editing = ""
        self._editor: QWidget | None = None
        theme().changed.connect(self._restyle)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row for the width the list has; measured once."""
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, CardModel) else index.data(ROW_ROLE)
        return QSize(1, self._layouts.laid(row, self._view.viewport().width()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        laid = self._layouts.laid(row, self._view.viewport().width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id == self._editing:
            pass  # the field lies there
        elif isinstance(row, CardRow):
            self._card(painter, row, laid, rect, chosen=chosen)
        elif isinstance(row, HeadRow):
            self._head(painter, row, laid, rect, chosen=chosen, first=index.row() == 0)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field of several lines that lies over the card."""
        editor = LineEditor(_("Lappens text"), most_lines=12, splits="never", parent=parent)
        editor.accepted.connect(self._accept)
        self._editing = index.data(ROW_ROLE).id
        self._editor = editor
        editor.settled.connect(partial(self.typing.emit, self._editing))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Draw the card's own text again."""
        card_id, self._editing = self._editing, ""
        self._editor = None
        super().destroyEditor(editor, index)
        self.left.emit(card_id)

    def finish(self) -> None:
        """Save and close the field, if one is open."""
        if self._editor is not None:
            self.commitData.emit(self._editor)
            self.closeEditor.emit(self._editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field once: an edit elsewhere must not take away what is being typed."""
        if isinstance(editor, LineEditor) and editor.property("filled") is None:
            editor.setProperty("filled", True)  # noqa: FBT003 - Qt's
            editor.put(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text on."""
        if isinstance(editor, LineEditor):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over the card; it has a height of its own."""
        edge = self._layouts.measures.row
        rect = QRect(option.rect).adjusted(edge, edge, -edge, -edge)
        editor.setGeometry(rect.x(), rect.y(), rect.width(), editor.height())
        _keep_inside(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a field that grows inside the list."""
        if event.type() == QEvent.Type.Resize and isinstance(editor, QWidget):
            _keep_inside(editor)
        return super().eventFilter(editor, event)

    def _accept(self, _text: str) -> None:
        self.finish()

    def _restyle(self) -> None:
        self._layouts.forget()
        self._view.scheduleDelayedItemsLayout()

    def _card(self, painter: QPainter, row: CardRow, laid: Laid, rect: QRect, *, chosen: bool) -> None:
        m, look = self._layouts.measures, current()
        card = rect.adjusted(m.row, m.row, -m.row, -m.row)
        radius = look.px(tokens.RADIUS_CONTROL)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, look.colour("tint" if chosen else "surface"))
        if chosen:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(card.x(), card.y(), look.px(tokens.BAR), card.height(), look.colour("primary"))
            painter.restore()
        painter.setPen(QPen(look.colour("primary" if chosen else "edge"), 1))
        painter.drawPath(shape)
        left, top = card.x() + m.pad_x, card.y() + m.pad_y
        right = card.right() + 1 - m.pad_x
        if row.mark:
            box = QRectF(left, top + (m.line - m.mark) / 2, m.mark, m.mark)
            shapes.draw(painter, MARKS[row.mark], box)
            left += m.mark + m.gap
        painter.setFont(m.small)
        painter.setPen(look.colour("muted"))
        painter.drawText(QRect(left, top, right - left, m.line), _RIGHT, row.level)
        painter.setFont(m.strong if chosen else m.text)
        painter.setPen(look.colour("text"))
        top = _draw_lines(painter, laid.lines, left, top, m.line)
        self._notes(painter, laid, QRect(left, top, right - left, m.small_line))

    def _notes(self, painter: QPainter, laid: Laid, rect: QRect) -> None:
        m, look = self._layouts.measures, current()
        painter.setFont(m.small)
        for note in laid.notes:
            indent = 0
            if note.icon:
                ratio = painter.device().devicePixelRatio()
                drawn = icons.pixmap(note.icon, look.colours.muted, m.icon, ratio)
                painter.drawPixmap(rect.x(), rect.y() + (rect.height() - m.icon) // 2, drawn)
                indent = m.icon + m.gap // 2
            painter.setPen(look.colour(note.tone))
            painter.drawText(rect.adjusted(indent, 0, 0, 0), _LEFT | Qt.TextFlag.TextDontClip, note.text)
            rect.translate(0, m.small_line)

    def _head(self, painter: QPainter, row: HeadRow, laid: Laid, rect: QRect, *, chosen: bool, first: bool) -> None:
        m, look = self._layouts.measures, current()
        area = rect.adjusted(m.row, m.row, -m.row, -m.row)
        if chosen:
            painter.fillRect(area, look.colour("tint"))
            painter.fillRect(area.x(), area.y(), look.px(tokens.BAR), area.height(), look.colour("primary"))
        elif not first:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(area.topLeft(), area.topRight())
        left, top = area.x() + (m.gap if chosen else 0), area.y() + m.gap
        painter.setFont(m.small)
        painter.setPen(look.colour("muted"))
        painter.drawText(QRect(left, top, area.right() + 1 - left, m.small_line), _RIGHT, str(row.count))
        painter.setFont(m.head)
        painter.setPen(look.colour("primary"))
        top = _draw_lines(painter, laid.lines, left, top, m.small_line)
        self._notes(painter, laid, QRect(left, top, area.right() + 1 - left, m.small_line))


def _draw_lines(painter: QPainter, lines: tuple[str, ...], left: int, top: int, height: int) -> int:
    """Draw lines below each other and return where the next would be."""
    metrics = painter.fontMetrics()
    drop = (height - metrics.height()) / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(left, round(top + drop), line)
        top += height
    return top


def _keep_inside(editor: QWidget) -> None:
    parent = editor.parentWidget()
    if parent is not None:
        editor.move(editor.x(), max(0, min(editor.y(), parent.height() - editor.height())))

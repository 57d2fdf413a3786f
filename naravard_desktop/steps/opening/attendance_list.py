"""The people of a workshop as a list to tick off: those of an organisation together, under its mark and name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.people import State
from naravard_desktop.widgets import shapes, tokens
from naravard_desktop.widgets.rows import RowDelegate, dress, paint_bar
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_Select = QItemSelectionModel.SelectionFlag
_TEXT = 40
"""Where the words begin: all that is left of it is the box to tick."""
_BOX = 18
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Party:
    """The head over those of an organisation, with how many of them are here."""

    name: str
    shape: shapes.Shape | None
    count: str

    id = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.name}, {self.count}"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person on the list; `about` is what stands below the name, `party` the organisation for who listens."""

    id: str
    name: str
    about: str
    party: str
    state: State

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        states = {"present": _("är här"), "absent": _("frånvarande"), "invited": _("inte avprickad")}
        return ", ".join(word for word in (self.name, self.about, self.party, states[self.state]) if word)


Line = Party | Guest


class AttendanceModel(QAbstractListModel):
    """Rows as they are given; those that only changed keep their place, selection and focus."""

    ticked = Signal(str, bool)
    """A person was ticked, or the tick was taken away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> bool:
        """Show these rows; tell whether they are others, or in another order, than before."""
        others = [(type(one), one.id) for one in lines] != [(type(one), one.id) for one in self.lines]
        if others:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return True
        before, self.lines = self.lines, lines
        for number, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))
        return False

    def place(self, person_id: str) -> QModelIndex:
        """Return where a person is; an invalid index if they are not here."""
        found = (number for number, line in enumerate(self.lines) if person_id and line.id == person_id)
        return self.index(next(found, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's name, what a screen reader says, whether it is ticked, or the row itself."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(line, Guest):
            return Qt.CheckState.Checked if line.state == "present" else Qt.CheckState.Unchecked
        return line if role == LINE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Tell of a tick: by a screen reader, or by the box."""
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(line, Guest):
            return False
        self.ticked.emit(line.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Persons can be chosen and ticked; heads are passed over."""
        if not index.isValid() or isinstance(self.lines[index.row()], Party):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class AttendanceList(QListView):
    """Space ticks the chosen, Enter or a double click opens one."""

    ticked = Signal(list, bool)
    """Ids, and whether they are here."""
    entered = Signal(str)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = AttendanceModel(self)
        self.empty = ""
        self.setModel(self.people)
        dress(self, plain=True)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Närvaro"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.people.ticked.connect(self._ticked)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.doubleClicked.connect(self._entered)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows; who was chosen stays chosen, and the list where it was scrolled to."""
        before, at, top = self.ids(), self._current(), self.verticalScrollBar().value()
        if self.people.show(lines):
            self._select(before)
            self.selectionModel().setCurrentIndex(self.people.place(at), _Select.NoUpdate)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(top)
        self.setAccessibleDescription("" if lines else self.empty)
        self.viewport().update()

    def ids(self) -> list[str]:
        """Return the ids of those chosen, in order."""
        numbers = sorted(index.row() for index in self.selectedIndexes())
        return [self.people.lines[number].id for number in numbers]

    def choose(self, person_id: str) -> None:
        """Choose one person, in sight."""
        place = self.people.place(person_id)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Space and Enter mean something here; letters go to the name that begins so."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ids = self.ids()
        if event.key() == Qt.Key.Key_Space and plain and ids:
            if not event.isAutoRepeat():
                self.ticked.emit(ids, not all(self._present(person_id) for person_id in ids))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and ids:
            self.entered.emit(ids[0])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        """Choose where the ring is, so that Space has somebody to tick."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.ids() and self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())
            self.selectionModel().select(self.currentIndex(), _Select.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Break names anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        """Where there is nobody, say so."""
        super().paintEvent(event)
        if not self.people.lines:
            look = current()
            edge = look.px(tokens.ROW_PADDING)
            with QPainter(self.viewport()) as painter:
                painter.setFont(look.font(tokens.SIZE_SECONDARY))
                painter.setPen(look.colour("muted"))
                area = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
                painter.drawText(area, Qt.TextFlag.TextWordWrap, self.empty)

    def _select(self, ids: Collection[str]) -> None:
        selection = QItemSelection()
        for place in map(self.people.place, ids):
            if place.isValid():
                selection.select(place, place)
        self.selectionModel().select(selection, _Select.ClearAndSelect)

    def _present(self, person_id: str) -> bool:
        return bool(self.people.place(person_id).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)

    def _current(self) -> str:
        index = self.currentIndex()
        return self.people.lines[index.row()].id if index.isValid() else ""

    def _ticked(self, person_id: str, here: bool) -> None:  # noqa: FBT001 - a signal's
        self.ticked.emit([person_id], here)

    def _entered(self, index: QModelIndex) -> None:
        self.entered.emit(str(self.people.lines[index.row()].id))


class _Delegate(RowDelegate):
    """A box, the name, and what is known below it; a head has the organisation's mark."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the height for the width that the list has, the same whether chosen or not."""
        look, line = current(), index.data(LINE)
        names, below = self._lines(line)
        height = len(names) * look.px(20) + len(below) * look.px(17)
        return QSize(1, height + look.px(14 if isinstance(line, Guest) else 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        line, rect = index.data(LINE), QRect(option.rect)
        painter.save()
        if isinstance(line, Guest):
            self._guest(painter, line, rect, option)
        elif isinstance(line, Party):
            self._party(painter, line, rect, first=index.row() == 0)
        painter.restore()

    def editorEvent(  # noqa: N802 - Qt's
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick on a click anywhere left of the words: the box itself is small."""
        if not isinstance(event, QMouseEvent) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        inside = option.rect.contains(event.position().toPoint())
        on_box = inside and event.position().x() < option.rect.left() + current().px(_TEXT)
        if not on_box or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            model.setData(model.index(index.row(), 0), state, Qt.ItemDataRole.CheckStateRole)
        return event.type() in {QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}

    def _lines(self, line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        look = current()
        room = max(1.0, self._view.viewport().width() - look.px(_TEXT + tokens.ROW_PADDING) - self._aside(line))
        if isinstance(line, Party):
            room += look.px(_TEXT - 2 * tokens.ROW_PADDING - shapes.SIZE)
            return wrap(line.name, look.font(tokens.SIZE_SMALL, strong=True), room, _MOST_LINES)[0], ()
        names = wrap(line.name, look.font(strong=True), room, _MOST_LINES)[0]
        below = wrap(line.about, look.font(tokens.SIZE_SMALL), room, _MOST_LINES)[0] if line.about else ()
        return names, below

    def _aside(self, line: Line) -> float:
        words = line.count if isinstance(line, Party) else _away(line)
        look = current()
        metrics = self._view.fontMetrics()
        return metrics.horizontalAdvance(words) + look.px(tokens.UNIT) if words else 0.0

    def _guest(self, painter: QPainter, line: Guest, rect: QRect, option: QStyleOptionViewItem) -> None:
        look = current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour("tint"))
            paint_bar(painter, rect)
        box = QStyleOptionViewItem(option)
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if line.state == "present" else QStyle.StateFlag.State_Off
        side = look.px(_BOX)
        box.rect = QRect(rect.left() + look.px(tokens.ROW_PADDING), rect.top() + look.px(8), side, side)
        primitive = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(primitive, box, painter, self._view)
        names, below = self._lines(line)
        left, top = rect.left() + look.px(_TEXT), rect.top() + look.px(7)
        painter.setPen(look.colour("muted" if line.state == "absent" else "text"))
        painter.setFont(look.font(strong=chosen))
        for words in names:
            painter.drawText(QRect(left, top, rect.right() - left, look.px(20)), _LEFT, words)
            top += look.px(20)
        painter.setFont(look.font(tokens.SIZE_SMALL))
        painter.setPen(look.colour("muted"))
        for words in below:
            painter.drawText(QRect(left, top, rect.right() - left, look.px(17)), _LEFT, words)
            top += look.px(17)
        right = rect.adjusted(0, look.px(7), -look.px(tokens.ROW_PADDING), 0)
        right.setHeight(look.px(20))
        painter.drawText(right, _RIGHT, _away(line))

    def _party(self, painter: QPainter, line: Party, rect: QRect, *, first: bool) -> None:
        look = current()
        edge = look.px(tokens.ROW_PADDING)
        if not first:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(rect.left() + edge, rect.top(), rect.right() - edge, rect.top())
        left, top, height = rect.left() + edge, rect.top() + look.px(12), look.px(20)
        if line.shape:
            side = look.px(shapes.SIZE)
            shapes.draw(painter, line.shape, QRectF(left, top + (height - side) / 2, side, side))
        left += look.px(shapes.SIZE + 7)
        painter.setFont(look.font(tokens.SIZE_SMALL))
        painter.setPen(look.colour("muted"))
        painter.drawText(QRect(left, top, rect.right() - edge - left, height), _RIGHT, line.count)
        painter.setFont(look.font(tokens.SIZE_SMALL, strong=True))
        painter.setPen(look.colour("text"))
        for words in self._lines(line)[0]:
            painter.drawText(QRect(left, top, rect.right() - left, height), _LEFT, words)
            top += height


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _away(line: Guest) -> str:
    return _("frånvarande") if line.state == "absent" else ""

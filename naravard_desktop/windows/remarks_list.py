"""Remarks in a list under headings: what was found, the sentence around it with the found words marked, where it stands."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.remarks import Gravity, Remark
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.rows import RowDelegate, dress, paint_bar
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _GAP = 15, 9, 2
_HEAD_TOP = 14


class Heading:
    """The heading of a group, with how many remarks are in it."""

    def __init__(self, gravity: Gravity, count: int) -> None:
        self.gravity, self.count = gravity, count

    @property
    def words(self) -> str:
        """The heading and the number."""
        return f"{self.gravity.word} ({self.count})"


class RemarksModel(QAbstractListModel):
    """Remarks in their order, with a heading before each group. A heading cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Remark | Heading] = []

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """List these, which come group by group."""
        self.beginResetModel()
        self._rows = []
        for gravity, found in groupby(remarks, key=_gravity):
            listed = list(found)
            self._rows += [Heading(gravity, len(listed)), *listed]
        self.endResetModel()

    def remark(self, row: int) -> Remark | None:
        """Return what a row stands for; None for a heading, and where there is no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Remark) else None

    def nearest(self, row: int) -> int:
        """Return the row of a remark at a place or just after it, otherwise the last before it; -1 if there is none."""
        rows = [at for at, one in enumerate(self._rows) if isinstance(one, Remark)]
        return next((at for at in rows if at >= row), rows[-1] if rows else -1)

    def row_of(self, remark: Remark) -> int:
        """Return where a remark is; -1 if it is not here."""
        return next((at for at, one in enumerate(self._rows) if one == remark), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the arrows pass over headings."""
        return super().flags(index) if self.remark(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or all it says as one text for who listens."""
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == ROW:
            return one
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return one.words if isinstance(one, Heading) else spoken(one)
        return None


def spoken(one: Remark) -> str:
    """Say a remark in words: what was found comes before the sentence, where it cannot be seen which words are meant."""
    said = f"{one.what}: {one.matched}" if one.matched else one.what
    return ". ".join(part.rstrip(".") for part in (said, one.text, one.where) if part and part != one.matched)


def _gravity(one: Remark) -> Gravity:
    return one.kind.gravity


class RemarksDelegate(RowDelegate):
    """What was found and where, and under that the sentence, with the found words semibold, underlined and on a tint."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}
        theme().changed.connect(self._heights.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        rect, one = QRect(plain.rect), index.data(ROW)
        painter.save()
        if isinstance(one, Heading):
            _paint_heading(painter, one, rect)
        elif isinstance(one, Remark):
            chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
            style = option.widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
            if chosen:
                paint_bar(painter, rect)
            _paint_remark(painter, one, rect, chosen=chosen)
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), current().colour("line"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the height that the row needs in the width that the list has."""
        del option
        one, look, width = index.data(ROW), current(), self._view.viewport().width()
        if not isinstance(one, Remark):
            return QSize(look.px(120), look.px(_HEAD_TOP + 8) + QFontMetrics(look.font(strong=True)).lineSpacing())
        key = (one.text, width)
        if key not in self._heights:
            top = QFontMetrics(look.font(strong=True)).lineSpacing() + look.px(_GAP)
            sentence = _laid_out(one, width - 2 * look.px(_PAD_X)).boundingRect().height()
            self._heights[key] = top + round(sentence) + 2 * look.px(_PAD_Y) + 1
        return QSize(look.px(120), self._heights[key])


def _paint_heading(painter: QPainter, one: Heading, rect: QRect) -> None:
    look = current()
    font = look.font(strong=True)
    box = rect.adjusted(look.px(_PAD_X), look.px(_HEAD_TOP), -look.px(_PAD_X), 0)
    painter.setFont(font)
    painter.setPen(look.colour("primary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, _elided(one.words, font, box.width()))


def _paint_remark(painter: QPainter, one: Remark, rect: QRect, *, chosen: bool) -> None:
    look = current()
    box = rect.adjusted(look.px(_PAD_X), look.px(_PAD_Y), -look.px(_PAD_X), -look.px(_PAD_Y))
    name, small = look.font(strong=True), look.font(tokens.SIZE_SMALL)
    high, gap = QFontMetrics(name).lineSpacing(), look.px(14)
    what = _elided(one.what, name, box.width())
    painter.setFont(name)
    painter.setPen(look.colour("text"))
    painter.drawText(QRect(box.left(), box.top(), box.width(), high), Qt.AlignmentFlag.AlignLeft, what)
    left = box.left() + QFontMetrics(name).horizontalAdvance(what) + gap
    beside = QRect(left, box.top(), max(0, box.right() - left), high)
    painter.setFont(small)
    painter.setPen(look.colour("muted"))
    painter.drawText(
        beside,
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        _elided(one.where, small, beside.width()),
    )
    painter.setPen(look.colour("text"))
    layout = _laid_out(one, box.width(), chosen=chosen)
    layout.draw(painter, QPointF(box.left(), box.top() + high + look.px(_GAP)))


def _laid_out(one: Remark, width: int, *, chosen: bool = False) -> QTextLayout:
    """Break the sentence into lines. Not semibold in a chosen row: the found words would no longer stand out in it."""
    layout = QTextLayout(one.text, current().font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if one.end > one.start:
        layout.setFormats([_mark(one, chosen=chosen)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _mark(one: Remark, *, chosen: bool) -> QTextLayout.FormatRange:
    look = current()
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.Bold)
    marked.setFontUnderline(True)
    marked.setBackground(look.colour("surface" if chosen else "tint"))
    found = QTextLayout.FormatRange()
    # Qt counts what lies beyond the first plane twice.
    found.start, found.length = _qt_length(one.text[: one.start]), _qt_length(one.text[one.start : one.end])
    found.format = marked
    return found


def _qt_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))


class RemarksList(QListView):
    """`entered` tells that one is to be gone to (Enter, a double click), `mask_asked` that one is to be masked (M)."""

    entered = Signal()
    mask_asked = Signal()
    chosen_remark = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = RemarksModel(self)
        self.setModel(self.listed)
        dress(self)
        self.setItemDelegate(RemarksDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Att se över"))
        self.doubleClicked.connect(self.entered)
        self.selectionModel().currentChanged.connect(self.chosen_remark)
        theme().changed.connect(self.doItemsLayout)

    def chosen(self) -> Remark | None:
        """Return the remark that is chosen."""
        return self.listed.remark(self.currentIndex().row())

    def choose(self, remark: Remark) -> None:
        """Choose a remark, if it is here."""
        at = self.listed.row_of(remark)
        if at >= 0:
            self.setCurrentIndex(self.listed.index(at))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """List these; the one that was chosen stays chosen, or what has come to its place."""
        before, row = self.chosen(), self.currentIndex().row()
        self.listed.show_remarks(remarks)
        at = self.listed.row_of(before) if before else -1
        at = self.listed.nearest(row) if at < 0 else at
        self.setCurrentIndex(self.listed.index(at) if at >= 0 else QModelIndex())
        self.chosen_remark.emit()

    def moveCursor(  # noqa: N802 - Qt's
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the nearest remark where Qt would stop at a heading, as at the very top."""
        at = super().moveCursor(action, modifiers)
        if action == QListView.CursorAction.MoveHome:
            at = self.listed.index(0)
        return at if self.listed.remark(at.row()) else self.listed.index(self.listed.nearest(max(at.row(), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter goes there and M masks; all else is as in any list."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_M:
            self.mask_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Break the sentences anew, and keep the chosen one in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

"""A trace as a tree that keys and a screen reader go through: what a row came from, and what it has become."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.trace_words import branch_words, text_words
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.trace import Branch, Trace
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.rows import RowDelegate, dress, paint_bar
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
_TABLE, _ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_BESIDE, _HEAD = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
_OPEN = 40
"""A side with more branches than this shows only its first ones at once."""
_DEEPEST = 30
"""What lies further in hangs at this depth: nobody could see how far in it is."""
_LONGEST, _MOST_LINES, _LEAST_WIDTH = 240, 4, 120
_PAD_X, _PAD_Y, _LINE = 8, 7, 1.4


class TraceTree(QTreeView):
    """`entered` carries the table and the id of a branch: Enter or a double click."""

    entered = Signal(str, str)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QStandardItemModel(self)
        self.setModel(self._lines)
        dress(self)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Spår"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._enter)
        self.selectionModel().currentChanged.connect(self.chosen)
        theme().changed.connect(self.doItemsLayout)

    def show_trace(self, trace: Trace) -> None:
        """Show both sides, and choose the first branch."""
        self._lines.clear()
        sides = (
            (_("Kommer från"), trace.back, _("Inget. Spåret börjar här."), True),
            (_("Har blivit"), trace.forth, _("Inget än. Spåret slutar här."), False),
        )
        for words, branches, nothing, back in sides:
            head = _item(words, "", head=True)
            self._lines.appendRow(head)
            if not branches:
                head.appendRow(_item(nothing, ""))
            self._hang(head, branches, back=back)
            self.expand(head.index())
            if len(branches) <= _OPEN:
                self.expandRecursively(head.index())
        first = self._lines.index(0 if trace.back else 1, 0)
        self.setCurrentIndex(self._lines.index(0, 0, first))
        self.scrollToTop()

    def branch(self) -> tuple[str, str] | None:
        """Return the table and the id of the chosen branch."""
        table, row_id = self.currentIndex().data(_TABLE), self.currentIndex().data(_ID)
        return (str(table), str(row_id)) if table else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the branch; the arrows open, close and walk as in any tree."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()

    def _hang(self, head: QStandardItem, branches: tuple[Branch, ...], *, back: bool) -> None:
        above = [head]
        for one in branches:
            text = excerpt(text_words(one.row), _LONGEST)
            item = _item(text, branch_words(one, back=back), table=one.row.table, row_id=one.row.id)
            del above[min(one.depth, _DEEPEST) :]
            above[-1].appendRow(item)
            above.append(item)

    def _enter(self) -> None:
        if found := self.branch():
            self.entered.emit(*found)


class _Delegate(RowDelegate):
    """The text, and under it in smaller type what it is and where it was made."""

    def __init__(self, view: TraceTree) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a branch."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._view)
        look, rect = current(), QRect(plain.rect)
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen:
            bar = QRect(rect)
            bar.setLeft(0)
            paint_bar(painter, bar)
        painter.save()
        top = rect.top() + look.px(_PAD_Y)
        for text, size, tone, strong in _laid_out(index, rect.width(), chosen=chosen):
            painter.setFont(look.font(size, strong=strong))
            painter.setPen(look.colour(tone))
            metrics = painter.fontMetrics()
            height = round(look.px(size) * _LINE)
            painter.drawText(
                rect.left() + look.px(_PAD_X), top + (height - metrics.height()) // 2 + metrics.ascent(), text
            )
            top += height
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the lines in what the branch's depth leaves of the width, as chosen."""
        look = current()
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = max(look.px(_LEAST_WIDTH), self._view.viewport().width() - depth * self._view.indentation())
        lines = _laid_out(index, width, chosen=True)
        height = sum(round(look.px(size) * _LINE) for _text, size, _tone, _strong in lines)
        return QSize(width, height + 2 * look.px(_PAD_Y))


def _laid_out(index: Index, width: int, *, chosen: bool) -> list[tuple[str, int, str, bool]]:
    """Return the lines of a branch with size, tone, and whether they are semibold."""
    look = current()
    room = width - 2 * look.px(_PAD_X)
    strong = chosen or bool(index.data(_HEAD))
    tone = "text" if index.data(_TABLE) or index.data(_HEAD) else "muted"
    # Measured as chosen: choosing a branch must not break its lines anew.
    text, _whole = wrap(str(index.data()), look.font(strong=True), room, _MOST_LINES)
    laid = [(line, tokens.SIZE_BODY, tone, strong) for line in text]
    if beside := str(index.data(_BESIDE) or ""):
        lines, _whole = wrap(beside, look.font(tokens.SIZE_SECONDARY), room, _MOST_LINES)
        laid += [(line, tokens.SIZE_SECONDARY, "muted", False) for line in lines]
    return laid


def _item(text: str, beside: str, *, table: str = "", row_id: str = "", head: bool = False) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(beside, _BESIDE)
    item.setData(table, _TABLE)
    item.setData(row_id, _ID)
    item.setData(head, _HEAD)
    item.setData(", ".join(part for part in (text, beside) if part), Qt.ItemDataRole.AccessibleTextRole)
    return item

"""Rows of lists, trees and tables: the chosen one has a tint, a bar and semibold text, so that colour is never alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current

Index = QModelIndex | QPersistentModelIndex


def dress(view: QAbstractItemView, *, plain: bool = False) -> None:
    """Give a view the app's rows: whole rows chosen, as high as their text, no boxes. `plain`: it lies on a panel."""
    view.setItemDelegate(RowDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    if plain:
        view.setProperty("kind", "plain")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    if isinstance(view, QTableView):
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if isinstance(view, QListView):
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
    if isinstance(view, QTreeView):
        view.setAllColumnsShowFocus(True)


def paint_bar(painter: QPainter, rect: QRect) -> None:
    """Draw the bar of something chosen at the left edge of `rect`."""
    look = current()
    painter.fillRect(QRect(rect.topLeft(), QSize(look.px(tokens.BAR), rect.height())), look.colour("primary"))


class RowDelegate(QStyledItemDelegate):
    """Rows of plain text; delegates with more to draw can inherit it or call `paint_bar`."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Make the chosen row semibold; the ring for keyboard focus is `focus.py`'s, not the style's."""
        super().initStyleOption(option, index)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            option.font.setWeight(QFont.Weight.DemiBold)
        option.state = state & ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, and the bar at the left of its first column."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            rect = QRect(option.rect)
            if isinstance(option.widget, QTreeView):
                rect.setLeft(0)
            paint_bar(painter, rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure as if chosen: choosing a row must not move the others."""
        chosen = QStyleOptionViewItem(option)
        chosen.state = chosen.state | QStyle.StateFlag.State_Selected
        # The stylesheet's padding comes on top of what the style measures, also where the text wraps.
        padding = 2 * current().px(tokens.ROW_PADDING)
        if option.rect.width() > padding:
            chosen.rect = option.rect.adjusted(0, 0, -padding, 0)
        return super().sizeHint(chosen, index)

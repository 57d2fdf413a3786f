"""The columns of the board side by side, and which of them is worked in."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.steps.sorting.cluster_edits import ClusterEdits
from naravard_desktop.steps.sorting.column import Column
from naravard_desktop.steps.sorting.shown import UNPLACED, Shown
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

_LEAST = 120
"""A head and a card are always in sight, whatever the zoom."""
_LOW = 260
"""Lower than this, the columns' notes give their room to the cards."""


class BoardView(QScrollArea):
    """One column is worked in at a time: choosing cards in one lets go of those in the others. `dress` is called for each
    column that is made."""

    chosen = Signal(list)
    """Ids of the cards that are chosen on the whole board; not told when a choice in one column ends that in another."""

    def __init__(self, edits: ClusterEdits, dress: Callable[[Column], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits, self._dress = edits, dress
        self.columns: dict[str, Column] = {}
        self._active = UNPLACED
        self._letting_go = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self)
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._empty = QWidget(holder)
        none = QLabel(_("Här finns inga kluster än. Välj Nytt kluster för att göra det första."), self._empty)
        none.setWordWrap(True)
        none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        none.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_kind(none, "secondary")
        QVBoxLayout(self._empty).addWidget(none)
        self.setWidget(holder)
        theme().changed.connect(self._scale)
        self._scale()

    @property
    def active(self) -> Column:
        """The column that was worked in last."""
        return self.columns.get(self._active, self.columns[UNPLACED])

    def show_board(self, shown: Mapping[str, Shown], supported: set[str]) -> None:
        """Show these columns, in this order; only those that differ are changed. `supported` need medical support."""
        gone = [key for key in self.columns if key not in shown]
        for key in gone:
            self._remove(key)
        new = [key for key in shown if key not in self.columns]
        for key in new:
            self._add(key)
        if new or gone or list(shown) != list(self.columns):
            self._arrange(list(shown))
        for key, what in shown.items():
            self.columns[key].show_column(what, support=key in supported)

    def ids(self) -> list[str]:
        """Return the cards that are chosen."""
        return self.active.list.ids()

    def column_of(self, card_id: str) -> Column | None:
        """Return the column a card lies in."""
        return next((one for one in self.columns.values() if one.list.cards.place(card_id).isValid()), None)

    def choose(self, ids: list[str]) -> None:
        """Choose cards that lie in one column, go there, and let the keys work there."""
        column = self.column_of(ids[0]) if ids else None
        if column is not None:
            column.list.choose(ids)
            self.go_to(column)

    def go_to(self, column: Column) -> None:
        """Let the keys work in a column."""
        self._active = column.key
        column.list.setFocus()
        self._scroll_to(column)

    def beside(self, column: Column, by: int) -> Column | None:
        """Return the column to the left (-1) or right (1)."""
        row = list(self.columns.values())
        at = row.index(column) + by
        return row[at] if 0 <= at < len(row) else None

    def with_focus(self) -> Column | None:
        """Return the column that has the focus."""
        focus = QApplication.focusWidget()
        return next((one for one in self.columns.values() if focus and (one is focus or one.isAncestorOf(focus))), None)

    def step(self, by: int) -> None:
        """Go to the column beside the one that has the focus, and choose there what was chosen last, or the first card."""
        here = self.with_focus()
        column = self.active if here is None else self.beside(here, by)
        if column is None:
            return
        self.go_to(column)
        if not column.list.selectedIndexes():
            rows = column.list.cards.rows
            cards = [row.id for row in rows if isinstance(row, CardRow)]
            at = column.list.currentIndex().row()
            last = rows[at].id if at >= 0 else ""
            column.list.choose([last] if last in cards else cards[:1])

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [stop for column in self.columns.values() for stop in column.stops()]

    def settle(self) -> None:
        """Save what is typed in place."""
        for column in list(self.columns.values()):
            column.list.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Leave out the notes where the board is low."""
        super().resizeEvent(event)
        for column in self.columns.values():
            column.show_note(wanted=self._tall())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """One column, a head and a card high; the rest can be scrolled to."""
        look = current()
        return QSize(look.px(tokens.COLUMN), look.px(_LEAST))

    def add_key(self, action: QAction) -> None:
        """Let an action's key work wherever the focus is on the board."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)

    def _add(self, key: str) -> None:
        column = self.columns[key] = Column(key, None if key == UNPLACED else self._edits, self.widget())
        column.touched.connect(partial(self._touched, key))
        column.list.chosen.connect(partial(self._chosen, key))
        column.show_note(wanted=self._tall())
        self._dress(column)

    def _remove(self, key: str) -> None:
        if self.columns[key] is self.with_focus():
            self.columns[UNPLACED].list.setFocus()
        column = self.columns.pop(key)
        self._row.removeWidget(column)
        column.hide()
        column.deleteLater()

    def _arrange(self, keys: list[str]) -> None:
        self.columns = {key: self.columns[key] for key in keys}
        for place, column in enumerate(self.columns.values()):
            if self._row.indexOf(column) != place:
                self._row.insertWidget(place, column, 1)
                column.show()  # now, not with the next event: the focus may be on its way there
        alone = len(keys) == 1
        if alone and self._row.indexOf(self._empty) < 0:
            self._row.addWidget(self._empty, 2)
        elif not alone:
            self._row.removeWidget(self._empty)
        self._empty.setVisible(alone)
        for one, after in pairwise(self.stops()):
            QWidget.setTabOrder(one, after)

    def _tall(self) -> bool:
        return self.height() >= current().px(_LOW)

    def _scroll_to(self, column: Column) -> None:
        """Bring a whole column in sight; never up or down."""
        bar, left = self.horizontalScrollBar(), column.x()
        bar.setValue(max(min(bar.value(), left), left + column.width() - self.viewport().width()))

    def _touched(self, key: str) -> None:
        before = self._active
        self._touch(key)
        if before != key and not self.ids():
            self.chosen.emit([])

    def _chosen(self, key: str, ids: list[str]) -> None:
        if self._letting_go:
            return
        if ids:
            self._touch(key)
        if key == self._active:
            self.chosen.emit(ids)

    def _touch(self, key: str) -> None:
        self._active = key
        self._letting_go = True
        for other, column in self.columns.items():
            if other != key:
                column.list.clearSelection()
        self._letting_go = False

    def _scale(self) -> None:
        self._row.setSpacing(current().px(tokens.UNIT))
        self.updateGeometry()

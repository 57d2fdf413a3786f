"""The table of actions: one or several chosen, with keys for what is done most."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.actions import ActionState
from naravard_desktop.windows.action_rows import BESIDES, ActionRow
from naravard_desktop.windows.lines import ID, LinesModel, LinesView

_WIDTHS = (0, 220, 72, 150, 120, 190)
_STATES = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), ActionState, strict=True))
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ActionTable(LinesView):
    """Keeps what is chosen when it is read again; where that is gone, the row that took its place is chosen."""

    selected = Signal()
    """Other rows are chosen, or they were read again."""
    state_pressed = Signal(object)
    """A state by its number, 1 to 4."""
    delete_pressed = Signal()
    edit_pressed = Signal()
    sort_pressed = Signal(int)
    """A column's name was clicked."""

    def __init__(self, model: LinesModel[ActionRow], parent: QWidget | None = None) -> None:
        super().__init__(_("Åtgärder"), model, _WIDTHS, parent)
        self._model = model
        self._reading = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.sectionClicked.connect(self.sort_pressed)
        self.selectionModel().selectionChanged.connect(self._selected)

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen rows, from the top."""
        rows = sorted(self.selectionModel().selectedRows(), key=_row_number)
        return [str(index.data(ID)) for index in rows]

    def chosen_rows(self) -> list[ActionRow]:
        """Return the chosen rows, from the top."""
        found = (self._model.row(self._model.place(row_id)) for row_id in self.chosen_ids())
        return [row for row in found if row is not None]

    def choose_only(self, row_id: str) -> bool:
        """Choose a row; False if it is not shown."""
        at = self._model.place(row_id)
        if at < 0:
            return False
        # Not by the view, which asks what keys are held down: with Ctrl or Shift it would add to what is chosen.
        place, flags = self._model.index(at, 0), QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(place)
        return True

    def show_sorting(self, column: int, *, backwards: bool) -> None:
        """Show by an arrow which column rules."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)

    def set_narrow(self, *, narrow: bool) -> None:
        """Do without the columns whose words then stand under the action."""
        for column in BESIDES:
            self.setColumnHidden(column, narrow)
        self._share()
        self.reload()

    def reload(self) -> None:
        """Read again, with the same rows chosen and the same ones in sight."""
        chosen, at = self.chosen_ids(), self.currentIndex().row()
        now = str(self.currentIndex().data(ID) or "")
        scrolled = self.verticalScrollBar().value()
        self._reading = True
        self._model.reload()
        left = [place for row_id in chosen if (place := self._model.place(row_id)) >= 0]
        if not left and self._model.rowCount():
            left = [min(max(at, 0), self._model.rowCount() - 1)]
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for place in left:
            selection.select(self._model.index(place, 0), self._model.index(place, last))
        if left:
            here = self._model.place(now)
            current = self._model.index(here if here in left else left[0], 0)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)
        self._reading = False
        self.selected.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Take the keys that mean something here before the table does."""
        key = Qt.Key(event.key())
        if event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif key in _STATES:
            self.state_pressed.emit(_STATES[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> None:
        if not self._reading:
            self.selected.emit()


def _row_number(index: QModelIndex) -> int:
    return index.row()

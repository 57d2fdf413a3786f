"""Decisions or actions as a table that Qt and a screen reader read cell by cell.

`show` takes the rows as they should be and changes only what differs, so that selection, focus, scroll and an open field
stay where they are while other edits come in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from naravard_desktop.parts.agreed_cells import ID, LINES, Cell, Index


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """A row: its own text, and what each cell shows."""

    id: str
    text: str
    cells: tuple[Cell, ...]
    confidential: bool = False


class AgreedModel(QAbstractTableModel):
    """Rows in order. `text_column` has the text that can be edited."""

    moved = Signal(list, str)
    """Rows were asked to be moved: their ids, and the id of the row above or ""."""

    def __init__(self, headers: Sequence[str], text_column: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = headers
        self.text_column = text_column
        self._rows: list[AgreedRow] = []

    @property
    def rows(self) -> Sequence[AgreedRow]:
        """The rows as shown."""
        return self._rows

    def show(self, rows: Sequence[AgreedRow]) -> None:
        """Show these rows, changing only what differs."""
        wanted = {row.id for row in rows}
        for number in reversed(range(len(self._rows))):
            if self._rows[number].id not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        here = {row.id for row in self._rows}
        if new := [row for row in rows if row.id not in here]:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()
        self._order({row.id: number for number, row in enumerate(rows)})
        changed = [number for number, row in enumerate(rows) if self._rows[number] != row]
        self._rows[:] = rows
        if changed:  # told at once: the table measures all its rows each time
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], self.columnCount() - 1))

    def _order(self, places: dict[str, int]) -> None:
        if all(places[row.id] == number for number, row in enumerate(self._rows)):
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        moved = [self.index(places[self._rows[index.row()].id], index.column()) for index in kept]
        self._rows.sort(key=lambda row: places[row.id])
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def place(self, row_id: str) -> QModelIndex:
        """Return where a row's text is; an invalid index if it is not here."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(number, self.text_column)
        return QModelIndex()

    def shift(self, ids: Sequence[str], by: int) -> None:
        """Tell of rows being moved one row up (-1) or down (1) together."""
        moving = set(ids)
        numbers = [number for number, row in enumerate(self._rows) if row.id in moving]
        if not numbers:
            return
        above = numbers[0] - 2 if by < 0 else numbers[-1] + 1
        if (numbers[0] == 0 and by < 0) or above >= len(self._rows):
            return
        staying = [row.id for row in self._rows[: above + 1] if row.id not in moving]
        self.moved.emit([self._rows[number].id for number in numbers], staying[-1] if staying else "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's lines, also as one text, the text to edit, or the row's id."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINES:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return row.text
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(line.text for line in row.cells[index.column()])
        return row.id if role == ID else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All rows can be chosen; the text can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shared | Qt.ItemFlag.ItemIsEditable if index.column() == self.text_column else shared

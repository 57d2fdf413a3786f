"""The rows of the list of abbreviations, and after them one to write the next in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naravard_desktop.core.language import _
from naravard_desktop.core.text import swedish_order
from naravard_desktop.parts.agreed_cells import ID, LINES, CellLine
from naravard_desktop.process.abbreviations import Abbreviation

Index = QModelIndex | QPersistentModelIndex
SHORT, MEANING = 0, 1


class AbbreviationsModel(QAbstractTableModel):
    """Rows stay where they are while they are written in: they are put in order when the list is opened.

    The row to write in has the id "". What could not be saved is held, and shown in place of what is saved.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Abbreviation] = []
        self._held: dict[tuple[str, int], str] = {}
        self.adopting = False
        """Whether the next row that comes is what was written in the last one."""

    def show_rows(self, found: Sequence[Abbreviation]) -> None:
        """Show these, new ones at their place in the alphabet."""
        there = {one.id: one for one in found}
        for row in reversed(range(len(self._rows))):
            if self._rows[row].id not in there:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        here = {one.id for one in self._rows}
        for one in found:
            if one.id not in here:
                self._insert(one)
        self._rows = [there[one.id] for one in self._rows]
        self.dataChanged.emit(self.index(0, SHORT), self.index(len(self._rows), MEANING))

    def hold(self, row_id: str, column: int, text: str) -> None:
        """Show a text that is not saved yet."""
        self._held[row_id, column] = text

    def let_go(self, row_id: str) -> dict[int, str]:
        """Forget what was held of a row, and return it by column."""
        places = [(row_id, column) for column in (SHORT, MEANING) if (row_id, column) in self._held]
        return {place[1]: self._held.pop(place) for place in places}

    def held(self) -> list[str]:
        """Return the ids of rows with texts that are not saved."""
        return list(dict.fromkeys(row_id for row_id, _column in self._held))

    def row(self, row_id: str) -> Abbreviation | None:
        """Return what is saved of a row."""
        return next((one for one in self._rows if one.id == row_id), None)

    def place(self, row_id: str) -> int:
        """Return where a row is; the last one, to write in, for what is not here."""
        return next((at for at, one in enumerate(self._rows) if one.id == row_id), len(self._rows))

    def id_at(self, row: int) -> str:
        """Return a row's id."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def text(self, row_id: str, column: int) -> str:
        """Return what stands in a cell."""
        if (held := self._held.get((row_id, column))) is not None:
            return held
        one = self.row(row_id)
        return (one.short, one.meaning)[column] if one else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many rows there are, the one to write in too."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Two."""
        return 0 if parent.isValid() else 2

    def headerData(  # noqa: N802 - Qt's
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell is written in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, what is painted of it, or its row's id."""
        if not index.isValid():
            return None
        row_id, column = self.id_at(index.row()), index.column()
        text = self.text(row_id, column)
        if role == ID:
            return row_id
        if role == Qt.ItemDataRole.EditRole:
            return text
        shown = text or _instead(row_id, column)
        if role == LINES:
            return (CellLine(shown, "text" if text else "muted"),)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown or _("{column}: tom").format(column=column_name(column))
        return shown if role == Qt.ItemDataRole.DisplayRole else None

    def _insert(self, one: Abbreviation) -> None:
        if self.adopting:  # it stands in the last row already, so that what is new is the row after it
            self.adopting = False
            at, new = len(self._rows), len(self._rows) + 1
        else:
            key = swedish_order(one.short)
            at = next(
                (row for row, other in enumerate(self._rows) if swedish_order(other.short) > key), len(self._rows)
            )
            new = at
        self.beginInsertRows(QModelIndex(), new, new)
        self._rows.insert(at, one)
        self.endInsertRows()


def column_name(column: int) -> str:
    """Return what a column is called."""
    return (_("Förkortning"), _("Betydelse"))[column]


def _instead(row_id: str, column: int) -> str:
    if row_id:
        return _("saknas")
    return _("Skriv en ny här") if column == SHORT else ""

"""A list of cards as Qt sees it. Boards are models, so that a screen reader finds every card.

`show` takes the rows as they should be and changes only what differs, so that selection, focus and scroll stay where they
are while others' edits come in.
"""

import json
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from naravard_desktop.parts.rows import CardRow, HeadRow, Row

MIME = "application/x-naravard-cards"
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row` itself, for delegates."""

Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """Rows of cards, with heads between them where the list has parts."""

    dropped = Signal(list, str, str)
    """Cards were dropped here: their ids, the section they were dropped in, the id of the card above or ""."""
    edited = Signal(str, str)
    """A card's text was changed in place: its id and the new text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as shown."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, changing only what differs."""
        self._remove({row.id: number for number, row in enumerate(rows)})
        self._insert(rows)
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _remove(self, wanted: dict[str, int]) -> None:
        """Take away rows that are gone, and as few of those that moved as leaves the rest in order."""
        staying = set(_rising([wanted.get(row.id, -1) for row in self._rows]))
        last = len(self._rows) - 1
        while last >= 0:
            first = last
            if last not in staying:
                while first > 0 and first - 1 not in staying:
                    first -= 1
                self.beginRemoveRows(QModelIndex(), first, last)
                del self._rows[first : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _insert(self, rows: Sequence[Row]) -> None:
        """Put in the rows that are missing; those that are here are in order."""
        here = {row.id for row in self._rows}
        first = 0
        while first < len(rows):
            last = first
            while last < len(rows) and rows[last].id not in here:
                last += 1
            if last > first:
                self.beginInsertRows(QModelIndex(), first, last - 1)
                self._rows[first:first] = rows[first:last]
                self.endInsertRows()
            first = last + 1

    def place(self, row_id: str) -> QModelIndex:
        """Return where a row is; an invalid index if it is not here."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's text, what a screen reader says of it, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of a text that was changed in place; the model itself changes when the edit has been saved."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, CardRow):
            return False
        text = str(value).strip()
        if text and text != row.text:
            self.edited.emit(row.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen, edited and dragged; heads can be chosen; both take drops."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self._rows[index.row()], HeadRow):
            return shared
        return shared | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Carry the ids of the cards dragged, and their text for other programs."""
        found = [self._rows[number] for number in sorted({index.row() for index in indexes})]
        cards = [row for row in found if isinstance(row, CardRow)]
        data = QMimeData()
        data.setData(MIME, json.dumps([row.id for row in cards]).encode())
        data.setText("\n".join(row.text for row in cards))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Cards are moved, never copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell which cards were dropped where. False always: the edit moves the rows, not the view that dragged them."""
        del column
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME):
            # Dropped on a row, it goes after it; dropped between rows, `row` is the one below.
            above = parent.row() if parent.isValid() else (row if row >= 0 else len(self._rows)) - 1
            ids = json.loads(bytes(data.data(MIME).data()).decode())
            section, after = self._whereabouts(above, set(ids))
            self.dropped.emit(ids, section, after)
        return False

    def shift(self, ids: Sequence[str], by: int) -> None:
        """Tell of chosen cards being moved one row up (-1) or down (1) together, as if they had been dropped there."""
        moving = set(ids)
        numbers = [number for number, row in enumerate(self._rows) if row.id in moving]
        if not numbers:
            return
        # Up: above the one over the first; down: below the one under the last.
        above = numbers[0] - 2 if by < 0 else numbers[-1] + 1
        if (numbers[0] == 0 and by < 0) or above >= len(self._rows):
            return
        if by < 0 and isinstance(self._rows[numbers[0] - 1], HeadRow) and numbers[0] == 1:
            return
        self.dropped.emit([self._rows[number].id for number in numbers], *self._whereabouts(above, moving))

    def _whereabouts(self, above: int, moving: set[str]) -> tuple[str, str]:
        """Return the section at a row, and the nearest card above in it that stays where it is."""
        section = after = ""
        for row in self._rows[: above + 1]:
            if isinstance(row, HeadRow):
                section, after = row.id, ""
            elif row.id not in moving:
                section, after = row.section, row.id
        return section, after


def _rising(places: Sequence[int]) -> list[int]:
    """Return the longest choice of indexes whose places rise; places below zero are never chosen."""
    ends: list[int] = []  # the last index of the best run of each length
    before: dict[int, int] = {}
    for number, place in enumerate(places):
        if place < 0:
            continue
        length = bisect_left(ends, place, key=places.__getitem__)
        before[number] = ends[length - 1] if length else -1
        ends[length : length + 1] = [number]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found

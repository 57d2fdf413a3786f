"""A list of cards as Qt sees it. Boards are models, so that a screen reader finds every card.

`show` takes the rows as they should be and changes only what differs, so that selection, focus and scroll stay where they
are while others' edits come in.
"""

import json
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
        old, new = [row.id for row in self._rows], [row.id for row in rows]
        head = _same(old, new)
        tail = min(_same(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        gone, come = range(head, len(old) - tail), range(head, len(new) - tail)
        if gone:
            self.beginRemoveRows(QModelIndex(), gone.start, gone.stop - 1)
            del self._rows[gone.start : gone.stop]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), come.start, come.stop - 1)
            self._rows[come.start : come.start] = rows[come.start : come.stop]
            self.endInsertRows()
        for number, row in enumerate(rows):
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def place(self, row_id: str) -> QModelIndex:
        """Return where a row is; an invalid index if it is not here."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
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

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
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

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's
        """Return what can be dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 - Qt's
        """Carry the ids of the cards dragged, and their text for other programs."""
        found = [self._rows[number] for number in sorted({index.row() for index in indexes})]
        cards = [row for row in found if isinstance(row, CardRow)]
        data = QMimeData()
        data.setData(MIME, json.dumps([row.id for row in cards]).encode())
        data.setText("\n".join(row.text for row in cards))
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's
        """Cards are moved, never copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802 - Qt's
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell which cards were dropped where. False always: the edit moves the rows, not the view that dragged them."""
        del column
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME):
            # Dropped on a row, it goes after it; dropped between rows, `row` is the one below.
            above = parent.row() if parent.isValid() else (row if row >= 0 else len(self._rows)) - 1
            ids = json.loads(bytes(data.data(MIME).data()).decode())
            section, after = self._whereabouts(above, set(ids))
            self.dropped.emit(ids, section, after)
        return False

    def _whereabouts(self, above: int, moving: set[str]) -> tuple[str, str]:
        """Return the section at a row, and the nearest card above in it that stays where it is."""
        section = after = ""
        for row in self._rows[: above + 1]:
            if isinstance(row, HeadRow):
                section, after = row.id, ""
            elif row.id not in moving:
                section, after = row.section, row.id
        return section, after


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many ids are the same from the start."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))

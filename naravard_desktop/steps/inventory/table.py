"""The table: every cell is edited where it is, rows are chosen and moved whole."""

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.agreed_cells import CellLine, Index
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.card_actions import DELETE, DOWN, EDIT, HIDE, SECRET, UP, Command
from naravard_desktop.parts.rows import UNSAVED
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.steps.inventory.cells import FieldDelegate
from naravard_desktop.steps.inventory.fields import Offers
from naravard_desktop.steps.inventory.pasted import one_cell, write_table
from naravard_desktop.steps.inventory.rows import InventoryRow
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current

SEVERAL = "several"
COMMANDS: dict[str, Command] = {
    EDIT: Command(N_("Ändra"), N_("Ändra rutan där den står; Tabb går vidare till nästa"), "F2", "pencil", most=1),
    SEVERAL: Command(
        N_("Ändra flera…"), N_("Fyll i en kolumn för alla valda rader på en gång"), "Ctrl+E", "list-checks", least=2
    ),
    HIDE: Command(N_("Dölj eller visa"), N_("Dölj raderna för rummet, eller visa dem igen"), "Ctrl+H", "eye-off"),
    SECRET: Command(
        N_("Konfidentiell"), N_("Märk raderna som konfidentiella, eller ta bort märket"), "Ctrl+Shift+H", "lock"
    ),
    UP: Command(N_("Flytta upp"), N_("Flytta de valda raderna ett steg upp"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta de valda raderna ett steg ned"), "Alt+Down", "arrow-down"),
    DELETE: Command(N_("Ta bort"), N_("Ta bort de valda raderna; det går att ångra"), "Delete", "trash-2"),
}
_HEADER_PADDING, _HEADER_LINES = 27, 3
_Select = QItemSelectionModel.SelectionFlag


class InventoryModel(AgreedModel):
    """All cells can be edited. A header is broken into lines as its column is wide."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), 0, parent)
        self._broken: list[str] = []

    def put_columns(self, names: Sequence[str]) -> None:
        """Have other columns; the rows are to be shown anew."""
        self.beginResetModel()
        self._headers, self._broken = list(names), list(names)
        self._rows = []
        self.endResetModel()

    def put_broken(self, headers: Sequence[str]) -> None:
        """Show the headers in these lines."""
        if list(headers) != self._broken:
            self._broken = list(headers)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._broken) - 1)

    def headerData(  # noqa: N802 - Qt's
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name, in lines where it is seen."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._headers):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._broken[section]
            if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
                return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell is edited as; all else as any such table."""
        if role == Qt.ItemDataRole.EditRole and index.isValid() and index.column():
            row = self._rows[index.row()]
            return row.values[index.column() - 1] if isinstance(row, InventoryRow) else ""
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All cells can be chosen and edited."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() else found


class InventoryTable(AgreedTable):
    """Rows are chosen, but one is always in a cell: arrows go between cells, Enter and F2 open the field of the one."""

    answered = Signal(str, int, str, str)
    """A column of a row was filled in: the row's id, the column's number from 1, the text, and the stay in the field."""
    pasted = Signal()
    """What was copied elsewhere is to become rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, InventoryModel(), (), COMMANDS, parent)
        self._unsaved_answers: dict[tuple[str, int], str] = {}
        self.fields = FieldDelegate(self)
        self.cells = self.fields
        self.setItemDelegate(self.fields)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)  # the ring goes round the cell
        self.fields.answered.connect(self._tell)
        self.fields.tabbed.connect(self._go_on)
        self._soon.timeout.connect(self._break_headers)

    def put_columns(self, columns: Sequence[Column]) -> None:
        """Have these columns, the first what a row is about; their widths come after."""
        model = self.model()
        if isinstance(model, InventoryModel):
            self.settle()
            self.fields.columns = list(columns)
            self._widths = ()
            model.put_columns([column.name[:1].upper() + column.name[1:] for column in columns])

    def put_widths(self, widths: Sequence[int], hidden: Collection[int]) -> None:
        """Give the columns their widths, 0 to share what is left, and hide some of them."""
        self._widths = list(widths)
        self.show_columns(hidden)

    def offer(self, offers: Offers) -> None:
        """Offer these names where somebody is to be named."""
        self.fields.offers = offers

    def keep_answer(self, row_id: str, number: int, text: str) -> None:
        """Keep what could not be saved of a column; it is shown, and F2 goes on from it."""
        self._unsaved_answers[row_id, number] = text
        self.show_rows(self._rows)

    def take_answers(self) -> dict[tuple[str, int], str]:
        """Hand out what could not be saved, to try again."""
        found, self._unsaved_answers = self._unsaved_answers, {}
        return found

    def answer_saved(self, row_id: str, number: int) -> None:
        """Forget what had to wait: something newer is saved."""
        self._unsaved_answers.pop((row_id, number), None)

    def edit_chosen(self) -> None:
        """Open the field of the cell one is in."""
        if ids := self.ids():
            at = self.currentIndex()
            column = at.column() if at.isValid() and not self.isColumnHidden(at.column()) else 0
            self.open_cell(self.agreed.place(ids[0]).siblingAtColumn(column))

    def open_cell(self, place: QModelIndex) -> None:
        """Choose the row of a cell, whatever keys are held down, and open the cell's field."""
        self.selectionModel().setCurrentIndex(place, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(place)
        self.edit(place)

    def selectionCommand(  # noqa: N802 - Qt's
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose whole rows."""
        return super().selectionCommand(index, event) | _Select.Rows

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter opens the cell's field; rows are copied and pasted as in a spreadsheet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if len(self.ids()) == 1:
                self.edit_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        """Open the field, and its choices with it: the next click is on one of them."""
        super().mouseDoubleClickEvent(event)
        if isinstance(self.fields.field, QComboBox):
            self.fields.field.showPopup()

    def _double(self, _index: QModelIndex) -> None:
        self.edit_chosen()

    def _go_on(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        """Open the field of the next cell, or of the one before; at the end stay in the table."""
        self.setFocus()
        at, model = self.currentIndex(), self.agreed
        shown = [column for column in range(model.columnCount()) if not self.isColumnHidden(column)]
        if not at.isValid() or at.column() not in shown:
            return
        place = at.row() * len(shown) + shown.index(at.column()) + (1 if on else -1)
        if 0 <= place < len(shown) * model.rowCount():
            row, column = divmod(place, len(shown))
            self.open_cell(model.index(row, shown[column]))

    def _tell(self, row_id: str, number: int, text: str, typing: str) -> None:
        if number:
            self.answered.emit(row_id, number, text, typing)
        else:
            self.written.emit(row_id, text, typing)

    def _copy(self) -> None:
        chosen = set(self.ids())
        rows = [row for row in self.agreed.rows if row.id in chosen and isinstance(row, InventoryRow)]
        if rows:
            found = [[one_cell(text) for text in (row.text, *row.values)] for row in rows]
            QGuiApplication.clipboard().setText(write_table(found))

    def _with_unsaved(self, row: AgreedRow) -> AgreedRow:
        found = super()._with_unsaved(row)
        if not isinstance(found, InventoryRow):
            return found
        cells, values = list(found.cells), list(found.values)
        for (row_id, number), text in self._unsaved_answers.items():
            if row_id == row.id and number < len(cells):
                cells[number] = (CellLine(text), CellLine(_(UNSAVED), "warn", "triangle-alert"))
                values[number - 1] = text
        return dataclasses.replace(found, cells=tuple(cells), values=tuple(values))

    def _break_headers(self) -> None:
        """Break the names of columns as they are wide: none is cut."""
        model, header, look = self.model(), self.horizontalHeader(), current()
        if not isinstance(model, InventoryModel):
            return
        font, broken = look.font(tokens.SIZE_SMALL, strong=True), []
        for column in range(model.columnCount()):
            name = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            room = max(20, header.sectionSize(column) - look.px(_HEADER_PADDING) - 2)
            lines, whole = wrap(name, font, room, _HEADER_LINES)
            broken.append("\n".join(lines if whole else (*lines[:-1], lines[-1][:-1] + "…")))
        model.put_broken(broken)

"""The principles, each with the candidates it came from under it: a list that keys, mouse and screen reader can work in."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.agreed_cells import Index
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.card_actions import DELETE, DOWN, EDIT, MOVE, UP, Command
from naravard_desktop.parts.card_model import MIME
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.steps.principles.shown import Row, parts_of
from naravard_desktop.widgets.editor import LineEditor

ADOPT, DROP, BACK, TAKE_OUT, APART = "adopt", "drop", "back", "take_out", "apart"
COMMANDS: dict[str, Command] = {
    ADOPT: Command(N_("Anta"), N_("Gruppen antar de valda principerna"), "Ctrl+Shift+A", "check"),
    EDIT: Command(N_("Ändra"), N_("Ändra lydelsen där den står"), "F2", "pencil", most=1),
    TAKE_OUT: Command(N_("Ta ur"), N_("Ta ur de valda förslagen: de blir lediga igen"), "Ctrl+U", "arrow-left"),
    APART: Command(N_("Ta isär"), N_("Ta isär principen: förslagen blir lediga igen"), "Ctrl+Shift+G", "split"),
    MOVE: Command(N_("Flytta till…"), N_("Flytta de valda förslagen till en annan princip"), "Ctrl+M", "move"),
    UP: Command(N_("Flytta upp"), N_("Flytta de valda principerna ett steg upp"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta de valda principerna ett steg ned"), "Alt+Down", "arrow-down"),
    BACK: Command(
        N_("Inte antagen"), N_("De valda principerna är inte antagna än, eller inte längre"), "Ctrl+Shift+F", "undo-2"
    ),
    DROP: Command(N_("Utgår"), N_("De valda principerna utgår men finns kvar att läsa"), "Ctrl+Shift+U", "x"),
    DELETE: Command(
        N_("Ta bort"), N_("Ta bort principen, eller ta ur förslaget; ingen lapp försvinner"), "Delete", "trash-2"
    ),
}
_PRINCIPLES = "application/x-naravard-principles"


class PrincipleModel(AgreedModel):
    """Takes candidates that are dropped on a principle or among its candidates, and principles that change places."""

    dropped = Signal(list, str)
    """Candidates were dropped here: their ids, and the principle, "" below all."""

    def row(self, number: int) -> Row:
        """Return a row."""
        found = self.rows[number]
        if not isinstance(found, Row):
            raise TypeError(found)
        return found

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All rows can be chosen, changed and dragged, and take drops; so does the room below them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say what a row is, besides what it shows."""
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken
        return super().data(index, role)

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's
        """Return what can be dropped here."""
        return [MIME, _PRINCIPLES]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 - Qt's
        """Carry the ids of what is dragged, and its text for other programs."""
        found = [self.row(number) for number in sorted({index.row() for index in indexes})]
        data = QMimeData()
        if all(row.card_id for row in found):
            data.setData(MIME, json.dumps([row.card_id for row in found]).encode())
        else:
            data.setData(_PRINCIPLES, json.dumps([row.id for row in found if not row.card_id]).encode())
        data.setText("\n".join(row.text for row in found))
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's
        """Everything is moved, never copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802 - Qt's
        """Tell what was dropped where. False always: the edit moves the rows, not the view that dragged them."""
        del column
        if action != Qt.DropAction.MoveAction:
            return False
        # Dropped on a row, it goes to its principle; dropped between rows, `row` is the one below.
        above = parent.row() if parent.isValid() else (row - 1 if row >= 0 else -1)
        at = self.row(above).principle_id if above >= 0 else ""
        if data.hasFormat(MIME):
            self.dropped.emit(json.loads(bytes(data.data(MIME).data()).decode()), at)
        elif data.hasFormat(_PRINCIPLES):
            ids = json.loads(bytes(data.data(_PRINCIPLES).data()).decode())
            self._place(ids, at if above >= 0 or row == 0 else self._principles()[-1])
        return False

    def shift(self, ids: Sequence[str], by: int) -> None:
        """Tell of principles being moved one place up (-1) or down (1) together; their candidates come along."""
        order = self._principles()
        places = [order.index(one) for one in ids if one in order]
        if not places:
            return
        above = places[0] - 2 if by < 0 else places[-1] + 1
        if (places[0] == 0 and by < 0) or above >= len(order):
            return
        self._place([order[at] for at in places], order[above] if above >= 0 else "")

    def _place(self, ids: Sequence[str], above: str) -> None:
        order = self._principles()
        moving = [one for one in order if one in ids]
        staying = [one for one in order[: order.index(above) + 1] if one not in ids] if above in order else []
        if moving:
            self.moved.emit(moving, staying[-1] if staying else "")

    def _principles(self) -> list[str]:
        return [row.id for row in self.rows if not parts_of(row.id)[1]]


class PrincipleTable(AgreedTable):
    """One column without a head. What is done with candidates and with principles has commands of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.principles = PrincipleModel((_("Princip"),), 0)
        super().__init__(_("Principer"), self.principles, (0,), COMMANDS, parent)
        self.empty = _(
            "Välj förslag som säger samma sak och gör dem till en princip (Ctrl+J). Det går också att dra dem hit."
        )
        self.setAccessibleDescription(self.empty)
        self.horizontalHeader().hide()
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._enable()

    def chosen_rows(self) -> list[Row]:
        """Return the chosen rows, in order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.principles.row(number) for number in numbers]

    def principle_ids(self) -> list[str]:
        """Return the principles that are chosen themselves."""
        return [row.id for row in self.chosen_rows() if not row.card_id]

    def card_ids(self) -> list[str]:
        """Return the candidates that are chosen."""
        return [row.card_id for row in self.chosen_rows() if row.card_id]

    def about(self) -> str:
        """Return the one principle that all chosen rows are of; "" if there is none."""
        found = {row.principle_id for row in self.chosen_rows()}
        return found.pop() if len(found) == 1 else ""

    def editor(self) -> LineEditor | None:
        """Return the field that is open in the list."""
        return self.findChild(LineEditor)

    def edit_chosen(self) -> None:
        """Open the field on the first chosen row's text. It stays chosen, also while Ctrl is still held after Ctrl+J."""
        if ids := self.ids():
            place = self.agreed.place(ids[0])
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(place)
            self.edit(place)

    def row_of(self, row_id: str) -> AgreedRow | None:
        """Return a row, if it is here."""
        return next((row for row in self.principles.rows if row.id == row_id), None)

    def _enable(self) -> None:
        rows = self.chosen_rows()
        own = [row for row in rows if not row.card_id]
        pure, states = len(own) == len(rows) > 0, {row.state for row in own}
        fits = {
            ADOPT: pure and states != {PrincipleState.ADOPTED},
            DROP: pure and states != {PrincipleState.DROPPED},
            BACK: pure and states != {PrincipleState.PROPOSED},
            EDIT: len(rows) == 1,
            TAKE_OUT: bool(rows) and not own,
            MOVE: bool(rows) and not own,
            APART: pure and any(row.candidates for row in own),
            UP: pure,
            DOWN: pure,
            DELETE: bool(rows),
        }
        for name, action in self.commands.items():
            action.setEnabled(fits[name])

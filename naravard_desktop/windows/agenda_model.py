"""The agenda as rows: when each moment begins, what it is called, and its length, which is changed in place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from naravard_desktop.core.language import _
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.timekeeping import planned_times
from naravard_desktop.process.workshops import Step, Workshop

MIME = "application/x-naravard-step"
TIME, TITLE, MINUTES = range(3)
LONGEST = 24 * 60

Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractTableModel):
    """A workshop's moments. It only asks for edits; what it shows is what was saved."""

    minutes_changed = Signal(str, int)
    """A length was typed: a moment's id and minutes."""
    moved = Signal(str, str)
    """A moment was dropped: its id, and the id of the one to stand after, "" for first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._times: dict[str, str] = {}

    @property
    def steps(self) -> Sequence[Step]:
        """The moments as shown."""
        return self._steps

    def show(self, held: Workshop | None, steps: Sequence[Step]) -> None:
        """Show these moments; the same ones in another order keep what is chosen."""
        times = planned_times(held, steps) if held else {}
        self._times = {step_id: f"{at:%H.%M}" for step_id, at in times.items()}
        old, new = [step.id for step in self._steps], [step.id for step in steps]
        if old == new:
            self._steps = list(steps)
        elif sorted(old) == sorted(new):
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            self._steps = list(steps)
            after = [self.index(new.index(old[index.row()]), index.column()) for index in before]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._steps = list(steps)
            self.endResetModel()
        if steps:
            self.dataChanged.emit(self.index(0, 0), self.index(len(steps) - 1, MINUTES))

    def at(self, row: int) -> Step | None:
        """Return the moment in a row."""
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def row_of(self, step_id: str) -> int:
        """Return where a moment is; -1 if it is not here."""
        return next((row for row, step in enumerate(self._steps) if step.id == step_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many moments there are."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Time, title and minutes."""
        return 0 if parent.isValid() else MINUTES + 1

    def headerData(  # noqa: N802 - Qt's
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == MINUTES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return (_("Tid"), _("Moment"), _("Min"))[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        step = self.at(index.row())
        if step is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            if index.column() == MINUTES:
                return step.minutes
            return step.title if index.column() == TITLE else self._times.get(step.id, "–")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(step, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == MINUTES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Ask for another length."""
        step = self.at(index.row())
        if step is None or role != Qt.ItemDataRole.EditRole or index.column() != MINUTES:
            return False
        minutes = min(max(int(value), 0), LONGEST)
        if minutes != step.minutes:
            self.minutes_changed.emit(step.id, minutes)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged, lengths changed; drops go between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return shared | Qt.ItemFlag.ItemIsEditable if index.column() == MINUTES else shared

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's
        """Return what can be dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 - Qt's
        """Carry the moment that is dragged."""
        data = QMimeData()
        step = self.at(indexes[0].row()) if indexes else None
        if step:
            data.setData(MIME, step.id.encode())
            data.setText(step.title)
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's
        """Moments are moved, never copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802 - Qt's
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move. False always: the edit moves the row, not the view that dragged it."""
        del column
        if action == Qt.DropAction.MoveAction and data.hasFormat(MIME):
            step_id = bytes(data.data(MIME).data()).decode()
            below = parent.row() + 1 if parent.isValid() else (row if row >= 0 else len(self._steps))
            above = [step.id for step in self._steps[:below] if step.id != step_id]
            if self.row_of(step_id) >= 0:
                self.moved.emit(step_id, above[-1] if above else "")
        return False

    def _spoken(self, step: Step, column: int) -> str:
        if column == MINUTES:
            return _("{count} minuter").format(count=step.minutes)
        if column == TIME:
            at = self._times.get(step.id)
            return _("kl. {time}").format(time=at) if at else _("tid inte bestämd")
        kind = KINDS.get(step.kind)
        return f"{step.title}, {_(kind.title)}" if kind and _(kind.title) != step.title else step.title

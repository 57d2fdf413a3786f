"""The agenda while the workshop runs: clock times that follow, what is done, what is on, how long each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.process.progress import Progress
from naravard_desktop.process.workshops import Step

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A step as it stands in the agenda; `state` is a word for what is not simply to come."""

    step_id: str
    begins: str
    title: str
    minutes: int
    state: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        length = _("{n} minuter").format(n=self.minutes)
        return ", ".join(word for word in (self.begins, self.title, length, self.state) if word)


def agenda(plan: Sequence[Step], progress: dict[str, Progress], times: Timing) -> list[AgendaRow]:
    """Return the rows of the agenda at one instant."""
    words = {"running": _("pågår"), "paused": _("pausat"), "left": _("klart"), "skipped": _("överhoppat")}
    rows = []
    for step in plan:
        one, begins = progress.get(step.id), times.begins.get(step.id)
        rows.append(
            AgendaRow(
                step.id,
                f"{begins:%H.%M}" if begins else "",
                step.title,
                step.minutes + (one.extra if one else 0),
                words[one.state] if one else "",
            )
        )
    return rows


class RunAgenda(QAbstractTableModel):
    """The agenda as a table of time, title and length. It changes only the cells that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AgendaRow] = []

    def show(self, rows: list[AgendaRow]) -> None:
        """Show these rows."""
        if [row.step_id for row in rows] != [row.step_id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        for number, row in enumerate(rows):
            if row != self.rows[number]:
                self.rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, 2))

    def row_of(self, step_id: str | None) -> int:
        """Return the number of a step's row; -1 if it has none."""
        return next((number for number, row in enumerate(self.rows) if row.step_id == step_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many steps there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return 3: when, what, how long."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its place, or what a screen reader says of the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            title = f"{row.title} ({row.state})" if row.state in {_("överhoppat"), _("pausat")} else row.title
            return (row.begins, title, str(row.minutes))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        return Qt.AlignmentFlag.AlignTop if role == Qt.ItemDataRole.TextAlignmentRole else None

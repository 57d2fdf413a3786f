"""The agenda while the workshop runs: clock times that follow, what is done, what is on, how long each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.process.progress import Progress
from naravard_desktop.process.workshops import Step

Index = QModelIndex | QPersistentModelIndex
State = Literal["", "running", "paused", "left", "skipped"]

ROW = Qt.ItemDataRole.UserRole
"""The role that carries the `AgendaRow`."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A step as it stands in the agenda. `begins` is empty for what is passed by; `state` for what is simply to come."""

    step_id: str
    begins: str
    title: str
    minutes: int
    state: State

    @property
    def on(self) -> bool:
        """Whether it is the one that is on."""
        return self.state in {"running", "paused"}

    @property
    def word(self) -> str:
        """The state as it is said."""
        words = {"running": _("pågår"), "paused": _("pausat"), "left": _("klart"), "skipped": _("överhoppat"), "": ""}
        return words[self.state]

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        length = _("1 minut") if self.minutes == 1 else _("{n} minuter").format(n=self.minutes)
        return ", ".join(word for word in (self.begins, self.title, length, self.word) if word)


def agenda(plan: Sequence[Step], progress: dict[str, Progress], times: Timing) -> list[AgendaRow]:
    """Return the rows of the agenda at one instant."""
    rows = []
    for step in plan:
        one, begins = progress.get(step.id), times.begins.get(step.id)
        rows.append(
            AgendaRow(
                step.id,
                f"{begins:%H.%M}" if begins else "",
                step.title,
                step.minutes + (one.extra if one else 0),
                one.state if one else "",
            )
        )
    return rows


class RunAgenda(QAbstractListModel):
    """The agenda as a list. It tells only of the rows that differ."""

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
                self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, step_id: str | None) -> int:
        """Return the number of a step's row; -1 if it has none."""
        return next((number for number, row in enumerate(self.rows) if row.step_id == step_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many steps there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, the row itself, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW else None

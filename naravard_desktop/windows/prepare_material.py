"""All that should be in the room, gathered from the moments."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import set_kind
from naravard_desktop.windows.lines import Cell, Line, LinesModel, LinesView


class Material(QWidget):
    """A row for each moment that needs something; Enter goes to where it is written."""

    opened = Signal(str)
    """A moment's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        model = LinesModel[Step]((_("Moment"), _("Material")), self._cells, _id_of, self._read)
        self.view = LinesView(_("Material"), model, (170, 0))
        self.view.entered_row.connect(self.opened)
        self.none = QLabel(_("Här samlas det du skriver under Material vid varje moment. Inget står där än."))
        self.none.setWordWrap(True)
        set_kind(self.none, "secondary")
        self.open_button, self.copy_button = QPushButton(_("Ändra")), QPushButton(_("Kopiera listan"))
        self.open_button.setToolTip(_("Gå till det valda momentets material (Enter)"))
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the material of a workshop's moments."""
        found = [step for step in steps if step.material.strip()]
        if [_shown(step) for step in found] != [_shown(step) for step in self._steps]:
            self._steps = found
            self.view.reload()
        for one in (self.view, self.open_button, self.copy_button):
            one.setVisible(bool(found))
        self.none.setVisible(not found)

    def copy(self) -> None:
        """Put the list on the clipboard, to send or print."""
        text = "\n".join(f"{step.title}: {'; '.join(_rows(step))}" for step in self._steps)
        QApplication.clipboard().setText(text)
        announce(self.copy_button, _("Listan är kopierad"))

    def _open(self) -> None:
        if chosen := self.view.chosen():
            self.opened.emit(chosen)

    def _read(self, offset: int) -> list[Step]:
        return [] if offset else self._steps

    def _cells(self, step: Step) -> tuple[Cell, ...]:
        return (Line(step.title, strong=True),), tuple(Line(row) for row in _rows(step))


def _id_of(step: Step) -> str:
    return step.id


def _rows(step: Step) -> list[str]:
    return [row.strip() for row in step.material.split("\n") if row.strip()]


def _shown(step: Step) -> tuple[str, str, str]:
    return step.id, step.title, step.material

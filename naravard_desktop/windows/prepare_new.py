"""Choosing what kind of moment to add: each with a line on what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.own_moments import purpose
from naravard_desktop.kinds import KINDS
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.lines import Cell, Line, LinesModel, LinesView


class NewMoment(QDialog):
    """Shown with `open()`. Arrow keys and letters choose, Enter adds."""

    picked = Signal(str)
    """A kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nytt moment"))
        model = LinesModel[str]((_("Moment"), _("Vad det är till för")), _cells, str, _read)
        self.view = LinesView(_("Sorters moment"), model, (190, 0))
        self.view.reload()
        self.view.entered_row.connect(self._pick)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Avbryt"))
        self.add_button = buttons.addButton(_("Lägg till"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_kind(self.add_button, "primary")
        buttons.accepted.connect(self._pick_chosen)
        buttons.rejected.connect(self.reject)
        look = current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        layout.setSpacing(look.px(12))
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.add_button.setDefault(True)
        room = parent.window().size()
        self.resize(min(look.px(640), room.width()), min(look.px(760), max(room.height() - look.px(40), 300)))
        self.view.setFocus()

    def _pick_chosen(self) -> None:
        if chosen := self.view.chosen():
            self._pick(chosen)

    def _pick(self, kind: str) -> None:
        self.accept()
        self.picked.emit(kind)


def _read(offset: int) -> list[str]:
    return [] if offset else list(KINDS)


def _cells(kind: str) -> tuple[Cell, ...]:
    return (Line(_(KINDS[kind].title), strong=True),), (Line(purpose(kind), "muted"),)

"""Program and Körschema out of Förbered: two buttons, each of which shows its paper, to be printed or saved."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.agenda import agenda
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.prepare_paper_dialog import Paper, PaperDialog
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import Printing

Key = Literal["agenda", "run_sheet"]

PAPERS: dict[Key, Paper] = {
    "agenda": Paper(N_("Program"), agenda),
    "run_sheet": Paper(N_("Körschema"), run_sheet),
}


class PaperButtons(QWidget):
    """Holds the press and the printer, which outlive a dialog: what is being printed goes on when it is closed."""

    asked = Signal()
    """A paper is about to be written: whoever holds what is being typed saves it now."""
    told = Signal(str)
    """A sentence about what has been printed since the dialog was closed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workshop_id: str | None = None
        self._dialog: PaperDialog | None = None
        self._press = Press(self)
        self.printing = Printing(self)
        self.printing.finished.connect(self._printed)
        self.printing.failed.connect(self._failed)
        self.agenda_button, self.sheet_button = QPushButton(_("Program")), QPushButton(_("Körschema"))
        self.agenda_button.setToolTip(_("Programmet för deltagarna, att skriva ut eller spara"))
        self.sheet_button.setToolTip(_("Allt som den som leder säger, gör och tar med, att skriva ut eller spara"))
        self.agenda_button.clicked.connect(self.show_agenda)
        self.sheet_button.clicked.connect(self.show_run_sheet)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, icon in ((self.agenda_button, "file-text"), (self.sheet_button, "list-checks")):
            icons.put_icon(button, icon)
            self._row.addWidget(button)
        theme().changed.connect(self._scale)
        self._scale()
        self.open_workshop(None)

    def open_workshop(self, workshop_id: str | None) -> None:
        """Offer the papers of another workshop, or none."""
        self._workshop_id = workshop_id
        self.setEnabled(workshop_id is not None)

    def show_agenda(self) -> PaperDialog | None:
        """Show the agenda that participants get; None if no workshop is open."""
        return self._show("agenda")

    def show_run_sheet(self) -> PaperDialog | None:
        """Show the run sheet; None if no workshop is open."""
        return self._show("run_sheet")

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        if self._dialog is not None:
            self._dialog.reject()
        self.printing.cancel()
        self._press.close()

    def _show(self, key: Key) -> PaperDialog | None:
        if self._workshop_id is None or scope_of(self._session.library, self._workshop_id) is None:
            return None
        self.asked.emit()
        dialog = PaperDialog(
            self._session, self._press, self.printing, PAPERS[key], self._workshop_id, parent=self.window()
        )
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self._dialog = None

    def _printed(self, words: str) -> None:
        if self._dialog is None:
            self.told.emit(words)

    def _failed(self, trouble: Trouble) -> None:
        if self._dialog is None:
            self._session.trouble.emit(trouble)

    def _scale(self) -> None:
        self._row.setSpacing(current().px(8))

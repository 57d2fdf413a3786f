"""What can be done to the chosen actions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.actions import ActionState


class Commands(QWidget):
    """Five buttons; the state's has a menu, whose choice is told of as an `ActionState`."""

    state_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.due = QPushButton(_("Ändra läge")), QPushButton(_("Ändra datum"))
        self.edit, self.trace = QPushButton(_("Ändra allt")), QPushButton(_("Spår"))
        self.delete = QPushButton(_("Ta bort"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for button, words in (
            (self.state, _("Ändra läge för det som är valt (Enter, eller 1 till 4)")),
            (self.due, _("Ändra när det som är valt ska vara klart, eller flytta fram (Ctrl+D)")),
            (self.edit, ""),
            (self.trace, _("Visa vad det som är valt kommer från och har blivit (Ctrl+Skift+S)")),
            (self.delete, _("Ta bort det som är valt (Delete)")),
        ):
            button.setToolTip(words)
            row.addWidget(button)
        self.show_open(is_open=False)
        menu = QMenu(self.state)
        for number, state in enumerate(ActionState, 1):
            action = menu.addAction(f"&{number}  {state.word}")
            action.setData(state.value)
        menu.triggered.connect(self._chosen)
        self.state.setMenu(menu)

    def set_usable(self, *, usable: bool, single: bool) -> None:
        """Tell whether anything is chosen to do things to, and whether that is one."""
        for button in (self.state, self.due, self.edit, self.delete):
            button.setEnabled(usable)
        self.trace.setEnabled(single)

    def show_open(self, *, is_open: bool) -> None:
        """Tell whether all about what is chosen is shown."""
        self.edit.setText(_("Klar") if is_open else _("Ändra allt"))
        words = _("Text, kommentar, ansvariga och annat om det som är valt (F2)")
        self.edit.setToolTip(_("Tillbaka till listan (Esc)") if is_open else words)

    def open_states(self) -> None:
        """Show the states to choose from."""
        self.state.showMenu()

    def _chosen(self, action: QAction) -> None:
        self.state_chosen.emit(ActionState(action.data()))

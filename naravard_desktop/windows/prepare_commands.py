"""The commands on the agenda: add, pause, copy, move and take away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.prepare_new import NewMoment


class AgendaCommands(QWidget):
    """A row of buttons; all work on the chosen moment."""

    add_asked = Signal(str)
    """A kind of moment to add."""
    moved_by = Signal(int)
    copy_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = QPushButton(_("Nytt moment"))
        icons.put_icon(self.add_button, "plus")
        self.add_button.setToolTip(_("Lägg till ett moment efter det valda (Insert)"))
        self.add_button.clicked.connect(self.ask_kind)
        self.pause_button = QPushButton(_("Paus"))
        icons.put_icon(self.pause_button, "coffee")
        self.pause_button.setToolTip(_("Lägg in en paus efter det valda momentet"))
        self.pause_button.clicked.connect(self._pause)
        self._row = Flow()
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        self._row.addWidget(self.add_button)
        self._row.addWidget(self.pause_button)
        self.copy = QPushButton(_("Kopiera"))
        self.copy.setToolTip(_("Lägg till en kopia efter det valda momentet (Ctrl+D)"))
        self._row.addWidget(self.copy)
        self._order = QHBoxLayout()
        self.up = self._tool("arrow-up", _("Flytta upp (Alt+↑)"))
        self.down = self._tool("arrow-down", _("Flytta ned (Alt+↓)"))
        self.remove = self._tool("trash-2", _("Ta bort momentet (Delete)"))
        order = QWidget()  # these stay together where there is room for one line only
        order.setLayout(self._order)
        self._order.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(order)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.copy.clicked.connect(self.copy_asked)
        self.remove.clicked.connect(self.remove_asked)
        theme().changed.connect(self._scale)
        self._scale()

    def ask_kind(self) -> NewMoment:
        """Show the kinds of moments to add."""
        dialog = NewMoment(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(self.add_asked)
        dialog.open()
        return dialog

    def _tool(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.put_icon(button, icon)
        self._order.addWidget(button)
        return button

    def _pause(self) -> None:
        self.add_asked.emit("break")

    def _up(self) -> None:
        self.moved_by.emit(-1)

    def _down(self) -> None:
        self.moved_by.emit(1)

    def _scale(self) -> None:
        self._order.setSpacing(current().px(8))

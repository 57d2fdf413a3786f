"""The commands on the agenda: add, pause, move and take away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.kinds import KINDS
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, theme


class AgendaCommands(QWidget):
    """A row of buttons; all work on the chosen moment."""

    add_asked = Signal(str)
    """A kind of moment to add."""
    moved_by = Signal(int)
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = QPushButton(_("Lägg till"))
        self.add_button.setToolTip(_("Lägg till ett moment efter det valda (Insert)"))
        menu = QMenu(self.add_button)
        for key, kind in KINDS.items():
            if key != "break":
                action = QAction(_(kind.title), menu)
                action.setData(key)
                menu.addAction(action)
        menu.triggered.connect(self._chosen)
        self.add_button.setMenu(menu)
        self.pause_button = QPushButton(_("Paus"))
        icons.put_icon(self.pause_button, "coffee")
        self.pause_button.setToolTip(_("Lägg till en paus efter det valda momentet"))
        self.pause_button.clicked.connect(self._pause)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.add_button)
        self._row.addWidget(self.pause_button)
        self._row.addStretch(1)
        self.up = self._tool("arrow-up", _("Flytta upp (Alt+↑)"))
        self.down = self._tool("arrow-down", _("Flytta ned (Alt+↓)"))
        self.remove = self._tool("trash-2", _("Ta bort momentet (Delete)"))
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.remove.clicked.connect(self.remove_asked)
        theme().changed.connect(self._scale)
        self._scale()

    def open_menu(self) -> None:
        """Show the kinds of moments to add."""
        self.add_button.showMenu()

    def _tool(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.put_icon(button, icon)
        self._row.addWidget(button)
        return button

    def _chosen(self, action: QAction) -> None:
        self.add_asked.emit(str(action.data()))

    def _pause(self) -> None:
        self.add_asked.emit("break")

    def _up(self) -> None:
        self.moved_by.emit(-1)

    def _down(self) -> None:
        self.moved_by.emit(1)

    def _scale(self) -> None:
        self._row.setSpacing(current().px(8))

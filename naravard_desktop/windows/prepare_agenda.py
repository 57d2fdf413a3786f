"""The agenda's rows and keys: Alt+↑↓ and drag move, F2 and Alt+←→ change the length, Ctrl+D copies, Delete takes away,
Insert adds, Enter opens."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.agenda_model import MINUTES, TIME, TITLE, AgendaModel
from naravard_desktop.windows.minutes_editor import MinutesDelegate

_STEP = 5
"""Minutes that a length is changed by at a time."""


class AgendaTable(QTableView):
    """Shows an agenda; it asks for everything but the typing of a length."""

    moved_by = Signal(int)
    """Move the chosen moment one place: up (-1) or down (1)."""
    longer_by = Signal(int)
    """Make the chosen moment longer, or shorter (below 0), by minutes."""
    copy_asked = Signal()
    remove_asked = Signal()
    add_asked = Signal()
    texts_asked = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = model
        self.setModel(model)
        dress(self, plain=True)
        self.minutes = MinutesDelegate(self)
        self.setItemDelegateForColumn(MINUTES, self.minutes)
        self.setAccessibleName(_("Program"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(TIME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MINUTES, QHeaderView.ResizeMode.Fixed)
        for keys, slot in (
            ("Alt+Up", self._up),
            ("Alt+Down", self._down),
            ("Alt+Left", self._shorter),
            ("Alt+Right", self._longer),
            ("Ctrl+D", self.copy_asked),
            ("Del", self.remove_asked),
            ("F2", self.edit_minutes),
            ("Ins", self.add_asked),
            ("Return", self.texts_asked),
            ("Enter", self.texts_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        theme().changed.connect(self._scale)
        self._scale()

    def chosen(self) -> Step | None:
        """Return the chosen moment."""
        rows = self.selectionModel().selectedRows()
        return self._agenda.at(rows[0].row()) if rows else None

    def choose(self, step_id: str) -> None:
        """Choose a moment."""
        row = self._agenda.row_of(step_id)
        if row >= 0:
            self.setCurrentIndex(self._agenda.index(row, TITLE))
            self.selectRow(row)

    def edit_minutes(self) -> None:
        """Type the chosen moment's length in its row."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(self._agenda.index(index.row(), MINUTES))

    def _up(self) -> None:
        self.moved_by.emit(-1)

    def _down(self) -> None:
        self.moved_by.emit(1)

    def _shorter(self) -> None:
        self.longer_by.emit(-_STEP)

    def _longer(self) -> None:
        self.longer_by.emit(_STEP)

    def _scale(self) -> None:
        look = current()
        self.setIconSize(QSize(look.px(16), look.px(16)))
        self.setMinimumHeight(look.px(200))
        self.horizontalHeader().resizeSection(TIME, look.px(72))
        self.horizontalHeader().resizeSection(MINUTES, look.px(78))

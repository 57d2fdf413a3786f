"""Choosing what something is based on: everything the workshop's earlier moments made, with a search field."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind

Index = QModelIndex | QPersistentModelIndex
_STEERS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Choice:
    """A source to choose: what it says, and beside it what it is and in which moment it was made."""

    id: str
    text: str
    beside: str = ""

    @property
    def full(self) -> str:
        """All words, for the search."""
        return f"{self.text} {self.beside}".casefold()


class _Model(QAbstractListModel):
    """The choices that the search lets through, each with a box to tick."""

    ticked = Signal()

    def __init__(self, choices: Sequence[Choice], chosen: Collection[str], parent: QObject) -> None:
        super().__init__(parent)
        self._all = [(choice, choice.full) for choice in choices]
        self._shown = list(choices)
        self.chosen = set(chosen)

    def search(self, text: str) -> None:
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [choice for choice, full in self._all if all(word in full for word in words)]
        self.endResetModel()

    def in_order(self) -> list[str]:
        return [choice.id for choice, _full in self._all if choice.id in self.chosen]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.id in self.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(part for part in (excerpt(choice.text, _LONGEST), choice.beside) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (excerpt(choice.text, _LONGEST), choice.beside) if part)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.chosen ^= {self._shown[index.row()].id}
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class SourcePicker(QDialog):
    """Shown with `open()`. `picked` carries the ids of all that is ticked, in order; whoever saves it closes with `accept`.

    Enter in the search field and Space in the list tick; Ctrl+Enter is done. `subject` is the id of what they are for.
    """

    picked = Signal(list)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        chosen: Collection[str],
        parent: QWidget | None = None,
        subject: str = "",
    ) -> None:
        super().__init__(parent)
        self.subject = subject
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = QLabel(title, self)
        heading.setWordWrap(True)
        set_kind(heading, "heading")
        self.filter = QLineEdit(self)
        self.filter.setAccessibleName(_("Sök underlag"))
        self.filter.setPlaceholderText(_("Skriv för att söka; Enter markerar"))
        self.list = QListView(self)
        self.list.setAccessibleName(_("Underlag"))
        self.model = _Model(choices, chosen, self)
        self.list.setModel(self.model)
        rows.dress(self.list)
        self._nothing = QLabel(_("Det finns inget från tidigare moment att välja.") if not choices else "", self)
        self._nothing.setWordWrap(True)
        set_kind(self._nothing, "secondary")
        self._count = QLabel(self)
        set_kind(self._count, "secondary")
        self.save, self.cancel = QPushButton(_("Klar"), self), QPushButton(_("Avbryt"), self)
        self.save.setToolTip(_("Klar (Ctrl+Enter)"))
        set_kind(self.save, "primary")
        for button in (self.save, self.cancel):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        for widget in (heading, self.filter, self.list, self._nothing):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        self.resize(look.px(560), look.px(520))
        self.filter.textChanged.connect(self._search)
        self.filter.installEventFilter(self)
        self.model.ticked.connect(self._tell)
        self.list.doubleClicked.connect(self._tick)
        self.save.clicked.connect(self._done)
        self.cancel.clicked.connect(self.reject)
        self._search("")
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the search field go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEERS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Enter, wherever the focus is; with Ctrl all is done."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._done()
        else:
            self._tick(self.list.currentIndex())

    def _search(self, text: str) -> None:
        self.model.search(text)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        if text:
            self._nothing.setText(_("Inget passar det du skrev."))
        self._nothing.setVisible(not self.model.rowCount())
        self._tell()

    def _tick(self, index: QModelIndex) -> None:
        if self.model.setData(index, None, Qt.ItemDataRole.CheckStateRole):
            announce(self.list, self._count.text())
            self.filter.selectAll()

    def _tell(self) -> None:
        count = len(self.model.chosen)
        self._count.setText(_("1 vald") if count == 1 else _("{count} valda").format(count=count))

    def _done(self) -> None:
        self.picked.emit(self.model.in_order())

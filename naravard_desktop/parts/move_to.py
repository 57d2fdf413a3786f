""" "Flytta till…": a filter and a list of places, for moving by keys what the mouse drags."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.theme import current, set_kind

_STEERS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Target:
    """A place to move to: `group` is what it lies in (a leg's cluster), `note` is said after it."""

    id: str
    words: str
    group: str = ""
    note: str = ""

    @property
    def full(self) -> str:
        """The place with what it lies in."""
        place = f"{self.group} · {self.words}" if self.group else self.words
        return f"{place} ({self.note})" if self.note else place


class MoveTo(QDialog):
    """Shown with `open()`. Enter or a double click chooses and closes, Escape closes."""

    chosen = Signal(str)

    def __init__(self, targets: Sequence[Target], parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._targets = targets
        self.setWindowTitle(title or _("Flytta till"))
        heading = QLabel(self.windowTitle(), self)
        set_kind(heading, "heading")
        self.filter = QLineEdit(self)
        self.filter.setAccessibleName(_("Sök plats"))
        self.filter.setPlaceholderText(_("Skriv för att söka, Enter väljer"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Platser"))
        rows.dress(self.list)
        self.list.setWordWrap(True)
        self._nothing = QLabel(_("Ingen plats passar det du skrev."), self)
        set_kind(self._nothing, "secondary")
        layout = QVBoxLayout(self)
        for widget in (heading, self.filter, self.list, self._nothing):
            layout.addWidget(widget)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        self.resize(look.px(420), look.px(440))
        self.filter.textChanged.connect(self._show)
        self.filter.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._take)
        self._show("")
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the filter field go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEERS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter, wherever the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.list.currentItem()
            if item is not None:
                self._take(item)
        else:
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for target in self._targets:
            if all(word in target.full.casefold() for word in words):
                item = QListWidgetItem(target.full, self.list)
                item.setData(Qt.ItemDataRole.UserRole, target.id)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)

    def _take(self, item: QListWidgetItem) -> None:
        found = str(item.data(Qt.ItemDataRole.UserRole))
        self.accept()
        self.chosen.emit(found)

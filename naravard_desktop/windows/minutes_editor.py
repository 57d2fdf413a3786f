"""A length in minutes, edited in its row."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QStyleOptionViewItem, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.widgets.editor import SETTLE_MS
from naravard_desktop.widgets.rows import RowDelegate
from naravard_desktop.windows.agenda_model import LONGEST, Index


class MinutesDelegate(RowDelegate):
    """A spin box without buttons: the row has no room for them, the arrow keys do the same. Saved while typing; Escape
    puts the length back as it was when the editor was opened."""

    typing = ""
    """Which typing the length that is handed in comes from."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's
        """Return the field."""
        del option
        self.typing = new_id()
        box = _MinutesBox(int(index.data()), parent)
        box.setRange(0, LONGEST)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setAccessibleName(_("Minuter"))
        box.setStyleSheet("padding: 0 6px; min-height: 0; border-radius: 0;")
        box.soon.timeout.connect(self._save)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's
        """Show the length as it is; what is being typed is left alone."""
        if isinstance(editor, _MinutesBox) and not editor.begun:
            editor.setValue(int(index.data()))
            editor.selectAll()
            editor.begin()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's
        """Hand in the length."""
        if isinstance(editor, _MinutesBox):
            editor.soon.stop()
            editor.interpretText()
            model.setData(index, editor.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Escape: what was saved while typing is taken back first."""
        escape = event.type() == QEvent.Type.KeyPress and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape
        if escape and isinstance(watched, _MinutesBox):
            watched.setValue(watched.first)
            self.commitData.emit(watched)
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        box = self.sender().parent()
        if isinstance(box, _MinutesBox):
            self.commitData.emit(box)


class _MinutesBox(QSpinBox):
    def __init__(self, first: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.begun = first, False
        self.soon = QTimer(self, singleShot=True, interval=SETTLE_MS)

    def begin(self) -> None:
        self.begun = True
        self.valueChanged.connect(self.soon.start)

"""A length in minutes, edited in its row."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QSpinBox, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets.rows import RowDelegate
from naravard_desktop.windows.agenda_model import LONGEST, Index


class MinutesDelegate(RowDelegate):
    """A spin box without buttons: the row has no room for them, the arrow keys do the same."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's
        """Return the field."""
        del option, index
        box = QSpinBox(parent)
        box.setRange(0, LONGEST)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setAccessibleName(_("Minuter"))
        box.setStyleSheet("padding: 0 6px; min-height: 0; border-radius: 0;")
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's
        """Show the length as it is."""
        if isinstance(editor, QSpinBox):
            editor.setValue(int(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's
        """Hand in the length."""
        if isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())

"""Cells that are edited where they are, each with the field of its column. Tab goes on to the next cell."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QTableView, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Column
from naravard_desktop.parts.agreed_cells import ID, CellDelegate, Index
from naravard_desktop.steps.inventory import fields
from naravard_desktop.steps.inventory.fields import ChoiceField, Field, NameField, Offers
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.editor import SETTLE_MS, LineEditor
from naravard_desktop.widgets.rows import paint_bar
from naravard_desktop.widgets.theme import current


class FieldDelegate(CellDelegate):
    """`columns` are the table's, the first what a row is about. What stands in a field is told of 700 ms after the last key,
    when something is chosen, and as the field is left."""

    answered = Signal(str, int, str, str)
    """A row's id, the column, what stands there now, and the name of the stay in the field."""
    tabbed = Signal(bool)
    """On to the next cell, or back to the one before."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view, "")
        self.columns: list[Column] = []
        self.offers = Offers()
        self._field: Field | None = None
        self._cell = ("", -1)
        self._was = self._last = ""
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self.tell)

    @property
    def field(self) -> Field | None:
        """The field that is open."""
        return self._field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; where the field lies only its ground."""
        if (index.data(ID), index.column()) != self._cell:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._view)
        if plain.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            paint_bar(painter, QRect(plain.rect))

    def createEditor(  # noqa: N802 - Qt's
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: Index,
    ) -> QWidget:
        """Return the column's field."""
        field = fields.make_field(self.columns[index.column()], self.offers, parent, in_cell=True)
        self._field, self._cell, self._typing = field, (index.data(ID), index.column()), new_id()
        self._was = self._last = str(index.data(Qt.ItemDataRole.EditRole) or "")
        fields.put(field, self._was)
        if isinstance(field, LineEditor):
            field.accepted.connect(self.finish)
            field.settled.connect(self.tell)
        elif isinstance(field, NameField):
            field.textEdited.connect(self._pause.start)
            field.tabbed.connect(self._tab)
            # Enter in the list of names comes here alone, before the name is in the field.
            field.returnPressed.connect(self._finish_soon)
        elif isinstance(field, ChoiceField):
            field.activated.connect(self.tell)
        else:
            field.setAutoFillBackground(True)
            field.line.installEventFilter(self)
            field.line.textEdited.connect(self._pause.start)
            field.picked.connect(self.tell)
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's
        """Draw the cell's own text again."""
        if editor is self._field:
            self._forget()
        super().destroyEditor(editor, index)

    def setModelData(  # noqa: N802 - Qt's
        self,
        editor: QWidget,  # noqa: ARG002 - Qt's
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's
        index: Index,  # noqa: ARG002 - Qt's
    ) -> None:
        """Tell of what was typed last."""
        self.tell()

    def updateEditorGeometry(  # noqa: N802 - Qt's
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's
    ) -> None:
        """Lay the field over the cell, wider where it needs to be, and inside the table."""
        inset = current().px(2)
        rect = QRect(option.rect).adjusted(inset, inset, -inset, -inset)
        least = 0 if isinstance(editor, LineEditor) else editor.sizeHint().width()
        width = max(rect.width(), min(least, self._view.viewport().width() - 2 * inset))
        height = editor.height() if isinstance(editor, LineEditor) else editor.sizeHint().height()
        left = max(inset, min(rect.x(), self._view.viewport().width() - inset - width))
        top = max(0, min(rect.y(), self._view.viewport().height() - height))
        editor.setGeometry(left, top, width, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Let Tab go on, Escape put back what stood there, and Enter close the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        if isinstance(editor.parent(), DateField):  # its line, which Qt does not know as the field
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self._left(event.reason())
            return False
        return super().eventFilter(editor, event)

    def finish(self, *_text: str) -> None:
        """Tell of what stands in the field and close it, if one is open."""
        self.tell()
        self._close()

    def tell(self, *_what: object) -> None:
        """Tell of what stands in the field, if it is something else than was told last."""
        self._pause.stop()
        if self._field is None:
            return
        text = fields.read(self._field)
        if text != self._last and (text or self._cell[1]):  # a row is always about something
            self._last = text
            self.answered.emit(*self._cell, text, self._typing)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(key == Qt.Key.Key_Tab)
            return True
        if key == Qt.Key.Key_Escape:
            self._restore()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self._field, LineEditor):
            if not isinstance(self._field, DateField) or self._field.settle():
                self.finish()
            return True
        return False

    def _tab(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.finish()
        self.tabbed.emit(on)

    def _finish_soon(self) -> None:
        QTimer.singleShot(0, self, self.finish)

    def _left(self, reason: Qt.FocusReason) -> None:
        """Close the field of a date when the focus is neither in it nor in its calendar."""
        if reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return
        now = QApplication.focusWidget()
        if self._field is not None and (now is None or not self._field.isAncestorOf(now)):
            self.finish()

    def _restore(self) -> None:
        if self._field is not None:
            fields.put(self._field, self._was)
            self.finish()

    def _close(self) -> None:
        field = self._field
        if field is not None:
            self._forget()  # the focus that goes back to the table would close it once more
            self.closeEditor.emit(field)

    def _forget(self) -> None:
        self._field, self._cell = None, ("", -1)
        self._pause.stop()
        self._view.viewport().update()

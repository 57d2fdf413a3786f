"""The list of abbreviations as a table that is written in where it is. Enter and Tab go on to the next cell."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.parts.agreed_cells import ID, CellDelegate, Index
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.rows import dress, paint_bar
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.abbreviations_model import MEANING, SHORT, AbbreviationsModel, column_name

_WIDTH = 190


class AbbreviationCells(CellDelegate):
    """What stands in a field is told of 700 ms after the last key and as the field is left."""

    answered = Signal(str, int, str, str)
    """A row's id, the column, what stands there now, and the name of the stay in the field."""
    went = Signal(bool)
    """On to the next cell, or back to the one before."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view, "")
        self._at = QPersistentModelIndex()
        self._was = self._last = ""

    @property
    def field(self) -> LineEditor | None:
        """The field that is open."""
        return self._editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; where the field lies only its ground."""
        if self._editor is None or QPersistentModelIndex(index) != self._at:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._view)
        if plain.state & QStyle.StateFlag.State_Selected and index.column() == SHORT:
            paint_bar(painter, QRect(plain.rect))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802 - Qt's
        """Return a field that lies over the cell."""
        editor = LineEditor(
            column_name(index.column()), most_lines=4, splits="never", accepts_empty=True, parent=parent
        )
        self._editor, self._at, self._typing = editor, QPersistentModelIndex(index), new_id()
        self._was = self._last = str(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.put(self._was)
        editor.accepted.connect(self._entered)
        editor.settled.connect(self.tell)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's
        """Draw the cell's own text again."""
        if editor is self._editor:
            self._forget()
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002, N802 - Qt's
        """Tell of what was typed last."""
        if editor is self._editor:
            self.tell()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Let Tab go on, and Escape put back what stood there."""
        if editor is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._leave(on=event.key() == Qt.Key.Key_Tab)
                return True
            if event.key() == Qt.Key.Key_Escape and isinstance(editor, LineEditor):
                editor.put(self._was)
                self.finish()
                return True
        return super().eventFilter(editor, event)

    def finish(self) -> None:
        """Tell of what stands in the field and close it, if one is open."""
        self.tell()
        editor = self._editor
        if editor is not None:
            self._forget()  # the focus that goes back to the table would close it once more
            self.closeEditor.emit(editor)

    def tell(self, *_text: str) -> None:
        """Tell of what stands in the field, if it is something else than was told last."""
        if self._editor is None:
            return
        text = " ".join(self._editor.text().split())
        if text != self._last:
            self._last = text
            self.answered.emit(str(self._at.data(ID)), self._at.column(), text, self._typing)

    def _entered(self, _text: str) -> None:
        self._leave(on=True)

    def _leave(self, *, on: bool) -> None:
        self.finish()
        self.went.emit(on)

    def _forget(self) -> None:
        self._editor = None
        self._view.viewport().update()


class AbbreviationsTable(QTableView):
    """Shows the model; what is written in it `cells` tells."""

    def __init__(self, model: AbbreviationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = model
        model.setParent(self)
        self.setModel(model)
        dress(self, plain=True)
        self.cells = AbbreviationCells(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(_("Förkortningar"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(SHORT, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(MEANING, QHeaderView.ResizeMode.Stretch)
        self.cells.went.connect(self._go)
        # A stretched column gets its width after the view has got its own.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.resizeRowsToContents)
        header.sectionResized.connect(self._soon.start)
        model.dataChanged.connect(self._soon.start)
        theme().changed.connect(self._share)
        self._share()

    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, without the one to write in."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row_id for row_id in map(self.listed.id_at, rows) if row_id]

    def choose(self, row: int, column: int = SHORT) -> None:
        """Choose a row, and one of its cells; whatever keys are held, only that."""
        flag = QItemSelectionModel.SelectionFlag
        at = self.listed.index(row, column)
        self.selectionModel().setCurrentIndex(at, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(at)

    def write(self, row: int, column: int = SHORT) -> None:
        """Open the field of a cell."""
        self.cells.finish()
        self.choose(row, column)
        self.edit(self.listed.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter opens the field; everything else is as in any table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.write(max(self.currentIndex().row(), 0))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Leave most of the width to the meaning."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Give the rows their heights when the widths are known."""
        super().showEvent(event)
        self._soon.start()

    def _go(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        """Go on to the next cell, or back; from the last row, where nothing is written, to the table itself."""
        at = self.currentIndex()
        cell = at.row() * 2 + at.column() + (1 if on else -1)
        row, column = divmod(cell, 2)
        untouched = on and at.column() == SHORT and not self.listed.id_at(at.row())
        if untouched or not 0 <= row < self.listed.rowCount():
            self.choose(at.row())
            self.setFocus()
        else:
            self.write(row, column)

    def _share(self) -> None:
        wide = min(current().px(_WIDTH), self.viewport().width() * 2 // 5)
        self.horizontalHeader().resizeSection(SHORT, max(wide, 60))
        self._soon.start()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier

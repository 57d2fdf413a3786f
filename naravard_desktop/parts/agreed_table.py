"""A table of decisions or actions that keys, mouse and screen reader can work in; what is to be done it only tells."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.agreed_cells import CellDelegate, CellLine
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.card_actions import DOWN, EDIT, UP, Command, make_actions
from naravard_desktop.parts.rows import UNSAVED
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, theme

_Select = QItemSelectionModel.SelectionFlag

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class AgreedTable(QTableView):
    """`widths` are the columns' widths in pixels at 100 %, 0 for the one that takes what is left."""

    chosen = Signal(list)
    """Ids of the rows that are chosen, in order."""
    entered = Signal()
    """Enter or a double click: on to the details of what is chosen."""
    asked = Signal(str, list)
    """A command other than editing and moving: its name and the chosen ids."""
    written = Signal(str, str, str)
    """A text was changed in place: the row's id, the text, and the name of the stay in the field."""

    def __init__(
        self,
        name: str,
        model: AgreedModel,
        widths: Sequence[int],
        commands: Mapping[str, Command],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.agreed = model
        self.empty = ""
        self._widths, self._commands = widths, commands
        self._rows: Sequence[AgreedRow] = []
        self._unsaved: dict[str, str] = {}
        self._showing = False
        model.setParent(self)
        self.setModel(model)
        dress(self, plain=True)
        self.cells = CellDelegate(self, _("Text"))
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.commands = make_actions(commands, self)
        done = {EDIT: self.edit_chosen, UP: partial(self._shift, -1), DOWN: partial(self._shift, 1)}
        for key, action in self.commands.items():
            action.triggered.connect(done.get(key, partial(self._ask, key)))
            self.addAction(action)
        self.cells.written.connect(self.written)
        self.selectionModel().selectionChanged.connect(self._choice)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(self._double)
        # A stretched column gets its width after the view has got its own.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(self._soon.start)
        theme().changed.connect(self._share)
        self._share()

    def show_rows(self, rows: Sequence[AgreedRow]) -> None:
        """Show these rows; a text that is not saved yet is shown as it was typed. Tells of the choice when it is another."""
        self._rows = rows
        before = self.ids()
        self._showing = True  # rows go one by one: nobody may write while they do
        self.agreed.show([self._with_unsaved(row) for row in rows])
        self._showing = False
        self.setAccessibleDescription("" if rows else self.empty)
        self.viewport().update()
        if before != self.ids():
            self._choice()
        else:
            self._enable()

    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, in order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.agreed.rows[number].id for number in numbers]

    def choose(self, ids: Collection[str]) -> None:
        """Choose these rows and go to the first of them."""
        selection = QItemSelection()
        places = [place for place in map(self.agreed.place, ids) if place.isValid()]
        for place in places:
            selection.select(place, place)
        self.selectionModel().select(selection, _Select.ClearAndSelect | _Select.Rows)
        if places:
            self.selectionModel().setCurrentIndex(places[0], _Select.NoUpdate)
            self.scrollTo(places[0])

    def edit_chosen(self) -> None:
        """Open the field on the first chosen row's text."""
        if ids := self.ids():
            place = self.agreed.place(ids[0])
            self.selectionModel().setCurrentIndex(place, _Select.NoUpdate)  # with Ctrl held the view would choose anew
            self.scrollTo(place)
            self.edit(place)

    def settle(self) -> None:
        """Save what is being typed in place."""
        self.cells.finish()

    def keep(self, row_id: str, text: str) -> None:
        """Keep a text that could not be saved; it is shown, and F2 goes on from it."""
        self._unsaved[row_id] = text
        self.show_rows(self._rows)

    def take_unsaved(self) -> dict[str, str]:
        """Hand out the texts that could not be saved, to try again."""
        found, self._unsaved = self._unsaved, {}
        return found

    def saved(self, row_id: str) -> None:
        """Forget a text that had to wait: a newer one is saved."""
        self._unsaved.pop(row_id, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the details; everything else is as in any table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.ids():
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come by Tab, the ring is on a row: it is chosen, so that what one does is done to it."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.ids():
            at = max(0, self.currentIndex().row())
            self.choose([row.id for row in self.agreed.rows[at : at + 1]])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or a sentence where there are none."""
        super().paintEvent(event)
        if self.agreed.rowCount():
            return
        look = current()
        with QPainter(self.viewport()) as painter:
            painter.setFont(look.font(tokens.SIZE_SECONDARY))
            painter.setPen(look.colour("muted"))
            edge = look.px(2 * tokens.UNIT)
            area = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns."""
        super().resizeEvent(event)
        self._share()

    def show_columns(self, hidden: Collection[int]) -> None:
        """Hide these columns, and show the others."""
        for column in range(len(self._widths)):
            self.setColumnHidden(column, column in hidden)
        self._share()

    def _share(self) -> None:
        header, look = self.horizontalHeader(), current()
        for column, width in enumerate(self._widths):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                if header.sectionSize(column) != look.px(width) and not self.isColumnHidden(column):
                    header.resizeSection(column, look.px(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._soon.start()

    def _with_unsaved(self, row: AgreedRow) -> AgreedRow:
        text = self._unsaved.get(row.id)
        if text is None:
            return row
        column = self.agreed.text_column
        waiting = (CellLine(text), CellLine(_(UNSAVED), "warn", "triangle-alert"))
        cells = (*row.cells[:column], waiting, *row.cells[column + 1 :])
        return dataclasses.replace(row, text=text, cells=cells)

    def _choice(self) -> None:
        if not self._showing:
            self._enable()
            self.chosen.emit(self.ids())

    def _enable(self) -> None:
        count = len(self.ids())
        for name, action in self.commands.items():
            action.setEnabled(self._commands[name].least <= count <= self._commands[name].most)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.commands.values()))
        menu.popup(self.viewport().mapToGlobal(at))

    def _double(self, index: QModelIndex) -> None:
        if index.column() == self.agreed.text_column:
            self.edit_chosen()
        else:
            self.entered.emit()

    def _shift(self, by: int, *_checked: bool) -> None:
        self.agreed.shift(self.ids(), by)

    def _ask(self, name: str, *_checked: bool) -> None:
        self.asked.emit(name, self.ids())

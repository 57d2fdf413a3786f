"""A list of cards that keys, mouse and screen reader can work in; what is to be done with them it only tells."""

import dataclasses
from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts import card_actions
from naravard_desktop.parts.card_actions import COMMANDS
from naravard_desktop.parts.card_delegate import CardDelegate
from naravard_desktop.parts.card_model import CardModel
from naravard_desktop.parts.rows import UNSAVED, CardRow, Row
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind

ALL = tuple(COMMANDS)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_Select = QItemSelectionModel.SelectionFlag


class CardList(QListView):
    """Shows rows; several can be chosen. `model()` tells of drops (`dropped`) and texts changed in place (`edited`)."""

    chosen = Signal(list)
    """Ids of the cards that are chosen, in order."""
    move_requested = Signal(list)
    merge_requested = Signal(list)
    unmerge_requested = Signal(str)
    delete_requested = Signal(list)
    hide_requested = Signal(list, bool)
    """Ids, and whether they are to be hidden."""
    secret_requested = Signal(list, bool)
    """Ids, and whether they are to be confidential."""
    typing = Signal(str, str)
    """What is typed in place and not saved yet: the card's id and the text; "" when nothing waits any longer."""

    def __init__(
        self,
        name: str,
        empty: str,
        *,
        commands: Collection[str] = ALL,
        names: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.commands = card_actions.actions(commands, self)
        self._empty = empty
        self._rows: Sequence[Row] = []
        self._unsaved: dict[str, str] = {}
        self.setAccessibleName(name)
        self.setModel(self.cards)
        self._delegate = CardDelegate(self, names=names)
        self.setItemDelegate(self._delegate)
        self._delegate.typing.connect(self.typing)
        self._delegate.left.connect(self._left)
        self._behave()
        self._connect()
        self._tell_empty()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; selection, focus and scroll stay. A text that is not saved yet is shown as it was typed."""
        self._rows = rows
        before, current = self.ids(), self._current()
        self.cards.show([self._with_unsaved(row) for row in rows])
        if before != self.ids():  # a card that moved is another row to Qt
            self._select(before)
        if current and current != self._current() and self.state() != QAbstractItemView.State.EditingState:
            self.selectionModel().setCurrentIndex(self.cards.place(current), _Select.NoUpdate)
        self._tell_empty()
        self._enable()

    def ids(self) -> list[str]:
        """Return the ids of the chosen cards, in order."""
        return [row.id for row in self.chosen_rows()]

    def chosen_rows(self) -> list[CardRow]:
        """Return the chosen cards, in order."""
        numbers = sorted(index.row() for index in self.selectedIndexes())
        found = [self.cards.rows[number] for number in numbers]
        return [row for row in found if isinstance(row, CardRow)]

    def choose(self, ids: Collection[str]) -> None:
        """Choose these cards and go to the first of them."""
        places = self._select(ids)
        if places:
            self.selectionModel().setCurrentIndex(places[0], _Select.NoUpdate)
            self.scrollTo(places[0])

    def _select(self, ids: Collection[str]) -> list[QModelIndex]:
        selection = QItemSelection()
        places = [place for place in (self.cards.place(row_id) for row_id in ids) if place.isValid()]
        for place in places:
            selection.select(place, place)
        self.selectionModel().select(selection, _Select.ClearAndSelect)
        return places

    def _current(self) -> str:
        index = self.currentIndex()
        return self.cards.rows[index.row()].id if index.isValid() else ""

    def keep(self, card_id: str, text: str) -> None:
        """Keep a text that could not be saved; it is shown, and F2 goes on from it."""
        self._unsaved[card_id] = text
        self.show_rows(self._rows)

    def let_go(self, card_id: str) -> None:
        """Forget a text that could not be saved: another takes its place."""
        if self._unsaved.pop(card_id, None) is not None:
            self.show_rows(self._rows)

    def take_unsaved(self) -> dict[str, str]:
        """Hand out the texts that could not be saved, to try again."""
        found, self._unsaved = self._unsaved, {}
        return found

    def settle(self) -> None:
        """Save what is being typed in place."""
        self._delegate.finish()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come by Tab, the ring is on a card: it is chosen, so that what one does is done to it."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.ids():
            at = max(0, self.currentIndex().row())
            self.choose([row.id for row in self.cards.rows[at:] if isinstance(row, CardRow)][:1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where texts break in other places: Qt does so only for more or fewer rows."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in a sentence what an empty list is for."""
        super().paintEvent(event)
        if self.cards.rowCount():
            return
        look = current()
        with QPainter(self.viewport()) as painter:
            painter.setFont(look.font(tokens.SIZE_SECONDARY))
            painter.setPen(look.colour("muted"))
            edge = look.px(2 * tokens.UNIT)
            area = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def _with_unsaved(self, row: Row) -> Row:
        if isinstance(row, CardRow) and row.id in self._unsaved:
            return dataclasses.replace(row, text=self._unsaved[row.id], notes=(_(UNSAVED), *row.notes))
        return row

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_kind(self, "plain")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(tokens.COLUMN // 2)

    def _connect(self) -> None:
        done = {
            card_actions.EDIT: self._edit,
            card_actions.MERGE: self._merge,
            card_actions.UNMERGE: self._unmerge,
            card_actions.MOVE: self._move,
            card_actions.HIDE: self._hide,
            card_actions.SECRET: self._secret,
            card_actions.UP: self._up,
            card_actions.DOWN: self._down,
            card_actions.DELETE: self._delete,
        }
        for name, action in self.commands.items():
            action.triggered.connect(done[name])
            self.addAction(action)
        self.selectionModel().selectionChanged.connect(self._choice)
        self.customContextMenuRequested.connect(self._menu)

    def _choice(self) -> None:
        self._enable()
        self.chosen.emit(self.ids())

    def _enable(self) -> None:
        rows = self.chosen_rows()
        for name, action in self.commands.items():
            command = COMMANDS[name]
            fits = command.least <= len(rows) <= command.most
            action.setEnabled(fits and (name != card_actions.UNMERGE or rows[0].merged > 0))

    def _tell_empty(self) -> None:
        self.setAccessibleDescription("" if self.cards.rowCount() else self._empty)
        self.viewport().update()

    def _left(self, card_id: str) -> None:
        self.typing.emit(card_id, self._unsaved.get(card_id, ""))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.commands.values()))
        menu.popup(self.viewport().mapToGlobal(at))

    def _edit(self) -> None:
        place = self.cards.place(self.ids()[0])
        self.selectionModel().setCurrentIndex(place, _Select.NoUpdate)  # with Ctrl held the view would choose anew
        self.edit(place)

    def _merge(self) -> None:
        self.merge_requested.emit(self.ids())

    def _unmerge(self) -> None:
        self.unmerge_requested.emit(self.ids()[0])

    def _move(self) -> None:
        self.move_requested.emit(self.ids())

    def _hide(self) -> None:
        rows = self.chosen_rows()
        self.hide_requested.emit([row.id for row in rows], not all(row.hidden for row in rows))

    def _secret(self) -> None:
        rows = self.chosen_rows()
        self.secret_requested.emit([row.id for row in rows], not all(row.confidential for row in rows))

    def _delete(self) -> None:
        self.delete_requested.emit(self.ids())

    def _up(self) -> None:
        self.cards.shift(self.ids(), -1)

    def _down(self) -> None:
        self.cards.shift(self.ids(), 1)

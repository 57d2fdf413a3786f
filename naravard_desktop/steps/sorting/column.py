"""A column of the board: a cluster with who is missing in it, its cards, and its legs as heads in the same list."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from naravard_desktop.core.hyphens import SOFT_HYPHEN, soften
from naravard_desktop.core.language import _
from naravard_desktop.parts.card_actions import DOWN, UP
from naravard_desktop.parts.card_list import ALL, CardList
from naravard_desktop.parts.rows import HeadRow
from naravard_desktop.steps.sorting.cluster_edits import ClusterEdits
from naravard_desktop.steps.sorting.shown import Shown
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_LONG = re.compile(r"\S{18,}")
_HOPELESS = 60
_HEAD, _LEAST_LIST = 34, 56
_WIDGET = Qt.ShortcutContext.WidgetShortcut
_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Column(QFrame):
    """Shows what it is told; the panel does what its list asks for. With `edits` it is a cluster's, and `key` its id:
    then the head has a menu, and so have the legs in the list."""

    touched = Signal()
    """A card or a leg in it was chosen."""

    def __init__(self, key: str, edits: ClusterEdits | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title = key, ""
        self._edits = edits
        self._shown: Shown | None = None
        self._brief = False
        set_kind(self, "panel")
        self.name, self.count, self.note = QLabel(self), QLabel(self), QLabel(self)
        set_kind(self.name, "strong")
        for label in (self.count, self.note):
            set_kind(label, "secondary")
        for label in (self.name, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        placed = [name for name in ALL if edits or name not in {UP, DOWN}]
        empty = _("Dra eller flytta lappar hit (Ctrl+M).") if edits else _("Här väntar lappar på sin plats.")
        self.list = CardList("", empty, commands=placed, parent=self)
        self.menu_button: QToolButton | None = None
        self._leg_actions: list[QAction] = []
        self._board_actions: list[QAction] = []
        self._support: QAction | None = None
        self._lay_out()
        if edits:
            self._give_menu(edits)
            self._give_leg_commands(edits)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        self.list.customContextMenuRequested.disconnect()
        self.list.customContextMenuRequested.connect(self._list_menu)
        theme().changed.connect(self._scale)
        self._scale()

    def show_column(self, shown: Shown, *, support: bool = False) -> None:
        """Show cards and legs; selection and scroll stay. What is already shown costs nothing."""
        if self._support is not None and self._support.isChecked() != support:
            self._support.setChecked(support)
        if shown == self._shown:
            return
        self._shown = shown
        self.title = shown.name
        self.name.setText(breakable(shown.name))
        self.name.setAccessibleName(shown.name)
        about = "\n".join(dict.fromkeys(word for word in (shown.note, shown.about) if word))
        self.name.setToolTip(f"<qt>{_plain(about)}</qt>" if about else "")
        self.count.setText(str(shown.count))
        self.note.setText(breakable(shown.note))
        self.show_note(wanted=not self._brief)
        self.list.setAccessibleName(", ".join(word for word in (shown.name, shown.note) if word))
        if self.menu_button is not None:
            self.menu_button.setAccessibleName(_("Ändra klustret {name}").format(name=shown.name))
            self.menu_button.setAccessibleDescription(shown.about)
        self.list.show_rows(shown.rows)
        self._enable()

    def show_note(self, *, wanted: bool) -> None:
        """Show what stands under the name, or leave it out where the board is low; it is still said and in the tooltip."""
        self._brief = not wanted
        self.note.setVisible(wanted and bool(self.note.text()))

    def redraw(self) -> None:
        """Show the rows again: a text that had to wait was saved as it already stood."""
        if self._shown is not None:
            self.list.show_rows(self._shown.rows)

    def leg(self) -> str:
        """Return the leg whose head alone is chosen; "" if none is."""
        places = self.list.selectedIndexes()
        row = self.list.cards.rows[places[0].row()] if len(places) == 1 else None
        return row.id if isinstance(row, HeadRow) else ""

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self.menu_button, self.list] if self.menu_button is not None else [self.list]

    def add_commands(self, actions: list[QAction]) -> None:
        """Put commands of the whole board in the list's menu."""
        self._board_actions += actions

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.addLayout(self._head)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)

    def _give_menu(self, edits: ClusterEdits) -> None:
        button = self.menu_button = QToolButton(self)
        set_kind(button, "quiet")
        put_icon(button, "ellipsis", "muted")
        button.setToolTip(_("Ändra, dela upp, flytta eller ta bort klustret (F2 ändrar)"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._head.addWidget(button)
        key = self.key
        change = _action(button, _("Ändra namn och syfte…"), "pencil", "F2")
        change.triggered.connect(partial(edits.change_cluster, key))
        add = _action(self, _("Ny del…"), "plus", "Ctrl+Shift+D")
        add.triggered.connect(partial(edits.new_leg, key))
        left = _action(self, _("Flytta klustret åt vänster"), "arrow-left", "Ctrl+Shift+Left")
        left.triggered.connect(partial(edits.shift_cluster, key, -1))
        right = _action(self, _("Flytta klustret åt höger"), "arrow-right", "Ctrl+Shift+Right")
        right.triggered.connect(partial(edits.shift_cluster, key, 1))
        self._support = QAction(_("Behöver medicinskt stöd"), self, checkable=True)
        self._support.triggered.connect(partial(edits.turn_support, key))
        remove = _action(button, _("Ta bort klustret"), "trash-2", "Delete")
        remove.triggered.connect(partial(edits.remove_cluster, key))
        menu = QMenu(button)
        menu.addActions([change, add, self._support, left, right, remove])
        button.setMenu(menu)
        for action in (add, left, right):
            action.setShortcutContext(_INSIDE)

    def _give_leg_commands(self, edits: ClusterEdits) -> None:
        wanted: tuple[tuple[str, str, str, Callable[[str], None]], ...] = (
            (_("Ändra delens namn och syfte…"), "pencil", "F2", edits.change_leg),
            (_("Flytta delen upp"), "arrow-up", "Alt+Up", partial(self._shift_leg, -1)),
            (_("Flytta delen ned"), "arrow-down", "Alt+Down", partial(self._shift_leg, 1)),
            (_("Ta bort delen"), "trash-2", "Delete", edits.remove_leg),
        )
        for words, icon, key, change in wanted:
            action = _action(self.list, words, icon, key)
            action.setEnabled(False)
            action.triggered.connect(partial(self._on_leg, change))
            self._leg_actions.append(action)
        self.list.doubleClicked.connect(partial(self._on_leg, edits.change_leg))

    def _on_leg(self, change: Callable[[str], None], *_told: object) -> None:
        leg = self.leg()
        if leg:
            change(leg)

    def _shift_leg(self, by: int, leg_id: str) -> None:
        if self._edits is not None:
            self._edits.shift_leg(leg_id, by)

    def _chosen(self) -> None:
        self._enable()
        if self.list.selectionModel().hasSelection():
            self.touched.emit()

    def _enable(self) -> None:
        # The keys are the cards' own: only one of the two is ever enabled.
        for action in self._leg_actions:
            action.setEnabled(bool(self.leg()))

    def _list_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.leg():
            menu.addActions(self._leg_actions)
        else:
            menu.addActions([*self.list.commands.values(), *self._board_actions])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _scale(self) -> None:
        look = current()
        self.setMinimumWidth(look.px(tokens.COLUMN))
        self.name.setMinimumHeight(look.px(_HEAD))
        self.list.setMinimumHeight(look.px(_LEAST_LIST))
        edge = look.px(tokens.UNIT)
        layout = self.layout()
        if layout is not None:
            # The cards keep room for the focus ring themselves.
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSpacing(look.px(4))
        self._head.setSpacing(look.px(4))
        self._head.setContentsMargins(look.px(4), 0, 0 if self.menu_button else look.px(4), 0)
        self.note.setContentsMargins(look.px(4), 0, look.px(4), 0)


def breakable(text: str) -> str:
    """Return text with soft hyphens in words that are wider than a column, so that none is cut."""
    return _LONG.sub(_broken, text)


def _broken(match: re.Match[str]) -> str:
    word = match.group()
    soft = soften(word)
    if len(word) <= _HOPELESS and soft != word:
        return soft
    return SOFT_HYPHEN.join(word[at : at + 10] for at in range(0, len(word), 10))


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _action(owner: QWidget, words: str, icon: str, key: str) -> QAction:
    action = QAction(words, owner)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(_WIDGET)
    put_icon(action, icon)
    owner.addAction(action)
    return action

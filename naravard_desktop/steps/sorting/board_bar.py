"""The board's commands as buttons: on the chosen cards, whichever column they lie in."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.card_actions import COMMANDS, EDIT, MERGE, MOVE
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_FIRST = (MOVE, EDIT, MERGE)
"""What is done most on a board; then come the board's own."""


class BoardBar(QWidget):
    """As many commands as there is room for, the rest under "Fler", which has all. `own` are those of the whole board;
    those of the lists go to the list that was shown last with `show_list`."""

    def __init__(self, own: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: CardList | None = None
        self.commands = {
            name: self._command(name) for name in (*_FIRST, *(one for one in COMMANDS if one not in _FIRST))
        }
        actions = list(self.commands.values())
        actions[len(_FIRST) : len(_FIRST)] = own
        self._buttons = [self._button(action) for action in actions]
        self._more = QPushButton(_("Fler"), self)
        self._more.setToolTip(_("Fler kommandon för de valda lapparna"))
        set_kind(self._more, "quiet")
        menu = QMenu(self._more)
        menu.addActions(actions)
        self._more.setMenu(menu)
        self._count = QLabel(self)
        set_kind(self._count, "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (*self._buttons, self._more):
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._count)
        theme().changed.connect(self._fit)

    def buttons(self) -> list[QPushButton]:
        """Return all buttons, in order."""
        return [*self._buttons, self._more]

    def show_list(self, cards: CardList | None, total: int) -> None:
        """Work on the cards chosen in a list; `total` is how many lie on the board."""
        self._list = cards
        for name, action in self.commands.items():
            own = cards.commands.get(name) if cards is not None else None
            action.setEnabled(own is not None and own.isEnabled())
        number = len(cards.ids()) if cards is not None else 0
        words = _("1 lapp") if total == 1 else _("{count} lappar").format(count=total)
        text = _("{number} av {cards} valda").format(number=number, cards=words) if number else words
        if text != self._count.text():
            self._count.setText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """One button and the count always fit."""
        width = self._more.sizeHint().width() + self._count.sizeHint().width() + current().px(8)
        return QSize(width, self._more.sizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Never ask for more than there is."""
        return self.minimumSizeHint()

    def _command(self, name: str) -> QAction:
        command = COMMANDS[name]
        # The key itself is the list's; here it is only shown.
        action = QAction(f"{_(command.words)}\t{command.key}", self)
        action.setToolTip(f"{_(command.about)} ({command.key})")
        action.setEnabled(False)
        action.triggered.connect(partial(self._pass_on, name))
        put_icon(action, command.icon)
        return action

    def _pass_on(self, name: str) -> None:
        if self._list is not None:
            self._list.commands[name].trigger()

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().partition("\t")[0], self)
        button.setToolTip(action.toolTip())
        button.setAccessibleDescription(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        put_icon(button, str(action.property("iconName")))
        set_kind(button, "quiet")
        return button

    def _fit(self) -> None:
        look = current()
        gap = look.px(2)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(gap)
        room = self.width() - self._count.sizeHint().width() - look.px(8)
        widths = [button.sizeHint().width() + gap for button in self._buttons]
        if sum(widths) <= room:
            fits = len(widths)
        else:
            room -= self._more.sizeHint().width() + gap
            fits = sum(sum(widths[: number + 1]) <= room for number in range(len(widths)))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < fits)
        self._more.setVisible(fits < len(widths))

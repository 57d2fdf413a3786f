"""The board's commands as buttons: on the chosen cards, whichever column they lie in."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.action_bar import ActionBar, cards_words
from naravard_desktop.parts.card_actions import COMMANDS, EDIT, MERGE, MOVE
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.widgets.icons import put_icon

_FIRST = (MOVE, EDIT, MERGE)
"""What is done most on a board; then come the board's own."""


class BoardBar(ActionBar):
    """`own` are the commands of the whole board; those of the lists go to the list that was shown last with `show_list`."""

    def __init__(self, own: list[QAction], parent: QWidget | None = None) -> None:
        self._list: CardList | None = None
        names = (*_FIRST, *(one for one in COMMANDS if one not in _FIRST))
        self.commands = {name: self._command(name, parent) for name in names}
        actions = list(self.commands.values())
        actions[len(_FIRST) : len(_FIRST)] = own
        super().__init__(actions, _("Fler kommandon för de valda lapparna"), parent)

    def show_list(self, cards: CardList | None, total: int) -> None:
        """Work on the cards chosen in a list; `total` is how many lie on the board."""
        self._list = cards
        for name, action in self.commands.items():
            own = cards.commands.get(name) if cards is not None else None
            action.setEnabled(own is not None and own.isEnabled())
        self.tell(len(cards.ids()) if cards is not None else 0, cards_words(total))

    def _command(self, name: str, parent: QWidget | None) -> QAction:
        command = COMMANDS[name]
        # The key itself is the list's; here it is only shown.
        action = QAction(f"{_(command.words)}\t{command.key}", parent)
        action.setToolTip(f"{_(command.about)} ({command.key})")
        action.setEnabled(False)
        action.triggered.connect(partial(self._pass_on, name))
        put_icon(action, command.icon)
        return action

    def _pass_on(self, name: str) -> None:
        if self._list is not None:
            self._list.commands[name].trigger()

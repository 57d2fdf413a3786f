"""The commands of a list as buttons above it, and how many cards are chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.action_bar import ActionBar, cards_words
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import CardRow


class CommandBar(ActionBar):
    """The bar of one list; `counted` says how many there are, in words."""

    def __init__(
        self, cards: CardList, parent: QWidget | None = None, counted: Callable[[int], str] = cards_words
    ) -> None:
        super().__init__(list(cards.commands.values()), _("Fler kommandon för de valda lapparna"), parent)
        self._cards, self._counted = cards, counted
        cards.chosen.connect(self._tell)
        cards.cards.rowsInserted.connect(self._tell)
        cards.cards.rowsRemoved.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        total = sum(isinstance(row, CardRow) for row in self._cards.cards.rows)
        self.tell(len(self._cards.ids()), self._counted(total))

"""The commands of a list as buttons above it, and how many cards are chosen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.card_actions import COMMANDS
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme


class CommandBar(QWidget):
    """As many commands as there is room for, the rest under "Fler", which has all."""

    def __init__(self, cards: CardList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._count = QLabel(self)
        set_kind(self._count, "secondary")
        self._buttons = [self._button(name, action) for name, action in cards.commands.items()]
        self._more = QPushButton(_("Fler"), self)
        self._more.setToolTip(_("Fler kommandon för de valda lapparna"))
        set_kind(self._more, "quiet")
        menu = QMenu(self._more)
        menu.addActions(list(cards.commands.values()))
        self._more.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (*self._buttons, self._more):
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._count)
        cards.chosen.connect(self._tell)
        cards.cards.rowsInserted.connect(self._tell)
        cards.cards.rowsRemoved.connect(self._tell)
        theme().changed.connect(self._fit)
        self._tell()

    def buttons(self) -> list[QPushButton]:
        """Return all buttons, in order."""
        return [*self._buttons, self._more]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """One button and the count always fit."""
        width = self._more.sizeHint().width() + self._count.sizeHint().width() + current().px(8)
        return QSize(width, self._more.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Never ask for more than there is."""
        return self.minimumSizeHint()

    def _button(self, name: str, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setToolTip(action.toolTip())
        button.setAccessibleDescription(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        put_icon(button, COMMANDS[name].icon)
        set_kind(button, "quiet")
        return button

    def _tell(self) -> None:
        number = len(self._cards.ids())
        total = sum(isinstance(row, CardRow) for row in self._cards.cards.rows)
        cards = _("1 lapp") if total == 1 else _("{count} lappar").format(count=total)
        self._count.setText(_("{number} av {cards} valda").format(number=number, cards=cards) if number else cards)
        self._fit()

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

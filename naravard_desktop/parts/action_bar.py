"""Commands as buttons in a line, and at its end how many are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme


class ActionBar(QWidget):
    """As many commands as there is room for, the rest under "Fler", which has all; `about` says what they act on."""

    def __init__(self, actions: Sequence[QAction], about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel(self)
        set_kind(self._count, "secondary")
        self._buttons = [self._button(action) for action in actions]
        self._more = QPushButton(_("Fler"), self)
        self._more.setToolTip(about)
        set_kind(self._more, "quiet")
        menu = QMenu(self._more)
        menu.addActions(list(actions))
        self._more.setMenu(menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons():
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        theme().changed.connect(self._fit)

    def buttons(self) -> list[QPushButton]:
        """Return all buttons, in order."""
        return [*self._buttons, self._more]

    def tell(self, chosen: int, words: str) -> None:
        """Say how many are chosen; `words` says how many there are."""
        text = _("{number} av {all} valda").format(number=chosen, all=words) if chosen else words
        if text != self._count.text():
            self._count.setText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The menu and the count always fit."""
        width = self._more.sizeHint().width() + self._count.sizeHint().width() + current().px(8)
        return QSize(width, self._more.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Never ask for more than there is."""
        return self.minimumSizeHint()

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().partition("\t")[0], self)  # what follows in a menu is its key
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
        self._row.setSpacing(gap)
        room = self.width() - self._count.sizeHint().width() - look.px(8)
        widths = [button.sizeHint().width() + gap for button in self._buttons]
        fits = len(widths)
        if sum(widths) > room:
            room -= self._more.sizeHint().width() + gap
            fits = sum(sum(widths[: number + 1]) <= room for number in range(len(widths)))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < fits)
        self._more.setVisible(fits < len(widths))


def cards_words(count: int) -> str:
    """Say how many cards there are."""
    return _("1 lapp") if count == 1 else _("{count} lappar").format(count=count)


def answers_words(count: int) -> str:
    """Say how many answers there are."""
    return _("1 svar") if count == 1 else _("{count} svar").format(count=count)


def proposals_words(count: int) -> str:
    """Say how many proposals there are."""
    return _("1 förslag") if count == 1 else _("{count} förslag").format(count=count)


def points_words(count: int) -> str:
    """Say how many points a list has."""
    return _("1 punkt") if count == 1 else _("{count} punkter").format(count=count)


def rows_words(count: int) -> str:
    """Say how many rows there are."""
    return _("1 rad") if count == 1 else _("{count} rader").format(count=count)

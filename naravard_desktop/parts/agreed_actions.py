"""The commands on chosen decisions or actions, as keys of their table, in its menu and as buttons above it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.card_actions import DELETE, DOWN, EDIT, SECRET, UP, Command
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

COMMANDS: dict[str, Command] = {
    EDIT: Command(N_("Ändra"), N_("Ändra texten där den står"), "F2", "pencil", most=1),
    SECRET: Command(
        N_("Konfidentiell"), N_("Märk de valda som konfidentiella, eller ta bort märket"), "Ctrl+Shift+H", "lock"
    ),
    UP: Command(N_("Flytta upp"), N_("Flytta de valda ett steg upp"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta de valda ett steg ned"), "Alt+Down", "arrow-down"),
    DELETE: Command(N_("Ta bort"), N_("Ta bort de valda; det går att ångra"), "Delete", "trash-2"),
}


def make_actions(commands: Mapping[str, Command], parent: QObject) -> dict[str, QAction]:
    """Make the actions of some commands; their keys work only where the focus is in `parent`."""
    made: dict[str, QAction] = {}
    for name, command in commands.items():
        action = QAction(_(command.words), parent)
        action.setShortcut(QKeySequence(command.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_(command.about)} ({key})")
        action.setEnabled(False)
        put_icon(action, command.icon)
        made[name] = action
    return made


class AgreedBar(QWidget):
    """As many commands as there is room for, the rest under "Fler"; at the right how many rows are chosen."""

    def __init__(self, commands: Mapping[str, Command], actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._count = QLabel(self)
        set_kind(self._count, "secondary")
        self._buttons = [self._button(commands[name], action) for name, action in actions.items()]
        self._more = QPushButton(_("Fler"), self)
        self._more.setToolTip(_("Fler kommandon för de valda raderna"))
        set_kind(self._more, "quiet")
        menu = QMenu(self._more)
        menu.addActions(list(actions.values()))
        self._more.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons():
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._count)
        self._row = layout
        theme().changed.connect(self._fit)

    def buttons(self) -> list[QPushButton]:
        """Return all buttons, in order."""
        return [*self._buttons, self._more]

    def tell(self, chosen: int, words: str) -> None:
        """Say how many of all rows are chosen; `words` says how many there are."""
        self._count.setText(_("{number} av {rows} valda").format(number=chosen, rows=words) if chosen else words)
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

    def _button(self, command: Command, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setToolTip(action.toolTip())
        button.setAccessibleDescription(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        put_icon(button, command.icon)
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

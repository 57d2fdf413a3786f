"""The commands on chosen cards: the same in a list's keys, its menu and its bar."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from naravard_desktop.core.language import N_, _
from naravard_desktop.widgets.icons import put_icon

EDIT, MERGE, UNMERGE, MOVE = "edit", "merge", "unmerge", "move"
HIDE, SECRET, UP, DOWN, DELETE = "hide", "secret", "up", "down", "delete"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its words, what it does in a sentence, key and icon, and how many cards it takes."""

    words: str
    about: str
    key: str
    icon: str
    least: int = 1
    most: int = 1_000_000


COMMANDS: dict[str, Command] = {
    EDIT: Command(N_("Ändra"), N_("Ändra lappens text där den ligger"), "F2", "pencil", most=1),
    MERGE: Command(N_("Sammanför"), N_("Sammanför de valda lapparna till en"), "Ctrl+G", "merge", least=2),
    UNMERGE: Command(N_("Ta isär"), N_("Ta isär en sammanförd lapp"), "Ctrl+Shift+G", "split", most=1),
    MOVE: Command(N_("Flytta till…"), N_("Flytta de valda lapparna till en annan plats"), "Ctrl+M", "move"),
    HIDE: Command(N_("Dölj eller visa"), N_("Dölj lapparna för rummet, eller visa dem igen"), "Ctrl+H", "eye-off"),
    SECRET: Command(
        N_("Konfidentiell"), N_("Märk lapparna som konfidentiella, eller ta bort märket"), "Ctrl+Shift+H", "lock"
    ),
    UP: Command(N_("Flytta upp"), N_("Flytta de valda lapparna ett steg upp"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta de valda lapparna ett steg ned"), "Alt+Down", "arrow-down"),
    DELETE: Command(N_("Ta bort"), N_("Ta bort de valda lapparna; det går att ångra"), "Delete", "trash-2"),
}
"""All commands, in the order of menu and bar."""


def actions(names: Collection[str], parent: QObject) -> dict[str, QAction]:
    """Make the actions of some of the commands on cards. Each list has its own: their keys work only where the focus is."""
    return make_actions({name: command for name, command in COMMANDS.items() if name in names}, parent)


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

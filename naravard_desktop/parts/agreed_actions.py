"""The commands on chosen decisions or actions, as keys of their table, in its menu and for buttons above it."""

from naravard_desktop.core.language import N_
from naravard_desktop.parts.card_actions import DELETE, DOWN, EDIT, SECRET, UP, Command

COMMANDS: dict[str, Command] = {
    EDIT: Command(N_("Ändra"), N_("Ändra texten där den står"), "F2", "pencil", most=1),
    SECRET: Command(
        N_("Konfidentiell"), N_("Märk de valda som konfidentiella, eller ta bort märket"), "Ctrl+Shift+H", "lock"
    ),
    UP: Command(N_("Flytta upp"), N_("Flytta de valda ett steg upp"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta de valda ett steg ned"), "Alt+Down", "arrow-down"),
    DELETE: Command(N_("Ta bort"), N_("Ta bort de valda; det går att ångra"), "Delete", "trash-2"),
}

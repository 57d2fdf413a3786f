"""The room's view of inventory."""

from naravard_desktop.parts.screen import Screen


class InventoryScreen(Screen):
    """Nothing yet."""

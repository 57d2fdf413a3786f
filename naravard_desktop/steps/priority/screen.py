"""The room's view of priority."""

from naravard_desktop.parts.screen import Screen


class PriorityScreen(Screen):
    """Nothing yet."""

"""The room's view of goals."""

from naravard_desktop.parts.screen import Screen


class GoalsScreen(Screen):
    """Nothing yet."""

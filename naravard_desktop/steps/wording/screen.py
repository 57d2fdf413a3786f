"""The room's view of wording."""

from naravard_desktop.parts.screen import Screen


class WordingScreen(Screen):
    """Nothing yet."""

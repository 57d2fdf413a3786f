"""The room's view of principles."""

from naravard_desktop.parts.screen import Screen


class PrinciplesScreen(Screen):
    """Nothing yet."""

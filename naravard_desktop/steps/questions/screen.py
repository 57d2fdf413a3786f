"""The room's view of questions."""

from naravard_desktop.parts.screen import Screen


class QuestionsScreen(Screen):
    """Nothing yet."""

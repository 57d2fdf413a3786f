"""The room's view of follow_up."""

from naravard_desktop.parts.screen import Screen


class FollowUpScreen(Screen):
    """Nothing yet."""

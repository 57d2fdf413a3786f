"""The room's view of a talk: the question, and what has been written down."""

from naravard_desktop.parts.tiles import CardScreen


class TalkScreen(CardScreen):
    """Notes as tiles."""

"""The facilitator's panel of questions."""

from naravard_desktop.parts.panel import Panel


class QuestionsPanel(Panel):
    """Nothing yet."""

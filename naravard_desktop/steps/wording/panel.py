"""The facilitator's panel of wording."""

from naravard_desktop.parts.panel import Panel


class WordingPanel(Panel):
    """Nothing yet."""

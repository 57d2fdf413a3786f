"""The facilitator's panel of goals."""

from naravard_desktop.parts.panel import Panel


class GoalsPanel(Panel):
    """Nothing yet."""

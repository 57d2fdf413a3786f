"""The facilitator's panel of priority."""

from naravard_desktop.parts.panel import Panel


class PriorityPanel(Panel):
    """Nothing yet."""

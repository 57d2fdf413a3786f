"""The facilitator's panel of principles."""

from naravard_desktop.parts.panel import Panel


class PrinciplesPanel(Panel):
    """Nothing yet."""

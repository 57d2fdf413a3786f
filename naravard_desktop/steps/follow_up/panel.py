"""The facilitator's panel of follow_up."""

from naravard_desktop.parts.panel import Panel


class FollowUpPanel(Panel):
    """Nothing yet."""

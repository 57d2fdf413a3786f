"""The facilitator's panel of inventory."""

from naravard_desktop.parts.panel import Panel


class InventoryPanel(Panel):
    """Nothing yet."""

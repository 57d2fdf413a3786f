"""Follow-up: the actions that were open when the group met, what has become of them, and what was not talked about."""

from naravard_desktop.core.kind import Options

__all__ = ["Options"]

"""Goals: what the group wants to reach, why, on which level, how it is measured, and who owns it."""

from naravard_desktop.core.kind import Options

__all__ = ["Options"]

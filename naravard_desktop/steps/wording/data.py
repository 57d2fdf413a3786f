"""Wording: proposals side by side, one text that all agree on, and the versions it had before."""

from naravard_desktop.core.kind import Options

__all__ = ["Options"]

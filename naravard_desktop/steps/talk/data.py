"""Talk: a presentation or a conversation; what is worth keeping is written down as cards."""

from naravard_desktop.core.kind import Options

__all__ = ["Options"]

"""Break: nothing is written. (The folder is not named `break`, a word Python keeps for itself.)"""

from naravard_desktop.core.kind import Options

__all__ = ["Options"]

"""The section of priority."""

from naravard_desktop.documents.model import Block
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process.workshops import Step


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the section; nothing if nothing was written."""
    del step, writing
    return []

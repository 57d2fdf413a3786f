"""A break has no section."""

from naravard_desktop.documents.model import Block
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process.workshops import Step


def minutes(_step: Step, _writing: Writing) -> list[Block]:
    """Write nothing."""
    return []

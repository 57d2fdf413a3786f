"""The talk's section: the notes that were taken."""

from naravard_desktop.documents.model import Block
from naravard_desktop.documents.writing import Writing, card_blocks
from naravard_desktop.process.cards import cards
from naravard_desktop.process.workshops import Step


def minutes(step: Step, writing: Writing) -> list[Block]:
    """List the notes."""
    return card_blocks(writing, cards(writing.library, step.id))

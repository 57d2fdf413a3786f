"""The section of actions: the table that the group takes home."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.actions import action_table
from naravard_desktop.documents.model import Block, Paragraph
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process.actions import actions_of_step
from naravard_desktop.process.reviews import as_agreed
from naravard_desktop.process.workshops import Step


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the actions agreed in this step, as they were agreed: what later meetings said of them stands in their minutes."""
    agreed = as_agreed(writing.library, step, actions_of_step(writing.library, step.id))
    return action_table(writing, agreed) or [Paragraph(_("Inga åtgärder bestämdes."))]

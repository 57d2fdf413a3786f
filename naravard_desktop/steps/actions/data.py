"""Actions: what the group agrees to do, who answers for it on each side, and by when."""

from collections.abc import Sequence

from naravard_desktop.core.kind import Options
from naravard_desktop.core.words import Level
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import Step, process_of
from naravard_desktop.storage.library import Library

__all__ = ["Options", "agree"]


def agree(
    library: Library,
    step: Step,
    text: str,
    *,
    responsible: Sequence[tuple[str | None, str | None]] = (),
    level: Level | None = None,
    due: str | None = None,
    came_from: Sequence[str] = (),
) -> str:
    """Add an action of this step and return its id; `responsible` are (organisation id, person id), one a huvudman."""
    process_id = process_of(library, step)
    action_id = add_action(library, process_id, step.id, text, level=level, due=due, came_from=came_from)
    for organisation_id, person_id in responsible:
        set_responsible(library, process_id, action_id, organisation_id, person_id)
    return action_id

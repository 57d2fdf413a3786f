"""Decisions: what the group decides in a step."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.workshops import Step, options, workshop
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`decided_by` is who decides unless something else is said."""

    decided_by: str = asked("", N_("Den som beslutar"), N_("Gäller om inget annat sägs"))


def decide(
    library: Library, step: Step, text: str, *, decided_by: str | None = None, based_on: Sequence[str] = ()
) -> str:
    """Add a decision of this step, on the day of the workshop, and return its id."""
    held = workshop(library, step.workshop_id)
    return add_decision(
        library,
        held.process_id,
        step.id,
        text,
        decided_by=options(step, Options).decided_by if decided_by is None else decided_by,
        decided_on=held.date,
        based_on=based_on,
    )

"""Starting a process, and a workshop in it from a template."""

from naravard_desktop.core.clock import later
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import N_
from naravard_desktop.core.template import Template
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.processes import add_process
from naravard_desktop.process.workshops import add_step, add_workshop, step
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library


def start_process(library: Library, title: str, about: str = "", *, sample: bool = False) -> str:
    """Start a process and return its id."""
    process_id = new_id()
    with edit(library, Scope(process_id), N_("Nytt uppdrag: {title}"), title=title):
        add_process(library, process_id, title, about, sample=sample)
    return process_id


def start_workshop(
    library: Library,
    process_id: str,
    template: Template,
    *,
    title: str = "",
    date: str | None = None,
    starts: str | None = None,
    place: str = "",
) -> str:
    """Start a workshop and return its id. The template is copied: what is changed in either later stays there.

    Undoing this belongs to the process; undo inside the workshop stops at its start.
    """
    title = title or template.title
    with edit(library, Scope(process_id), N_("Ny workshop: {title}"), title=title):
        workshop_id = add_workshop(
            library,
            process_id,
            title,
            template=template.id,
            source=template.source,
            date=date,
            starts=starts,
            ends=later(starts, template.minutes) if starts else None,
            place=place,
        )
        ids: dict[str, str] = {}
        for planned in template.steps:
            ids[planned.id] = add_step(library, workshop_id, planned, ids.get(planned.uses))
            KINDS[planned.kind].begin(library, step(library, ids[planned.id]))
    return workshop_id

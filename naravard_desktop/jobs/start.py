"""Starting a process, and a workshop in it from a template or as a copy of another; taking them away again."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core import check
from naravard_desktop.core.clock import later, today
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.language import N_
from naravard_desktop.core.template import Template
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.own_moments import own_moment
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.forms import take_over_form
from naravard_desktop.process.parties import add_party, parties
from naravard_desktop.process.people import attendance, set_attendance
from naravard_desktop.process.processes import (
    add_process,
    delete_process,
    delete_workshop,
    process,
    scope_of,
)
from naravard_desktop.process.workshops import (
    Step,
    Workshop,
    add_step,
    add_workshop,
    change_step,
    options,
    step,
    steps,
    workshop,
    workshops,
)
from naravard_desktop.storage import backup
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library

SINCE_LAST = "follow_up"
"""The kind of moment that a workshop after the first begins with."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the next workshop of a process takes from the latest one: when and where it was said to be."""

    latest: Workshop
    date: str | None
    starts: str | None
    place: str


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
    since_last: bool = False,
    invite_from: str | None = None,
) -> str:
    """Start a workshop and return its id. The template is copied: what is changed in either later stays there.

    `since_last` has it begin, after the opening, with what was agreed before; `invite_from` is a workshop whose people are
    invited to this one too. Its minutes have the form and the case numbers of the latest before it. Undoing this belongs to
    the process; undo inside the workshop stops at its start.
    """
    title = title or template.title
    planned = _since_last(template.steps) if since_last else template.steps
    latest = proposal(library, process_id)
    with edit(library, Scope(process_id), N_("Ny workshop: {title}"), title=title):
        workshop_id = add_workshop(
            library,
            process_id,
            title,
            template=template.id,
            source=template.source,
            date=date,
            starts=starts,
            ends=_ends(starts, planned),
            place=place,
        )
        _add_steps(library, workshop_id, planned)
        if latest:
            take_over_form(library, workshop_id, latest.latest.id)
        if invite_from:
            _invite(library, workshop_id, invite_from)
    return workshop_id


def copy_workshop(
    library: Library,
    workshop_id: str,
    *,
    title: str = "",
    date: str | None = None,
    starts: str | None = None,
    place: str = "",
    since_last: bool = False,
    invite: bool = True,
) -> str:
    """Start a workshop with the same moments, tables and invited people as another of its process, and return its id.

    Its minutes have the same form and case numbers. What the group wrote, counted and agreed there stays there, and so does
    who came. Undo is as for `start_workshop`.
    """
    old = workshop(library, workshop_id)
    title = title or old.title
    planned: Sequence[PlannedStep] = [_planned(one) for one in steps(library, workshop_id)]
    planned = _since_last(planned) if since_last else planned
    with edit(library, Scope(old.process_id), N_("Ny workshop: {title}"), title=title):
        new = add_workshop(
            library,
            old.process_id,
            title,
            template=old.template,
            source=old.source,
            date=date,
            starts=starts,
            ends=_ends(starts, planned),
            place=place,
            language=old.language,
        )
        _add_steps(library, new, planned)
        take_over_form(library, new, workshop_id)
        for table in parties(library, workshop_id):
            add_party(library, new, table.name, table.persons)
        if invite:
            _invite(library, new, workshop_id)
    return new


def proposal(library: Library, process_id: str) -> Proposal | None:
    """Return what the next workshop takes from the latest of a process; None if there is none to take from."""
    known = workshops(library, process_id)
    dated = [one for one in known if one.date]
    if not known:
        return None
    latest = dated[-1] if dated else known[-1]
    taken = {one.date for one in known}
    if latest.next_date is None or latest.next_date in taken or latest.next_date < today().isoformat():
        return Proposal(latest, None, None, "")
    return Proposal(latest, latest.next_date, latest.next_time, latest.next_place)


def remove_process(library: Library, process_id: str) -> None:
    """Delete a process, after a backup; it can be undone in the scope of the process that is gone.

    :raises Trouble: if there could be no backup, or the library cannot be written; then nothing is deleted.
    """
    title = process(library, process_id).title
    backup.make(library.path)
    with edit(library, Scope(process_id), N_("Borttaget uppdrag: {title}"), title=excerpt(title)):
        delete_process(library, process_id)


def remove_workshop(library: Library, workshop_id: str) -> None:
    """Delete a workshop, after a backup; undoing it belongs to the process, as starting it did.

    :raises Trouble: as `remove_process`.
    """
    held, scope = workshop(library, workshop_id), scope_of(library, workshop_id)
    backup.make(library.path)
    if scope:
        with edit(library, Scope(scope.process_id), N_("Borttagen workshop: {title}"), title=excerpt(held.title)):
            delete_workshop(library, workshop_id)


def _ends(starts: str | None, planned: Sequence[PlannedStep]) -> str | None:
    return later(starts, sum(one.minutes for one in planned)) if starts else None


def _since_last(planned: Sequence[PlannedStep]) -> list[PlannedStep]:
    """Put what was agreed before after the opening, or first; nothing if it is there already."""
    if any(one.kind == SINCE_LAST for one in planned):
        return list(planned)
    at = 1 if planned and planned[0].kind == "opening" else 0
    return [*planned[:at], own_moment(SINCE_LAST), *planned[at:]]


def _planned(old: Step) -> PlannedStep:
    """Return a step as its template would have it."""
    kind = KINDS[old.kind]
    try:
        chosen: Options = options(old, kind.options)
    except check.Wrong:  # written by another version or by hand: what cannot be read is not carried on
        chosen = kind.options()
    shared = {field.name for field in dataclasses.fields(PlannedStep)} - {"id", "uses", "options"}
    texts = {name: getattr(old, name) for name in shared}
    return PlannedStep(id=old.id, uses=old.uses_id or "", options=chosen, **texts)


def _add_steps(library: Library, workshop_id: str, planned: Sequence[PlannedStep]) -> None:
    """Add steps in order; one may work on a step after it, where an agenda has been moved about."""
    ids = {one.id: add_step(library, workshop_id, one) for one in planned}
    for one in planned:
        if one.uses in ids:
            change_step(library, ids[one.id], uses_id=ids[one.uses])
    for one in planned:
        KINDS[one.kind].begin(library, step(library, ids[one.id]))


def _invite(library: Library, workshop_id: str, like: str) -> None:
    for one in attendance(library, like):
        set_attendance(library, workshop_id, one.person_id, "invited", one.role)

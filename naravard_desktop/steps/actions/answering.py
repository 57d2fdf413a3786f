"""Naming who answers for actions, each inside one edit: one for each huvudman."""

from collections.abc import Sequence

from naravard_desktop.process.people import add_person
from naravard_desktop.process.responsible import Responsible, remove_responsible, responsibles, set_responsible
from naravard_desktop.storage.library import Library


def answer(
    library: Library,
    process_id: str,
    ids: Sequence[str],
    organisation_id: str | None,
    person_id: str | None,
    instead: str = "",
) -> None:
    """Let somebody answer for these actions in an organisation, instead of a person in a place of their own if one is given."""
    if instead:
        no_longer(library, process_id, ids, None, instead)
    for action_id in ids:
        set_responsible(library, process_id, action_id, organisation_id, person_id)


def name_one(
    library: Library, process_id: str, ids: Sequence[str], organisation_id: str | None, name: str, instead: str = ""
) -> None:
    """Add a person to an organisation, and let them answer for these actions."""
    person_id = add_person(library, process_id, name, organisation_id=organisation_id)
    answer(library, process_id, ids, organisation_id, person_id, instead)


def no_longer(
    library: Library, process_id: str, ids: Sequence[str], organisation_id: str | None, person_id: str | None
) -> None:
    """Let nobody answer for these actions in an organisation; without one, this person no longer does in their own place."""
    found = responsibles(library, process_id)
    for action_id in ids:
        for one in found.get(action_id, ()):
            if _is(one, organisation_id, person_id):
                remove_responsible(library, one)


def _is(one: Responsible, organisation_id: str | None, person_id: str | None) -> bool:
    if organisation_id:
        return one.organisation_id == organisation_id
    return one.organisation_id is None and one.person_id == person_id

"""What is done to the list of people invited, each as one edit of the session."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core.language import N_
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import (
    Person,
    add_organisation,
    add_person,
    attendance,
    change_person,
    organisations,
    persons,
    remove_attendance,
    set_attendance,
)
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.invited_reading import Read


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What was written of a person; `new_organisation` is made, of its type, where no known one was chosen."""

    name: str
    title: str
    organisation_id: str | None
    new_organisation: str
    organisation_type: OrganisationType
    level: Level | None


def invited(library: Library, scope: Scope) -> list[Person]:
    """Return the people of a workshop by name: invited, present or absent."""
    known = persons(library, scope.process_id)
    return [known[one.person_id] for one in attendance(library, scope.workshop_id or "")]


def save(session: Session, scope: Scope, person: Person | None, facts: PersonFacts) -> str | None:
    """Write a person, new ones as invited, and return the id; None if it was not saved.

    A new one with the name of somebody the process knows is that person.
    """
    library, workshop_id = session.library, scope.workshop_id or ""
    namesakes = [one for one in persons(library, scope.process_id).values() if one.name == facts.name]
    known = person or (namesakes[0] if len(namesakes) == 1 else None)

    def write() -> str:
        organisation_id = facts.organisation_id
        if facts.new_organisation:
            organisation_id = add_organisation(
                library, scope.process_id, facts.new_organisation, facts.organisation_type
            )
        if person:
            change_person(
                library,
                person.id,
                name=facts.name,
                title=facts.title,
                organisation_id=organisation_id,
                level=facts.level,
            )
            return person.id
        person_id = (
            known.id
            if known
            else add_person(
                library,
                scope.process_id,
                facts.name,
                title=facts.title,
                organisation_id=organisation_id,
                level=facts.level,
            )
        )
        if all(one.person_id != person_id for one in attendance(library, workshop_id)):
            set_attendance(library, workshop_id, person_id, "invited")
        return person_id

    return session.do(scope, N_("Ändrad person: {name}") if person else N_("Inbjuden: {name}"), write, name=facts.name)


def uninvite(session: Session, scope: Scope, person: Person) -> None:
    """Take a person off a workshop's list; they stay in the process."""
    session.do(
        scope,
        N_("Inte längre inbjuden: {name}"),
        lambda: remove_attendance(session.library, scope.workshop_id or "", person.id),
        name=person.name,
    )


def invite_known(session: Session, scope: Scope, person_ids: Sequence[str]) -> int | None:
    """Invite people whom the process knows, in one edit, and return how many were not on the list; None if not saved."""

    def write() -> int:
        return sum([_invite(session.library, scope, person_id) for person_id in person_ids])

    return session.do(scope, N_("Inbjudna: {count} personer"), write, count=len(person_ids))


def invite_read(session: Session, scope: Scope, people: Sequence[Read]) -> int | None:
    """Invite people from pasted lines, in one edit, and return how many were not on the list; None if not saved.

    Who has the name of one person that the process knows is that person: what was not known of them is filled in, nothing
    is changed. Organisations that are not known are made.
    """
    library = session.library

    def write() -> int:
        places = {one.name.casefold(): one.id for one in organisations(library, scope.process_id)}
        return sum([_invite(library, scope, _written(library, scope, places, read)) for read in people])

    return session.do(scope, N_("Inbjudna: {count} personer"), write, count=len(people))


def _written(library: Library, scope: Scope, places: dict[str, str], read: Read) -> str:
    organisation_id = places.get(read.organisation.casefold()) if read.organisation else None
    if read.organisation and organisation_id is None:
        organisation_id = add_organisation(library, scope.process_id, read.organisation, read.type)
        places[read.organisation.casefold()] = organisation_id
    namesakes = [one for one in persons(library, scope.process_id).values() if one.name == read.name]
    if len(namesakes) != 1:
        return add_person(
            library, scope.process_id, read.name, title=read.title, organisation_id=organisation_id, level=read.level
        )
    known = namesakes[0]
    change_person(
        library,
        known.id,
        title=known.title or read.title,
        organisation_id=known.organisation_id or organisation_id,
        level=known.level or read.level,
    )
    return known.id


def _invite(library: Library, scope: Scope, person_id: str) -> bool:
    workshop_id = scope.workshop_id or ""
    if any(one.person_id == person_id for one in attendance(library, workshop_id)):
        return False
    set_attendance(library, workshop_id, person_id, "invited")
    return True

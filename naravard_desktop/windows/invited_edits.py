"""What is done to the list of people invited, each as one edit of the session."""

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
    persons,
    remove_attendance,
    set_attendance,
)
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


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

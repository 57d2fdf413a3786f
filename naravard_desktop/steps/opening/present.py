"""What the list of people shows: who is on it and what is known of them, read anew after each edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.people import (
    Attendance,
    Organisation,
    Person,
    State,
    attendance,
    organisations,
    persons,
)
from naravard_desktop.steps.opening.attendance_list import Guest, Line, Party
from naravard_desktop.steps.opening.data import Facts
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Present:
    """The people of a process, and who of them are on a workshop's list."""

    persons: Mapping[str, Person]
    organisations: Sequence[Organisation]
    noted: Mapping[str, Attendance]

    def in_state(self, *states: State) -> list[str]:
        """Return the ids of those in a state."""
        return [one.person_id for one in self.noted.values() if one.state in states]

    def facts(self, person_id: str) -> Facts:
        """Return what is known of a person."""
        person = self.persons[person_id]
        role = self.noted[person_id].role if person_id in self.noted else ""
        return Facts(
            name=person.name,
            title=person.title,
            organisation_id=person.organisation_id,
            level=person.level,
            role=role,
        )

    def lines(self, wanted: str) -> list[Line]:
        """Return the rows of the list: each organisation's people under its name, those of none last. `wanted` is words
        that a person's name, title, role or organisation must have."""
        words = wanted.casefold().split()
        parties: dict[str, list[Guest]] = {one.id: [] for one in self.organisations}
        found: list[Guest] = []
        names = {one.id: one.name for one in self.organisations}
        for person_id, one in self.noted.items():
            person = self.persons[person_id]
            level = person.level.word if person.level else ""
            about = " · ".join(word for word in (one.role, person.title, level) if word)
            guest = Guest(person_id, person.name, about, names.get(person.organisation_id or "", ""), one.state)
            if all(word in guest.spoken.casefold() for word in words):
                parties.get(person.organisation_id or "", found).append(guest)
        lines: list[Line] = []
        for organisation in self.organisations:
            if guests := parties[organisation.id]:
                lines += [Party(organisation.name, MARKS[organisation.type], _count(guests)), *guests]
        if lines and found:
            lines.append(Party(_("Utan organisation"), None, _count(found)))
        return [*lines, *found]


def _count(guests: Sequence[Guest]) -> str:
    here = sum(guest.state == "present" for guest in guests)
    return _("{here} av {all}").format(here=here, all=len(guests))


def read(library: Library, scope: Scope) -> Present:
    """Read who is on a workshop's list."""
    return Present(
        persons(library, scope.process_id),
        organisations(library, scope.process_id),
        {one.person_id: one for one in attendance(library, scope.workshop_id or "")},
    )

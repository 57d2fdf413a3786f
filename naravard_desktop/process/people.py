"""Organisations and persons of a process, and who was at a workshop."""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.text import one_line, swedish_order
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

State = Literal["invited", "present", "absent"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One of the parties that work together."""

    id: str
    name: str
    type: OrganisationType


@dataclass(frozen=True, slots=True)
class Person:
    """A person, with role at work and system level where known."""

    id: str
    name: str
    title: str
    organisation_id: str | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """That a person is invited, present or absent; `role` is the role at the meeting (ordförande, sekreterare)."""

    person_id: str
    state: State
    role: str


def add_organisation(library: Library, process_id: str, name: str, kind: OrganisationType) -> str:
    """Add an organisation and return its id."""
    return rows.insert(library.db, "organisation", {"process_id": process_id, "name": one_line(name), "type": kind})


def organisations(library: Library, process_id: str) -> list[Organisation]:
    """Return the organisations of a process: region, municipalities, private, others, each by name."""
    order = {kind: number for number, kind in enumerate(OrganisationType)}
    found = rows.fetch(library.db, Organisation, "FROM organisation t WHERE process_id = ?", [process_id])
    return sorted(found, key=lambda one: (order[one.type], swedish_order(one.name), one.id))


def change_organisation(library: Library, organisation_id: str, **values: rows.Value) -> None:
    """Change name or type."""
    folded = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    rows.update(library.db, "organisation", organisation_id, folded)


def add_person(
    library: Library,
    process_id: str,
    name: str,
    *,
    title: str = "",
    organisation_id: str | None = None,
    level: Level | None = None,
) -> str:
    """Add a person and return the id."""
    return rows.insert(
        library.db,
        "person",
        {
            "process_id": process_id,
            "name": one_line(name),
            "title": one_line(title),
            "organisation_id": organisation_id,
            "level": level,
        },
    )


def persons(library: Library, process_id: str) -> dict[str, Person]:
    """Return the persons of a process by id, in order of name."""
    found = rows.fetch(library.db, Person, "FROM person t WHERE process_id = ?", [process_id])
    return {person.id: person for person in sorted(found, key=lambda person: (swedish_order(person.name), person.id))}


def set_attendance(library: Library, workshop_id: str, person_id: str, state: State, role: str = "") -> None:
    """Note that a person is invited, present or absent; what was noted before is changed."""
    row_id = fact_id("attendance", workshop_id, person_id)
    known = library.db.execute("SELECT 1 FROM attendance WHERE id = ?", [row_id]).fetchone()
    values = {"state": state, "role": one_line(role)}
    if known:
        rows.update(library.db, "attendance", row_id, values)
    else:
        rows.insert(
            library.db, "attendance", {"id": row_id, "workshop_id": workshop_id, "person_id": person_id, **values}
        )


def attendance(library: Library, workshop_id: str) -> list[Attendance]:
    """Return who is invited, present or absent, by name."""
    found = rows.fetch(library.db, Attendance, "FROM attendance t WHERE t.workshop_id = ?", [workshop_id])
    names = dict(
        library.db.execute(
            "SELECT person.id, person.name FROM person JOIN attendance ON attendance.person_id = person.id "
            "WHERE attendance.workshop_id = ?",
            [workshop_id],
        )
    )
    return sorted(found, key=lambda one: (swedish_order(names[one.person_id]), one.person_id))


def change_person(library: Library, person_id: str, **values: rows.Value) -> None:
    """Change name, title, organisation_id or level."""
    folded = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    rows.update(library.db, "person", person_id, folded)


def remove_attendance(library: Library, workshop_id: str, person_id: str) -> None:
    """Take a person off a workshop's list, whether invited, present or absent; they stay in the process."""
    rows.delete(library.db, "attendance", fact_id("attendance", workshop_id, person_id))

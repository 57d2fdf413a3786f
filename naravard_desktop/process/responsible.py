"""Who answers for an action or a goal: one for each huvudman, so often a pair."""

from dataclasses import dataclass

from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Responsible:
    """One party's responsible: a named person, or the organisation until somebody is named."""

    owner_id: str
    organisation_id: str | None
    person_id: str | None


def set_responsible(
    library: Library, process_id: str, owner_id: str, organisation_id: str | None, person_id: str | None
) -> None:
    """Name the one who answers for `owner_id` in an organisation; who did before no longer does.

    A person whose organisation is unknown answers in a place of their own.

    :raises ValueError: if neither is given.
    """
    if organisation_id is None and person_id is None:
        raise ValueError("a responsible is a person, an organisation, or both")
    row_id = _place(owner_id, organisation_id, person_id)
    if library.db.execute("SELECT 1 FROM responsible WHERE id = ?", [row_id]).fetchone():
        rows.update(library.db, "responsible", row_id, {"person_id": person_id})
    else:
        values = {"owner_id": owner_id, "organisation_id": organisation_id, "person_id": person_id}
        rows.insert(library.db, "responsible", {"id": row_id, "process_id": process_id, **values})


def remove_responsible(library: Library, responsible: Responsible) -> None:
    """Take one party's responsible away."""
    row_id = _place(responsible.owner_id, responsible.organisation_id, responsible.person_id)
    rows.delete(library.db, "responsible", row_id)


def responsibles(library: Library, process_id: str) -> dict[str, list[Responsible]]:
    """Return who answers for what in a process, by what: the region's first, then municipalities, private, others."""
    found = rows.fetch(
        library.db,
        Responsible,
        "FROM responsible t LEFT JOIN organisation o ON o.id = t.organisation_id WHERE t.process_id = ? "
        f"ORDER BY CASE o.type {_BY_TYPE} ELSE 9 END, o.name, t.id",
        [process_id],
    )
    by_owner: dict[str, list[Responsible]] = {}
    for responsible in found:
        by_owner.setdefault(responsible.owner_id, []).append(responsible)
    return by_owner


_BY_TYPE = " ".join(f"WHEN '{kind.value}' THEN {number}" for number, kind in enumerate(OrganisationType))


def _place(owner_id: str, organisation_id: str | None, person_id: str | None) -> str:
    return fact_id("responsible", owner_id, organisation_id or f"person:{person_id}")

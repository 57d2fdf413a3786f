"""The tables (or small groups) of a workshop. Cards and counts carry a table's name, so a new name goes to them too."""

from dataclasses import dataclass

from naravard_desktop.core import order
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Party:
    """A table; `persons` is how many sit there, None if nobody has said."""

    id: str
    workshop_id: str
    rank: str
    name: str
    persons: int | None


def parties(library: Library, workshop_id: str) -> list[Party]:
    """Return the tables of a workshop, in order; none if the room is one group."""
    return rows.fetch(library.db, Party, "FROM party t WHERE workshop_id = ? ORDER BY rank, id", [workshop_id])


def add_party(library: Library, workshop_id: str, name: str, persons: int | None = None) -> str:
    """Add a table after the others and return its id.

    :raises ValueError: if it has no name, or one that another has: cards and counts could not be told apart.
    """
    last = rows.last_rank(library.db, "party", "workshop_id", workshop_id)
    values = {"workshop_id": workshop_id, "rank": order.between(last, None), "persons": persons}
    return rows.insert(library.db, "party", {**values, "name": _free(library, workshop_id, name)})


def change_party(library: Library, party_id: str, *, name: str, persons: int | None) -> None:
    """Change a table's name, here and on all that came from it, and how many sit there.

    :raises ValueError: as `add_party`.
    """
    old = rows.fetch_one(library.db, Party, "FROM party t WHERE id = ?", [party_id])
    new = old.name if one_line(name) == old.name else _free(library, old.workshop_id, name)
    rows.update(library.db, "party", party_id, {"name": new, "persons": persons})
    if new == old.name:
        return
    for table in ("card", "vote"):
        found = library.db.execute(
            f"SELECT t.id FROM {table} t JOIN step s ON s.id = t.step_id WHERE s.workshop_id = ? AND t.party = ?",
            [old.workshop_id, old.name],
        ).fetchall()
        for (row_id,) in found:
            rows.update(library.db, table, row_id, {"party": new})


def delete_party(library: Library, party_id: str) -> None:
    """Take a table away; what came from it keeps its name."""
    rows.delete(library.db, "party", party_id)


def _free(library: Library, workshop_id: str, name: str) -> str:
    wanted = one_line(name)
    if not wanted or any(one.name == wanted for one in parties(library, workshop_id)):
        raise ValueError("a table has a name of its own")
    return wanted

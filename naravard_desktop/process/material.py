"""The working material of a workshop: what was written, counted and placed on the way to what was agreed.

Cards are material, and so is all that hangs on them: votes, places on a board, links. Decisions, actions, goals, principles,
clusters, people and what follow-ups said of actions are not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from naravard_desktop.process.attachments import forget_unused, photos
from naravard_desktop.storage import journal, rows
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Content, RowChange


@dataclass(frozen=True, slots=True)
class Amount:
    """How much material there is; `drafts` are texts that were never entered, `entries` those of the history."""

    cards: int
    votes: int
    placed: int
    drafts: int
    entries: int
    photos: int


def amount(library: Library, workshop_id: str) -> Amount:
    """Count the material of a workshop."""

    def count(table: str) -> int:
        counted = library.db.execute(f"SELECT count(*) FROM {table} WHERE {_HERE}", [workshop_id]).fetchone()
        return int(counted[0])

    return Amount(
        cards=count("card"),
        votes=count("vote"),
        placed=sum(count(table) for table in _on_cards(library) if table != "vote"),
        drafts=count("draft"),
        entries=journal.count_in(library, workshop_id),
        photos=len(photos(library, workshop_id)),
    )


def clear(library: Library, scope: Scope, *, with_photos: bool) -> None:
    """Delete the material of a workshop and its history, in an edit `for_good`."""
    held = scope.workshop_id or ""
    gone = [one.id for one in photos(library, held)] if with_photos else []
    for photo_id in gone:
        rows.delete(library.db, "attachment", photo_id)
    material = (*_on_cards(library), "card")
    for table in (*material, "draft"):
        library.db.execute(f"DELETE FROM {table} WHERE {_HERE}", [held])
    # What a workshop had half typed when it was once deleted.
    library.db.execute("DELETE FROM setting WHERE name = ?", [f"aside:{held}"])
    steps = {row_id for (row_id,) in library.db.execute("SELECT id FROM step WHERE workshop_id = ?", [held])}

    def tells(entries: Iterable[Iterable[RowChange]]) -> Callable[[RowChange], bool]:
        changes = [change for changed in entries for change in changed]
        known = steps | {one.row_id for one in changes if one.table == "step" and _any(one, workshop_id={held})}
        told = {one.row_id for one in changes if one.table in material and _any(one, step_id=known)}
        return partial(_tells, told.union(gone))

    journal.clear(library, scope, tells)
    forget_unused(library)


_HERE = "step_id IN (SELECT id FROM step WHERE workshop_id = ?)"


def _on_cards(library: Library) -> list[str]:
    """Return the tables of what hangs on a card in a step: votes, and what kinds have of their own."""
    return [
        info.name
        for info in library.tables.values()
        if "step_id" in info.columns and any(one.table == "card" for one in info.references)
    ]


def _any(change: RowChange, **wanted: set[str]) -> bool:
    return any(side.get(name) in values for side in _sides(change) for name, values in wanted.items())


def _tells(material: set[str], change: RowChange) -> bool:
    """Tell whether a change is of a row of the material, or of one that points at such a row, as links do."""
    return change.row_id in material or any(not material.isdisjoint(_ids(side)) for side in _sides(change))


def _sides(change: RowChange) -> Iterator[Content]:
    return (side for side in (change.before, change.after) if side is not None)


def _ids(content: Content) -> set[str]:
    return {value for name, value in content.items() if name.endswith("_id") and isinstance(value, str)}

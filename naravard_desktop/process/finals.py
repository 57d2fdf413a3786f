"""Finished minutes: the document as it then was, when and by whom, and the § its matters were given.

All of this is written `beside` undo: what has been finished, reopened or sent stays so whatever is undone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from naravard_desktop.core import clock
from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.text import one_line
from naravard_desktop.process.forms import Form
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Copy = Literal["internal", "published"]
"""The copy for the archive, with everything, and the one that is published."""


@dataclass(frozen=True, slots=True)
class Final:
    """Finished minutes, the `version`th of their workshop. `finished`, `reopened` and `cleared` (when the working material
    behind them was cleared) are instants, `adjusted` is an ISO date. `switches` are those they were written with, by name."""

    id: str
    workshop_id: str
    version: int
    form: Form
    heading: str
    switches: dict[str, Any]
    finished: str
    finished_by: str
    adjusted: str | None
    reopened: str | None
    reopened_by: str
    reason: str
    cleared: str | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A § of a process's year, what it is about (the id of a moment or a decision) and its title when it was given."""

    id: str
    workshop_id: str | None
    about_id: str
    year: int
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Export:
    """That something has left the library: what, and what was remarked on beforehand, as kinds with their counts."""

    id: str
    workshop_id: str | None
    made: str
    what: str
    remarks: dict[str, Any]


def finals(library: Library, workshop_id: str) -> list[Final]:
    """Return all finished minutes of a workshop, the first one first; only the last can still hold."""
    # Two laptops may each have finished a version 1: then the one that was finished last holds, on both.
    order = "ORDER BY version, finished, id"
    return rows.fetch(library.db, Final, f"FROM final t WHERE workshop_id = ? {order}", [workshop_id])


def holding(library: Library, workshop_id: str) -> Final | None:
    """Return the finished minutes of a workshop that hold; None while they are a draft."""
    found = finals(library, workshop_id)
    return found[-1] if found and found[-1].reopened is None else None


def latest_final(library: Library, process_id: str) -> Final | None:
    """Return the minutes of a process that were finished last and hold: only they can be reopened."""
    found = rows.fetch(
        library.db,
        Final,
        "FROM final t JOIN workshop w ON w.id = t.workshop_id WHERE w.process_id = ? AND t.reopened IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM final o WHERE o.workshop_id = t.workshop_id "
        "AND (o.version, o.finished, o.id) > (t.version, t.finished, t.id)) "
        "ORDER BY t.finished DESC, t.pk DESC LIMIT 1",
        [process_id],
    )
    return found[0] if found else None


def final(library: Library, final_id: str) -> Final:
    """Return finished minutes.

    :raises LookupError: if there are none.
    """
    return rows.fetch_one(library.db, Final, "FROM final t WHERE id = ?", [final_id])


def kept(library: Library, final_id: str, copy: Copy) -> dict[str, Any]:
    """Return a finished document as it was frozen (documents/frozen.py).

    :raises LookupError: if there is none.
    """
    found = library.db.execute(f"SELECT {copy} FROM final WHERE id = ?", [final_id]).fetchone()
    if found is None:
        raise LookupError(f"no final {final_id}")
    read: dict[str, Any] = json.loads(found[0])
    return read


def add_final(
    library: Library,
    workshop_id: str,
    form: Form,
    heading: str,
    finished: str,
    finished_by: str,
    switches: Mapping[str, bool],
    copies: Mapping[Copy, Mapping[str, Any]],
) -> str:
    """Keep minutes that were finished at an instant as the workshop's next version, in an edit `beside` undo, and return
    their id."""
    return rows.insert(
        library.db,
        "final",
        {
            "workshop_id": workshop_id,
            "version": next_version(library, workshop_id),
            "form": form,
            "heading": one_line(heading),
            "switches": _json(switches),
            "finished": finished,
            "finished_by": one_line(finished_by),
            **{copy: _json(data) for copy, data in copies.items()},
        },
    )


def next_version(library: Library, workshop_id: str) -> int:
    """Return which version of a workshop's minutes the next to be finished is."""
    (last,) = library.db.execute("SELECT max(version) FROM final WHERE workshop_id = ?", [workshop_id]).fetchone()
    return (last or 0) + 1


def reopen(library: Library, final_id: str, reopened: str, reopened_by: str, reason: str) -> None:
    """Let finished minutes be a draft again from an instant on, in an edit `beside` undo; what they said is kept."""
    values = {"reopened": reopened, "reopened_by": one_line(reopened_by), "reason": one_line(reason)}
    rows.update(library.db, "final", final_id, values)


def set_adjusted(library: Library, final_id: str, day: str | None) -> None:
    """Note the date on which a protocol was adjusted (an ISO date), in an edit `beside` undo."""
    rows.update(library.db, "final", final_id, {"adjusted": day})


def set_cleared(library: Library, final_id: str) -> None:
    """Note that the working material behind finished minutes has been cleared."""
    rows.update(library.db, "final", final_id, {"cleared": clock.now()})


def matters(library: Library, process_id: str, year: int) -> list[Matter]:
    """Return every § that has been given in a year of a process, in order."""
    return rows.fetch(
        library.db,
        Matter,
        "FROM matter t WHERE process_id = ? AND year = ? ORDER BY number, id",
        [process_id, year],
    )


def add_matter(
    library: Library, process_id: str, workshop_id: str, about_id: str, year: int, number: int, title: str
) -> None:
    """Give a § to a moment or a decision, in an edit `beside` undo. Whoever calls sees to it that it is free."""
    # Finished alike on two laptops, it is one row; finished otherwise there, both numbers are taken.
    values = {"id": fact_id("matter", about_id, str(year), str(number)), "process_id": process_id}
    rows.insert(
        library.db,
        "matter",
        {
            **values,
            "workshop_id": workshop_id,
            "about_id": about_id,
            "year": year,
            "number": number,
            "title": one_line(title),
        },
    )


def add_export(
    library: Library, process_id: str, workshop_id: str | None, what: str, remarks: Mapping[str, int]
) -> None:
    """Note that something has left the library, in an edit `beside` undo."""
    values = {"process_id": process_id, "workshop_id": workshop_id, "made": clock.now(), "what": one_line(what)}
    rows.insert(library.db, "export", {**values, "remarks": _json(remarks)})


def exports(library: Library, workshop_id: str) -> list[Export]:
    """Return what has left the library of a workshop, the last first."""
    return rows.fetch(library.db, Export, "FROM export t WHERE workshop_id = ? ORDER BY made DESC, id", [workshop_id])


def _json(value: Mapping[str, Any]) -> str:
    """Write as a merge writes what it takes in: the same document is the same text on every laptop."""
    return json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"))

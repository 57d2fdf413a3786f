"""Finished minutes: the document as it then was, when and by whom, and the § its matters were given.

All of this is written `beside` undo: what has been finished, reopened or sent stays so whatever is undone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from naravard_desktop.core import clock
from naravard_desktop.core.text import one_line
from naravard_desktop.process.forms import Form
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Copy = Literal["internal", "published"]
"""The copy for the archive, with everything, and the one that is published."""


@dataclass(frozen=True, slots=True)
class Final:
    """Finished minutes. `finished` and `reopened` are instants, `adjusted` is an ISO date; while `reopened` is None they
    hold."""

    id: str
    workshop_id: str
    form: Form
    heading: str
    finished: str
    finished_by: str
    adjusted: str | None
    reopened: str | None
    reopened_by: str
    reason: str


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
    return rows.fetch(library.db, Final, "FROM final t WHERE workshop_id = ? ORDER BY finished, id", [workshop_id])


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
        "ORDER BY t.finished DESC, t.id DESC LIMIT 1",
        [process_id],
    )
    return found[0] if found else None


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
    finished_by: str,
    copies: Mapping[Copy, Mapping[str, Any]],
) -> str:
    """Keep finished minutes, in an edit `beside` undo, and return their id."""
    return rows.insert(
        library.db,
        "final",
        {
            "workshop_id": workshop_id,
            "form": form,
            "heading": one_line(heading),
            "finished": clock.now(),
            "finished_by": one_line(finished_by),
            **{copy: json.dumps(data, ensure_ascii=False, separators=(",", ":")) for copy, data in copies.items()},
        },
    )


def reopen(library: Library, final_id: str, reopened_by: str, reason: str) -> None:
    """Let finished minutes be a draft again, in an edit `beside` undo; what they said is kept."""
    values = {"reopened": clock.now(), "reopened_by": one_line(reopened_by), "reason": one_line(reason)}
    rows.update(library.db, "final", final_id, values)


def set_adjusted(library: Library, final_id: str, day: str | None) -> None:
    """Note the date on which a protocol was adjusted (an ISO date), in an edit `beside` undo."""
    rows.update(library.db, "final", final_id, {"adjusted": day})


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
    values = {"process_id": process_id, "workshop_id": workshop_id, "about_id": about_id}
    rows.insert(library.db, "matter", {**values, "year": year, "number": number, "title": one_line(title)})


def add_export(
    library: Library, process_id: str, workshop_id: str | None, what: str, remarks: Mapping[str, int]
) -> None:
    """Note that something has left the library, in an edit `beside` undo."""
    values = {"process_id": process_id, "workshop_id": workshop_id, "made": clock.now(), "what": one_line(what)}
    rows.insert(library.db, "export", {**values, "remarks": json.dumps(dict(remarks), ensure_ascii=False)})


def exports(library: Library, workshop_id: str) -> list[Export]:
    """Return what has left the library of a workshop, the last first."""
    return rows.fetch(library.db, Export, "FROM export t WHERE workshop_id = ? ORDER BY made DESC, id", [workshop_id])

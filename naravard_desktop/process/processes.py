"""The process (uppdrag): the collaboration that several workshops belong to."""

from dataclasses import dataclass

from naravard_desktop.core.text import swedish_order
from naravard_desktop.storage import rows
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Process:
    """A process; `sample` marks one that is made up."""

    id: str
    title: str
    about: str
    sample: bool


def add_process(library: Library, process_id: str, title: str, about: str = "", *, sample: bool = False) -> None:
    """Add a process under an id that the caller has made, for the edit's scope needs it."""
    rows.insert(library.db, "process", {"id": process_id, "title": title, "about": about, "sample": sample})


def processes(library: Library) -> list[Process]:
    """Return all processes, by title."""
    found = rows.fetch(library.db, Process, "FROM process t")
    return sorted(found, key=lambda process: (swedish_order(process.title), process.id))


def process(library: Library, process_id: str) -> Process:
    """Return a process.

    :raises LookupError: if there is none.
    """
    return rows.fetch_one(library.db, Process, "FROM process t WHERE id = ?", [process_id])


def scope_of(library: Library, some_id: str) -> Scope | None:
    """Return the place that edits of this process or workshop belong to; None if it is neither."""
    for sql in ("SELECT id, NULL FROM process WHERE id = ?", "SELECT process_id, id FROM workshop WHERE id = ?"):
        found = library.db.execute(sql, [some_id]).fetchone()
        if found:
            return Scope(*found)
    return None


def find(library: Library, start: str) -> list[str]:
    """Return the ids of processes and workshops that begin with `start`."""
    found = library.db.execute(
        "SELECT id FROM process WHERE substr(id, 1, length(:start)) = :start "
        "UNION SELECT id FROM workshop WHERE substr(id, 1, length(:start)) = :start",
        {"start": start},
    )
    return [row_id for (row_id,) in found]

"""The process (uppdrag): the collaboration that several workshops belong to."""

import json
from dataclasses import dataclass

from naravard_desktop.core.text import clean, one_line, swedish_order
from naravard_desktop.storage import faults, rows
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Process:
    """A process; `sample` marks one that is made up."""

    id: str
    title: str
    about: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a process or a workshop holds. `cards` are those that people wrote; `anonymous` are those without a time;
    `half_typed` are texts that were never entered; `entered` are moments that have been on or skipped; `finished` are workshops
    whose minutes have been finished."""

    workshops: int
    cards: int
    anonymous: int
    clusters: int
    decisions: int
    actions: int
    goals: int
    principles: int
    persons: int
    half_typed: int
    entered: int
    finished: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A process that has been deleted and can be brought back; `at` is when, None if that is not known."""

    id: str
    title: str
    at: str | None


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


def change_process(library: Library, process_id: str, title: str, about: str) -> None:
    """Give a process another title, and other words about it."""
    rows.update(library.db, "process", process_id, {"title": one_line(title), "about": clean(about).strip()})


def contents(library: Library, process_id: str, workshop_id: str | None = None) -> Contents:
    """Count what a process holds, or one of its workshops."""
    of_step = "step_id IN (SELECT s.id FROM step s JOIN workshop w ON w.id = s.workshop_id WHERE {0})"
    if workshop_id:
        place, of_process, values = "w.id = ?", of_step, [workshop_id]
        persons = "SELECT count(*) FROM attendance WHERE workshop_id = ?"
    else:
        place, of_process, values = "w.process_id = ?", "process_id = ?", [process_id]
        persons = "SELECT count(*) FROM person WHERE process_id = ?"
    of_step, of_process = of_step.format(place), of_process.format(place)
    counts = (
        f"SELECT count(*) FROM workshop w WHERE {place}",
        f"SELECT count(*) FROM card c JOIN step s ON s.id = c.step_id WHERE {_WRITTEN} AND {of_step}",
        f"SELECT count(*) FROM card WHERE created IS NULL AND {of_step}",
        f"SELECT count(*) FROM cluster WHERE {of_step}",
        *(f"SELECT count(*) FROM {table} WHERE {of_process}" for table in ("decision", "action", "goal", "principle")),
        persons,
        f"SELECT count(*) FROM draft WHERE {of_step}",
        f"SELECT count(*) FROM progress WHERE {of_step}",
        f"SELECT count(DISTINCT w.id) FROM final f JOIN workshop w ON w.id = f.workshop_id WHERE {place}",
    )
    return Contents(*(library.db.execute(sql, values).fetchone()[0] for sql in counts))


def delete_process(library: Library, process_id: str) -> None:
    """Delete a process with everything in it."""
    for one in library.db.execute("SELECT id FROM workshop WHERE process_id = ?", [process_id]).fetchall():
        _put_aside(library, one[0])
    rows.delete(library.db, "process", process_id)


def delete_workshop(library: Library, workshop_id: str) -> None:
    """Delete a workshop with its steps and cards. What the process lives on with (decisions, actions, goals) stays."""
    _put_aside(library, workshop_id)
    rows.delete(library.db, "workshop", workshop_id)


def gone(library: Library) -> list[Gone]:
    """Return the deleted processes whose deletion can be undone, the last one first."""
    found = library.db.execute(
        "SELECT j.process_id, j.params, j.at FROM journal j WHERE j.workshop_id IS NULL AND j.state = 'done' "
        "AND j.process_id IN (SELECT row_id FROM tombstone WHERE tbl = 'process') "
        "AND j.process_id NOT IN (SELECT id FROM process) AND j.number = (SELECT max(o.number) FROM journal o "
        "WHERE o.process_id = j.process_id AND o.workshop_id IS NULL AND o.state IN ('done', 'closed')) ORDER BY j.number DESC"
    )
    return [Gone(process_id, str(json.loads(params).get("title", "")), at) for process_id, params, at in found]


def bring_back(library: Library) -> None:
    """Put back what stands outside the journal of workshops whose deletion was undone: progress, and what is half typed.

    :raises Trouble: if the library cannot be written; then it is for the next time.
    """
    found = library.db.execute(
        "SELECT name, value, substr(name, 7) IN (SELECT id FROM workshop) FROM setting WHERE name GLOB 'aside:*'"
    ).fetchall()
    for name, value, there in found:
        kept = json.loads(value)
        if bool(there) == kept["back"]:
            continue
        with faults.told(library.path), library.db.atomic():
            for table, columns in _ASIDE.items() if there else ():
                names, places = ", ".join(columns), ", ".join("?" * len(columns))
                sql = f"INSERT OR IGNORE INTO {table} ({names}) SELECT {places} WHERE ? IN (SELECT id FROM step)"
                for row in kept[table]:
                    library.db.execute(sql, [*row, row[0]])
            _keep(library, name, {**kept, "back": bool(there)})


_WRITTEN = "instr(s.options, substr(json_quote(c.text), 2, length(json_quote(c.text)) - 2)) = 0"
"""Of a card, that its text was not laid out by the template."""
_ASIDE = {
    "progress": ("step_id", "workshop_id", "state", "entered", "since", "spent", "extra"),
    "draft": ("step_id", "name", "text"),
}
"""What a workshop has outside the journal, and goes with it when it is deleted."""


def _put_aside(library: Library, workshop_id: str) -> None:
    of_step = "step_id IN (SELECT id FROM step WHERE workshop_id = ?)"
    kept = {
        table: library.db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {of_step}", [workshop_id]).fetchall()
        for table, columns in _ASIDE.items()
    }
    if any(kept.values()):
        _keep(library, f"aside:{workshop_id}", {**kept, "back": False})


def _keep(library: Library, name: str, value: object) -> None:
    library.db.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, json.dumps(value)],
    )

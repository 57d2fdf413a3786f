"""Undo, redo and history. Features write forward only; here rows are put back as they were, or nothing is.

Undo works in a scope (a workshop, or a process outside its workshops) and takes its last entry that is done. It refuses
when a row is no longer as the entry left it, or when putting it back would take other rows with it.
"""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlite_utils import Database

from naravard_desktop.core.language import N_, sentence
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage.edit import Scope, recording
from naravard_desktop.storage.library import ANONYMOUS, Library
from naravard_desktop.storage.record import Content, RowChange, by_table, from_json, written

State = Literal["done", "undone", "left", "closed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the journal. `at` is None where it was anonymous.

    States: done, undone (can be redone), left (undone, then something else was done instead), closed (cannot be undone).
    """

    number: int
    at: str | None
    message: str
    params: dict[str, str | int]
    state: State
    workshop_id: str | None = None

    @property
    def label(self) -> str:
        """What was done, in the language of the window."""
        return sentence(self.message, self.params)


@dataclass(frozen=True, slots=True)
class Stepped:
    """An entry that was undone or redone, and the ids of the rows it changed, by table."""

    entry: Entry
    changed: dict[str, set[str]]


def history(library: Library, scope: Scope) -> list[Entry]:
    """Return everything done in `scope`, oldest first, left branches included."""
    return list(_entries(library.db, scope, "ORDER BY number"))


def page(
    library: Library,
    scope: Scope,
    before: int | None,
    limit: int,
    wanted: Callable[[Entry, str], bool] | None = None,
) -> list[Entry]:
    """Return at most `limit` entries of `scope`, newest first, from those whose number is less than `before`.

    A process has also what was done in its workshops. No more is read than needed. `wanted` chooses among them by the
    entry and its changes, as `from_json` reads them.
    """
    # "+" keeps SQLite from sorting: the table is walked from its end.
    place, values = "+process_id = ?", [scope.process_id]
    if scope.workshop_id:
        place, values = "process_id = ? AND workshop_id = ?", [scope.process_id, scope.workshop_id]
    below = "" if before is None else f"AND number < {before:d}"
    changed = ", changes" if wanted else ""
    found = library.db.execute(
        f"SELECT {_COLUMNS}{changed} FROM journal WHERE {place} {below} ORDER BY number DESC", values
    )
    entries = ((_entry(row[:6]), row[6] if wanted else "") for row in found)
    taken = (entry for entry, text in entries if wanted is None or wanted(entry, text))
    return list(itertools.islice(taken, limit))


def names_of(library: Library, ids: Iterable[str]) -> dict[str, str]:
    """Return what rows of any table are called, by id; rows that are gone, or have no words, are not among them."""
    listed, found = json.dumps(list(ids)), dict[str, str]()
    for name, info in library.tables.items():
        if info.table.search:
            sql = f"SELECT id, {info.table.search[0]} FROM {name} WHERE id IN (SELECT value FROM json_each(?))"
            found |= dict(library.db.execute(sql, [listed]))
    return found


def next_undo(library: Library, scope: Scope) -> Entry | None:
    """Return what `undo` would undo."""
    return next(_entries(library.db, scope, "AND state = 'done' ORDER BY number DESC LIMIT 1"), None)


def next_redo(library: Library, scope: Scope) -> Entry | None:
    """Return what `redo` would do again: what was undone last."""
    return next(_entries(library.db, scope, "AND state = 'undone' ORDER BY number LIMIT 1"), None)


def undo(library: Library, scope: Scope) -> Stepped | None:
    """Put every row back as it was before the scope's last entry; None if there is nothing to undo.

    :raises Trouble: if a later change would be overwritten; then nothing is changed.
    """
    entry = next_undo(library, scope)
    if entry is None:
        return None
    inverse = [change.inverse for change in reversed(changes(library, entry.number))]
    return _step(library, scope, entry, inverse, "undone", _NOT_UNDONE)


def redo(library: Library, scope: Scope) -> Stepped | None:
    """Do again what was undone last in the scope; None if there is nothing.

    :raises Trouble: if a later change would be overwritten; then nothing is changed.
    """
    entry = next_redo(library, scope)
    if entry is None:
        return None
    return _step(library, scope, entry, changes(library, entry.number), "done", _NOT_REDONE)


def changes(library: Library, number: int) -> list[RowChange]:
    """Return the rows before and after an entry, in the order they were touched."""
    return from_json(library.db.execute("SELECT changes FROM journal WHERE number = ?", [number]).fetchone()[0])


def earlier_contents(library: Library, process_id: str) -> dict[str, list[Content]]:
    """Return every content that rows of a process have had, by id, as far as the journal remembers."""
    found: dict[str, list[Content]] = {}
    for (text,) in library.db.execute("SELECT changes FROM journal WHERE process_id = ?", [process_id]):
        for change in from_json(text):
            found.setdefault(change.row_id, []).extend(c for c in (change.before, change.after) if c is not None)
    return found


def close_all(db: Database) -> None:
    """Keep all history to read, but no longer to undo: after a migration the rows have another shape."""
    db.execute(
        "UPDATE journal SET state = CASE state WHEN 'done' THEN 'closed' ELSE 'left' END WHERE state <> 'closed'"
    )


def forget(db: Database, process_id: str, table: str, column: str, value: str) -> None:
    """Take entries about the rows of `table` whose `column` is `value` out of the journal for good, also of rows now gone.

    An entry about a row that points at one of them (where it was put, what it became) goes too: its label has its words.
    """
    entries = [
        (number, from_json(text))
        for number, text in db.execute("SELECT number, changes FROM journal WHERE process_id = ?", [process_id])
    ]
    about = {
        change.row_id
        for _number, changed in entries
        for change in changed
        if change.table == table and any(side[column] == value for side in _sides(change))
    }
    for number, changed in entries:
        if any(not about.isdisjoint(_ids(side)) for change in changed for side in _sides(change)):
            db.execute(
                "UPDATE journal SET at = NULL, label = ?, params = '{}', state = 'closed', changes = '[]' WHERE number = ?",
                [ANONYMOUS, number],
            )


Material = Callable[[list[list[RowChange]]], Callable[[RowChange], bool]]
"""Given the changes of every entry, returns the test of a change that tells of the rows in question."""

CLEARED = N_("Ändring i arbetsmaterial som har rensats")
"""The label of an entry from which words have been cleared."""


def count_in(library: Library, workshop_id: str) -> int:
    """Return how many entries of a workshop say what they changed."""
    sql = "SELECT count(*) FROM journal WHERE workshop_id = ? AND changes <> '[]'"
    counted = library.db.execute(sql, [workshop_id]).fetchone()
    return int(counted[0])


def clear(library: Library, scope: Scope, material: Material) -> None:
    """Take the history of a workshop out of the journal for good, and out of the rest of its process's what tells of the same
    rows (a file that was read in, people who were put together): what is left of such an entry cannot be undone."""
    found = [
        (number, workshop_id, from_json(text))
        for number, workshop_id, text in library.db.execute(
            "SELECT number, workshop_id, changes FROM journal WHERE process_id = ?", [scope.process_id]
        )
    ]
    tells = material([changed for _number, _workshop, changed in found])
    library.db.execute(
        "DELETE FROM journal WHERE process_id = ? AND workshop_id = ?", [scope.process_id, scope.workshop_id]
    )
    for number, workshop_id, changed in found:
        left = [change for change in changed if not tells(change)]
        if workshop_id != scope.workshop_id and len(left) < len(changed):
            library.db.execute(
                "UPDATE journal SET label = ?, params = '{}', state = 'closed', changes = ? WHERE number = ?",
                [CLEARED, written(left), number],
            )


def _sides(change: RowChange) -> list[Content]:
    return [side for side in (change.before, change.after) if side is not None]


def _ids(content: Content) -> set[str]:
    return {value for name, value in content.items() if name.endswith("id") and isinstance(value, str)}


_NOT_UNDONE = (
    N_("”{label}” kan inte ångras, för något senare bygger på det: {later}. Inget har ändrats. Ångra det först."),
    N_("”{label}” kan inte ångras, för något som ska stå kvar bygger på det: {later}. Inget har ändrats."),
)
_NOT_REDONE = (N_("”{label}” kan inte göras om, för något har ändrats sedan dess: {later}. Inget har ändrats."),) * 2
"""Why not: for something that can be undone first, and for something that cannot."""

_COLUMNS = "number, at, label, params, state, workshop_id"


def _entries(db: Database, scope: Scope, condition: str) -> Iterator[Entry]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE process_id = ? AND workshop_id IS ? {condition}",
        [scope.process_id, scope.workshop_id],
    )
    for row in rows:
        yield _entry(row)


def _entry(row: Sequence[Any]) -> Entry:
    number, at, label, params, state, workshop_id = row
    return Entry(number, at, label, json.loads(params), cast(State, state), workshop_id)


class _Overwrites(Exception):  # noqa: N818 - an answer, not an error
    def __init__(self, row_id: str) -> None:
        self.row_id = row_id


def _step(
    library: Library, scope: Scope, entry: Entry, wanted: list[RowChange], state: State, refusal: tuple[str, str]
) -> Stepped:
    db = library.db
    try:
        with recording(library, scope):
            if len(wanted) > 1:  # rows are put back one at a time; only the result must be whole
                db.execute("PRAGMA defer_foreign_keys = ON")
            for change in wanted:
                if _current(library, change) not in (change.before, change.after):
                    raise _Overwrites(change.row_id)
            for change in wanted:
                _put(library, change)
            outcome = {change.row_id: change.after for change in wanted}
            for made in library.recorder.close():
                # A deletion can take other rows along, or empty what pointed at them: those are somebody else's.
                if made.row_id not in outcome or made.after != outcome[made.row_id]:
                    raise _Overwrites(made.row_id)
            db.execute("UPDATE journal SET state = ? WHERE number = ?", [state, entry.number])
    except _Overwrites as refused:
        raise _refused(db, entry, refused.row_id, refusal) from refused
    except sqlite3.IntegrityError as refused:
        raise _refused(db, entry, None, refusal) from refused
    return Stepped(entry, by_table((change.table, change.row_id) for change in wanted))


def _current(library: Library, change: RowChange) -> Content | None:
    info = library.tables[change.table]
    sql = f"SELECT {info.content(info.name)} FROM {info.name} WHERE id = ?"
    row = library.db.execute(sql, [change.row_id]).fetchone()
    return json.loads(row[0]) if row else None


def _put(library: Library, change: RowChange) -> None:
    info, db = library.tables[change.table], library.db
    if change.after is None:
        db.execute(f"DELETE FROM {info.name} WHERE id = ?", [change.row_id])
        return
    values = [change.after[column] for column in info.columns]
    if not db.execute(f"SELECT 1 FROM {info.name} WHERE id = ?", [change.row_id]).fetchone():
        places = ", ".join("?" * len(values))
        db.execute(f"INSERT INTO {info.name} ({', '.join(info.columns)}) VALUES ({places})", values)
    else:
        columns = ", ".join(f"{column} = ?" for column in info.columns)
        db.execute(f"UPDATE {info.name} SET {columns} WHERE id = ?", [*values, change.row_id])


def _refused(db: Database, entry: Entry, row_id: str | None, refusal: tuple[str, str]) -> Trouble:
    """Name the last entry after `entry` that touched the row."""
    rows = db.execute(
        "SELECT label, params, changes, state FROM journal WHERE number > ? AND state IN ('done', 'closed') "
        "ORDER BY number DESC",
        [entry.number],
    )
    for label, params, text, state in rows:
        if any(change.row_id == row_id for change in from_json(text)):
            said = refusal[state == "closed"]
            return Trouble(said, label=entry.label, later=sentence(label, json.loads(params)))
    return Trouble(refusal[0], label=entry.label, later=sentence(N_("en ändring på annat håll"), {}))

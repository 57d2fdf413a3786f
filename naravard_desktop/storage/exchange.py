"""A process as plain data, out of one library and into another.

Merge rules (design: Bundle): the higher revision wins and both texts are told; at equal revisions both laptops choose the
same one; a deletion wins over what it knew of, never over words written since; what a kept row belongs to is kept.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlite_utils import Database

from naravard_desktop.core import order
from naravard_desktop.core.language import N_
from naravard_desktop.core.text import clean
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Content
from naravard_desktop.storage.table import TableInfo

Row = dict[str, Any]
"""A row of a bundle: id, rev and the table's columns; JSON columns as objects, yes and no as booleans."""
Rows = dict[str, dict[str, Row]]
"""Rows by table and id."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of which there were two texts, or one and a deletion (empty text)."""

    table: str
    row_id: str
    kept: str
    other: str
    reason: Literal["newer_there", "newer_here", "deleted_here", "deleted_there"]


@dataclass(slots=True)
class Merged:
    """What a merge did."""

    added: int = 0
    updated: int = 0
    deleted: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether all was here already."""
        return not (self.added or self.updated or self.deleted)


def dump(library: Library, process_id: str) -> Rows:
    """Return every row of a process, without the places it had in the file."""
    inside = _inside(library)
    return {
        name: {row["id"]: row for row in _read(library.db, info, inside[name], process_id)}
        for name, info in library.tables.items()
    }


def tombstones(db: Database, process_id: str) -> dict[str, tuple[str, int]]:
    """Return table and revision of what has been deleted from a process, by id."""
    rows = db.execute("SELECT row_id, tbl, rev FROM tombstone WHERE process_id = ?", [process_id])
    return {row_id: (table, rev) for row_id, table, rev in rows}


def merge(
    library: Library,
    theirs: Rows,
    deleted: Mapping[str, tuple[str, int]],
    scope: Scope,
    label: str,
    title: str,
) -> Merged:
    """Merge a process from elsewhere into the library, as one edit; `title` fills the label.

    :raises Trouble: if the rows do not hold together, or the library cannot be written; then nothing is changed.
    """
    try:
        with edit(library, scope, label, title=title):
            # Rows come in table by table; that references hold is checked when the edit is committed.
            library.db.execute("PRAGMA defer_foreign_keys = ON")
            merging = _Merge(library, scope.process_id, theirs)
            merging.check()
            for table, rows in theirs.items():
                for row in rows.values():
                    merging.weigh(table, row)
            merging.restore_parents()
            merging.write()
            merging.delete(deleted)
    except sqlite3.IntegrityError as error:
        raise _incoherent() from error
    return merging.done


class _Merge:
    def __init__(self, library: Library, process_id: str, theirs: Rows) -> None:
        self.library, self.process_id = library, process_id
        self.theirs = {name: theirs.get(name, {}) for name in library.tables}
        self.ours = dump(library, process_id)
        self.our_tombstones = tombstones(library.db, process_id)
        # A process that was deleted here and is opened again from a file comes back whole.
        self.whole = process_id in self.our_tombstones
        self.insert: Rows = {name: {} for name in library.tables}
        self.update: Rows = {name: {} for name in library.tables}
        self.earlier: dict[str, list[Content]] | None = None
        self.done = Merged()

    def check(self) -> None:
        """Refuse rows that belong to something else, before anything is written."""
        if list(self.theirs["process"]) != [self.process_id]:
            raise _incoherent()
        for name, rows in self.theirs.items():
            if any("rank" in row and not order.is_key(row["rank"]) for row in rows.values()):
                raise _incoherent()
            self._check_table(name, rows)

    def _check_table(self, name: str, rows: dict[str, Row]) -> None:
        info = self.library.tables[name]
        missing = [row_id for row_id in rows if row_id not in self.ours[name]]
        for start in range(0, len(missing), 500):
            part = missing[start : start + 500]
            places = ", ".join("?" * len(part))
            if self.library.db.execute(f"SELECT 1 FROM {name} WHERE id IN ({places}) LIMIT 1", part).fetchone():
                raise _incoherent()  # it is a row of another process
        for reference in info.references:
            there, here = self.theirs[reference.table], self.ours[reference.table]
            for row in rows.values():
                target = row[reference.column]
                if target is not None and target not in there and target not in here:
                    raise _incoherent()

    def weigh(self, table: str, theirs: Row) -> None:
        """Decide what becomes of one of their rows."""
        info = self.library.tables[table]
        row_id = theirs["id"]
        ours = self.ours[table].get(row_id)
        if ours is None:
            stone = self.our_tombstones.get(row_id)
            if stone is None or self.whole or theirs["rev"] >= stone[1]:
                self.insert[table][row_id] = theirs
            else:
                self._tell(info, "deleted_here", None, theirs)
        elif _content(info, ours) == _content(info, theirs):
            if theirs["rev"] > ours["rev"]:
                self.library.db.execute(f"UPDATE {table} SET rev = ? WHERE id = ?", [theirs["rev"], row_id])
        elif (theirs["rev"], _content(info, theirs)) > (ours["rev"], _content(info, ours)):
            self.update[table][row_id] = theirs
            self._tell(info, "newer_there", theirs, ours)
        elif not self._was_ours(info, theirs):
            self._tell(info, "newer_here", ours, theirs)

    def restore_parents(self) -> None:
        """Bring back what was deleted here if something that now comes in points at it."""
        for name in reversed(self.library.tables):
            coming = [*self.insert[name].values(), *self.update[name].values()]
            for reference in self.library.tables[name].references:
                for target in {row[reference.column] for row in coming} - {None}:
                    known = self.ours[reference.table].keys() | self.insert[reference.table].keys()
                    if target not in known:
                        self.insert[reference.table][target] = self.theirs[reference.table][target]

    def write(self) -> None:
        """Write what was decided, parents first."""
        for name, info in self.library.tables.items():
            columns = ("rev", *info.columns)
            insert = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            update = f"UPDATE {name} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"
            for row in self.insert[name].values():
                self.library.db.execute(insert, [_stored(info, column, row[column]) for column in columns])
            for row in self.update[name].values():
                values = [_stored(info, column, row[column]) for column in columns]
                self.library.db.execute(update, [*values, row["id"]])
            self.done.added += len(self.insert[name])
            self.done.updated += len(self.update[name])

    def delete(self, deleted: Mapping[str, tuple[str, int]]) -> None:
        """Delete what was deleted there, children first, unless something new hangs on it here."""
        db = self.library.db
        depth = {name: number for number, name in enumerate(self.library.tables)}
        for row_id, (table, rev) in sorted(deleted.items(), key=lambda item: -depth[item[1][0]]):
            info = self.library.tables[table]
            ours = self.ours[table].get(row_id)
            if ours is not None and rev > ours["rev"]:
                if self._has_children(table, row_id):
                    # Above the tombstone, so that the other side gets it back.
                    db.execute(f"UPDATE {table} SET rev = ? WHERE id = ?", [rev, row_id])
                    self._tell(info, "deleted_there", ours, None)
                else:
                    db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])
                    self.done.deleted += 1
                    self._tell(info, "deleted_there", None, ours)
            if not db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row_id]).fetchone():
                db.execute(
                    "INSERT INTO tombstone (row_id, tbl, process_id, rev) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (row_id) DO UPDATE SET rev = max(rev, excluded.rev)",
                    [row_id, table, self.process_id, rev],
                )

    def _has_children(self, table: str, row_id: str) -> bool:
        for other in self.library.tables.values():
            if other.parent and other.parent.table == table:
                sql = f"SELECT 1 FROM {other.name} WHERE {other.parent.column} = ? LIMIT 1"
                if self.library.db.execute(sql, [row_id]).fetchone():
                    return True
        return False

    def _was_ours(self, info: TableInfo, row: Row) -> bool:
        """Tell whether the text is one this library has had and changed itself: then it is no news."""
        if self.earlier is None:
            self.earlier = journal.earlier_contents(self.library, self.process_id)
        content = {column: _stored(info, column, row[column]) for column in info.columns}
        return content in self.earlier.get(row["id"], [])

    def _tell(
        self,
        info: TableInfo,
        reason: Literal["newer_there", "newer_here", "deleted_here", "deleted_there"],
        kept: Row | None,
        other: Row | None,
    ) -> None:
        row = kept or other or {}
        self.done.conflicts.append(Conflict(info.name, row["id"], _text(info, kept), _text(info, other), reason))


def _incoherent() -> Trouble:
    return Trouble(
        N_("Filen hänger inte ihop: rader i den hör till ett annat uppdrag eller saknas. Inget har lästs in.")
    )


def _inside(library: Library) -> dict[str, str]:
    """SQL for each table that picks the rows of one process; its one parameter is the process's id."""
    conditions: dict[str, str] = {}
    for name, info in library.tables.items():
        parent = info.parent
        if parent is None:
            conditions[name] = "id = ?"
        elif parent.table == "process":
            conditions[name] = f"{parent.column} = ?"
        else:
            conditions[name] = f"{parent.column} IN (SELECT id FROM {parent.table} WHERE {conditions[parent.table]})"
    return conditions


def _read(db: Database, info: TableInfo, condition: str, process_id: str) -> Iterator[Row]:
    columns = ("id", "rev", *info.columns[1:])
    for values in db.execute(
        f"SELECT {', '.join(columns)} FROM {info.name} WHERE {condition} ORDER BY id", [process_id]
    ):
        row = dict(zip(columns, values, strict=True))
        for column in info.table.json:
            row[column] = json.loads(row[column])
        for column in info.table.yes_no:
            row[column] = bool(row[column])
        yield row


def _stored(info: TableInfo, column: str, value: Any) -> Any:
    if column in info.table.json:
        return _compact(value)
    if isinstance(value, str):
        return clean(value)
    return int(value) if isinstance(value, bool) else value


def _content(info: TableInfo, row: Row) -> str:
    """Return the row's content as the journal writes it."""
    return _compact({column: _stored(info, column, row[column]) for column in info.columns})


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(info: TableInfo, row: Row | None) -> str:
    if row is None:
        return ""
    found = (row[column] for column in info.table.search)
    parts = (" · ".join(map(str, part.values())) if isinstance(part, dict) else part for part in found)
    return " · ".join(part for part in parts if part)

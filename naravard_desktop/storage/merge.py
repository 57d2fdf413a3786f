"""Merging a process from elsewhere into the library.

The rules (design: Bundle): the higher revision wins and both texts are told; at equal revisions both laptops choose the
same one; a deletion wins over what it knew of, never over words written since; what a kept row belongs to is kept.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from naravard_desktop.core import order
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.exchange import Row, Rows, content, dump, stored, tombstones, words
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Content
from naravard_desktop.storage.table import TableInfo

Reason = Literal["newer_there", "newer_here", "deleted_here", "deleted_there"]


class Incoherent(Exception):  # noqa: N818 - becomes a Trouble when the file is known
    """Rows that do not hold together: some are missing, or belong to something else."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of which there were two texts, or one and a deletion (empty text)."""

    table: str
    row_id: str
    kept: str
    other: str
    reason: Reason


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
        raise Incoherent from error
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
            raise Incoherent
        for name, rows in self.theirs.items():
            if any("rank" in row and not order.is_key(row["rank"]) for row in rows.values()):
                raise Incoherent
            self._check_table(name, rows)
        self._check_ids()

    def _check_ids(self) -> None:
        """Refuse ids that mean something else here: a row of another table or process, or one deleted from it."""
        new = [row_id for name, rows in self.theirs.items() for row_id in rows if row_id not in self.ours[name]]
        elsewhere = self.library.db.execute(
            "SELECT 1 FROM tombstone WHERE process_id <> ? AND row_id IN (SELECT value FROM json_each(?)) LIMIT 1",
            [self.process_id, json.dumps(new)],
        )
        if self._existing(new) or elsewhere.fetchone():
            raise Incoherent

    def _existing(self, ids: Iterable[str]) -> set[str]:
        """Return those of `ids` that are rows of the library now, in any table and process."""
        listed = json.dumps(list(ids))
        return {
            row_id
            for name in self.library.tables
            for (row_id,) in self.library.db.execute(
                f"SELECT id FROM {name} WHERE id IN (SELECT value FROM json_each(?))", [listed]
            )
        }

    def _check_table(self, name: str, rows: dict[str, Row]) -> None:
        info = self.library.tables[name]
        for reference in info.references:
            there, here = self.theirs[reference.table], self.ours[reference.table]
            for row in rows.values():
                target = row[reference.column]
                if target is not None and target not in there and target not in here:
                    raise Incoherent

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
        elif content(info, ours) == content(info, theirs):
            if theirs["rev"] > ours["rev"]:
                self.library.db.execute(f"UPDATE {table} SET rev = ? WHERE id = ?", [theirs["rev"], row_id])
        elif (theirs["rev"], _sorted(info, theirs)) > (ours["rev"], _sorted(info, ours)):
            self.update[table][row_id] = theirs
            self._tell(info, "newer_there", theirs, ours)
        elif not self._was_ours(info, theirs):
            self._tell(info, "newer_here", ours, theirs)

    def restore_parents(self) -> None:
        """Bring back what was deleted here if something that now comes in points at it."""
        for name in reversed(self.library.tables):
            coming = [*self.insert[name].values(), *self.update[name].values()]
            while coming:
                row = coming.pop()
                for reference in self.library.tables[name].references:
                    target, into = row[reference.column], self.insert[reference.table]
                    if target is None or target in self.ours[reference.table] or target in into:
                        continue
                    into[target] = self.theirs[reference.table][target]
                    if reference.table == name:
                        coming.append(into[target])

    def write(self) -> None:
        """Write what was decided, parents first."""
        for name, info in self.library.tables.items():
            columns = ("rev", *info.columns)
            insert = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            update = f"UPDATE {name} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"
            for row in self.insert[name].values():
                self.library.db.execute(insert, [stored(info, column, row[column]) for column in columns])
            for row in self.update[name].values():
                values = [stored(info, column, row[column]) for column in columns]
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
        stand = self._existing(deleted)
        for row_id, (table, rev) in deleted.items():
            if row_id not in stand:
                db.execute(
                    "INSERT INTO tombstone (row_id, tbl, process_id, rev) VALUES (?, ?, ?, ?) ON CONFLICT (row_id) "
                    "DO UPDATE SET rev = max(rev, excluded.rev) WHERE process_id = excluded.process_id",
                    [row_id, table, self.process_id, rev],
                )

    def _has_children(self, table: str, row_id: str) -> bool:
        for other in self.library.tables.values():
            for reference in other.references:
                if reference.table == table and reference.cascades:
                    sql = f"SELECT 1 FROM {other.name} WHERE {reference.column} = ? LIMIT 1"
                    if self.library.db.execute(sql, [row_id]).fetchone():
                        return True
        return False

    def _was_ours(self, info: TableInfo, row: Row) -> bool:
        """Tell whether the text is one this library has had and changed itself: then it is no news."""
        if self.earlier is None:
            self.earlier = journal.earlier_contents(self.library, self.process_id)
        return content(info, row) in self.earlier.get(row["id"], [])

    def _tell(
        self,
        info: TableInfo,
        reason: Reason,
        kept: Row | None,
        other: Row | None,
    ) -> None:
        row = kept or other or {}
        self.done.conflicts.append(Conflict(info.name, row["id"], words(info, kept), words(info, other), reason))


def _sorted(info: TableInfo, row: Row) -> str:
    """Return something of a row's content that both laptops sort alike."""
    return json.dumps(content(info, row), sort_keys=True)

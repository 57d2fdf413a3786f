"""A process as plain data: what a bundle carries."""

import copy
import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlite_utils import Database

from naravard_desktop.core.text import clean
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Content
from naravard_desktop.storage.table import TableInfo

Row = dict[str, Any]
"""A row of a bundle: id, rev and the table's columns; JSON columns as objects, yes and no as booleans."""
Rows = dict[str, dict[str, Row]]
"""Rows by table and id."""


def dump(library: Library, process_id: str) -> Rows:
    """Return every row of a process, without the places it had in the file."""
    inside = _inside(library)
    return {
        name: {row["id"]: row for row in _read(library.db, info, inside[name], process_id)}
        for name, info in library.tables.items()
    }


def complete(library: Library, tables: Any, ours: Rows, needed: Collection[str]) -> None:
    """Give what was written before the library's newest tables and columns came the ones it lacks, in place.

    A table that lacks is empty, if it is not `needed`; a column has what the row says here, for nobody there can have
    changed it, and otherwise its default. A column without one has been there from the beginning, and still lacks.
    """
    if not isinstance(tables, dict):
        return
    for name, info in library.tables.items():
        if name not in needed:
            tables.setdefault(name, [])
        defaults = _defaults(library.db, info)
        listed = tables.get(name)
        for row in listed if isinstance(listed, list) else ():
            if isinstance(row, dict) and not defaults.keys() <= row.keys():
                known = ours.get(name, {}).get(str(row.get("id")), {})
                for column in defaults.keys() - row.keys():
                    row[column] = copy.deepcopy(known.get(column, defaults[column]))


def _defaults(db: Database, info: TableInfo) -> dict[str, Any]:
    """Return what a new row has in the columns that need not be given, as a bundle says it."""
    found: dict[str, Any] = {}
    for _number, column, _kind, not_null, default, _pk in db.execute(f"PRAGMA table_info({info.name})").fetchall():
        if column in info.columns and column != "id" and (default is not None or not not_null):
            value = db.execute(f"SELECT {default or 'NULL'}").fetchone()[0]
            if column in info.table.json and value is not None:
                value = json.loads(value)
            found[column] = bool(value) if column in info.table.yes_no else value
    return found


def tombstones(db: Database, process_id: str) -> dict[str, tuple[str, int]]:
    """Return table and revision of what has been deleted from a process, by id."""
    rows = db.execute("SELECT row_id, tbl, rev FROM tombstone WHERE process_id = ?", [process_id])
    return {row_id: (table, rev) for row_id, table, rev in rows}


def content(info: TableInfo, row: Row) -> Content:
    """Return the row's content as the journal has it: cleaned, and JSON as text."""
    return {column: stored(info, column, row[column]) for column in info.columns}


def stored(info: TableInfo, column: str, value: Any) -> Any:
    """Return a column's value as it is stored."""
    if column in info.table.json:
        return json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str):
        return clean(value)
    # JSON has one kind of number: a whole one may be written 15.0.
    return int(value) if isinstance(value, bool | float) else value


def words(info: TableInfo, row: Row | None) -> str:
    """Return the text of a row as one line; nothing for None. A row from before a migration may lack columns."""
    found = (row.get(column) for column in info.table.search) if row else ()
    parts = (" · ".join(map(str, part.values())) if isinstance(part, dict) else part for part in found)
    return " · ".join(part for part in parts if part)


def readable(info: TableInfo, found: Content | None) -> Row | None:
    """Return a journal's content with its JSON columns as objects."""
    if found is None:
        return None
    return {name: json.loads(value) if value and name in info.table.json else value for name, value in found.items()}


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


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(one) for one in value]
        case dict():
            return {clean(name): _cleaned(one) for name, one in value.items()}
    return value

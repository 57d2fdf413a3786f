"""Rows in and out: the few statements that everything above is made of. Text is cleaned on its way in, here."""

import functools
import json
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from sqlite_utils import Database

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.text import clean

T = TypeVar("T")
Value = str | int | bool | None | StrEnum | Mapping[str, str]


def insert(db: Database, table: str, values: Mapping[str, Value]) -> str:
    """Insert a row and return its id: the one given, or a new one."""
    row = {name: _stored(value) for name, value in values.items()}
    row_id = row.setdefault("id", new_id())
    db.execute(_insert_statement(table, tuple(row)), list(row.values()))
    return typing.cast(str, row_id)


def insert_many(db: Database, table: str, rows: Iterable[Mapping[str, Value]]) -> list[str]:
    """Insert rows that all have the same columns and return their ids in order."""
    listed = [row if "id" in row else {"id": new_id(), **row} for row in rows]
    if listed:
        values = [[_stored(value) for value in row.values()] for row in listed]
        db.conn.executemany(_insert_statement(table, tuple(listed[0])), values)
    return [typing.cast(str, row["id"]) for row in listed]


def update(db: Database, table: str, row_id: str, values: Mapping[str, Value]) -> None:
    """Change columns of a row. A value equal to the old one changes nothing and makes no entry.

    :raises LookupError: if there is no such row.
    """
    names = ", ".join(f"{name} = ?" for name in values)
    stored = [_stored(value) for value in values.values()]
    if db.execute(f"UPDATE {table} SET {names} WHERE id = ?", [*stored, row_id]).rowcount != 1:
        raise LookupError(f"no {table} {row_id}")


def delete(db: Database, table: str, row_id: str) -> None:
    """Delete a row and what belongs to it.

    :raises LookupError: if there is no such row.
    """
    if db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id]).rowcount != 1:
        raise LookupError(f"no {table} {row_id}")


def fetch(db: Database, into: type[T], rest: str, values: Sequence[object] = ()) -> list[T]:
    """Return rows as `into`, a dataclass whose fields name the columns; `rest` is the SELECT from FROM on."""
    names, converters = _fields(typing.cast(Hashable, into))
    rows = db.execute(f"SELECT {names} {rest}", list(values))
    found = []
    for row in rows:
        # Most columns are as they should be: to ask each of them makes a long list of cards half as slow again.
        read = list(row)
        for at, convert in converters:
            read[at] = convert(read[at])
        found.append(into(*read))
    return found


def fetch_one(db: Database, into: type[T], rest: str, values: Sequence[object] = ()) -> T:
    """Return the only row as `into`.

    :raises LookupError: if there is not exactly one.
    """
    found = fetch(db, into, rest, values)
    if len(found) != 1:
        raise LookupError(f"{len(found)} rows: {rest}")
    return found[0]


def last_rank(db: Database, table: str, column: str, row_id: str) -> str | None:
    """Return the highest order key among the rows whose `column` is `row_id`."""
    found: str | None = db.execute(f"SELECT max(rank) FROM {table} WHERE {column} = ?", [row_id]).fetchone()[0]
    return found


@functools.cache
def _insert_statement(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _stored(value: Value) -> str | int | None:
    if value is None or type(value) is int:
        return value
    if type(value) is str:
        return clean(value)
    if type(value) is bool:
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return clean(value)
    if not value:
        return "{}"
    if isinstance(value, Mapping):
        written = {clean(name): clean(text) for name, text in value.items()}
        return json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return int(value) if isinstance(value, bool) else value


@functools.cache
def _fields(into: Hashable) -> tuple[str, list[tuple[int, Callable[[Any], Any]]]]:
    """Return the columns to select, and what is to be made of those, by place, that are not stored as they are read."""
    hints = typing.get_type_hints(into)
    # Every table has id and rev, and joins are common: a bare name is the first table's, given by alias `t`.
    names = ", ".join(f"t.{name}" for name in hints)
    converters = [(at, convert) for at, hint in enumerate(hints.values()) if (convert := _converter(hint))]
    return names, converters


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if typing.get_origin(hint) is dict:
        return _as_dict
    if hint is bool:
        return bool
    for kind in (hint, *typing.get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return functools.partial(_as_enum, kind)
    return None


def _as_dict(value: str) -> Any:
    return {} if value == "{}" else json.loads(value)  # as nearly every card has it


def _as_enum(kind: type[StrEnum], value: str | None) -> StrEnum | None:
    return None if value is None else kind(value)

"""Every word that has been written in a process, row by row whatever the table; and putting others in its place."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from naravard_desktop.storage import rows
from naravard_desktop.storage.exchange import stored
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import TableInfo

FROZEN = frozenset({"final", "matter", "export"})
"""Tables that say what once stood in papers: it is not to be changed."""
_NAMED_BY_PEOPLE = "extra"
"""The JSON column whose keys are words of people's, too: what they call the columns of a list. In others they are the program's."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row's words by column; of a column with JSON, all its texts, one on each line.

    `workshop_id` is None for what the process lives on with, `step_id` for what belongs to no moment.
    """

    table: str
    row_id: str
    workshop_id: str | None
    step_id: str | None
    confidential: bool
    texts: dict[str, str]


def written(library: Library, process_id: str) -> Iterator[Written]:
    """Return all rows of a process that have words, those of its frozen documents left out."""
    for info in library.tables.values():
        columns = _columns(info)
        if info.name in FROZEN or not columns:
            continue
        places, joins = _place(library, info)
        secret = "t.confidential" if "confidential" in info.columns else "0"
        found = library.db.execute(
            f"SELECT t.id, {places}, {secret}, {', '.join(f't.{column}' for column in columns)} "
            f"FROM {info.name} t {joins} ORDER BY t.pk",
            [process_id],
        )
        for row_id, workshop_id, step_id, confidential, *values in found:
            texts = {
                column: "\n".join(_texts(json.loads(value), column)) if column in info.table.json else value
                for column, value in zip(columns, values, strict=True)
                if value and value != "{}"
            }
            if texts:
                yield Written(info.name, row_id, workshop_id, step_id, bool(confidential), texts)


def texts_of(library: Library, table: str, row_id: str) -> dict[str, str]:
    """Return a row's words by column, as `Written` has them; none if it is gone."""
    json_columns = library.tables[table].table.json
    return {
        column: "\n".join(_texts(json.loads(value), column)) if column in json_columns else value
        for column, value in _values(library, table, row_id).items()
    }


def rewrite(library: Library, table: str, row_id: str, change: Callable[[str], str]) -> bool:
    """Change every text of a row, in an edit; False if nothing of it changed, or the row is gone.

    A column of a moment that is called something else by it takes along what cards have in that column.
    """
    info = library.tables[table]
    values: dict[str, rows.Value] = {}
    for column, value in _values(library, table, row_id).items():
        is_json = column in info.table.json
        new = stored(info, column, _changed(json.loads(value), change, column)) if is_json else change(value)
        if new != value:
            values[column] = new
    if values:
        rows.update(library.db, table, row_id, values)
    if table == "step" and "options" in values:
        _rename_fields(library, row_id, change)
    return bool(values)


def _values(library: Library, table: str, row_id: str) -> dict[str, str]:
    """Return the columns of a row that have words, as they are stored."""
    columns = [] if table in FROZEN else _columns(library.tables[table])
    if not columns:
        return {}
    found = library.db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", [row_id]).fetchone()
    return {column: value for column, value in zip(columns, found or [None] * len(columns), strict=True) if value}


def _rename_fields(library: Library, step_id: str, change: Callable[[str], str]) -> None:
    for card_id, extra in library.db.execute("SELECT id, extra FROM card WHERE step_id = ?", [step_id]).fetchall():
        fields: dict[str, str] = json.loads(extra)
        renamed = _renamed(fields, change)
        if list(renamed) != list(fields):
            rows.update(library.db, "card", card_id, {"extra": renamed})


def _columns(info: TableInfo) -> list[str]:
    return [column for column in info.columns if column in info.table.search or column in info.table.json]


def _place(library: Library, info: TableInfo) -> tuple[str, str]:
    """SQL for where the rows of a table, as `t`, belong: workshop and step, and the joins up to the process, which is
    picked by one parameter. What names a step without lying in it belongs to it, too."""
    workshop, step, joins, at, name = "NULL", "NULL", [], info, "t"
    number = 0
    while True:
        if at.name == "workshop":
            workshop = f"{name}.id"
        elif at.name == "step":
            step = f"{name}.id"
        elif step == "NULL" and at is info and any(one.column == "step_id" for one in at.references):
            step = f"{name}.step_id"
        if at.parent is None:
            break
        number += 1
        joins.append(f"JOIN {at.parent.table} p{number} ON p{number}.id = {name}.{at.parent.column}")
        at, name = library.tables[at.parent.table], f"p{number}"
    if workshop == "NULL" and step != "NULL":
        joins.append(f"LEFT JOIN step own ON own.id = {step}")
        workshop = "own.workshop_id"
    return f"{workshop}, {step}", f"{' '.join(joins)} WHERE {name}.id = ?"


def _texts(value: object, column: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, column)
            if column == _NAMED_BY_PEOPLE:
                yield key
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, column)


def _changed(value: Any, change: Callable[[str], str], column: str) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_changed(one, change, column) for one in value]
        case dict():
            new = {key: _changed(one, change, column) for key, one in value.items()}
            return _renamed(new, change) if column == _NAMED_BY_PEOPLE else new
    return value


def _renamed(fields: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """Change what fields are called; two never come to share a name, for one would then be lost."""
    new: dict[str, Any] = {}
    for key, value in fields.items():
        wanted = name = change(key)
        number = 1
        while name != key and (name in new or name in fields):
            number += 1
            name = f"{wanted} {number}"
        new[name] = value
    return new

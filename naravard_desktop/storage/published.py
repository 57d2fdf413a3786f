"""The published form of a bundle: a JSON Schema made from the tables themselves, so that the two cannot differ."""

import re
from typing import Any

from sqlite_utils import Database

from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import TableInfo

FORMAT = "naravard-bundle"
VERSION = 1
_ID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
_REV = {"type": "integer", "minimum": 1, "maximum": 2**53}
_CHOICES = re.compile(r"CHECK \((\w+) IN \(([^)]*)\)\)")


def json_schema(library: Library) -> dict[str, Any]:
    """Describe a bundle of this library's tables as JSON Schema (draft 7)."""
    tables = {info.name: {"type": "array", "items": _row(library.db, info)} for info in library.tables.values()}
    stone = {"id": _ID, "table": {"enum": list(library.tables)}, "rev": _REV}
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "process": _ID,
        "tables": _object(tables),
        "tombstones": {"type": "array", "items": _object(stone)},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Naravård bundle",
        "description": "bundle.json in a .naravard file (zip); attachments lie beside it as attachments/<sha256>. "
        "Instants are UTC, times of day are Swedish wall time, dates are ISO 8601, order is by the text of rank.",
        **_object(head),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _row(db: Database, info: TableInfo) -> dict[str, Any]:
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [info.name]).fetchone()[0]
    choices = {column: re.findall(r"'([^']*)'", words) for column, words in _CHOICES.findall(sql)}
    properties: dict[str, Any] = {"id": _ID, "rev": _REV}
    for _number, column, kind, not_null, _default, _pk in db.execute(f"PRAGMA table_info({info.name})"):
        if column in {"pk", "id", "rev"}:
            continue
        nullable = [] if not_null else ["null"]
        if column in info.table.json:
            properties[column] = {"type": "object"}
        elif column in info.table.yes_no:
            properties[column] = {"type": "boolean"}
        elif column in choices:
            properties[column] = {"enum": [*choices[column], *([] if not_null else [None])]}
        elif column == "sha256":
            properties[column] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
        elif kind == "INTEGER":
            properties[column] = {"type": ["integer", *nullable], "minimum": -(2**53), "maximum": 2**53}
        else:
            properties[column] = {"type": ["integer" if kind == "INTEGER" else "string", *nullable]}
    return _object(properties)

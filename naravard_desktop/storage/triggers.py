"""The triggers that record every write, raise revisions, leave tombstones and keep the search index.

They are TEMP: made anew for each connection that may write, from the file's own columns, after any migration. So a
table that was rebuilt cannot have lost them, and no feature can forget them. A write outside an edit fails.
With `recursive_triggers` off, raising `rev` inside a trigger fires nothing more: no trigger watches that column.
"""

from collections.abc import Iterator, Mapping

from sqlite_utils import Database

from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Recorder
from naravard_desktop.storage.table import TableInfo

_SIGNATURE = "search_signature"


def install(db: Database, tables: Mapping[str, TableInfo], recorder: Recorder) -> None:
    """Make all triggers on this connection, telling `recorder`; rebuild the search index if it was made from others."""
    db.conn.create_function("edit_process", 0, recorder.process_id)
    db.conn.create_function("edit_record", 4, recorder.record)
    db.conn.create_function("edit_undated", 0, recorder.leave_no_time)
    for number, info in enumerate(tables.values()):
        loose = [(other.name, column) for other in tables.values() if other is not info for column in other.table.loose]
        for statement in _statements(info, number, loose):
            db.execute(statement)
    _rebuild_search(db, tables)


def _statements(info: TableInfo, number: int, loose: list[tuple[str, str]]) -> Iterator[str]:
    name, content = info.name, ", ".join(info.columns)
    indexed = bool(info.table.search)
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in info.columns)
    insert_search = (
        f"INSERT INTO search (rowid, body, tbl, row_id) "
        f"VALUES ({_rowid('NEW', number)}, {_body(info, 'NEW')}, '{name}', NEW.id);"
    )
    yield f"""
        CREATE TEMP TRIGGER {name}_inserted AFTER INSERT ON main.{name} BEGIN
            {_record(info, "", "NEW")}
            {insert_search if indexed else ""}
        END"""
    yield f"""
        CREATE TEMP TRIGGER {name}_returned AFTER INSERT ON main.{name}
        WHEN EXISTS (SELECT 1 FROM tombstone WHERE row_id = NEW.id) BEGIN
            UPDATE {name} SET rev = max(rev, (SELECT rev + 1 FROM tombstone WHERE row_id = NEW.id)) WHERE pk = NEW.pk;
            DELETE FROM tombstone WHERE row_id = NEW.id;
        END"""
    yield f"""
        CREATE TEMP TRIGGER {name}_updated AFTER UPDATE OF {content} ON main.{name} WHEN {differs} BEGIN
            {_record(info, "OLD", "NEW")}
            SELECT RAISE(ABORT, 'an id never changes') WHERE OLD.id <> NEW.id;
            UPDATE {name} SET rev = OLD.rev + 1 WHERE pk = NEW.pk AND NEW.rev <= OLD.rev;
        END"""
    delete_loose = "\n".join(f"DELETE FROM {table} WHERE {column} = OLD.id;" for table, column in loose)
    delete_search = f"DELETE FROM search WHERE rowid = {_rowid('OLD', number)};"
    yield f"""
        CREATE TEMP TRIGGER {name}_deleted AFTER DELETE ON main.{name} BEGIN
            {_record(info, "OLD", "")}
            INSERT INTO tombstone (row_id, tbl, process_id, rev)
            VALUES (OLD.id, '{name}', edit_process(), OLD.rev + 1);
            {delete_loose}
            {delete_search if indexed else ""}
        END"""
    if indexed:
        searched = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in info.table.search)
        yield f"""
            CREATE TEMP TRIGGER {name}_searched AFTER UPDATE OF {", ".join(info.table.search)} ON main.{name}
            WHEN {searched} BEGIN
                UPDATE search SET body = {_body(info, "NEW")} WHERE rowid = {_rowid("NEW", number)};
            END"""


def _record(info: TableInfo, before: str, after: str) -> str:
    row = after or before
    contents = ", ".join(info.content(side) if side else "NULL" for side in (before, after))
    dated = info.table.dated
    return f"""
            SELECT RAISE(ABORT, 'write outside an edit') WHERE NOT edit_record('{info.name}', {row}.id, {contents});
            {f"SELECT edit_undated() WHERE {row}.{dated} IS NULL;" if dated else ""}"""


def renumber(library: Library, table: str, row_id: str, pk: int) -> None:
    """Give a row another place in the file, which otherwise tells when it was written."""
    number = list(library.tables).index(table)
    found = f"SELECT {_rowid('t', number)} FROM {table} t WHERE id = ?"
    library.db.execute(f"UPDATE search SET rowid = ? WHERE rowid = ({found})", [pk * 64 + number, row_id])
    library.db.execute(f"UPDATE {table} SET pk = ? WHERE id = ?", [pk, row_id])


def _rowid(row: str, number: int) -> str:
    """Give every row of every table a place of its own in the one search index."""
    return f"{row}.pk * 64 + {number}"


def _body(info: TableInfo, row: str) -> str:
    parts = (
        f"coalesce((SELECT group_concat(value, char(10)) FROM json_each({row}.{column})), '')"
        if column in info.table.json
        else f"coalesce({row}.{column}, '')"
        for column in info.table.search
    )
    return " || char(10) || ".join(parts)


def _rebuild_search(db: Database, tables: Mapping[str, TableInfo]) -> None:
    """Fill the index anew when the tables or columns it was made from are others than now."""
    signature = ";".join(f"{info.name}:{','.join(info.table.search)}" for info in tables.values())
    row = db.execute("SELECT value FROM setting WHERE name = ?", [_SIGNATURE]).fetchone()
    if row and row[0] == signature:
        return
    with db.atomic():
        db.execute("DELETE FROM search")
        for number, info in enumerate(tables.values()):
            if info.table.search:
                db.execute(
                    f"INSERT INTO search (rowid, body, tbl, row_id) "
                    f"SELECT {_rowid(info.name, number)}, {_body(info, info.name)}, '{info.name}', id FROM {info.name}"
                )
        db.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [_SIGNATURE, signature],
        )

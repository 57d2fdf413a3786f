"""The triggers that record every write, raise revisions, leave tombstones and keep the search index.

They are TEMP: made anew for each connection that may write, from the file's own columns, after any migration. So a
table that was rebuilt cannot have lost them, and no feature can forget them. A write outside an edit fails.
With `recursive_triggers` off, raising `rev` inside a trigger fires nothing more: no trigger watches that column.
"""

from collections.abc import Iterator, Mapping

from sqlite_utils import Database

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
        for statement in _statements(info, number, loose, tables):
            db.execute(statement)
    _rebuild_search(db, tables)


def _statements(
    info: TableInfo, number: int, loose: list[tuple[str, str]], tables: Mapping[str, TableInfo]
) -> Iterator[str]:
    name, content = info.name, ", ".join(info.columns)
    indexed = bool(info.table.search)
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in info.columns)
    # By id, for the row may have been given another pk just before.
    insert_search = (
        f"INSERT INTO search (rowid, body, tbl, row_id) "
        f"SELECT {_rowid('t', number)}, {_body(info, 'NEW')}, '{name}', t.id FROM {name} t WHERE t.id = NEW.id;"
    )
    yield f"""
        CREATE TEMP TRIGGER {name}_inserted AFTER INSERT ON main.{name} BEGIN
            {_record(info, "", "NEW", tables)}
            {_hide_place(info)}
            {insert_search if indexed else ""}
        END"""
    yield f"""
        CREATE TEMP TRIGGER {name}_returned AFTER INSERT ON main.{name}
        WHEN EXISTS (SELECT 1 FROM tombstone WHERE row_id = NEW.id) BEGIN
            UPDATE {name} SET rev = max(rev, (SELECT rev + 1 FROM tombstone WHERE row_id = NEW.id)) WHERE id = NEW.id;
            DELETE FROM tombstone WHERE row_id = NEW.id;
        END"""
    yield f"""
        CREATE TEMP TRIGGER {name}_updated AFTER UPDATE OF {content} ON main.{name} WHEN {differs} BEGIN
            {_record(info, "OLD", "NEW", tables)}
            SELECT RAISE(ABORT, 'an id never changes') WHERE OLD.id <> NEW.id;
            UPDATE {name} SET rev = OLD.rev + 1 WHERE id = NEW.id AND NEW.rev <= OLD.rev;
        END"""
    delete_loose = "\n".join(f"DELETE FROM {table} WHERE {column} = OLD.id;" for table, column in loose)
    delete_search = f"DELETE FROM search WHERE rowid = {_rowid('OLD', number)};"
    yield f"""
        CREATE TEMP TRIGGER {name}_deleted AFTER DELETE ON main.{name} BEGIN
            {_record(info, "OLD", "", tables)}
            INSERT INTO tombstone (row_id, tbl, process_id, rev)
            VALUES (OLD.id, '{name}', edit_process(), OLD.rev + 1);
            {delete_loose}
            {delete_search if indexed else ""}
        END"""
    if info.table.dated:
        yield f"""
            CREATE TEMP TRIGGER {name}_anonymised AFTER UPDATE OF {info.table.dated} ON main.{name}
            WHEN OLD.{info.table.dated} IS NOT NULL AND NEW.{info.table.dated} IS NULL BEGIN
                UPDATE {name} SET pk = {_RANDOM_PLACE} WHERE id = NEW.id;
                UPDATE search SET body = {_body(info, "NEW")},
                    rowid = (SELECT {_rowid("t", number)} FROM {name} t WHERE t.id = NEW.id)
                WHERE rowid = {_rowid("OLD", number)};
            END"""
    if indexed:
        searched = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in info.table.search)
        yield f"""
            CREATE TEMP TRIGGER {name}_searched AFTER UPDATE OF {", ".join(info.table.search)} ON main.{name}
            WHEN {searched} BEGIN
                UPDATE search SET body = {_body(info, "NEW")} WHERE rowid = {_rowid("NEW", number)};
            END"""


def _record(info: TableInfo, before: str, after: str, tables: Mapping[str, TableInfo]) -> str:
    row = after or before
    contents = ", ".join(info.content(side) if side else "NULL" for side in (before, after))
    undated = "".join(f"SELECT edit_undated() WHERE {test};" for test in _anonymous(info, row, tables))
    return f"""
            SELECT RAISE(ABORT, 'write outside an edit') WHERE NOT edit_record('{info.name}', {row}.id, {contents});
            {undated}"""


def _anonymous(info: TableInfo, row: str, tables: Mapping[str, TableInfo]) -> Iterator[str]:
    """Tests for a row that has no instant where it should, or points at one that has none."""
    if info.table.dated:
        yield f"{row}.{info.table.dated} IS NULL"
    pointers = [(reference.column, tables[reference.table]) for reference in info.references]
    pointers += [(column, other) for column in info.table.loose for other in tables.values()]
    for column, other in pointers:
        if other.table.dated:
            yield f"EXISTS (SELECT 1 FROM {other.name} o WHERE o.id = {row}.{column} AND o.{other.table.dated} IS NULL)"


def _hide_place(info: TableInfo) -> str:
    """Give a row without an instant a random place in the file: the next free one tells when it was written.

    Those places are below zero; the first row with an instant after them must not be seen to follow one.
    """
    dated = info.table.dated
    if not dated:
        return ""
    return f"""
            UPDATE {info.name} SET pk = {_RANDOM_PLACE} WHERE NEW.{dated} IS NULL AND pk = NEW.pk;
            UPDATE {info.name} SET pk = 1 WHERE NEW.{dated} IS NOT NULL AND NEW.pk < 1 AND pk = NEW.pk;"""


_RANDOM_PLACE = f"-1 - abs(random() % {2**40})"


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

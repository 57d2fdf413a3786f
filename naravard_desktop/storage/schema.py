"""Tables of the library itself, and what an open file says of all others."""

import functools

from sqlite_utils import Database, Migrations

from naravard_desktop.storage.table import Reference, Schema, Table, TableInfo

migrations = Migrations("storage")
SCHEMA = Schema(migrations=(migrations,))

INTERNAL = frozenset(
    {"journal", "tombstone", "attachment_content", "_sqlite_migrations", "setting", "progress", "draft"}
)
"""Tables that hold no row of the user's own: they have no journal and no search."""


@migrations()
def journal(db: Database) -> None:
    """The journal: entries in time order, each with its rows before and after as one JSON array, never as SQL."""
    db.execute("""
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            at TEXT,
            process_id TEXT NOT NULL,
            workshop_id TEXT,
            label TEXT NOT NULL,
            params TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'left', 'closed')),
            changes TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX journal_scope ON journal (process_id, workshop_id, number)")
    db.execute("CREATE INDEX journal_undone ON journal (process_id, workshop_id, number) WHERE state = 'undone'")


@migrations()
def tombstones(db: Database) -> None:
    """What has been deleted, so that a merge does not bring it back."""
    db.execute("""
        CREATE TABLE tombstone (
            row_id TEXT PRIMARY KEY,
            tbl TEXT NOT NULL,
            process_id TEXT NOT NULL,
            rev INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX tombstone_process ON tombstone (process_id)")


@migrations()
def search(db: Database) -> None:
    """One index over the text of every table. å is not a."""
    db.execute("""
        CREATE VIRTUAL TABLE search USING fts5 (
            body, tbl UNINDEXED, row_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
        )
    """)


@migrations()
def settings(db: Database) -> None:
    """What the library remembers of itself."""
    db.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")


def describe(db: Database, schema: Schema) -> dict[str, TableInfo]:
    """Read the columns and foreign keys of every declared table; parents come before their children."""
    found = {table.name: _describe(db, table) for table in schema.tables}

    @functools.cache
    def depth(name: str) -> int:
        targets = {reference.table for reference in found[name].references} - {name}
        return 1 + max(map(depth, targets), default=0)

    return {name: found[name] for name in sorted(found, key=lambda name: (depth(name), name))}


def _describe(db: Database, table: Table) -> TableInfo:
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table.name})")]
    own = tuple(name for name in names if name not in {"pk", "id", "rev"})
    keys = db.execute(f"PRAGMA foreign_key_list({table.name})")
    references = tuple(Reference(column=row[3], table=row[2], cascades=row[6] == "CASCADE") for row in keys)
    return TableInfo(table, ("id", *own), references)

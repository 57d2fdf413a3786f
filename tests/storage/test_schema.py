"""No table a user writes to lacks the journal or search: checked against the schema itself."""

from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from naravard_desktop.kinds import SCHEMA
from naravard_desktop.storage import rows
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.schema import INTERNAL
from naravard_desktop.storage.search import search
from naravard_desktop.storage.table import Schema, Table
from tests.conftest import Room

NOT_WORDS = {
    *("id", "rank", "kind", "template", "source", "language", "media_type", "sha256", "options", "section", "switches"),
}
"""Text columns without words of the user's own."""


def missing(library: Library) -> list[str]:
    """Say what a table in the file lacks of journal and search."""
    found = {name for (name,) in library.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    own = {name for name in found if name not in INTERNAL and not name.startswith(("search", "sqlite_"))}
    triggers = {name for (name,) in library.db.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")}
    lacks = [f"{name}: not declared" for name in own ^ set(library.tables)]
    for name, info in library.tables.items():
        columns = {row[1]: row[2] for row in library.db.execute(f"PRAGMA table_info({name})")}
        lacks += [f"{name}: no {column}" for column in ("pk", "id", "rev") if column not in columns]
        wanted = [f"{name}_{event}" for event in ("inserted", "returned", "updated", "deleted")]
        wanted += [f"{name}_searched"] if info.table.search else []
        lacks += [f"{trigger}: missing" for trigger in wanted if trigger not in triggers]
        lacks += [
            f"{name}.{column}: not searched"
            for column, kind in columns.items()
            if kind == "TEXT" and column not in {*info.table.search, *NOT_WORDS} and not is_fixed(library, name, column)
        ]
        sql = library.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
        lacks += [f"{name}: not strict"] if not sql.rstrip().endswith("STRICT") else []
    return lacks


def is_fixed(library: Library, table: str, column: str) -> bool:
    """Ids, dates, times and words chosen from a list are not searched for."""
    sql = library.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    dates = {"date", "starts", "ends", "next_date", "next_time", "created", "decided_on", "due", "due_before"}
    dates |= {"finished", "adjusted", "reopened", "cleared", "made"}
    # A finished document says what is found where it was written, and remarks are kinds with their counts.
    copies = {("final", "internal"), ("final", "published"), ("export", "remarks")}
    is_copy = (table, column) in copies
    return column.endswith("_id") or column in dates or is_copy or f"CHECK ({column} IN" in sql


def test_every_table_has_journal_and_search(library: Library) -> None:
    assert missing(library) == []


def test_every_foreign_key_is_indexed(library: Library) -> None:
    for name, info in library.tables.items():
        indexed = {
            library.db.execute(f"PRAGMA index_info({row[1]})").fetchone()[2]
            for row in library.db.execute(f"PRAGMA index_list({name})")
        }
        wanted = {reference.column for reference in info.references} | set(info.table.loose)
        assert wanted <= indexed, name


later = Migrations("later")


@later()
def rebuild_card(db: Database) -> None:
    """What sqlite-utils does to change a table takes every trigger with it."""
    db.table("card").transform(types={"party": str}, rename={"party": "table_name"})


LATER = Schema(
    tuple(
        Table(
            name=table.name, parent="step_id", search=("text", "extra", "table_name"), json=("extra",), dated="created"
        )
        if table.name == "card"
        else table
        for table in SCHEMA.tables
    ),
    (*SCHEMA.migrations, later),
)


def test_a_rebuilt_table_has_lost_nothing(room: Room, tmp_path: Path) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp"):
        rows.insert(room.library.db, "card", {"step_id": step.id, "rank": "a0", "text": "kvar", "party": "Bord sju"})
    path = room.library.path
    room.library.close()
    with opened(path, LATER) as library:
        assert missing(library) == []
        assert [hit.text.split() for hit in search(library.db, "sju")] == [["kvar", "Bord", "sju"]]
        with edit(library, Scope(room.scope.process_id), "Ny lapp") as done:
            rows.insert(library.db, "card", {"step_id": step.id, "rank": "a1", "text": "ny", "table_name": "Bord åtta"})
        assert set(done.changed) == {"card"}
        assert len(search(library.db, "åtta")) == 1
    assert len(list((tmp_path / "säkerhetskopior").glob("*.sqlite3"))) == 1


@pytest.mark.parametrize("word", ["möte", "ÅRSMÖTE", "års", "mot"])
def test_search_finds_parts_of_words_and_knows_swedish_letters(room: Room, word: str) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Nya lappar"):
        for text in ("Årsmöte i april", "Ett motförslag"):
            rows.insert(room.library.db, "card", {"step_id": step.id, "rank": "a0", "text": text})
    found = [hit.text.split("\n")[0] for hit in search(room.library.db, word)]
    assert found == (["Ett motförslag"] if word == "mot" else ["Årsmöte i april"])


@pytest.mark.parametrize("text", ['"', "'", "%", "_", "*", "a AND", "NEAR(", "{x}", "\\", "", "   ", "😀"])
def test_no_search_words_are_commands(room: Room, text: str) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp"):
        rows.insert(room.library.db, "card", {"step_id": step.id, "rank": "a0", "text": f"före {text} efter"})
        rows.insert(room.library.db, "card", {"step_id": step.id, "rank": "a1", "text": "ingenting"})
    hits = {hit.text.split("\n")[0] for hit in search(room.library.db, text)}
    assert hits <= {f"före {text} efter"}
    assert hits or not any(char.isalnum() or char == "%" for char in text)

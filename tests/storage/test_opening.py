"""Opening, locking, migrating and rescuing the library; and that nothing acknowledged is ever lost."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from naravard_desktop.core import clock
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.library import open_for_reading, open_for_writing
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process import cards
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.storage import backup, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.faults import DamagedLibrary
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.table import Schema
from tests.conftest import Room

NEWER = Migrations("newer")


@NEWER()
def something_new(db: Database) -> None:
    db.execute("CREATE TABLE something_new (pk INTEGER PRIMARY KEY) STRICT")


NEWER_SCHEMA = Schema(SCHEMA.tables, (*SCHEMA.migrations, NEWER))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A closed library with one process."""
    path = tmp_path / "Nära vård åäö" / "library.sqlite3"
    with opened(path, SCHEMA) as library:
        start_process(library, "Uppdraget")
    return path


def titles(path: Path) -> list[str]:
    with opened(path, SCHEMA, write=False) as library:
        return [process.title for process in processes(library)]


def test_settings_that_promise_rest_on(made: Path) -> None:
    with opened(made, SCHEMA) as library:
        value = {
            name: library.db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    assert value == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 0}


def test_a_second_program_is_told_and_may_read(made: Path) -> None:
    with opened(made, SCHEMA):
        with pytest.raises(Trouble, match="redan öppet"):
            open_for_writing(made)
        assert titles(made) == ["Uppdraget"]
    with opened(made, SCHEMA):
        pass


def test_a_library_that_is_read_cannot_be_written(made: Path) -> None:
    with opened(made, SCHEMA, write=False) as library, pytest.raises(Trouble, match="skrivskyddat"):
        start_process(library, "Smyger in")


def test_a_newer_library_is_refused_untouched(made: Path) -> None:
    with opened(made, NEWER_SCHEMA):
        pass
    before = made.read_bytes()
    for write in (True, False):
        with pytest.raises(Trouble, match="nyare version"), opened(made, SCHEMA, write=write):
            pass
    assert made.read_bytes() == before


def test_migrating_makes_a_backup_and_closes_history(made: Path) -> None:
    with opened(made, SCHEMA) as library:
        scope = Scope(processes(library)[0].id)
    with pytest.raises(Trouble, match="äldre version"), opened(made, NEWER_SCHEMA, write=False):
        pass
    with opened(made, NEWER_SCHEMA) as library:
        assert [entry.state for entry in journal.history(library, scope)] == ["closed"]
        assert journal.undo(library, scope) is None
        start_process(library, "Nytt går bra")
    (copy,) = backup.existing(made)
    assert titles(copy.path) == ["Uppdraget"]


@pytest.mark.parametrize("content", [b"inget bibliotek", b"SQLite format 3\0" + b"x" * 4000])
def test_something_else_than_a_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "annat.sqlite3"
    path.write_bytes(content)
    with pytest.raises(Trouble):
        open_for_writing(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "annat.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(Trouble, match="inget bibliotek från Naravård"):
        open_for_writing(path)


def test_no_library_to_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="Det finns inget bibliotek"):
        open_for_reading(tmp_path / "saknas.sqlite3")


def damage(path: Path) -> None:
    """Overwrite the page that all others hang on."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def test_a_damaged_library_is_replaced_by_its_backup_and_kept(made: Path) -> None:
    backup.make(made)
    damage(made)
    damaged = made.read_bytes()
    library, told = open_for_writing(made)
    library.close()
    assert "var skadat" in told
    assert titles(made) == ["Uppdraget"]
    (kept,) = made.parent.glob("library-skadat-*.sqlite3")
    assert kept.read_bytes() == damaged


def test_a_backup_that_has_changed_is_not_trusted(made: Path) -> None:
    older, newer = backup.make(made), backup.make(made)
    newer.write_bytes(newer.read_bytes().replace(b"Uppdraget", b"Uppdragex"))
    damage(made)
    open_for_writing(made)[0].close()
    assert titles(made) == ["Uppdraget"]
    assert older.exists()


def test_a_damaged_library_without_backup_is_left_alone(made: Path) -> None:
    damage(made)
    before = made.read_bytes()
    with pytest.raises(Trouble, match="ingen hel säkerhetskopia"):
        open_for_writing(made)
    assert made.read_bytes() == before


def test_a_truncated_library_is_noticed_by_backup(made: Path) -> None:
    made.write_bytes(made.read_bytes()[: 4096 * 3])
    with pytest.raises(DamagedLibrary):
        backup.make(made)
    assert backup.existing(made) == []


def test_a_backup_is_made_while_the_library_is_written_to(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp"):
        cards.add_card(room.library, step.id, "sparad")
    copy = backup.make(room.library.path)
    with opened(copy, SCHEMA, write=False) as library:
        assert [card.text for card in cards.cards(library, step.id)] == ["sparad"]


@given(st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 22)), max_size=60, unique=True))  # noqa: DTZ001
def test_backups_thin_out_with_age(made: list[datetime]) -> None:
    today = date(2026, 11, 22)
    stamps = [at.replace(tzinfo=clock.SWEDEN) for at in made]
    kept = backup.keep(stamps, today)
    assert {at for at in stamps if at.date() >= today - timedelta(days=1)} <= kept <= set(stamps)
    older = [at for at in stamps if at.date() < today - timedelta(days=1)]
    assert len([at for at in kept if at in older]) <= 12 + 10 + 9
    if older:
        assert max(older) in kept
    days = {at.date() for at in older}
    assert len({at.date() for at in kept if at in older}) >= min(len(days), 12)


def test_a_full_disk_is_a_sentence_and_loses_nothing(room: Room) -> None:
    step = room.step("notes")
    db = room.library.db
    with edit(room.library, room.scope, "Ny lapp"):
        cards.add_card(room.library, step.id, "tryggt")
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(Trouble, match=r"Disken är full.*tryggt"), edit(room.library, room.scope, "För mycket"):
        cards.add_card(room.library, step.id, "x" * 1_000_000)
    db.execute("PRAGMA max_page_count = 1073741823")
    with edit(room.library, room.scope, "Ny lapp"):
        cards.add_card(room.library, step.id, "efteråt")
    assert [card.text for card in cards.cards(room.library, step.id)] == ["tryggt", "efteråt"]


WRITER = """
import sys
from pathlib import Path
from naravard_desktop.jobs.library import open_for_writing
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.edit import Scope, edit
library, _ = open_for_writing(Path(sys.argv[1]))
process_id = start_process(library, "Uppdraget")
workshop_id = start_workshop(library, process_id, named("tomt-upplagg"))
step = steps(library, workshop_id)[1]
number = 0
while True:
    number += 1
    with edit(library, Scope(process_id, workshop_id), "Ny lapp: {text}", text=str(number)):
        add_card(library, step.id, str(number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 40, 300])
def test_kill_between_edits_loses_nothing_and_undo_goes_on(tmp_path: Path, after: int) -> None:
    path = tmp_path / "library.sqlite3"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _line in range(after):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        acknowledged = after + len(writer.stdout.read().splitlines())
    library, told = open_for_writing(path)
    try:
        assert told == ""
        process_id = processes(library)[0].id
        workshop = workshops(library, process_id)[0]
        step = steps(library, workshop.id)[1]
        texts = [int(card.text) for card in cards.cards(library, step.id)]
        assert texts == list(range(1, len(texts) + 1))
        assert acknowledged <= len(texts) <= acknowledged + 1
        for _entry in range(len(texts)):
            assert journal.undo(library, Scope(process_id, workshop.id)) is not None
        assert cards.cards(library, step.id) == []
        assert journal.undo(library, Scope(process_id, workshop.id)) is None
        while journal.redo(library, Scope(process_id, workshop.id)):
            pass
        assert [int(card.text) for card in cards.cards(library, step.id)] == texts
    finally:
        library.close()


def test_a_library_on_a_disc_that_cannot_be_written_can_be_read(made: Path, tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    disc.mkdir()
    shutil.copy(made, disc / "library.sqlite3")
    disc.chmod(0o555)
    try:
        assert titles(disc / "library.sqlite3") == ["Uppdraget"]
    finally:
        disc.chmod(0o755)

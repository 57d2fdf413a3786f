"""Opening the library and bringing it up to date.

Why the settings are as they are (measured): WAL with `synchronous=FULL`, for "saved" must mean saved also when the power
goes; one writing connection, for two that write and checkpoint at the same instant can damage a WAL file.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout
from sqlite_utils import Database

from naravard_desktop.core import files
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage import backup, faults, journal, schema, triggers
from naravard_desktop.storage.library import Library, forget_undated, identity_of
from naravard_desktop.storage.table import Schema

APPLICATION_ID = 0x4E415241
_MIGRATIONS_TABLE = "_sqlite_migrations"


def _usable(path: Path) -> Path:
    """Return the whole path of what can be a library."""
    path = path.absolute()
    if path.is_dir() or not path.name:
        raise Trouble(N_("{file} är en mapp. Ange en fil i den."), file=str(path))
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise Trouble(
            N_("Namnet på mappen eller filen går inte att läsa: {file}. Döp om den."), file=str(path)
        ) from error
    return path


@contextlib.contextmanager
def opened(path: Path, known: Schema, *, write: bool = True) -> Iterator[Library]:
    """Open a library for the block, as `open_library` does."""
    library = open_library(path, known, write=write)
    try:
        yield library
    finally:
        library.close()


def open_library(path: Path, known: Schema, *, write: bool = True) -> Library:
    """Open the library in `path`; to write, also make it, bring it up to date (after a backup) and lock it.

    :raises DamagedLibrary: if the file is not sound.
    :raises Trouble: if it is another kind of file, newer than this program, in use by another, or out of reach.
    """
    path = _usable(path)
    lock = locked(path) if write else None
    try:
        with faults.told(path):
            return _open_writing(path, known, lock) if lock else _open_reading(path, known)
    except BaseException:
        if lock:
            lock.release()
        raise


def no_library(path: Path) -> Trouble:
    """Say that there is no library to open."""
    return Trouble(N_("Det finns inget bibliotek i {file}. Kontrollera namnet och mappen."), file=str(path))


def locked(path: Path) -> BaseFileLock:
    """Take the lock that the operating system frees by itself if the program dies."""
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise Trouble(
            N_(
                "Biblioteket {file} är redan öppet i ett annat fönster. Stäng det först; det går bra att läsa under tiden."
            ),
            file=str(path),
        ) from error
    except OSError as error:
        raise files.write_trouble(error, path) from error
    return lock


def _open_reading(path: Path, known: Schema) -> Library:
    if not path.exists():
        raise no_library(path)
    db = Database(_connect_reading(path), execute_plugins=False, recursive_triggers=False)
    try:
        if _pending(db, path, known):
            raise Trouble(
                N_("Biblioteket {file} är från en äldre version. Öppna det en gång för ändring, så förs det över."),
                file=str(path),
            )
        return Library(path, db, schema.describe(db, known))
    except BaseException:
        db.close()
        raise


def _connect_reading(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        if path.with_name(path.name + "-wal").exists():
            raise
        # Nothing waits in a log, but SQLite may not make one here: a folder or a disc that cannot be written.
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    return connection


def _open_writing(path: Path, known: Schema, lock: BaseFileLock) -> Library:
    is_new = not path.exists() or path.stat().st_size == 0
    # Cached statements are what keeps a card's edit near the cost of the bare commit.
    db = Database(sqlite3.connect(path, cached_statements=512), execute_plugins=False, recursive_triggers=False)
    try:
        if is_new or _pending(db, path, known):
            if not is_new:
                backup.make(path)
            _migrate(db, path, known, is_new=is_new)
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "busy_timeout = 5000",
            "secure_delete = ON",
        ):
            db.execute(f"PRAGMA {setting}")
        db.execute("PRAGMA temp_store = MEMORY")
        library = Library(path, db, schema.describe(db, known), lock, identity=identity_of(path))
        triggers.install(db, library.tables, library.recorder)
        forget_undated(db)  # if the program was ended without closing
        return library
    except BaseException:
        db.close()
        raise


def _pending(db: Database, path: Path, known: Schema) -> bool:
    """Tell whether migrations are waiting.

    :raises Trouble: if the file is no library, or has been changed by a newer program: an old one would not notice.
    """
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Trouble(
            N_("{file} är inget bibliotek från Naravård. Inget har ändrats. Välj en annan fil."), file=str(path)
        )
    applied = set()
    if db[_MIGRATIONS_TABLE].exists():
        applied = set(db.execute(f"SELECT migration_set, name FROM {_MIGRATIONS_TABLE}").fetchall())
    # On an empty database everything is pending: that is how the sets say what they hold.
    nothing = Database(memory=True, execute_plugins=False)
    ours = {(one.name, migration.name) for one in known.migrations for migration in one.pending(nothing)}
    nothing.close()
    if applied - ours:
        raise Trouble(
            N_(
                "Biblioteket {file} är gjort med en nyare version av Naravård. Inget har ändrats. Uppdatera programmet."
            ),
            file=str(path),
        )
    return bool(ours - applied)


def _migrate(db: Database, path: Path, known: Schema, *, is_new: bool) -> None:
    db.execute("PRAGMA foreign_keys = OFF")  # a table that is rebuilt must not take its children with it
    if is_new:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for migrations in known.migrations:
        migrations.apply(db)
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise faults.DamagedLibrary(path)
    with db.atomic():
        journal.close_all(db)
        db.execute("DELETE FROM setting WHERE name = 'search_signature'")

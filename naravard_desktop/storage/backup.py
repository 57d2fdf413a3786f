"""Backups: whole copies in a folder beside the library, checked when made, thinned with age, used when needed.

A copy's SHA-256 lies beside it, for no check of SQLite's notices a byte that has changed inside a text.
"""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from naravard_desktop.core import clock, files
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library

FOLDER = "säkerhetskopior"
_STAMP = "%Y-%m-%d-%H%M%S-%f"
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and the time in Sweden when it was made."""

    path: Path
    at: datetime


def make(library: Path) -> Path:
    """Copy the library as it now stands, in any thread, also while it is written to; thin older backups.

    :raises DamagedLibrary: if the copy does not pass SQLite's own check.
    :raises Trouble: if the folder cannot be written.
    """
    now = datetime.now(clock.SWEDEN)
    target = library.parent / FOLDER / f"{library.stem}-{now.strftime(_STAMP)}.sqlite3"
    with faults.told(library), files.replacing(target) as temporary:
        # An empty file is as good as none to VACUUM INTO.
        with contextlib.closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as source:
            source.execute("VACUUM INTO ?", [str(temporary)])
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise faults.DamagedLibrary(library)
    files.write(_digest_path(target), _digest(target).encode())
    _thin(library, now.date())
    return target


def writes(library: Library) -> int:
    """Return how many rows have been written since the library was opened: another number means another backup."""
    return library.db.conn.total_changes


def existing(library: Path) -> list[Backup]:
    """Return the backups of a library, newest first."""
    found = []
    for path in (library.parent / FOLDER).glob(f"{library.stem}-*.sqlite3"):
        with contextlib.suppress(ValueError):
            stamp = path.stem.removeprefix(f"{library.stem}-")
            found.append(Backup(path, datetime.strptime(stamp, _STAMP).replace(tzinfo=clock.SWEDEN)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def keep(made: Iterable[datetime], today: date) -> set[datetime]:
    """Choose which backups stay: all of today and yesterday, then the last of 12 days, 10 weeks and 9 months."""
    newest_first = sorted(made, reverse=True)
    kept = {at for at in newest_first if at.date() >= today - timedelta(days=1)}
    for most, period in (
        (_DAILY, lambda at: at.date()),
        (_WEEKLY, lambda at: at.isocalendar()[:2]),
        (_MONTHLY, lambda at: (at.year, at.month)),
    ):
        last_of: dict[object, datetime] = {}
        for at in newest_first:
            if at.date() < today - timedelta(days=1):
                last_of.setdefault(period(at), at)
        kept.update(list(last_of.values())[:most])
    return kept


def rescue(library: Path) -> Backup:
    """Put the newest sound backup in the place of a damaged library; the damaged file is kept beside it.

    The caller holds the library's lock.

    :raises Trouble: if there is no sound backup; then nothing is moved.
    """
    for backup in existing(library):
        if _is_sound(backup.path):
            break
    else:
        raise Trouble(
            N_(
                "Biblioteket {file} är skadat och det finns ingen hel säkerhetskopia. Filen är orörd; be om hjälp med den."
            ),
            file=str(library),
        )
    stamp = datetime.now(clock.SWEDEN).strftime(_STAMP)
    try:
        for ending in ("", "-wal", "-shm"):
            damaged = library.with_name(library.name + ending)
            if damaged.exists():
                damaged.rename(library.with_name(f"{library.stem}-skadat-{stamp}{library.suffix}{ending}"))
        with files.replacing(library) as temporary:
            shutil.copyfile(backup.path, temporary)
    except OSError as error:
        raise files.write_trouble(error, library) from error
    return backup


def _is_sound(path: Path) -> bool:
    digest = _digest_path(path)
    return digest.exists() and digest.read_text().strip() == _digest(path)


def _thin(library: Path, today: date) -> None:
    backups = existing(library)
    kept = keep((backup.at for backup in backups), today)
    for backup in backups:
        if backup.at not in kept:
            # A copy that cannot be removed today will be another day.
            with contextlib.suppress(OSError):
                backup.path.unlink()
                _digest_path(backup.path).unlink(missing_ok=True)


def _digest_path(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

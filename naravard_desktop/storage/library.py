"""An open library: one SQLite file, one connection that writes, one program at a time."""

import contextlib
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from filelock import BaseFileLock
from sqlite_utils import Database

from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage.record import Recorder
from naravard_desktop.storage.table import TableInfo


@dataclass(frozen=True, slots=True)
class Library:
    """An open library. `tables` has every table, parents before children; `lock` is None when it may only be read.

    `identity` is the file that was opened, as `identity_of` tells it."""

    path: Path
    db: Database
    tables: dict[str, TableInfo]
    lock: BaseFileLock | None = None
    recorder: Recorder = field(default_factory=Recorder)
    identity: tuple[int, int] | None = None

    def close(self) -> None:
        """Close the file and let others open it."""
        if self.lock:
            # A library that has gone away, or a disk that is full, must not keep the program from ending.
            with contextlib.suppress(sqlite3.Error):
                forget_undated(self.db)
        self.db.close()
        if self.lock:
            self.lock.release()


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return which file lies there, by device and number; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_there(library: Library) -> None:
    """See to it that what is written lands in a file that can be found again.

    A system may let an open file be taken away: then it can be written for as long as it is open, and is gone after that.

    :raises Trouble: if the library's file has been moved, deleted or replaced.
    """
    if library.identity and identity_of(library.path) != library.identity:
        raise Trouble(
            N_(
                "Biblioteket {file} har flyttats, tagits bort eller bytts ut, så den senaste ändringen är inte sparad. "
                "Lägg tillbaka filen, eller välj Spara uppdraget som fil på Dokument innan ni stänger."
            ),
            file=str(library.path),
        )


ANONYMOUS = N_("Anonym ändring")
"""The label of an entry whose words have been taken out for good."""


def forget_undated(db: Database) -> None:
    """Take the words out of the journal's anonymous entries, for the order of entries tells who wrote what.

    They can be undone for as long as the library is open; what is then left says that something was done, not what.
    """
    with db.atomic():
        db.execute(
            "UPDATE journal SET label = ?, params = '{}', changes = '[]', state = 'closed' WHERE at IS NULL",
            [ANONYMOUS],
        )

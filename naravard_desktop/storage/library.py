"""An open library: one SQLite file, one connection that writes, one program at a time."""

import contextlib
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from filelock import BaseFileLock
from sqlite_utils import Database

from naravard_desktop.core.language import N_
from naravard_desktop.storage.record import Recorder
from naravard_desktop.storage.table import TableInfo


@dataclass(frozen=True, slots=True)
class Library:
    """An open library. `tables` has every table, parents before children; `lock` is None when it may only be read."""

    path: Path
    db: Database
    tables: dict[str, TableInfo]
    lock: BaseFileLock | None = None
    recorder: Recorder = field(default_factory=Recorder)

    def close(self) -> None:
        """Close the file and let others open it."""
        if self.lock:
            # A library that has gone away, or a disk that is full, must not keep the program from ending.
            with contextlib.suppress(sqlite3.Error):
                forget_undated(self.db)
        self.db.close()
        if self.lock:
            self.lock.release()


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

"""An open library: one SQLite file, one connection that writes, one program at a time."""

from dataclasses import dataclass, field
from pathlib import Path

from filelock import BaseFileLock
from sqlite_utils import Database

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
        self.db.close()
        if self.lock:
            self.lock.release()

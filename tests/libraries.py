"""Libraries to test in: real files, but made once and copied, for to make one takes longer than most tests."""

import atexit
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path

from naravard_desktop.jobs.demo import sample
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.processes import processes
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened


@contextmanager
def new_library(path: Path) -> Iterator[Library]:
    """Open a new, empty library in `path`, for the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    with quick(path) as library:
        yield library


@contextmanager
def quick(path: Path) -> Iterator[Library]:
    """Open a library to write in, for the block: as the app does, but without waiting until the disk has what was written."""
    with opened(path, SCHEMA) as library:
        library.db.execute("PRAGMA synchronous = OFF")
        yield library


def sampled(library: Library, today: date | None = None) -> str:
    """Put the sample into a library that nothing has been written in, and return its process; as `jobs.demo.sample` does."""
    if processes(library):
        raise ValueError("what stands there would be lost")
    with closing(sqlite3.connect(_sample(today))) as made:
        made.backup(library.db.conn)
    [one] = processes(library)
    return one.id


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="naravard-libraries-")
    atexit.register(folder.cleanup)
    return folder


@cache
def _empty() -> bytes:
    path = Path(_folder().name) / "empty.sqlite3"
    with opened(path, SCHEMA):
        pass
    return path.read_bytes()


@cache
def _sample(today: date | None) -> Path:
    path = Path(_folder().name) / f"sample-{today or ''}.sqlite3"
    with new_library(path) as library:
        sample(library, today)
    return path

"""Opening the library, and what to do when it is damaged."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from naravard_desktop.core.clock import spoken_date, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.storage import backup, scrub
from naravard_desktop.storage.faults import DamagedLibrary
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import locked, no_library, open_library


def open_for_reading(path: Path) -> Library:
    """Open a library that is only read; another window may have it open.

    :raises Trouble: as `open_library`.
    """
    return open_library(path, SCHEMA, write=False)


def open_for_writing(path: Path, *, make: bool = True) -> tuple[Library, str]:
    """Open a library, or make it if it may be new.

    A damaged one is replaced by its newest sound backup, and the second value says so. What is left in the file of something
    that was cleared is taken out.

    :raises Trouble: as `open_library`; a damaged library without a sound backup is left where it is.
    """
    if not make and not path.exists():
        raise no_library(path)
    try:
        return _settled(open_library(path, SCHEMA)), ""
    except DamagedLibrary:
        with locked(path.absolute()):
            made = backup.rescue(path.absolute())
        told = _(
            "Biblioteket {file} var skadat. Säkerhetskopian från {day} kl. {time} används i stället. "
            "Det skadade biblioteket ligger kvar i samma mapp."
        ).format(file=path, day=spoken_date(made.at.date().isoformat()), time=spoken_time(made.at.strftime("%H:%M")))
        return _settled(open_library(path, SCHEMA)), told


def _settled(library: Library) -> Library:
    scrub.settle(library)
    return library


class Backups:
    """Backups of an open library, made when something has been written since the last one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._at = backup.writes(library)

    @property
    def due(self) -> bool:
        """Whether there is something to back up. To be asked in the library's own thread."""
        return backup.writes(self._library) != self._at

    def begin(self) -> Callable[[], Path]:
        """Return the job that makes a backup, in any thread; what is written from now on is for the next."""
        self._at = backup.writes(self._library)
        return partial(backup.make, self._library.path)

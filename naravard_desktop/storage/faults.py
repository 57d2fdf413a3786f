"""What SQLite and the disk can say, turned into sentences; anything else stays a bug of ours."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble

_SENTENCES = {
    "SQLITE_FULL": N_(
        "Disken är full, så den senaste ändringen är inte sparad. Allt före den är tryggt. Frigör plats."
    ),
    "SQLITE_READONLY": N_("Biblioteket {file} är skrivskyddat. Inget har ändrats. Välj en mapp där du får skriva."),
    "SQLITE_CANTOPEN": N_(
        "Biblioteket {file} kan inte öppnas. Kontrollera att mappen finns och att du får läsa i den."
    ),
    "SQLITE_BUSY": N_("Biblioteket {file} används av ett annat program. Inget har ändrats. Försök igen om en stund."),
    "SQLITE_LOCKED": N_("Biblioteket {file} används av ett annat program. Inget har ändrats. Försök igen om en stund."),
    "SQLITE_IOERR": N_("Disken svarar inte, så den senaste ändringen är inte sparad. Allt före den är tryggt."),
}


class DamagedLibrary(Trouble):
    """The file is there but is no longer a sound library."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("Biblioteket {file} är skadat."), file=str(path))


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk and SQLite say inside the block into `Trouble`; broken constraints pass, they are bugs.

    :raises DamagedLibrary: if the file cannot be read as a library.
    :raises Trouble: full disk, read-only, not there, in use.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise DamagedLibrary(path) from error
        for start, message in _SENTENCES.items():
            if name.startswith(start):
                raise Trouble(message, file=str(path)) from error
        raise

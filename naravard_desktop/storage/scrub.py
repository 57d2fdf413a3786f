"""Making the file hold no more than the library says: what was deleted leaves traces in a file until it is written anew."""

import contextlib
import sqlite3

from naravard_desktop.storage.library import Library

_OWED = "scrub_owed"


def owe(library: Library) -> None:
    """Note, in the edit that deletes, that the file is to be written anew: whatever happens before that is done, it is tried
    again when the library is opened."""
    library.db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, '1')", [_OWED])


def settle(library: Library) -> None:
    """Write the file anew if that could not be done when something was deleted."""
    if library.db.execute("SELECT 1 FROM setting WHERE name = ?", [_OWED]).fetchone():
        scrub(library)


def scrub(library: Library) -> bool:
    """Write the library's file anew, outside an edit, and tell whether nothing is left in it; if not, it still is to be done.

    SQLite zeroes what is deleted, but not what was moved between pages, and its full text index keeps the words of a deleted
    row until its parts are merged. The write-ahead log has old pages until it is emptied, which cannot be done while another
    program reads the library.
    """
    try:
        with library.db.atomic():
            library.db.execute("INSERT INTO search (search) VALUES ('optimize')")
        library.db.execute("VACUUM")
        (busy, *_pages) = library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:  # most often a full disk: it takes as much room again as the file has
        return False
    if busy:
        return False
    with contextlib.suppress(sqlite3.Error), library.db.atomic():  # otherwise it is done once more
        library.db.execute("DELETE FROM setting WHERE name = ?", [_OWED])
    return True

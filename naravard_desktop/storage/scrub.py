"""Making the file hold no more than the library says: what was deleted leaves traces in a file until it is written anew."""

import contextlib
import sqlite3

from naravard_desktop.storage.library import Library


def scrub(library: Library) -> bool:
    """Write the library's file anew, outside an edit, and tell whether that could be done; if not, all is as it was.

    SQLite zeroes what is deleted, but not what was moved between pages, and its full text index keeps the words of a deleted
    row until its parts are merged. The write-ahead log has old pages until it is emptied: while another program reads the
    library that has to wait, at most until the library is closed.
    """
    try:
        with library.db.atomic():
            library.db.execute("INSERT INTO search (search) VALUES ('optimize')")
        library.db.execute("VACUUM")
    except sqlite3.Error:  # most often a full disk: it takes as much room again as the file has
        return False
    with contextlib.suppress(sqlite3.Error):
        library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return True

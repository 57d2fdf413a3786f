"""What saving is measured against: plain sqlite3 in a file of its own, with the library's settings and nothing more."""

import json
import sqlite3
import uuid
from collections.abc import Sequence
from pathlib import Path


class Bare:
    """A table with the text and an id; beside it, to see what they cost by themselves, a journal and a search index."""

    def __init__(self, path: Path, texts: Sequence[str]) -> None:
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("CREATE TABLE note (pk INTEGER PRIMARY KEY, id TEXT UNIQUE, text TEXT)")
        self._db.execute("CREATE TABLE journal (number INTEGER PRIMARY KEY, changes TEXT)")
        self._db.execute("CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'unicode61 remove_diacritics 0')")
        for text in texts:
            self._write_three(text)
        self._db.commit()
        self._first = self._last()

    def save(self, text: str) -> None:
        """Commit one row."""
        self._write(text)
        self._db.commit()

    def save_many(self, texts: Sequence[str]) -> None:
        """Commit many rows at once."""
        for text in texts:
            self._write(text)
        self._db.commit()

    def save_three(self, text: str) -> None:
        """Commit one row together with one in the journal and one in the search index."""
        self._write_three(text)
        self._db.commit()

    def shrink(self) -> None:
        """Take away what has been saved, so that the file stays as large as it was."""
        for table, key in (("note", "pk"), ("journal", "number"), ("search", "rowid")):
            self._db.execute(f"DELETE FROM {table} WHERE {key} > ?", [self._first])
        self._db.commit()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _write(self, text: str) -> str:
        row_id = str(uuid.uuid4())
        self._db.execute("INSERT INTO note (id, text) VALUES (?, ?)", (row_id, text))
        return row_id

    def _write_three(self, text: str) -> None:
        row_id = self._write(text)
        changes = json.dumps([["note", row_id, None, {"id": row_id, "text": text}]], ensure_ascii=False)
        self._db.execute("INSERT INTO journal (changes) VALUES (?)", (changes,))
        self._db.execute("INSERT INTO search (rowid, body) VALUES (last_insert_rowid(), ?)", (text,))

    def _last(self) -> int:
        found: int = self._db.execute("SELECT coalesce(max(pk), 0) FROM note").fetchone()[0]
        return found

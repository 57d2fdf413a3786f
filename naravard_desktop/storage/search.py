"""Search over everything that has been written: whole words and their beginnings first, then parts of words."""

import itertools
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlite_utils import Database

from naravard_desktop.core.text import one_line

_Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, and all of its text."""

    table: str
    row_id: str
    text: str


_WORDS, _LETTERS = 20, 200
"""What is looked for of a whole page that was pasted: SQLite has a limit, and nobody looks for more."""
_MANY = 1_000
"""More hits than this are not weighed against each other: that takes as long as reading them all."""
_TABLE = "rowid & 63"
"""Which table a row of the index comes from, without reading it: the triggers give every table places of its own."""


def search(db: Database, wanted: str, limit: int = 50, *, without: Collection[str] = ()) -> list[Hit]:
    """Return at most `limit` rows that have every word of `wanted`, the best first; of very many, the newest first.

    Rows of the tables in `without` are left out.

    å, ä and ö are letters of their own. The last word may be unfinished. Parts of words ("möte" in "årsmöte") are looked
    for when there is room left.
    """
    words = [word[:_LETTERS] for word in one_line(wanted[: _WORDS * _LETTERS]).split()[:_WORDS]]
    if not words:
        return []
    found = _whole_words(db, words, limit, list(without))
    if len(found) < limit:
        found += _parts(db, words, limit, list(without))
    hits: dict[str, Hit] = {}
    for table, row_id, body in found:
        hits.setdefault(row_id, Hit(table, row_id, body))
    return list(hits.values())[:limit]


def _whole_words(db: Database, words: list[str], limit: int, without: list[str]) -> list[_Row]:
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words) + "*"
    tables = [
        table for (table,) in db.execute(f"SELECT {_TABLE} FROM search WHERE search MATCH ? LIMIT ?", [query, _MANY])
    ]
    rows = f"SELECT tbl, row_id, body FROM search WHERE search MATCH ?{_but('tbl', without)}"
    if len(tables) < _MANY:
        return db.execute(f"{rows} ORDER BY rank, rowid DESC LIMIT ?", [query, *without, limit]).fetchall()
    # A word that stands on every card must not hide the workshop that is called so.
    [(most, _count)] = Counter(tables).most_common(1)
    others = db.execute(
        f"{rows} AND {_TABLE} <> ? ORDER BY rowid DESC LIMIT ?", [query, *without, most, limit // 2]
    ).fetchall()
    newest = db.execute(f"{rows} ORDER BY rowid DESC LIMIT ?", [query, *without, limit]).fetchall()
    return [*others, *newest]


def _parts(db: Database, words: list[str], limit: int, without: list[str]) -> list[_Row]:
    """Look through all texts, in the table that the index keeps them in: to ask the index for each takes twice as long."""
    tests, values = zip(*(_has_part(word) for word in words), strict=True)
    rows = f"SELECT c1, c2, c0 FROM search_content WHERE {' AND '.join(tests)}{_but('c1', without)} ORDER BY id DESC LIMIT ?"
    return db.execute(rows, [*itertools.chain(*values), *without, limit]).fetchall()


def _but(column: str, without: list[str]) -> str:
    return f" AND {column} NOT IN ({', '.join('?' * len(without))})" if without else ""


def _has_part(word: str) -> tuple[str, list[str]]:
    """Return a test of a text, and its values. Where a word has several spellings, most texts are ruled out in one look:
    without the part that all spellings share, none of them can be there."""
    ways = _spellings(word)
    if len(ways) == 1:
        return f"({_LIKE})", ways
    shared = sorted({"".join(letter if letter.isascii() else "_" for letter in way.lower()) for way in ways})
    return " AND ".join(f"({' OR '.join([_LIKE] * len(some))})" for some in (shared, ways)), [*shared, *ways]


def _spellings(word: str) -> list[str]:
    """Return LIKE patterns for a part of a word: SQLite folds the case of a-z only, so å, ä and ö need their own."""
    escaped = word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    if word.isascii():
        return [f"%{escaped}%"]
    return sorted({f"%{way}%" for way in (escaped, escaped.lower(), escaped.upper(), escaped.capitalize())})


_LIKE = r"c0 LIKE ? ESCAPE '\'"

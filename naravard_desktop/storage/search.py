"""Search over everything that has been written: whole words and their beginnings first, then parts of words."""

from dataclasses import dataclass

from sqlite_utils import Database

from naravard_desktop.core.text import one_line


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, and all of its text."""

    table: str
    row_id: str
    text: str


def search(db: Database, wanted: str, limit: int = 50) -> list[Hit]:
    """Return at most `limit` rows that have every word of `wanted`, the best first.

    å, ä and ö are letters of their own. The last word may be unfinished. Parts of words ("möte" in "årsmöte") are looked
    for when there is room left.
    """
    words = one_line(wanted).split()
    if not words:
        return []
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words) + "*"
    found = db.execute(
        "SELECT tbl, row_id, body FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", [query, limit]
    )
    hits = {row[1]: Hit(*row) for row in found}
    if len(hits) < limit:
        spelt = [_spellings(word) for word in words]
        condition = " AND ".join("(" + " OR ".join([r"body LIKE ? ESCAPE '\'"] * len(ways)) + ")" for ways in spelt)
        values = [part for ways in spelt for part in ways]
        for row in db.execute(f"SELECT tbl, row_id, body FROM search WHERE {condition} LIMIT ?", [*values, limit]):
            hits.setdefault(row[1], Hit(*row))
    return list(hits.values())[:limit]


def _spellings(word: str) -> list[str]:
    """Return LIKE patterns for a part of a word: SQLite folds the case of a-z only, so å, ä and ö need their own."""
    escaped = word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return sorted({f"%{way}%" for way in (escaped, escaped.lower(), escaped.upper(), escaped.capitalize())})

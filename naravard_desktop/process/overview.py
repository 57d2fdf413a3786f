"""The whole library at a glance, a page at a time: what comes next, what is open, and where a found row belongs."""

from dataclasses import dataclass
from typing import Any, Literal

from naravard_desktop.core.words import Level
from naravard_desktop.storage.library import Library

PAGE = 30
"""Rows read at a time."""

When = Literal["ongoing", "next", "undated", "past", "none"]


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A process with the workshop to open first (`when` says why that one) and how many actions remain."""

    id: str
    title: str
    about: str
    sample: bool
    when: When
    workshop_id: str | None
    workshop_title: str | None
    date: str | None
    starts: str | None
    workshops: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A workshop of a process; `progress` is "running" or "paused" while it is held, "left" when it has been."""

    id: str
    title: str
    date: str | None
    starts: str | None
    place: str
    progress: str | None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action that is not done, and where it was agreed."""

    id: str
    process_id: str
    process_title: str
    workshop_id: str | None
    text: str
    level: Level | None
    due: str | None


def process_lines(library: Library, today: str, offset: int = 0, limit: int = PAGE) -> list[ProcessLine]:
    """Return processes: those with a workshop going on, then by next date, then those without one by title."""
    found = library.db.execute(
        f"""
        WITH first AS (
            SELECT w.*, ({_PROGRESS}) IN ('running', 'paused') AS ongoing,
                row_number() OVER (PARTITION BY w.process_id ORDER BY
                    coalesce(({_PROGRESS}) IN ('running', 'paused'), 0) DESC,
                    CASE WHEN w.date >= :today THEN 0 WHEN w.date IS NULL THEN 1 ELSE 2 END,
                    CASE WHEN w.date >= :today THEN w.date || coalesce(w.starts, '') END,
                    w.date DESC, w.id) AS number,
                count(*) OVER (PARTITION BY w.process_id) AS total
            FROM workshop w
        )
        SELECT p.id, p.title, p.about, p.sample,
            CASE WHEN f.id IS NULL THEN 'none' WHEN f.ongoing THEN 'ongoing' WHEN f.date IS NULL THEN 'undated'
                WHEN f.date >= :today THEN 'next' ELSE 'past' END AS why,
            f.id, f.title, f.date, f.starts, coalesce(f.total, 0),
            (SELECT count(*) FROM action a WHERE a.process_id = p.id AND {_OPEN}),
            (SELECT count(*) FROM action a WHERE a.process_id = p.id AND {_OPEN} AND a.due < :today)
        FROM process p LEFT JOIN first f ON f.process_id = p.id AND f.number = 1
        ORDER BY CASE why WHEN 'ongoing' THEN 0 WHEN 'next' THEN 1 ELSE 2 END,
            CASE why WHEN 'next' THEN f.date || coalesce(f.starts, '') END, p.title COLLATE NOCASE, p.id
        LIMIT :limit OFFSET :offset
        """,
        {"today": today, "limit": limit, "offset": offset},
    )
    return [ProcessLine(*_with(row, 3, bool(row[3]))) for row in found]


def workshop_lines(library: Library, process_id: str, offset: int = 0, limit: int = PAGE) -> list[WorkshopLine]:
    """Return workshops of a process: those without a date first, then the latest first."""
    found = library.db.execute(
        f"SELECT w.id, w.title, w.date, w.starts, w.place, ({_PROGRESS}) FROM workshop w WHERE w.process_id = ? "
        "ORDER BY w.date IS NOT NULL, w.date DESC, w.starts DESC, w.id LIMIT ? OFFSET ?",
        [process_id, limit, offset],
    )
    return [WorkshopLine(*row) for row in found]


def open_actions(library: Library, offset: int = 0, limit: int = PAGE) -> list[ActionLine]:
    """Return actions that are not done, over all processes: by due date, those without one last."""
    found = library.db.execute(
        "SELECT a.id, p.id, p.title, s.workshop_id, a.text, a.level, a.due FROM action a "
        f"JOIN process p ON p.id = a.process_id LEFT JOIN step s ON s.id = a.step_id WHERE {_OPEN} "
        "ORDER BY a.due IS NULL, a.due, a.rank, a.id LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return [ActionLine(*_with(row, 5, Level(row[5]) if row[5] else None)) for row in found]


def is_empty(library: Library) -> bool:
    """Tell whether nothing has been begun."""
    return library.db.execute("SELECT 1 FROM process LIMIT 1").fetchone() is None


def workshop_of(library: Library, table: str, row_id: str) -> tuple[str, str | None] | None:
    """Return the ids of the process and, if there is one, the workshop that a row belongs to; None if it is gone."""
    workshop_id: str | None = None
    while True:
        if table == "workshop":
            workshop_id = row_id
        info = library.tables[table]
        found = library.db.execute(f"SELECT {info.table.parent or 'id'} FROM {table} WHERE id = ?", [row_id]).fetchone()
        if found is None:
            return None
        if info.parent is None:
            return row_id, workshop_id
        if workshop_id is None and "step_id" in info.columns and info.table.parent != "step_id":
            workshop_id = _workshop_of_origin(library, table, row_id)
        table, row_id = info.parent.table, found[0]


def titles(library: Library, process_id: str, workshop_id: str | None) -> tuple[str, str]:
    """Return the titles of a process and of one of its workshops, "" for none."""
    found = library.db.execute(
        "SELECT title, coalesce((SELECT title FROM workshop WHERE id = ?), '') FROM process WHERE id = ?",
        [workshop_id, process_id],
    ).fetchone()
    return found or ("", "")


def _workshop_of_origin(library: Library, table: str, row_id: str) -> str | None:
    sql = f"SELECT s.workshop_id FROM {table} t JOIN step s ON s.id = t.step_id WHERE t.id = ?"
    found = library.db.execute(sql, [row_id]).fetchone()
    return found[0] if found else None


def _with(row: tuple[Any, ...], at: int, value: object) -> list[Any]:
    return [*row[:at], value, *row[at + 1 :]]


_OPEN = "a.state IN ('open', 'doing')"
_PROGRESS = (
    "SELECT g.state FROM progress g WHERE g.workshop_id = w.id "
    "ORDER BY g.state IN ('running', 'paused') DESC, g.state LIMIT 1"
)

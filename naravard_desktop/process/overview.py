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
    """A process with the workshop to open first (`when` says why that one) and how many actions remain.

    `meeting` and `meeting_time` are when the group said that it meets next, where no workshop is planned for that yet.
    """

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
    meeting: str | None = None
    meeting_time: str | None = None


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


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row belongs: its process and, if it comes from there, the workshop and the moment."""

    process_id: str
    workshop_id: str | None
    step_id: str | None


def process_lines(library: Library, today: str, offset: int = 0, limit: int = PAGE) -> list[ProcessLine]:
    """Return processes: those with a workshop going on, then by next date, then those without one by title."""
    # Actions are counted for the page alone: to count before it is known which rows are on it takes three times as long.
    found = library.db.execute(
        f"""
        WITH held AS (
            SELECT w.*, row_number() OVER (PARTITION BY w.process_id ORDER BY w.ongoing DESC,
                    CASE WHEN w.date >= :today THEN 0 WHEN w.date IS NULL THEN 1 ELSE 2 END,
                    CASE WHEN w.date >= :today THEN w.date || coalesce(w.starts, '') END,
                    w.date DESC, w.id) AS number,
                count(*) OVER (PARTITION BY w.process_id) AS total
            FROM (SELECT o.id, o.process_id, o.title, o.date, o.starts, EXISTS (SELECT 1 FROM progress g
                WHERE g.workshop_id = o.id AND g.state IN ('running', 'paused')) AS ongoing FROM workshop o) w
        ), page AS (
            SELECT p.id, p.title, p.about, p.sample,
                CASE WHEN f.id IS NULL THEN 'none' WHEN f.ongoing THEN 'ongoing' WHEN f.date IS NULL THEN 'undated'
                    WHEN f.date >= :today THEN 'next' ELSE 'past' END AS why,
                f.id AS workshop_id, f.title AS workshop_title, f.date, f.starts, coalesce(f.total, 0) AS total,
                m.next_date, m.next_time,
                coalesce(CASE WHEN f.date >= :today AND NOT f.ongoing THEN f.date || coalesce(f.starts, '') END,
                    m.next_date || coalesce(m.next_time, ''), '~') AS soonest
            FROM process p LEFT JOIN held f ON f.process_id = p.id AND f.number = 1
            LEFT JOIN workshop m ON why IN ('past', 'undated') AND m.id = (
                SELECT n.id FROM workshop n WHERE n.process_id = p.id AND n.next_date >= :today
                ORDER BY n.next_date, coalesce(n.next_time, ''), n.id LIMIT 1)
            ORDER BY why <> 'ongoing', soonest, p.title COLLATE NOCASE, p.id LIMIT :limit OFFSET :offset
        )
        SELECT id, title, about, sample, why, workshop_id, workshop_title, date, starts, total,
            (SELECT count(*) FROM action a WHERE a.process_id = page.id AND {_OPEN}),
            (SELECT count(*) FROM action a WHERE a.process_id = page.id AND {_OPEN} AND a.due < :today),
            next_date, next_time
        FROM page ORDER BY why <> 'ongoing', soonest, title COLLATE NOCASE, id
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


def origin(library: Library, table: str, row_id: str) -> Origin | None:
    """Return where a row belongs; None if it is gone. A photo belongs where its owner does."""
    workshop_id: str | None = None
    step_id: str | None = None
    if table == "attachment":
        table, row_id = _owner(library, row_id)
    while True:
        info = library.tables[table]
        has_step = step_id is None and "step_id" in info.columns
        columns = f"{info.table.parent or 'id'}, {'step_id' if has_step else 'NULL'}"
        found = library.db.execute(f"SELECT {columns} FROM {table} WHERE id = ?", [row_id]).fetchone()
        if found is None:
            return None
        if table == "workshop":
            workshop_id = row_id
        step_id = row_id if table == "step" else step_id or found[1]
        if info.parent is None:
            if step_id and workshop_id is None:
                (workshop_id,) = library.db.execute("SELECT workshop_id FROM step WHERE id = ?", [step_id]).fetchone()
            return Origin(row_id, workshop_id, step_id)
        table, row_id = info.parent.table, found[0]


def _owner(library: Library, attachment_id: str) -> tuple[str, str]:
    """Return what a photo belongs to, by table and id; of any other attachment, itself."""
    for table in ("step", "workshop"):
        found = library.db.execute(
            f"SELECT o.id FROM attachment a JOIN {table} o ON o.id = a.owner_id WHERE a.id = ?", [attachment_id]
        ).fetchone()
        if found:
            return table, found[0]
    return "attachment", attachment_id


def titles(library: Library, place: Origin) -> tuple[str, str, str]:
    """Return the titles of a process, a workshop and a moment, "" for none."""
    found = library.db.execute(
        "SELECT title, coalesce((SELECT title FROM workshop WHERE id = ?), ''), "
        "coalesce((SELECT title FROM step WHERE id = ?), '') FROM process WHERE id = ?",
        [place.workshop_id, place.step_id, place.process_id],
    ).fetchone()
    return found or ("", "", "")


def _with(row: tuple[Any, ...], at: int, value: object) -> list[Any]:
    return [*row[:at], value, *row[at + 1 :]]


_OPEN = "a.state IN ('open', 'doing')"
_PROGRESS = (
    "SELECT g.state FROM progress g WHERE g.workshop_id = w.id "
    "ORDER BY g.state IN ('running', 'paused') DESC, g.state LIMIT 1"
)

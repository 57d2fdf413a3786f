"""Goals: what the group wants to reach, why, on which level, and how it will be seen. Owners are as of actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from naravard_desktop.core import order
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.process.links import link
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


class GoalState(StrEnum):
    """Whether a goal still holds."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The state as it stands on screen and paper."""
        return _(_STATE_WORDS[self])


_STATE_WORDS = {
    GoalState.OPEN: N_("gäller"),
    GoalState.REACHED: N_("nått"),
    GoalState.DROPPED: N_("gäller inte längre"),
}


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `step_id` is where it was set, `measure` what is counted and `target` what it should come to."""

    id: str
    process_id: str
    step_id: str | None
    rank: str
    text: str
    why: str
    level: Level | None
    measure: str
    target: str
    state: GoalState


@dataclass(frozen=True, slots=True)
class Earlier:
    """A goal that the process had before, with title and ISO date of the workshop it was set in ("" and None for none)."""

    goal: Goal
    workshop: str
    date: str | None


def add_goal(
    library: Library,
    process_id: str,
    step_id: str | None,
    text: str,
    *,
    why: str = "",
    level: Level | None = None,
    measure: str = "",
    target: str = "",
    came_from: Sequence[str] = (),
) -> str:
    """Add a goal after the others and return its id; `came_from` are ids of the cards and clusters behind it."""
    goal_id = rows.insert(
        library.db,
        "goal",
        {
            "process_id": process_id,
            "step_id": step_id,
            "rank": order.between(rows.last_rank(library.db, "goal", "process_id", process_id), None),
            "text": text,
            "why": why,
            "level": level,
            "measure": measure,
            "target": target,
        },
    )
    for source in came_from:
        link(library, process_id, "became", source, goal_id)
    return goal_id


def change_goal(library: Library, goal_id: str, **values: rows.Value) -> None:
    """Change text, why, level, measure, target or state."""
    rows.update(library.db, "goal", goal_id, values)


def delete_goal(library: Library, goal_id: str) -> None:
    """Delete a goal and who answered for it."""
    rows.delete(library.db, "goal", goal_id)


def move_goal(library: Library, goal_id: str, after_id: str | None) -> None:
    """Move a goal within its step, to just after another, or first."""
    db = library.db
    step_id = db.execute("SELECT step_id FROM goal WHERE id = ?", [goal_id]).fetchone()[0]
    before = db.execute("SELECT rank FROM goal WHERE id = ?", [after_id]).fetchone()[0] if after_id else None
    after = db.execute(
        "SELECT min(rank) FROM goal WHERE step_id IS ? AND rank > ? AND id <> ?", [step_id, before or "", goal_id]
    ).fetchone()[0]
    rows.update(db, "goal", goal_id, {"rank": order.between(before, after)})


def goals_of_step(library: Library, step_id: str) -> list[Goal]:
    """Return the goals that were set in a step, in order."""
    return rows.fetch(library.db, Goal, "FROM goal t WHERE step_id = ? ORDER BY rank, id", [step_id])


def goals_of_process(library: Library, process_id: str) -> list[Goal]:
    """Return all goals of a process, in order, whatever their state."""
    return rows.fetch(library.db, Goal, "FROM goal t WHERE process_id = ? ORDER BY rank, id", [process_id])


def goals_before(library: Library, step_id: str) -> list[Earlier]:
    """Return the goals that the process had when it came to a step, in the order they were set, whatever their state.

    They are those of no workshop, of earlier steps in this one, and of workshops that are not later than it; of two that
    cannot be told apart by their dates, neither is later.
    """
    found = rows.fetch(library.db, Goal, f"{_BEFORE} {_IN_ORDER}", [step_id])
    made_in = library.db.execute(f"SELECT coalesce(w.title, ''), w.date {_BEFORE} {_IN_ORDER}", [step_id])
    return [Earlier(goal, title, date) for goal, (title, date) in zip(found, made_in, strict=True)]


_LATER = "(w.date > held.date OR (w.date = held.date AND coalesce(w.starts, '') > coalesce(held.starts, '')))"
_BEFORE = f"""
    FROM goal t JOIN step here ON here.id = ? JOIN workshop held ON held.id = here.workshop_id
    LEFT JOIN step s ON s.id = t.step_id LEFT JOIN workshop w ON w.id = s.workshop_id
    WHERE t.process_id = held.process_id AND CASE
        WHEN w.id IS NULL THEN 1
        WHEN w.id = held.id THEN (s.rank, s.id) < (here.rank, here.id)
        ELSE NOT coalesce({_LATER}, 0)
    END
"""
_IN_ORDER = "ORDER BY w.date IS NULL, w.date, w.starts, w.id, s.rank, t.rank, t.id"

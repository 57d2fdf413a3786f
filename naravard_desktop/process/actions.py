"""Actions: what is to be done, on which level, by when, and where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from naravard_desktop.core import order
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.process.links import link
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


class ActionState(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The state as it stands on screen and paper."""
        return _(_STATE_WORDS[self])


_STATE_WORDS = {
    ActionState.OPEN: N_("inte påbörjad"),
    ActionState.DOING: N_("pågår"),
    ActionState.DONE: N_("klar"),
    ActionState.DROPPED: N_("utgår"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """An action; `step_id` is where it was agreed, `due` an ISO date."""

    id: str
    process_id: str
    step_id: str | None
    text: str
    level: Level | None
    due: str | None
    state: ActionState
    comment: str
    confidential: bool


def add_action(
    library: Library,
    process_id: str,
    step_id: str | None,
    text: str,
    *,
    level: Level | None = None,
    due: str | None = None,
    came_from: Sequence[str] = (),
    confidential: bool = False,
) -> str:
    """Add an action and return its id; `came_from` are ids of the decision, cluster, goal or card behind it."""
    action_id = rows.insert(
        library.db,
        "action",
        {
            "process_id": process_id,
            "step_id": step_id,
            "rank": order.between(rows.last_rank(library.db, "action", "process_id", process_id), None),
            "text": text,
            "level": level,
            "due": due,
            "confidential": confidential,
        },
    )
    for source in came_from:
        link(library, process_id, "became", source, action_id)
    return action_id


def change_action(library: Library, action_id: str, **values: rows.Value) -> None:
    """Change text, level, due, state, comment or confidential."""
    rows.update(library.db, "action", action_id, values)


def delete_action(library: Library, action_id: str) -> None:
    """Delete an action and who answered for it."""
    rows.delete(library.db, "action", action_id)


def move_action(library: Library, action_id: str, after_id: str | None) -> None:
    """Move an action within its step, to just after another, or first."""
    db = library.db
    step_id = db.execute("SELECT step_id FROM action WHERE id = ?", [action_id]).fetchone()[0]
    before = db.execute("SELECT rank FROM action WHERE id = ?", [after_id]).fetchone()[0] if after_id else None
    after = db.execute(
        "SELECT min(rank) FROM action WHERE step_id = ? AND rank > ? AND id <> ?", [step_id, before or "", action_id]
    ).fetchone()[0]
    rows.update(db, "action", action_id, {"rank": order.between(before, after)})


def actions_of_step(library: Library, step_id: str) -> list[Action]:
    """Return the actions agreed in a step, in order."""
    return rows.fetch(library.db, Action, "FROM action t WHERE step_id = ? ORDER BY rank, id", [step_id])


def actions_of_process(library: Library, process_id: str) -> list[Action]:
    """Return all actions of a process: by due date, those without one last."""
    return rows.fetch(
        library.db, Action, "FROM action t WHERE process_id = ? ORDER BY due IS NULL, due, rank, id", [process_id]
    )

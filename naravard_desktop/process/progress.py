"""How far a workshop has come: which step is on, and how long each has taken.

Navigation and timers are no edits: they are saved at once, but are not in the journal and do not travel. `now` is always a
UTC instant given by the caller. Going on or back never touches what has been written.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

State = Literal["running", "paused", "left", "skipped"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a step that has been entered or skipped. `spent` is in seconds, up to `since` while it runs;
    `extra` are minutes added to the planned length; `entered` is when it was first entered."""

    step_id: str
    state: State
    entered: str | None
    since: str | None
    spent: int
    extra: int


def progress(library: Library, workshop_id: str) -> dict[str, Progress]:
    """Return the steps of a workshop that have been entered or skipped, by id."""
    found = rows.fetch(library.db, Progress, "FROM progress t WHERE workshop_id = ?", [workshop_id])
    return {one.step_id: one for one in found}


def current(found: dict[str, Progress]) -> Progress | None:
    """Return the step that is on, running or paused; None before the start and after the end."""
    return next((one for one in found.values() if one.state in {"running", "paused"}), None)


def seconds(one: Progress, now: str) -> int:
    """Return how many seconds a step has taken."""
    if one.state != "running" or one.since is None:
        return one.spent
    gone = datetime.fromisoformat(now) - datetime.fromisoformat(one.since)
    return one.spent + max(0, int(gone.total_seconds()))  # a laptop's clock can be set back


def enter(library: Library, workshop_id: str, step_id: str, now: str) -> None:
    """Go to a step: the one that is on is left, and this one's time runs on from where it was."""
    with library.db.atomic():
        _leave(library, workshop_id, now)
        _note(library, workshop_id, step_id)
        library.db.execute(
            "UPDATE progress SET state = 'running', since = ?, entered = coalesce(entered, ?) WHERE step_id = ?",
            [now, now, step_id],
        )


def skip(library: Library, workshop_id: str, step_id: str) -> None:
    """Note that a step is skipped; it can be entered later all the same."""
    with library.db.atomic():
        _note(library, workshop_id, step_id)
        library.db.execute("UPDATE progress SET state = 'skipped', since = NULL WHERE step_id = ?", [step_id])


def finish(library: Library, workshop_id: str, now: str) -> None:
    """Leave the step that is on, without going to another."""
    with library.db.atomic():
        _leave(library, workshop_id, now)


def restart(library: Library, workshop_id: str) -> None:
    """Forget how far a workshop has come and all its times: it was rehearsed. What has been written stays."""
    with library.db.atomic():
        library.db.execute("DELETE FROM progress WHERE workshop_id = ?", [workshop_id])


def pause(library: Library, step_id: str, now: str) -> None:
    """Stop a step's time."""
    _stop(library, step_id, now, "paused")


def go_on(library: Library, step_id: str, now: str) -> None:
    """Let a paused step's time run again."""
    with library.db.atomic():
        library.db.execute(
            "UPDATE progress SET state = 'running', since = ? WHERE step_id = ? AND state = 'paused'", [now, step_id]
        )


def add_minutes(library: Library, step_id: str, minutes: int) -> None:
    """Give a step that has been entered more time, or take it back."""
    with library.db.atomic():
        library.db.execute("UPDATE progress SET extra = extra + ? WHERE step_id = ?", [minutes, step_id])


def _note(library: Library, workshop_id: str, step_id: str) -> None:
    library.db.execute(
        "INSERT INTO progress (step_id, workshop_id, state) VALUES (?, ?, 'left') ON CONFLICT (step_id) DO NOTHING",
        [step_id, workshop_id],
    )


def _leave(library: Library, workshop_id: str, now: str) -> None:
    one = current(progress(library, workshop_id))
    if one:
        _stop(library, one.step_id, now, "left")


def _stop(library: Library, step_id: str, now: str, state: State) -> None:
    (one,) = rows.fetch(library.db, Progress, "FROM progress t WHERE step_id = ?", [step_id])
    with library.db.atomic():
        library.db.execute(
            "UPDATE progress SET state = ?, spent = ?, since = NULL WHERE step_id = ?",
            [state, seconds(one, now), step_id],
        )

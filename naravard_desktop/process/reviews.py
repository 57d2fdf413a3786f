"""What was said of an action at a follow-up, kept as it was said then; what a follow-up goes through; an action's story.

The action itself has what holds now. A review is what one workshop's papers say: it stays when a later one changes the action.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database, Migrations

from naravard_desktop.core.ids import fact_id
from naravard_desktop.process.actions import Action, ActionState, actions_of_process, change_action
from naravard_desktop.process.workshops import Step, Workshop, workshop, workshops
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import Schema, Table

migrations = Migrations("reviews")
SCHEMA = Schema((Table(name="review", parent="step_id", search=("comment",), yes_no=("talked",)),), (migrations,))
STILL_OPEN = (ActionState.OPEN, ActionState.DOING)


@migrations()
def review_table(db: Database) -> None:
    """State, date and comment of an action as they stood after a follow-up, and the date it had before."""
    db.execute("""
        CREATE TABLE review (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            rev INTEGER NOT NULL DEFAULT 1,
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            action_id TEXT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('open', 'doing', 'done', 'dropped')),
            due TEXT,
            due_before TEXT,
            comment TEXT NOT NULL DEFAULT '',
            talked INTEGER NOT NULL DEFAULT 1
        ) STRICT""")
    for column in ("step_id", "action_id"):
        db.execute(f"CREATE INDEX review_{column} ON review ({column})")


@dataclass(frozen=True, slots=True)
class Review:
    """An action at one follow-up. `comment` is only what was noted there; `talked` is False for one that was passed over."""

    step_id: str
    action_id: str
    state: ActionState
    due: str | None
    due_before: str | None
    comment: str
    talked: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one workshop said of an action."""

    workshop: Workshop
    review: Review


@dataclass(frozen=True, slots=True)
class Followed:
    """An action that a follow-up goes through; `due_before` is the date it came with."""

    action: Action
    review: Review | None
    due_before: str | None

    @property
    def id(self) -> str:
        """The action's id."""
        return self.action.id

    @property
    def state(self) -> ActionState:
        """The state as it was said here, otherwise as it is."""
        return self.review.state if self.review else self.action.state

    @property
    def due(self) -> str | None:
        """The date as it was said here, otherwise the one it came with."""
        return self.review.due if self.review else self.due_before

    @property
    def still_open(self) -> bool:
        """Whether something remained to be done after this follow-up."""
        return self.state in STILL_OPEN

    @property
    def gone_through(self) -> bool:
        """Whether it was talked about here, or closed without many words."""
        return self.review is not None and (self.review.talked or not self.still_open)


def review_id(step: Step, action_id: str) -> str:
    """Return the id of what is noted of an action in a follow-up step, noted or not."""
    return fact_id("review", step.id, action_id)


def review(library: Library, step: Step, action_id: str, **values: rows.Value) -> None:
    """Note state, due or comment of an action, both on itself and as said in this follow-up; `talked` is True unless given.

    Without values it was only talked about. A comment that is taken away leaves the action with the one noted before.
    """
    own = {name: value for name, value in values.items() if name != "talked"}
    noted: dict[str, rows.Value] = {"talked": True, **values}
    row_id = review_id(step, action_id)
    if library.db.execute("SELECT 1 FROM review WHERE id = ?", [row_id]).fetchone():
        rows.update(library.db, "review", row_id, noted)
    else:
        action = rows.fetch_one(library.db, Action, "FROM action t WHERE id = ?", [action_id])
        was = {"state": action.state, "due": action.due, "due_before": action.due}
        rows.insert(library.db, "review", {"id": row_id, "step_id": step.id, "action_id": action_id, **was, **noted})
    if own.get("comment") == "":
        own["comment"] = _comment_before(library, step.id, action_id)
    if own:
        change_action(library, action_id, **own)
    if step.anonymous:
        library.recorder.leave_no_time()


def reviews(library: Library, step_id: str) -> dict[str, Review]:
    """Return what was said in a follow-up, by action."""
    found = rows.fetch(library.db, Review, "FROM review t WHERE step_id = ? ORDER BY id", [step_id])
    return {one.action_id: one for one in found}


def story(library: Library, action_id: str) -> list[Chapter]:
    """Return what the workshops said of an action, in order of date; those without a date last."""
    return [
        Chapter(workshop(library, workshop_id), one)
        for workshop_id, one in _told(library, "t.action_id = ?", action_id)
    ]


def before(library: Library, step: Step) -> list[Followed]:
    """Return the actions that a follow-up goes through, by the date they came with, those without one last.

    They are the ones that were open when the workshop met and not agreed in it or in a later one. What a later follow-up went
    through was open then too, so what this one passed over stands here still when it is closed.
    """
    here = workshop(library, step.workshop_id)
    held = {one.id: one for one in workshops(library, here.process_id)}
    later = {one.id for one in held.values() if _later(one, here)}
    made_in = dict(
        library.db.execute(
            "SELECT s.id, s.workshop_id FROM step s JOIN workshop w ON w.id = s.workshop_id WHERE w.process_id = ?",
            [here.process_id],
        ).fetchall()
    )
    known = reviews(library, step.id)
    next_said: dict[str, Review] = {}
    for workshop_id, one in _told(library, "w.process_id = ?", here.process_id):
        if workshop_id in later:
            next_said.setdefault(one.action_id, one)
    found = []
    for action in actions_of_process(library, here.process_id):
        said, after = known.get(action.id), next_said.get(action.id)
        if said is None:
            origin = made_in.get(action.step_id or "")
            if origin == here.id or origin in later or not (action.state in STILL_OPEN or after):
                continue
        due = said.due_before if said else after.due_before if after else action.due
        found.append(Followed(action, said, due))
    return sorted(found, key=_by_date)


def as_agreed(library: Library, step: Step, actions: Sequence[Action]) -> list[Action]:
    """Return actions as their own workshop left them: without the date, state and comment that follow-ups in others brought.

    What was changed outside a follow-up cannot be told from what was agreed, and stays.
    """
    here = workshop(library, step.workshop_id)
    first: dict[str, Review] = {}
    comments: set[tuple[str, str]] = set()
    for workshop_id, one in _told(library, "w.process_id = ?", here.process_id):
        if workshop_id != here.id:
            first.setdefault(one.action_id, one)
            comments.add((one.action_id, one.comment))
    return [
        replace(
            action,
            due=first[action.id].due_before,
            state=ActionState.OPEN,
            comment="" if (action.id, action.comment) in comments else action.comment,
        )
        if action.id in first
        else action
        for action in actions
    ]


def _comment_before(library: Library, step_id: str, action_id: str) -> str:
    told = [one.review for one in story(library, action_id) if one.review.step_id != step_id]
    return next((one.comment for one in reversed(told) if one.comment), "")


def _by_date(one: Followed) -> tuple[bool, str]:
    return (one.due_before is None, one.due_before or "")


def _later(one: Workshop, than: Workshop) -> bool:
    """Tell whether a workshop is held after another. One without a date may be before: then no open action is missed."""
    if not one.date or not than.date:
        return False
    return (one.date, one.starts or "") > (than.date, than.starts or "")


def _told(library: Library, which: str, value: str) -> list[tuple[str, Review]]:
    """Return reviews with the workshops they were made in, in order of date."""
    rest = "FROM review t JOIN step s ON s.id = t.step_id JOIN workshop w ON w.id = s.workshop_id"
    order = "ORDER BY w.date IS NULL, w.date, w.starts, w.id, s.rank, t.id"
    found = rows.fetch(library.db, Review, f"{rest} WHERE {which} {order}", [value])
    held = library.db.execute(f"SELECT w.id {rest} WHERE {which} {order}", [value])
    return [(workshop_id, one) for (workshop_id,), one in zip(held, found, strict=True)]

"""Decisions: what was decided, by whom and when, based on which cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core import order
from naravard_desktop.core.text import one_line
from naravard_desktop.process.links import link
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision; `step_id` is where it was taken, `decided_on` an ISO date."""

    id: str
    process_id: str
    step_id: str | None
    text: str
    decided_by: str
    decided_on: str | None
    confidential: bool


def add_decision(
    library: Library,
    process_id: str,
    step_id: str,
    text: str,
    *,
    decided_by: str = "",
    decided_on: str | None = None,
    based_on: Sequence[str] = (),
    confidential: bool = False,
) -> str:
    """Add a decision and return its id; `based_on` are ids of the cards, clusters or goals that it came from."""
    decision_id = rows.insert(
        library.db,
        "decision",
        {
            "process_id": process_id,
            "step_id": step_id,
            "rank": order.between(rows.last_rank(library.db, "decision", "process_id", process_id), None),
            "text": text,
            "decided_by": one_line(decided_by),
            "decided_on": decided_on,
            "confidential": confidential,
        },
    )
    for source in based_on:
        link(library, process_id, "became", source, decision_id)
    return decision_id


def change_decision(library: Library, decision_id: str, **values: rows.Value) -> None:
    """Change text, decided_by, decided_on or confidential."""
    rows.update(library.db, "decision", decision_id, values)


def delete_decision(library: Library, decision_id: str) -> None:
    """Delete a decision."""
    rows.delete(library.db, "decision", decision_id)


def move_decision(library: Library, decision_id: str, after_id: str | None) -> None:
    """Move a decision within its step, to just after another, or first."""
    db = library.db
    step_id = db.execute("SELECT step_id FROM decision WHERE id = ?", [decision_id]).fetchone()[0]
    before = db.execute("SELECT rank FROM decision WHERE id = ?", [after_id]).fetchone()[0] if after_id else None
    after = db.execute(
        "SELECT min(rank) FROM decision WHERE step_id = ? AND rank > ? AND id <> ?",
        [step_id, before or "", decision_id],
    ).fetchone()[0]
    rows.update(db, "decision", decision_id, {"rank": order.between(before, after)})


def decisions_of_step(library: Library, step_id: str) -> list[Decision]:
    """Return the decisions taken in a step, in order."""
    return rows.fetch(library.db, Decision, "FROM decision t WHERE step_id = ? ORDER BY rank, id", [step_id])

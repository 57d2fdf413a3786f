"""What one person counts for the room: sticky dots, hands, the field a card lies in. By table, or for all together.

`kind` says what was counted ("dot", "agree-4" …). A count of a target by a table is one row, whoever writes it.
"""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.ids import fact_id
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Target = Literal["card", "cluster", "principle"]


@dataclass(frozen=True, slots=True)
class Vote:
    """A count in a step: of a card, a cluster or a principle (the other two are None), by a table, "" for the room."""

    id: str
    step_id: str
    card_id: str | None
    cluster_id: str | None
    principle_id: str | None
    party: str
    kind: str
    value: int

    @property
    def target_id(self) -> str:
        """What was counted for."""
        return self.card_id or self.cluster_id or self.principle_id or ""


def set_count(
    library: Library, step_id: str, target: Target, target_id: str, value: int, *, kind: str, party: str = ""
) -> None:
    """Write down a count in place of the one there was; 0 takes it away.

    :raises ValueError: for less than 0.
    """
    if value < 0:
        raise ValueError("a count is 0 or more")
    row_id = fact_id("vote", step_id, target_id, kind, party)
    known = library.db.execute("SELECT 1 FROM vote WHERE id = ?", [row_id]).fetchone()
    if not value:
        if known:
            rows.delete(library.db, "vote", row_id)
    elif known:
        rows.update(library.db, "vote", row_id, {"value": value})
    else:
        values: dict[str, rows.Value] = {"step_id": step_id, f"{target}_id": target_id, "party": party}
        rows.insert(library.db, "vote", {"id": row_id, **values, "kind": kind, "value": value})


def votes(library: Library, step_id: str) -> list[Vote]:
    """Return all that was counted in a step, in no order that tells."""
    return rows.fetch(library.db, Vote, "FROM vote t WHERE step_id = ? ORDER BY id", [step_id])


def totals(found: list[Vote], kind: str) -> dict[str, int]:
    """Add up counts of one kind over all tables, by what was counted for."""
    added: dict[str, int] = {}
    for vote in found:
        if vote.kind == kind:
            added[vote.target_id] = added.get(vote.target_id, 0) + vote.value
    return added

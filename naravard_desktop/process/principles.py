"""Guiding principles: candidates put together under one wording, agreed on, adopted, and how one sees that they are kept.

A principle's candidates are the cards that became it (`links`, kind "became").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from naravard_desktop.core import order
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.process.links import link
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


class PrincipleState(StrEnum):
    """How far a principle has come."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The state as it stands on screen and paper."""
        return _(_STATE_WORDS[self])


_STATE_WORDS = {
    PrincipleState.PROPOSED: N_("inte antagen"),
    PrincipleState.ADOPTED: N_("antagen"),
    PrincipleState.DROPPED: N_("utgår"),
}


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle and, per level, how it is seen that it is kept ("så märks det"), one sign a line."""

    id: str
    process_id: str
    step_id: str | None
    rank: str
    text: str
    state: PrincipleState
    sign_micro: str
    sign_meso: str
    sign_macro: str

    def sign(self, level: Level) -> str:
        """Return how it is seen on a level."""
        return {Level.MICRO: self.sign_micro, Level.MESO: self.sign_meso, Level.MACRO: self.sign_macro}[level]


def add_principle(
    library: Library, process_id: str, step_id: str | None, text: str, *, candidates: Sequence[str] = ()
) -> str:
    """Add a proposed principle after the others and return its id; `candidates` are ids of the cards behind it."""
    principle_id = rows.insert(
        library.db,
        "principle",
        {
            "process_id": process_id,
            "step_id": step_id,
            "rank": order.between(rows.last_rank(library.db, "principle", "process_id", process_id), None),
            "text": text,
        },
    )
    for card_id in candidates:
        link(library, process_id, "became", card_id, principle_id)
    return principle_id


def change_principle(library: Library, principle_id: str, **values: rows.Value) -> None:
    """Change text, state, sign_micro, sign_meso or sign_macro."""
    rows.update(library.db, "principle", principle_id, values)


def delete_principle(library: Library, principle_id: str) -> None:
    """Delete a principle; the candidates it was made of are free again."""
    rows.delete(library.db, "principle", principle_id)


def move_principle(library: Library, principle_id: str, after_id: str | None) -> None:
    """Move a principle within its step, to just after another, or first."""
    db = library.db
    step_id = db.execute("SELECT step_id FROM principle WHERE id = ?", [principle_id]).fetchone()[0]
    before = db.execute("SELECT rank FROM principle WHERE id = ?", [after_id]).fetchone()[0] if after_id else None
    after = db.execute(
        "SELECT min(rank) FROM principle WHERE step_id IS ? AND rank > ? AND id <> ?",
        [step_id, before or "", principle_id],
    ).fetchone()[0]
    rows.update(db, "principle", principle_id, {"rank": order.between(before, after)})


def principles_of_step(library: Library, step_id: str) -> list[Principle]:
    """Return the principles that were made in a step, in order, whatever their state."""
    return rows.fetch(library.db, Principle, "FROM principle t WHERE step_id = ? ORDER BY rank, id", [step_id])


def principles_of_process(library: Library, process_id: str) -> list[Principle]:
    """Return all principles of a process, in order, whatever their state."""
    return rows.fetch(library.db, Principle, "FROM principle t WHERE process_id = ? ORDER BY rank, id", [process_id])

"""A workshop, and its steps: the copy of a template that is the workshop's own from the start."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any, TypeVar

from naravard_desktop.core import check, order
from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

O = TypeVar("O", bound=Options)  # noqa: E741 - reads as "options"


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop. `date` and `next_date` are ISO dates, the times wall time in Sweden ("13:00"); `language` of its papers."""

    id: str
    process_id: str
    title: str
    template: str
    source: str
    date: str | None
    starts: str | None
    ends: str | None
    place: str
    next_date: str | None
    next_time: str | None
    next_place: str
    language: str


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of a workshop. `uses_id` is the step whose cards it works on; `minutes` is the planned length."""

    id: str
    workshop_id: str
    uses_id: str | None
    rank: str
    kind: str
    title: str
    minutes: int
    aim: str
    instruction: str
    material: str
    background: str
    prompt: str
    help: str
    anonymous: bool
    options: dict[str, Any]


def add_workshop(
    library: Library, process_id: str, title: str, *, template: str = "", source: str = "", **when: str | None
) -> str:
    """Add a workshop without steps and return its id; `when` may give date, starts, ends and place."""
    values = {"process_id": process_id, "title": one_line(title), "template": template, "source": source}
    return rows.insert(library.db, "workshop", {**values, **when})


def workshop(library: Library, workshop_id: str) -> Workshop:
    """Return a workshop.

    :raises LookupError: if there is none.
    """
    return rows.fetch_one(library.db, Workshop, "FROM workshop t WHERE id = ?", [workshop_id])


def workshops(library: Library, process_id: str) -> list[Workshop]:
    """Return the workshops of a process, in order of date; those without a date last."""
    return rows.fetch(
        library.db,
        Workshop,
        "FROM workshop t WHERE process_id = ? ORDER BY date IS NULL, date, starts, id",
        [process_id],
    )


def set_next_meeting(library: Library, workshop_id: str, date: str | None, time: str | None, place: str) -> None:
    """Note when and where the group meets next: an ISO date and a wall time, either may be unknown."""
    values = {"next_date": date, "next_time": time, "next_place": one_line(place)}
    rows.update(library.db, "workshop", workshop_id, values)


def add_step(library: Library, workshop_id: str, planned: PlannedStep, uses_id: str | None = None) -> str:
    """Add a step after the workshop's others and return its id."""
    last = rows.last_rank(library.db, "step", "workshop_id", workshop_id)
    shared = {
        name: getattr(planned, name)
        for name in ("kind", "title", "minutes", "aim", "instruction", "material", "background", "prompt", "help")
    }
    return rows.insert(
        library.db,
        "step",
        {
            "workshop_id": workshop_id,
            "uses_id": uses_id,
            "rank": order.between(last, None),
            "anonymous": planned.anonymous,
            "options": json.dumps(dataclasses.asdict(planned.options), ensure_ascii=False, separators=(",", ":")),
            **shared,
        },
    )


def steps(library: Library, workshop_id: str) -> list[Step]:
    """Return the steps of a workshop in order."""
    return rows.fetch(library.db, Step, "FROM step t WHERE workshop_id = ? ORDER BY rank, id", [workshop_id])


def step(library: Library, step_id: str) -> Step:
    """Return a step.

    :raises LookupError: if there is none.
    """
    return rows.fetch_one(library.db, Step, "FROM step t WHERE id = ?", [step_id])


def options(step: Step, into: type[O]) -> O:
    """Return a step's options as its kind reads them.

    :raises check.Wrong: if they were written by another version or by hand and do not fit.
    """
    return check.build(into, step.options)


def process_of(library: Library, step: Step) -> str:
    """Return the id of the process that a step belongs to."""
    found: str = library.db.execute("SELECT process_id FROM workshop WHERE id = ?", [step.workshop_id]).fetchone()[0]
    return found

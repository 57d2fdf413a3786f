"""A workshop, and its steps: the copy of a template that is the workshop's own from the start."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from naravard_desktop.core import check, order
from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.text import one_line
from naravard_desktop.process.drafts import OPTIONS_DRAFT
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
            "options": _options_text(planned.options),
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


def set_options(library: Library, step: Step, new: Options) -> None:
    """Write a step's options in place of those it has."""
    rows.update(library.db, "step", step.id, {"options": _options_text(new)})


def change_columns(library: Library, step: Step, new: Options) -> None:
    """Write options whose `columns` a step's cards have values under: a column's new name takes the values along."""
    old = [str(one.get("name", "")) for one in step.options.get("columns", ())]
    names = [str(one.name) for one in getattr(new, "columns", ())]
    renamed = {
        old[was]: names[now]
        for was, now in paired(old, names)
        if was is not None and now is not None and old[was] != names[now]
    }
    set_options(library, step, new)
    if not renamed:
        return
    found = library.db.execute("SELECT id, extra FROM card WHERE step_id = ?", [step.id]).fetchall()
    for card_id, written in found:
        extra: dict[str, str] = json.loads(written)
        if extra.keys() & renamed.keys():
            moved = {renamed.get(name, name): text for name, text in extra.items()}
            rows.update(library.db, "card", card_id, {"extra": moved})


def paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Tell which line of a list became which: the same text first, then what stands in the same place.

    Pairs of places, old and new; those with a new one in its order, then those that were taken away. None: it was added, or
    taken away.
    """
    left = list(range(len(old)))
    became: dict[int, int] = {}
    for now, text in enumerate(new):
        was = next((at for at in left if old[at] == text), None)
        if was is not None:
            became[now] = was
            left.remove(was)
    for now in range(len(new)):
        if now not in became and now in left:
            became[now] = now
            left.remove(now)
    return [*((became.get(now), now) for now in range(len(new))), *((was, None) for was in left)]


def process_of(library: Library, step: Step) -> str:
    """Return the id of the process that a step belongs to."""
    found: str = library.db.execute("SELECT process_id FROM workshop WHERE id = ?", [step.workshop_id]).fetchone()[0]
    return found


def person_columns(library: Library, process_id: str) -> frozenset[str]:
    """Return what columns for persons are called in the moments of a process, folded."""
    found = library.db.execute(
        "SELECT DISTINCT json_extract(one.value, '$.name') FROM step JOIN workshop w ON w.id = step.workshop_id, "
        "json_each(step.options, '$.columns') one "
        "WHERE w.process_id = ? AND one.type = 'object' AND json_extract(one.value, '$.type') = 'person'",
        [process_id],
    )
    return frozenset(one_line(str(name)).casefold() for (name,) in found)


def change_workshop(library: Library, workshop_id: str, **values: rows.Value) -> None:
    """Change title, date, starts, ends, place or language; dates are ISO, times wall time ("13:00"), None where unknown."""
    folded = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    rows.update(library.db, "workshop", workshop_id, folded)


def change_step(library: Library, step_id: str, **values: rows.Value) -> None:
    """Change title, minutes, aim, instruction, material, background, prompt, help or uses_id."""
    rows.update(library.db, "step", step_id, values)


def move_step(library: Library, step_id: str, after: str | None) -> None:
    """Move a step to stand after another of its workshop; first for None.

    Where keys are equal, or cannot be told apart, the rest of the steps get new ones.
    """
    moved = step(library, step_id)
    others = [one for one in steps(library, moved.workshop_id) if one.id != step_id]
    at = next((number for number, one in enumerate(others, 1) if one.id == after), 0)
    before, beyond = (others[at - 1].rank if at else None), (others[at].rank if at < len(others) else None)
    if beyond is None or before is None or before < beyond:
        rows.update(library.db, "step", step_id, {"rank": order.between(before, beyond)})
        return
    wanted = [*(one.id for one in others[:at]), step_id, *(one.id for one in others[at:])]
    for one_id, rank in zip(wanted, order.following(None, len(wanted)), strict=True):
        rows.update(library.db, "step", one_id, {"rank": rank})


def delete_step(library: Library, step_id: str) -> None:
    """Delete a step and all that was written in it: ask `has_content` first."""
    rows.delete(library.db, "step", step_id)


def has_content(library: Library, step_id: str) -> bool:
    """Tell whether anything was written in a step, besides what its template laid out for the group.

    That is also what was added to what was laid out (columns, names, counts, where a card was placed or what it became),
    and what was typed and not entered yet.
    """
    laid_out = set(_texts(step(library, step_id).options))
    return any(
        found(library, step_id, laid_out)
        for found in (_written_cards, _written_clusters, _written_elsewhere, _pointed_at, _half_typed)
    )


def _written_cards(library: Library, step_id: str, laid_out: set[str]) -> bool:
    found = library.db.execute(
        "SELECT text, extra, coalesce(level, organisation_id, organisation_type, author_id, nullif(party, ''), "
        "nullif(confidential, 0)) FROM card WHERE step_id = ?",
        [step_id],
    )
    return any(
        text not in laid_out or more is not None or any(json.loads(extra).values()) for text, extra, more in found
    )


def _written_clusters(library: Library, step_id: str, laid_out: set[str]) -> bool:
    named = (
        "SELECT 1 FROM cluster c LEFT JOIN leg l ON l.cluster_id = c.id WHERE c.step_id = ? AND "
        "coalesce(c.owner_id, c.coordinator_id, c.medical_support_id, l.leader_id) IS NOT NULL"
    )
    if library.db.execute(named, [step_id]).fetchone():
        return True
    words = (
        "SELECT name, purpose FROM cluster WHERE step_id = :id UNION ALL "
        "SELECT l.name, l.purpose FROM leg l JOIN cluster c ON c.id = l.cluster_id WHERE c.step_id = :id"
    )
    found = library.db.execute(words, {"id": step_id})
    return any(not {name, purpose} - {""} <= laid_out for name, purpose in found)


def _written_elsewhere(library: Library, step_id: str, laid_out: set[str]) -> bool:
    """Look in all tables whose rows belong to a step: nothing but cards and clusters is laid out with more than a text."""
    for info in library.tables.values():
        if info.name in {"card", "cluster"}:
            continue
        if any(one.table == "step" and one.column == "step_id" for one in info.references):
            text = "text" if "text" in info.columns else "NULL"
            found = library.db.execute(f"SELECT {text} FROM {info.name} WHERE step_id = ?", [step_id])
            if any(written not in laid_out for (written,) in found):
                return True
    return False


def _pointed_at(library: Library, step_id: str, _laid_out: set[str]) -> bool:
    """Tell whether a row of another step, or of none, is about one of this step's cards or clusters."""
    own = "(SELECT id FROM card WHERE step_id = :id UNION ALL SELECT id FROM cluster WHERE step_id = :id)"
    places = [
        (info.name, column)
        for info in library.tables.values()
        if info.name != "leg"
        for column in (*(one.column for one in info.references if one.table in {"card", "cluster"}), *info.table.loose)
    ]
    return any(
        library.db.execute(f"SELECT 1 FROM {table} WHERE {column} IN {own} LIMIT 1", {"id": step_id}).fetchone()
        for table, column in places
    )


def _half_typed(library: Library, step_id: str, _laid_out: set[str]) -> bool:
    found = library.db.execute("SELECT 1 FROM draft WHERE step_id = ? AND name <> ?", [step_id, OPTIONS_DRAFT])
    return found.fetchone() is not None


def _options_text(options: Options) -> str:
    return json.dumps(dataclasses.asdict(options), ensure_ascii=False, separators=(",", ":"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)

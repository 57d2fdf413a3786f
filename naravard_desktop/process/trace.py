"""The trace of a row: back through all that it came from, and forth through all that it has become.

A trace follows what became what, cards put together, cards in a cluster and a cluster's legs. It is read in three queries,
however many links there are.
"""

import json
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from naravard_desktop.process.decisions import Decision
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

How = Literal["became", "merged", "lies"]
"""became: it came from the other; merged: the card is one of those put together; lies: a card in a leg or a cluster, or a leg
in its cluster."""


@dataclass(frozen=True, slots=True)
class Place:
    """The workshop and the moment where a row was made; `date` is ISO."""

    workshop_id: str
    workshop: str
    date: str | None
    step_id: str
    step: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A row of a trace; `place` is None for what was not made in a workshop. A leg's text begins with its cluster's name."""

    table: str
    id: str
    text: str
    confidential: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A row beside the one `depth` - 1 it hangs on, and how the two are linked. What lies beyond a row stands once: where it
    is nearest; elsewhere it is `again`."""

    row: Traced
    how: How
    depth: int
    again: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """A row, and two trees as lists: each branch is followed by those that hang on it, one `depth` further in."""

    row: Traced
    back: tuple[Branch, ...]
    forth: tuple[Branch, ...]


def trace(library: Library, row_id: str) -> Trace | None:
    """Return a row's trace; None if there is no such row, or it is of a kind that nothing comes from."""
    back, forth = _beyond(library, row_id, back=True), _beyond(library, row_id, back=False)
    known = _rows(library, {row_id, *_ids(back), *_ids(forth)})
    if row_id not in known:
        return None
    return Trace(known[row_id], _tree(row_id, back, known), _tree(row_id, forth, known))


def places(library: Library, ids: Collection[str]) -> dict[str, Place]:
    """Return where these rows were made, by id; those that were not made in a workshop are not there."""
    return {one.id: one.place for one in _rows(library, ids).values() if one.place}


def decisions_of_process(library: Library, process_id: str) -> list[Decision]:
    """Return all decisions of a process, the latest first; those without a date last."""
    return rows.fetch(
        library.db,
        Decision,
        "FROM decision t LEFT JOIN step s ON s.id = t.step_id LEFT JOIN workshop w ON w.id = s.workshop_id "
        "WHERE t.process_id = ? ORDER BY coalesce(t.decided_on, w.date) IS NULL, coalesce(t.decided_on, w.date) DESC, "
        "w.starts DESC, w.id, s.rank, t.rank, t.id",
        [process_id],
    )


_TABLES = {
    "card": ("row.text", "row.confidential", "row.step_id"),
    "cluster": ("row.name", "0", "row.step_id"),
    "leg": ("cluster.name || ' · ' || row.name", "0", "cluster.step_id"),
    "principle": ("row.text", "0", "row.step_id"),
    "goal": ("row.text", "0", "row.step_id"),
    "decision": ("row.text", "row.confidential", "row.step_id"),
    "action": ("row.text", "row.confidential", "row.step_id"),
}
_ROWS = " UNION ALL ".join(
    f"SELECT '{table}', row.id, {text}, {secret}, w.id, w.title, w.date, s.id, s.title FROM {table} row "
    f"{'JOIN cluster ON cluster.id = row.cluster_id ' if table == 'leg' else ''}"
    f"LEFT JOIN step s ON s.id = {step_id} LEFT JOIN workshop w ON w.id = s.workshop_id "
    "WHERE row.id IN (SELECT value FROM json_each(:ids))"
    for table, (text, secret, step_id) in _TABLES.items()
)

_Edges = dict[str, list[tuple[str, How]]]
"""What lies beyond each row, and how."""


def _beyond(library: Library, row_id: str, *, back: bool) -> _Edges:
    """Return all that a row came from, or has become: each with what it came from or became in its turn."""
    links = _links(library)
    here, there = ("above", "below") if back else ("below", "above")
    reached = " ".join(
        f"UNION SELECT {found[there]} FROM reached CROSS JOIN {found['of']} ON {found[here]} = reached.id WHERE {found['which']}"
        for found in links
    )
    # From the rows that were reached to the links, so that the index of the links is used, whatever the planner thinks.
    edges = " UNION ALL ".join(
        f"SELECT reached.id, {found[there]}, {found['how']}, {number}, {found['order']} FROM reached CROSS JOIN {found['of']} "
        f"ON {found[here]} = reached.id WHERE {found['which']}"
        for number, found in enumerate(links)
    )
    beyond: _Edges = {}
    for one, other, how, _number, _order in library.db.execute(
        f"WITH RECURSIVE reached(id) AS (SELECT :id {reached}) {edges} ORDER BY 4, 5, 2", {"id": row_id}
    ):
        beyond.setdefault(one, []).append((other, how))
    return beyond


def _links(library: Library) -> list[dict[str, str]]:
    """Return what links rows: where it is kept, which column is nearer the beginning (`below`) and which the end (`above`)."""
    found = [
        {
            "of": "link",
            "below": "link.from_id",
            "above": "link.to_id",
            "which": "link.kind IN ('became', 'merged')",
            "how": "link.kind",
            "order": "link.pk",
        },
        {
            "of": "leg",
            "below": "leg.id",
            "above": "leg.cluster_id",
            "which": "1",
            "how": "'lies'",
            "order": "leg.rank",
        },
    ]
    # A row of a kind's own table that points at a card and at a leg or a cluster says that the card lies there.
    for info in library.tables.values():
        pointed = {one.table: f"{info.name}.{one.column}" for one in info.references}
        if not pointed.keys() >= {"card", "cluster", "leg"} or info.name == "leg":
            continue
        for table, which in (("leg", "1"), ("cluster", f"{pointed['leg']} IS NULL")):
            found.append(
                {
                    "of": info.name,
                    "below": pointed["card"],
                    "above": pointed[table],
                    "which": which,
                    "how": "'lies'",
                    "order": f"{info.name}.{'rank' if 'rank' in info.columns else 'pk'}",
                }
            )
    return found


def _rows(library: Library, ids: Collection[str]) -> dict[str, Traced]:
    found = library.db.execute(_ROWS, {"ids": json.dumps(list(ids))})
    return {
        row_id: Traced(
            table,
            row_id,
            text,
            bool(secret),
            Place(workshop_id, workshop, date, step_id, step) if workshop_id else None,
        )
        for table, row_id, text, secret, workshop_id, workshop, date, step_id, step in found
    }


def _ids(edges: _Edges) -> set[str]:
    return {other for beyond in edges.values() for other, _how in beyond}


def _tree(start: str, edges: _Edges, known: Mapping[str, Traced]) -> tuple[Branch, ...]:
    """Lay edges out as a tree: what lies beyond a row stands under it where it is nearest the start."""
    nearest: dict[str, str] = {start: ""}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for other, _how in edges.get(one, ()):
            if other not in nearest:
                nearest[other] = one
                waiting.append(other)
    laid: list[Branch] = []
    # Not by recursion: a chain can be longer than Python's stack.
    left = [(start, other, how, 1) for other, how in reversed(edges.get(start, []))]
    while left:
        one, other, how, depth = left.pop()
        if other not in known:
            continue
        own = nearest[other] == one
        laid.append(Branch(known[other], how, depth, again=not own and bool(edges.get(other))))
        if own:
            left += [(other, beyond, way, depth + 1) for beyond, way in reversed(edges.get(other, []))]
    return tuple(laid)

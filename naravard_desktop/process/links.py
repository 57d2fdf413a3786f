"""What became what: from a note to a decision, from a decision to an action, from several notes to one."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.ids import fact_id
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Kind = Literal["merged", "became", "depends"]
"""merged: a card is one of those put together; became: something came from it; depends: a card on another cluster."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link: which table it is in, what it says, and whether that is confidential."""

    table: str
    id: str
    text: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Something made in a step that something later can come from; a leg's text begins with its cluster's name."""

    table: str
    id: str
    text: str
    confidential: bool
    step_id: str


_ENDS = (
    ("card", "text", "confidential"),
    ("cluster", "name", "0"),
    ("leg", "name", "0"),
    ("principle", "text", "0"),
    ("goal", "text", "0"),
    ("decision", "text", "confidential"),
    ("action", "text", "confidential"),
)


def link(library: Library, process_id: str, kind: Kind, from_id: str, to_id: str) -> None:
    """Link two rows; a link that is there already is left as it is."""
    row_id = fact_id("link", kind, from_id, to_id)
    if not library.db.execute("SELECT 1 FROM link WHERE id = ?", [row_id]).fetchone():
        values = {"id": row_id, "process_id": process_id, "kind": kind, "from_id": from_id, "to_id": to_id}
        rows.insert(library.db, "link", values)


def unlink(library: Library, kind: Kind, from_id: str, to_id: str) -> None:
    """Take a link away, if it is there."""
    row_id = fact_id("link", kind, from_id, to_id)
    if library.db.execute("SELECT 1 FROM link WHERE id = ?", [row_id]).fetchone():
        rows.delete(library.db, "link", row_id)


def came_from(library: Library, row_id: str, kind: Kind = "became") -> list[Linked]:
    """Return what a row came from: "this action came from that decision"."""
    return _ends(library, "from_id", "to_id", row_id, kind)


def all_came_from(library: Library, ids: Collection[str], kind: Kind = "became") -> dict[str, list[Linked]]:
    """Return what each of several rows came from, by row; a row that came from nothing is not there."""
    return _all_ends(library, "from_id", "to_id", ids, kind)


def led_to(library: Library, row_id: str, kind: Kind = "became") -> list[Linked]:
    """Return what a row led to: "this note became that decision"."""
    return _ends(library, "to_id", "from_id", row_id, kind)


def all_led_to(library: Library, ids: Collection[str], kind: Kind = "became") -> dict[str, list[Linked]]:
    """Return what each of several rows led to, by row; a row that led to nothing is not there."""
    return _all_ends(library, "to_id", "from_id", ids, kind)


def sources_before(library: Library, step_id: str) -> list[Source]:
    """Return what the steps before this one in its workshop hold that something can come from, step by step.

    In each step clusters come first, with their legs, then what was agreed, then cards; what was merged into another card
    of the step, or became one, is not among them.
    """
    found = library.db.execute(
        f"""
        WITH earlier AS (
            SELECT s.id, s.rank FROM step s JOIN step here ON here.id = ? AND here.workshop_id = s.workshop_id
            WHERE (s.rank, s.id) < (here.rank, here.id)
        )
        SELECT made.tbl, made.id, made.text, made.confidential, made.step_id
        FROM ({_MADE}) made JOIN earlier ON earlier.id = made.step_id
        ORDER BY earlier.rank, earlier.id, made.place, made.rank, made.within, made.id
        """,
        [step_id],
    )
    return [Source(table, row_id, text, bool(secret), step) for table, row_id, text, secret, step in found]


_HERE = "step_id IN (SELECT id FROM earlier)"
_MADE = " UNION ALL ".join(
    (
        "SELECT 'cluster' AS tbl, id, name AS text, 0 AS confidential, step_id, 0 AS place, rank, '' AS within "
        f"FROM cluster WHERE {_HERE}",
        "SELECT 'leg', leg.id, cluster.name || ' · ' || leg.name, 0, cluster.step_id, 0, cluster.rank, leg.rank "
        f"FROM leg JOIN cluster ON cluster.id = leg.cluster_id WHERE cluster.{_HERE}",
        *(
            f"SELECT '{table}', id, text, {confidential}, step_id, 1, rank, '' FROM {table} WHERE {_HERE}"
            for table, _text, confidential in _ENDS
            if table in {"principle", "goal", "decision"}
        ),
        f"SELECT 'card', id, text, confidential, step_id, 2, rank, '' FROM card WHERE {_HERE} "
        "AND NOT EXISTS (SELECT 1 FROM link JOIN card whole ON whole.id = link.to_id WHERE link.from_id = card.id "
        "AND (link.kind = 'merged' OR (link.kind = 'became' AND whole.step_id = card.step_id)))",
    )
)


def _ends(library: Library, wanted: str, known: str, row_id: str, kind: Kind) -> list[Linked]:
    found = library.db.execute(f"{_union(wanted, known, '= :id')} ORDER BY 5", {"id": row_id, "kind": kind})
    return [Linked(table, end_id, text, bool(confidential)) for table, end_id, text, confidential, _pk, _to in found]


def _all_ends(library: Library, wanted: str, known: str, ids: Collection[str], kind: Kind) -> dict[str, list[Linked]]:
    # Most of many cards became nothing: that is asked once, not once for each table.
    linked = f"SELECT DISTINCT {known} FROM link WHERE kind = ? AND {known} IN (SELECT value FROM json_each(?))"
    some = [row_id for (row_id,) in library.db.execute(linked, [kind, json.dumps(list(ids))])]
    if not some:
        return {}
    found = library.db.execute(
        f"{_union(wanted, known, 'IN (SELECT value FROM json_each(:id))')} ORDER BY 5",
        {"id": json.dumps(some), "kind": kind},
    )
    by_row: dict[str, list[Linked]] = {}
    for table, end_id, text, confidential, _pk, row_id in found:
        by_row.setdefault(row_id, []).append(Linked(table, end_id, text, bool(confidential)))
    return by_row


def _union(wanted: str, known: str, which: str) -> str:
    return " UNION ALL ".join(
        f"SELECT '{table}', {table}.id, {text}, {confidential}, link.pk, link.{known} FROM link "
        f"JOIN {table} ON {table}.id = link.{wanted} WHERE link.{known} {which} AND link.kind = :kind"
        for table, text, confidential in _ENDS
    )

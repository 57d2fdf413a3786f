"""What became what: from a note to a decision, from a decision to an action, from several notes to one."""

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


def led_to(library: Library, row_id: str, kind: Kind = "became") -> list[Linked]:
    """Return what a row led to: "this note became that decision"."""
    return _ends(library, "to_id", "from_id", row_id, kind)


def _ends(library: Library, wanted: str, known: str, row_id: str, kind: Kind) -> list[Linked]:
    ends = " UNION ALL ".join(
        f"SELECT '{table}', {table}.id, {text}, {confidential}, link.pk FROM link "
        f"JOIN {table} ON {table}.id = link.{wanted} WHERE link.{known} = :id AND link.kind = :kind"
        for table, text, confidential in _ENDS
    )
    found = library.db.execute(f"{ends} ORDER BY 5", {"id": row_id, "kind": kind})
    return [Linked(table, end_id, text, bool(confidential)) for table, end_id, text, confidential, _pk in found]

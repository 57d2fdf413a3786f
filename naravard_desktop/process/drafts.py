"""Text that is typed but not entered yet, by the field it stands in.

A draft is no edit: it is saved at once, but is not in the journal, in search or in a bundle, and undo does not see it. It has
neither author nor instant, and the table no order that tells which came first: an anonymous step keeps nothing of it when it
is gone.
"""

import sqlite3

from naravard_desktop.core.text import clean
from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library

OPTIONS_DRAFT = "options"
"""The name of the draft in which options wait that do not fit yet."""
ROUND_DRAFT = "round"
"""The name of the draft that says how far a round has come; with several lists, their names follow after a colon."""


def put_draft(library: Library, step_id: str, name: str, text: str) -> None:
    """Save what stands in a step's field; nothing, or only space, takes it away. Inside an edit it is saved with the edit.

    Nothing is done where the step is gone or the library is closed: fields settle when they go away, which may be later.

    :raises Trouble: if the library cannot be written.
    """
    if text.strip():
        statement = (
            "INSERT INTO draft (step_id, name, text) SELECT id, :name, :text FROM step WHERE id = :step "
            "ON CONFLICT (step_id, name) DO UPDATE SET text = excluded.text"
        )
    else:
        statement = "DELETE FROM draft WHERE step_id = :step AND name = :name"
    _write(library, statement, {"step": step_id, "name": name, "text": clean(text)})


def rename_draft(library: Library, step_id: str, name: str, to: str) -> None:
    """Let a draft be another field's, instead of what stood there.

    :raises Trouble: if the library cannot be written.
    """
    statement = "UPDATE OR REPLACE draft SET name = :to WHERE step_id = :step AND name = :name"
    _write(library, statement, {"step": step_id, "name": name, "to": to})


def draft(library: Library, step_id: str, name: str) -> str:
    """Return what stands in a field; "" if nothing does."""
    return drafts(library, step_id).get(name, "")


def drafts(library: Library, step_id: str) -> dict[str, str]:
    """Return what stands in a step's fields, by name."""
    return dict(
        library.db.execute("SELECT name, text FROM draft WHERE step_id = ? ORDER BY name", [step_id]).fetchall()
    )


def drafts_in_workshop(library: Library, workshop_id: str) -> dict[str, dict[str, str]]:
    """Return what stands in the fields of a workshop's steps, by step in order: what its papers do not have.

    Settings and rounds are not among them: they are not for any paper.
    """
    found: dict[str, dict[str, str]] = {}
    rows = library.db.execute(
        "SELECT d.step_id, d.name, d.text FROM draft d JOIN step s ON s.id = d.step_id "
        "WHERE s.workshop_id = ? AND d.name NOT IN (?, ?) AND d.name NOT LIKE ? ORDER BY s.rank, s.id, d.name",
        [workshop_id, OPTIONS_DRAFT, ROUND_DRAFT, f"{ROUND_DRAFT}:%"],
    )
    for step_id, name, text in rows:
        found.setdefault(step_id, {})[name] = text
    return found


def _write(library: Library, statement: str, values: dict[str, str]) -> None:
    try:
        with faults.told(library.path), library.db.atomic():
            library.db.execute(statement, values)
    except sqlite3.ProgrammingError as error:
        if "closed" not in str(error):
            raise

"""An edit: one transaction and one entry in the journal. All that a user writes goes through here.

with edit(library, scope, N_("Ny lapp: {text}"), text=excerpt(text)) as done:
    add_card(library, step_id, text)
done.changed   # {"card": {"5b0c…"}}
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from naravard_desktop.core import clock
from naravard_desktop.core.text import clean
from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Changes, by_table


@dataclass(frozen=True, slots=True)
class Scope:
    """The place an edit belongs to, and that undo works in: a process, or one of its workshops."""

    process_id: str
    workshop_id: str | None = None


@dataclass(slots=True)
class Edit:
    """What an edit did; filled in when it is committed."""

    changed: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the rows that are new, changed or gone, by table; empty if nothing differs from before."""


@contextlib.contextmanager
def edit(library: Library, scope: Scope, label: str, *, for_good: bool = False, **params: str | int) -> Iterator[Edit]:
    """Open an edit; everything written in the block is committed and journalled together, or not at all.

    `label` says in the source language what is done, with `{names}` from `params`. What was undone in this scope before
    becomes a left branch. An edit `for_good` cannot be undone, nor can anything before it in its scope.

    :raises Trouble: if the library cannot be written; then nothing of the edit is kept.
    """
    done = Edit()
    with recording(library, scope):
        yield done
        dated = library.recorder.dated
        changes = library.recorder.close()
        if changes:
            _journal(library, scope, label, params, changes, for_good=for_good, dated=dated)
            done.changed = by_table((table, row_id) for table, row_id, _before, _after in changes.rows)


@contextlib.contextmanager
def recording(library: Library, scope: Scope) -> Iterator[None]:
    """Open a transaction in which rows may be written; whoever uses it takes the changes from the recorder."""
    if library.db.conn.in_transaction:
        raise RuntimeError("an edit is already open")
    with faults.told(library.path), library.db.atomic():
        library.recorder.open(scope.process_id)
        try:
            yield
        finally:
            library.recorder.close()


def _journal(
    library: Library,
    scope: Scope,
    label: str,
    params: dict[str, str | int],
    changes: Changes,
    *,
    for_good: bool,
    dated: bool,
) -> None:
    place = [scope.process_id, scope.workshop_id]
    here = "process_id = ? AND workshop_id IS ?"
    db = library.db
    db.execute(f"UPDATE journal SET state = 'left' WHERE state = 'undone' AND {here}", place)
    if for_good:
        db.execute(f"UPDATE journal SET state = 'closed' WHERE state = 'done' AND {here}", place)
    db.execute(
        "INSERT INTO journal (at, process_id, workshop_id, label, params, state, changes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            clock.now() if dated else None,
            *place,
            label,
            json.dumps({name: clean(value) if isinstance(value, str) else value for name, value in params.items()}),
            "closed" if for_good else "done",
            "[]" if for_good else changes.to_json(),
        ],
    )

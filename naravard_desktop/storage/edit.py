"""An edit: one transaction and one entry in the journal. All that a user writes goes through here.

with edit(library, scope, N_("Ny lapp: {text}"), text=excerpt(text)) as done:
    add_card(library, step_id, text)
done.changed   # {"card": {"5b0c…"}}
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from sqlite_utils import Database

from naravard_desktop.core import clock
from naravard_desktop.core.text import clean
from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library, check_there
from naravard_desktop.storage.record import Changes, Typing, by_table, from_json


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
def edit(
    library: Library,
    scope: Scope,
    label: str,
    *,
    for_good: bool = False,
    beside: bool = False,
    typing: str = "",
    **params: str | int,
) -> Iterator[Edit]:
    """Open an edit; everything written in the block is committed and journalled together, or not at all.

    `label` says in the source language what is done, with `{names}` from `params`. What was undone in this scope before
    becomes a left branch. An edit `for_good` cannot be undone, nor can anything before it in its scope. One `beside` undo
    cannot be undone either, but what was done before it can, and what was undone can be done again: it is for facts that
    nothing else builds on, such as that a document was finished or has gone out.

    Edits that follow each other with the same `typing` (a name for one stay in one field) are one entry, so
    that they are undone in one step; what is typed back as it stood is undone. An edit by something else, an undo or a
    redo in between, anywhere in the library, ends it.

    :raises Trouble: if the library cannot be written; then nothing of the edit is kept.
    """
    done, typed = Edit(), library.recorder.typing
    with recording(library, scope):
        yield done
        dated = library.recorder.dated
        changes = library.recorder.close()
        if changes:
            done.changed = by_table((table, row_id) for table, row_id, _before, _after in changes.rows)
            entry = _Entry(scope, label, params, changes, dated)
            stays = for_good or beside
            same = typing != "" and typing == typed.token and not stays
            if same and _is_newest(library.db, typed.entry, scope):
                number = _fold(library.db, entry, typed.entry)
            else:
                number = _add(library.db, entry, for_good=for_good, beside=beside)
            typed = Typing(typing, number) if number and not stays else Typing()
    library.recorder.typing = typed  # an edit that changed nothing ends nothing


@contextlib.contextmanager
def recording(library: Library, scope: Scope) -> Iterator[None]:
    """Open a transaction in which rows may be written; whoever uses it takes the changes from the recorder."""
    if library.db.conn.in_transaction:
        raise RuntimeError("an edit is already open")
    check_there(library)
    with faults.told(library.path), library.db.atomic():
        library.recorder.open(scope.process_id)
        try:
            yield
        finally:
            library.recorder.close()
    library.recorder.typing = Typing()


@dataclass(frozen=True, slots=True)
class _Entry:
    scope: Scope
    label: str
    params: dict[str, str | int]
    changes: Changes
    dated: bool

    @property
    def place(self) -> list[str | None]:
        return [self.scope.process_id, self.scope.workshop_id]

    @property
    def at(self) -> str | None:
        return clock.now() if self.dated else None

    @property
    def written_params(self) -> str:
        return json.dumps(
            {name: clean(value) if isinstance(value, str) else value for name, value in self.params.items()}
        )


def _add(db: Database, entry: _Entry, *, for_good: bool, beside: bool) -> int:
    """Write an entry after the others and return its number."""
    here = "process_id = ? AND workshop_id IS ?"
    if not beside:
        db.execute(f"UPDATE journal SET state = 'left' WHERE state = 'undone' AND {here}", entry.place)
    if for_good:
        db.execute(f"UPDATE journal SET state = 'closed' WHERE state = 'done' AND {here}", entry.place)
    added = db.execute(
        "INSERT INTO journal (at, process_id, workshop_id, label, params, state, changes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            entry.at,
            *entry.place,
            entry.label,
            entry.written_params,
            "closed" if for_good or beside else "done",
            "[]" if for_good else entry.changes.to_json(),
        ],
    )
    return cast(int, added.lastrowid)


def _is_newest(db: Database, number: int, scope: Scope) -> bool:
    """Tell whether an entry can be undone in `scope` and nothing was done after it, anywhere."""
    row = db.execute(
        "SELECT number, process_id, workshop_id, state FROM journal ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return bool(row == (number, scope.process_id, scope.workshop_id, "done"))


def _fold(db: Database, entry: _Entry, number: int) -> int:
    """Make the newest entry say what it did and `entry` does, and return its number; 0 if it was taken back.

    Taken back, it is as after an undo: redo and history have what was typed. It has no time if either had none.
    """
    at, earlier = db.execute("SELECT at, changes FROM journal WHERE number = ?", [number]).fetchone()
    changes = entry.changes.after(from_json(earlier))
    if not changes:
        db.execute("UPDATE journal SET state = 'undone' WHERE number = ?", [number])
        return 0
    db.execute(
        "UPDATE journal SET at = ?, label = ?, params = ?, changes = ? WHERE number = ?",
        [entry.at if at else None, entry.label, entry.written_params, changes.to_json(), number],
    )
    return number

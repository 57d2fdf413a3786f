"""What the tests of bundles share: bundles to change and write again, laptops to carry them between, and libraries to
compare."""

import contextlib
import copy
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.bundle import Imported, pack, unpack
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from tests.libraries import quick

Content = dict[str, Any]
"""What bundle.json holds."""

Change = Callable[[Content], object]
"""What a test does to it."""


def content_of(data: bytes) -> Content:
    """Return what a bundle says, as fresh data that a test may change."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found: Content = json.loads(archive.read("bundle.json"))
    return found


def write(file: Path, content: object, attachments: Mapping[str, bytes] | None = None) -> Path:
    """Write a bundle that says `content`, sound or not, and return the file."""
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bundle.json", text)
        for name, data in (attachments or {}).items():
            archive.writestr(f"attachments/{name}", data)
    return file


def carry(source: Library, target: Library, process_id: str) -> Imported:
    """Take a process from one laptop to another."""
    file = source.path.with_suffix(".naravard")
    file.write_bytes(pack(source, process_id))
    return unpack(target, file)


def state(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that is stored, the journal and the tombstones too."""
    tables = [*library.tables, "journal", "tombstone", "attachment_content", "setting"]
    return {name: library.db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def texts(library: Library, process_id: str) -> exchange.Rows:
    """Return every row of a process but its revision."""
    rows = copy.deepcopy(exchange.dump(library, process_id))
    for table in rows.values():
        for row in table.values():
            del row["rev"]
    return rows


def broken_references(library: Library) -> list[tuple[Any, ...]]:
    """Return references that lead nowhere."""
    return library.db.execute("PRAGMA foreign_key_check").fetchall()


def goes_in_circles(library: Library) -> bool:
    """Tell whether a step uses itself, or a card was merged into itself, by any number of steps: reading never ends."""
    for ends in (
        "SELECT id AS a, uses_id AS b FROM step",
        "SELECT from_id AS a, to_id AS b FROM link WHERE kind = 'merged'",
    ):
        found = library.db.execute(
            f"WITH RECURSIVE e AS ({ends}), way (a, b) AS (SELECT a, b FROM e UNION "
            "SELECT way.a, e.b FROM way JOIN e ON e.a = way.b) SELECT 1 FROM way WHERE a = b LIMIT 1"
        ).fetchone()
        if found:
            return True
    return False


def everything_written(library: Library, process_id: str) -> None:
    """Make all documents of a process."""
    assert not goes_in_circles(library)
    for held in workshops(library, process_id):
        minutes(library, held.id, EVERYTHING)
    process_actions(library, process_id, EVERYTHING)


def refused(library: Library, file: Path) -> str:
    """Return the sentence that a file is refused with; nothing may have changed."""
    before = state(library)
    with pytest.raises(Trouble) as found:
        unpack(library, file)
    assert state(library) == before
    assert file.name in str(found.value)
    assert str(found.value).endswith(".")
    return str(found.value)


def taken_in(library: Library, file: Path) -> bool:
    """Tell whether a file was taken in: cleanly, so that it can be written out, read again and undone; or refused."""
    before = state(library)
    refusal, done = "", None
    try:
        done = unpack(library, file)
    except Trouble as trouble:
        refusal = str(trouble)
    if done is None:
        assert file.name in refusal
        assert state(library) == before
        return False
    assert broken_references(library) == []
    everything_written(library, done.process_id)
    after = state(library)
    again = unpack(library, file)
    assert (again.merged.nothing, state(library)) == (True, after)
    if done.new:
        scope, whole = Scope(done.process_id), texts(library, done.process_id)
        journal.undo(library, scope)
        assert not any(exchange.dump(library, done.process_id).values())
        journal.redo(library, scope)
        assert texts(library, done.process_id) == whole
    return True


@contextlib.contextmanager
def fresh(empty: Path) -> Iterator[Library]:
    """Open a copy of a library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with quick(path) as library:
            yield library


def put(table: str, column: str, value: object, number: int = 0) -> Change:
    """Return the change that puts a value into a row."""
    return lambda content: content["tables"][table][number].__setitem__(column, value)


def at_top(key: str, value: object) -> Change:
    """Return the change that puts a value at the top, beside the tables."""
    return lambda content: content.__setitem__(key, value)


def sorting_steps(content: Content) -> list[dict[str, Any]]:
    """Return the rows of the steps that sort."""
    return [row for row in content["tables"]["step"] if row["kind"] == "sorting"]


def opening(content: Content) -> dict[str, Any]:
    """Return the row of the opening."""
    return next(row for row in content["tables"]["step"] if row["kind"] == "opening")


def merged(content: Content, *pairs: tuple[int, int]) -> None:
    """Add links that say which card was merged into which, by their numbers."""
    ids = [row["id"] for row in content["tables"]["card"]]
    for start, end in pairs:
        content["tables"]["link"].append(
            {
                "id": new_id(),
                "rev": 1,
                "process_id": content["process"],
                "kind": "merged",
                "from_id": ids[start],
                "to_id": ids[end],
            }
        )

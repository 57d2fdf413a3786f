"""What the tests of bundles share: bundles to change and write again, laptops to carry them between, and libraries to
compare."""

import copy
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.bundle import Imported, pack, unpack
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage import exchange
from naravard_desktop.storage.library import Library

Content = dict[str, Any]
"""What bundle.json holds."""


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

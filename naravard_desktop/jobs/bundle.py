"""Bundles: a process in one `.naravard` file, out of one library and into another.

A bundle is a zip with `bundle.json` (its form is published in `resources/naravard-bundle.schema.json`) and attachments. It
says what the library says, and nothing of when or where it was made: the same rows give the same bytes.
"""

import graphlib
import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naravard_desktop.core import check, files
from naravard_desktop.core.language import N_
from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.text import one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import OPTIONS
from naravard_desktop.process import attachments
from naravard_desktop.process.processes import scope_of
from naravard_desktop.storage import backup, exchange, merge
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.exchange import Rows
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.merge import Merged
from naravard_desktop.storage.published import FORMAT, VERSION

SCHEMA_FILE = RESOURCES / "naravard-bundle.schema.json"
_MEMBER = "bundle.json"
_FOLDER = "attachments/"
_LARGEST = 512 * 1024 * 1024
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    RuntimeError,
)
"""What a damaged zip can raise; the file itself has been read by then. RuntimeError covers depth and unknown packing."""
_HIGHEST_REV = 2**52
_FIRST_TABLES = frozenset(
    (
        *("process", "organisation", "person", "workshop", "step", "attendance", "card", "cluster", "leg", "placement"),
        *("principle", "vote", "goal", "decision", "action", "responsible", "link", "attachment"),
    )
)
"""What there has been in every bundle since the first: one without a table of these is no whole one."""
_DEEPEST = 100
"""A finished document is some ten deep; what is much deeper could not be written out again."""
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Imported:
    """A process that was read in: whether it was new here, what the merge did, and how many
    attachments were neither in the file nor here."""

    process_id: str
    title: str
    new: bool
    merged: Merged
    missing_attachments: int


def pack(library: Library, process_id: str) -> bytes:
    """Return a process as a bundle."""
    rows = exchange.dump(library, process_id)
    stones = exchange.tombstones(library.db, process_id)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "process": process_id,
        "tables": {name: list(found.values()) for name, found in rows.items()},
        "tombstones": [{"id": row_id, "table": table, "rev": rev} for row_id, (table, rev) in sorted(stones.items())],
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(content, ensure_ascii=False).encode()  # indenting takes four times as long
        archive.writestr(zipfile.ZipInfo(_MEMBER, _TIME), text, zipfile.ZIP_DEFLATED)
        for digest in sorted(_wanted(rows)):
            if (data := attachments.content(library, digest)) is not None:
                archive.writestr(zipfile.ZipInfo(_FOLDER + digest, _TIME), data, zipfile.ZIP_STORED)
    return target.getvalue()


def unpack(library: Library, file: Path) -> Imported:
    """Merge a bundle into the library, after a backup; it is one entry in the process's history.

    :raises Trouble: if the file is no bundle, is newer than this program, too large, or does not hold together; or if the
        library cannot be written. Then nothing is changed.
    """
    found, data = _read(library, file)
    rows: Rows = {name: {row["id"]: row for row in listed} for name, listed in found["tables"].items()}
    ids = [row["id"] for listed in found["tables"].values() for row in listed]
    if len(set(ids)) < len(ids):
        raise _incoherent(file)
    for row in (row for listed in rows.values() for row in listed.values()):
        # Room for every edit to come: a library must be able to export what it took in.
        row["rev"] = min(int(row["rev"]), _HIGHEST_REV)
    process_id = found["process"]
    if process_id not in rows["process"]:
        raise _not_a_bundle(file)
    _check_steps(file, rows)
    _check_circles(file, rows, exchange.dump(library, process_id))
    here = set(ids)
    stones = {
        stone["id"]: (stone["table"], min(int(stone["rev"]), _HIGHEST_REV))
        for stone in found["tombstones"]
        if stone["id"] not in here
    }
    title = one_line(rows["process"][process_id]["title"])
    new = scope_of(library, process_id) is None
    backup.make(library.path)
    try:
        merged = merge.merge(library, rows, stones, Scope(process_id), N_("Läst in från fil: {title}"), title)
    except merge.Incoherent as error:
        raise _incoherent(file) from error
    for content in data.values():
        attachments.keep_content(library, content)
    wanted = _wanted(rows)
    missing = [digest for digest in wanted - data.keys() if attachments.content(library, digest) is None]
    return Imported(process_id, title, new, merged, len(missing))


def _read(library: Library, file: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return a bundle's content, checked against the published schema, and its attachments by SHA-256.

    What an earlier version wrote is completed first, so that it has the form of now.
    """
    raw = files.read(file, _LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise Trouble(
                    N_("{file} är större än {most} MB uppackad och läses därför inte in."),
                    file=file.name,
                    most=_LARGEST // 2**20,
                )
            found = json.loads(archive.read(_MEMBER))
            data = {
                name.removeprefix(_FOLDER): archive.read(name)
                for name in archive.namelist()
                if name.startswith(_FOLDER)
            }
    except _UNREADABLE as error:
        raise _not_a_bundle(file) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _not_a_bundle(file)
    if isinstance(found.get("version"), int) and found["version"] > VERSION:
        raise Trouble(
            N_("{file} är gjord med en nyare version av Naravård. Uppdatera programmet först."), file=file.name
        )
    process_id = found.get("process")
    ours = exchange.dump(library, process_id) if isinstance(process_id, str) and process_id.isascii() else {}
    exchange.complete(library, found.get("tables"), ours, _FIRST_TABLES)
    # Imported here: compiling schemas is nothing the window's first picture needs.
    from naravard_desktop.jobs.bundle_form import check_form

    check_form(found, file.name, SCHEMA_FILE, whole=_MEMBER)
    if any(_depth(row) > _DEEPEST for table in ("final", "export") for row in found["tables"][table]):
        raise _not_a_bundle(file)
    return found, {name: content for name, content in data.items() if hashlib.sha256(content).hexdigest() == name}


def _wanted(rows: Rows) -> set[str]:
    """Return the SHA-256 of every file that a process's rows lead to: attachments, and pictures in finished documents, which
    may have been taken away since."""
    found = {row["sha256"] for row in rows["attachment"].values()}
    waiting: list[Any] = [row[copy] for row in rows["final"].values() for copy in ("internal", "published")]
    while waiting:
        match waiting.pop():
            case {"is": "Picture", "content": str(digest)}:
                found.add(digest)
            case dict() as data:
                waiting.extend(data.values())
            case list() as data:
                waiting.extend(data)
    return found


def _depth(value: Any) -> int:
    """Return how deep lists and objects lie in each other, however deep that is."""
    depth, layer = 0, [value]
    while layer := [inside for one in layer if isinstance(one, dict | list) for inside in _inside(one)]:
        depth += 1
    return depth


def _inside(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _check_steps(file: Path, rows: Rows) -> None:
    """Refuse steps of unknown kinds, or with options that their kind does not read: they would stop the minutes."""
    for step in rows["step"].values():
        if step["kind"] not in OPTIONS:
            raise Trouble(
                N_(
                    "{file} har ett moment av sorten {kind}, som den här versionen inte känner till. Uppdatera programmet."
                ),
                file=file.name,
                kind=step["kind"],
            )
        try:
            check.build(OPTIONS[step["kind"]], step["options"])
        except check.Wrong as wrong:
            raise Trouble(
                N_("{file} stämmer inte, momentet ”{title}”, {key}: väntade {expected}. Inget har lästs in."),
                file=file.name,
                title=step["title"],
                key=wrong.key,
                expected=wrong.expected,
            ) from wrong
    for card in rows["card"].values():
        if not all(isinstance(value, str) for value in card["extra"].values()):
            raise _not_a_bundle(file)


def _check_circles(file: Path, theirs: Rows, ours: Rows) -> None:
    """Refuse steps that use each other and cards merged into each other: whoever follows them never comes to an end."""
    uses = {row["id"]: {row["uses_id"]} - {None} for row in theirs["step"].values()}
    merged: dict[str, set[str]] = {}
    for row in (*theirs["link"].values(), *ours["link"].values()):
        if row["kind"] == "merged":
            merged.setdefault(row["from_id"], set()).add(row["to_id"])
    for graph in (uses, merged):
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            raise _incoherent(file) from error


def _incoherent(file: Path) -> Trouble:
    return Trouble(
        N_("{file} hänger inte ihop: rader i den hör till ett annat uppdrag eller saknas. Inget har lästs in."),
        file=file.name,
    )


def _not_a_bundle(file: Path) -> Trouble:
    return Trouble(N_("{file} är ingen hel fil från Naravård (.naravard). Inget har lästs in."), file=file.name)

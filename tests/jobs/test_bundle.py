"""A process out of one library and into another, whole."""

import json
import os
from pathlib import Path

import fastjsonschema
import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import bundle_schema
from naravard_desktop.jobs.bundle import SCHEMA_FILE, pack, unpack
from naravard_desktop.jobs.library import open_for_reading
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import attachments
from naravard_desktop.process.cards import add_card, change_card
from naravard_desktop.process.processes import processes
from naravard_desktop.storage import backup, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs.exchanging import carry, content_of, state, write


def test_a_process_arrives_as_it_left(library: Library, sample_bundle: bytes, tmp_path: Path) -> None:
    file = tmp_path / "Nära vård åäö.naravard"
    file.write_bytes(sample_bundle)
    done = unpack(library, file)
    assert (done.new, done.merged.conflicts, done.missing_attachments) == (True, [], 0)
    assert pack(library, done.process_id) == sample_bundle


def test_coming_twice_changes_nothing(library: Library, sample_bundle: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.naravard"
    file.write_bytes(sample_bundle)
    unpack(library, file)
    before = state(library)
    again = unpack(library, file)
    assert (again.new, again.merged.nothing, again.merged.conflicts) == (False, True, [])
    assert state(library) == before


def test_an_import_is_one_entry_and_comes_after_a_backup(
    library: Library, sample_bundle: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "a.naravard"
    file.write_bytes(sample_bundle)
    done = unpack(library, file)
    entries = journal.history(library, Scope(done.process_id))
    assert [entry.label for entry in entries] == [f"Läst in från fil: {done.title}"]
    assert len(backup.existing(library.path)) == 1


def test_an_import_is_undone_and_redone(library: Library, sample_bundle: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.naravard"
    file.write_bytes(sample_bundle)
    scope = Scope(unpack(library, file).process_id)
    journal.undo(library, scope)
    assert processes(library) == []
    journal.redo(library, scope)
    tables = content_of(sample_bundle)["tables"]
    here = content_of(pack(library, scope.process_id))["tables"]
    without_rev = [[{**row, "rev": 0} for row in rows] for found in (tables, here) for rows in found.values()]
    assert without_rev[: len(tables)] == without_rev[len(tables) :]


def test_two_packs_are_the_same_bytes(room: Room) -> None:
    assert pack(room.library, room.scope.process_id) == pack(room.library, room.scope.process_id)


def test_a_bundle_says_nothing_of_other_processes(room: Room, library: Library) -> None:
    before = pack(library, room.scope.process_id)
    start_process(library, "Ett annat uppdrag, hemligt för de andra")
    assert pack(library, room.scope.process_id) == before


def test_the_published_schema_is_that_of_the_tables(sample_bundle: bytes) -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == bundle_schema.current()
    published = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assert published["$schema"] == "http://json-schema.org/draft-07/schema#"
    fastjsonschema.compile(published)(content_of(sample_bundle))


@pytest.fixture
def with_picture(room: Room) -> tuple[Room, bytes]:
    """A process with a picture."""
    picture = os.urandom(1000)
    with edit(room.library, room.scope, "Bild"):
        attachments.add_attachment(
            room.library, room.scope.process_id, room.workshop_id, "tavla.png", "image/png", picture, "Tavlan"
        )
    return room, picture


def test_attachments_travel(with_picture: tuple[Room, bytes], other: Library) -> None:
    room, picture = with_picture
    done = carry(room.library, other, room.scope.process_id)
    (one,) = attachments.attachments(other, room.scope.process_id)
    assert (attachments.content(other, one.sha256), one.alt, done.missing_attachments) == (picture, "Tavlan", 0)
    assert pack(other, room.scope.process_id) == pack(room.library, room.scope.process_id)


@pytest.mark.parametrize("sent", [None, b"", b"annat"], ids=["none", "empty", "tampered"])
def test_an_attachment_that_is_missing_or_false_is_counted_and_not_kept(
    with_picture: tuple[Room, bytes], other: Library, sent: bytes | None, tmp_path: Path
) -> None:
    room, _picture = with_picture
    (one,) = attachments.attachments(room.library, room.scope.process_id)
    content = content_of(pack(room.library, room.scope.process_id))
    file = write(tmp_path / "a.naravard", content, {} if sent is None else {one.sha256: sent})
    assert unpack(other, file).missing_attachments == 1
    assert attachments.content(other, one.sha256) is None


def test_an_attachment_that_comes_later_is_taken_in(
    with_picture: tuple[Room, bytes], other: Library, tmp_path: Path
) -> None:
    room, picture = with_picture
    (one,) = attachments.attachments(room.library, room.scope.process_id)
    file = write(tmp_path / "a.naravard", content_of(pack(room.library, room.scope.process_id)))
    assert unpack(other, file).missing_attachments == 1
    assert carry(room.library, other, room.scope.process_id).missing_attachments == 0
    assert attachments.content(other, one.sha256) == picture


def test_an_empty_attachment_travels(room: Room, other: Library) -> None:
    with edit(room.library, room.scope, "Tom fil"):
        attachments.add_attachment(room.library, room.scope.process_id, room.workshop_id, "tom.txt", "text/plain", b"")
    assert carry(room.library, other, room.scope.process_id).missing_attachments == 0


def test_a_process_can_be_exported_and_read_when_it_has_been_changed_a_lot(room: Room, other: Library) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Lapp"):
        card = add_card(room.library, step.id, "0")
    for number in range(30):
        with edit(room.library, room.scope, "Ändrad"):
            change_card(room.library, card, text=str(number))
        journal.undo(room.library, room.scope)
        journal.redo(room.library, room.scope)
    carry(room.library, other, room.scope.process_id)
    assert pack(other, room.scope.process_id) == pack(room.library, room.scope.process_id)


def test_a_library_that_is_only_read_cannot_take_anything_in(
    library: Library, sample_bundle: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "a.naravard"
    file.write_bytes(sample_bundle)
    reader = open_for_reading(library.path)
    try:
        with pytest.raises(Trouble, match="skrivskyddat"):
            unpack(reader, file)
    finally:
        reader.close()

"""Photos and logos from one laptop to another, also those of finished documents; false and damaged ones never stop minutes."""

import hashlib
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from naravard_desktop.core import clock
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents import complete, docx, frozen, html, pdf
from naravard_desktop.documents.model import Picture
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.photos import add_logo, add_photo, logos_of
from naravard_desktop.process import attachments
from naravard_desktop.process.finals import add_final
from naravard_desktop.process.people import add_organisation
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs.exchanging import carry, content_of, taken_in, write
from tests.jobs.photo_makers import drawing, file, photo, written


@pytest.fixture
def with_pictures(room: Room, tmp_path: Path) -> Room:
    """A workshop with two photos and a logo."""
    step, scope = room.step("notes"), Scope(room.scope.process_id)
    with edit(room.library, room.scope, "Foton"):
        add_photo(room.library, scope.process_id, step.id, file(tmp_path, "a.jpg"), "Väggen")
        add_photo(room.library, scope.process_id, room.workshop_id, file(tmp_path, "b.jpg", photo(seed=2)), "Rummet")
    with edit(room.library, scope, "Logotyp"):
        place = add_organisation(room.library, scope.process_id, "Region Exempel", OrganisationType.REGION)
        add_logo(room.library, scope.process_id, place, file(tmp_path, "c.png", drawing()))
    return room


def shown(library: Library, workshop_id: str) -> list[tuple[str, str]]:
    """Return the pictures of the minutes: what they are said to show, and which file it is."""
    document = minutes(library, workshop_id, EVERYTHING)
    found = [*document.logos, *(block for block in document.blocks if isinstance(block, Picture))]
    return [(one.alt, hashlib.sha256(one.content).hexdigest()) for one in found]


def test_pictures_arrive_and_stand_in_the_minutes(with_pictures: Room, other: Library) -> None:
    room = with_pictures
    done = carry(room.library, other, room.scope.process_id)
    assert done.missing_attachments == 0
    assert shown(other, room.workshop_id) == shown(room.library, room.workshop_id)
    assert [alt for alt, _file in shown(other, room.workshop_id)] == ["Region Exempel, logotyp", "Väggen", "Rummet"]
    assert pack(other, room.scope.process_id) == pack(room.library, room.scope.process_id)


def test_a_picture_of_a_finished_document_travels_after_it_was_taken_away(with_pictures: Room, other: Library) -> None:
    room, process_id = with_pictures, with_pictures.scope.process_id
    document = minutes(room.library, room.workshop_id, EVERYTHING)
    data = frozen.to_data(document)
    with edit(room.library, room.scope, "Färdigställt", beside=True):
        copies = {"internal": data, "published": data}
        add_final(room.library, room.workshop_id, "notes", "", clock.now(), "", {}, copies)  # type: ignore[arg-type]
    with edit(room.library, room.scope, "Borttagna"):
        for one in attachments.photos(room.library, room.workshop_id):
            attachments.delete_attachment(room.library, one.id)
    assert carry(room.library, other, process_id).missing_attachments == 0
    assert {digest for digest in frozen.pictures(document) if attachments.content(other, digest) is None} == set()


def test_a_picture_of_a_finished_document_that_lacks_is_counted(
    with_pictures: Room, other: Library, tmp_path: Path
) -> None:
    room, process_id = with_pictures, with_pictures.scope.process_id
    data = frozen.to_data(minutes(room.library, room.workshop_id, EVERYTHING))
    with edit(room.library, room.scope, "Färdigställt", beside=True):
        copies = {"internal": data, "published": {"blocks": [{"is": "Picture", "content": "../../x"}]}}
        add_final(room.library, room.workshop_id, "notes", "", clock.now(), "", {}, copies)  # type: ignore[arg-type]
    done = unpack(other, write(tmp_path / "a.naravard", content_of(pack(room.library, process_id))))
    assert (
        done.missing_attachments == 4
    )  # two photos and a logo, which both rows and document lead to, and one that is none
    with zipfile.ZipFile(io.BytesIO(pack(other, process_id))) as archive:
        assert archive.namelist() == ["bundle.json"]


def _bomb() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10**6))) + chunk(b"IEND", b"")


FALSE = {
    "nothing": b"",
    "text": b"Hej",
    "a program": b"MZ" + bytes(500),
    "half a JPEG": written(photo())[:900],
    "the head of a JPEG": b"\xff\xd8\xff\xe0",
    "half a PNG": written(drawing(), "PNG")[:60],
    "a bomb": _bomb(),
    "in CMYK": written(photo(mode="CMYK")),
    "transparent": written(photo().convert("RGBA"), "PNG"),
    "16 bits": written(photo().convert("I;16"), "PNG"),
    "a GIF": written(drawing(), "GIF"),
    "a page of HTML": b"<html><script>alert(1)</script>",
}


@pytest.mark.parametrize("data", FALSE.values(), ids=FALSE.keys())
def test_what_only_says_that_it_is_a_picture_never_stops_the_minutes(
    with_pictures: Room, other: Library, tmp_path: Path, data: bytes
) -> None:
    room, process_id = with_pictures, with_pictures.scope.process_id
    content, digest = content_of(pack(room.library, process_id)), hashlib.sha256(data).hexdigest()
    for row in content["tables"]["attachment"]:
        row["sha256"] = digest
    path = write(tmp_path / "falska.naravard", content, {digest: data})
    assert taken_in(other, path)
    document = complete.say_missing(minutes(other, room.workshop_id, EVERYTHING))
    assert pdf.render(document).startswith(b"%PDF")
    assert docx.render(document).startswith(b"PK")
    assert "alert(1)" not in html.render(document)
    assert len(logos_of(other, process_id)) <= 1


def test_members_with_odd_names_are_not_kept(with_pictures: Room, other: Library, tmp_path: Path) -> None:
    room = with_pictures
    content = content_of(pack(room.library, room.scope.process_id))
    odd = {
        "../../x": b"a",
        "": b"b",
        "f" * 64: b"c",
        "ÅÄÖ": b"d",
        content["tables"]["attachment"][0]["sha256"]: b"falsk",
    }
    assert unpack(other, write(tmp_path / "udda.naravard", content, odd)).missing_attachments == 3
    assert other.db.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)

"""Photos of a workshop and logos of organisations: kept once, undone, and shown in documents or told of in words."""

from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import Block, Paragraph, Picture
from naravard_desktop.jobs.photos import (
    add_logo,
    add_photo,
    logos_of,
    photo_blocks,
    photo_numbers,
    remove_logo,
)
from naravard_desktop.process.attachments import (
    add_attachment,
    attachments_of,
    change_attachment,
    photos,
)
from naravard_desktop.process.people import add_organisation
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room
from tests.jobs.photo_makers import drawing, file, photo, seen


def add(room: Room, path: Path, owner_id: str = "", alt: str = "") -> str:
    """Add a photo to a moment, or to the whole workshop."""
    with edit(room.library, room.scope, "Nytt foto"):
        return add_photo(room.library, room.scope.process_id, owner_id or room.workshop_id, path, alt)


def blocks(room: Room, owner_id: str = "", *, confidential: bool = True) -> list[Block]:
    """Return what the minutes show of an owner's photos."""
    owner_id = owner_id or room.workshop_id
    return photo_blocks(room.library, room.scope.process_id, owner_id, confidential=confidential)


def contents(room: Room) -> int:
    """Return how many files are kept."""
    return int(room.library.db.execute("SELECT count(*) FROM attachment_content").fetchone()[0])


def test_a_photo_is_shown_with_its_description(room: Room, tmp_path: Path) -> None:
    add(room, file(tmp_path, "väggen.jpg"), alt="Fem kluster på väggen")
    (block,) = blocks(room)
    assert isinstance(block, Picture)
    assert (block.alt, block.caption) == ("Fem kluster på väggen", "Foto 1")
    assert seen(block).size == (320, 240)
    (kept,) = photos(room.library, room.workshop_id)
    assert (kept.name, kept.media_type, kept.owner_id) == ("väggen.jpg", "image/jpeg", room.workshop_id)


def test_photos_are_numbered_through_the_workshop(room: Room, tmp_path: Path) -> None:
    first, second = room.step("notes"), room.step("questions")
    for number, owner_id in enumerate((room.workshop_id, second.id, first.id, first.id)):
        add(room, file(tmp_path, f"{number}.jpg", photo(seed=number)), owner_id, f"bild {number}")
    captions = [
        (block.alt, block.caption)
        for owner_id in (first.id, second.id, room.workshop_id)
        for block in blocks(room, owner_id)
        if isinstance(block, Picture)
    ]
    assert captions == [("bild 2", "Foto 1"), ("bild 3", "Foto 2"), ("bild 1", "Foto 3"), ("bild 0", "Foto 4")]
    assert sorted(photo_numbers(room.library, room.workshop_id).values()) == [1, 2, 3, 4]


def test_a_missing_description_is_said(room: Room, tmp_path: Path) -> None:
    add(room, file(tmp_path))
    (block,) = blocks(room)
    assert isinstance(block, Picture)
    assert (block.alt, block.caption) == ("Foto utan beskrivning", "Foto 1. Beskrivning saknas.")


def test_the_same_photo_is_kept_once(room: Room, tmp_path: Path) -> None:
    step, path = room.step("notes"), file(tmp_path)
    first = add(room, path)
    assert add(room, path) == first
    assert add(room, path, step.id) != first
    assert (contents(room), len(photos(room.library, room.workshop_id))) == (1, 2)


def test_adding_describing_and_marking_are_undone_and_redone(room: Room, tmp_path: Path) -> None:
    one = add(room, file(tmp_path))
    with edit(room.library, room.scope, "Beskrivning"):
        change_attachment(room.library, one, alt="Väggen", confidential=True)
    whole = blocks(room)
    journal.undo(room.library, room.scope)
    assert isinstance(blocks(room)[0], Picture)
    assert blocks(room) != whole
    journal.undo(room.library, room.scope)
    assert blocks(room) == []
    journal.redo(room.library, room.scope)
    journal.redo(room.library, room.scope)
    assert blocks(room) == whole


def test_what_is_confidential_is_left_out_of_the_published_copy(room: Room, tmp_path: Path) -> None:
    for number in range(3):
        one = add(room, file(tmp_path, f"{number}.jpg", photo(seed=number)), alt=f"bild {number}")
        if number != 1:
            with edit(room.library, room.scope, "Konfidentiellt"):
                change_attachment(room.library, one, confidential=True)
    assert len(blocks(room)) == 3
    shown, said = blocks(room, confidential=False)
    assert isinstance(shown, Picture)
    assert (shown.alt, shown.caption) == ("bild 1", "Foto 2")
    assert said == Paragraph("2 konfidentiella foton är utelämnade.", style="quiet")


def test_a_file_that_is_none_leaves_everything_as_it_was(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "anteckning.jpg"
    path.write_text("Hej")
    with pytest.raises(Trouble, match=r"anteckning\.jpg är ingen bild"):
        add(room, path)
    assert (contents(room), blocks(room)) == (0, [])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Foto 1 kan inte visas, för filen ”väggen.jpg” är ingen bild: Tavlan"),
        (b"%PDF-1.7", "Foto 1 kan inte visas, för filen ”väggen.jpg” är ingen bild: Tavlan"),
        (None, "Foto 1 följde inte med hit och kan inte visas: Tavlan"),
    ],
)
def test_what_cannot_be_shown_is_told_of(room: Room, data: bytes | None, words: str) -> None:
    with edit(room.library, room.scope, "Från annat håll"):
        add_attachment(
            room.library, room.scope.process_id, room.workshop_id, "väggen.jpg", "image/jpeg", data or b"", "Tavlan."
        )
    if data is None:
        room.library.db.execute("DELETE FROM attachment_content")
    assert blocks(room) == [Paragraph(words + ".", style="quiet")]


def test_logos_stand_in_order_and_are_at_most_two(room: Room, tmp_path: Path) -> None:
    scope = Scope(room.scope.process_id)
    names = {
        "Vårdbolaget": (OrganisationType.PRIVATE, "#111111"),
        "Södra kommunen": (OrganisationType.MUNICIPALITY, "#222222"),
        "Region Exempel": (OrganisationType.REGION, "#333333"),
        "Norra kommunen": (OrganisationType.MUNICIPALITY, "#444444"),
    }
    with edit(room.library, scope, "Parter"):
        ids = {name: add_organisation(room.library, scope.process_id, name, kind) for name, (kind, _) in names.items()}
    assert logos_of(room.library, scope.process_id) == ()
    for name, (_kind, colour) in names.items():
        path = file(tmp_path, f"{name}.png", drawing(colour=colour))
        with edit(room.library, scope, "Logotyp"):
            add_logo(room.library, scope.process_id, ids[name], path)
    found = logos_of(room.library, scope.process_id)
    assert [logo.alt for logo in found] == ["Region Exempel, logotyp", "Norra kommunen, logotyp"]
    assert seen(found[0]).getpixel((100, 40)) == (0x33, 0x33, 0x33)
    with edit(room.library, scope, "Borttagen logotyp"):
        remove_logo(room.library, scope.process_id, ids["Region Exempel"])
    assert logos_of(room.library, scope.process_id)[0].alt == "Norra kommunen, logotyp"
    journal.undo(room.library, scope)
    assert logos_of(room.library, scope.process_id) == found


def test_another_logo_takes_the_place_of_the_one_before(room: Room, tmp_path: Path) -> None:
    scope = Scope(room.scope.process_id)
    with edit(room.library, scope, "Part"):
        place = add_organisation(room.library, scope.process_id, "Region Exempel", OrganisationType.REGION)
        add_logo(room.library, scope.process_id, place, file(tmp_path, "a.png", drawing()), "Regionens vapen")
        add_logo(room.library, scope.process_id, place, file(tmp_path, "b.png", drawing(colour="red")))
    assert [one.name for one in attachments_of(room.library, scope.process_id, place)] == ["b.png"]


def test_a_logo_that_cannot_be_shown_is_left_out(room: Room) -> None:
    scope = Scope(room.scope.process_id)
    with edit(room.library, scope, "Part"):
        place = add_organisation(room.library, scope.process_id, "Region Exempel", OrganisationType.REGION)
        add_attachment(room.library, scope.process_id, place, "logga.png", "image/png", b"<svg/>")
    assert logos_of(room.library, scope.process_id) == ()

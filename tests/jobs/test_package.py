"""Everything from a workshop in one go: what may be published apart from what may not, whole or not at all."""

import io
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from icalendar import Calendar
from PIL import Image

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents import frozen
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.bundle import unpack
from naravard_desktop.jobs.package import PARTS, PICTURES, Order, Part, plan, write
from naravard_desktop.jobs.package_out import free, out
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.process.cards import change_card
from naravard_desktop.process.finals import set_adjusted
from naravard_desktop.process.processes import processes
from naravard_desktop.process.settings import archive_profile, set_archive_profile
from naravard_desktop.process.workshops import workshops
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs.exchanging import state
from tests.jobs.finishing import Meeting, beside, meet
from tests.jobs.photo_makers import file
from tests.libraries import sampled
from tests.limits import little_room

HIDDEN = "Hemlig sak"


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """A workshop with a photo, an action with a date, and a card that is confidential."""
    one = meet(room.library, room.scope.process_id, "Mötet & resten")
    secret = one.write(HIDDEN)
    acting = Room(room.library, one.scope, one.id).step("actions")
    with edit(room.library, one.scope, "Mer"):
        change_card(room.library, secret, confidential=True)
        agree(room.library, acting, "Ring Ängsvik", due="2027-03-01")
        add_photo(room.library, one.scope.process_id, one.notes.id, file(room.library.path.parent), "Tavlan i rummet")
    return one


def names(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def listed(folder: Path) -> list[str]:
    """Return the names of all files, with those that are named by their content under one name."""
    return sorted(re.sub("[0-9a-f]{64}", "#", name) for name in names(folder))


def read_me(folder: Path) -> str:
    return (folder / "LÄS MIG.txt").read_bytes().decode("utf-8-sig")


def pdf_text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def image_of(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


STEM = "2027-02-03-motet-resten"
DOCUMENTS = [
    *(f"{STEM}-atgardslista.{kind}" for kind in ("csv", "pdf", "xlsx")),
    f"{STEM}-kalender.ics",
    f"{STEM}-motesanteckningar-tabeller.xlsx",
    *(f"{STEM}-motesanteckningar.{kind}" for kind in ("docx", "html", "json", "pdf")),
    "bilder-i-dokumentet/#.jpg",
    *(f"bilder/{STEM}-atgardstavla-a3.{kind}" for kind in ("pdf", "png")),
]
INSIDE = ["foton/01-laget.jpg", "uppdraget.naravard"]


def test_a_draft_is_a_draft_and_data_lie_apart(meeting: Meeting, tmp_path: Path) -> None:
    before = state(meeting.library)
    target = write(meeting.library, Order(workshop_id=meeting.id), tmp_path / "Ut åäö")
    assert target == tmp_path / "Ut åäö" / STEM
    assert [one.name for one in target.parent.iterdir()] == [STEM]
    assert listed(target) == [
        "LÄS MIG.txt",
        *(f"internt/{name}" for name in INSIDE),
        *(f"utkast/{name}" for name in DOCUMENTS),
    ]
    assert HIDDEN not in pdf_text((target / "utkast" / f"{STEM}-motesanteckningar.pdf").read_bytes())
    assert state(meeting.library) == before


def test_two_copies_of_what_is_finished_never_lie_together(meeting: Meeting, tmp_path: Path) -> None:
    meeting.finish()
    target = write(meeting.library, Order(workshop_id=meeting.id), tmp_path)
    assert listed(target) == [
        "LÄS MIG.txt",
        *(f"att-publicera/{name}" for name in DOCUMENTS),
        *(f"internt/{name}" for name in sorted([*DOCUMENTS, *INSIDE])),
    ]
    for folder, there in (("att-publicera", False), ("internt", True)):
        for kind in ("pdf", "html", "json"):
            content = (target / folder / f"{STEM}-motesanteckningar.{kind}").read_bytes()
            text = pdf_text(content) if kind == "pdf" else content.decode()
            assert (HIDDEN in text) is there
            assert "UTKAST" not in text
        with zipfile.ZipFile(target / folder / f"{STEM}-motesanteckningar.docx") as word:
            assert (HIDDEN in word.read("word/document.xml").decode()) is there


def test_one_copy_is_enough_where_nothing_is_confidential(room: Room, tmp_path: Path) -> None:
    one = meet(room.library, room.scope.process_id, "Öppet")
    one.finish()
    target = write(room.library, Order(workshop_id=one.id), tmp_path)
    assert {name.partition("/")[0] for name in names(target)} == {"LÄS MIG.txt", "att-publicera", "internt"}
    assert [name for name in names(target) if name.startswith("internt/")] == ["internt/uppdraget.naravard"]


def test_a_draft_with_what_is_confidential_is_internal(meeting: Meeting, tmp_path: Path) -> None:
    target = write(meeting.library, Order(workshop_id=meeting.id, switches=Switches(confidential=True)), tmp_path)
    assert {name.partition("/")[0] for name in names(target)} == {"LÄS MIG.txt", "internt"}
    assert HIDDEN in pdf_text((target / "internt" / f"{STEM}-motesanteckningar.pdf").read_bytes())


def test_what_is_in_it_can_be_used(meeting: Meeting, other: Library, tmp_path: Path) -> None:
    target = write(meeting.library, Order(workshop_id=meeting.id), tmp_path)
    drafts = target / "utkast"
    book = openpyxl.load_workbook(drafts / f"{STEM}-atgardslista.xlsx")
    assert (book.properties.title, book.properties.creator) == ("Mötet & resten – Åtgärdslista", "Uppdraget")
    assert "Ring Ängsvik" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    tables = openpyxl.load_workbook(drafts / f"{STEM}-motesanteckningar-tabeller.xlsx")
    assert (tables.properties.title, tables.properties.creator) == ("Mötet & resten – Mötesanteckningar", "Uppdraget")
    assert "Ring Ängsvik" in [cell.value for sheet in tables for row in sheet.iter_rows() for cell in row]
    calendar = Calendar.from_ical((drafts / f"{STEM}-kalender.ics").read_bytes())
    assert "Ring Ängsvik" in [str(one["summary"]) for one in calendar.walk("VTODO")]
    pictures = {one.stem: one.read_bytes() for one in (drafts / PICTURES).iterdir()}
    read = frozen.from_data(json.loads((drafts / f"{STEM}-motesanteckningar.json").read_bytes()), pictures.get)
    assert read.kind == "Mötesanteckningar"
    assert frozen.pictures(read) == pictures
    assert image_of(target / "internt" / "foton" / "01-laget.jpg").format == "JPEG"
    assert image_of(drafts / "bilder" / f"{STEM}-atgardstavla-a3.png").format == "PNG"
    unpack(other, target / "internt" / "uppdraget.naravard")
    assert [one.title for one in processes(other)] == ["Uppdraget"]


def test_it_says_what_each_file_is_and_what_was_checked(meeting: Meeting, tmp_path: Path) -> None:
    meeting.finish()
    target = write(meeting.library, Order(workshop_id=meeting.id), tmp_path)
    text = read_me(target)
    for name in names(target):
        told = f"{PICTURES}/" if PICTURES in name else name.partition("/")[2]
        assert name == "LÄS MIG.txt" or f"\r\n{told}\r\n    " in text
    assert text.startswith("Mötet & resten, 3 februari 2027\r\nUppdrag: Uppdraget\r\n")
    assert "av Åsa Exempel." in text
    assert " ".join(text.split()).count("Kontrollerad: PDF/UA-1, PDF/A-2a.") == len(
        [name for name in names(target) if name.endswith(".pdf")]
    )
    assert "Foto: Tavlan i rummet" in text
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line) for line in text.splitlines()) <= 78


def test_the_archive_can_have_its_own_profile(meeting: Meeting, tmp_path: Path) -> None:
    set_archive_profile(meeting.library, "a1")
    assert archive_profile(meeting.library) == "a1"
    order = Order(workshop_id=meeting.id, parts=frozenset({"actions"}))
    target = write(meeting.library, order, tmp_path)
    assert "PDF/A-1a" in read_me(target)
    assert (target / "utkast" / f"{STEM}-atgardslista.pdf").read_bytes().startswith(b"%PDF-1.4")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_had_alone(meeting: Meeting, tmp_path: Path, part: Part) -> None:
    found = write(meeting.library, Order(workshop_id=meeting.id, parts=frozenset({part})), tmp_path)
    endings = {
        "minutes": {"pdf", "docx", "html", "json", "xlsx", "jpg", "txt"},
        "actions": {"pdf", "xlsx", "csv", "txt"},
        "calendar": {"ics", "txt"},
        "pictures": {"pdf", "png", "txt"},
        "photos": {"jpg", "txt"},
        "process": {"naravard", "txt"},
    }
    assert {name.rpartition(".")[2] for name in names(found)} == endings[part]


def test_the_day_of_adjustment_is_in_every_copy(meeting: Meeting, tmp_path: Path) -> None:
    meeting.formal()
    final_id = meeting.finish()
    beside(meeting, lambda: set_adjusted(meeting.library, final_id, "2027-02-10"))
    target = write(meeting.library, Order(workshop_id=meeting.id, parts=frozenset({"minutes"})), tmp_path)
    for folder in ("att-publicera", "internt"):
        assert "10 februari 2027" in pdf_text((target / folder / f"{STEM}-protokoll.pdf").read_bytes())


def test_a_zip_holds_the_same_with_what_it_is_first_to_last(meeting: Meeting, tmp_path: Path) -> None:
    folder = write(meeting.library, Order(workshop_id=meeting.id), tmp_path)
    zipped = write(meeting.library, Order(workshop_id=meeting.id), tmp_path, zipped=True)
    assert zipped.name == f"{STEM}.zip"
    with zipfile.ZipFile(zipped) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == names(folder)
        assert archive.namelist()[0].endswith("motesanteckningar.pdf")


def test_nothing_is_ever_replaced(meeting: Meeting, tmp_path: Path) -> None:
    order = Order(workshop_id=meeting.id, parts=frozenset({"calendar"}))
    made = [write(meeting.library, order, tmp_path, zipped=zipped) for zipped in (False, True) for _time in range(3)]
    assert [one.name for one in made] == [
        f"{STEM}{number}{ending}" for ending in ("", ".zip") for number in ("", "-2", "-3")
    ]


def put(target: Path, *contents: bytes, before_end: Callable[[], object] = list) -> None:
    with out(target) as taking:
        for number, content in enumerate(contents):
            taking.add(f"{number}/fil.pdf", content)
        before_end()
        taking.finish()


def fail() -> None:
    raise KeyError


def test_a_folder_that_came_there_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "ut"
    with pytest.raises(Trouble, match="finns redan"):
        put(target, b"x", before_end=target.mkdir)
    assert names(tmp_path) == []
    assert [one.name for one in tmp_path.iterdir()] == ["ut"]
    assert free(tmp_path, "ut", zipped=False).name == "ut-2"


@pytest.mark.parametrize("name", ["ut", "ut.zip"])
def test_what_is_left_before_it_is_finished_leaves_nothing(tmp_path: Path, name: str) -> None:
    with out(tmp_path / name) as taking:
        taking.add("a/b.txt", b"x" * 100_000)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyError):
        put(tmp_path / name, b"x", before_end=fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on how large files may be")
@pytest.mark.parametrize("name", ["ut", "ut.zip"])
def test_a_disk_with_too_little_room_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with little_room(50_000), pytest.raises(Trouble, match="kunde inte sparas"):
        put(tmp_path / name, b"x", b"x" * 100_000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write in")
@pytest.mark.parametrize("zipped", [False, True])
def test_a_folder_that_cannot_be_written_is_told(meeting: Meeting, zipped: bool) -> None:
    with pytest.raises(Trouble, match="kunde inte sparas"):
        write(meeting.library, Order(workshop_id=meeting.id), Path("/proc/self/naravård"), zipped=zipped)


@pytest.mark.parametrize("name", ["ut", "ut.zip"])
@pytest.mark.parametrize("at_the_end", [False, True])
def test_a_disk_that_goes_away_is_told(tmp_path: Path, name: str, at_the_end: bool) -> None:
    folder = tmp_path / "minne"

    def take_away() -> None:
        folder.rename(tmp_path / "borta")

    def fill() -> None:
        with out(folder / name) as taking:
            taking.add("ett/fil.pdf", b"x")
            if not at_the_end:
                take_away()
            taking.add("två/fil.pdf", b"x")
            if at_the_end:
                take_away()
            taking.finish()

    with pytest.raises(Trouble, match="kunde inte sparas"):
        fill()
    assert not folder.exists()


def test_no_name_leads_out_of_the_folder(room: Room, tmp_path: Path) -> None:
    for title in ("../../ute", "C:\\x", "con", "..", "", "å" * 300, "שלום"):
        one = meet(room.library, room.scope.process_id, title)
        target = write(room.library, Order(workshop_id=one.id), tmp_path / "ut")
        assert target.resolve().parent == tmp_path / "ut"
        for name in names(target):
            assert name == "LÄS MIG.txt" or name.isascii()
            assert max(len(part) for part in name.split("/")) < 160


def test_every_workshop_of_the_sample_can_be_ended(library: Library, tmp_path: Path) -> None:
    process_id = sampled(library)
    for held in workshops(library, process_id):
        with edit(library, Scope(process_id, held.id), "Vid sidan av", beside=True):
            tasks = plan(Order(workshop_id=held.id), library)
        assert Counter(task.words for task in tasks).most_common(1)[0][1] == 1
    target = write(library, Order(workshop_id=held.id), tmp_path, zipped=True)
    with zipfile.ZipFile(target) as archive:
        found = [name for name in archive.namelist() if name.endswith(".png")]
        assert len(found) == 3
        for name in found:
            assert Image.open(io.BytesIO(archive.read(name))).width == 2400
        assert "EXEMPEL MED PÅHITTADE PERSONER" in archive.read("LÄS MIG.txt").decode("utf-8-sig")

"""Export writes whole files under names of their own, or says why not and leaves nothing behind."""

import json
import os
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents import frozen
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs.export import export
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process.workshops import add_workshop
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs import photo_makers
from tests.jobs.exchanging import state
from tests.jobs.finishing import meet
from tests.libraries import sampled


def test_a_workshop_leaves_minutes_actions_and_data(room: Room, tmp_path: Path) -> None:
    before = state(room.library)
    files = export(room.library, room.scope, tmp_path / "Dokument åäö" / "ny mapp", EVERYTHING)
    assert [file.name for file in files] == [
        "2027-02-03-workshoppen-anteckningar.pdf",
        "2027-02-03-workshoppen-atgarder.pdf",
        "uppdraget.naravard",
    ]
    for file in files[:2]:
        assert len(pypdfium2.PdfDocument(file.read_bytes())) == 1
    with zipfile.ZipFile(files[2]) as archive:
        assert archive.testzip() is None
    assert sorted(file.name for file in files[0].parent.iterdir()) == sorted(file.name for file in files)
    assert state(room.library) == before


def texts(file: Path) -> str:
    pages = pypdfium2.PdfDocument(file.read_bytes())
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_agenda_and_run_sheet_only_when_asked_for(room: Room, tmp_path: Path) -> None:
    room.step("notes")
    files = export(room.library, room.scope, tmp_path / "ut", Switches(), papers=True)
    assert [file.name for file in files] == [
        "2027-02-03-workshoppen-anteckningar.pdf",
        "2027-02-03-workshoppen-program.pdf",
        "2027-02-03-workshoppen-korschema.pdf",
        "2027-02-03-workshoppen-atgarder.pdf",
        "uppdraget.naravard",
    ]
    assert "Program Workshoppen" in texts(files[1])
    assert "Körschema Workshoppen" in texts(files[2])
    assert {file.name for file in files} == {file.name for file in (tmp_path / "ut").iterdir()}


def test_every_format_is_written_when_asked_for(room: Room, tmp_path: Path) -> None:
    step = room.step("actions")
    with edit(room.library, room.scope, "Åtgärd"):
        agree(room.library, step, "Ring Ängsvik", due="2027-03-01")
    files = export(room.library, room.scope, tmp_path, Switches(), every_format=True)
    assert [file.name.removeprefix("2027-02-03-workshoppen-") for file in files] == [
        *(f"anteckningar.{kind}" for kind in ("pdf", "docx", "html", "json")),
        "anteckningar-tabeller.xlsx",
        *(f"atgarder.{kind}" for kind in ("pdf", "xlsx", "csv", "ics")),
        "uppdraget.naravard",
    ]
    found = {file.suffix: file.read_bytes() for file in files}
    assert "Ring Ängsvik" in found[".json"].decode()
    assert "Ring Ängsvik" in found[".html"].decode()
    assert "Ring Ängsvik" in found[".csv"].decode("utf-8-sig")
    assert "Ring Ängsvik" in found[".ics"].decode().replace("\r\n ", "")
    assert found[".docx"][:2] == found[".xlsx"][:2] == b"PK"


def test_pictures_lie_beside_the_open_data_that_leads_to_them(room: Room, tmp_path: Path) -> None:
    meeting = meet(room.library, room.scope.process_id, "Mötet")
    with edit(room.library, meeting.scope, "Foto"):
        add_photo(room.library, meeting.scope.process_id, meeting.notes.id, photo_makers.file(tmp_path), "Tavlan")
    files = export(room.library, meeting.scope, tmp_path / "ut", Switches(), every_format=True)
    data = next(one for one in files if one.suffix == ".json")
    (picture,) = (one for one in files if one.suffix == ".jpg")
    assert picture.parent == data.with_name(f"{data.stem}-bilder")
    read = frozen.from_data(json.loads(data.read_bytes()), {picture.stem: picture.read_bytes()}.get)
    assert list(frozen.pictures(read)) == [picture.stem]


def test_what_is_finished_is_exported_as_it_was_frozen(room: Room, tmp_path: Path) -> None:
    meeting = meet(room.library, room.scope.process_id, "Mötet")
    meeting.finish()
    meeting.write("Skriven efteråt")
    for switches in (Switches(), EVERYTHING):
        (minutes, *_others) = export(room.library, meeting.scope, tmp_path, switches)
        assert "Färdigställd den" in texts(minutes)
        assert "UTKAST" not in texts(minutes)
        assert "Skriven efteråt" not in texts(minutes)


def test_papers_of_a_process_are_those_of_each_workshop(room: Room, tmp_path: Path) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        add_workshop(room.library, room.scope.process_id, "Workshoppen", date="2027-02-03", starts="09:00")
    files = export(room.library, Scope(room.scope.process_id), tmp_path, EVERYTHING, papers=True)
    assert [file.stem.removeprefix("2027-02-03-workshoppen-") for file in files[:6]] == [
        "anteckningar",
        "program",
        "korschema",
        "2-anteckningar",
        "2-program",
        "2-korschema",
    ]
    assert "09.00" in texts(files[1])
    assert "13.00" in texts(files[4])


def test_without_names_no_paper_has_them(library: Library, tmp_path: Path) -> None:
    scope = Scope(sampled(library))
    for names in (True, False):
        files = export(library, scope, tmp_path / str(names), Switches(names=names), papers=True)
        for paper in ("program", "korschema"):
            found = [texts(file) for file in files if file.stem.endswith(paper)]
            assert ["Ahmed Exempel" in text for text in found] == [names] * 4


def test_exporting_again_replaces(room: Room, tmp_path: Path) -> None:
    first = export(room.library, room.scope, tmp_path / "ut", EVERYTHING)
    assert export(room.library, room.scope, tmp_path / "ut", EVERYTHING) == first
    assert len(list((tmp_path / "ut").iterdir())) == 3


def test_two_workshops_of_the_same_name_and_day_are_two_files(room: Room, tmp_path: Path) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        add_workshop(room.library, room.scope.process_id, "Workshoppen", date="2027-02-03", starts="09:00")
    files = export(room.library, Scope(room.scope.process_id), tmp_path / "ut", EVERYTHING)
    assert len(files) == len(set(files)) == len(list((tmp_path / "ut").iterdir())) == 4


@pytest.mark.parametrize(
    "title", ["../../ute", "/etc/x", "C:\\x", "con", ".", "..", "", " ", "a/b", "\0", "å" * 300, "x" * 300]
)
def test_no_title_leads_out_of_the_folder(library: Library, tmp_path: Path, title: str) -> None:
    process_id = start_process(library, title)
    with edit(library, Scope(process_id), "Ny workshop"):
        add_workshop(library, process_id, title)
    files = export(library, Scope(process_id), tmp_path / "ut", EVERYTHING)
    assert {file.resolve().parent for file in files} == {tmp_path / "ut"}
    assert sorted((tmp_path / "ut").iterdir()) == sorted(files)


def test_a_process_without_workshops_is_exported(library: Library, tmp_path: Path) -> None:
    files = export(library, Scope(start_process(library, "Tomt")), tmp_path, Switches())
    assert [file.name for file in files] == ["tomt-atgarder.pdf", "tomt.naravard"]


def test_a_file_where_the_folder_should_be_is_told(room: Room, tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil")
    with pytest.raises(Trouble, match="ingen mapp"):
        export(room.library, room.scope, tmp_path / "ut", EVERYTHING)
    with pytest.raises(Trouble, match="kunde inte sparas"):
        export(room.library, room.scope, tmp_path / "ut" / "djupare" / "ner", EVERYTHING)
    assert (tmp_path / "ut").read_text() == "en fil"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write in")
def test_a_folder_that_cannot_be_written_is_told(room: Room) -> None:
    with pytest.raises(Trouble, match="kunde inte sparas"):
        export(room.library, room.scope, Path("/proc/self/naravård"), EVERYTHING)


def test_a_name_that_is_taken_by_a_folder_is_told_and_nothing_is_left_behind(room: Room, tmp_path: Path) -> None:
    (tmp_path / "uppdraget.naravard").mkdir()
    with pytest.raises(Trouble, match="kunde inte sparas"):
        export(room.library, room.scope, tmp_path, EVERYTHING)
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]
    assert len(list(tmp_path.glob("*.pdf"))) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_read_only_folder_keeps_what_it_had(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    before = {file.name: file.read_bytes() for file in export(room.library, room.scope, folder, EVERYTHING)}
    folder.chmod(0o500)
    try:
        with pytest.raises(Trouble, match="kunde inte sparas"):
            export(room.library, room.scope, folder, Switches())
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    finally:
        folder.chmod(0o700)


def test_the_sample_says_on_every_page_that_it_is_made_up(library: Library, tmp_path: Path) -> None:
    files = export(library, Scope(sampled(library)), tmp_path, EVERYTHING)
    for file in files[:2]:
        for page in pypdfium2.PdfDocument(file.read_bytes()):
            assert "EXEMPEL" in page.get_textpage().get_text_range()


def test_what_the_paper_cannot_show_is_said_on_it(room: Room, tmp_path: Path) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        add_workshop(room.library, room.scope.process_id, "שלום")
    files = export(room.library, Scope(room.scope.process_id), tmp_path, EVERYTHING)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(files[1].read_bytes()))
    assert "De är sparade som de skrevs" in " ".join(text.split())

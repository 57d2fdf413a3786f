"""Out with a document: looked through, saved whole or not at all, told in a sentence, and noted."""

import io
import json
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from naravard_desktop.documents import frozen
from naravard_desktop.jobs.formats import formats_of
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process import people
from naravard_desktop.process.finals import exports
from naravard_desktop.process.settings import set_archive_profile
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.storage.edit import edit
from naravard_desktop.windows.documents_place import DocumentsPlace
from tests.conftest import Room
from tests.jobs.finishing import Meeting, meet
from tests.jobs.photo_makers import file
from tests.limits import little_room
from tests.windows.dialogs import CTRL, KEY, press
from tests.windows.documents import SLOW, ctrl, documents, said, save_as, save_dialog, shown, write

STEM = "2027-02-03-motet-motesanteckningar"


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """A workshop in which nothing is worth a second look."""
    one = meet(room.library, room.scope.process_id, "Mötet")
    with edit(room.library, one.scope, "Närvaro"):
        person = people.add_person(room.library, room.scope.process_id, "Åsa Exempel")
        people.set_attendance(room.library, one.id, person, "present")
    return one


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, meeting: Meeting) -> Iterator[DocumentsPlace]:
    with documents(qtbot, qapp, Session(meeting.library), meeting.scope) as one:
        yield one


def whats(meeting: Meeting) -> list[str]:
    return [one.what for one in exports(meeting.library, meeting.id)]


def test_ctrl_s_saves_as_pdf_and_says_that_it_is_checked(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    place._session.setProperty("folder", str(tmp_path))
    told: list[str] = []
    place.told.connect(told.append)
    ctrl(place, "S")
    dialog = save_dialog(qtbot, place)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name
    assert name.text() == f"{STEM}.pdf"
    QTest.keyClick(name, KEY.Key_Return)
    qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    words = f"{STEM}.pdf är sparad i {tmp_path}. Kontrollerad: PDF/UA-1, PDF/A-2a."
    assert said(place) == f"Information: {words}"
    assert told == [words]
    assert (tmp_path / f"{STEM}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert whats(meeting) == ["Mötesanteckningar, PDF"]
    assert "Senast sparat eller utskrivet i dag" in place.state.last.text()
    assert place._session.next_undo(meeting.scope).label == "Närvaro"  # type: ignore[union-attr]


def test_the_archives_profile_is_kept_to(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path) -> None:
    set_archive_profile(meeting.library, "a1")
    place.ask_pdf()
    assert "Kontrollerad: PDF/UA-1, PDF/A-1a." in save_as(qtbot, place, tmp_path / "ut.pdf")
    assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF-1.4")


def test_each_document_offers_its_formats_and_each_is_saved(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    acting = Room(meeting.library, meeting.scope, meeting.id).step("actions")
    place._session.do(meeting.scope, "Mer", lambda: agree(meeting.library, acting, "Ring Ängsvik", due="2027-03-01"))
    for paper in ("minutes", "actions", "action_wall"):
        place.side.papers[paper].click()
        offered = [kind for kind, action in place.tools.formats.items() if action.isVisible()]
        assert set(offered) == set(formats_of(place.side.paper))
        for kind in offered:
            place.tools.formats[kind].trigger()
            target = tmp_path / f"{paper}.{kind}"
            assert "Information: " in save_as(qtbot, place, target)
            assert target.stat().st_size > 50
    assert len(whats(meeting)) == 6 + 7 + 5
    assert "Åtgärdstavla, bild" in whats(meeting)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_several_tables_as_text_go_to_a_folder_of_their_own(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    room = Room(meeting.library, meeting.scope, meeting.id)
    for step in (room.step("actions"), room.step("actions")):
        place._session.do(meeting.scope, "Mer", partial(agree, meeting.library, step, "Ring"))
    for number in (1, 2):
        place.ask("csv")
        folder = tmp_path / ("ut" if number == 1 else "ut-2")
        words = save_as(qtbot, place, tmp_path / "ut.csv")
        assert words == f"Information: 2 filer är sparade i mappen {folder}."
        assert len(list(folder.glob("ut-*.csv"))) == 2
    assert place.notice.open_button.text() == "Öppna mappen"


def test_open_data_has_its_pictures_beside(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    photo = file(tmp_path)
    place._session.do(
        meeting.scope,
        "Foto",
        lambda: add_photo(meeting.library, meeting.scope.process_id, meeting.notes.id, photo, "Tavlan"),
    )
    place.ask("json")
    assert "Bilderna i det ligger i mappen ut-bilder bredvid." in save_as(qtbot, place, tmp_path / "ut.json")
    files = {one.stem: one.read_bytes() for one in (tmp_path / "ut-bilder").iterdir()}
    document = frozen.from_data(json.loads((tmp_path / "ut.json").read_bytes()), files.get)
    assert set(frozen.pictures(document)) == set(files)
    assert Image.open(io.BytesIO(next(iter(files.values())))).format == "JPEG"


def test_the_whole_process_goes_as_a_file(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    place.tools.bundle.trigger()
    assert "ut.naravard är sparad" in save_as(qtbot, place, tmp_path / "ut")
    assert whats(meeting) == ["Uppdraget som fil"]


def test_what_is_worth_a_look_is_shown_first_and_nothing_is_blocked(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    write(place._session, meeting.scope, "Gäller 19121212-1212")
    place.ask_pdf()
    qtbot.waitUntil(lambda: place.exports.dialog is not None, timeout=SLOW)
    assert place.exports.dialog
    with qtbot.waitSignal(place.exports.dialog.finished):
        place.exports.dialog.reject()
    assert not place.exports.busy
    place.ask_pdf()
    save_as(qtbot, place, tmp_path / "ut.pdf")
    place.tools.bundle.trigger()
    save_as(qtbot, place, tmp_path / "ut.naravard")
    noted = exports(meeting.library, meeting.id)
    assert [one.remarks["number"] for one in noted] == [1, 1]


def test_a_file_that_is_open_elsewhere_is_told_and_another_name_asked_for(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ut.pdf"
    target.write_bytes(b"gammal")

    def as_windows_does(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Access is denied")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", as_windows_does)
        place.exports.save(place.chosen(), "pdf", target)
        qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    assert said(place).startswith(f"Fel: {target} kunde inte sparas. Filen kan vara öppen i ett annat program")
    assert target.read_bytes() == b"gammal"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith((".", "ut"))] == ["ut.pdf"]
    assert whats(meeting) == []
    place.notice.acted.emit()
    assert "ut2.pdf är sparad" in save_as(qtbot, place, tmp_path / "ut2.pdf")


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on how large files may be")
@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_a_disk_with_too_little_room_leaves_what_was_there(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path, kind: str
) -> None:
    photo = file(tmp_path)
    place._session.do(
        meeting.scope,
        "Foto",
        lambda: add_photo(meeting.library, meeting.scope.process_id, meeting.notes.id, photo, "Tavlan"),
    )
    shown(qtbot, place)
    target = tmp_path / f"ut.{kind}"
    target.write_bytes(b"gammal")
    with little_room(1_000):
        place.exports.save(place.chosen(), kind, target)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: not place.exports.busy, timeout=SLOW)
    assert "kunde inte sparas" in said(place)
    assert target.read_bytes() == b"gammal"
    assert sorted(one.name for one in tmp_path.iterdir() if "ut" in one.name) == [target.name]


def test_a_folder_that_is_none_is_told(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    place.exports.save(place.chosen(), "docx", tmp_path / "fil" / "ut.docx")
    qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    assert "är ingen mapp" in said(place)
    assert not place.exports.save_bundle(meeting.id, tmp_path / "fil" / "ut.naravard")
    assert "är ingen mapp" in said(place)
    assert whats(meeting) == []


def test_a_killed_child_saves_nothing_and_it_can_be_tried_again(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    for _number in range(40):
        write(place._session, meeting.scope, "Text som tar tid att sätta. " * 400)
    pid = place._press.pid
    assert pid is not None
    target = tmp_path / "ut.pdf"
    place.exports.save(place.chosen(), "pdf", target)
    os.kill(pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: not place.exports.busy and place.notice.isVisible(), timeout=SLOW)
    assert said(place) == "Varning: Dokumentet blev avbrutet. Allt som är skrivet är sparat."
    assert not target.exists()
    place.notice.acted.emit()
    qtbot.waitUntil(lambda: target.exists(), timeout=SLOW)
    qtbot.waitUntil(lambda: not place.exports.busy, timeout=SLOW)
    assert "Kontrollerad" in said(place)


def test_a_library_that_has_gone_can_still_be_saved_from_here(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    kept = meeting.library.path.rename(meeting.library.path.with_name("undan"))
    place.exports.save(place.chosen(), "pdf", tmp_path / "ut.pdf")
    qtbot.waitUntil(lambda: not place.exports.busy, timeout=SLOW)
    assert "flyttats, tagits bort eller bytts ut" in said(place)
    place.tools.bundle.trigger()
    assert "ut.naravard är sparad" in save_as(qtbot, place, tmp_path / "ut.naravard")
    kept.rename(meeting.library.path)


def test_without_a_printer_one_can_save_instead(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting, tmp_path: Path
) -> None:
    ctrl(place, "P")
    qtbot.waitUntil(lambda: place.exports.dialog is not None, timeout=SLOW)
    assert place.exports.dialog
    place.exports.dialog.go_on()
    qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    assert "Det finns ingen skrivare" in said(place)
    place.notice.acted.emit()
    assert "är sparad" in save_as(qtbot, place, tmp_path / "ut.pdf")
    assert whats(meeting) == ["Mötesanteckningar, PDF"]


def test_one_thing_goes_out_at_a_time(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    place.ask_pdf()
    assert place.exports.busy
    ctrl(place, "E")
    place.ask_print()
    save_dialog(qtbot, place).reject()
    assert place.dialogs.shown is None
    assert whats(meeting) == []


def test_the_keys_that_f1_lists_work_from_anywhere_in_the_place(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    assert [key for key, _words in place.keys][:3] == ["Ctrl+P", "Ctrl+S", "Ctrl+E"]
    for number in range(40):
        meeting.write(f"Lapp {number}")
    place.preview.renew()
    shown(qtbot, place)
    bar = place.pages.verticalScrollBar()
    for key, at in ((KEY.Key_End, bar.maximum()), (KEY.Key_Home, 0), (KEY.Key_PageDown, bar.pageStep())):
        press(place.pages, key)
        assert bar.value() == at
    for widget in (place.boxes["names"], place.state.finish_button):
        place.activateWindow()
        qtbot.waitUntil(place.isActiveWindow)
        widget.setFocus()
        press(widget, KEY.Key_S, CTRL)
        assert place.exports.busy
        save_dialog(qtbot, place).reject()
    for letter, button in (("P", place.tools.print_button), ("E", place.tools.package_button)):
        assert f"Ctrl+{letter}" in button.toolTip()

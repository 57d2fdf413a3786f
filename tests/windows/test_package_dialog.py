"""Avsluta workshopen: everything in one go with one key, whole or not at all, and a sentence when it could not be."""

import os
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import change_workshop
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.breaks import BREAK
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.package_dialog import PackageDialog
from naravard_desktop.windows.package_maker import Packed
from naravard_desktop.windows.press import Press
from tests.conftest import Room
from tests.jobs.finishing import Meeting, meet
from tests.jobs.photo_makers import file
from tests.limits import little_room
from tests.shots import settle_down
from tests.windows.dialogs import KEY, SHIFT, host, in_front, press, unnamed
from tests.windows.documents import SLOW

STEM = "2027-02-03-motet"


@pytest.fixture
def meeting(room: Room) -> Meeting:
    return meet(room.library, room.scope.process_id, "Mötet")


@pytest.fixture
def sent_to() -> Iterator[Press]:
    one = Press()
    yield one
    one.close()


class _Ground:
    """The dialog over a window, which saves in a folder of its own."""

    def __init__(self, qtbot: QtBot, meeting: Meeting, sent_to: Press, folder: Path) -> None:
        self.qtbot, self.meeting, self.press, self.folder = qtbot, meeting, sent_to, folder
        self.session = Session(meeting.library)
        self.session.setProperty("folder", str(folder))
        self.window = host(qtbot)
        self.done: list[Packed] = []

    def opened(self, *parts: str, switches: Switches = Switches()) -> PackageDialog:  # noqa: B008 - it is frozen
        """Show it, with these parts ticked, or all."""
        chosen = Chosen(workshop_id=self.meeting.id, switches=switches)
        dialog = PackageDialog(self.session, self.press, chosen, self.window)
        for name, box in dialog.boxes.items():
            box.setChecked(name in parts or not parts)
        dialog.packed.connect(self.done.append)
        dialog.open()
        in_front(self.qtbot, dialog)
        return dialog

    def wait(self, dialog: PackageDialog) -> str:
        """Wait until it is made or not, and return what is said of it."""
        self.qtbot.waitUntil(lambda: not dialog._maker.busy, timeout=3 * SLOW)
        assert dialog.notice.isVisible()
        return dialog.notice.accessibleName()

    def names(self) -> list[str]:
        """Return all that lies in the folder."""
        return sorted(one.relative_to(self.folder).as_posix() for one in self.folder.rglob("*"))


@pytest.fixture
def ground(qtbot: QtBot, meeting: Meeting, sent_to: Press, tmp_path: Path) -> _Ground:
    folder = tmp_path / "Dokument åäö"
    folder.mkdir()
    return _Ground(qtbot, meeting, sent_to, folder)


def where(dialog: PackageDialog) -> str:
    return dialog.where.text().replace(BREAK, "")


def test_return_saves_everything_and_says_where_and_what_was_checked(ground: _Ground) -> None:
    dialog = ground.opened()
    assert dialog.save_button.hasFocus()
    assert where(dialog) == f"Sparas som {ground.folder / STEM}"
    press(dialog.save_button, KEY.Key_Return)
    assert dialog.progress.isVisible()
    assert not dialog.boxes["minutes"].isEnabled()
    said = ground.wait(dialog)
    (done,) = ground.done
    files = [name for name in ground.names() if (ground.folder / name).is_file()]
    assert len(files) == len(done.wrote)
    assert f"{STEM}/LÄS MIG.txt" in files
    assert said == (
        f"Information: Allt är sparat: {len(files)} filer i {ground.folder / STEM}. Kontrollerad: PDF/UA-1, PDF/A-2a."
    )
    assert done.target == ground.folder / STEM
    assert not dialog.progress.isVisible()
    assert (dialog.notice.open_button.text(), dialog.notice.folder_button.isVisible()) == ("Öppna mappen", False)
    close = QApplication.focusWidget()
    assert isinstance(close, QPushButton)
    assert close.text() == "Klar"
    press(close, KEY.Key_Return)
    assert not dialog.isVisible()


def test_once_more_is_another_one_and_nothing_is_replaced(ground: _Ground) -> None:
    dialog = ground.opened("calendar")
    press(dialog.zip, KEY.Key_Space)
    assert dialog.where.text().endswith(f"{STEM}.zip")
    for number in (1, 2):
        dialog.save_button.click()
        assert f"{STEM}{'-2' if number == 2 else ''}.zip" in ground.wait(dialog)
        assert len(ground.done) == number
    assert ground.names() == [f"{STEM}-2.zip", f"{STEM}.zip"]
    assert dialog.notice.folder_button.isVisible()
    with zipfile.ZipFile(ground.folder / f"{STEM}.zip") as archive:
        assert archive.namelist() == [f"utkast/{STEM}-kalender.ics", "LÄS MIG.txt"]


def test_only_what_is_ticked_is_saved_and_something_must_be(ground: _Ground) -> None:
    dialog = ground.opened("actions")
    press(dialog.boxes["actions"], KEY.Key_Space)
    dialog.save_button.click()
    assert dialog.banner.accessibleName() == "Varning: Kryssa för något att spara."
    assert ground.names() == []
    press(dialog.boxes["process"], KEY.Key_Space)
    dialog.save_button.click()
    ground.wait(dialog)
    assert not dialog.banner.isVisible()
    assert [name for name in ground.names() if "." in name.rpartition("/")[2]] == [
        f"{STEM}/LÄS MIG.txt",
        f"{STEM}/internt/uppdraget.naravard",
    ]


def test_what_there_is_none_of_is_not_offered(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.opened()
    assert {name for name, box in dialog.boxes.items() if box.isVisible()} == {
        "minutes",
        "actions",
        "calendar",
        "process",
    }
    assert "photos" not in dialog.order().parts
    acting = Room(meeting.library, meeting.scope, meeting.id).step("actions")
    with edit(meeting.library, meeting.scope, "Mer"):
        agree(meeting.library, acting, "Ring")
        add_photo(meeting.library, meeting.scope.process_id, meeting.notes.id, file(ground.folder), "Tavla")
    assert all(box.isVisible() for box in ground.opened().boxes.values())


def test_it_says_how_it_stands_with_the_minutes(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.opened()
    assert dialog.state.text() == "Utkast, utan det konfidentiella: ordet UTKAST står på varje sida."
    assert "med det konfidentiella" in ground.opened(switches=Switches(confidential=True)).state.text()
    with ground.qtbot.waitSignal(dialog.finish_asked):
        dialog.finish_button.click()
    meeting.finish()
    dialog.show_state()
    assert "Färdigställd den" in dialog.state.text()
    assert "i var sin mapp" in dialog.state.text()
    assert not dialog.finish_button.isVisible()


def test_escape_stops_it_and_nothing_is_left(ground: _Ground) -> None:
    dialog = ground.opened()
    press(dialog.save_button, KEY.Key_Return)
    ground.qtbot.waitUntil(lambda: dialog.progress.value() >= 1, timeout=SLOW)
    assert len(ground.names()) > 0
    press(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog.notice.accessibleName() == "Information: Det avbröts. Inget är sparat."
    assert ground.names() == []
    assert dialog.save_button.isEnabled()
    press(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert ground.done == []


def test_a_child_that_is_killed_leaves_nothing_and_the_next_time_goes_well(ground: _Ground) -> None:
    ground.press.warm()
    ground.qtbot.waitUntil(lambda: ground.press.pid is not None, timeout=SLOW)
    dialog = ground.opened("minutes", "actions")
    dialog.save_button.click()
    ground.qtbot.waitUntil(lambda: dialog.progress.value() >= 1 and ground.press.busy, timeout=SLOW)
    assert ground.press.pid is not None
    os.kill(ground.press.pid, signal.SIGTERM)
    said = ground.wait(dialog)
    assert said == ("Fel: Det blev avbrutet. Inget är sparat i mappen. Allt som är skrivet i Naravård finns kvar.")
    assert ground.names() == []
    dialog.save_button.click()
    assert "Allt är sparat" in ground.wait(dialog)
    assert len(ground.done) == 1


def test_a_place_that_cannot_be_written_is_told_and_another_can_be_chosen(ground: _Ground, tmp_path: Path) -> None:
    dialog = ground.opened("calendar")
    (tmp_path / "en fil").write_text("text")
    dialog.save_in(tmp_path / "en fil")
    dialog.save_button.click()
    assert "är ingen mapp" in ground.wait(dialog)
    (tmp_path / "annan").mkdir()
    dialog.notice.acted.emit()
    box = dialog.findChild(QFileDialog)
    assert box
    box.fileSelected.emit(str(tmp_path / "annan"))
    box.close()
    assert where(dialog) == f"Sparas som {tmp_path / 'annan' / STEM}"
    dialog.save_button.click()
    assert "Allt är sparat" in ground.wait(dialog)
    assert ground.session.property("folder") == str(tmp_path / "annan")
    assert (tmp_path / "en fil").read_text() == "text"


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on how large files may be")
@pytest.mark.parametrize("zipped", [False, True])
def test_a_disk_with_too_little_room_leaves_nothing_half_written(ground: _Ground, zipped: bool) -> None:
    ground.press.warm()
    ground.qtbot.waitUntil(lambda: ground.press.pid is not None, timeout=SLOW)
    dialog = ground.opened("minutes", "process")
    dialog.zip.setChecked(zipped)
    with little_room(10_000):
        dialog.save_button.click()
        assert "kunde inte sparas" in ground.wait(dialog)
    assert ground.names() == []
    dialog.save_button.click()
    assert "Allt är sparat" in ground.wait(dialog)


def test_a_folder_that_comes_there_meanwhile_is_not_touched(ground: _Ground) -> None:
    dialog = ground.opened("calendar")
    target = dialog.target()
    when(ground, dialog, target.mkdir)
    assert "finns redan" in ground.wait(dialog)
    assert ground.names() == [STEM]


def when(ground: _Ground, dialog: PackageDialog, job: Callable[[], object]) -> None:
    """Do something while it is made."""
    dialog.save_button.click()
    ground.qtbot.waitUntil(lambda: dialog._maker.busy, timeout=SLOW)
    job()


def test_a_library_that_is_taken_away_is_told(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.opened("calendar")
    kept = meeting.library.path.rename(meeting.library.path.with_name("undan"))
    dialog.save_button.click()
    said = ground.wait(dialog)
    kept.rename(meeting.library.path)
    assert "flyttats, tagits bort eller bytts ut" in said
    assert ground.names() == []


@pytest.mark.parametrize(("mode", "zoom"), [("light", 1.0), ("dark", 2.0)])
def test_it_has_its_room_and_its_names(ground: _Ground, qapp: QApplication, mode: theme.Mode, zoom: float) -> None:
    theme.apply(qapp, mode, zoom)
    with edit(ground.meeting.library, ground.meeting.scope, "Långt namn"):
        change_workshop(ground.meeting.library, ground.meeting.id, title="En workshop med ett mycket långt namn " * 3)
    dialog = ground.opened("calendar")
    dialog.save_button.click()
    for _state in ("making", "made"):
        settle_down()
        assert cut_off(dialog) == []
        assert unnamed(dialog) == []
        assert dialog.height() <= ground.window.height()
        ground.wait(dialog)


def test_tab_goes_from_the_top_to_the_foot(ground: _Ground) -> None:
    dialog = ground.opened()
    dialog.finish_button.setFocus()
    seen = [dialog.focusWidget()]
    for _press in range(7):
        press(dialog, KEY.Key_Tab)
        seen.append(dialog.focusWidget())
    boxes = [box for box in dialog.boxes.values() if box.isVisible()]
    assert seen == [dialog.finish_button, *boxes, dialog.folder, dialog.choose_button, dialog.save_button]
    press(dialog, KEY.Key_Tab, SHIFT)
    assert dialog.choose_button.hasFocus()

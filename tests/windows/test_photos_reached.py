"""Photos and abbreviations from the menu and by key, and a photo that was found by searching."""

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.finding import find
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.edit import edit
from naravard_desktop.windows.abbreviations_dialog import AbbreviationsDialog
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.photos_dialog import PhotosDialog
from tests.jobs.photo_makers import file
from tests.shots import settle_down, whole_window, workshop_of
from tests.windows.dialogs import CTRL, KEY, SHIFT, press


def dialogs(whole: Whole) -> list[QDialog]:
    """Return the dialogs over the window."""
    settle_down()
    return [one for one in whole.window.findChildren(QDialog) if one.isVisible()]


def test_they_are_in_the_menu_where_there_is_something_to_show(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path, empty=True) as whole:
        whole.more.menu.aboutToShow.emit()
        assert not whole.more.menu.photos.isEnabled()
        assert not whole.more.menu.abbreviations.isEnabled()
        assert (whole.more.show_photos(), whole.more.show_abbreviations()) == (None, None)
    with whole_window(tmp_path) as whole:
        whole.window.open_workshop(workshop_of(whole.window.session.library), "run")
        whole.more.menu.aboutToShow.emit()
        whole.more.menu.photos.trigger()
        (dialog,) = dialogs(whole)
        assert isinstance(dialog, PhotosDialog)
        dialog.reject()
        whole.more.menu.abbreviations.trigger()
        (other,) = dialogs(whole)
        assert isinstance(other, AbbreviationsDialog)
        other.reject()


def test_photos_have_a_key_in_every_place_of_a_workshop(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        window = whole.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press(window, KEY.Key_F, CTRL | SHIFT)
        assert dialogs(whole) == []  # none is open
        for place in ("prepare", "run", "documents"):
            window.open_workshop(workshop_of(window.session.library), place)
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            press(window, KEY.Key_F, CTRL | SHIFT)
            (dialog,) = dialogs(whole)
            assert isinstance(dialog, PhotosDialog)
            dialog.reject()


def test_a_photo_that_is_found_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        library = whole.window.session.library
        workshop_id = workshop_of(library)
        scope, plan = scope_of(library, workshop_id), steps(library, workshop_id)
        assert scope is not None
        with edit(library, scope, "Foton"):
            add_photo(library, scope.process_id, workshop_id, file(tmp_path, "a.jpg"), "Rummet")
            add_photo(library, scope.process_id, plan[0].id, file(tmp_path, "b.jpg"), "Kvarglömda hattar")
        (found,) = find(library, "kvarglömda hattar")
        assert (found.workshop_id, found.step_id) == (workshop_id, plan[0].id)
        assert plan[0].title in found.where
        whole.jump.go(whole.window, found)
        (dialog,) = dialogs(whole)
        assert isinstance(dialog, PhotosDialog)
        chosen = dialog.panel.list.chosen()
        assert chosen is not None
        assert chosen.kept.alt == "Kvarglömda hattar"
        dialog.reject()

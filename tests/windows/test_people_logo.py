"""The logo of an organisation: chosen, seen, changed, taken away and undone in the dialog of people."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.jobs.photos import logos_of
from naravard_desktop.live.session import Session
from naravard_desktop.process.attachments import add_attachment
from naravard_desktop.process.people import add_organisation, add_person, organisations
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.people_dialog import PeopleDialog, open_people
from tests.conftest import Room
from tests.jobs.photo_makers import drawing, file
from tests.windows.dialogs import CTRL, KEY, SHIFT, host, in_front, press, unnamed


class Ground:
    """Two organisations, one of which nobody belongs to."""

    def __init__(self, room: Room) -> None:
        self.library, self.process_id = room.library, room.scope.process_id
        self.scope = Scope(self.process_id)
        with edit(self.library, self.scope, "Parter"):
            self.region = add_organisation(self.library, self.process_id, "Region Exempel", OrganisationType.REGION)
            self.other = add_organisation(self.library, self.process_id, "Exempelbo", OrganisationType.PRIVATE)
            add_person(self.library, self.process_id, "Åsa Tänkt", organisation_id=self.region)

    def logos(self) -> list[str]:
        return [logo.alt for logo in logos_of(self.library, self.process_id)]


@pytest.fixture
def ground(room: Room) -> Ground:
    """Who the dialog is about."""
    return Ground(room)


def opened(qtbot: QtBot, ground: Ground, row_id: str, width: int = 1280, height: int = 720) -> PeopleDialog:
    """Show the dialog with an organisation chosen."""
    dialog = open_people(Session(ground.library), ground.process_id, host(qtbot, width, height), row_id)
    in_front(qtbot, dialog)
    return dialog


def choose(qtbot: QtBot, dialog: PeopleDialog, path: Path) -> None:
    """Give the chosen organisation a logo."""
    with qtbot.waitSignal(dialog.places.adding.finished):
        dialog.places.fields.logo.chosen.emit(str(path))


def test_a_logo_is_chosen_seen_taken_away_and_undone(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground, ground.region)
    logo = dialog.places.fields.logo
    assert (logo.choose_button.text(), logo.remove_button.isEnabled(), logo.picture.has_picture) == (
        "Välj…",
        False,
        False,
    )
    choose(qtbot, dialog, file(tmp_path, "logga.png", drawing()))
    assert (logo.choose_button.text(), logo.remove_button.isEnabled(), logo.picture.has_picture) == ("Byt…", True, True)
    assert ground.logos() == ["Region Exempel, logotyp"]
    assert "Logotypen för ”Region Exempel” är sparad." in dialog.banner.accessibleName()
    logo.remove_button.setFocus()
    press(logo.remove_button, KEY.Key_Space)
    assert (ground.logos(), logo.picture.has_picture) == ([], False)
    assert QApplication.focusWidget() is logo.choose_button
    press(dialog, KEY.Key_Z, CTRL)
    assert (ground.logos(), logo.picture.has_picture) == (["Region Exempel, logotyp"], True)
    press(dialog, KEY.Key_Z, CTRL)
    assert ground.logos() == []
    press(dialog, KEY.Key_Z, CTRL | SHIFT)
    assert ground.logos() == ["Region Exempel, logotyp"]


def test_the_words_follow_the_name(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground, ground.region)
    choose(qtbot, dialog, file(tmp_path, "logga.png", drawing()))
    dialog.places.fields.rename()
    field = dialog.places.fields.name
    field.selectAll()
    field.insertPlainText("Region Ny")
    press(field, KEY.Key_Return)
    assert ground.logos() == ["Region Ny, logotyp"]


def test_what_is_no_logo_is_told_of(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground, ground.region)
    svg = tmp_path / "logga.svg"
    svg.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    choose(qtbot, dialog, svg)
    assert "logga.svg är ingen bild" in dialog.banner.accessibleName()
    assert ground.logos() == []


def test_a_logo_goes_to_the_organisation_it_was_chosen_for(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground, ground.region)
    with qtbot.waitSignal(dialog.places.adding.finished):
        dialog.places.read_logo(str(file(tmp_path, "logga.png", drawing())))
        dialog.places.choose(ground.other)
    assert ground.logos() == ["Region Exempel, logotyp"]


def test_an_organisation_goes_with_its_logo(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground, ground.other)
    choose(qtbot, dialog, file(tmp_path, "logga.png", drawing()))
    shown = dialog.places.list
    assert shown.model().index(1, 2).data() == "används inte"
    shown.setFocus()
    press(shown, KEY.Key_Delete)
    names = [one.name for one in organisations(ground.library, ground.process_id)]
    assert (names, ground.logos()) == (["Region Exempel"], [])
    press(dialog, KEY.Key_Z, CTRL)
    assert ground.logos() == ["Exempelbo, logotyp"]


def test_with_several_or_none_chosen_there_is_no_logo_to_choose(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground, ground.region)
    dialog.places.list.choose_all_of([ground.region, ground.other])
    assert not dialog.places.fields.logo.choose_button.isEnabled()
    assert not dialog.people.fields.logo.isVisibleTo(dialog.people)


def test_a_logo_that_cannot_be_shown_is_said(qtbot: QtBot, ground: Ground) -> None:
    with edit(ground.library, ground.scope, "Från annat håll"):
        add_attachment(ground.library, ground.process_id, ground.region, "x.png", "image/png", b"ingen bild")
    logo = opened(qtbot, ground, ground.region).places.fields.logo
    assert (logo.picture.has_picture, logo.remove_button.isEnabled()) == (False, True)


def test_files_are_asked_for(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground, ground.region)
    press(dialog.places.fields.logo.choose_button, KEY.Key_Space)
    (asking,) = dialog.findChildren(QFileDialog)
    assert asking.fileMode() == QFileDialog.FileMode.ExistingFile
    asking.reject()


@pytest.mark.parametrize(("width", "height", "zoom"), [(1366, 768, 1.0), (1280, 720, 2.0)])
def test_nothing_is_cut_and_all_has_a_name(
    qtbot: QtBot, qapp: QApplication, ground: Ground, tmp_path: Path, width: int, height: int, zoom: float
) -> None:
    theme.apply(qapp, "light", zoom)
    dialog = opened(qtbot, ground, ground.region, width, height)
    choose(qtbot, dialog, file(tmp_path, "logga.png", drawing()))
    assert (cut_off(dialog), unnamed(dialog)) == ([], [])

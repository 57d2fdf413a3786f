"""The head of the minutes: form, words and numbers are saved as they are written, with keys alone, and undone in Dokument."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process import forms
from naravard_desktop.process.forms import MinutesForm, minutes_form
from naravard_desktop.process.people import add_organisation
from naravard_desktop.process.settings import archive_profile
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import SETTLE_MS
from naravard_desktop.windows.minutes_head_dialog import MinutesHeadDialog
from tests.conftest import Room
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.windows.dialogs import KEY, full_disk, host, in_front, press, unnamed


class _Ground:
    def __init__(self, qtbot: QtBot, room: Room) -> None:
        self.qtbot, self.room = qtbot, room
        self.library: Library = room.library
        self.session = Session(room.library)
        with edit(room.library, room.scope, "Parter"):
            self.parties = [
                add_organisation(room.library, room.scope.process_id, name, kind)
                for name, kind in (
                    ("Region & Exempel", OrganisationType.REGION),
                    ("Öby kommun", OrganisationType.MUNICIPALITY),
                )
            ]

    def opened(self, *, finished: bool = False, size: tuple[int, int] = (1280, 720)) -> MinutesHeadDialog:
        dialog = MinutesHeadDialog(self.session, self.room.scope, host(self.qtbot, *size), finished=finished)
        dialog.open()
        in_front(self.qtbot, dialog)
        return dialog

    @property
    def form(self) -> MinutesForm:
        return minutes_form(self.library, self.room.workshop_id)

    @property
    def kind(self) -> str:
        return self.form.form


@pytest.fixture
def ground(qtbot: QtBot, room: Room) -> _Ground:
    return _Ground(qtbot, room)


def test_a_protocol_is_chosen_with_the_arrow_keys_and_undone(ground: _Ground) -> None:
    dialog = ground.opened()
    assert dialog.forms["notes"].hasFocus()
    press(dialog.forms["notes"], KEY.Key_Right)
    assert ground.kind == "formal"
    assert dialog.fields["heading"].placeholderText() == "Protokoll"
    assert ground.form.numbered
    assert dialog.numbered.isChecked()
    assert dialog.first.isEnabled()
    ground.session.undo(ground.room.scope)
    assert ground.kind == "notes"


def test_every_field_is_saved_and_read_again(ground: _Ground) -> None:
    dialog = ground.opened()
    region, commune = ground.parties
    texts = {
        "heading": "Minnesanteckningar",
        "body": "Samverkansrådet för nära vård",
        "number": "3/2027",
        region: "RS 2027-00112",
        commune: "KS/2027:44",
    }
    assert list(dialog.fields) == list(texts)
    for name, text in texts.items():
        dialog.fields[name].setFocus()
        typed(dialog.fields[name], f" {text} ")
        press(dialog.fields[name], KEY.Key_Tab)
    assert (ground.form.heading, ground.form.number) == (texts["heading"], texts["number"])
    assert forms.body_name(ground.library, ground.room.scope.process_id) == texts["body"]
    assert forms.case_numbers(ground.library, ground.room.workshop_id) == {
        region: texts[region],
        commune: texts[commune],
    }
    dialog.accept()
    again = ground.opened()
    assert {name: field.text() for name, field in again.fields.items()} == texts
    assert again.fields[region].accessibleName() == "Region & Exempel"


def test_it_is_saved_while_one_types_and_when_it_is_closed(ground: _Ground) -> None:
    dialog = ground.opened()
    dialog.fields["number"].setFocus()
    typed(dialog.fields["number"], "4")
    ground.qtbot.waitUntil(lambda: ground.form.number == "4", timeout=10 * SETTLE_MS)
    typed(dialog.fields["number"], "/2027")
    press(dialog.fields["number"], KEY.Key_Escape)
    assert not dialog.isVisible()
    assert ground.form.number == "4/2027"
    ground.session.undo(ground.room.scope)
    assert ground.form.number == ""


def test_paragraphs_can_be_had_for_notes_too_and_begin_where_one_likes(ground: _Ground) -> None:
    dialog = ground.opened()
    assert not dialog.first.isEnabled()
    press(dialog.numbered, KEY.Key_Space)
    assert ground.form.numbered
    assert dialog.first.text() == "§ 1, nästa i följd"
    dialog.first.setFocus()
    dialog.first.selectAll()
    typed(dialog.first, "42")
    press(dialog.first, KEY.Key_Tab)
    assert ground.form.first_number == 42
    assert dialog.first.text() == "§ 42"
    dialog.first.setValue(0)
    assert ground.form.first_number is None


def test_the_profile_for_the_archive_is_the_librarys(ground: _Ground) -> None:
    dialog, before = ground.opened(), ground.session.next_undo(ground.room.scope)
    assert dialog.archive["a2"].isChecked()
    dialog.archive["a2"].setFocus()
    press(dialog.archive["a2"], KEY.Key_Down)
    assert archive_profile(ground.library) == "a1"
    assert ground.session.next_undo(ground.room.scope) == before
    assert ground.opened().archive["a1"].isChecked()


def test_what_is_undone_meanwhile_is_shown_but_not_under_somebodys_hands(ground: _Ground) -> None:
    dialog = ground.opened()
    dialog.fields["number"].setFocus()
    typed(dialog.fields["number"], "7")
    press(dialog.fields["number"], KEY.Key_Tab)
    typed(dialog.fields["heading"], "Anteck")
    press(dialog.forms["notes"], KEY.Key_Right)
    assert dialog.fields["number"].text() == "7"
    assert dialog.fields["heading"].text() == "Anteck"


def test_a_full_disk_keeps_the_text_and_the_dialog(ground: _Ground) -> None:
    dialog = ground.opened()
    long = "Rådet " * 40_000
    with full_disk(ground.library):
        dialog.fields["body"].setPlainText(long)
        dialog.accept()
        assert dialog.isVisible()
        assert "Disken är full" in dialog.banner.accessibleName()
        assert dialog.fields["body"].text() == long
        assert dialog.fields["body"].hasFocus()
    dialog.accept()
    assert not dialog.isVisible()
    assert forms.body_name(ground.library, ground.room.scope.process_id) == " ".join(long.split())


def test_it_is_said_that_what_is_finished_does_not_change(ground: _Ground) -> None:
    words = [label.text() for label in ground.opened(finished=True).findChildren(QLabel)]
    assert any("Det som är färdigställt ändras inte av det här" in text for text in words)


@pytest.mark.parametrize(("mode", "zoom", "size"), [("light", 1.0, (1366, 768)), ("dark", 2.0, (1280, 720))])
def test_it_has_its_room_and_its_names(
    ground: _Ground, qapp: QApplication, mode: theme.Mode, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, mode, zoom)
    dialog = ground.opened(finished=True, size=size)
    settle_down()
    assert cut_off(dialog) == []
    assert unnamed(dialog) == []
    assert dialog.height() <= size[1]


def test_tab_goes_from_the_top_to_the_foot(ground: _Ground) -> None:
    dialog = ground.opened()
    press(dialog.numbered, KEY.Key_Space)
    dialog.forms["notes"].setFocus()
    seen = []
    for _press in range(9):
        press(dialog, KEY.Key_Tab)
        seen.append(dialog.focusWidget())
    fields = list(dialog.fields.values())
    assert seen[:8] == [*fields, dialog.numbered, dialog.first, dialog.archive["a2"]]

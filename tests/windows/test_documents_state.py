"""How it stands with the minutes: from draft to finished and back, in the place, with what each state offers."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.finding import Found
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import cards, change_card
from naravard_desktop.process.finals import finals, holding
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.abbreviations_dialog import AbbreviationsDialog
from naravard_desktop.windows.clearing_dialog import ClearingDialog
from naravard_desktop.windows.documents_place import DocumentsPlace
from naravard_desktop.windows.finish_dialog import FinishDialog
from naravard_desktop.windows.minutes_head_dialog import MinutesHeadDialog
from naravard_desktop.windows.package_dialog import PackageDialog
from naravard_desktop.windows.photos_dialog import PhotosDialog
from naravard_desktop.windows.reopen_dialog import AdjustedDialog, ReopenDialog
from tests.conftest import Room
from tests.jobs.finishing import Meeting, meet
from tests.windows.dialogs import KEY, press, unnamed
from tests.windows.documents import SLOW, ctrl, documents, finish, shown, until, write


@pytest.fixture
def meeting(room: Room) -> Meeting:
    return meet(room.library, room.scope.process_id, "Mötet")


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, meeting: Meeting) -> Iterator[DocumentsPlace]:
    with documents(qtbot, qapp, Session(meeting.library), meeting.scope) as one:
        yield one


def offered(place: DocumentsPlace) -> set[str]:
    """Return the buttons about the state that are shown."""
    return {button.text().rstrip("…") for button in place.state.controls() if button.isVisible()}


def test_a_draft_is_finished_opened_again_and_finished_anew(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    until(qtbot, place, lambda text: "UTKAST" in text)
    assert place.state.state.text() == "Utkast"
    assert offered(place) == {"Färdigställ"}
    finish(place, "Åsa Exempel")
    until(qtbot, place, lambda text: "UTKAST" not in text and "av Åsa Exempel" in text)
    assert "Färdigställd den" in place.state.state.text()
    qtbot.waitUntil(lambda: offered(place) == {"Öppna igen", "Rensa arbetsmaterial"}, timeout=SLOW)
    place.state.reopen_button.click()
    dialog = place.dialogs.shown
    assert isinstance(dialog, ReopenDialog)
    dialog.name.setText("Bo Exempel")
    dialog.reason.setText("Fel datum")
    dialog.done_button.click()
    until(qtbot, place, lambda text: "Utkast till version 2" in text)
    assert offered(place) == {"Färdigställ", "Tidigare versioner"}
    finish(place)
    until(qtbot, place, lambda text: "Version 2, färdigställd den" in text)
    assert len(finals(meeting.library, meeting.id)) == 2
    place._session.undo(meeting.scope)
    assert holding(meeting.library, meeting.id) is not None


def test_an_earlier_version_can_be_read(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    finish(place)
    meeting.reopen()
    write(place._session, meeting.scope, "Skriven i utkastet")
    until(qtbot, place, lambda text: "Skriven i utkastet" in text)
    qtbot.waitUntil(lambda: "Tidigare versioner" in offered(place), timeout=SLOW)
    place.side.papers["actions"].click()
    earlier, draft = place.state.versions.actions()
    assert "Öppnad igen den" in earlier.text()
    assert draft.text() == "Utkastet"
    assert draft.isChecked()
    earlier.trigger()
    assert place.side.paper == "minutes"
    until(qtbot, place, lambda text: "Skriven i utkastet" not in text and "UTKAST" not in text)
    qtbot.waitUntil(lambda: place.state.versions.actions()[0].isChecked(), timeout=SLOW)
    assert "Du läser en tidigare version." in place.state.details.text()
    place.state.versions.actions()[1].trigger()
    until(qtbot, place, lambda text: "Skriven i utkastet" in text)


def test_what_is_changed_since_is_told_and_the_document_is_as_it_was(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    finish(place)
    shown(qtbot, place)
    write(place._session, meeting.scope, "Skriven efteråt")
    qtbot.waitUntil(place.state.changed.isVisible, timeout=SLOW)
    assert place.state.changed.text() == "Ändrat efter färdigställandet: Läget."
    assert "Skriven efteråt" not in place.pages.text()


def test_of_two_copies_one_is_chosen(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    (card,) = cards(meeting.library, meeting.notes.id)
    place._session.do(meeting.scope, "Dölj", lambda: change_card(meeting.library, card.id, confidential=True))
    finish(place)
    until(qtbot, place, lambda text: "Färdigställd" in text and "lapp i Mötet" not in text)
    assert not any(box.isVisible() for box in place.boxes.values())
    assert place.side.copies["published"].isChecked()
    press(place.side.copies["internal"], KEY.Key_Space)
    until(qtbot, place, lambda text: "lapp i Mötet" in text)
    place.side.papers["actions"].click()
    assert place.boxes["confidential"].isVisible()


def test_a_protocol_is_adjusted_and_the_day_shown(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    place.parts.head_button.click()
    dialog = place.dialogs.shown
    assert isinstance(dialog, MinutesHeadDialog)
    dialog.forms["formal"].click()
    dialog.accept()
    assert minutes_form(meeting.library, meeting.id).form == "formal"
    finish(place)
    qtbot.waitUntil(lambda: "Justerat datum" in offered(place), timeout=SLOW)
    place.state.adjusted_button.click()
    asked = place.dialogs.shown
    assert isinstance(asked, AdjustedDialog)
    asked.day.put("2027-02-10")
    asked.done_button.click()
    until(qtbot, place, lambda text: "10 februari 2027" in text)
    assert place.state.details.text() == "Justerat 10 februari 2027."


def test_cleared_is_cleared(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    finish(place)
    shown(qtbot, place)
    place.state.clear_button.click()
    dialog = place.dialogs.shown
    assert isinstance(dialog, ClearingDialog)
    dialog.sure.click()
    dialog.done_button.click()
    assert place.dialogs.shown is None
    until(qtbot, place, lambda text: "lapp i Mötet" in text)
    assert place.state.details.text() == "Arbetsmaterialet är rensat, så dokumentet kan inte öppnas igen."
    qtbot.waitUntil(lambda: offered(place) == set(), timeout=SLOW)


def test_only_the_latest_can_be_opened_again_and_that_is_said(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    finish(place)
    assert "Öppna igen" in offered(place)
    later = meet(meeting.library, meeting.scope.process_id, "Nästa", "2027-03-03")
    later.finish()
    place._session.changed.emit({"final": set()})
    assert "Öppna igen" not in offered(place)
    assert place.state.details.text() == "Ett senare dokument är färdigställt, så det här kan inte öppnas igen."
    shown(qtbot, place)
    assert "Öppna igen" not in offered(place)


def test_each_button_leads_to_its_dialog_and_escape_back(qtbot: QtBot, place: DocumentsPlace) -> None:
    for button, kind in (
        (place.parts.head_button, MinutesHeadDialog),
        (place.parts.photos_button, PhotosDialog),
        (place.parts.abbreviations_button, AbbreviationsDialog),
        (place.state.finish_button, FinishDialog),
    ):
        button.setFocus()
        press(button, KEY.Key_Space)
        dialog = place.dialogs.shown
        assert isinstance(dialog, kind)
        with qtbot.waitSignal(dialog.finished):
            press(dialog, KEY.Key_Escape)
        assert place.dialogs.shown is None


def test_the_package_leads_by_way_of_remarks_to_finishing_first(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    ctrl(place, "E")
    qtbot.waitUntil(lambda: place.exports.dialog is not None, timeout=SLOW)
    assert place.exports.dialog
    place.exports.dialog.go_on()
    package = place.dialogs.shown
    assert isinstance(package, PackageDialog)
    package.finish_button.click()
    over = place.dialogs.shown
    assert isinstance(over, FinishDialog)
    assert over.parentWidget() is package
    qtbot.waitUntil(over.look_button.isEnabled, timeout=SLOW)
    over.look_button.click()
    assert place.exports.dialog.parentWidget() is over
    place.exports.dialog.reject()
    over.name.setText("Åsa Exempel")
    over.done_button.click()
    assert place.dialogs.shown is package
    assert "Färdigställd den" in package.state.text()
    assert not package.finish_button.isVisible()
    package.reject()
    assert holding(meeting.library, meeting.id) is not None


def test_what_was_packed_is_noted(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    place._session.setProperty("folder", str(meeting.library.path.parent))
    place.dialogs._ask_package(place.chosen())
    package = place.dialogs.shown
    assert isinstance(package, PackageDialog)
    for name, box in package.boxes.items():
        box.setChecked(name == "calendar")
    package.zip.click()
    with qtbot.waitSignal(package.packed, timeout=SLOW):
        package.save_button.click()
    assert place.state.last.text().endswith(": Allt i en zip-fil")
    package.reject()


def test_a_jump_closes_every_dialog(qtbot: QtBot, place: DocumentsPlace, meeting: Meeting) -> None:
    jumped: list[Found] = []
    place.jump_asked.connect(jumped.append)
    place.state.finish_button.click()
    over = place.dialogs.shown
    assert isinstance(over, FinishDialog)
    qtbot.waitUntil(over.look_button.isEnabled, timeout=SLOW)
    over.look_button.click()
    assert place.exports.dialog
    place.exports.dialog.go_to_chosen()
    assert len(jumped) == 1
    assert jumped[0].workshop_id == meeting.id
    assert place.dialogs.shown is None
    assert not over.isVisible()


def test_a_package_that_is_being_made_goes_when_the_place_does(
    qtbot: QtBot, place: DocumentsPlace, meeting: Meeting
) -> None:
    folder = meeting.library.path.parent / "ut"
    folder.mkdir()
    place._session.setProperty("folder", str(folder))
    place.dialogs._ask_package(place.chosen())
    package = place.dialogs.shown
    assert isinstance(package, PackageDialog)
    package.save_button.click()
    qtbot.waitUntil(lambda: package.progress.value() >= 1, timeout=SLOW)
    place.close_press()
    assert not package.isVisible()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("mode", "zoom", "size"), [("dark", 1.0, (950, 600)), ("light", 2.0, (1240, 560))])
def test_every_state_has_its_room(
    qtbot: QtBot,
    qapp: QApplication,
    place: DocumentsPlace,
    meeting: Meeting,
    mode: theme.Mode,
    zoom: float,
    size: tuple[int, int],
) -> None:
    meeting.formal()
    theme.apply(qapp, mode, zoom)
    place.resize(*size)
    finish(place)
    write(place._session, meeting.scope, "Skriven efteråt")
    qtbot.waitUntil(place.state.changed.isVisible, timeout=SLOW)
    assert cut_off(place) == []
    meeting.reopen()
    place._session.changed.emit({"final": set()})
    place.notice.say_saved(meeting.library.path.parent / "en fil med ett långt namn.pdf", more="Kontrollerad.")
    qtbot.wait(50)
    assert (place.width(), place.height()) == size
    assert cut_off(place) == []
    assert unnamed(place) == []

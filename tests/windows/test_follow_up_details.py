"""All about an action: saved while it is written, undone as it was done, kept when the disk is full."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.process.actions import Action, actions_of_process
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.follow_up_actions import ActionsPage
from naravard_desktop.windows.saving import SaveDialog
from tests.libraries import sampled
from tests.parts.letters import typed
from tests.windows.places import Places, open_window

SLOW = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def places(qtbot: QtBot, library: Library) -> Places:
    sampled(library)
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    return opened


@pytest.fixture
def place(places: Places) -> ActionsPage:
    """Följ upp with all about the first action open."""
    QTest.keyClick(places.follow_up.actions_page.table, Qt.Key.Key_F2)
    assert places.follow_up.actions_page.details.text.hasFocus()
    return places.follow_up.actions_page


def now(place: ActionsPage) -> Action:
    assert place.scope is not None
    found = actions_of_process(place.session.library, place.scope.process_id)
    return next(one for one in found if one.id == place.table.chosen())


def test_text_and_comment_are_saved_while_typing_and_undone_as_typed(
    qtbot: QtBot, places: Places, place: ActionsPage
) -> None:
    before, noted = now(place).text, now(place).comment
    typed(place.details.text, " på våren")
    qtbot.waitUntil(lambda: now(place).text == f"{before} på våren")
    assert place.details.text.hasFocus()
    typed(place.details.text, " 2027")
    place.details.comment.setFocus()
    assert now(place).text == f"{before} på våren 2027"
    place.details.comment.selectAll()
    typed(place.details.comment, "Klart till hälften")
    QTest.keyClick(place.details.comment, Qt.Key.Key_Escape)
    assert now(place).comment == "Klart till hälften"
    assert place.table.hasFocus()
    assert not place.details.isVisible()
    places.window.undo()
    places.window.undo()
    assert (now(place).text, now(place).comment) == (before, noted)


def test_an_emptied_text_is_put_back(place: ActionsPage) -> None:
    before = now(place).text
    place.details.text.selectAll()
    QTest.keyClick(place.details.text, Qt.Key.Key_Delete)
    place.details.state.setFocus()
    assert now(place).text == before
    assert place.details.text.text() == before


def test_everything_else_is_changed_there_too(place: ActionsPage) -> None:
    details = place.details
    details.level.setCurrentIndex(1)
    details.level.activated.emit(1)
    assert now(place).level is not None
    QTest.keyClick(details.secret, Qt.Key.Key_Space)
    assert now(place).confidential
    typed(details.due.date.line, "")
    details.due.date.setFocus()
    details.due.date.line.selectAll()
    typed(details.due.date.line, "1 mars 2031")
    QTest.keyClick(details.due.date.line, Qt.Key.Key_Return)
    assert now(place).due == "2031-03-01"
    assert "konfidentiell" in str(place.table.model().index(place.table.currentIndex().row(), 0).data())


def test_who_answers_is_named(place: ActionsPage) -> None:
    picker = next(iter(place.details.responsible.pickers.values()))
    picker.setFocus()
    line = picker.lineEdit()
    assert line is not None
    line.selectAll()
    typed(line, "Ny Påhittad")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert place.scope is not None
    found = responsibles(place.session.library, place.scope.process_id)[now(place).id]
    names = {row.text for row in place.table.chosen_rows()}
    assert any("ny påhittad" in text for text in names)
    assert len(found) >= 1


def test_several_share_what_is_changed_and_have_no_text(places: Places) -> None:
    place = places.follow_up.actions_page
    QTest.keyClick(place.table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(place.table, Qt.Key.Key_F2)
    assert place.details.state.hasFocus()
    assert not place.details.text.isVisible()
    assert place.details.heading.text() == f"{len(place.chosen())} åtgärder valda"
    place.details.state.setCurrentIndex(1)
    place.details.state.activated.emit(1)
    assert {one.state for one in place.chosen()} == {"doing"}


def test_moving_to_another_action_saves_what_was_typed(place: ActionsPage) -> None:
    first = now(place)
    typed(place.details.text, " till hösten")
    place.table.choose_only(place.table.model().index(1, 0).data(Qt.ItemDataRole.UserRole + 1))
    assert place.scope is not None
    texts = [one.text for one in actions_of_process(place.session.library, place.scope.process_id)]
    assert f"{first.text} till hösten" in texts
    assert place.details.text.text() == now(place).text != first.text


def test_a_full_disk_keeps_what_is_typed_until_it_can_be_saved(place: ActionsPage, places: Places) -> None:
    db = place.session.library.db
    before = now(place).text
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    long = " ord" * 6000
    place.details.text.textCursor().insertText(long)
    place.details.settle()
    assert now(place).text == before
    assert place.details.text.text() == before + long
    assert place.details.waiting.isVisible()
    typed(place.capture.field, "Ny")
    place.capture.field.textCursor().insertText(long)
    QTest.keyClick(place.capture.field, Qt.Key.Key_Return)
    assert place.capture.field.text() == "Ny" + long
    db.execute("PRAGMA max_page_count = 1073741823")
    QTest.keyClick(place.capture.field, Qt.Key.Key_Return)
    assert place.capture.field.text() == ""
    texts = {row.action.text for row in place.rows}
    assert before + long in texts
    assert "Ny" + long in texts


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (1280, 720)), (1.5, (1500, 900)), (2.0, (1366, 768))])
def test_nothing_of_the_place_is_cut_off(
    qtbot: QtBot, qapp: QApplication, places: Places, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "light", zoom)
    places.window.resize(*size)
    place = places.follow_up.actions_page
    place.edit()
    place.details.responsible.hide()  # its names are scrolled in their fields
    qtbot.waitUntil(lambda: not cut_off(places.window), timeout=3000)


def test_tab_goes_through_the_details_and_on(place: ActionsPage) -> None:
    place.table.setFocus()
    seen = []
    for _press in range(40):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(place.window(), Qt.Key.Key_Tab)
    wanted = [place.details.text, place.details.state, place.details.comment, place.details.level, place.capture.field]
    assert [seen.index(one) for one in wanted] == sorted(seen.index(one) for one in wanted)


def test_the_list_is_saved_as_it_is_filtered(qtbot: QtBot, places: Places, tmp_path: Path) -> None:
    whole, place = places.follow_up, places.follow_up.actions_page
    place.filters.text.setText("individuella planer")
    menu = whole.paper.actions_offered()
    assert [one.text() for one in menu][:2] == ["Skriv ut åtgärdslistan…", "Skriv ut åtgärder per ansvarig…"]
    dialog = whole.paper.ask_pdf()
    dialog.fileSelected.emit(str(tmp_path / "lista"))
    target = tmp_path / "lista.pdf"
    qtbot.waitUntil(target.exists, timeout=SLOW)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target))
    assert "individuella planer" in " ".join(text.split())
    assert "Urval" in text
    assert "läkarmedverkan" not in text
    assert "lista.pdf är sparad" in whole.notice.accessibleName()
    dialog = whole.paper.ask_pdf(1)
    dialog.fileSelected.emit(str(tmp_path / "per"))
    qtbot.waitUntil((tmp_path / "per.pdf").exists, timeout=SLOW)
    blocked = tmp_path / "mapp.pdf"
    blocked.mkdir()
    with qtbot.waitSignal(places.session.trouble, timeout=SLOW) as told:
        whole.paper.save_pdf(blocked)
    assert "kunde inte sparas" in str(told.args[0])
    whole.close_press()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer")
def test_without_a_printer_it_offers_to_save(qtbot: QtBot, places: Places) -> None:
    whole = places.follow_up
    whole.paper.ask_print()
    qtbot.waitUntil(lambda: "ingen skrivare" in whole.notice.accessibleName(), timeout=SLOW)
    whole.notice.acted.emit()
    assert places.window.findChild(SaveDialog) is not None
    whole.close_press()

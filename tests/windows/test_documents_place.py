"""Dokument: the preview follows what is written and what is chosen, and files come out whole."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.start import start_process
from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.workshops import add_workshop, steps, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.documents_place import DocumentsPlace
from naravard_desktop.windows.printing import SaveDialog, new_printer

SLOW = 20_000  # a child process starts once for each test


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


@pytest.fixture
def scope(library: Library) -> Scope:
    process_id = sample(library)
    return Scope(process_id, workshops(library, process_id)[0].id)


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, session: Session, scope: Scope) -> Iterator[DocumentsPlace]:
    theme.apply(qapp, "light", 1.0)
    one = DocumentsPlace(session)
    qtbot.addWidget(one)
    one.resize(1100, 700)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    one.open_workshop(scope.workshop_id)
    shown(qtbot, one)
    yield one
    one.close_press()


def shown(qtbot: QtBot, place: DocumentsPlace) -> None:
    qtbot.waitUntil(lambda: "utkast" in place.state.text() and place.pages.page_count() > 0, timeout=SLOW)


def until(qtbot: QtBot, place: DocumentsPlace, true: Callable[[str], bool]) -> None:
    qtbot.waitUntil(lambda: true(" ".join(place.pages.text().split())), timeout=SLOW)


def write(session: Session, scope: Scope, text: str) -> None:
    step = steps(session.library, scope.workshop_id or "")[0]
    session.do(scope, "Ny lapp", lambda: cards.add_card(session.library, step.id, text))


def press(place: DocumentsPlace, name: str) -> None:
    button = place.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_shows_the_minutes_and_follows_edits_and_switches(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    until(qtbot, place, lambda text: "Karin Exempel" in text and "Mötesanteckningar" in text)
    write(session, scope, "Alldeles nyss skriven")
    until(qtbot, place, lambda text: "Alldeles nyss skriven" in text)
    session.undo(scope)
    until(qtbot, place, lambda text: "Alldeles nyss skriven" not in text)
    QTest.keyClick(place.boxes["names"], Qt.Key.Key_Space)
    until(qtbot, place, lambda text: "Karin Exempel" not in text and "Region Exempeldalen" in text)
    press(place, "actions")
    until(qtbot, place, lambda text: "Åtgärdslista" in text)
    # The text is read before the pages are laid out.
    qtbot.waitUntil(lambda: place.state.text() == "2 sidor, utkast", timeout=SLOW)
    assert place.boxes["names"].isEnabled()
    assert not place.boxes["cards"].isEnabled()
    assert place.pages.accessibleName() == "Förhandsvisning, sida 1 av 2"
    assert place.page_words.text() == "Sida 1 av 2"


def test_switches_are_kept_while_other_workshops_are_open(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    library = session.library
    other = start_process(library, "Ett annat")
    with edit(library, Scope(other), "Ny"):
        another = add_workshop(library, other, "En annan")
    QTest.keyClick(place.boxes["confidential"], Qt.Key.Key_Space)
    press(place, "actions")
    place.open_workshop(another)
    assert not place.boxes["confidential"].isChecked()
    assert place.subtitle == "En annan"
    until(qtbot, place, lambda text: "Mötesanteckningar" in text)
    place.open_workshop(None)
    assert not place.save_button.isEnabled()
    place.open_workshop(scope.workshop_id)
    assert place.boxes["confidential"].isChecked()
    until(qtbot, place, lambda text: "Åtgärdslista" in text)


def test_nothing_is_made_while_another_place_is_shown(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    place.hide()
    write(session, scope, "Skriven någon annanstans")
    qtbot.wait(400)
    assert "Skriven någon annanstans" not in place.pages.text()
    place.show()
    until(qtbot, place, lambda text: "Skriven någon annanstans" in text)


def test_a_file_is_saved_whole_or_the_reason_is_told(
    qtbot: QtBot, place: DocumentsPlace, session: Session, tmp_path: Path
) -> None:
    target = tmp_path / "Mina dokument åäö" / "anteckningar.pdf"
    with qtbot.waitSignal(place.told):
        assert place.write_pdf(target)
    assert len(pypdfium2.PdfDocument(target.read_bytes())) == place.pages.page_count()
    assert place.notice.folder_button.isVisible()
    blocked = tmp_path / "mapp.pdf"
    blocked.mkdir()
    with qtbot.waitSignal(session.trouble) as told:
        assert not place.write_pdf(blocked)
    assert "kunde inte sparas" in str(told.args[0])
    assert place.write_bundle(tmp_path / "uppdrag.naravard")
    assert (tmp_path / "uppdrag.naravard").stat().st_size > 1000


def test_a_file_that_is_there_stays_whole_when_it_cannot_be_replaced(
    place: DocumentsPlace, session: Session, tmp_path: Path
) -> None:
    troubles: list[Trouble] = []
    session.trouble.connect(troubles.append)
    # As on Windows while the file is open elsewhere: it cannot be replaced.
    target = tmp_path / "öppen.pdf"
    (target / "x").mkdir(parents=True)
    assert not place.write_pdf(target)
    assert "öppen i ett annat program" in str(troubles[0])
    assert list(tmp_path.glob(".öppen*")) == []


def test_ctrl_s_waits_for_what_was_just_written(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope, tmp_path: Path
) -> None:
    write(session, scope, "Sista ordet")
    QTest.keyClick(place.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert place.findChild(SaveDialog) is None
    assert place.state.text() == "Dokumentet görs…"
    qtbot.waitUntil(lambda: place.findChild(SaveDialog) is not None, timeout=SLOW)
    dialog = place.findChild(SaveDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("-motesanteckningar.pdf")
    dialog.fileSelected.emit(str(tmp_path / "sparad"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "sparad.pdf"))
    assert "Sista ordet" in text
    assert "sparad.pdf är sparad" in place.notice.accessibleName()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer")
def test_without_a_printer_it_offers_to_save(qtbot: QtBot, place: DocumentsPlace) -> None:
    QTest.keyClick(place.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "ingen skrivare" in place.notice.accessibleName()
    place.notice.acted.emit()
    assert place.findChild(SaveDialog) is not None


def test_printing_is_told_of_and_can_be_stopped(qtbot: QtBot, place: DocumentsPlace, tmp_path: Path) -> None:
    printer = new_printer("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    pdf = tmp_path / "in.pdf"
    place.write_pdf(pdf)
    with qtbot.waitSignal(place.told, timeout=SLOW) as told:
        place.printing.start(printer, pdf.read_bytes())
    assert "sidor är utskrivna" in str(told.args[0])
    with qtbot.waitSignal(place.told, timeout=SLOW) as told:
        place.printing.start(printer, pdf.read_bytes())
        assert "förbereds" in place.notice.accessibleName()
        place.notice.acted.emit()
    assert told.args == ["Utskriften avbröts."]


def test_a_dead_child_is_told_of_in_plain_words(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    pid = place._press.pid
    assert pid is not None
    for _number in range(60):
        write(session, scope, "Text som tar tid att sätta. " * 400)
    qtbot.waitUntil(lambda: place._press._busy, timeout=SLOW)
    os.kill(pid, signal.SIGTERM)
    qtbot.waitUntil(place.notice.isVisible, timeout=SLOW)
    assert place.notice.accessibleName() == "Varning: Dokumentet blev avbrutet. Allt som är skrivet är sparat."
    place.notice.acted.emit()
    until(qtbot, place, lambda text: "Text som tar tid" in text)
    assert place.notice.isHidden()


def test_pages_fit_the_width_and_are_white_in_any_theme(qtbot: QtBot, place: DocumentsPlace) -> None:
    image = place.pages.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 5)}
    assert "#ffffff" in colours
    assert place.pages.horizontalScrollBar().maximum() == 0
    place.resize(800, 600)
    assert place.pages.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (950, 600)), (2.0, (1240, 600))])
def test_everything_has_its_room_and_a_name(
    qtbot: QtBot, qapp: QApplication, place: DocumentsPlace, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "dark", zoom)
    place.resize(*size)
    place.printing.no_printer.emit()
    qtbot.wait(50)
    assert (place.width(), place.height()) == size
    assert cut_off(place) == []
    for button in place.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def test_tab_goes_from_the_pages_to_the_buttons(place: DocumentsPlace) -> None:
    place.pages.setFocus()
    seen = []
    for _press in range(14):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(place.window(), Qt.Key.Key_Tab)
    assert {*place.boxes.values(), place.save_button, place.print_button, place.bundle_button} <= set(seen)
    assert seen.index(place.boxes["names"]) < seen.index(place.save_button)
    assert not place.findChildren(QMessageBox)


def test_what_was_never_entered_is_told_for_the_paper_has_it_not(
    qtbot: QtBot, place: DocumentsPlace, session: Session, scope: Scope
) -> None:
    step = steps(session.library, scope.workshop_id or "")[0]
    put_draft(session.library, step.id, "capture", "Halv mening")
    write(session, scope, "Hel mening")
    qtbot.waitUntil(lambda: step.title in place.state.text(), timeout=SLOW)
    assert "inte är inlagd" in place.state.text()
    put_draft(session.library, step.id, "capture", "")
    write(session, scope, "En till")
    qtbot.waitUntil(lambda: "inte är inlagd" not in place.state.text(), timeout=SLOW)

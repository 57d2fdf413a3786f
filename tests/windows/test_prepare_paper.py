"""Program and Körschema from Förbered: shown as they will be printed, saved whole, and printed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import change_step, steps, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.prepare_paper import PaperButtons
from naravard_desktop.windows.prepare_paper_dialog import PaperDialog
from naravard_desktop.windows.printing import new_printer
from naravard_desktop.windows.saving import SaveDialog
from tests.libraries import sampled

SLOW = 20_000  # a child process starts once for each test


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


@pytest.fixture
def scope(library: Library) -> Scope:
    process_id = sampled(library)
    return Scope(process_id, workshops(library, process_id)[-1].id)


@pytest.fixture
def papers(qtbot: QtBot, session: Session, scope: Scope) -> Iterator[PaperButtons]:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = PaperButtons(session)
    QVBoxLayout(window).addWidget(buttons)
    window.resize(1200, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons.open_workshop(scope.workshop_id)
    yield buttons
    buttons.close_press()


def shown(qtbot: QtBot, dialog: PaperDialog | None) -> PaperDialog:
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.pages.page_count() > 0, timeout=SLOW)
    return dialog


def pressed(papers: PaperButtons, button: QPushButton) -> PaperDialog:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (dialog,) = papers.window().findChildren(PaperDialog)
    return dialog


def text_of(file: Path) -> str:
    return " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file.read_bytes())).split()
    )


def test_each_button_shows_its_paper(qtbot: QtBot, papers: PaperButtons) -> None:
    dialog = shown(qtbot, pressed(papers, papers.agenda_button))
    assert dialog.windowTitle() == "Program"
    assert "Det vi talar om" in dialog.pages.text()
    assert "Bakgrund" not in dialog.pages.text()
    assert dialog.state.text() == "Sida 1 av 1"
    assert dialog.pages.accessibleName() == "Förhandsvisning, sida 1 av 1"
    assert dialog.pages.hasFocus()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = shown(qtbot, pressed(papers, papers.sheet_button))
    assert dialog.windowTitle() == "Körschema"
    assert "Bakgrund" in dialog.pages.text()


def test_what_is_being_typed_is_saved_first(qtbot: QtBot, papers: PaperButtons, session: Session, scope: Scope) -> None:
    step = steps(session.library, scope.workshop_id or "")[0]

    def settle() -> None:
        session.do(scope, "Ändrat", lambda: change_step(session.library, step.id, title="Nyss skriven"))

    papers.asked.connect(settle)
    assert "Nyss skriven" in shown(qtbot, papers.show_agenda()).pages.text()


def test_return_saves_under_a_name_of_its_own(
    qtbot: QtBot, papers: PaperButtons, session: Session, tmp_path: Path
) -> None:
    dialog = shown(qtbot, papers.show_run_sheet())
    QTest.keyClick(dialog.pages, Qt.Key.Key_Return)
    (asking,) = dialog.findChildren(SaveDialog)
    assert asking.selectedFiles()[0].endswith("-klustring-vip-och-tillganglighet-korschema.pdf")
    asking.fileSelected.emit(str(tmp_path / "Mina papper åäö" / "körschema"))
    assert "Körschema" in text_of(tmp_path / "Mina papper åäö" / "körschema.pdf")
    assert "körschema.pdf är sparad" in dialog.notice.accessibleName()
    assert dialog.notice.folder_button.isVisible()


def test_a_file_that_cannot_be_written_is_told_in_the_dialog(
    qtbot: QtBot, papers: PaperButtons, session: Session, tmp_path: Path
) -> None:
    troubles: list[Trouble] = []
    session.trouble.connect(troubles.append)
    dialog = shown(qtbot, papers.show_agenda())
    (tmp_path / "mapp.pdf").mkdir()
    assert not dialog.write_pdf(tmp_path / "mapp.pdf")
    assert "kunde inte sparas" in dialog.notice.accessibleName()
    assert troubles == []
    dialog.notice.acted.emit()
    assert dialog.findChildren(SaveDialog)


def test_nothing_is_saved_or_printed_before_it_is_made(qtbot: QtBot, papers: PaperButtons) -> None:
    dialog = papers.show_agenda()
    assert dialog is not None
    assert dialog.state.text() == "Dokumentet görs…"
    assert not dialog.save_button.isEnabled()
    assert dialog.ask_pdf() is None
    dialog.ask_print()
    assert dialog.notice.isHidden()
    shown(qtbot, dialog)
    assert dialog.save_button.isEnabled()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer")
def test_without_a_printer_it_offers_to_save(qtbot: QtBot, papers: PaperButtons) -> None:
    dialog = shown(qtbot, papers.show_agenda())
    QTest.keyClick(dialog.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "ingen skrivare" in dialog.notice.accessibleName()
    dialog.notice.acted.emit()
    assert dialog.findChildren(SaveDialog)


def a_printer(tmp_path: Path) -> QPrinter:
    printer = new_printer("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    return printer


def test_printing_is_told_of_and_can_be_stopped(qtbot: QtBot, papers: PaperButtons, tmp_path: Path) -> None:
    dialog = shown(qtbot, papers.show_run_sheet())
    dialog.write_pdf(tmp_path / "in.pdf")
    pdf, printer = (tmp_path / "in.pdf").read_bytes(), a_printer(tmp_path)
    with qtbot.waitSignal(papers.printing.finished, timeout=SLOW):
        papers.printing.start(printer, pdf)
        assert "förbereds" in dialog.notice.accessibleName()
    assert "sidor är utskrivna" in dialog.notice.accessibleName()
    papers.printing.start(printer, pdf)
    dialog.notice.acted.emit()
    assert "avbröts" in dialog.notice.accessibleName()


def test_printing_goes_on_when_the_dialog_is_closed(qtbot: QtBot, papers: PaperButtons, tmp_path: Path) -> None:
    dialog = shown(qtbot, papers.show_agenda())
    dialog.write_pdf(tmp_path / "in.pdf")
    with qtbot.waitSignal(papers.told, timeout=SLOW) as told:
        papers.printing.start(a_printer(tmp_path), (tmp_path / "in.pdf").read_bytes())
        dialog.reject()
    assert told.args == ["1 sida är utskriven."]
    with qtbot.waitSignal(papers._session.trouble) as troubled:
        papers.printing.failed.emit(Trouble("Utskriften kunde inte göras."))
    assert "Utskriften" in str(troubled.args[0])


def test_a_dead_child_is_told_of_and_can_be_tried_again(
    qtbot: QtBot, papers: PaperButtons, session: Session, scope: Scope
) -> None:
    shown(qtbot, papers.show_agenda()).reject()
    pid = papers._press.pid
    assert pid is not None
    with edit(session.library, scope, "Långt"):
        for step in steps(session.library, scope.workshop_id or ""):
            change_step(session.library, step.id, background="Text som tar tid att sätta. " * 20_000)
    dialog = papers.show_run_sheet()
    assert dialog is not None
    os.kill(pid, signal.SIGTERM)
    qtbot.waitUntil(dialog.notice.isVisible, timeout=SLOW)
    assert dialog.notice.accessibleName() == "Varning: Dokumentet blev avbrutet. Allt som är skrivet är sparat."
    with edit(session.library, scope, "Kort"):
        for step in steps(session.library, scope.workshop_id or ""):
            change_step(session.library, step.id, background="")
    dialog.notice.acted.emit()
    shown(qtbot, dialog)
    assert dialog.notice.isHidden()


def test_a_paper_that_comes_too_late_shows_nowhere(qtbot: QtBot, papers: PaperButtons) -> None:
    first = papers.show_agenda()
    assert first is not None
    first.reject()
    dialog = shown(qtbot, papers.show_run_sheet())
    assert "Körschema" in dialog.pages.text()


def test_without_a_workshop_nothing_is_offered(papers: PaperButtons, session: Session, scope: Scope) -> None:
    papers.open_workshop(None)
    assert not papers.agenda_button.isEnabled()
    assert papers.show_agenda() is None
    papers.open_workshop("borta")
    assert papers.show_run_sheet() is None


def test_a_programme_that_is_too_long_is_told(
    qtbot: QtBot, papers: PaperButtons, session: Session, scope: Scope
) -> None:
    dialog = papers.show_agenda()
    assert dialog is not None
    assert dialog.late.isHidden()
    dialog.reject()
    step = steps(session.library, scope.workshop_id or "")[0]
    with edit(session.library, scope, "Långt"):
        change_step(session.library, step.id, minutes=step.minutes + 30)
    dialog = papers.show_agenda()
    assert dialog is not None
    assert "30 min efter planerat slut" in dialog.late.text()
    assert dialog.late.isVisible()


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (1200, 690)), (2.0, (1366, 740)), (0.8, (900, 560))])
def test_everything_has_its_room_and_a_name(
    qtbot: QtBot, qapp: QApplication, papers: PaperButtons, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "dark", zoom)
    papers.window().resize(*size)
    dialog = shown(qtbot, papers.show_run_sheet())
    dialog.printing.no_printer.emit()
    qtbot.wait(50)
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    assert cut_off(dialog) == []
    assert cut_off(papers.window()) == []
    for button in dialog.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def test_tab_goes_from_the_pages_to_the_buttons_and_round(qtbot: QtBot, papers: PaperButtons) -> None:
    dialog = shown(qtbot, papers.show_agenda())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    seen: list[QWidget | None] = []
    for _press in range(8):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert seen[0] is dialog.pages
    assert seen.index(dialog.save_button) < seen.index(dialog.print_button)
    assert dialog.pages in seen[1:]

"""Printing to a printer that is a file: every page, the chosen pages, and ink where there is text."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Block, Document, Heading, Paragraph
from naravard_desktop.windows.printing import MOST_DPI, Printing, new_printer, wanted_pages
from naravard_desktop.windows.saving import FileNotice, SaveDialog, with_ending

WORDS = "Vi följer upp planen tillsammans varje vecka. "


def made(pages: int, *, landscape: bool = False) -> bytes:
    blocks: list[Block] = []
    for number in range(pages):
        blocks += [Heading(f"Avsnitt {number}"), *[Paragraph(WORDS * 14)] * 7]
    return pdf.render(
        Document("Anteckningar", "Prov", "2027-02-03", "fot", tuple(blocks), landscape=landscape, marks=("UTKAST",))
    )


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer to a file. Without an application Qt aborts, and not every test asks for one first."""
    one = new_printer("Prov")
    one.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    one.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    return one


def printed(qtbot: QtBot, printer: QPrinter, pdf: bytes) -> "tuple[pypdfium2.PdfDocument, list[str]]":
    printing = Printing()
    told: list[str] = []
    printing.going_on.connect(told.append)
    with qtbot.waitSignal(printing.finished, timeout=30_000) as done:
        printing.start(printer, pdf)
    assert not printing.busy
    return pypdfium2.PdfDocument(Path(printer.outputFileName()).read_bytes()), [*told, str(done.args[0])]


def ink(document: "pypdfium2.PdfDocument", number: int) -> float:
    """How much of a page is not white."""
    picture = document[number].render(scale=0.5).to_pil().convert("L")
    return float(sum(picture.histogram()[:200]) / (picture.width * picture.height))


def test_every_page_is_printed_with_its_ink_where_it_was(qtbot: QtBot, printer: QPrinter) -> None:
    source = made(3)
    before = pypdfium2.PdfDocument(source)
    after, told = printed(qtbot, printer, source)
    assert len(after) == len(before) > 2
    assert told[-1] == f"{len(before)} sidor är utskrivna."
    assert f"Skriver ut sida 2 av {len(before)}…" in told
    for number in range(len(before)):
        assert after[number].get_size() == pytest.approx((595, 842), abs=2)
        assert ink(after, number) == pytest.approx(ink(before, number), rel=0.25)
        one, other = (doc[number].render(scale=0.5).to_pil().convert("L") for doc in (before, after))
        dark = [picture.point(lambda level: 255 * (level < 225)).getbbox() for picture in (one, other)]
        assert dark[0] == pytest.approx(dark[1], abs=3)


def test_a_lying_page_is_turned_on_standing_paper(qtbot: QtBot, printer: QPrinter) -> None:
    after, _told = printed(qtbot, printer, made(1, landscape=True))
    assert after[0].get_size() == pytest.approx((595, 842), abs=2)
    assert ink(after, 0) > 0.02
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    after, _told = printed(qtbot, printer, made(1, landscape=True))
    assert after[0].get_size() == pytest.approx((842, 595), abs=2)


def test_only_the_chosen_pages(qtbot: QtBot, printer: QPrinter) -> None:
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(ranges)
    after, told = printed(qtbot, printer, made(4))
    assert len(after) == 2
    assert told[-1] == "2 sidor är utskrivna."
    ranges.clear()
    ranges.addRange(40, 50)
    printer.setPageRanges(ranges)
    printing = Printing()
    with qtbot.waitSignal(printing.finished, timeout=30_000) as done:
        printing.start(printer, made(1))
    assert "Inget skrevs ut" in str(done.args[0])


def test_order_and_copies_that_the_printer_does_not_see_to(printer: QPrinter) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert wanted_pages(printer, 3) == [0, 1, 2, 0, 1, 2]
    printer.setCollateCopies(False)
    assert wanted_pages(printer, 2) == [0, 0, 1, 1]
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 3) == [2, 1, 0]


def test_it_can_be_cancelled_and_the_window_lives_on(qtbot: QtBot, printer: QPrinter) -> None:
    printing = Printing()
    ends: list[str] = []
    printing.finished.connect(ends.append)
    printing.start(printer, made(12))
    with qtbot.waitSignal(printing.going_on, check_params_cb=lambda words: "sida 2" in words, timeout=30_000):
        pass
    printing.cancel()
    assert ends == ["Utskriften avbröts."]
    qtbot.wait(50)
    assert not printing.busy
    assert printer.resolution() <= MOST_DPI


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told_of(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "finns inte" / "x" / "y.pdf"))
    printing = Printing()
    with qtbot.waitSignal(printing.failed, timeout=30_000) as told:
        printing.start(printer, made(1))
    assert "Utskriften kunde inte göras" in str(told.args[0])
    assert not printing.busy


def test_endings() -> None:
    assert with_ending(Path("Protokoll 3.2"), ".pdf") == Path("Protokoll 3.2.pdf")
    assert with_ending(Path("a.PDF"), ".pdf") == Path("a.PDF")
    assert with_ending(Path("å"), ".naravard") == Path("å.naravard")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


def choose(dialog: SaveDialog, path: Path) -> None:
    dialog.fileSelected.emit(str(path))


def test_the_ending_is_added_and_the_folder_remembered(window: QWidget, tmp_path: Path) -> None:
    chosen: list[object] = []
    dialog = SaveDialog(window, window, "lista.pdf", "PDF (*.pdf)")
    dialog.chosen.connect(chosen.append)
    dialog.open()
    choose(dialog, tmp_path / "Möte 2.0")
    assert chosen == [tmp_path / "Möte 2.0.pdf"]
    again = SaveDialog(window, window, "lista.pdf", "PDF (*.pdf)")
    assert Path(again.directory().absolutePath()) == tmp_path


def test_what_is_there_is_replaced_only_after_a_yes(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    there = tmp_path / "lista.pdf"
    there.write_text("gammal", encoding="utf-8")
    chosen: list[object] = []
    dialog = SaveDialog(window, window, "lista.pdf", "PDF (*.pdf)")
    dialog.chosen.connect(chosen.append)
    dialog.open()
    for answer in (1, 0):
        choose(dialog, tmp_path / "lista")
        dialog.hide()
        box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
        assert "lista.pdf finns redan" in box.text()
        QTest.mouseClick(box.buttons()[answer], Qt.MouseButton.LeftButton)
        assert chosen == ([] if answer else [there])
        if answer:
            assert dialog.isVisible()


class Opener(QObject):
    """Stands where the system's programs do."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.asked.append(url.toLocalFile())


@pytest.fixture
def opener() -> Iterator[Opener]:
    one = Opener()
    QDesktopServices.setUrlHandler("file", one, "open_url")  # type: ignore[arg-type]
    yield one
    QDesktopServices.unsetUrlHandler("file")


def test_a_notice_leads_to_the_file(window: QWidget, opener: Opener, tmp_path: Path) -> None:
    notice = FileNotice(window)
    notice.say_saved(tmp_path / "åäö.pdf")
    assert notice.accessibleName() == f"Information: åäö.pdf är sparad i {tmp_path}."
    for button in (notice.open_button, notice.folder_button):
        assert not button.isHidden()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opener.asked == [str(tmp_path / "åäö.pdf"), str(tmp_path)]
    notice.say("Något annat")
    assert notice.open_button.isHidden()


def test_a_notice_about_a_folder_leads_into_it(window: QWidget, opener: Opener, tmp_path: Path) -> None:
    notice = FileNotice(window)
    notice.say_about(tmp_path, "2 filer är sparade.")
    assert notice.folder_button.isHidden()
    assert notice.open_button.text() == "Öppna mappen"
    QTest.mouseClick(notice.open_button, Qt.MouseButton.LeftButton)
    assert opener.asked == [str(tmp_path)]

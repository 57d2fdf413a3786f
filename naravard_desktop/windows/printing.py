"""Out on paper: pages drawn in PDFium's thread and handed to the printer in strips, so that the window lives on."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.windows.page_view import drawn, in_thread

if TYPE_CHECKING:
    # Loaded when something is first printed.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

MOST_DPI = 300
_STRIP = 256
"""Rows of pixels handed over at a time: a few milliseconds' work."""


class Printing(QObject):
    """Prints one PDF at a time. What is said of it are sentences for the window."""

    going_on = Signal(str)
    """How far it has come."""
    finished = Signal(str)
    """All pages have been handed to the printer, or it was cancelled."""
    failed = Signal(Trouble)
    no_printer = Signal()
    """There is none to ask for."""
    _ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._dialog: QPrintDialog | None = None
        self._printer: QPrinter | None = None
        self._pdf = b""
        self._ready.connect(self._receive)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._strip)

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._job is not None

    def ask(self, pdf: bytes, name: str, parent: QWidget) -> "QPrintDialog | None":
        """Ask for a printer and print; without any, tell so."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.no_printer.emit()
            return None
        self._printer, self._pdf = new_printer(name), pdf
        self._dialog = QPrintDialog(self._printer, parent)
        self._dialog.setWindowTitle(_("Skriv ut {name}").format(name=name))
        self._dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        self._dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
        self._dialog.finished.connect(self._answered)
        QDialog.open(self._dialog)  # its own wants a receiver
        return self._dialog

    def _answered(self, code: int) -> None:
        dialog, printer, pdf = self._dialog, self._printer, self._pdf
        self._dialog = self._printer = None
        if dialog is not None:
            dialog.deleteLater()
        if code == QDialog.DialogCode.Accepted and printer is not None:
            self.start(printer, pdf)

    def start(self, printer: "QPrinter", pdf: bytes) -> None:
        """Print on a printer that has been chosen and set."""
        if self._job is None:
            self._job = _Job(printer, pdf)
            self.going_on.emit(_("Utskriften förbereds…"))
            self._render()

    def cancel(self) -> None:
        """Print no more; pages that have been handed over may come out."""
        job, self._job = self._job, None
        if job is not None:
            self._soon.stop()
            job.printer.abort()
            job.end()
            self.finished.emit(_("Utskriften avbröts."))

    def _render(self) -> None:
        job = self._job
        if job is None:
            return

        def tell(future: "Future[QImage | None]") -> None:
            self._ready.emit((job, future))

        in_thread(job.next_picture).add_done_callback(tell)

    def _receive(self, answer: "tuple[_Job, Future[QImage | None]]") -> None:
        job, future = answer
        if job is not self._job:
            return
        picture = future.result()
        if picture is None:
            self._job = None
            job.end()
            self.finished.emit(job.sent_words())
        elif job.begin_page(picture):
            self.going_on.emit(
                _("Skriver ut sida {page} av {count}…").format(page=job.printed + 1, count=len(job.numbers))
            )
            self._soon.start()
        else:
            self._fail()

    def _strip(self) -> None:
        job = self._job
        if job is None:
            return
        if job.failing():
            self._fail()
        elif job.strip():
            self._soon.start()
        else:
            self._render()

    def _fail(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.end()
        self.failed.emit(
            Trouble(
                N_(
                    "Utskriften kunde inte göras. Allt som är skrivet är sparat. Se efter att skrivaren är på och "
                    "ansluten och försök igen, eller spara som PDF och skriv ut senare."
                )
            )
        )


class _Job:
    """One print-out: which pages are left, and how far down the page of now the printer has come."""

    def __init__(self, printer: "QPrinter", pdf: bytes) -> None:
        self.printer = printer
        self._pdf: Any = pdf
        self._document: Any = None
        self._painter = QPainter()
        self._left: list[int] | None = None
        self.numbers: list[int] = []
        self.printed = 0
        self._picture = QImage()
        self._place = QRect()
        self._row = 0

    def next_picture(self) -> QImage | None:
        """Draw the next page as it fits the paper, turned if need be; None when all are done. In PDFium's thread."""
        if self._document is None:
            import pypdfium2

            self._document = pypdfium2.PdfDocument(self._pdf)
            self.numbers = wanted_pages(self.printer, len(self._document))
            self._left = list(self.numbers)
        if not self._left:
            return None
        number = self._left.pop(0)
        wide, high = self._document.get_page_size(number)
        paper = self.printer.paperRect(self.printer.Unit.DevicePixel)
        turned = (wide > high) != (paper.width() > paper.height())
        if turned:
            wide, high = high, wide
        # A page is made smaller where the paper is, but never larger than it is.
        scale = min(paper.width() / wide, paper.height() / high, self.printer.resolution() / 72 * 1.001)
        fine = min(1.0, MOST_DPI / self.printer.resolution())
        picture = drawn(self._document, number, scale * fine, turned=turned)
        self._place = QRect(0, 0, round(wide * scale), round(high * scale))
        self._place.moveCenter(paper.toRect().center())
        return picture

    def begin_page(self, picture: QImage) -> bool:
        """Take a new sheet; False if there is none to be had."""
        self._picture, self._row = picture, 0
        if self.printed == 0:
            return self._painter.begin(self.printer)
        return self.printer.newPage()

    def strip(self) -> bool:
        """Hand over the next rows of the page; False when it is whole."""
        rows = self._picture.height()
        top, bottom = self._row, min(self._row + _STRIP, rows)
        high = self._place.height()
        # Both edges are rounded alike, so that no seam shows where two strips meet.
        y, end = round(top * high / rows), round(bottom * high / rows)
        target = QRect(self._place.left(), self._place.top() + y, self._place.width(), end - y)
        self._painter.drawImage(target, self._picture, QRect(0, top, self._picture.width(), bottom - top))
        self._row = bottom
        if bottom < rows:
            return True
        self.printed += 1
        return False

    def failing(self) -> bool:
        """Tell whether the printer has given up."""
        return self.printer.printerState() in {self.printer.PrinterState.Error, self.printer.PrinterState.Aborted}

    def end(self) -> None:
        """Let go of the printer and the document."""
        if self._painter.isActive():
            self._painter.end()
        if self._document is not None:
            in_thread(self._document.close)

    def sent_words(self) -> str:
        """Say what was printed, and where."""
        name = self.printer.printerName()
        if not self.printed:
            return _("Inget skrevs ut: de sidor som valdes finns inte i dokumentet.")
        if not name:
            return (
                _("1 sida är utskriven.") if self.printed == 1 else _("{n} sidor är utskrivna.").format(n=self.printed)
            )
        if self.printed == 1:
            return _("1 sida är skickad till skrivaren {name}.").format(name=name)
        return _("{n} sidor är skickade till skrivaren {name}.").format(n=self.printed, name=name)


def new_printer(name: str) -> "QPrinter":
    """Return the usual printer, set for A4 and for pages that have their own margins."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(MOST_DPI, printer.resolution()))
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def wanted_pages(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages to print in order, from 0: the chosen ones, as many times as the printer itself does not see to."""
    ranges = printer.pageRanges()
    pages = list(range(count))
    if printer.printRange() == printer.PrintRange.PageRange:
        if not ranges.isEmpty():
            pages = [number for number in pages if ranges.contains(number + 1)]
        elif printer.fromPage():
            pages = [number for number in pages if printer.fromPage() <= number + 1 <= (printer.toPage() or count)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        pages.reverse()
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return _copies(pages, times, collated=printer.collateCopies())


def _copies(pages: Sequence[int], times: int, *, collated: bool) -> list[int]:
    if collated:
        return list(pages) * times
    return [number for number in pages for _time in range(times)]

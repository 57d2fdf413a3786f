"""The document as it will be printed, made anew a moment after the last edit."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import papers, press_jobs
from naravard_desktop.jobs.papers import Chosen, Shown
from naravard_desktop.live.session import Session
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.page_view import PageView, zoom_buttons
from naravard_desktop.windows.press import Press

_PAUSE, _LONG = 250, 500


class Preview(QWidget):
    """Shows the last document it was given. Nothing is made while it is out of sight."""

    shown = Signal()
    """Pages are laid out."""
    read = Signal(object)
    """A document has come, as `Shown`: also how it stands with the minutes."""
    failed = Signal(bool)
    """It could not be made; True if it may go well another time."""

    def __init__(self, session: Session, press: Press, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._press = session, press
        self._chosen: Chosen | None = None
        self._awaited, self._stale = 0, False
        self.pdf = b""
        """The document that is shown; empty while there is none."""
        self.fresh = False
        """Whether what is shown is what the library says."""
        press.ready.connect(self._ready)
        press.failed.connect(self._failed)
        press.troubled.connect(self._troubled)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.renew)
        self._long = QTimer(self, singleShot=True, interval=_LONG)
        self._long.timeout.connect(self._say_long)
        self.pages = PageView()
        self.page_words = QLabel()
        set_kind(self.page_words, "secondary")
        self.tools = zoom_buttons(self.pages)
        self.pages.moved.connect(self._say_page)
        self.pages.shown.connect(self.shown)
        self._lay_out()
        theme().changed.connect(self._scale)
        self._scale()

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show a document, or none."""
        other = chosen is None or self._chosen is None or chosen.workshop_id != self._chosen.workshop_id
        self._chosen = chosen
        if other:
            self.pdf = b""
        if chosen is None:
            self._pause.stop()
            self._long.stop()
            self._awaited = 0
            self._say_page()
        else:
            self.renew()

    def go_stale(self) -> None:
        """Make the document anew in a moment: something was written."""
        self.fresh = False
        self._pause.start()

    def renew(self) -> None:
        """Make the document anew now, or when it is in sight."""
        self._pause.stop()
        self.fresh = False
        self._stale = self._chosen is not None and not self.isVisible()
        if self._chosen is None or self._stale:
            return
        self._long.start()
        self._awaited = self._press.send(
            press_jobs.of_library(self._session.library, partial(papers.shown, self._chosen))
        )

    def close_pages(self) -> None:
        """Make nothing more."""
        self._pause.stop()
        self._long.stop()
        self.pages.rest()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Make what was put off while it was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.renew()

    def _ready(self, number: int, result: object) -> None:
        if number != self._awaited or not isinstance(result, Shown):
            return
        self._stop_waiting()
        self.pdf = result.pdf
        self.fresh = not self._pause.isActive()  # otherwise something was written meanwhile: the next one counts
        self.pages.show_pdf(result.pdf)
        self.read.emit(result)

    def _failed(self, number: int, died: bool) -> None:  # noqa: FBT001 - a signal's
        if number == self._awaited:
            self._stop_waiting()
            self.failed.emit(died)

    def _troubled(self, number: int, trouble: Trouble) -> None:
        if number == self._awaited:
            self._stop_waiting()
            self._session.trouble.emit(trouble)

    def _stop_waiting(self) -> None:
        self._long.stop()
        self._say_page()

    def _say_long(self) -> None:
        self.page_words.setText(_("Dokumentet görs…"))

    def _say_page(self) -> None:
        page, count = self.pages.page(), self.pages.page_count()
        words = _("Sida {page} av {count}").format(page=page, count=count) if count and self._chosen else ""
        if words and self.pages.zoom != 1.0:
            words += _(" · {percent} % av bredden").format(percent=round(100 * self.pages.zoom))
        self.page_words.setText(words)

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.page_words)
        self._bar.addStretch(1)
        for button in self.tools:
            self._bar.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.pages, 1)
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def _scale(self) -> None:
        self._column.setSpacing(current().px(6))

"""A paper of a workshop as it will be printed, and out with it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core import files
from naravard_desktop.core.language import _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.jobs import press_jobs
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.page_view import PageView, zoom_buttons
from naravard_desktop.windows.prepare_sum import sum_of
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import Printing
from naravard_desktop.windows.saving import FileNotice, SaveDialog


@dataclass(frozen=True)
class Paper:
    """A paper of a workshop: its name, to be translated, and how it is written."""

    title: str
    write: Callable[[Library, str], Document]


class PaperDialog(QDialog):
    """Shows a paper as it is when it is opened: nothing else can be done meanwhile."""

    def __init__(
        self, session: Session, press: Press, printing: Printing, paper: Paper, workshop_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._press, self.printing = session, press, printing
        self._title = _(paper.title)
        self.setWindowTitle(self._title)
        held = workshop(session.library, workshop_id)
        self._name = "-".join(file_name(part) for part in (held.date, held.title, self._title) if part) + ".pdf"
        self._job = press_jobs.paper(session.library, paper.write, workshop_id)
        self._awaited, self._pdf = 0, b""
        self.notice = FileNotice()
        self.pages = PageView()
        self._zooms = zoom_buttons(self.pages)
        self.state, self.late = QLabel(), QLabel(wordWrap=True)
        self.print_button, self.save_button = QPushButton(_("Skriv ut…")), QPushButton(_("Spara som PDF…"))
        total = sum_of(held, sum(step.minutes for step in steps(session.library, workshop_id)))
        self.late.setText(total.text)
        self.late.setVisible(total.late)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        look, room = current(), parent.window().size()
        self.resize(min(look.px(900), room.width()), min(look.px(900), room.height()))
        self.pages.setFocus()
        self._send()

    def ask_print(self) -> None:
        """Ask for a printer."""
        if self._pdf and not self.printing.busy:
            self.printing.ask(self._pdf, self._title, self)

    def ask_pdf(self) -> SaveDialog | None:
        """Ask where to save the paper; None if it is not made yet."""
        if not self._pdf:
            return None
        dialog = SaveDialog(self._session, self, self._name, _("PDF (*.pdf)"))
        dialog.chosen.connect(self.write_pdf)
        dialog.open()
        return dialog

    def write_pdf(self, target: Path) -> bool:
        """Save the paper; False, with the reason told, if it could not be."""
        try:
            files.write(target, self._pdf)
        except Trouble as trouble:
            self._say_trouble(trouble)  # here: the window's own banner is out of reach
            return False
        self.notice.say_saved(target)
        return True

    def done(self, code: int) -> None:
        """Let the pages go."""
        self.pages.rest()
        super().done(code)

    def _lay_out(self) -> None:
        set_kind(self.state, "secondary")
        set_kind(self.late, "warn")
        set_kind(self.save_button, "primary")
        icons.put_icon(self.print_button, "printer")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.state)
        self._bar.addWidget(self.late, 1)
        self._bar.addStretch(0)
        for button in self._zooms:
            self._bar.addWidget(button)
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = foot.button(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Stäng"))
        foot.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        foot.addButton(self.print_button, QDialogButtonBox.ButtonRole.ActionRole)
        foot.rejected.connect(self.reject)
        self.save_button.setDefault(True)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.notice)
        self._whole.addLayout(self._bar)
        self._whole.addWidget(self.pages, 1)
        self._whole.addWidget(foot)
        for one, other in pairwise((self.pages, *self._zooms, self.save_button, self.print_button, close)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self._press.ready.connect(self._printed)
        self._press.failed.connect(self._failed)
        self._press.troubled.connect(self._troubled)
        self.printing.going_on.connect(self._say_printing)
        self.printing.finished.connect(self._say)
        self.printing.failed.connect(self._say_trouble)
        self.printing.no_printer.connect(self._say_no_printer)
        self.pages.moved.connect(self._say_page)
        self.notice.acted.connect(self._act)
        for button, key, job in (
            (self.print_button, "Ctrl+P", self.ask_print),
            (self.save_button, "Ctrl+S", self.ask_pdf),
        ):
            button.setToolTip(key)
            button.clicked.connect(job)
            QShortcut(QKeySequence(key), self).activated.connect(job)

    def _send(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self.state.setText(_("Dokumentet görs…"))
        self._awaited = self._press.send(self._job)

    def _printed(self, number: int, pdf: bytes) -> None:
        if number == self._awaited and not self.isHidden():
            self._pdf = pdf
            for button in (self.print_button, self.save_button):
                button.setEnabled(True)
            self.pages.show_pdf(pdf)

    def _failed(self, number: int, died: bool) -> None:  # noqa: FBT001 - a signal's
        if number == self._awaited:
            self.state.clear()
            what = _("Dokumentet blev avbrutet.") if died else _("Dokumentet kunde inte göras. Felet är antecknat.")
            words = _("{what} Allt som är skrivet är sparat.").format(what=what)
            self.notice.say(words, "warn", _("Försök igen"))

    def _troubled(self, number: int, trouble: Trouble) -> None:
        if number == self._awaited:
            self.state.clear()
            self.notice.say(str(trouble), "error", _("Försök igen"))

    def _say_page(self) -> None:
        page, count = self.pages.page(), self.pages.page_count()
        if count:
            self.state.setText(_("Sida {page} av {count}").format(page=page, count=count))

    def _act(self) -> None:
        """Do what the notice offers: stop printing, try again, or save instead."""
        if self.printing.busy:
            self.printing.cancel()
            return
        self.notice.hide()
        if self._pdf:
            self.ask_pdf()
        else:
            self._send()

    def _say(self, words: str) -> None:
        self.notice.say(words)

    def _say_printing(self, words: str) -> None:
        self.notice.say(words, action=_("Avbryt"), closable=False)

    def _say_trouble(self, trouble: Trouble) -> None:
        self.notice.say(str(trouble), "error", _("Spara som PDF…"))

    def _say_no_printer(self) -> None:
        words = _("Det finns ingen skrivare på den här datorn. Spara som PDF, och skriv ut från en annan dator.")
        self.notice.say(words, "warn", _("Spara som PDF…"))

    def _scale(self) -> None:
        look = current()
        self._whole.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14))
        self._whole.setSpacing(look.px(8))
        self._bar.setSpacing(look.px(12))

"""The action list out of Följ upp: printed or saved as it is filtered, whole or by responsible."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from naravard_desktop.core import files
from naravard_desktop.core.language import _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.live.session import Session
from naravard_desktop.widgets import icons
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import FileNotice, Printing, SaveDialog

Write = Callable[[Switches, bool], Document | None]
"""Writes the list with these switches, by responsible if True; None if there is nothing to write about."""


class PaperButton(QPushButton):
    """A button with a menu. What comes of it is told in the notice."""

    def __init__(self, session: Session, write: Write, notice: FileNotice, parent: QWidget | None = None) -> None:
        super().__init__(_("Skriv ut eller spara"), parent)
        self._session, self._write, self._notice = session, write, notice
        self._then: Callable[[bytes], object] | None = None
        self._again: Callable[[], object] | None = None
        self._target = Path()
        self._press = Press(self)
        self._press.printed.connect(self._printed)
        self._press.failed.connect(self._failed)
        self.printing = Printing(self)
        self.printing.going_on.connect(self._say_printing)
        self.printing.finished.connect(self._say)
        self.printing.failed.connect(self._say_failed)
        self.printing.no_printer.connect(self._say_no_printer)
        notice.acted.connect(self._act)
        icons.put_icon(self, "printer")
        menu = QMenu(self)
        for words, by_responsible in ((_("listan"), False), (_("per ansvarig"), True)):
            menu.addAction(_("Skriv ut {what}…").format(what=words)).triggered.connect(
                partial(self.ask_print, by_responsible=by_responsible)
            )
        for words, by_responsible in ((_("listan"), False), (_("per ansvarig"), True)):
            menu.addAction(_("Spara {what} som PDF…").format(what=words)).triggered.connect(
                partial(self.ask_pdf, by_responsible=by_responsible)
            )
        menu.addSeparator()
        self.names, self.secret = menu.addAction(_("Visa namn")), menu.addAction(_("Ta med konfidentiellt"))
        for action, on in ((self.names, True), (self.secret, False)):
            action.setCheckable(True)
            with QSignalBlocker(action):
                action.setChecked(on)
        self.setMenu(menu)

    def actions_offered(self) -> list[QAction]:
        """Return what the menu offers."""
        return [action for action in self.menu().actions() if not action.isSeparator()]

    def ask_print(self, _checked: bool = False, *, by_responsible: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        """Make the list, and ask for a printer."""
        if not self.printing.busy:
            self._make(by_responsible, self._ask_printer)

    def ask_pdf(self, _checked: bool = False, *, by_responsible: bool = False) -> SaveDialog:  # noqa: FBT001, FBT002
        """Ask where the list is to be saved."""
        beside = _("per-ansvarig") if by_responsible else ""
        name = "-".join(part for part in (file_name(_("Åtgärdslista")), beside) if part) + ".pdf"
        dialog = SaveDialog(self._session, self.window(), name, _("PDF (*.pdf)"))
        dialog.chosen.connect(partial(self.save_pdf, by_responsible=by_responsible))
        dialog.open()
        return dialog

    def save_pdf(self, target: Path, *, by_responsible: bool = False) -> None:
        """Make the list and save it; the notice says when it is done."""
        self._target = target
        self._make(by_responsible, self._save)

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self.printing.cancel()
        self._press.close()

    def _make(self, by_responsible: bool, then: Callable[[bytes], object]) -> None:  # noqa: FBT001
        document = self._write(
            Switches(names=self.names.isChecked(), confidential=self.secret.isChecked()), by_responsible
        )
        if document is not None:
            self._then, self._again = then, partial(self._make, by_responsible, then)
            self._notice.say(_("Listan görs…"), closable=False)
            self._press.send(document)

    def _printed(self, _number: int, pdf: bytes) -> None:
        then, self._then = self._then, None
        self._again = None
        if then is not None:
            self._notice.hide()
            then(pdf)

    def _failed(self, _number: int, died: bool) -> None:  # noqa: FBT001
        what = _("Listan blev avbruten.") if died else _("Listan kunde inte göras. Felet är antecknat.")
        words = _("{what} Allt som är skrivet är sparat.").format(what=what)
        self._notice.say(words, "warn", _("Försök igen"))

    def _save(self, pdf: bytes) -> None:
        try:
            files.write(self._target, pdf)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return
        self._notice.say_saved(self._target)

    def _ask_printer(self, pdf: bytes) -> None:
        self.printing.ask(pdf, _("Åtgärdslista"), self.window())

    def _act(self) -> None:
        """Do what the notice offers: stop printing, try again, or save instead."""
        if self.printing.busy:
            self.printing.cancel()
        elif self._again is not None:
            self._again()
        else:
            self.ask_pdf()

    def _say(self, words: str) -> None:
        self._notice.say(words)

    def _say_printing(self, words: str) -> None:
        self._notice.say(words, action=_("Avbryt"), closable=False)

    def _say_failed(self, trouble: Trouble) -> None:
        self._notice.say(str(trouble), "error", _("Spara som PDF…"))

    def _say_no_printer(self) -> None:
        words = _("Det finns ingen skrivare på den här datorn. Spara som PDF, och skriv ut från en annan dator.")
        self._notice.say(words, "warn", _("Spara som PDF…"))

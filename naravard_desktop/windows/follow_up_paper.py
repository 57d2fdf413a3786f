"""What Följ upp gives on paper, printed or saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from naravard_desktop.core import files
from naravard_desktop.core.language import _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import Switches
from naravard_desktop.live.session import Session
from naravard_desktop.widgets import icons
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import Printing
from naravard_desktop.windows.saving import FileNotice, SaveDialog


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: what the menu calls it, its name as a file, and the job that makes it; None if there is nothing to write about."""

    words: str
    title: str
    job: Callable[[Switches], Callable[[], bytes] | None]


class PaperButton(QPushButton):
    """A button with a menu of papers, by number. What comes of it is told in the notice."""

    def __init__(
        self, session: Session, papers: Sequence[Paper], notice: FileNotice, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Skriv ut eller spara"), parent)
        self._session, self._papers, self._notice = session, papers, notice
        self._then: Callable[[bytes], object] | None = None
        self._again: Callable[[], object] | None = None
        self._target, self._number = Path(), 0
        self._press = Press(self)
        self._press.ready.connect(self._printed)
        self._press.failed.connect(self._failed)
        self._press.troubled.connect(self._troubled)
        self.printing = Printing(self)
        self.printing.going_on.connect(self._say_printing)
        self.printing.finished.connect(self._say)
        self.printing.failed.connect(self._say_failed)
        self.printing.no_printer.connect(self._say_no_printer)
        notice.acted.connect(self._act)
        icons.put_icon(self, "printer")
        menu = QMenu(self)
        self._offered: list[list[QAction]] = [[] for _paper in papers]
        for words, ask in ((_("Skriv ut {what}…"), self.ask_print), (_("Spara {what} som PDF…"), self.ask_pdf)):
            for number, paper in enumerate(papers):
                action = menu.addAction(words.format(what=paper.words))
                action.triggered.connect(partial(self._asked, ask, number))
                self._offered[number].append(action)
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

    def offer(self, number: int, *, usable: bool) -> None:
        """Tell whether there is anything to write a paper about."""
        for action in self._offered[number]:
            action.setEnabled(usable)

    def ask_print(self, number: int = 0) -> None:
        """Make a paper, and ask for a printer."""
        if not self.printing.busy:
            self._make(number, self._ask_printer)

    def ask_pdf(self, number: int = 0) -> SaveDialog:
        """Ask where a paper is to be saved."""
        name = file_name(self._papers[number].title) + ".pdf"
        dialog = SaveDialog(self._session, self.window(), name, _("PDF (*.pdf)"))
        dialog.chosen.connect(partial(self._save_to, number))
        dialog.open()
        return dialog

    def save_pdf(self, target: Path, number: int = 0) -> None:
        """Make a paper and save it; the notice says when it is done."""
        self._target = target
        self._make(number, self._save)

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self.printing.cancel()
        self._press.close()

    def _asked(self, ask: Callable[[int], object], number: int, *_checked: bool) -> None:
        ask(number)

    def _save_to(self, number: int, target: Path) -> None:
        self.save_pdf(target, number)

    def _make(self, number: int, then: Callable[[bytes], object]) -> None:
        switches = Switches(names=self.names.isChecked(), confidential=self.secret.isChecked())
        job = self._papers[number].job(switches)
        if job is not None:
            self._number = number
            self._then, self._again = then, partial(self._make, number, then)
            self._notice.say(_("Dokumentet görs…"), closable=False)
            self._press.send(job)

    def _printed(self, _number: int, pdf: bytes) -> None:
        then, self._then = self._then, None
        self._again = None
        if then is not None:
            self._notice.hide()
            then(pdf)

    def _failed(self, _number: int, died: bool) -> None:  # noqa: FBT001
        what = _("Dokumentet blev avbrutet.") if died else _("Dokumentet kunde inte göras. Felet är antecknat.")
        words = _("{what} Allt som är skrivet är sparat.").format(what=what)
        self._notice.say(words, "warn", _("Försök igen"))

    def _troubled(self, _number: int, trouble: Trouble) -> None:
        self._then = None
        self._notice.say(str(trouble), "error", _("Försök igen"))

    def _save(self, pdf: bytes) -> None:
        try:
            files.write(self._target, pdf)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return
        self._notice.say_saved(self._target)

    def _ask_printer(self, pdf: bytes) -> None:
        self.printing.ask(pdf, self._papers[self._number].title, self.window())

    def _act(self) -> None:
        """Do what the notice offers: stop printing, try again, or save instead."""
        if self.printing.busy:
            self.printing.cancel()
        elif self._again is not None:
            self._again()
        else:
            self.ask_pdf(self._number)

    def _say(self, words: str) -> None:
        self._notice.say(words)

    def _say_printing(self, words: str) -> None:
        self._notice.say(words, action=_("Avbryt"), closable=False)

    def _say_failed(self, trouble: Trouble) -> None:
        self._notice.say(str(trouble), "error", _("Spara som PDF…"))

    def _say_no_printer(self) -> None:
        words = _("Det finns ingen skrivare på den här datorn. Spara som PDF, och skriv ut från en annan dator.")
        self._notice.say(words, "warn", _("Spara som PDF…"))

"""Out with a document: looked through first, then made in the child process, and written whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from naravard_desktop.core import files
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import bundle, outgoing, papers, press_jobs
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.formats import Format, Made
from naravard_desktop.jobs.outgoing import Outgoing, Written
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.live.session import Session
from naravard_desktop.process import finals
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import workshop
from naravard_desktop.windows.documents_waiting import Waiting
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.printing import Printing
from naravard_desktop.windows.saving import FileNotice, SaveDialog

if TYPE_CHECKING:
    from naravard_desktop.jobs.remarks import Remark
    from naravard_desktop.windows.remarks_dialog import RemarksDialog


@dataclass(frozen=True, slots=True)
class Named:
    """What a format is called in a sentence, in the menu, and where a file is named."""

    name: str
    menu: str
    filter: str


FORMATS: dict[Format, Named] = {
    "pdf": Named(N_("PDF"), N_("PDF…"), N_("PDF (*.pdf)")),
    "docx": Named(N_("Word"), N_("Word…"), N_("Word (*.docx)")),
    "html": Named(N_("webbsida"), N_("Webbsida…"), N_("Webbsida (*.html)")),
    "xlsx": Named(N_("Excel"), N_("Tabeller i Excel…"), N_("Excel (*.xlsx)")),
    "csv": Named(N_("CSV"), N_("Tabeller som text (CSV)…"), N_("Text med semikolon (*.csv)")),
    "ics": Named(N_("kalender"), N_("Kalender…"), N_("Kalender (*.ics)")),
    "png": Named(N_("bild"), N_("Bild (PNG)…"), N_("Bild (*.png)")),
    "json": Named(N_("öppna data"), N_("Öppna data (JSON)…"), N_("Öppna data (*.json)")),
}


class Exports(QObject):
    """One thing at a time goes out. What comes of it is told in the notice, and noted in the library."""

    told = Signal(str)
    """A sentence about what was done."""
    jump_asked = Signal(Found)
    """Somebody wants to put right what was remarked on."""

    def __init__(self, session: Session, press: Press, printing: Printing, notice: FileNotice, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._printing, self._notice = session, printing, notice
        self._place = parent
        self.dialog: RemarksDialog | None = None
        """What is to be looked at before something goes out, while it is shown."""
        self._left: dict[str, int] = {}
        """How many remarks of each kind were left when somebody went on."""
        self._waiting = Waiting(press, notice, self)

    @property
    def busy(self) -> bool:
        """Whether something is on its way out."""
        return self._waiting.busy or self._printing.busy

    def ask(self, chosen: Chosen, kind: Format) -> None:
        """Look through a document, ask where to save it in a format, and save it."""
        if not self.busy:
            self.look_through(chosen, partial(self._ask_where, chosen, kind))

    def ask_print(self, chosen: Chosen) -> None:
        """Look through a document, ask for a printer, and print."""
        if not self.busy:
            self.look_through(chosen, partial(self._make_paper, chosen))

    def ask_bundle(self, workshop_id: str) -> None:
        """Look through the minutes, ask where to save the whole process, and save it."""
        if not self.busy:
            chosen = papers.with_all(Chosen(workshop_id=workshop_id))
            # It is the way out when the library's file has gone, and so must not depend on reading it anew.
            self.look_through(chosen, partial(self._ask_where_bundle, workshop_id), whatever=True)

    def look_through(self, chosen: Chosen, then: Callable[[], object], *, whatever: bool = False) -> None:
        """Show what is worth a look before a document goes out, if anything is, and go on when that is wanted.

        `whatever`: go on, too, if it cannot be looked through.
        """
        self._left = {}
        self._waiting.send(
            self._job(papers.remarked, chosen),
            _("Innehållet ses över…"),
            partial(self._looked_through, chosen, then),
            then if whatever else None,
        )

    def look(self, chosen: Chosen, over: QWidget, found: "list[Remark]") -> None:
        """Show what is worth a look, over another dialog."""
        self._show_remarks(chosen, over, found)

    def save(self, chosen: Chosen, kind: Format, target: Path) -> None:
        """Make a document and write it; the notice says how it went."""
        job = self._job(outgoing.made, chosen, kind)
        self._waiting.send(job, _("Dokumentet görs…"), partial(self._write, chosen, kind, target))

    def save_bundle(self, workshop_id: str, target: Path) -> bool:
        """Save the whole process as a bundle; False, and the reason told, if it could not be."""
        scope = scope_of(self._session.library, workshop_id)
        if scope is None:
            return False
        try:
            files.write(target, bundle.pack(self._session.library, scope.process_id))
        except Trouble as trouble:
            self._offer_elsewhere(trouble, partial(self._ask_where_bundle, workshop_id))
            return False
        self.told.emit(self._notice.say_saved(target))
        self.note(workshop_id, _("Uppdraget som fil"), self._left)
        return True

    def note(self, workshop_id: str, what: str, remarks: dict[str, int]) -> None:
        """Note in the library that something has gone out."""
        scope = scope_of(self._session.library, workshop_id)
        if scope is not None:
            write = partial(finals.add_export, self._session.library, scope.process_id, workshop_id, what, remarks)
            self._session.do_beside(scope, N_("Sparat eller skrivit ut: {what}"), write, what=what)

    def _job(self, make: Callable[..., object], *arguments: object) -> Callable[[], object]:
        return press_jobs.of_library(self._session.library, partial(make, *arguments))

    def _looked_through(self, chosen: Chosen, then: Callable[[], object], found: object) -> None:
        if not isinstance(found, list) or not found:
            then()
            return
        dialog = self._show_remarks(chosen, self._place.window(), found)
        dialog.go_on_asked.connect(partial(self._go_on, dialog, then))

    def _go_on(self, dialog: "RemarksDialog", then: Callable[[], object]) -> None:
        from naravard_desktop.jobs.remarks import counts

        self._left = counts(dialog.remarks)
        then()

    def _show_remarks(self, chosen: Chosen, over: QWidget, found: "list[Remark]") -> "RemarksDialog":
        from naravard_desktop.windows.remarks_dialog import RemarksDialog

        write = partial(papers.document, self._session.library, chosen)
        self.dialog = RemarksDialog(self._session, chosen.workshop_id, write, over, found)
        self.dialog.jump_asked.connect(self.jump_asked)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()
        return self.dialog

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _ask_where(self, chosen: Chosen, kind: Format) -> None:
        name = f"{papers.named(self._session.library, chosen)}.{kind}"
        self._where(name, _(FORMATS[kind].filter)).chosen.connect(partial(self.save, chosen, kind))

    def _ask_where_bundle(self, workshop_id: str) -> None:
        name = papers.stem_of(workshop(self._session.library, workshop_id))
        dialog = self._where(f"{name}.naravard", _("Naravård (*.naravard)"))
        dialog.chosen.connect(partial(self.save_bundle, workshop_id))

    def _where(self, name: str, kind: str) -> SaveDialog:
        dialog = SaveDialog(self._session, self._place.window(), name, kind)
        dialog.open()
        return dialog

    def _write(self, chosen: Chosen, kind: Format, target: Path, result: object) -> None:
        if not isinstance(result, Outgoing):
            return
        try:
            written = outgoing.write(target, result.made)
        except Trouble as trouble:
            self._offer_elsewhere(trouble, partial(self._ask_where, chosen, kind))
            return
        said = self._say_written(written, result.made)
        self.told.emit(said)
        self.note(chosen.workshop_id, self._what(chosen, _(FORMATS[kind].name)), result.remarks)

    def _say_written(self, written: Written, made: Made) -> str:
        if written.count > 1 and written.beside is None:
            words = _("{count} filer är sparade i mappen {folder}.").format(count=written.count, folder=written.target)
            return self._notice.say_about(written.target, words)
        more = made.verdict
        if written.beside is not None:
            more = _("Bilderna i det ligger i mappen {folder} bredvid.").format(folder=written.beside.name)
        more = f"{more}." if more and not more.endswith(".") else more
        return self._notice.say_saved(written.target, more=more, kind="info" if made.sound else "warn")

    def _offer_elsewhere(self, trouble: Trouble, ask: Callable[[], object]) -> None:
        self._notice.offer(str(trouble), "error", _("Spara någon annanstans…"), ask)

    def _make_paper(self, chosen: Chosen) -> None:
        job = self._job(outgoing.paper, chosen)
        self._waiting.send(job, _("Dokumentet görs…"), partial(self._print, chosen))

    def _print(self, chosen: Chosen, result: object) -> None:
        if not isinstance(result, Outgoing):
            return
        title = papers.title(self._session.library, chosen.workshop_id, chosen.paper)
        dialog = self._printing.ask(result.made.files[0][1], title, self._place.window())
        if dialog is not None:
            dialog.finished.connect(partial(self._printed, chosen, result.remarks))

    def _printed(self, chosen: Chosen, remarks: dict[str, int], code: int) -> None:
        if code == QDialog.DialogCode.Accepted:
            self.note(chosen.workshop_id, self._what(chosen, _("utskrift")), remarks)

    def _what(self, chosen: Chosen, how: str) -> str:
        title = papers.title(self._session.library, chosen.workshop_id, chosen.paper)
        return _("{document}, {how}").format(document=title, how=how)

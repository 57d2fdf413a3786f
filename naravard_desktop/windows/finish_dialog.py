"""Before minutes are finished: what that means, who does it, and from which § their matters are numbered."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import finals, papers, press_jobs
from naravard_desktop.jobs.minutes_head import SECRETARY, named
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.live.session import Session
from naravard_desktop.process.forms import change_form, minutes_form
from naravard_desktop.process.people import attendance, persons
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.theme import current
from naravard_desktop.windows.form_dialog import FormDialog, words
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.words import left_words

_MOST = 9_999


class FinishDialog(FormDialog):
    """Finishes the minutes of a workshop, written with these switches."""

    finished_them = Signal()
    """The minutes are finished."""
    look_asked = Signal(list)
    """Somebody wants to see what is worth a look; it comes along, as each a `Remark`."""

    def __init__(self, session: Session, press: Press, scope: Scope, switches: Switches, parent: QWidget) -> None:
        title = papers.title(session.library, scope.workshop_id or "", "minutes")
        super().__init__(_("Färdigställ {document}").format(document=_within(title)), session, parent)
        self._session, self._press, self._scope, self._switches = session, press, scope, switches
        library, workshop_id = session.library, scope.workshop_id or ""
        form = minutes_form(library, workshop_id)
        self.name = QLineEdit(secretary(library, scope))
        self.first = QSpinBox()
        self.first.setRange(1, _MOST)
        self._next = finals.next_number(library, workshop_id)
        self.first.setValue(self._next)
        self.first.setPrefix("§ ")
        self.first.setAccessibleName(_("Första paragrafen"))
        self.remarks = words(_("Innehållet ses över…"))
        self.look_button = QPushButton(_("&Se över…"))
        self.look_button.setEnabled(False)
        self.look_button.clicked.connect(self._ask_look)
        self._found: list[object] = []
        self.add_words(
            _(
                "Dokumentet sparas som det är nu, i ett exemplar att publicera, utan det konfidentiella, och ett internt med "
                "allt. Ordet UTKAST tas bort. Det som ändras senare syns som ”ändrat efter färdigställandet”, och dokumentet "
                "kan öppnas igen tills nästa är färdigställt."
            )
        )
        self.add_words(_(finals.PUBLIC_RECORD))
        if left := left_words(library, workshop_id):
            self.add_words(left, "warn")
        row = QHBoxLayout()
        row.setSpacing(current().px(12))
        row.addWidget(self.remarks, 1)
        row.addWidget(self.look_button)
        self.add(row)
        self.add_field(_("&Färdigställs av"), self.name)
        self.numbered = form.numbered
        if form.numbered:
            self.add_field(
                _("Första &paragrafen"),
                self.first,
                _("Numren används aldrig igen, heller inte om dokumentet öppnas igen."),
            )
        self.done_button = self.add_foot(_("Färdigställ"))
        self.name.setFocus()
        self.name.selectAll()
        self._number = 0
        press.ready.connect(self._looked_through)
        press.failed.connect(self._not_looked_through)
        press.troubled.connect(self._not_looked_through)
        session.changed.connect(self._look_through)  # something was masked
        self._look_through()

    def show_remarks(self, count: int) -> None:
        """Say how much there is to look at."""
        self.look_button.setEnabled(count > 0)
        if count == 0:
            self.remarks.setText(_("Innehållet är genomsett: inget att anmärka på."))
        elif count == 1:
            self.remarks.setText(_("1 sak i innehållet är värd att se över."))
        else:
            self.remarks.setText(_("{count} saker i innehållet är värda att se över.").format(count=count))

    def save(self) -> None:
        """Finish the minutes, or say why that could not be done; then nothing is changed."""
        name = one_line(self.name.text())
        if not name:
            self.refuse(_("Skriv vem som färdigställer dokumentet."), self.name)
            return
        library, workshop_id = self._session.library, self._scope.workshop_id or ""
        if self.numbered and self.first.value() != self._next:
            first = self.first.value()
            write = partial(self._set_first, first)
            if not self._session.do(self._scope, N_("Första paragrafen: {number}"), write, number=first):
                return
        if self._session.do_beside(
            self._scope,
            N_("Färdigställt av {name}"),
            partial(finals.finalise, library, workshop_id, self._switches, name),
            name=name,
        ):
            self.finished_them.emit()
            self.accept()

    def _look_through(self) -> None:
        minutes = papers.with_all(Chosen(workshop_id=self._scope.workshop_id or "", switches=self._switches))
        self._number = self._press.send_kept(
            press_jobs.of_library(self._session.library, partial(papers.remarked, minutes))
        )

    def _looked_through(self, number: int, found: object) -> None:
        if number == self._number and isinstance(found, list):
            self._found = found
            self.show_remarks(len(found))

    def _ask_look(self) -> None:
        self.look_asked.emit(self._found)

    def _not_looked_through(self, number: int, _why: object) -> None:
        if number == self._number:
            self.remarks.setText(_("Innehållet kunde inte ses över."))

    def _set_first(self, first: int) -> bool:
        change_form(self._session.library, self._scope.workshop_id or "", first_number=first)
        return True


def secretary(library: Library, scope: Scope) -> str:
    """Return who takes the minutes, as far as that is known."""
    known = persons(library, scope.process_id)
    for one in attendance(library, scope.workshop_id or ""):
        if one.state == "present" and any(named(role.strip(), SECRETARY) for role in one.role.split(",")):
            return known[one.person_id].name
    return ""


def _within(title: str) -> str:
    """Return a heading word as it is written inside a sentence; SAMRÅD is left as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title

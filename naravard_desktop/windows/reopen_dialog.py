"""What is done with finished minutes: opened again, or noted that they were adjusted."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.jobs import finals
from naravard_desktop.live.session import Session
from naravard_desktop.process.finals import Final, set_adjusted
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.windows.finish_dialog import secretary
from naravard_desktop.windows.form_dialog import FormDialog


class ReopenDialog(FormDialog):
    """Asks who opens the minutes again, and why; both are kept with the version that held until then."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget) -> None:
        super().__init__(_("Öppna dokumentet igen"), session, parent, 520)
        self._session, self._scope = session, scope
        self.name, self.reason = QLineEdit(secretary(session.library, scope)), QLineEdit()
        self.reason.setPlaceholderText(_("Till exempel: fel datum i åtgärd 3"))
        self.add_words(
            _(
                "Dokumentet blir ett utkast som kan ändras och färdigställas på nytt. Versionen som gällt hittills finns kvar "
                "och kan läsas. Ärendena behåller sina paragrafer. Har dokumentet skickats ut, tala om för mottagarna att "
                "det ändras."
            )
        )
        self.add_field(_("&Öppnas av"), self.name)
        self.add_field(_("&Varför"), self.reason)
        self.done_button = self.add_foot(_("Öppna igen"))
        (self.reason if self.name.text() else self.name).setFocus()

    def save(self) -> None:
        """Open them, or say what is missing."""
        for field, words in (
            (self.name, _("Skriv vem som öppnar dokumentet igen.")),
            (self.reason, _("Skriv varför dokumentet öppnas igen.")),
        ):
            if not one_line(field.text()):
                self.refuse(words, field)
                return
        name, reason = one_line(self.name.text()), one_line(self.reason.text())
        if self._session.do_beside(
            self._scope, N_("Öppnat igen av {name}: {why}"), self._reopen, name=name, why=reason
        ):
            self.accept()

    def _reopen(self) -> bool:
        finals.reopen(self._session.library, self._scope.workshop_id or "", self.name.text(), self.reason.text())
        return True


class AdjustedDialog(FormDialog):
    """Asks on which day a protocol was adjusted; no day takes it away again."""

    def __init__(self, session: Session, scope: Scope, final: Final, parent: QWidget) -> None:
        super().__init__(_("Justerat datum"), session, parent, 460)
        self._session, self._scope, self._final = session, scope, final
        self.day = DateField(_("Justerat datum"))
        self.day.put(final.adjusted)
        self.add_words(
            _("Dagen då alla som ska har skrivit under. Den visas i dokumentet; i övrigt är det oförändrat.")
        )
        self.add_field(_("&Justerat den"), self.day)
        self.done_button = self.add_foot(_("Spara"))
        self.day.setFocus()

    def save(self) -> None:
        """Save the day, or let the field say that it cannot be read."""
        if not self.day.settle():
            self.day.setFocus()
            return
        day = self.day.value()
        write = partial(self._adjust, day)
        if day == self._final.adjusted or self._session.do_beside(
            self._scope, N_("Justerat datum: {day}"), write, day=day or "–"
        ):
            self.accept()

    def _adjust(self, day: str | None) -> bool:
        set_adjusted(self._session.library, self._final.id, day)
        return True

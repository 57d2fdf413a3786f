"""Before working material is cleared for good: line by line what goes and what stays, and a second step to say so."""

from PySide6.QtWidgets import QCheckBox, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.clearing import Clearing, clear, clearable
from naravard_desktop.live.session import Session
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.form_dialog import FormDialog


class ClearingDialog(FormDialog):
    """Clears when it is said twice: by a tick and by the button. It cannot be undone."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget) -> None:
        super().__init__(_("Rensa arbetsmaterial"), session, parent)
        self._session, self._scope = session, scope
        self._found: Clearing = clearable(session.library, scope.workshop_id or "")
        self.add_words(
            _(
                "Lappar och röster är arbetsmaterial, och behövs inte när dokumentet är färdigställt. Det här går inte att ångra."
            )
        )
        self.photos = QCheckBox(_("Ta bort &fotona också"))
        self.photos.setVisible(self._found.amount.photos > 0)
        self.photos.clicked.connect(self._show)
        self.add_words(_("Det här försvinner"), "heading")
        self.goes = self.add_words("")
        self.add(self.photos)
        self.add_words(_("Det här blir kvar"), "heading")
        self.stays = self.add_words("")
        self.sure = QCheckBox(_("Jag har sparat det som ska &arkiveras, och vill rensa för gott"))
        self.sure.clicked.connect(self._allow)
        self.add(self.sure)
        self._show()
        self.done_button = self.add_foot(_("Rensa för gott"))
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)
        self._allow()
        self.sure.setFocus()

    def save(self) -> None:
        """Clear, or say why that could not be done."""
        if not self.done_button.isEnabled():
            return
        try:
            cleared = clear(
                self._session.library, self._scope.workshop_id or "", self._scope, photos=self.photos.isChecked()
            )
        except Trouble as trouble:
            self.say_trouble(trouble)
            return
        self._session.changed.emit(cleared.changed)
        if cleared.trouble:
            self._session.trouble.emit(cleared.trouble)
        self.accept()

    def _show(self) -> None:
        photos = self.photos.isChecked()
        self.goes.setText(_listed(self._found.goes(photos=photos)) or _("Det finns inget att rensa."))
        self.stays.setText(_listed(self._found.stays(photos=photos)))
        self._allow()

    def _allow(self) -> None:
        something = not self._found.nothing or self.photos.isChecked()
        self.sure.setEnabled(something)
        if hasattr(self, "done_button"):
            self.done_button.setEnabled(something and self.sure.isChecked())


def _listed(lines: list[str]) -> str:
    return "\n".join(f"– {line}" for line in lines)

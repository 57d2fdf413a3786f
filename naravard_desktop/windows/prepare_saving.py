"""What is typed in Förbered on its way to the library: what could not be saved is kept where it stands, and tried again."""

from PySide6.QtCore import QObject

from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import step
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows import agenda_edits as edits
from naravard_desktop.windows.step_fields import StepFields
from naravard_desktop.windows.workshop_fields import WorkshopFields


class Saving(QObject):
    """Takes the texts of moments and the facts of workshops from their fields."""

    def __init__(self, session: Session, fields: StepFields, facts: WorkshopFields, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._fields, self._facts = session, fields, facts
        fields.changed.connect(self._set_field)
        facts.changed.connect(self._set_fact)
        session.saved.connect(self._again)

    def _set_field(self, step_id: str, name: str, text: str, typing: str) -> None:
        library = self._session.library
        try:
            one = step(library, step_id)
        except LookupError:  # its making was undone
            return
        scope = scope_of(library, one.workshop_id)
        if scope and not edits.set_field(self._session, scope, one, name, text, typing):
            self._fields.unsaved[step_id, name] = text

    def _set_fact(self, workshop_id: str, name: str, value: str | None, typing: str) -> None:
        scope: Scope | None = scope_of(self._session.library, workshop_id)
        if scope and not edits.set_fact(self._session, scope, name, value, typing):
            self._facts.unsaved[workshop_id, name] = value

    def _again(self) -> None:
        """The disk answers: take what waits, each once."""
        if not self._fields.unsaved and not self._facts.unsaved:
            return
        texts, self._fields.unsaved = self._fields.unsaved, {}
        values, self._facts.unsaved = self._facts.unsaved, {}
        for (step_id, name), text in texts.items():
            self._set_field(step_id, name, text, "")
        for (workshop_id, name), value in values.items():
            self._set_fact(workshop_id, name, value, "")

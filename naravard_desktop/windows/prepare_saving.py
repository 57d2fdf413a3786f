"""What is typed in Förbered on its way to the library: what could not be saved is kept where it stands, and tried again."""

import json

from PySide6.QtCore import QObject

from naravard_desktop.core import check
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process.drafts import OPTIONS_DRAFT, draft, put_draft
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import step
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.windows import agenda_edits as edits
from naravard_desktop.windows.step_fields import StepFields
from naravard_desktop.windows.step_options import read
from naravard_desktop.windows.step_options_form import Raw
from naravard_desktop.windows.workshop_fields import WorkshopFields


class Saving(QObject):
    """Takes the texts and settings of moments and the facts of workshops from their fields."""

    def __init__(self, session: Session, fields: StepFields, facts: WorkshopFields, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._fields, self._facts = session, fields, facts
        self._options = fields.options
        fields.changed.connect(self._set_field)
        self._options.changed.connect(self._set_options)
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

    def _set_options(self, step_id: str, raw: Raw, typing: str) -> None:
        """Write a moment's settings. Those that do not fit wait, with a sentence, also when the program is closed."""
        library = self._session.library
        try:
            one = step(library, step_id)
        except LookupError:  # its making was undone
            return
        scope = scope_of(library, one.workshop_id)
        if scope is None:
            return
        self._options.say_wrong(None)
        try:
            if not edits.set_options(self._session, scope, one, read(one.kind, raw), typing):
                self._options.unsaved[step_id] = raw
        except check.Wrong as wrong:
            self._wait(step_id, raw)
            self._options.say_wrong(wrong)
        except edits.Refused as refused:
            self._wait(step_id, raw)
            self._options.say_refused(str(refused))

    def _wait(self, step_id: str, raw: Raw) -> None:
        try:
            put_draft(self._session.library, step_id, OPTIONS_DRAFT, json.dumps(raw, ensure_ascii=False))
        except Trouble as trouble:
            self._options.unsaved[step_id] = raw
            self._session.trouble.emit(trouble)

    def _set_fact(self, workshop_id: str, name: str, value: str | None, typing: str) -> None:
        scope: Scope | None = scope_of(self._session.library, workshop_id)
        if scope and not edits.set_fact(self._session, scope, name, value, typing):
            self._facts.unsaved[workshop_id, name] = value

    def _again(self) -> None:
        """The disk answers: take what waits, each once."""
        texts, self._fields.unsaved = self._fields.unsaved, {}
        raws, self._options.unsaved = self._options.unsaved, {}
        values, self._facts.unsaved = self._facts.unsaved, {}
        for (step_id, name), text in texts.items():
            self._set_field(step_id, name, text, "")
        for step_id, raw in raws.items():
            self._set_options(step_id, raw, "")
        for (workshop_id, name), value in values.items():
            self._set_fact(workshop_id, name, value, "")


def waiting_options(library: Library, step_id: str) -> Raw | None:
    """Return the settings of a moment that wait to be put right; None if there are none."""
    try:
        found = json.loads(draft(library, step_id, OPTIONS_DRAFT) or "null")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None

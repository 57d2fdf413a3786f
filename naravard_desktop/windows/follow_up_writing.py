"""Saves what is written in the details of Följ upp; what cannot be saved waits there until it can."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from naravard_desktop.documents.writing import Writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_answers import Waiting, answer_field
from naravard_desktop.process.actions import Action
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.action_rows import ActionRow
from naravard_desktop.windows.follow_up_details import FollowUpDetails
from naravard_desktop.windows.follow_up_edits import ActionEdits


class DetailsWriting(QObject):
    """One for the details of a place, which tells it what is shown."""

    def __init__(self, session: Session, details: FollowUpDetails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._details = session, details
        self._edits: ActionEdits | None = None
        self._context: Writing | None = None
        self._known: dict[str, Action] = {}
        details.changed.connect(self._write)
        details.responsible.picked.connect(self._answer)
        details.responsible.named.connect(self._name)
        details.responsible.removed.connect(self._no_longer)
        session.saved.connect(self._retry)

    def show(self, scope: Scope | None, rows: Sequence[ActionRow], context: Writing | None) -> None:
        """Take the process that is shown, and its actions."""
        self._edits = ActionEdits(self._session, scope) if scope else None
        self._known = {row.action.id: row.action for row in rows}
        self._context = context

    def _write(self, ids: list[str], name: str, value: object) -> None:
        actions = self._actions(ids)
        if not actions or self._edits is None:
            return  # they are gone
        if isinstance(value, Waiting):
            saved = value.write(ids)
        else:
            saved = self._edits.put(actions, name, value, self._details.typing(name))
        if saved:
            self._details.saved(name)
        else:
            self._details.keep(ids, name, value)

    def _retry(self) -> None:
        for (ids, name), value in self._details.take_unsaved().items():
            self._write(list(ids), name, value)

    def _actions(self, ids: Sequence[str]) -> list[Action]:
        return [self._known[row_id] for row_id in ids if row_id in self._known]

    def _answer(self, organisation_id: str, person_id: str, instead: str) -> None:
        place = self._context.organisations.get(organisation_id) if self._context else None
        person = self._context.persons.get(person_id) if self._context else None
        said = person.name if person else place.name if place else ""
        self._put(organisation_id, said, partial(self._save_answer, organisation_id, person_id, said, instead))

    def _name(self, organisation_id: str, name: str, instead: str) -> None:
        self._put(organisation_id, name, partial(self._save_name, organisation_id, name, instead))

    def _no_longer(self, organisation_id: str, person_id: str) -> None:
        self._put(organisation_id, "", partial(self._save_no_longer, organisation_id, person_id))

    def _put(self, organisation_id: str, words: str, write: "partial[bool]") -> None:
        self._details.put(answer_field(organisation_id), Waiting(words, write))

    def _save_answer(self, organisation_id: str, person_id: str, said: str, instead: str, ids: Sequence[str]) -> bool:
        actions = self._actions(ids)
        return self._edits is not None and self._edits.answer(actions, organisation_id, person_id, said, instead)

    def _save_name(self, organisation_id: str, name: str, instead: str, ids: Sequence[str]) -> bool:
        return self._edits is not None and self._edits.name_one(self._actions(ids), organisation_id, name, instead)

    def _save_no_longer(self, organisation_id: str, person_id: str, ids: Sequence[str]) -> bool:
        return self._edits is not None and self._edits.no_longer(self._actions(ids), organisation_id, person_id)

"""What is done to actions in Följ upp: one step to undo, however many actions it is done to."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import cast

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_answers import answer, name_one, no_longer
from naravard_desktop.process.actions import Action, ActionState, add_action, change_action, delete_action
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.rows import Value


class ActionEdits:
    """Edits of one process's actions; each returns False if it could not be saved."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session, self._scope = session, scope
        self._library = session.library

    def add(self, texts: Sequence[str]) -> list[str]:
        """Add actions that were agreed outside the workshops, and return their ids; none if they were not saved."""

        def change() -> list[str]:
            return [add_action(self._library, self._scope.process_id, None, text) for text in texts]

        if len(texts) == 1:
            return self._session.do(self._scope, N_("Ny åtgärd: {text}"), change, text=excerpt(texts[0])) or []
        return self._session.do(self._scope, N_("{count} nya åtgärder"), change, count=len(texts)) or []

    def delete(self, actions: Sequence[Action]) -> bool:
        """Delete actions."""
        labels = (N_("Borttagen åtgärd: {text}"), N_("{count} borttagna åtgärder"))
        return self._each(actions, labels, lambda action: delete_action(self._library, action.id))

    def put(self, actions: Sequence[Action], name: str, value: object, typing: str = "") -> bool:
        """Change a field: text, comment, state, due, level or confidential."""
        said, labels = _labels(name, value)
        new = cast(Value, value)
        return self._each(
            actions, labels, lambda action: change_action(self._library, action.id, **{name: new}), said, typing
        )

    def move_on(self, actions: Sequence[Action], days: int) -> bool:
        """Let actions be done so many days later than now; those without a date are left alone."""
        dated = [(action, later) for action in actions if (later := _later(action.due, days))]
        labels = (N_("Framflyttad {days} dagar: {text}"), N_("{count} åtgärder framflyttade {days} dagar"))

        def change() -> None:
            for action, later in dated:
                change_action(self._library, action.id, due=later)

        return self._whole([action for action, _later in dated], labels, change, days=days)

    def answer(self, actions: Sequence[Action], organisation_id: str, person_id: str, said: str, instead: str) -> bool:
        """Let somebody answer for actions."""
        ids = [action.id for action in actions]
        labels = (N_("Ansvarig {said}: {text}"), N_("Ansvarig {said}, {count} åtgärder"))
        place, person = organisation_id or None, person_id or None
        return self._whole(
            actions, labels, lambda: answer(self._library, self._scope.process_id, ids, place, person, instead), said
        )

    def name_one(self, actions: Sequence[Action], organisation_id: str, name: str, instead: str) -> bool:
        """Add a person who answers for actions."""
        ids = [action.id for action in actions]
        labels = (N_("Ny person, ansvarig {said}: {text}"), N_("Ny person, ansvarig {said}, {count} åtgärder"))
        place = organisation_id or None
        return self._whole(
            actions, labels, lambda: name_one(self._library, self._scope.process_id, ids, place, name, instead), name
        )

    def no_longer(self, actions: Sequence[Action], organisation_id: str, person_id: str) -> bool:
        """Let nobody answer for actions in an organisation, or a person no longer."""
        ids = [action.id for action in actions]
        labels = (N_("Ansvarig borttagen: {text}"), N_("Ansvarig borttagen, {count} åtgärder"))
        place, person = organisation_id or None, person_id or None
        return self._whole(
            actions, labels, lambda: no_longer(self._library, self._scope.process_id, ids, place, person)
        )

    def _each(
        self,
        actions: Sequence[Action],
        labels: tuple[str, str],
        change: Callable[[Action], None],
        said: str = "",
        typing: str = "",
    ) -> bool:
        def whole() -> None:
            for action in actions:
                change(action)

        return self._whole(actions, labels, whole, said, typing)

    def _whole(
        self,
        actions: Sequence[Action],
        labels: tuple[str, str],
        change: Callable[[], None],
        said: str = "",
        typing: str = "",
        **params: int,
    ) -> bool:
        def done() -> bool:
            change()
            return True

        one, many = labels
        said = excerpt(said)
        if len(actions) == 1:
            text = excerpt(actions[0].text)
            return bool(self._session.do(self._scope, one, done, typing=typing, text=text, said=said, **params))
        return bool(actions) and bool(
            self._session.do(self._scope, many, done, typing=typing, count=len(actions), said=said, **params)
        )


def _labels(name: str, value: object) -> tuple[str, tuple[str, str]]:
    match name:
        case "state":
            return ActionState(str(value)).word, (N_("Läge {said}: {text}"), N_("Läge {said}, {count} åtgärder"))
        case "due":
            said = spoken_date(str(value)) if value else "–"
            return said, (N_("Klart senast {said}: {text}"), N_("Klart senast {said}, {count} åtgärder"))
        case "level":
            said = Level(str(value)).word if value else "–"
            return said, (N_("Nivå {said}: {text}"), N_("Nivå {said}, {count} åtgärder"))
        case "comment":
            return "", (N_("Kommentar till åtgärd: {text}"), N_("Kommentar till {count} åtgärder"))
        case "confidential":
            return "", (
                N_("Märkt eller avmärkt som konfidentiell: {text}"),
                N_("{count} åtgärder märkta eller avmärkta som konfidentiella"),
            )
        case _:
            return "", (N_("Ändrad åtgärd: {text}"), N_("{count} ändrade åtgärder"))


def _later(due: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat(due or "") + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None

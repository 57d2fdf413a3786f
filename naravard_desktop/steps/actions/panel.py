"""The facilitator's panel of actions: a table, and the fields of what is chosen; it says what is missing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_actions import COMMANDS
from naravard_desktop.parts.agreed_answers import Answering, AnswerWords, Waiting
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import AgreedPanel, Table, Words
from naravard_desktop.parts.came_from import source_words
from naravard_desktop.parts.due_field import Quick, quick_dues
from naravard_desktop.process import actions as edits
from naravard_desktop.process.actions import Action, actions_of_step
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.workshops import Step, workshop, workshops
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.actions.details import ActionDetails
from naravard_desktop.steps.actions.rows import action_row, missing_words
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind

_SOURCES = {"card", "cluster", "leg", "principle", "goal", "decision"}
_OWN = {"action", "responsible", "person", "organisation", "link", "step", "workshop"}


class ActionsPanel(AgreedPanel):
    """What the group agrees to do."""

    line_name = N_("Ny åtgärd")
    words = Words(
        table=N_("Åtgärder"),
        empty=N_("Här kommer åtgärderna. Skriv den första i rutan nedanför; ansvarig och datum fylls i sedan."),
        one=N_("1 åtgärd"),
        many=N_("{count} åtgärder"),
        capture=CaptureWords(
            N_("Ny åtgärd"),
            N_("Skriv en åtgärd och tryck Enter; Ctrl+Enter går vidare till ansvarig"),
            N_("{count} åtgärder inlagda"),
            N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra en åtgärd av den."),
            N_("Gör en åtgärd av varje rad i det du har kopierat"),
        ),
        new=N_("Ny åtgärd: {text}"),
        several=N_("{count} nya åtgärder"),
        changed=N_("Ändrad åtgärd: {text}"),
        deleted=N_("Borttagen åtgärd: {text}"),
        deleted_many=N_("{count} borttagna åtgärder"),
        moved=N_("Flyttad åtgärd: {text}"),
        moved_many=N_("{count} flyttade åtgärder"),
        secret=N_("Konfidentiell åtgärd: {text}"),
        open=N_("Inte längre konfidentiell: {text}"),
        secret_many=N_("{count} åtgärder märkta eller avmärkta som konfidentiella"),
        sources=N_("Ursprung för åtgärd: {text}"),
    )

    _answer_words = AnswerWords(
        answers=(N_("Ansvarig {said}: {text}"), N_("Ansvarig {said}, {count} åtgärder")),
        new=(N_("Ny person, ansvarig {said}: {text}"), N_("Ny person, ansvarig {said}, {count} åtgärder")),
        no_longer=(N_("Ansvarig borttagen: {text}"), N_("Ansvarig borttagen, {count} åtgärder")),
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.commands = dict(COMMANDS)
        headers = (_("Åtgärd"), _("Ansvarig"), _("Nivå"), _("Klart senast"), _("Kommer från"))
        super().__init__(session, step, Table(headers, (0, 200, 76, 148, 210), 0, (2, 4), 900), parent)
        self._found: dict[str, Action] = {}
        self._sources: dict[str, list[Linked]] = {}
        self._context: Writing = writing(self.library, self.scope.process_id, EVERYTHING)
        self.missing, self._missing_icon = QLabel(self), QLabel(self)
        set_kind(self.missing, "secondary")
        row = QHBoxLayout()
        row.addWidget(self._missing_icon)
        row.addWidget(self.missing, 1)
        self.above.addLayout(row)
        self._missing_row = row
        details = ActionDetails(self)
        details.sources.asked.connect(self._ask_sources)
        Answering(self, details.responsible, self._answer_words, self._writing)
        self.fields = details
        self.build(details)

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Actions, who answers, where they came from, and the question."""
        known = {one.id for found in self._sources.values() for one in found}
        return bool(_OWN & changed.keys()) or any(changed[table] & known for table in _SOURCES & changed.keys())

    def refresh(self) -> None:
        """Read all anew, and say what is missing."""
        super().refresh()
        words, missing = missing_words(list(self._found.values()), self._context.responsibles)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        self._missing_icon.setVisible(bool(words))
        set_kind(self.missing, "warn" if missing else "secondary")
        put_icon(self._missing_icon, "triangle-alert" if missing else "check", "warn" if missing else "primary")
        self._missing_row.setSpacing(current().px(8))

    def rows(self) -> list[AgreedRow]:
        """Read the actions."""
        self._context = writing(self.library, self.scope.process_id, EVERYTHING)
        self._found = {one.id: one for one in actions_of_step(self.library, self.step.id)}
        self._sources = all_came_from(self.library, list(self._found))
        return [
            action_row(self._context, one, self._sources.get(one.id, []), narrow=self.narrow)
            for one in self._found.values()
        ]

    def add(self, text: str) -> str:
        """Add an action; who, when and where from are filled in beside the table."""
        return agree(self.library, self.step, text)

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change an action."""
        edits.change_action(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete an action."""
        edits.delete_action(self.library, row_id)

    def move_row(self, row_id: str, after: str | None) -> None:
        """Move an action."""
        edits.move_action(self.library, row_id, after)

    def is_secret(self, row_id: str) -> bool:
        """Tell whether an action is confidential."""
        return self._found[row_id].confidential

    def show_details(self, ids: Sequence[str]) -> None:
        """Show who answers, level, by when and where from."""
        chosen = [self._found[row_id] for row_id in ids if row_id in self._found]
        sources = source_words(self._context, self._sources.get(ids[0], [])) if len(ids) == 1 else []
        self.fields.show_actions(chosen, self._context, sources, self._quick())

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save level or due date, or who answers."""
        if isinstance(value, Waiting):
            return value.write(ids)
        new: Value = value if isinstance(value, Level) else str(value) if value else None

        def change() -> None:
            for row_id in ids:
                self.change_row(row_id, **{name: new})

        if name == "level":
            return self.labelled(ids, N_("Nivå: {text}"), N_("Nivå för {count} åtgärder"), change)
        said = spoken_date(str(value)) if value else "–"
        labels = N_("Klart senast {said}: {text}"), N_("Klart senast {said}, {count} åtgärder")
        return self.labelled(ids, *labels, change, said=said)

    def _quick(self) -> list[Quick]:
        held = workshop(self.library, self.step.workshop_id)
        start = max(today(), date.fromisoformat(held.date)) if held.date else today()
        later = [
            one.date for one in workshops(self.library, held.process_id) if one.date and one.date > start.isoformat()
        ]
        return quick_dues(start, held.next_date or min(later, default=None))

    def _writing(self) -> Writing:
        return self._context

    def _ask_sources(self) -> None:
        self.ask_sources(self._context, _("Vad kommer åtgärden från?"))

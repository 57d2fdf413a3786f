"""The facilitator's panel of decisions: numbered, with who decides, when, and what each is based on."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_actions import COMMANDS
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import AgreedPanel, Table, Words
from naravard_desktop.parts.came_from import source_words
from naravard_desktop.parts.card_actions import DELETE, Command
from naravard_desktop.parts.due_field import Quick
from naravard_desktop.process import decisions as edits
from naravard_desktop.process.actions import actions_of_process, add_action
from naravard_desktop.process.decisions import Decision, decisions_of_step
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.workshops import Step, steps, workshop
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.decisions.details import DecisionDetails
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce

TO_ACTION = "to_action"
_SOURCES = {"card", "cluster", "leg", "principle", "goal"}
_OWN = {"decision", "link", "step", "workshop", "action"}
_NAMED = 2
"""So many sources are named in the table; more are counted."""


class DecisionsPanel(AgreedPanel):
    """What the group decides."""

    line_name = N_("Nytt beslut")
    words = Words(
        table=N_("Beslut"),
        empty=N_("Här kommer besluten. Skriv det första i rutan nedanför, så som det ska stå i protokollet."),
        one=N_("1 beslut"),
        many=N_("{count} beslut"),
        capture=CaptureWords(
            N_("Nytt beslut"),
            N_("Skriv ett beslut och tryck Enter"),
            N_("{count} beslut inlagda"),
            N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra ett beslut av den."),
            N_("Gör ett beslut av varje rad i det du har kopierat"),
        ),
        new=N_("Nytt beslut: {text}"),
        several=N_("{count} nya beslut"),
        changed=N_("Ändrat beslut: {text}"),
        deleted=N_("Borttaget beslut: {text}"),
        deleted_many=N_("{count} borttagna beslut"),
        moved=N_("Flyttat beslut: {text}"),
        moved_many=N_("{count} flyttade beslut"),
        secret=N_("Konfidentiellt beslut: {text}"),
        open=N_("Inte längre konfidentiellt: {text}"),
        secret_many=N_("{count} beslut märkta eller avmärkta som konfidentiella"),
        sources=N_("Underlag för beslut: {text}"),
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.commands = {key: one for key, one in COMMANDS.items() if key != DELETE}
        self.commands[TO_ACTION] = Command(
            N_("Gör till åtgärd"),
            N_("Lägg en åtgärd som kommer från beslutet i momentet för åtgärder"),
            "Ctrl+T",
            "plus",
        )
        self.commands[DELETE] = COMMANDS[DELETE]
        if _actions_step(session, step) is None:
            del self.commands[TO_ACTION]
        headers = (_("Nr"), _("Beslut"), _("Beslutat av"), _("Datum"), _("Grundas på"))
        super().__init__(session, step, Table(headers, (96, 0, 170, 140, 230), 1, (2, 3, 4), 920), parent)
        self._found: dict[str, tuple[int, Decision]] = {}
        self._sources: dict[str, list[Linked]] = {}
        self._context: Writing = writing(self.library, self.scope.process_id, EVERYTHING)
        details = DecisionDetails(self)
        details.sources.asked.connect(self._ask_sources)
        self.decided = details
        self.build(details)

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Decisions, what they are based on and led to, and the question."""
        known = {one.id for found in self._sources.values() for one in found}
        return bool(_OWN & changed.keys()) or any(changed[table] & known for table in _SOURCES & changed.keys())

    def rows(self) -> list[AgreedRow]:
        """Read the decisions."""
        self._context = writing(self.library, self.scope.process_id, EVERYTHING)
        found = decisions_of_step(self.library, self.step.id)
        self._found = {one.id: (number, one) for number, one in enumerate(found, 1)}
        self._sources = all_came_from(self.library, list(self._found))
        made = [one.id for one in actions_of_process(self.library, self.scope.process_id)]
        led_to = Counter(source.id for some in all_came_from(self.library, made).values() for source in some)
        return [self._row(number, one, led_to[one.id]) for number, one in self._found.values()]

    def add(self, text: str) -> str:
        """Add a decision, by whom and on the day that the step says."""
        return decide(self.library, self.step, text)

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a decision."""
        edits.change_decision(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a decision."""
        edits.delete_decision(self.library, row_id)

    def move_row(self, row_id: str, after: str | None) -> None:
        """Move a decision."""
        edits.move_decision(self.library, row_id, after)

    def is_secret(self, row_id: str) -> bool:
        """Tell whether a decision is confidential."""
        return self._found[row_id][1].confidential

    def show_details(self, ids: Sequence[str]) -> None:
        """Show who, when and based on what."""
        chosen = [self._found[row_id] for row_id in ids if row_id in self._found]
        sources = source_words(self._context, self._sources.get(ids[0], [])) if len(ids) == 1 else []
        held = workshop(self.library, self.step.workshop_id).date
        quick: list[Quick] = [(_("I dag"), today().isoformat())]
        if held and held != quick[0][1]:
            quick.append((_("Workshoppens dag"), held))
        self.decided.show_decisions(chosen, sources, [*quick, (_("Inget datum"), None)])

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save who decides, or when."""
        new = None if value is None else str(value).strip()
        labels = {
            "decided_by": (N_("Vem som beslutar: {text}"), N_("Vem som beslutar, {count} beslut")),
            "decided_on": (N_("Beslutsdatum: {text}"), N_("Beslutsdatum, {count} beslut")),
        }

        def change() -> None:
            for row_id in ids:
                self.change_row(row_id, **{name: new})

        typing = self.decided.typing if name == "decided_by" else ""
        return self.labelled(ids, *labels[name], change, typing)

    def asked(self, name: str, ids: Sequence[str]) -> None:
        """Make actions of decisions."""
        if name == TO_ACTION:
            self._to_actions(ids)

    def _row(self, number: int, one: Decision, actions: int) -> AgreedRow:
        day = spoken_date(one.decided_on) if one.decided_on else ""
        sources = source_words(self._context, self._sources.get(one.id, []))
        text = [CellLine(one.text)]
        if self.narrow:
            based = _("grundas på {count}").format(count=len(sources)) if sources else ""
            if beside := " · ".join(part for part in (one.decided_by, day, based) if part):
                text.append(CellLine(beside, "muted"))
        if actions:
            said = _("1 åtgärd kommer härifrån") if actions == 1 else _("{count} åtgärder kommer härifrån")
            text.append(CellLine(said.format(count=actions), "muted", "list-checks"))
        if one.confidential:
            text.append(CellLine(_("konfidentiell, visas inte för rummet"), "muted", "lock"))
        more = [_("… och {count} till").format(count=len(sources) - _NAMED)] if len(sources) > _NAMED else []
        based_on: Cell = tuple(CellLine(line, "muted") for line in (sources[:_NAMED] + more) or ["–"])
        lead = CellLine(_("Beslut {number}").format(number=number), "primary", strong=True)
        by, on = (CellLine(words or "–", "text" if words else "muted") for words in (one.decided_by, day))
        return AgreedRow(one.id, one.text, ((lead,), tuple(text), (by,), (on,), based_on), one.confidential)

    def _ask_sources(self) -> None:
        if ids := self.here(self.decided.ids):
            number = self._found[ids[0]][0]
            self.ask_sources(self._context, _("Vad grundas beslut {number} på?").format(number=number))

    def _to_actions(self, ids: Sequence[str]) -> None:
        place = _actions_step(self.session, self.step)
        if place is None:
            self.capture.say(_("Det finns inget moment för åtgärder längre fram i workshoppen."))
            return

        def add() -> None:
            for _number, one in (self._found[row_id] for row_id in ids):
                process_id, secret = self.scope.process_id, one.confidential
                add_action(self.library, process_id, place.id, one.text, came_from=[one.id], confidential=secret)

        if self.labelled(ids, N_("Åtgärd av beslut: {text}"), N_("Åtgärder av {count} beslut"), add):
            words = _("Lagt i {step}: {text}").format(step=place.title, text=excerpt(self.known[ids[0]]))
            self.capture.say(words)
            announce(self.table, words)


def _actions_step(session: Session, step: Step) -> Step | None:
    """Return the workshop's first moment for actions after this one."""
    plan = steps(session.library, step.workshop_id)
    at = next((number for number, one in enumerate(plan) if one.id == step.id), len(plan))
    return next((one for one in plan[at + 1 :] if one.kind == "actions"), None)

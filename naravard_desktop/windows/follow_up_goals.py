"""The goals of Följ upp: what a process wants to reach, how it is measured, who owns it, and whether it holds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.documents.writing import Writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_answers import Answering, Waiting
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import AgreedPanel, Table
from naravard_desktop.parts.agreed_people import who_answers
from naravard_desktop.parts.came_from import source_words
from naravard_desktop.process.goals import Goal, GoalState, add_goal, change_goal, delete_goal, goals_of_process
from naravard_desktop.process.links import all_came_from
from naravard_desktop.process.trace import Place, places
from naravard_desktop.steps.goals.details import GoalDetails
from naravard_desktop.steps.goals.words import OWNER_WORDS, WORDS
from naravard_desktop.storage.rows import Value
from naravard_desktop.windows.follow_up_agreed import AgreedPage
from naravard_desktop.windows.follow_up_words import NOTHING, from_lines

_LABELS = {
    "text": (N_("Ändrat mål: {text}"), N_("{count} ändrade mål")),
    "why": (N_("Varför, mål: {text}"), N_("Varför, {count} mål")),
    "measure": (N_("Mätetal för mål: {text}"), N_("Mätetal för {count} mål")),
    "target": (N_("Målvärde för mål: {text}"), N_("Målvärde för {count} mål")),
    "level": (N_("Nivå för mål: {text}"), N_("Nivå för {count} mål")),
    "state": (N_("Läge {said}, mål: {text}"), N_("Läge {said}, {count} mål")),
}
_STATES = {
    GoalState.OPEN: ("text", ""),
    GoalState.REACHED: ("primary", "check"),
    GoalState.DROPPED: ("muted", "x"),
}
_SHORT = 90


class GoalsPage(AgreedPage):
    """All goals of a process, in the order of the group."""

    new_words = N_("Nytt mål")
    concerns = frozenset(
        {"goal", "responsible", "person", "organisation", "link", "workshop", "step", "process", "cluster"}
    )
    keys = (
        (N_("Enter"), N_("Ändra allt om det som är valt; Esc går tillbaka")),
        (N_("F2"), N_("Ändra texten där den står")),
        (N_("Alt+↑, Alt+↓"), N_("Flytta upp och ned")),
        (N_("Delete"), N_("Ta bort det som är valt")),
        (N_("Ctrl+N"), N_("Skriv ett nytt mål")),
    )
    words = replace(
        WORDS,
        empty=N_("Inga mål är satta än. De kommer hit från workshopparna, eller skriv ett i rutan nedanför."),
        capture=replace(WORDS.capture, placeholder=N_("Skriv ett nytt mål och tryck Enter")),
        sources="",
    )
    columns = Table((), (0, 72, 146, 126, 190, 116, 150), 0, (1, 2, 3, 6), 0)
    room = 1010
    details: GoalDetails

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.states = tuple((state.word, state.value) for state in GoalState)
        self._found: dict[str, Goal] = {}
        self._places: dict[str, Place] = {}
        headers = (_("Mål"), _("Nivå"), _("Mätetal"), _("Målvärde"), _("Ägare"), _("Läge"), _("Från workshop"))
        fields = GoalDetails()
        fields.sources.button.hide()  # what it came from is chosen in its workshop
        self.build_table(fields, headers, adds=True)
        # It works with anything that has rows, fields and an edit with a label.
        Answering(cast(AgreedPanel, self), fields.owners, OWNER_WORDS, self._writing)
        fields.closed.connect(self.close_details)

    def read(self) -> None:
        """Read all goals of the process."""
        found = goals_of_process(self.library, self.scope.process_id) if self.scope else []
        self._found = {goal.id: goal for goal in found}
        self._places = places(self.library, list(self._found))

    def rows(self) -> list[AgreedRow]:
        """Return what was read, as rows."""
        return [self._row(goal) for goal in self._found.values()] if self.context else []

    def state_of(self, row_id: str) -> str:
        """Return whether a goal holds."""
        return self._found[row_id].state

    def ranks(self) -> list[tuple[str, str]]:
        """Return ids and ranks of all goals of the process, in order."""
        found = goals_of_process(self.library, self.scope.process_id) if self.scope else []
        return [(goal.id, goal.rank) for goal in found]

    def add(self, text: str) -> str:
        """Add a goal that was set outside the workshops."""
        return add_goal(self.library, self.scope.process_id if self.scope else "", None, text)

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a goal."""
        change_goal(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a goal."""
        delete_goal(self.library, row_id)

    def show_details(self) -> None:
        """Show the fields of the chosen goals."""
        ids = [row_id for row_id in self.ids() if row_id in self._found]
        if self.context is None:
            return
        numbers = {row_id: number for number, row_id in enumerate(self._found, 1)}
        sources = all_came_from(self.library, ids[:1]).get(ids[0], []) if len(ids) == 1 else []
        chosen = [(numbers[row_id], self._found[row_id]) for row_id in ids]
        self.details.show_goals(chosen, self.context, source_words(self.context, sources))

    def first_field(self) -> QWidget | None:
        """Return the text; of several the level."""
        text = self.details.texts["text"]
        return self.details.level if text.isHidden() else text

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field, or who owns them."""
        if isinstance(value, Waiting):
            return value.write(ids)
        new: Value = (Level(str(value)) if value else None) if name == "level" else str(value)
        said = {"said": GoalState(str(value)).word} if name == "state" else {}

        def change() -> None:
            for row_id in ids:
                self.change_row(row_id, **{name: new})

        done = self.labelled(ids, *_LABELS[name], change, self.details.typing(name), **said)
        if done:
            self.details.saved(name)
        return done

    def _writing(self) -> Writing:
        assert self.context is not None  # noqa: S101 - rows are shown
        return self.context

    def _row(self, goal: Goal) -> AgreedRow:
        context = self._writing()
        level = goal.level.word if goal.level else ""
        place = self._places.get(goal.id)
        text = [CellLine(goal.text)]
        if self.narrow:
            beside = (
                level,
                excerpt(goal.measure, _SHORT),
                excerpt(goal.target, _SHORT),
                place.workshop if place else "",
            )
            text.append(CellLine(" · ".join(part for part in beside if part), "muted"))
        tone, icon = _STATES[goal.state]
        owners = who_answers(context, goal.id, _("Saknar ägare"))
        if goal.state is GoalState.DROPPED and not context.responsibles.get(goal.id):
            owners = (CellLine(NOTHING, "muted"),)
        cells: tuple[Cell, ...] = (
            tuple(text),
            (CellLine(level or NOTHING, "muted"),),
            (CellLine(goal.measure) if goal.measure else _lacking(goal, _("Saknar mätetal")),),
            (CellLine(goal.target) if goal.target else _lacking(goal, _("Saknar målvärde")),),
            owners,
            (CellLine(goal.state.word, tone, icon),),
            from_lines(place),
        )
        return AgreedRow(goal.id, goal.text, cells)


def _lacking(goal: Goal, words: str) -> CellLine:
    """Say what is missing; of a goal that no longer holds nothing is."""
    if goal.state is GoalState.DROPPED:
        return CellLine(NOTHING, "muted")
    return CellLine(words, "warn", "triangle-alert")

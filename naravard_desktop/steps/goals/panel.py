"""The facilitator's panel of goals: a table, and the fields of what is chosen; suggestions above, goals from before below."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_actions import COMMANDS
from naravard_desktop.parts.agreed_answers import Answering, Waiting
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import AgreedPanel, Table
from naravard_desktop.parts.came_from import source_words
from naravard_desktop.parts.card_actions import SECRET
from naravard_desktop.process import goals as edits
from naravard_desktop.process.goals import Earlier, Goal, GoalState, goals_before, goals_of_step
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.goals.data import Suggestions, make_goals, set_goal, suggestions, written
from naravard_desktop.steps.goals.details import GoalDetails
from naravard_desktop.steps.goals.rows import goal_row, hint_words
from naravard_desktop.steps.goals.sections import EarlierGoals, SuggestionList
from naravard_desktop.steps.goals.words import OWNER_WORDS, WORDS
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind

T = TypeVar("T")
_CONCERNS = {
    *("goal", "responsible", "person", "organisation", "link", "step", "workshop"),
    *("card", "cluster", "leg", "vote", "principle", "decision"),
}
_LABELS = {
    "text": (N_("Ändrat mål: {text}"), N_("{count} ändrade mål")),
    "why": (N_("Varför, mål: {text}"), N_("Varför, {count} mål")),
    "measure": (N_("Mätetal för mål: {text}"), N_("Mätetal för {count} mål")),
    "target": (N_("Målvärde för mål: {text}"), N_("Målvärde för {count} mål")),
    "level": (N_("Nivå för mål: {text}"), N_("Nivå för {count} mål")),
    "state": (N_("Läge {said}, mål: {text}"), N_("Läge {said}, {count} mål")),
}


class GoalsPanel(AgreedPanel):
    """What the group wants to reach."""

    line_name = N_("Nytt mål")
    words = WORDS

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.commands = {name: command for name, command in COMMANDS.items() if name != SECRET}
        headers = (_("Nr"), _("Mål"), _("Nivå"), _("Mätetal och målvärde"), _("Ägare"))
        super().__init__(session, step, Table(headers, (52, 0, 76, 230, 210), 1, (2, 3), 900), parent)
        self._found: dict[str, tuple[int, Goal]] = {}
        self._before: list[Earlier] = []
        self._sources: dict[str, list[Linked]] = {}
        self._suggested = Suggestions(None, [])
        self._context: Writing = writing(self.library, self.scope.process_id, EVERYTHING)
        self.suggestions, self.earlier = SuggestionList(), EarlierGoals()
        self._hints = QWidget(self)
        self.hint, self._hint_icon = QLabel(), QLabel()
        self.hint.setWordWrap(True)
        set_kind(self.hint, "secondary")
        self._hint_row = QHBoxLayout(self._hints)
        self._hint_row.setContentsMargins(0, 0, 0, 0)
        self._hint_row.addWidget(self._hint_icon)
        self._hint_row.addWidget(self.hint, 1)
        self.above.addWidget(self.suggestions)
        self.above.addWidget(self._hints)
        self.below.addWidget(self.earlier)
        self.fields = GoalDetails(self)
        self.fields.sources.asked.connect(self._ask_sources)
        self.fields.closed.connect(self.table.setFocus)
        for field in self.fields.texts.values():
            field.undo_requested.connect(self.undo)
            field.redo_requested.connect(self.redo)
        Answering(self, self.fields.owners, OWNER_WORDS, self._writing)
        self.suggestions.taken.connect(self.take)
        self.earlier.stated.connect(self.state)
        self.build(self.fields)
        self.suggestions.fold.fold(folded=bool(self._found))

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Goals, who owns them, where they came from and may come from, and the question."""
        return bool(_CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Read all anew, and say what is missing."""
        super().refresh()
        self._before = goals_before(self.library, self.step.id)
        self._suggested = suggestions(self.library, self.step)
        self.suggestions.show_suggestions(self._suggested, self._became(), begun=bool(self._found))
        self.earlier.show_goals(self._context, self._before)
        words, well = hint_words([goal for _number, goal in self._found.values()], self._before, self._context)
        self.hint.setText(words)
        self._hints.setVisible(bool(words))
        put_icon(self._hint_icon, "check" if well else "info", "primary" if well else "muted")
        self._hint_row.setSpacing(current().px(8))

    def do(self, label: str, change: Callable[[], T], *, typing: str = "", **params: str | int) -> T | None:
        """Perform an edit; in an anonymous moment it leaves no time."""
        whole = partial(written, self.library, self.step, change)
        return super().do(label, whole, typing=typing, **params)

    def rows(self) -> list[AgreedRow]:
        """Read the goals."""
        self._context = writing(self.library, self.scope.process_id, EVERYTHING)
        found = goals_of_step(self.library, self.step.id)
        self._found = {goal.id: (number, goal) for number, goal in enumerate(found, 1)}
        self._sources = all_came_from(self.library, list(self._found))
        return [goal_row(self._context, number, goal, narrow=self.narrow) for number, goal in self._found.values()]

    def add(self, text: str) -> str:
        """Add a goal; the rest is filled in beside the table."""
        return set_goal(self.library, self.step, text)

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a goal."""
        edits.change_goal(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a goal."""
        edits.delete_goal(self.library, row_id)

    def move_row(self, row_id: str, after: str | None) -> None:
        """Move a goal."""
        edits.move_goal(self.library, row_id, after)

    def show_details(self, ids: Sequence[str]) -> None:
        """Show the fields of these."""
        chosen = [self._found[row_id] for row_id in ids if row_id in self._found]
        sources = source_words(self._context, self._sources.get(ids[0], [])) if len(ids) == 1 else []
        self.fields.show_goals(chosen, self._context, sources)

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field, or who owns them."""
        if isinstance(value, Waiting):
            return value.write(ids)
        new: Value = (Level(str(value)) if value else None) if name == "level" else str(value)
        said = {"said": GoalState(str(value)).word} if name == "state" else {}

        def change() -> None:
            for row_id in ids:
                self.change_row(row_id, **{name: new})

        done = self.labelled(ids, *_LABELS[name], change, self.fields.typing(name), **said)
        if done:
            self.fields.saved(name)
        return done

    def take(self, ids: Sequence[str]) -> None:
        """Make goals of suggestions; one that is a goal already is chosen among them."""
        became = self._became()
        chosen = [one for one in self._suggested.found if one.id in ids]
        new = [one for one in chosen if one.id not in became and not one.closed]
        if new:
            change = partial(make_goals, self.library, self.step, new)
            if len(new) == 1:
                made = self.do(N_("Förslag blev mål: {text}"), change, text=excerpt(new[0].text))
            else:
                made = self.do(N_("{count} förslag blev mål"), change, count=len(new))
            if made:
                self.table.choose(made)
                announce(self.table, _("{count} nya mål").format(count=len(made)))
        elif any(one.closed for one in chosen):
            self.capture.say(
                _("Det som inte visas för rummet blir inget mål. Skriv målet med egna ord; välj sedan ursprunget.")
            )
        else:
            numbers = {became[one.id] for one in chosen}
            self.table.choose([goal.id for number, goal in self._found.values() if number in numbers])

    def state(self, ids: Sequence[str], state: GoalState) -> None:
        """Say whether goals from before still hold."""
        texts = {one.goal.id: one.goal.text for one in self._before}

        def change() -> bool:
            for row_id in ids:
                self.change_row(row_id, state=state)
            return True

        one, many = _LABELS["state"]
        which: dict[str, str | int] = {"text": excerpt(texts[ids[0]])} if len(ids) == 1 else {"count": len(ids)}
        if self.do(one if len(ids) == 1 else many, change, typing="", said=state.word, **which):
            announce(self.earlier.table, state.word)

    def order_focus(self) -> None:
        """Let Tab go as the eye does: the suggestions, the goals and their fields, those from before, the line to write in."""
        super().order_focus()
        above, below = self.suggestions.fold.widgets(), self.earlier.widgets()
        last = (self.details.widgets() or self.bar.buttons())[-1]
        for one, after in pairwise((*above, self.table)):
            QWidget.setTabOrder(one, after)
        for one, after in pairwise((last, *below, self.capture.field)):
            QWidget.setTabOrder(one, after)

    def _became(self) -> dict[str, int]:
        """Return the numbers of the goals that something became."""
        return {one.id: self._found[row_id][0] for row_id, found in self._sources.items() for one in found}

    def _writing(self) -> Writing:
        return self._context

    def _ask_sources(self) -> None:
        self.ask_sources(self._context, _("Vad kommer målet från?"))

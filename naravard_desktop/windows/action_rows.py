"""The actions of a process as rows: what, who, level, by when, state and where it came from; and which are wanted."""

from dataclasses import dataclass

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, came_from_words, writing
from naravard_desktop.process.actions import Action, ActionState, actions_of_process
from naravard_desktop.process.links import came_from
from naravard_desktop.process.responsible import Responsible
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.invited import SHAPES
from naravard_desktop.windows.lines import Cell, Line
from naravard_desktop.windows.words import due_words

BESIDES = (2, 4, 5)
"""The columns of level, state and origin."""
STILL_OPEN = (ActionState.OPEN, ActionState.DOING)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with all that is shown of it."""

    action: Action
    responsible: Cell
    organisations: frozenset[str]
    sources: str
    late: bool

    @property
    def text(self) -> str:
        """All words of the row, for the filter."""
        parts = (self.action.text, self.action.comment, self.sources, *(line.text for line in self.responsible))
        return " ".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter; None and "" let everything through. `state` "open" is not begun or going on, "late" is overdue."""

    text: str = ""
    organisation_id: str | None = None
    level: Level | None = None
    state: str = ""

    def takes(self, row: ActionRow) -> bool:
        """Tell whether a row is wanted."""
        return (
            all(word in row.text for word in self.text.casefold().split())
            and self.organisation_id in {None, *row.organisations}
            and self.level in {None, row.action.level}
            and self._state(row)
        )

    def _state(self, row: ActionRow) -> bool:
        if self.state == "still_open":
            return row.action.state in STILL_OPEN
        if self.state == "late":
            return row.late
        return self.state in {"", row.action.state.value}


def action_rows(library: Library, process_id: str) -> list[ActionRow]:
    """Return the actions of a process: overdue first, then by date, what is done last."""
    context = writing(library, process_id, EVERYTHING)
    rows = [_row(context, action) for action in actions_of_process(library, process_id)]
    return sorted(rows, key=lambda row: (not row.late, row.action.state not in STILL_OPEN))


def cells(row: ActionRow, *, narrow: bool = False) -> tuple[Cell, ...]:
    """Return what a row shows; narrow, what would stand in `BESIDES` stands under the action."""
    action = row.action
    due, _past = due_words(action.due)
    over = row.late
    when: Cell = (Line(due, "over" if over else "text", strong=over),)
    if not over and action.due:
        when = (Line(due.partition(",")[0]),)
    what: Cell = (
        Line(action.text),
        *((Line(action.comment, "muted"),) if action.comment else ()),
        *((Line(_("konfidentiell"), "warn"),) if action.confidential else ()),
        *((Line(_beside(row), "muted"),) if narrow else ()),
    )
    return (
        what,
        row.responsible or (Line(_("saknas"), "warn"),),
        (Line(action.level.word if action.level else "–", "muted"),),
        when,
        (Line(action.state.word, "muted" if action.state not in STILL_OPEN else "text"),),
        (Line(row.sources or "–", "muted"),),
    )


def _beside(row: ActionRow) -> str:
    level = row.action.level.word if row.action.level else ""
    return " · ".join(part for part in (level, row.action.state.word, row.sources) if part)


def _row(context: Writing, action: Action) -> ActionRow:
    parties = context.responsibles.get(action.id, [])
    late = bool(action.due and action.due < today().isoformat()) and action.state in STILL_OPEN
    return ActionRow(
        action,
        tuple(_party(context, one) for one in parties),
        frozenset(one.organisation_id for one in parties if one.organisation_id),
        _sources(context, action),
        late,
    )


def _party(context: Writing, one: Responsible) -> Line:
    organisation = context.organisations.get(one.organisation_id or "")
    person = context.persons.get(one.person_id or "")
    name = person.name if person else organisation.name if organisation else ""
    beside = f", {organisation.name}" if person and organisation else ""
    return Line(name + beside, shape=SHAPES[organisation.type] if organisation else None)


def _sources(context: Writing, action: Action) -> str:
    found = came_from(context.library, action.id)
    cards = [one for one in found if one.table == "card"]
    others = came_from_words(context, [one for one in found if one.table != "card"])
    counted = "" if not cards else _("1 lapp") if len(cards) == 1 else _("{count} lappar").format(count=len(cards))
    return "; ".join(part for part in (others, counted) if part)

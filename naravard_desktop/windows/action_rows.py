"""The actions of a process as rows: what, who, level, by when, state and where it came from; which, and in what order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import swedish_order
from naravard_desktop.core.words import Level
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import Writing, came_from_words, writing
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.actions import Action, ActionState, actions_of_process
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.responsible import Responsible
from naravard_desktop.process.reviews import STILL_OPEN, Chapter
from naravard_desktop.process.trace import places
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.lines import Cell, Line
from naravard_desktop.windows.words import due_words

BESIDES = (2, 4, 5)
"""The columns of level, state and origin."""
_MOST_TEXT = 2_000
NOBODY = "-"
"""Stands for no responsible where a person's id does."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with all that is shown of it."""

    action: Action
    responsible: Cell
    persons: frozenset[str]
    organisations: frozenset[str]
    sources: str
    workshop: str
    late: bool

    @property
    def text(self) -> str:
        """All words of the row, for the filter."""
        parts = (self.action.text, self.action.comment, self.sources, self.workshop)
        return " ".join((*parts, *(line.text for line in self.responsible))).casefold()

    @property
    def still_open(self) -> bool:
        """Whether something remains to be done."""
        return self.action.state in STILL_OPEN


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter; None and "" let everything through. `state` may be "still_open": not begun or going on; `due` is a key of
    `DUES`; `person_id` may be `NOBODY`."""

    text: str = ""
    person_id: str | None = None
    organisation_id: str | None = None
    level: Level | None = None
    due: str = ""
    state: str = ""

    def takes(self, row: ActionRow) -> bool:
        """Tell whether a row is wanted."""
        return (
            all(word in row.text for word in self.text.casefold().split())
            and (self.person_id in {None, *row.persons} or (self.person_id == NOBODY and not row.responsible))
            and self.organisation_id in {None, *row.organisations}
            and self.level in {None, row.action.level}
            and (not self.due or _DUE[self.due](row))
            and (self.state in {"", row.action.state.value} or (self.state == "still_open" and row.still_open))
        )


def _this_week(row: ActionRow) -> bool:
    monday = today() - timedelta(days=today().weekday())
    return monday <= _day(row) <= monday + timedelta(days=6)


def _this_month(row: ActionRow) -> bool:
    return (row.action.due or "").startswith(today().isoformat()[:7])


def _is_late(row: ActionRow) -> bool:
    return row.late


def _undated(row: ActionRow) -> bool:
    return not row.action.due


def _day(row: ActionRow) -> date:
    try:
        return date.fromisoformat(row.action.due or "")
    except ValueError:
        return date.max


DUES = {
    "late": N_("Försenade"),
    "week": N_("Denna vecka"),
    "month": N_("Denna månad"),
    "none": N_("Utan datum"),
}
_DUE: dict[str, Callable[[ActionRow], bool]] = {
    "late": _is_late,
    "week": _this_week,
    "month": _this_month,
    "none": _undated,
}


def action_rows(library: Library, process_id: str) -> list[ActionRow]:
    """Return the actions of a process, by due date."""
    context = writing(library, process_id, EVERYTHING)
    found = actions_of_process(library, process_id)
    sources = all_came_from(library, [action.id for action in found])
    made = {row_id: place.workshop for row_id, place in places(library, [action.id for action in found]).items()}
    return [_row(context, action, sources.get(action.id, []), made.get(action.id, "")) for action in found]


def in_order(rows: list[ActionRow], column: int = 3, *, backwards: bool = False) -> list[ActionRow]:
    """Return rows by a column; by date, what is overdue comes first and what is done last. Equal ones stay as they are."""
    return sorted(rows, key=_ORDERS[column], reverse=backwards)


def _by_text(row: ActionRow) -> tuple[object, ...]:
    return (swedish_order(row.action.text),)


def _by_responsible(row: ActionRow) -> tuple[object, ...]:
    return (not row.responsible, [swedish_order(line.text) for line in row.responsible])


def _by_level(row: ActionRow) -> tuple[object, ...]:
    return (list(Level).index(row.action.level) if row.action.level else len(Level),)


def _by_due(row: ActionRow) -> tuple[object, ...]:
    return (not row.late, not row.still_open, _day(row))


def _by_state(row: ActionRow) -> tuple[object, ...]:
    return (list(ActionState).index(row.action.state), _day(row))


def _by_origin(row: ActionRow) -> tuple[object, ...]:
    return (not row.workshop, swedish_order(row.workshop), swedish_order(row.sources))


_ORDERS = (_by_text, _by_responsible, _by_level, _by_due, _by_state, _by_origin)


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
    origin = tuple(Line(words, "muted") for words in (row.sources, row.workshop) if words)
    return (
        what,
        row.responsible or (Line(_("saknas"), "warn"),),
        (Line(action.level.word if action.level else "–", "muted"),),
        when,
        (Line(action.state.word, "text" if row.still_open else "muted"),),
        origin or (Line("–", "muted"),),
    )


def _beside(row: ActionRow) -> str:
    level = row.action.level.word if row.action.level else ""
    return " · ".join(part for part in (row.action.state.word, level, row.sources, row.workshop) if part)


def _row(context: Writing, action: Action, sources: list[Linked], title: str) -> ActionRow:
    parties = context.responsibles.get(action.id, [])
    late = bool(action.due and action.due < today().isoformat()) and action.state in STILL_OPEN
    return ActionRow(
        action,
        tuple(_party(context, one) for one in parties),
        frozenset(one.person_id for one in parties if one.person_id),
        frozenset(one.organisation_id for one in parties if one.organisation_id),
        _sources(context, sources),
        title,
        late,
    )


def _party(context: Writing, one: Responsible) -> Line:
    organisation = context.organisations.get(one.organisation_id or "")
    person = context.persons.get(one.person_id or "")
    name = person.name if person else organisation.name if organisation else ""
    beside = f", {organisation.name}" if person and organisation else ""
    return Line(name + beside, shape=MARKS[organisation.type] if organisation else None)


def _sources(context: Writing, found: list[Linked]) -> str:
    cards = [one for one in found if one.table == "card"]
    others = came_from_words(context, [one for one in found if one.table != "card"])
    counted = "" if not cards else _("1 lapp") if len(cards) == 1 else _("{count} lappar").format(count=len(cards))
    return "; ".join(part for part in (others, counted) if part)


def chapter_words(one: Chapter) -> str:
    """Say what a workshop said of an action: when and where, how far it had come, another date, and what was noted."""
    when = spoken_date(one.workshop.date) if one.workshop.date else ""
    said = [one.review.state.word if one.review.talked else _("inte pratat om")]
    if one.review.due != one.review.due_before:
        new, old = (spoken_date(day) if day else _("inget datum") for day in (one.review.due, one.review.due_before))
        said.append(_("nytt datum {day}, tidigare {before}").format(day=new, before=old))
    comment = one.review.comment
    noted = comment if len(comment) <= _MOST_TEXT else f"{comment[:_MOST_TEXT]}…"
    head = " · ".join(part for part in (when, one.workshop.title) if part)
    return "\n".join(part for part in (head, " · ".join(said), noted) if part)

"""Actions as data: for a workbook or a text file to sort and count in, and for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from naravard_desktop.core.clock import SWEDEN, is_date, is_time, spoken_date, today
from naravard_desktop.core.language import _
from naravard_desktop.documents import ics
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, came_from_words, responsible_words, writing
from naravard_desktop.documents.xlsx import Cell, Sheet
from naravard_desktop.jobs.minutes import marks
from naravard_desktop.process.actions import Action, ActionState, actions_of_process, actions_of_step
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.processes import Process, process
from naravard_desktop.process.responsible import Responsible
from naravard_desktop.process.reviews import STILL_OPEN
from naravard_desktop.process.workshops import Workshop, steps, workshop, workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library

_WIDTHS = (50.0, 26.0, 26.0, 9.0, 14.0, 14.0, 40.0, 40.0, 34.0)


def action_sheets(
    library: Library, place: Scope, switches: Switches, ids: Sequence[str] | None = None
) -> tuple[Sheet, Sheet]:
    """Return the actions of a process, or of one of its workshops, as a table, and a sheet that says what it is.

    With `ids` only those, in that order. Nothing but the actions stands in the first, so that it can be sorted and counted;
    what is left out as confidential is said on the other.
    """
    found = _gathered(library, place, switches, ids)
    header = [
        _("Åtgärd"),
        _("Ansvarig"),
        _("Organisation"),
        _("Nivå"),
        _("Klart senast"),
        _("Läge"),
        _("Kommentar"),
        _("Kommer från"),
        _("Workshop"),
    ]
    widths = list(_WIDTHS)
    if found.marks:
        header.append(_("Märkning"))
        widths.append(24.0)
    rows = tuple(_row(found, action) for action in found.actions)
    return Sheet(_("Åtgärder"), tuple(header), rows, tuple(widths)), _about(found)


def action_calendar(library: Library, place: Scope, switches: Switches, made: datetime | None = None) -> bytes:
    """Return a calendar with each action that has a date and is not closed, and with the meeting that comes next.

    Of a workshop its own; of a process the meeting that was set last. `made` is the instant of the file, now if not given.
    """
    found = _gathered(library, place, switches, None)
    before = f"{' · '.join(found.marks)}: " if found.marks else ""
    tasks = [
        ics.Task(
            action.id,
            before + action.text,
            date.fromisoformat(action.due),
            _task_words(found, action),
            "IN-PROCESS" if action.state is ActionState.DOING else "NEEDS-ACTION",
        )
        for action in found.actions
        if action.due and is_date(action.due) and action.state in STILL_OPEN
    ]
    name = before + (found.held.title if found.held else found.process.title)
    return ics.calendar(name, tasks, _meetings(found, before), (made or datetime.now(UTC)).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The actions that may be shown, and what is needed to put them in words; `agreed` is the workshop of each step."""

    context: Writing
    process: Process
    held: Workshop | None
    actions: list[Action]
    left_out: int
    sources: dict[str, list[Linked]]
    agreed: dict[str, Workshop]
    marks: tuple[str, ...]


def _gathered(library: Library, place: Scope, switches: Switches, ids: Sequence[str] | None) -> _Gathered:
    collaboration = process(library, place.process_id)
    agreed = {step.id: held for held in workshops(library, place.process_id) for step in steps(library, held.id)}
    if place.workshop_id:
        found = [action for step in steps(library, place.workshop_id) for action in actions_of_step(library, step.id)]
    else:
        found = actions_of_process(library, place.process_id)
    if ids is not None:
        known = {action.id: action for action in found}
        found = [known[row_id] for row_id in ids if row_id in known]
    shown = [action for action in found if switches.confidential or not action.confidential]
    return _Gathered(
        writing(library, place.process_id, switches),
        collaboration,
        workshop(library, place.workshop_id) if place.workshop_id else None,
        shown,
        len(found) - len(shown),
        all_came_from(library, [action.id for action in shown]),
        agreed,
        marks(collaboration),
    )


def _row(found: _Gathered, action: Action) -> tuple[Cell, ...]:
    parties = found.context.responsibles.get(action.id, [])
    due: Cell = date.fromisoformat(action.due) if action.due and is_date(action.due) else action.due
    # One party a line in both columns, so that the lines belong together.
    row = (
        action.text,
        "\n".join(_person(found.context, one) for one in parties) or _("saknas"),
        "\n".join(_organisation(found.context, one) for one in parties),
        action.level.word if action.level else "",
        due,
        action.state.word,
        action.comment,
        came_from_words(found.context, found.sources.get(action.id, [])),
        _workshop_words(found.agreed.get(action.step_id or "")),
    )
    return (*row, " · ".join(found.marks)) if found.marks else row


def _person(context: Writing, one: Responsible) -> str:
    if one.person_id is None:
        return _("ingen namngiven")
    return context.persons[one.person_id].name if context.switches.names else _("(namn utelämnat)")


def _organisation(context: Writing, one: Responsible) -> str:
    return context.organisations[one.organisation_id].name if one.organisation_id else "–"


def _workshop_words(held: Workshop | None) -> str:
    if held is None:
        return ""
    return f"{held.title} ({spoken_date(held.date)})" if held.date else held.title


def _about(found: _Gathered) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (_("Uppdrag"), found.process.title),
        (_("Workshop"), _workshop_words(found.held)),
        (_("Läget den"), today()),
        (_("Antal åtgärder"), len(found.actions)),
        (_("Konfidentiella åtgärder som är utelämnade"), found.left_out or ""),
        (_("Märkning"), " · ".join(found.marks)),
    ]
    return Sheet(_("Om listan"), (_("Uppgift"), _("Innehåll")), tuple(row for row in rows if row[1] != ""), (44, 60))


def _task_words(found: _Gathered, action: Action) -> str:
    told = [
        (_("Ansvarig"), responsible_words(found.context, action.id).replace("\n", "; ") or _("saknas")),
        (_("Nivå"), action.level.word if action.level else ""),
        (_("Läge"), action.state.word),
        (_("Kommentar"), action.comment),
        (_("Kommer från"), came_from_words(found.context, found.sources.get(action.id, []))),
        (_("Uppdrag"), found.process.title),
        (_("Workshop"), _workshop_words(found.agreed.get(action.step_id or ""))),
    ]
    return "\n".join(f"{label}: {words}" for label, words in told if words)


def _meetings(found: _Gathered, before: str) -> list[ics.Meeting]:
    """Return the meeting that comes next, if its day is known."""
    candidates = [found.held] if found.held else workshops(found.context.library, found.process.id)
    for held in reversed(candidates):
        if held.next_date and is_date(held.next_date):
            starts: date = date.fromisoformat(held.next_date)
            told = [_("Nästa möte i {title}.").format(title=found.process.title)]
            if held.next_time and is_time(held.next_time):
                starts = datetime.combine(starts, time.fromisoformat(held.next_time), SWEDEN)
                told.append(_("När mötet slutar är inte bestämt."))
            else:
                told.append(_("Tiden är inte bestämd."))
            told.append(_("Bestämt på {workshop}.").format(workshop=_workshop_words(held)))
            title = before + _("Nästa möte: {title}").format(title=found.process.title)
            return [ics.Meeting(held.id, title, starts, held.next_place, " ".join(told))]
    return []

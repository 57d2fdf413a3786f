"""The agenda (program) that participants get: when, where, and what is talked about. Nothing of what only the facilitator
reads stands in it."""

from collections.abc import Sequence
from itertools import accumulate

from naravard_desktop.core.clock import is_time, later, spoken_date, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Document, Facts, Paragraph, Table
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, name_words, writing
from naravard_desktop.jobs.minutes import footer, marks
from naravard_desktop.jobs.photos import logos_of
from naravard_desktop.process.cards import cards
from naravard_desktop.process.people import attendance
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.steps.opening.data import PURPOSE
from naravard_desktop.storage.library import Library

_DAY = 24 * 60


def agenda(library: Library, workshop_id: str, *, names: bool = True) -> Document:
    """Write the programme of a workshop; without `names` its persons are not named."""
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    context = writing(library, held.process_id, Switches(names=names))
    plan = steps(library, workshop_id)
    facts = [
        (_("Uppdrag"), collaboration.title),
        *when_and_where(held, plan),
        *roles(context, workshop_id),
        (_("Inbjudna"), ", ".join(_invited(context, workshop_id))),
        (_("Syfte"), "\n".join(_purposes(library, plan))),
    ]
    return Document(
        kind=_("Program"),
        title=held.title,
        date=held.date or "",
        footer=footer(collaboration, held),
        blocks=(
            Facts(tuple((label, name_words(context, text)) for label, text in facts if text)),
            _programme(context, held, plan),
            *_next_meeting(held),
        ),
        marks=marks(collaboration),
        author=collaboration.title,
        logos=logos_of(library, held.process_id),
    )


def clock_times(held: Workshop, plan: Sequence[Step]) -> list[str]:
    """Return when each moment begins and, last, when all is over, as print writes it; nothing without a start."""
    if not held.starts or not is_time(held.starts):
        return []
    gone = accumulate((step.minutes for step in plan), initial=0)
    return [spoken_time(later(held.starts, minutes % _DAY)) for minutes in gone]


def when_and_where(held: Workshop, plan: Sequence[Step]) -> list[tuple[str, str]]:
    """Say the date, the hours and the place; what is unknown is empty."""
    times = clock_times(held, plan)
    end = spoken_time(held.ends) if held.ends else (times[-1] if plan and times else "")
    hours = "–".join(time for time in (spoken_time(held.starts or ""), end) if time)
    return [
        (_("Datum"), spoken_date(held.date, weekday=True) if held.date else ""),
        (_("Tid"), hours if held.starts else ""),
        (_("Plats"), held.place),
    ]


def roles(context: Writing, workshop_id: str) -> list[tuple[str, str]]:
    """Say who has a role at the meeting; nothing where names are left out."""
    found: dict[str, list[str]] = {}
    for one in attendance(context.library, workshop_id):
        if one.role and one.state != "absent" and context.switches.names:
            role = one.role[:1].upper() + one.role[1:]
            found.setdefault(role, []).append(context.persons[one.person_id].name)
    first = [_("Ordförande"), _("Sekreterare")]
    order = sorted(found, key=lambda role: (first.index(role) if role in first else len(first), role))
    return [(role, ", ".join(found[role])) for role in order]


def length_words(minutes: int) -> str:
    """Say how long a moment is."""
    return _("{minutes} min").format(minutes=minutes)


def _invited(context: Writing, workshop_id: str) -> list[str]:
    """Return the organisations that take part."""
    persons = [context.persons[one.person_id] for one in attendance(context.library, workshop_id)]
    found = {person.organisation_id for person in persons}
    return [organisation.name for organisation in context.organisations.values() if organisation.id in found]


def _purposes(library: Library, plan: Sequence[Step]) -> list[str]:
    openings = [step for step in plan if step.kind == "opening"]
    return [
        card.text
        for step in openings
        for card in cards(library, step.id, PURPOSE)
        if not (card.hidden or card.confidential)
    ]


def _programme(context: Writing, held: Workshop, plan: Sequence[Step]) -> Block:
    if not plan:
        return Paragraph(_("Programmet är inte bestämt än."))
    times = clock_times(held, plan)
    at = times or [length_words(step.minutes) for step in plan]
    rows = [
        (time, name_words(context, step.title), name_words(context, _line(step)))
        for time, step in zip(at, plan, strict=False)
    ]
    if times:
        rows.append((times[-1], _("Slut"), ""))
    header = (_("Tid") if times else _("Längd"), _("Moment"), _("Det vi talar om"))
    return Table("", header, tuple(rows), (0.5, 1.6, 2.6), row_header=True)


def _line(step: Step) -> str:
    """Say what a moment is about, in the words that the room reads on the screen."""
    if step.kind == "break":
        return length_words(step.minutes)
    return "" if step.prompt.strip() == step.title.strip() else step.prompt


def _next_meeting(held: Workshop) -> list[Block]:
    when = spoken_date(held.next_date, weekday=True) if held.next_date else ""
    at = _("kl. {time}").format(time=spoken_time(held.next_time)) if held.next_time else ""
    words = ", ".join(part for part in (" ".join(part for part in (when, at) if part), held.next_place) if part)
    return [Paragraph(words, lead=_("Nästa möte:"))] if words else []

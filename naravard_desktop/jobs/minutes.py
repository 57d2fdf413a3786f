"""The minutes of a workshop: head, who was there, and the section of each step."""

from collections import defaultdict

from naravard_desktop.core.clock import spoken_date, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.people import Attendance, State, attendance
from naravard_desktop.process.processes import Process, process
from naravard_desktop.process.workshops import Workshop, steps, workshop
from naravard_desktop.storage.library import Library


def minutes(library: Library, workshop_id: str, switches: Switches) -> Document:
    """Write the minutes as they now stand.

    :raises Trouble: if a step is of a kind that this version does not know.
    """
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    context = writing(library, held.process_id, switches)
    present = attendance(library, workshop_id)
    blocks: list[Block] = [Facts(tuple(_head(collaboration, held, context, present)))]
    blocks += _people(context, present, "present", _("Närvarande")) or [
        Heading(_("Närvarande")),
        Paragraph(_("Ingen närvaro är noterad.")),
    ]
    if switches.absent:
        blocks += _people(context, present, "absent", _("Frånvarande"))
        blocks += _people(context, present, "invited", _("Inbjudna, närvaro inte noterad"))
    for step in steps(library, workshop_id):
        if step.kind not in KINDS:
            raise Trouble(
                N_("Momentet ”{title}” är av en sort som den här versionen inte känner till. Uppdatera programmet."),
                title=step.title,
            )
        if section := KINDS[step.kind].minutes(step, context):
            blocks += [Heading(step.title), *_said_once(step.title, section)]
    return Document(
        kind=_("Mötesanteckningar"),
        title=held.title,
        date=held.date or "",
        footer=footer(collaboration, held),
        blocks=tuple(blocks),
        marks=(*marks(collaboration), _("UTKAST")),
        author=collaboration.title,
    )


def _said_once(title: str, section: list[Block]) -> list[Block]:
    """Leave out a question that is the moment's title: it would stand twice."""
    first = section[0]
    asked = isinstance(first, Paragraph) and first.style == "question" and first.text == title
    return section[1:] if asked else section


def marks(collaboration: Process) -> tuple[str, ...]:
    """Return the words that must stand on every page about this process."""
    return (_("EXEMPEL MED PÅHITTADE PERSONER"),) if collaboration.sample else ()


def footer(collaboration: Process, held: Workshop) -> str:
    """Say on a loose page what it belongs to."""
    return " · ".join(part for part in (held.title, spoken_date(held.date or ""), collaboration.title) if part)


def _head(collaboration: Process, held: Workshop, context: Writing, present: list[Attendance]) -> list[tuple[str, str]]:
    time = "–".join(spoken_time(wall) for wall in (held.starts, held.ends) if wall)
    roles: dict[str, list[str]] = defaultdict(list)
    if context.switches.names:
        for one in present:
            if one.role and one.state == "present":
                roles[one.role[:1].upper() + one.role[1:]].append(context.persons[one.person_id].name)
    facts = [
        (_("Uppdrag"), collaboration.title),
        (_("Datum"), spoken_date(held.date, weekday=True) if held.date else ""),
        (_("Tid"), time),
        (_("Plats"), held.place),
        *((role, ", ".join(roles[role])) for role in sorted(roles, key=_seniority)),
    ]
    return [(label, text) for label, text in facts if text]


def _seniority(role: str) -> tuple[int, str]:
    first = [_("Ordförande"), _("Sekreterare")]
    return (first.index(role) if role in first else len(first), role)


def _people(context: Writing, present: list[Attendance], state: State, title: str) -> list[Block]:
    """List those in `state` by organisation, by name or only by number; nothing if there are none."""
    by_organisation: dict[str, list[str]] = defaultdict(list)
    for one in present:
        if one.state == state:
            person = context.persons[one.person_id]
            role = one.role if state != "present" else ""  # of those present it stands in the head
            words = ", ".join(word for word in (person.name, person.title, role) if word)
            by_organisation[person.organisation_id or ""].append(words)
    rows = [
        (organisation.name, _listed(context, by_organisation[organisation.id]))
        for organisation in context.organisations.values()
        if organisation.id in by_organisation
    ]
    if without := by_organisation.get(""):
        rows.append((_("Utan organisation"), _listed(context, without)))
    return [Heading(title), Facts(tuple(rows))] if rows else []


def _listed(context: Writing, names: list[str]) -> str:
    if context.switches.names:
        return "\n".join(names)
    return _("1 person") if len(names) == 1 else _("{count} personer").format(count=len(names))

"""The head of minutes: whose meeting it was, its numbers, when and where, who led it, and how the document stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from naravard_desktop.core.clock import spoken_date, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.model import Block, Facts, Heading
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process.finals import next_version
from naravard_desktop.process.forms import MinutesForm, body_name, case_numbers
from naravard_desktop.process.people import Attendance, State
from naravard_desktop.process.processes import Process
from naravard_desktop.process.workshops import Workshop
from naravard_desktop.storage.library import Library

CHAIR = (N_("Ordförande"), N_("Mötesordförande"))
SECRETARY = (N_("Sekreterare"), N_("Mötessekreterare"), N_("Protokollförare"))
ADJUSTER = (N_("Justerare"), N_("Justeringsperson"))
"""What the roles are called that a protocol needs, the usual word first. Roles are free text."""


def facts(
    context: Writing,
    collaboration: Process,
    held: Workshop,
    form: MinutesForm,
    present: Sequence[Attendance],
    stands: str,
    given: Iterable[int] = (),
) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of the meeting; `stands` says whether it is a draft, or how it was finished, `given` are the
    § of its matters."""
    time = "–".join(spoken_time(wall) for wall in (held.starts, held.ends) if wall)
    rows = (
        (_("Organ"), body_name(context.library, held.process_id)),
        (_("Uppdrag"), collaboration.title),
        (_("Mötets nummer"), form.number),
        (_("Diarienummer"), _case_numbers(context, held.id)),
        (_("Datum"), spoken_date(held.date, weekday=True) if held.date else ""),
        (_("Tid"), time),
        (_("Plats"), held.place),
        *((role, ", ".join(names)) for role, names in roles(context, present)),
        (numbers_label(), number_words(given)),
        (_("Läge"), stands),
    )
    return tuple((label, text) for label, text in rows if text)


def draft_words(library: Library, workshop_id: str) -> str:
    """Say that it is a draft, and of which version if it has been finished before."""
    version = next_version(library, workshop_id)
    return _("Utkast till version {version}").format(version=version) if version > 1 else _("Utkast")


def numbers_label() -> str:
    """Return what the row with the § of all matters is called."""
    return _("Paragrafer")


def number_words(numbers: Iterable[int]) -> str:
    """Put § in words, those that follow each other as one: "§ 4", "§§ 1–10", "§§ 1, 3–5"."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    listed = ", ".join("–".join(map(str, one)) for one in ranges)
    sign = "§" if len(ranges) == 1 and len(ranges[0]) == 1 else "§§"
    return f"{sign} {listed}" if listed else ""


def roles(context: Writing, present: Iterable[Attendance]) -> list[tuple[str, list[str]]]:
    """Return the roles at the meeting with the names of those who had them, as far as names are shown; who leads first."""
    found: dict[str, list[str]] = defaultdict(list)
    if context.switches.names:
        for one in present:
            for role in _roles_of(one):
                found[role].append(context.persons[one.person_id].name)
    return [(role, found[role]) for role in sorted(found, key=_seniority)]


def named(role: str, words: Sequence[str]) -> bool:
    """Tell whether a role is one of these."""
    return role.casefold() in {_(word).casefold() for word in words}


def _roles_of(one: Attendance) -> list[str]:
    """Return the roles of somebody who was there; two that were one person have both, with a comma between."""
    if one.state != "present":
        return []
    return [role[:1].upper() + role[1:] for role in map(str.strip, one.role.split(",")) if role]


def _seniority(role: str) -> tuple[int, str]:
    known = (CHAIR, SECRETARY, ADJUSTER)
    return next((at for at, words in enumerate(known) if named(role, words)), len(known)), role


def _case_numbers(context: Writing, workshop_id: str) -> str:
    numbers = case_numbers(context.library, workshop_id)
    return "\n".join(f"{one.name}: {numbers[one.id]}" for one in context.organisations.values() if one.id in numbers)


def people(context: Writing, present: Sequence[Attendance], state: State, title: str) -> list[Block]:
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

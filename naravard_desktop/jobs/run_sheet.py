"""The run sheet (körschema): all that whoever leads a workshop says, does and brings, with the time of each moment."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence

from naravard_desktop.core import check
from naravard_desktop.core.clock import is_time, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    Together,
)
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, name_words, writing
from naravard_desktop.jobs.agenda import clock_times, length_words, roles, when_and_where
from naravard_desktop.jobs.minutes import footer, marks
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.parties import parties
from naravard_desktop.process.people import Attendance, attendance
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.storage.library import Library

_Rows = list[tuple[str, str]]


def run_sheet(library: Library, workshop_id: str, *, names: bool = True) -> Document:
    """Write the run sheet of a workshop: what is needed for the whole day first, then a part for each moment.

    Without `names` the people are counted.
    """
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    context = writing(library, held.process_id, Switches(names=names))
    plan = steps(library, workshop_id)
    times = clock_times(held, plan)
    facts = [
        (_("Uppdrag"), collaboration.title),
        *when_and_where(held, plan),
        *roles(context, workshop_id),
        (_("Bord"), _tables(library, workshop_id)),
    ]
    blocks: list[Block] = [
        Paragraph(_("För den som leder. Innehåller anteckningar som inte är till för deltagarna."), style="quiet"),
        Facts(tuple((label, text) for label, text in facts if text)),
        *_overview(context, held, plan, times),
        *_material(context, plan),
        *_people(context, attendance(library, workshop_id)),
    ]
    blocks += [_moment(context, step, times, plan) for step in plan]
    return Document(
        kind=_("Körschema"),
        title=held.title,
        date=held.date or "",
        footer=_("Körschema · {what}").format(what=footer(collaboration, held)),
        blocks=tuple(blocks),
        marks=marks(collaboration),
        author=collaboration.title,
    )


def _tables(library: Library, workshop_id: str) -> str:
    found = parties(library, workshop_id)
    return ", ".join(one.name if one.persons is None else f"{one.name} ({one.persons})" for one in found)


def _overview(context: Writing, held: Workshop, plan: Sequence[Step], times: Sequence[str]) -> list[Block]:
    if not plan:
        return [Heading(_("Översikt")), Paragraph(_("Programmet är inte bestämt än."))]
    rows = [(time, name_words(context, step.title), str(step.minutes)) for time, step in _timed(plan, times)]
    total = sum(step.minutes for step in plan)
    rows.append((times[-1] if times else "", _("Slut"), str(total)))
    header = (_("Tid"), _("Moment"), _("Min"))
    if times:
        table = Table("", header, tuple(rows), (0.5, 3.5, 0.5), row_header=True)
    else:
        table = Table("", header[1:], tuple(row[1:] for row in rows), (4, 0.5))
    return [Heading(_("Översikt")), table, *_late(held, total, times)]


def _late(held: Workshop, total: int, times: Sequence[str]) -> list[Block]:
    """Say that the programme does not end in time; nothing if it does."""
    if not times or not held.starts or not held.ends or not is_time(held.ends):
        return []
    if total <= (_minutes(held.ends) - _minutes(held.starts)) % (24 * 60):
        return []
    words = _("Programmet slutar {end}, efter planerat slut {planned}.")
    return [Paragraph(words.format(end=times[-1], planned=spoken_time(held.ends)), lead=_("Obs!"))]


def _minutes(wall: str) -> int:
    hours, minutes = wall.split(":")
    return int(hours) * 60 + int(minutes)


def _material(context: Writing, plan: Sequence[Step]) -> list[Block]:
    """List what is to be in the room, each thing once, with the moments that need it."""
    needed: dict[str, list[str]] = {}
    for step in plan:
        for row in step.material.split("\n"):
            if row.strip():
                moments = needed.setdefault(name_words(context, row.strip()), [])
                if step.title not in moments:
                    moments.append(step.title)
    items = tuple(Item(thing, name_words(context, ", ".join(moments))) for thing, moments in needed.items())
    return [Heading(_("Material")), Items(items)] if items else []


def _people(context: Writing, found: Sequence[Attendance]) -> list[Block]:
    """List who is invited, by organisation; nothing if nobody is."""
    listed: dict[str, list[str]] = {}
    for one in found:
        person = context.persons[one.person_id]
        level = person.level.word if person.level else ""
        absent = _("kommer inte") if one.state == "absent" else ""
        words = ", ".join(word for word in (person.name, person.title, level, absent) if word)
        listed.setdefault(person.organisation_id or "", []).append(words)
    rows = [(one.name, _listed(context, listed[one.id])) for one in context.organisations.values() if one.id in listed]
    if without := listed.get(""):
        rows.append((_("Utan organisation"), _listed(context, without)))
    if not rows:
        return []
    return [Heading(_("Inbjudna")), Paragraph(_counted(context, found), style="quiet"), Facts(tuple(rows))]


def _listed(context: Writing, persons: list[str]) -> str:
    if context.switches.names:
        return "\n".join(persons)
    return _("1 person") if len(persons) == 1 else _("{count} personer").format(count=len(persons))


def _counted(context: Writing, found: Sequence[Attendance]) -> str:
    """Say how many come, and on which levels."""
    coming = [context.persons[one.person_id] for one in found if one.state != "absent"]
    total = _("1 person väntas") if len(coming) == 1 else _("{count} personer väntas").format(count=len(coming))
    levels = Counter(person.level for person in coming)
    by_level = [f"{levels[level]} {level.word}" for level in Level if levels[level]]
    return total + (": " + ", ".join(by_level) if by_level else "") + "."


def _moment(context: Writing, step: Step, times: Sequence[str], plan: Sequence[Step]) -> Block:
    at = next(number for number, one in enumerate(plan) if one.id == step.id)
    begins, ends = (times[at], times[at + 1]) if times else ("", "")
    said: _Rows = [
        (_("Syfte"), step.aim),
        (_("Så gör du"), step.instruction),
        *_settings(step),
        (_("Material"), step.material),
        (_("Bakgrund"), step.background),
    ]
    rows = tuple((label, name_words(context, text)) for label, text in said if text.strip())
    inside: list[Block] = [
        Heading(name_words(context, f"{begins} {step.title}".strip())),
        Paragraph(name_words(context, _about(step, ends, plan)), style="quiet"),
    ]
    shown = [text for text in (step.prompt, step.help) if text.strip() and text.strip() != step.title.strip()]
    if shown:
        inside.append(Paragraph(name_words(context, "\n".join(shown)), style="question"))
    if rows:
        inside.append(Facts(rows))
    return Together(tuple(inside))


def _about(step: Step, ends: str, plan: Sequence[Step]) -> str:
    """Say how long a moment is, of what kind, and what it works on."""
    kind = _(KINDS[step.kind].title) if step.kind in KINDS else ""
    used = next((one.title for one in plan if one.id == step.uses_id), "")
    length = length_words(step.minutes)
    parts = [
        _("{length}, till {end}").format(length=length, end=ends) if ends else length,
        kind if kind != step.title else "",
        _("anonymt") if step.anonymous else "",
        _("arbetar med {title}").format(title=used) if used else "",
    ]
    return " · ".join(part for part in parts if part)


def _settings(step: Step) -> _Rows:
    """Return the texts among a moment's own settings, but for the question that stands above; none that cannot be read."""
    if step.kind not in KINDS:
        return []
    try:
        chosen = check.build(KINDS[step.kind].options, step.options)
    except check.Wrong:
        return []
    rows = [
        (_(str(field.metadata["label"])), _setting(getattr(chosen, field.name), field.metadata.get("words", {})))
        for field in dataclasses.fields(chosen)
        if field.metadata.get("label")
    ]
    return [(label, text) for label, text in rows if text.strip() != step.prompt.strip()]


def _setting(value: object, words: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        names = [str(one.name) for one in value if hasattr(one, "name")]
        return ", ".join(names) or "\n".join(one for one in value if isinstance(one, str))
    if not isinstance(value, str):
        return ""
    return _(words[value]) if value in words else value


def _timed(plan: Sequence[Step], times: Sequence[str]) -> list[tuple[str, Step]]:
    return list(zip(times or [""] * len(plan), plan, strict=False))

"""What the rows of Start say."""

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.finding import Found
from naravard_desktop.process.overview import ActionLine, ProcessLine, WorkshopLine
from naravard_desktop.windows.lines import Cell, Line
from naravard_desktop.windows.words import at_time, near_date


def headline(line: ProcessLine) -> str:
    """Say what comes first in the whole library."""
    when = _when(line.date, line.starts)
    if line.when == "ongoing":
        return _("Pågår nu: {workshop}").format(workshop=line.workshop_title)
    if line.when == "next":
        return _("Nästa workshop är {when}").format(when=when)
    if line.meeting:
        return _("Nästa möte är {when}").format(when=_when(line.meeting, line.meeting_time))
    return _("Ingen workshop är planerad")


def process_cells(line: ProcessLine) -> tuple[Cell, ...]:
    """A process: what it is, what comes next, and what remains to be done."""
    about = excerpt(line.about, 90)
    name = (Line(line.title, strong=True), *((Line(about, "muted"),) if about else ()))
    return name, _next(line), _remaining(line)


def workshop_cells(line: WorkshopLine, today: str) -> tuple[Cell, ...]:
    """A workshop: its name and place, when it is, and whether it has been held."""
    name = (Line(line.title, strong=True), *((Line(line.place, "muted"),) if line.place else ()))
    when = (
        Line(near_date(line.date) or _("utan datum")),
        *((Line(at_time(line.starts), "muted"),) if line.starts else ()),
    )
    if line.progress in {"running", "paused"}:
        state = Line(_("pågår"), "primary", strong=True)
    elif line.progress:
        state = Line(_("genomförd"), "muted")
    else:
        state = Line(_("planerad") if not line.date or line.date >= today else _("datumet är passerat"), "muted")
    return name, when, (state,)


def action_cells(line: ActionLine, due: str, late: bool) -> tuple[Cell, ...]:  # noqa: FBT001 - unpacked
    """An action: by when, what, and in which process."""
    first = Line(due[:1].upper() + due[1:], "over", strong=True) if late else Line(_when_due(line, due))
    return (first, Line(excerpt(line.text, 110)), Line(line.process_title, "muted")), (
        Line(line.level.word if line.level else "", "muted"),
    )


def found_cells(one: Found) -> tuple[Cell, ...]:
    """A row that was found: its words, what it is, and where it stands."""
    return (Line(one.text),), (Line(one.what, "muted"),), (Line(one.where, "muted"),)


def _when_due(line: ActionLine, due: str) -> str:
    return _("Senast {day}").format(day=due) if line.due else _("Utan datum")


def _next(line: ProcessLine) -> Cell:
    if line.when == "none":
        return (Line(_("ingen workshop än"), "muted"),)
    if line.meeting:
        return Line(_when(line.meeting, line.meeting_time)), Line(_("ingen workshop planerad än"), "muted")
    when = _when(line.date, line.starts)
    first = {
        "ongoing": Line(_("pågår nu"), "primary", strong=True),
        "undated": Line(_("utan datum")),
        "past": Line(_("senast {when}").format(when=when)),
    }.get(line.when, Line(when))
    return first, Line(line.workshop_title or "", "muted")


def _remaining(line: ProcessLine) -> Cell:
    if not line.open:
        return (Line(_("inga öppna"), "muted"),)
    first = Line(_("1 öppen") if line.open == 1 else _("{count} öppna").format(count=line.open))
    if not line.overdue:
        return (first,)
    late = _("1 försenad") if line.overdue == 1 else _("{count} försenade").format(count=line.overdue)
    return first, Line(late, "over", strong=True)


def _when(date: str | None, time: str | None) -> str:
    """Say a day and a time that stays on one line."""
    return " ".join(part for part in (near_date(date), at_time(time).replace(" ", "\u00a0")) if part)

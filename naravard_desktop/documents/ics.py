"""What has a date as a calendar file: each task both as a task and as a day in the calendar, for not every program has tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean, excerpt

if TYPE_CHECKING:
    from icalendar import Component

_PROGRAM = "-//Naravård Desktop//SV"
_HOST = "naravard.invalid"
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_LONGEST = 120
"""Characters of what stands in the calendar; what is longer stands in full in the description."""
_SWEDEN = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
# By the rule that the clocks go by, not by a list of years that ends: so it holds for any meeting to come.


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done by a day. The same `id` always gives the same entry, so that a later file changes it."""

    id: str
    text: str
    due: date
    description: str = ""
    state: Literal["NEEDS-ACTION", "IN-PROCESS"] = "NEEDS-ACTION"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: wall time in Sweden (core.clock.SWEDEN), or a day whose time is not known."""

    id: str
    title: str
    starts: datetime | date
    place: str = ""
    description: str = ""


def calendar(name: str, tasks: Iterable[Task], meetings: Iterable[Meeting], made: datetime) -> bytes:
    """Return the calendar file; `made` is the instant it says how things stood."""
    from icalendar import Calendar, Timezone, vText

    entries: list[Component] = [Timezone.from_ical(_SWEDEN)]
    for task in tasks:
        entries += [_todo(task, made), _day(task, made)]
    entries += [_event(meeting, made) for meeting in meetings]
    file = Calendar()
    for key, value in (("prodid", _PROGRAM), ("version", "2.0"), ("method", "PUBLISH")):
        file.add(key, value)
    file.add("x-wr-calname", vText(excerpt(clean(name), _LONGEST)))
    for one in entries:
        file.add_component(one)
    content: bytes = file.to_ical()
    return content


def _todo(task: Task, made: datetime) -> "Component":
    from icalendar import Todo

    todo = Todo()
    _describe(todo, f"{task.id}-uppgift", made, task.text, task.description)
    todo.add("due", task.due)
    todo.add("status", task.state)
    return todo


def _day(task: Task, made: datetime) -> "Component":
    from icalendar import Event

    event = Event()
    title = _("Klart senast: {text}").format(text=task.text)
    _describe(event, f"{task.id}-dag", made, title, task.description)
    _whole_day(event, task.due)
    return event


def _event(meeting: Meeting, made: datetime) -> "Component":
    from icalendar import Event

    event = Event()
    _describe(event, f"{meeting.id}-mote", made, meeting.title, meeting.description)
    if isinstance(meeting.starts, datetime):
        event.add("dtstart", meeting.starts)
    else:
        _whole_day(event, meeting.starts)
    if meeting.place:
        event.add("location", clean(meeting.place))
    return event


def _whole_day(event: "Component", day: date) -> None:
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # nobody is busy all day for it


def _describe(component: "Component", uid: str, made: datetime, title: str, description: str) -> None:
    title = clean(title).strip()
    short = excerpt(title, _LONGEST)
    component.add("uid", f"{uid}@{_HOST}")
    component.add("dtstamp", made)
    component.add("last-modified", made)
    # Some programs change an entry they have only when this number is higher: so it is the minutes that have gone.
    component.add("sequence", max(0, (made - _FIRST) // timedelta(minutes=1)))
    component.add("summary", short)
    told = "\n\n".join(part for part in (title if short != title else "", clean(description).strip()) if part)
    if told:
        component.add("description", told)

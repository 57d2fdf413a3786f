"""Time: UTC instants for events, local wall time for meetings, plain dates for due dates."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")
_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_DAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]


def now() -> str:
    """Return this instant in UTC, ISO 8601 with milliseconds and Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> date:
    """Return the date in Sweden."""
    return datetime.now(SWEDEN).date()


def local(instant: str) -> datetime:
    """Return an instant as wall time in Sweden."""
    return datetime.fromisoformat(instant).astimezone(SWEDEN)


def spoken_date(iso: str, *, weekday: bool = False) -> str:
    """Write an ISO date as "3 februari 2027", the day of the week first if asked for; other text is left as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    written = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {written}" if weekday else written


def spoken_time(wall: str) -> str:
    """Write a wall time "14:05" as Swedish print does: 14.05."""
    return wall.replace(":", ".")


def later(wall: str, minutes: int) -> str:
    """Return the wall time `minutes` after `wall` ("HH:MM"), past midnight if need be."""
    return (datetime.strptime(wall, "%H:%M").replace(tzinfo=UTC) + timedelta(minutes=minutes)).strftime("%H:%M")


def is_date(text: str) -> bool:
    """Tell whether `text` is a date of the calendar, written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Tell whether `text` is a wall time, written HH:MM."""
    try:
        return datetime.strptime(text, "%H:%M").replace(tzinfo=UTC).strftime("%H:%M") == text
    except ValueError:
        return False


def read_time(text: str) -> str | None:
    """Read a wall time as people write it: 13.00, 13:00, 1300, 9, kl. 9; None if it is none."""
    found = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?", text.strip().casefold())
    if not found:
        return None
    wall = f"{int(found[1]):02}:{found[2] or '00'}"
    return wall if is_time(wall) else None

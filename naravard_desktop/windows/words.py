"""Dates and times as the places say them, and as people write them in a field."""

import re
from datetime import date

from naravard_desktop.core.clock import is_date, is_time, spoken_date, spoken_time, today
from naravard_desktop.core.language import _


def near_date(iso: str | None) -> str:
    """Say a date with the day of the week, "i dag" and "i morgon" where it is; "" for none."""
    try:
        days = (date.fromisoformat(iso or "") - today()).days
    except ValueError:
        return iso or ""
    if days in {0, 1, -1}:
        return {0: _("i dag"), 1: _("i morgon"), -1: _("i går")}[days]
    return spoken_date(iso or "")


def at_time(starts: str | None) -> str:
    """Say when something begins: "kl. 13.00"; "" if it is unknown."""
    return _("kl. {time}").format(time=spoken_time(starts)) if starts else ""


def due_words(iso: str | None) -> tuple[str, bool]:
    """Say by when, and whether that day is past."""
    try:
        days = (today() - date.fromisoformat(iso or "")).days
    except ValueError:
        return (iso or _("utan datum")), False
    if days > 0:
        late = _("försenad 1 dag") if days == 1 else _("försenad {days} dagar").format(days=days)
        return f"{spoken_date(iso or '')}, {late}", True
    return spoken_date(iso or ""), False


def read_date(text: str) -> str | None:
    """Read a date as people write it: 2027-02-03, 20270203, 3/2 2027, 3.2.2027; None if it is none."""
    text = text.strip()
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[ /.-](\d{4})", text):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return text if is_date(text) else None


def read_time(text: str) -> str | None:
    """Read a wall time as people write it: 13.00, 13:00, 1300, 9; None if it is none."""
    found = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?", text.strip())
    if not found:
        return None
    wall = f"{int(found[1]):02}:{found[2] or '00'}"
    return wall if is_time(wall) else None

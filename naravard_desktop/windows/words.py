"""Dates and times as the places say them."""

from datetime import date

from naravard_desktop.core.clock import spoken_date, spoken_time, today
from naravard_desktop.core.language import _
from naravard_desktop.process.drafts import drafts_in_workshop
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.library import Library


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


def left_words(library: Library, workshop_id: str) -> str:
    """Say in which moments text stands that was never entered: no paper has it; "" if there is none."""
    titles = {one.id: one.title for one in steps(library, workshop_id)}
    found = [titles[step_id] for step_id in drafts_in_workshop(library, workshop_id) if step_id in titles]
    if not found:
        return ""
    return _("Text som inte är inlagd än är inte med. Den står kvar i: {titles}.").format(titles=", ".join(found))

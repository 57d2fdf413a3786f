"""The § of matters: one for each moment with something to record and for each decision, through the year of a process.

A § is given when minutes are finished, and never again to anything else. What has one keeps it when the minutes are reopened
and finished again.
"""

from collections import Counter
from collections.abc import Sequence

from naravard_desktop.core.clock import is_date, today
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.process.finals import Matter, add_matter, matters
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.workshops import Workshop, workshop
from naravard_desktop.storage.library import Library


def known_numbers(library: Library, workshop_id: str) -> dict[str, int] | None:
    """Return the § that a workshop's matters have, by what they are about; None if its minutes have none."""
    return given(library, workshop_id) if minutes_form(library, workshop_id).numbered else None


def given(library: Library, workshop_id: str) -> dict[str, int]:
    """Return every § that has been given in a workshop's year, by what it is about."""
    return {one.about_id: one.number for one in _of_year(library, workshop_id)}


def next_number(library: Library, workshop_id: str) -> int:
    """Return the § that a workshop's next new matter is given: the first that was chosen for it, or where the year has
    come to."""
    year = _of_year(library, workshop_id)
    first = minutes_form(library, workshop_id).first_number
    free = max((one.number for one in year), default=0) + 1
    if first is None:
        return free
    # Of minutes that were numbered from there before, what is new comes after all that is taken.
    return max(first, free) if any(one.workshop_id == workshop_id for one in year) else first


def give(library: Library, workshop_id: str, wanted: Sequence[tuple[str, str]]) -> list[int]:
    """Give each matter, in order, the § it had or the next free one, in an edit `beside` undo, and return them.

    :raises Trouble: if one of them is taken, or is no number.
    """
    held = workshop(library, workshop_id)
    year, old = _of_year(library, workshop_id), given(library, workshop_id)
    new = [(about_id, title) for about_id, title in wanted if about_id not in old]
    first = next_number(library, workshop_id)
    numbers = range(first, first + len(new))
    if first < 1 and new:
        raise Trouble(N_("Den första paragrafen måste vara 1 eller mer. Ändra den, eller lämna fältet tomt."))
    if taken := sorted({one.number for one in year}.intersection(numbers)):
        raise Trouble(
            N_(
                "§ {number} är redan given i uppdragets protokoll för {year}, så inget är färdigställt. Börja på § {free} "
                "eller senare, eller lämna fältet för första paragraf tomt."
            ),
            number=taken[0],
            year=_year(held),
            free=max(one.number for one in year) + 1,
        )
    for number, (about_id, title) in zip(numbers, new, strict=True):
        add_matter(library, held.process_id, workshop_id, about_id, _year(held), number, title)
    now = given(library, workshop_id)
    return [now[about_id] for about_id, _title in wanted]


def doubled(library: Library, workshop_id: str) -> list[int]:
    """Return each § of a workshop that another matter of the year has too: both were finished on laptops that had not met."""
    year = _of_year(library, workshop_id)
    times = Counter(one.number for one in year)
    return sorted({one.number for one in year if one.workshop_id == workshop_id and times[one.number] > 1})


def _of_year(library: Library, workshop_id: str) -> list[Matter]:
    held = workshop(library, workshop_id)
    return matters(library, held.process_id, _year(held))


def _year(held: Workshop) -> int:
    return int(held.date[:4]) if held.date and is_date(held.date) else today().year

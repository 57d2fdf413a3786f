"""Finding: everything that has been written, with the workshop or process to open for it."""

from dataclasses import dataclass

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.process.overview import titles, workshop_of
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.search import search


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found: what it is, the start of its text, and where it belongs."""

    what: str
    text: str
    where: str
    process_id: str
    workshop_id: str | None


def find(library: Library, wanted: str, limit: int = 50) -> list[Found]:
    """Return at most `limit` rows that have every word of `wanted`, the best first."""
    found = []
    for hit in search(library.db, wanted, limit):
        place = workshop_of(library, hit.table, hit.row_id)
        if place is None:
            continue
        where = " · ".join(title for title in reversed(titles(library, *place)) if title)
        what = _(_WORDS.get(hit.table, N_("text")))
        found.append(Found(what, excerpt(hit.text, 120), where, *place))
    return found


_WORDS = {
    "process": N_("uppdrag"),
    "workshop": N_("workshop"),
    "step": N_("moment"),
    "card": N_("lapp"),
    "cluster": N_("kluster"),
    "leg": N_("del"),
    "person": N_("person"),
    "organisation": N_("organisation"),
    "principle": N_("princip"),
    "goal": N_("mål"),
    "decision": N_("beslut"),
    "action": N_("åtgärd"),
    "attachment": N_("bilaga"),
    "attendance": N_("roll"),
}

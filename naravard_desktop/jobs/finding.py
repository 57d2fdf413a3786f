"""Finding: everything that has been written, with the place where it stands."""

from dataclasses import dataclass

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import clean, excerpt, one_line
from naravard_desktop.process.overview import origin, titles
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.search import search

_SHOWN = 120
_UNSAID = ("vote",)
"""Tables without words of their own: a count only names its table, and there are as many as everything that was counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found: what it is, its text around what was looked for, and where it belongs."""

    what: str
    text: str
    where: str
    table: str
    row_id: str
    process_id: str
    workshop_id: str | None
    step_id: str | None


def find(library: Library, wanted: str, limit: int = 50) -> list[Found]:
    """Return at most `limit` rows that have every word of `wanted`, the best first."""
    found = []
    for hit in search(library.db, wanted, limit, without=_UNSAID):
        place = origin(library, hit.table, hit.row_id)
        if place is None:
            continue
        process, workshop, step = titles(library, place)
        own = {"process": process, "workshop": workshop, "step": step}.get(hit.table)
        where = [title for title in (step, workshop, process) if title and title != own]
        what = _(_WORDS.get(hit.table, N_("text")))
        text = around(hit.text, wanted)
        found.append(
            Found(
                what,
                text,
                " · ".join(where),
                hit.table,
                hit.row_id,
                place.process_id,
                place.workshop_id,
                place.step_id,
            )
        )
    return found


def around(text: str, wanted: str, length: int = _SHOWN) -> str:
    """Return the start of `text` with the first of the words that stands in it in sight.

    What stands further in is shown after the start of the first line, which says what the text is about.
    """
    text = clean(text)
    lines = [line for line in map(one_line, text.split("\n")) if line]
    if not lines:
        return ""
    words = [word.lower() for word in one_line(wanted).split()]
    first = min((at for word in words if (at := lines[0].lower().find(word)) >= 0), default=-1)
    if 0 <= first <= length - 20:
        return excerpt(lines[0], length)
    for line in lines:
        at = min((at for word in words if (at := line.lower().find(word)) >= 0), default=-1)
        if at >= 0:
            begin = "" if line is lines[0] else excerpt(lines[0], 40) + ": "
            return begin + _window(line, at, length - len(begin))
    return excerpt(lines[0], length)


def _window(line: str, at: int, length: int) -> str:
    """Return the part of a line that has a place in it, cut between words."""
    if at <= length // 2:
        return excerpt(line, length)
    start = line.rfind(" ", 0, max(0, at - length // 4)) + 1
    start = start if at - start < length // 2 else at - length // 4
    return "…" + excerpt(line[start:], length - 1)


_WORDS = {
    "process": N_("uppdrag"),
    "workshop": N_("workshop"),
    "step": N_("moment"),
    "party": N_("bord"),
    "card": N_("lapp"),
    "cluster": N_("kluster"),
    "leg": N_("del"),
    "vote": N_("röst"),
    "person": N_("person"),
    "organisation": N_("organisation"),
    "principle": N_("princip"),
    "goal": N_("mål"),
    "decision": N_("beslut"),
    "action": N_("åtgärd"),
    "review": N_("svar om åtgärd"),
    "attachment": N_("bilaga"),
    "case_number": N_("diarienummer"),
    "abbreviation": N_("förkortning"),
    "final": N_("färdigställt dokument"),
    "matter": N_("paragraf"),
    "export": N_("sparat dokument"),
    "attendance": N_("roll"),
}

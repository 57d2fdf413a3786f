"""Where a row of a trace stands, for the window to go there."""

from naravard_desktop.jobs.finding import Found
from naravard_desktop.parts.trace_words import place_words, what_words
from naravard_desktop.process.overview import origin
from naravard_desktop.process.trace import trace
from naravard_desktop.storage.library import Library


def found(library: Library, table: str, row_id: str) -> Found | None:
    """Return a row as a search would have found it; None if it is gone or belongs to no workshop."""
    here, shown = origin(library, table, row_id), trace(library, row_id)
    if here is None or here.workshop_id is None or shown is None:
        return None
    row = shown.row
    return Found(
        what_words(row),
        row.text,
        " · ".join(place_words(row.place)),
        table,
        row_id,
        here.process_id,
        here.workshop_id,
        here.step_id,
    )

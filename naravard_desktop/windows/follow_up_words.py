"""What the tables of Följ upp say alike."""

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.process.trace import Place

NOTHING = "–"


def from_lines(place: Place | None) -> Cell:
    """Say which workshop something is from, and when that was held."""
    if place is None:
        return (CellLine(NOTHING, "muted"),)
    when = (CellLine(spoken_date(place.date), "muted"),) if place.date else ()
    return (CellLine(place.workshop, "muted"), *when)

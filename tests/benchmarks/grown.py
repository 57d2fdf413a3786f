"""Libraries of a size: one process with as many workshops as the size says, each card written by an edit of its own."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.cards import NewCard, add_card
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.notes.data import write_notes
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import open_library
from tests.benchmarks.texts import sentences

_TEMPLATE = "klustring-vip-tillganglighet"


@dataclass(frozen=True, slots=True)
class Place:
    """A workshop to write in: where its edits belong, where its notes lie and where they are sorted."""

    scope: Scope
    notes: Step
    board: Step


@dataclass(slots=True)
class Grown:
    """A library with one process."""

    path: Path
    library: Library
    process_id: str

    def add_place(self) -> Place:
        """Start a workshop as the window does."""
        workshop_id = start_workshop(self.library, self.process_id, named(_TEMPLATE), date="2027-02-03")
        _opening, notes, board, *_rest = steps(self.library, workshop_id)
        return Place(Scope(self.process_id, workshop_id), notes, board)

    def save(self, place: Place, text: str) -> None:
        """Save a card as the window does."""
        with edit(self.library, place.scope, "Ny lapp: {text}", text=excerpt(text)):
            add_card(self.library, place.notes.id, text)

    def paste(self, place: Place, texts: Sequence[str]) -> list[str]:
        """Save many cards as one edit and return their ids."""
        with edit(self.library, place.scope, "{count} nya lappar", count=len(texts)):
            return write_notes(self.library, place.notes, [NewCard(text=text) for text in texts])

    def sort(self, place: Place, card_ids: Sequence[str], clusters: int) -> None:
        """Deal cards out to so many new clusters."""
        with edit(self.library, place.scope, "Allt på tavlan"):
            for number in range(clusters):
                cluster_id = add_cluster(self.library, place.board.id, f"Kluster {number + 1}")
                sorting.place(self.library, place.board, card_ids[number::clusters], cluster_id)

    def open(self) -> None:
        """Open the library again, after it has been closed."""
        self.library = open_library(self.path, SCHEMA)


@contextlib.contextmanager
def grown(path: Path, workshops: int, cards: int) -> Iterator[tuple[Grown, Place]]:
    """Make a library of `workshops` workshops with `cards` cards each, for the block; the last of them comes with it."""
    library = open_library(path, SCHEMA)
    one = Grown(path, library, start_process(library, "Nära vård i Jämtland"))
    try:
        library.db.execute("PRAGMA synchronous = OFF")
        texts = sentences()
        for place in [one.add_place() for _number in range(workshops)]:
            for text in islice(texts, cards):
                one.save(place, text)
        library.db.execute("PRAGMA synchronous = FULL")
        yield one, place
    finally:
        one.library.close()

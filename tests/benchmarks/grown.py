"""Libraries of a size: processes of ten workshops each, every card written by an edit of its own."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.cards import NewCard, add_card
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.notes.data import write_notes
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import open_library
from tests.benchmarks.agreed import People, agree, people
from tests.benchmarks.plan import TEMPLATE
from tests.benchmarks.texts import sentences

TOGETHER = 10
"""Workshops of a process."""


@dataclass(frozen=True, slots=True)
class Place:
    """A workshop to write in: where its edits belong, and its steps."""

    scope: Scope
    notes: Step
    board: Step
    decisions: Step
    actions: Step

    @property
    def workshop_id(self) -> str:
        """The workshop's id."""
        return self.notes.workshop_id


@dataclass(slots=True)
class Grown:
    """A library; `people` are those of the process that was made last."""

    path: Path
    library: Library
    people: People

    def add_process(self, number: int) -> None:
        """Start a process, with its people."""
        process_id = start_process(self.library, f"Nära vård i område {number}", "Region och kommuner tillsammans")
        with edit(self.library, Scope(process_id), "Deltagarna"):
            self.people = people(self.library, process_id)

    def add_place(self, number: int = 0) -> Place:
        """Start a workshop as the window does, in the process that was made last."""
        title = f"Träff {number}: vad händer härnäst"
        date = f"20{20 + number % 9}-{1 + number % 12:02}-03"
        process_id = self.people.process_id
        workshop_id = start_workshop(self.library, process_id, TEMPLATE, title=title, date=date, starts="13:00")
        _opening, notes, board, decisions, actions, _closing = steps(self.library, workshop_id)
        return Place(Scope(process_id, workshop_id), notes, board, decisions, actions)

    def save(self, place: Place, text: str) -> str:
        """Save a card as the window does, and return its id."""
        with edit(self.library, place.scope, "Ny lapp: {text}", text=excerpt(text)):
            return add_card(self.library, place.notes.id, text)

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

    def agree(self, place: Place, card_ids: Sequence[str], decisions: int, actions: int) -> list[str]:
        """Write down decisions and actions that came from cards, as one edit, and return the actions' ids."""
        with edit(self.library, place.scope, "Beslut och åtgärder"):
            origins = (place.decisions.id, place.actions.id)
            return agree(self.library, self.people, origins, card_ids, decisions, actions)

    def open(self) -> None:
        """Open the library again, after it has been closed."""
        self.library = open_library(self.path, SCHEMA)


@contextlib.contextmanager
def grown(path: Path, workshops: int, cards: int) -> Iterator[tuple[Grown, list[Place]]]:
    """Make a library of `workshops` workshops with `cards` cards each, for the block; the workshops come with it.

    Each has 3 decisions, 10 actions and 12 invited; each process 20 people. While it is made nothing waits for the disk.
    """
    library = open_library(path, SCHEMA)
    one = Grown(path, library, People("", (), ()))
    places: list[Place] = []
    try:
        library.db.execute("PRAGMA synchronous = OFF")
        texts = sentences()
        for number in range(workshops):
            if number % TOGETHER == 0:
                one.add_process(number // TOGETHER + 1)
            places.append(one.add_place(number))
            card_ids = [one.save(places[-1], text) for text in islice(texts, cards)]
            one.agree(places[-1], card_ids, 3, 10)
        library.db.execute("PRAGMA synchronous = FULL")
        yield one, places
    finally:
        one.library.close()

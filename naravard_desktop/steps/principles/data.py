"""Principles: candidates become principles, agreed on by counted hands and adopted; then how one sees that they are kept.

A later step that `uses` a principles step works on the same principles. Candidates are the cards of the steps it uses, and
those written here. Hands are counted in the step where they are raised: in a later step they are counted anew.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.links import link, unlink
from naravard_desktop.process.people import attendance
from naravard_desktop.process.principles import (
    Principle,
    PrincipleState,
    add_principle,
    move_principle,
    principles_of_step,
)
from naravard_desktop.process.uses import used_steps
from naravard_desktop.process.votes import set_count, votes
from naravard_desktop.process.workshops import Step, options, process_of, step, steps
from naravard_desktop.steps.principles.hands import POINTS, Hands
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

KIND = "principles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`part` says what this step is for: to put candidates together and agree, or to say how one sees it on each level."""

    part: Literal["agree", "signs"] = asked(
        "agree",
        N_("Det som görs"),
        words={"agree": N_("Samla, formulera och komma överens"), "signs": N_("Så märks det på varje nivå")},
    )


@dataclass(frozen=True, slots=True)
class View:
    """A principle with the candidates it came from. Those that are dropped have the number 0."""

    principle: Principle
    number: int
    candidates: list[Card]


@dataclass(frozen=True, slots=True)
class Board:
    """`free` are the candidates that are in no principle; `merged` has how many cards were put together in each card."""

    free: list[Card]
    views: list[View]
    merged: dict[str, int]

    def view(self, principle_id: str) -> View | None:
        """Return a principle, if it is here."""
        return next((one for one in self.views if one.principle.id == principle_id), None)

    def cards(self) -> dict[str, Card]:
        """Return all candidates by id."""
        return {card.id: card for card in (*self.free, *(card for view in self.views for card in view.candidates))}


def part_of(of: Step) -> str:
    """Return which part of the work a step is for."""
    return options(of, Options).part


def home_step(library: Library, of: Step) -> Step:
    """Return the step whose principles one works on: the first in the chain of principles steps it uses."""
    seen = {of.id}  # a file from elsewhere can have made a ring of them
    while of.uses_id and of.uses_id not in seen and (used := step(library, of.uses_id)).kind == KIND:
        seen.add(used.id)
        of = used
    return of


def later_steps(library: Library, home: Step) -> list[Step]:
    """Return the steps that work on a step's principles, itself first."""
    found = {home.id}
    listed = [one for one in steps(library, home.workshop_id) if one.kind == KIND]
    for _round in listed:
        found |= {one.id for one in listed if one.uses_id in found}
    return [home, *(one for one in listed if one.id in found and one.id != home.id)]


def board(library: Library, of: Step) -> Board:
    """Return candidates and principles as they stand."""
    home = home_step(library, of)
    sources = [*reversed(used_steps(library, home)), *later_steps(library, home)]
    pool = {card.id: card for source in sources for card in cards(library, source.id)}
    behind = _behind(library, home)
    for card in _linked(library, home):
        pool.setdefault(card.id, card)  # what came from elsewhere, or was put together with another since
    used = {card_id for some in behind.values() for card_id in some}
    free = [card for card in pool.values() if card.id not in used]
    views, number = [], 0
    for principle in principles_of_step(library, home.id):
        dropped = principle.state == PrincipleState.DROPPED
        number += not dropped
        known = behind.get(principle.id, set())
        # In the order of the cards: that of the links would be another after an undo.
        found = [card for card in pool.values() if card.id in known]
        views.append(View(principle, 0 if dropped else number, found))
    return Board(free, views, _merged(library, pool))


def become(library: Library, of: Step, text: str, card_ids: Sequence[str]) -> str:
    """Make one principle of candidates, which leave those they were in, and return its id."""
    take_out(library, of, card_ids)
    home = home_step(library, of)
    return add_principle(library, process_of(library, home), home.id, text, candidates=card_ids)


def put_in(library: Library, of: Step, card_ids: Sequence[str], principle_id: str) -> None:
    """Put candidates in a principle; they leave those they were in."""
    take_out(library, of, card_ids)
    for card_id in card_ids:
        link(library, process_of(library, of), "became", card_id, principle_id)


def take_out(library: Library, of: Step, card_ids: Sequence[str]) -> None:
    """Take candidates out of the principles they are in: they are free again."""
    for principle_id, behind in _behind(library, home_step(library, of)).items():
        for card_id in card_ids:
            if card_id in behind:
                unlink(library, "became", card_id, principle_id)


def place_after(library: Library, ids: Sequence[str], after: str | None) -> None:
    """Move principles, in this order, to just after another, or first."""
    for principle_id in ids:
        move_principle(library, principle_id, after)
        after = principle_id


def count_hands(library: Library, of: Step, principle_id: str, point: int, value: int, party: str = "") -> None:
    """Write down how many hands there are at a point of the scale, by a table, "" for the whole room."""
    set_count(library, of.id, "principle", principle_id, value, kind=_kind(point), party=party)


def hands(library: Library, of: Step) -> dict[str, dict[str, Hands]]:
    """Return the hands that were counted in a step, by principle and table."""
    places = {_kind(point): at for at, point in enumerate(POINTS)}
    counted: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for vote in votes(library, of.id):
        if vote.principle_id and vote.kind in places:
            row = counted[vote.principle_id].setdefault(vote.party, [0] * len(POINTS))
            row[places[vote.kind]] += vote.value
    return {
        principle_id: {party: Hands(tuple(counts)) for party, counts in sorted(by_party.items())}
        for principle_id, by_party in counted.items()
    }


def present(library: Library, of: Step) -> int:
    """Return how many are noted as present; 0 if nobody is, which says nothing."""
    return sum(one.state == "present" for one in attendance(library, of.workshop_id))


def _kind(point: int) -> str:
    return f"agree-{point}"


_OF_HOME = (
    "FROM link JOIN principle p ON p.id = link.to_id AND p.step_id = ? "
    "JOIN card ON card.id = link.from_id WHERE link.kind = 'became'"
)


def _behind(library: Library, home: Step) -> dict[str, set[str]]:
    """Return the ids of the cards behind each principle."""
    found: dict[str, set[str]] = defaultdict(set)
    for card_id, principle_id in library.db.execute(f"SELECT link.from_id, link.to_id {_OF_HOME}", [home.id]):
        found[principle_id].add(card_id)
    return found


def _linked(library: Library, home: Step) -> list[Card]:
    return rows.fetch(
        library.db,
        Card,
        f"FROM card t WHERE t.id IN (SELECT card.id {_OF_HOME}) ORDER BY t.rank, t.id",
        [home.id],
    )


def _merged(library: Library, pool: dict[str, Card]) -> dict[str, int]:
    step_ids = sorted({card.step_id for card in pool.values()})
    return dict(
        library.db.execute(
            "SELECT link.to_id, count(*) FROM link JOIN card ON card.id = link.to_id WHERE link.kind = 'merged' "
            f"AND card.step_id IN ({', '.join('?' * len(step_ids))}) GROUP BY link.to_id",
            step_ids,
        )
    )

"""Priority: sticky dots counted by one for the room, or effect against effort in four fields."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from naravard_desktop.core import check
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_, _
from naravard_desktop.process import votes
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.clusters import Cluster, clusters
from naravard_desktop.process.uses import used_cards, used_steps
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import Step, options, set_options
from naravard_desktop.storage.library import Library

MOST_DOTS = 20
MOST_PERSONS = 9_999
DOT, EFFECT, EFFORT = "dot", "effect", "effort"
"""Kinds of votes. Effect and effort are 1 for low and 2 for high, and have no table."""

Target = Literal["card", "cluster"]
Field = Literal["now", "plan", "spare", "leave"]

FIELDS: dict[Field, tuple[int, int]] = {"now": (2, 1), "plan": (2, 2), "spare": (1, 1), "leave": (1, 2)}
"""Effect and effort of each field, in the order they are read."""
NAMES: dict[Field, str] = {
    "now": N_("Gör nu"),
    "plan": N_("Planera"),
    "spare": N_("Om tid finns"),
    "leave": N_("Låt vara"),
}
ABOUT: dict[Field, str] = {
    "now": N_("hög effekt, liten insats"),
    "plan": N_("hög effekt, stor insats"),
    "spare": N_("låg effekt, liten insats"),
    "leave": N_("låg effekt, stor insats"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`dots` is how many each person has; `on` says what gets them: the cards of the step it uses, or its clusters.

    `persons` is how many take part, where that is not who is here by the list (0); `result` is whether the room sees sums:
    when all dots are counted, or as the facilitator says.
    """

    method: Literal["dots", "effort"] = asked(
        "dots", N_("Sätt att prioritera"), words={"dots": N_("Prickar"), "effort": N_("Effekt och insats i fyra fält")}
    )
    dots: int = asked(3, N_("Prickar per person"))
    on: Literal["cards", "clusters"] = asked(
        "cards", N_("Det som prioriteras"), words={"cards": N_("Lapparna"), "clusters": N_("Klustren")}
    )
    persons: int = 0
    result: Literal["when_counted", "shown", "hidden"] = "when_counted"

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= MOST_DOTS:
            raise check.Wrong("dots", _("mellan 1 och {most}").format(most=MOST_DOTS))
        if not 0 <= self.persons <= MOST_PERSONS:
            raise check.Wrong("persons", _("mellan {least} och {most}").format(least=0, most=MOST_PERSONS))


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be given priority. A cluster is here as a card of its board with the cluster's id and name."""

    target: Target
    card: Card

    @property
    def id(self) -> str:
        """What votes are for."""
        return self.card.id


@dataclass(frozen=True, slots=True)
class Counts:
    """The dots of a step: `by_party` has what each table gave ("" is the room as one), by item; `gone` are dots on what is
    no longer among the items, as a card that was put together with another."""

    by_party: dict[str, dict[str, int]]
    gone: int

    def total(self, item_id: str) -> int:
        """Return an item's dots, of room and tables together."""
        return sum(given.get(item_id, 0) for given in self.by_party.values())

    def given(self, party: str) -> int:
        """Return the dots of a table, or of the room as one."""
        return sum(self.by_party.get(party, {}).values())

    def here(self, item_id: str, party: str) -> int:
        """Return an item's dots from a table, or from the room as one."""
        return self.by_party.get(party, {}).get(item_id, 0)

    @property
    def sum(self) -> int:
        """All dots on the items."""
        return sum(map(self.given, self.by_party))

    @property
    def twice(self) -> bool:
        """Whether dots are counted both for the room as one and by table: some may be counted two times."""
        return bool(self.given("")) and any(self.given(party) for party in self.by_party if party)


def items(library: Library, step: Step) -> list[Item]:
    """Return what is given priority in a step: the clusters or cards it uses, then those written in it, as they are there."""
    if options(step, Options).on == "cards":
        return [Item("card", card) for card in used_cards(library, step)]
    found = [Item("cluster", _as_card(cluster)) for cluster in _used_clusters(library, step)]
    return [*found, *(Item("card", card) for card in cards(library, step.id))]


def counts(library: Library, step: Step, of: Sequence[Item]) -> Counts:
    """Return the dots that were counted for these items."""
    known = {item.id for item in of}
    by_party: dict[str, dict[str, int]] = {}
    gone = 0
    for vote in votes.votes(library, step.id):
        if vote.kind == DOT and vote.target_id in known:
            by_party.setdefault(vote.party, {})[vote.target_id] = vote.value
        elif vote.kind == DOT:
            gone += vote.value
    return Counts(by_party, gone)


def count(library: Library, step: Step, item: Item, value: int, party: str) -> None:
    """Write down how many dots an item has from a table, "" for the room as one, in place of what was there."""
    set_count(library, step.id, item.target, item.id, value, kind=DOT, party=party)


def start_over(library: Library, step: Step) -> None:
    """Take away all dots, also those on what is no longer among the items."""
    for vote in votes.votes(library, step.id):
        if vote.kind == DOT:
            target: votes.Target = "card" if vote.card_id else "cluster"
            set_count(library, step.id, target, vote.target_id, 0, kind=DOT, party=vote.party)


def is_shown(chosen: Options, *, complete: bool) -> bool:
    """Tell whether the room sees the sums; `complete` is whether all dots are counted."""
    return chosen.result == "shown" or (chosen.result == "when_counted" and complete)


def show_result(library: Library, step: Step, *, shown: bool) -> None:
    """Let the room see the sums, or keep them from it, whatever is counted."""
    set_options(library, step, replace(options(step, Options), result="shown" if shown else "hidden"))


def set_persons(library: Library, step: Step, persons: int) -> None:
    """Say how many have dots; 0 is those who are here by what is known of them."""
    set_options(library, step, replace(options(step, Options), persons=persons))


def ranked(of: Sequence[Item], counted: Counts) -> list[Item]:
    """Return the items with the most dots first; those with as many stay in order."""
    return sorted(of, key=lambda item: -counted.total(item.id))


def fields(library: Library, step: Step, of: Sequence[Item]) -> tuple[list[Item], dict[Field, list[Item]]]:
    """Return the items that are not placed, and those of each field, as they were written."""
    found = votes.votes(library, step.id)
    effect, effort = votes.totals(found, EFFECT), votes.totals(found, EFFORT)
    by_place = {place: field for field, place in FIELDS.items()}
    waiting: list[Item] = []
    placed: dict[Field, list[Item]] = {field: [] for field in FIELDS}
    for item in of:
        field = by_place.get((effect.get(item.id, 0), effort.get(item.id, 0)))
        (placed[field] if field else waiting).append(item)
    return waiting, placed


def place(library: Library, step: Step, of: Sequence[Item], field: Field | None) -> None:
    """Put items in a field; None takes them back to those that are not placed."""
    effect, effort = FIELDS[field] if field else (0, 0)
    for item in of:
        set_count(library, step.id, item.target, item.id, effect, kind=EFFECT)
        set_count(library, step.id, item.target, item.id, effort, kind=EFFORT)


def _used_clusters(library: Library, step: Step) -> list[Cluster]:
    """Return the clusters of the nearest board: a later sorting step on a board has none of its own."""
    for used in used_steps(library, step):
        found = clusters(library, used.id)
        if found:
            return found
    return []


def _as_card(cluster: Cluster) -> Card:
    return Card(
        id=cluster.id,
        step_id=cluster.step_id,
        rank="",
        text=cluster.name,
        extra={},
        level=None,
        organisation_id=None,
        organisation_type=None,
        author_id=None,
        party="",
        section="",
        created=None,
        hidden=False,
        confidential=False,
    )

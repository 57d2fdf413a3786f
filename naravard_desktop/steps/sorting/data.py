"""Sorting (Klustring): cards into clusters with legs, and who answers for them.

A board belongs to the first sorting step; a later sorting step that `uses` it works on the same board. On the board lie
the cards of the step it uses, and those written on the board itself. A card sits in one place on a board.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlite_utils import Database, Migrations

from naravard_desktop.core import check, order
from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked, needed
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.process import clusters as shared
from naravard_desktop.process.cards import Card, cards, merge_cards
from naravard_desktop.process.links import link, unlink
from naravard_desktop.process.workshops import Step, options, paired, process_of, set_options, step
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import Schema, Table

KIND = "sorting"
migrations = Migrations("sorting")
SCHEMA = Schema((Table(name="placement", parent="step_id"),), (migrations,))


@migrations()
def placement(db: Database) -> None:
    """Where a card sits on a board."""
    db.execute("""
        CREATE TABLE placement (
            pk INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            rev INTEGER NOT NULL DEFAULT 1,
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            card_id TEXT NOT NULL REFERENCES card (id) ON DELETE CASCADE,
            cluster_id TEXT NOT NULL REFERENCES cluster (id) ON DELETE CASCADE,
            leg_id TEXT REFERENCES leg (id) ON DELETE SET NULL,
            rank TEXT NOT NULL
        ) STRICT""")
    for column in ("step_id", "card_id", "cluster_id", "leg_id"):
        db.execute(f"CREATE INDEX placement_{column} ON placement ({column})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPlan:
    """A cluster that the template gives, with its legs."""

    name: str = needed(N_("Klustrets namn"))
    purpose: str = asked("", N_("Syfte"), N_("Vad klustret ska leda till för invånarna"))
    legs: tuple[str, ...] = asked((), N_("Delar (ben)"), N_("En del på varje rad"))
    medical_support: bool = asked(False, N_("Klustret ska ha ett medicinskt stöd"))  # noqa: FBT003 - a default


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`clusters` lie on the board from the start; the group may add, rename and remove."""

    clusters: tuple[ClusterPlan, ...] = asked(
        (), N_("Kluster från start"), N_("Gruppen kan lägga till, byta namn och ta bort")
    )

    def __post_init__(self) -> None:
        names = [one_line(cluster.name) for cluster in self.clusters]
        if len(set(names)) != len(names):
            raise check.Wrong("clusters", _("kluster med olika namn"))
        check.named("clusters", names)
        for cluster in self.clusters:
            check.named("clusters", cluster.legs)


@dataclass(frozen=True, slots=True)
class LegView:
    """A leg with its cards in order."""

    leg: shared.Leg
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class ClusterView:
    """A cluster, the cards that lie in no leg of it, and its legs."""

    cluster: shared.Cluster
    cards: list[Card]
    legs: list[LegView]

    def all_cards(self) -> list[Card]:
        """Return the cluster's cards, those of its legs too, in order."""
        return [*self.cards, *(card for leg in self.legs for card in leg.cards)]


@dataclass(frozen=True, slots=True)
class Board:
    """The board as it stands. By a card's id, `depends` has the clusters it depends on besides its own, and `merged` how
    many cards were put together in it."""

    unplaced: list[Card]
    clusters: list[ClusterView]
    depends: dict[str, list[shared.Cluster]]
    merged: dict[str, int]

    @property
    def led(self) -> bool:
        """Whether it is a board to lead by: with legs, with somebody named, or with a place for medical support. On one that
        only sorts, nobody misses an owner."""
        return any(
            view.legs
            or view.cluster.needs_medical_support
            or (view.cluster.owner_id or view.cluster.coordinator_id or view.cluster.medical_support_id)
            for view in self.clusters
        )

    def cards(self) -> dict[str, Card]:
        """Return all cards on the board by id."""
        lying = [card for view in self.clusters for card in view.all_cards()]
        return {card.id: card for card in (*self.unplaced, *lying)}


@dataclass(frozen=True, slots=True)
class _Placement:
    card_id: str
    cluster_id: str
    leg_id: str | None
    rank: str


def begin(library: Library, step: Step) -> None:
    """Lay out the template's clusters, unless the step works on an earlier board."""
    if board_step(library, step).id == step.id:
        for plan in options(step, Options).clusters:
            _lay_out(library, step, plan)


def _lay_out(library: Library, step: Step, plan: ClusterPlan) -> str:
    cluster_id = shared.add_cluster(
        library, step.id, plan.name, purpose=plan.purpose, needs_medical_support=plan.medical_support
    )
    for name in plan.legs:
        shared.add_leg(library, cluster_id, name)
    return cluster_id


def change_options(library: Library, step: Step, new: Options) -> None:
    """Write new options. What was laid out follows where it still stands as it was; a cluster or a leg is taken away only
    when nothing lies in it and nobody answers for it."""
    old = options(step, Options)
    set_options(library, step, new)
    if board_step(library, step).id != step.id:
        return
    lying = shared.clusters(library, step.id)
    by_name = {cluster.name: cluster for cluster in lying}
    was_named, names = ([one_line(plan.name) for plan in plans] for plans in (old.clusters, new.clusters))
    wanted: list[str] = []
    for was, now in paired(was_named, names):
        cluster = by_name.get(was_named[was]) if was is not None else None
        if now is None:
            if (
                cluster
                and was is not None
                and cluster.purpose == old.clusters[was].purpose
                and _untouched(library, cluster)
            ):
                shared.delete_cluster(library, cluster.id)
        elif was is None:
            if names[now] not in by_name:
                wanted.append(_lay_out(library, step, new.clusters[now]))
        elif cluster:
            _follow(library, cluster, old.clusters[was], new.clusters[now])
            wanted.append(cluster.id)
    for above, below in pairwise(wanted):
        ids = [cluster.id for cluster in shared.clusters(library, step.id) if cluster.id in wanted]
        if ids.index(below) != ids.index(above) + 1:
            shared.move_cluster(library, below, above)


def _follow(library: Library, cluster: shared.Cluster, old: ClusterPlan, new: ClusterPlan) -> None:
    """Change a cluster and its legs as its plan was changed, but for what the group has changed."""
    values: dict[str, rows.Value] = {"name": one_line(new.name)}
    if cluster.purpose == old.purpose:
        values["purpose"] = new.purpose
    if cluster.needs_medical_support == old.medical_support:
        values["needs_medical_support"] = new.medical_support
    shared.change_cluster(library, cluster.id, **values)
    by_name = {leg.name: leg for leg in shared.legs(library, cluster.step_id) if leg.cluster_id == cluster.id}
    was_named, names = ([one_line(name) for name in plan.legs] for plan in (old, new))
    wanted: list[str] = []
    for was, now in paired(was_named, names):
        leg = by_name.get(was_named[was]) if was is not None else None
        if now is None:
            if leg and _nothing_in(library, leg):
                shared.delete_leg(library, leg.id)
        elif was is None:
            if names[now] not in by_name:
                wanted.append(shared.add_leg(library, cluster.id, names[now]))
        elif leg:
            shared.change_leg(library, leg.id, name=names[now])
            wanted.append(leg.id)
    for above, below in pairwise(wanted):
        ids = [leg.id for leg in shared.legs(library, cluster.step_id) if leg.id in wanted]
        if ids.index(below) != ids.index(above) + 1:
            shared.move_leg(library, below, above)


def _untouched(library: Library, cluster: shared.Cluster) -> bool:
    """Tell whether nothing lies in a cluster, nobody answers for any of it, and nothing was counted for or tied to it."""
    found = library.db.execute(
        "SELECT 1 FROM placement WHERE cluster_id = :id UNION ALL SELECT 1 FROM vote WHERE cluster_id = :id UNION ALL "
        "SELECT 1 FROM link WHERE :id IN (from_id, to_id) UNION ALL SELECT 1 FROM responsible WHERE owner_id = :id "
        "UNION ALL SELECT 1 FROM leg WHERE cluster_id = :id AND (leader_id IS NOT NULL OR purpose <> '')",
        {"id": cluster.id},
    ).fetchone()
    people = (cluster.owner_id, cluster.coordinator_id, cluster.medical_support_id)
    return found is None and not any(people)


def _nothing_in(library: Library, leg: shared.Leg) -> bool:
    lying = library.db.execute("SELECT 1 FROM placement WHERE leg_id = ?", [leg.id]).fetchone()
    return lying is None and leg.leader_id is None and not leg.purpose


def board_step(library: Library, of: Step) -> Step:
    """Return the step whose board a sorting step works on: the first in the chain of sorting steps it uses."""
    seen = {of.id}  # a file from elsewhere can have made a ring of them
    while of.uses_id and of.uses_id not in seen and (used := step(library, of.uses_id)).kind == KIND:
        seen.add(used.id)
        of = used
    return of


def board(library: Library, of: Step) -> Board:
    """Return the board that a sorting step works on."""
    home = board_step(library, of)
    placed = {
        one.card_id: one for one in rows.fetch(library.db, _Placement, "FROM placement t WHERE step_id = ?", [home.id])
    }
    pool = {card.id: card for source in _sources(library, home) for card in cards(library, source)}
    all_clusters = {cluster.id: cluster for cluster in shared.clusters(library, home.id)}
    all_legs = {leg.id: leg for leg in shared.legs(library, home.id)}
    unplaced: list[Card] = []
    lying: dict[str, list[Card]] = defaultdict(list)
    for card in sorted(pool.values(), key=lambda card: placed[card.id].rank if card.id in placed else ""):
        where = placed.get(card.id)
        if where is None or where.cluster_id not in all_clusters:
            unplaced.append(card)
        elif where.leg_id in all_legs and all_legs[where.leg_id].cluster_id == where.cluster_id:
            lying[where.leg_id].append(card)
        else:
            lying[where.cluster_id].append(card)
    legs: dict[str, list[LegView]] = defaultdict(list)
    for leg in all_legs.values():
        legs[leg.cluster_id].append(LegView(leg, lying[leg.id]))
    views = [ClusterView(cluster, lying[cluster.id], legs[cluster.id]) for cluster in all_clusters.values()]
    depends: dict[str, list[shared.Cluster]] = defaultdict(list)
    for from_id, to_id in library.db.execute(
        "SELECT from_id, to_id FROM link WHERE kind = 'depends' AND to_id IN (SELECT id FROM cluster WHERE step_id = ?) "
        "ORDER BY pk",
        [home.id],
    ):
        depends[from_id].append(all_clusters[to_id])
    return Board(unplaced, views, dict(depends), _merged(library, home))


def _merged(library: Library, home: Step) -> dict[str, int]:
    """Return how many cards were put together in each card of a board, where there are any."""
    sources = _sources(library, home)
    return dict(
        library.db.execute(
            "SELECT link.to_id, count(*) FROM link JOIN card ON card.id = link.to_id WHERE link.kind = 'merged' "
            f"AND card.step_id IN ({', '.join('?' * len(sources))}) GROUP BY link.to_id",
            sources,
        )
    )


def place(
    library: Library,
    of: Step,
    card_ids: Sequence[str],
    cluster_id: str,
    leg_id: str | None = None,
    *,
    after: str | None = None,
) -> None:
    """Put cards in a cluster, or in a leg of it: last, or after another card there ("" for first).

    Each leaves the place it had on this board.
    """
    home = board_step(library, of)
    above, below = _between(library, home, set(card_ids), cluster_id, leg_id, after)
    for card_id, rank in zip(card_ids, order.spread(above, below, len(card_ids)), strict=True):
        row_id = _place_id(home, card_id)
        values = {"cluster_id": cluster_id, "leg_id": leg_id, "rank": rank}
        if library.db.execute("SELECT 1 FROM placement WHERE id = ?", [row_id]).fetchone():
            rows.update(library.db, "placement", row_id, values)
        else:
            rows.insert(library.db, "placement", {"id": row_id, "step_id": home.id, "card_id": card_id, **values})


def _between(
    library: Library, home: Step, moving: set[str], cluster_id: str, leg_id: str | None, after: str | None
) -> tuple[str | None, str | None]:
    """Return the keys above and below the place just after a card, leaving out the cards that move."""
    if after is None:
        return rows.last_rank(library.db, "placement", "cluster_id", cluster_id), None
    found = rows.fetch(
        library.db,
        _Placement,
        "FROM placement t WHERE step_id = ? AND cluster_id = ? AND leg_id IS ? ORDER BY rank, id",
        [home.id, cluster_id, leg_id],
    )
    staying = [one for one in found if one.card_id not in moving]
    at = next((number + 1 for number, one in enumerate(staying) if one.card_id == after), 0)
    return (staying[at - 1].rank if at else None), (staying[at].rank if at < len(staying) else None)


def unplace(library: Library, of: Step, card_ids: Sequence[str]) -> None:
    """Take cards back to those that are not placed."""
    home = board_step(library, of)
    for card_id in card_ids:
        library.db.execute("DELETE FROM placement WHERE id = ?", [_place_id(home, card_id)])


def merge_on_board(library: Library, of: Step, card_ids: Sequence[str], text: str) -> str:
    """Merge cards; the new one takes the place of the first. Taken apart, each is back where it was."""
    home = board_step(library, of)
    merged = merge_cards(library, process_of(library, home), card_ids, text)
    first = rows.fetch(library.db, _Placement, "FROM placement t WHERE id = ?", [_place_id(home, card_ids[0])])
    for one in first:
        place(library, of, [merged], one.cluster_id, one.leg_id)
        rows.update(library.db, "placement", _place_id(home, merged), {"rank": one.rank})
    return merged


def set_depends(library: Library, of: Step, card_id: str, cluster_id: str, *, depends: bool = True) -> None:
    """Mark that a card also depends on a cluster it does not sit in, or take the mark away."""
    if depends:
        link(library, process_of(library, of), "depends", card_id, cluster_id)
    else:
        unlink(library, "depends", card_id, cluster_id)


def works_on_after(library: Library, of: Step) -> bool:
    """Tell whether a later sorting step works on this step's board (there the leaders are named)."""
    found = library.db.execute("SELECT 1 FROM step WHERE uses_id = ? AND kind = ? LIMIT 1", [of.id, KIND]).fetchone()
    return found is not None


def _sources(library: Library, home: Step) -> list[str]:
    """Return the steps whose cards lie on a board: the one it uses, itself, and later sorting steps on it."""
    later = library.db.execute(
        "WITH RECURSIVE chain (id) AS (SELECT ? UNION SELECT step.id FROM step JOIN chain ON step.uses_id = chain.id "
        "WHERE step.kind = ?) SELECT chain.id FROM chain JOIN step ON step.id = chain.id ORDER BY step.rank",
        [home.id, KIND],
    )
    return [*([home.uses_id] if home.uses_id else []), *(step_id for (step_id,) in later)]


def _place_id(home: Step, card_id: str) -> str:
    return fact_id("placement", home.id, card_id)

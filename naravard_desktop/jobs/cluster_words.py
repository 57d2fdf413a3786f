"""A board of clusters as plain data for its map, in words, and as a table."""

from collections.abc import Sequence

from naravard_desktop.core.language import _
from naravard_desktop.documents.figure_data import ClusterMap, MapCluster, MapLeg
from naravard_desktop.documents.model import Block, Table
from naravard_desktop.documents.writing import Writing, count_words, left_out, person_words
from naravard_desktop.process.cards import Card
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.sorting.data import KIND, Board, ClusterView, board, board_step
from naravard_desktop.storage.library import Library


def boards(library: Library, workshop_id: str) -> list[tuple[Step, Board]]:
    """Return the boards that a workshop works on and that have clusters, each once, with the first step on it."""
    found: dict[str, tuple[Step, Board]] = {}
    for step in steps(library, workshop_id):
        if step.kind == KIND and (home := board_step(library, step).id) not in found:
            found[home] = (step, board(library, step))
    return [(step, one) for step, one in found.values() if one.clusters]


def map_of(writing: Writing, found: Board) -> ClusterMap:
    """Return what the map of a board shows."""
    places = {view.cluster.id: place for place, view in enumerate(found.clusters)}
    return ClusterMap("", tuple(_cluster(writing, found, view, places) for view in found.clusters))


def depends(drawn: ClusterMap) -> bool:
    """Tell whether some cluster depends on another."""
    return any(cluster.depends_on for cluster in drawn.clusters)


def map_alt(drawn: ClusterMap) -> str:
    """Say in words what a map shows; the cards themselves stand in the table after it."""
    count = len(drawn.clusters)
    told = [_("Karta över ett kluster.") if count == 1 else _("Karta över {count} kluster.").format(count=count)]
    told += [_cluster_words(cluster, number) for number, cluster in enumerate(drawn.clusters, drawn.first)]
    return " ".join(told)


def map_table(writing: Writing, found: Board, drawn: ClusterMap) -> list[Block]:
    """Set a map as a table: a row for each cluster and each of its legs. What is not placed, or is left out, is said after it."""
    rows = []
    for number, cluster in enumerate(drawn.clusters, drawn.first):
        roles = "\n".join(f"{role}: {name}" for role, name in cluster.roles)
        on = "\n".join(f"{place + 1}. {drawn.clusters[place].name}" for place in cluster.depends_on)
        rows.append((f"{number}. {cluster.name}", cluster.purpose, roles, on, _listed(cluster.cards)))
        for leg in cluster.legs:
            leader = _("Ledare: {name}").format(name=leg.leader or _("saknas"))
            rows.append((f"{number}. {cluster.name}: {leg.name}", "", leader, "", _listed(leg.cards)))
    header = (_("Kluster och del"), _("Syfte"), _("Ansvariga"), _("Beror på"), _("Lappar"))
    kept = [at for at in range(len(header)) if at == 0 or any(row[at] for row in rows)]
    shares = (1.4, 1.6, 1.7, 0.9, 2.4)
    blocks: list[Block] = [
        Table(
            "",
            tuple(header[at] for at in kept),
            tuple(tuple(row[at] or "–" for at in kept) for row in rows),
            tuple(shares[at] for at in kept),
            row_header=True,
        )
    ]
    lying = [card for view in found.clusters for card in view.all_cards()]
    return blocks + left_out(len(lying) - len(_shown(writing, lying)))


def _cluster(writing: Writing, found: Board, view: ClusterView, places: dict[str, int]) -> MapCluster:
    cluster = view.cluster
    roles: list[tuple[str, str | None]] = []
    if found.led:
        roles = [(_("Ägare"), cluster.owner_id), (_("Koordinator"), cluster.coordinator_id)]
        if cluster.needs_medical_support or cluster.medical_support_id:
            roles.append((_("Medicinskt stöd"), cluster.medical_support_id))
    on = {
        places[other.id]
        for card in _shown(writing, view.all_cards())
        for other in found.depends.get(card.id, [])
        if other.id != cluster.id
    }
    return MapCluster(
        cluster.name,
        cluster.purpose,
        tuple((role, person_words(writing, who) or _("saknas")) for role, who in roles),
        tuple(
            MapLeg(leg.leg.name, person_words(writing, leg.leg.leader_id), _texts(writing, leg.cards))
            for leg in view.legs
        ),
        _texts(writing, view.cards),
        tuple(sorted(on)),
    )


def _shown(writing: Writing, cards: Sequence[Card]) -> list[Card]:
    return [card for card in cards if writing.switches.confidential or not card.confidential]


def _texts(writing: Writing, cards: Sequence[Card]) -> tuple[str, ...]:
    shown = _shown(writing, cards)
    if shown and not writing.switches.cards:
        return (count_words(shown),)
    return tuple(card.text for card in shown)


def _listed(cards: Sequence[str]) -> str:
    return "\n".join(f"– {card}" for card in cards) if len(cards) > 1 else "".join(cards)


def _cluster_words(cluster: MapCluster, number: int) -> str:
    parts = [cluster.purpose, *(f"{role}: {name}" for role, name in cluster.roles)]
    parts += [_leg_words(leg) for leg in cluster.legs]
    if cluster.cards:
        parts.append(_count(cluster.cards))
    if cluster.depends_on:
        on = ", ".join(str(place + 1) for place in cluster.depends_on)
        parts.append(_("beror på {clusters}").format(clusters=on))
    told = "; ".join(part.rstrip(". ") for part in parts if part.strip())
    return f"{number}. {cluster.name}: {told}." if told else f"{number}. {cluster.name}."


def _leg_words(leg: MapLeg) -> str:
    told = [_("ledare {name}").format(name=leg.leader or _("saknas"))]
    if leg.cards:
        told.append(_count(leg.cards))
    return _("del ”{name}” ({words})").format(name=leg.name, words=", ".join(told))


def _count(cards: Sequence[str]) -> str:
    return _("1 lapp") if len(cards) == 1 else _("{count} lappar").format(count=len(cards))

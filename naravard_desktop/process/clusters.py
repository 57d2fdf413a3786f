"""Clusters and their legs (ben), with who answers for them."""

from dataclasses import dataclass

from naravard_desktop.core import order
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster on the board of `step_id`; owner, coordinator and medical support are persons."""

    id: str
    step_id: str
    name: str
    purpose: str
    owner_id: str | None
    coordinator_id: str | None
    medical_support_id: str | None
    needs_medical_support: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a cluster, with its leader."""

    id: str
    cluster_id: str
    name: str
    purpose: str
    leader_id: str | None


def add_cluster(
    library: Library, step_id: str, name: str, *, purpose: str = "", needs_medical_support: bool = False
) -> str:
    """Add a cluster last on the board and return its id."""
    rank = order.between(rows.last_rank(library.db, "cluster", "step_id", step_id), None)
    return rows.insert(
        library.db,
        "cluster",
        {
            "step_id": step_id,
            "rank": rank,
            "name": one_line(name),
            "purpose": purpose,
            "needs_medical_support": needs_medical_support,
        },
    )


def add_leg(library: Library, cluster_id: str, name: str, purpose: str = "") -> str:
    """Add a leg last in a cluster and return its id."""
    rank = order.between(rows.last_rank(library.db, "leg", "cluster_id", cluster_id), None)
    values = {"name": one_line(name), "purpose": purpose}
    return rows.insert(library.db, "leg", {"cluster_id": cluster_id, "rank": rank, **values})


def change_cluster(library: Library, cluster_id: str, **values: rows.Value) -> None:
    """Change name, purpose, owner_id, coordinator_id, medical_support_id or needs_medical_support."""
    rows.update(library.db, "cluster", cluster_id, values)


def change_leg(library: Library, leg_id: str, **values: rows.Value) -> None:
    """Change name, purpose or leader_id."""
    rows.update(library.db, "leg", leg_id, values)


def move_cluster(library: Library, cluster_id: str, after: str | None) -> None:
    """Move a cluster to stand after another on its board; first for None."""
    _move(library, "cluster", "step_id", cluster_id, after)


def move_leg(library: Library, leg_id: str, after: str | None) -> None:
    """Move a leg to stand after another in its cluster; first for None."""
    _move(library, "leg", "cluster_id", leg_id, after)


def _move(library: Library, table: str, owner: str, row_id: str, after: str | None) -> None:
    """Give a row a key between its new neighbours; where those are equal, all rows after them get new ones."""
    db = library.db
    found: list[tuple[str, str]] = db.execute(
        f"SELECT id, rank FROM {table} WHERE {owner} = (SELECT {owner} FROM {table} WHERE id = ?) AND id <> ? "
        "ORDER BY rank, id",
        [row_id, row_id],
    ).fetchall()
    at = next((number for number, (one_id, _rank) in enumerate(found, 1) if one_id == after), 0)
    above, below = (found[at - 1][1] if at else None), (found[at][1] if at < len(found) else None)
    if above is None or below is None or above < below:
        rows.update(db, table, row_id, {"rank": order.between(above, below)})
        return
    wanted = [row_id, *(one_id for one_id, _rank in found[at:])]
    for one_id, rank in zip(wanted, order.following(above, len(wanted)), strict=True):
        rows.update(db, table, one_id, {"rank": rank})


def delete_cluster(library: Library, cluster_id: str) -> None:
    """Delete a cluster and its legs; the cards in it are on the board again, to be placed."""
    rows.delete(library.db, "cluster", cluster_id)


def delete_leg(library: Library, leg_id: str) -> None:
    """Delete a leg; the cards in it stay in the cluster."""
    rows.delete(library.db, "leg", leg_id)


def clusters(library: Library, step_id: str) -> list[Cluster]:
    """Return the clusters of a board in order."""
    return rows.fetch(library.db, Cluster, "FROM cluster t WHERE step_id = ? ORDER BY rank, id", [step_id])


def legs(library: Library, step_id: str) -> list[Leg]:
    """Return the legs of all clusters of a board, each cluster's in order."""
    return rows.fetch(
        library.db,
        Leg,
        "FROM leg t JOIN cluster ON cluster.id = t.cluster_id WHERE cluster.step_id = ? ORDER BY t.rank, t.id",
        [step_id],
    )

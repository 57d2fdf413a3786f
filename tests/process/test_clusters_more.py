"""The order of clusters and legs."""

import pytest

from naravard_desktop.process import clusters
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


@pytest.fixture
def board(room: Room) -> str:
    return room.step("sorting").id


def names(room: Room, step_id: str) -> str:
    return "".join(one.name for one in clusters.clusters(room.library, step_id))


def test_a_cluster_moves_to_any_place_and_back_by_undo(room: Room, board: str) -> None:
    with edit(room.library, room.scope, "Ny"):
        ids = {name: clusters.add_cluster(room.library, board, name) for name in "abcd"}
    for name, after, wanted in (("d", "a", "adbc"), ("a", "c", "dbca"), ("c", None, "cdba"), ("c", "d", "dcba")):
        with edit(room.library, room.scope, "Flytt"):
            clusters.move_cluster(room.library, ids[name], ids[after] if after else None)
        assert names(room, board) == wanted
    journal.undo(room.library, room.scope)
    assert names(room, board) == "cdba"


def test_clusters_that_came_to_have_the_same_key_can_be_parted(room: Room, board: str) -> None:
    with edit(room.library, room.scope, "Ny"):
        ids = sorted(clusters.add_cluster(room.library, board, name) for name in "abc")
        for one_id in ids:
            room.library.db.execute("UPDATE cluster SET rank = 'a0' WHERE id = ?", [one_id])
    with edit(room.library, room.scope, "Flytt"):
        clusters.move_cluster(room.library, ids[2], ids[0])
    assert [one.id for one in clusters.clusters(room.library, board)] == [ids[0], ids[2], ids[1]]


def test_legs_move_within_their_cluster(room: Room, board: str) -> None:
    with edit(room.library, room.scope, "Ny"):
        one, other = (clusters.add_cluster(room.library, board, name) for name in "ab")
        x, y = (clusters.add_leg(room.library, one, name) for name in "xy")
        z = clusters.add_leg(room.library, other, "z")
        clusters.move_leg(room.library, y, None)
    assert [leg.id for leg in clusters.legs(room.library, board) if leg.cluster_id == one] == [y, x]
    assert [leg.id for leg in clusters.legs(room.library, board) if leg.cluster_id == other] == [z]

"""Bundles that reach for what is not theirs: another process in the library, or another folder."""

from pathlib import Path

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.bundle import pack
from naravard_desktop.jobs.export import export
from naravard_desktop.process.cards import add_card, cards, delete_card
from naravard_desktop.storage import exchange
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.jobs.conftest import Pair
from tests.jobs.exchanging import Content, content_of, refused, taken_in, texts, write


def test_rows_of_another_process_are_not_touched(pair: Pair, tmp_path: Path, content: Content) -> None:
    (mine,) = [
        row for row in content_of(pack(pair.here, pair.scope.process_id))["tables"]["card"] if row["text"] == "första"
    ]
    content["tables"]["card"][0]["id"] = mine["id"]
    content["tables"]["card"][0]["rev"] = 99
    refused(pair.here, write(tmp_path / "a.naravard", content))


def test_rows_cannot_point_into_another_process(pair: Pair, tmp_path: Path, content: Content) -> None:
    content["tables"]["card"][0]["step_id"] = pair.step.id
    refused(pair.here, write(tmp_path / "a.naravard", content))


@pytest.mark.parametrize("table", ["card", "step", "process", "person"])
def test_tombstones_cannot_delete_in_another_process(pair: Pair, tmp_path: Path, content: Content, table: str) -> None:
    content["tombstones"] = [
        {"id": one, "table": table, "rev": 2**53} for one in (*pair.cards, pair.step.id, pair.scope.process_id)
    ]
    before = texts(pair.here, pair.scope.process_id)
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    assert texts(pair.here, pair.scope.process_id) == before
    assert exchange.tombstones(pair.here.db, pair.scope.process_id) == {}
    with edit(pair.here, pair.scope, "Bort"):
        for one in pair.cards:
            delete_card(pair.here, one)
    assert set(exchange.tombstones(pair.here.db, pair.scope.process_id)) == set(pair.cards)


def test_what_another_process_remembers_as_deleted_is_not_touched(pair: Pair, tmp_path: Path, content: Content) -> None:
    with edit(pair.here, pair.scope, "Bort"):
        for one in pair.cards[:2]:
            delete_card(pair.here, one)
    before = exchange.tombstones(pair.here.db, pair.scope.process_id)
    content["tables"]["card"][0]["id"] = pair.cards[0]
    content["tombstones"] = [{"id": pair.cards[1], "table": "card", "rev": 2**53}]
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    assert exchange.tombstones(pair.here.db, pair.scope.process_id) == before


def test_a_tombstone_that_names_another_table_does_not_stop_a_later_deletion(pair: Pair, tmp_path: Path) -> None:
    content = content_of(pack(pair.there, pair.scope.process_id))
    content["tombstones"] = [{"id": pair.cards[0], "table": "goal", "rev": 5}]
    taken_in(pair.here, write(tmp_path / "a.naravard", content))
    with edit(pair.here, pair.scope, "Bort"):
        delete_card(pair.here, pair.cards[0])


@pytest.mark.parametrize("date", ["../../ute", "/naravard-ute/x", "a/b", "..", "CON", "2027-02-03/../../x"])
def test_a_date_cannot_name_another_folder(library: Library, tmp_path: Path, content: Content, date: str) -> None:
    content["tables"]["workshop"][0]["date"] = date
    folder = tmp_path / "a" / "b" / "ut"
    if taken_in(library, write(tmp_path / "a.naravard", content)):
        for file in export(library, Scope(content["process"]), folder, EVERYTHING):
            assert file.resolve().parent == folder.resolve()


def test_what_others_have_in_the_library_stays_when_a_file_is_refused(
    room: Room, tmp_path: Path, content: Content
) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Lapp"):
        add_card(room.library, step.id, "kvar")
    refused(room.library, write(tmp_path / "a.naravard", {**content, "process": new_id()}))
    assert [one.text for one in cards(room.library, step.id)] == ["kvar"]

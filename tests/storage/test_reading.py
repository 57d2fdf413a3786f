"""Reading beside the window that writes: all that is read agrees, and it is the library that the window has."""

from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.workshops import change_workshop, workshop
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.reading import reading
from tests.conftest import Room


def test_what_is_written_meanwhile_is_not_seen(room: Room) -> None:
    with reading(room.library.path, SCHEMA, room.library.identity) as beside:
        before = workshop(beside, room.workshop_id)
        with edit(room.library, room.scope, "Ny plats"):
            change_workshop(room.library, room.workshop_id, place="Biblioteket")
        assert workshop(beside, room.workshop_id) == before
    with reading(room.library.path, SCHEMA) as beside:
        assert workshop(beside, room.workshop_id).place == "Biblioteket"


def test_another_file_in_its_place_is_not_read(room: Room, tmp_path: Path) -> None:
    path, away = room.library.path, tmp_path / "undan"
    path.rename(away)
    path.write_bytes(away.read_bytes())
    with pytest.raises(Trouble, match="bytts ut"), reading(path, SCHEMA, room.library.identity):
        raise AssertionError
    path.unlink()
    with pytest.raises(Trouble, match="Det finns inget bibliotek"), reading(path, SCHEMA):
        raise AssertionError
    away.rename(path)

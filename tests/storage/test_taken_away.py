"""The library's file is taken away while it is open: nothing is said to be saved that is not."""

import os
from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.bundle import pack
from naravard_desktop.process.workshops import change_workshop, workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def _rename(room: Room, title: str) -> None:
    with edit(room.library, room.scope, "Nytt namn"):
        change_workshop(room.library, room.workshop_id, title=title)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("way", ["moved", "deleted", "replaced"])
def test_a_library_that_is_gone_is_told_and_can_still_be_taken_out(room: Room, tmp_path: Path, way: str) -> None:
    _rename(room, "Före")
    path, aside = room.library.path, tmp_path / "annan.sqlite3"
    path.rename(aside)
    if way == "deleted":
        aside.unlink()
    if way == "replaced":
        path.write_bytes(b"")
    with pytest.raises(Trouble, match="flyttats, tagits bort"):
        _rename(room, "Efter")
    with pytest.raises(Trouble, match="flyttats, tagits bort"):
        journal.undo(room.library, room.scope)
    assert workshop(room.library, room.workshop_id).title == "Före"
    assert pack(room.library, room.scope.process_id)
    if way == "moved":
        aside.rename(path)
        _rename(room, "Efter")
        assert workshop(room.library, room.workshop_id).title == "Efter"

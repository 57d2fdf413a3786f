"""A library of every version that has been released opens, with every word in it."""

import shutil
from pathlib import Path

import pytest

from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.library import open_for_writing
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.search import search

OLD = sorted((Path(__file__).parent.parent / "data").glob("library-*.sqlite3"))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_library_opens_with_every_word(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    shutil.copy(old, path)
    library, told = open_for_writing(path)
    try:
        assert told == ""
        (process,) = processes(library)
        (workshop,) = workshops(library, process.id)
        found = words(minutes(library, workshop.id, EVERYTHING))
        assert "Läkarmedverkan i särskilt boende enligt avtal" in found
        assert "Karin Exempel" in " ".join(found)
        assert search(library.db, "produktionsplaneringen") != []
        history = journal.history(library, Scope(process.id, workshop.id))
        assert len(history) == 64
        assert history[-1].label == "Nästa möte bokat"
    finally:
        library.close()


def test_there_is_a_library_of_this_version() -> None:
    assert OLD != []

"""A document's files are written whole or not at all, and only the file that somebody asked for is replaced."""

import os
from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.formats import Made
from naravard_desktop.jobs.outgoing import write
from tests.limits import little_room

ONE, OTHER = "a" * 64, "b" * 64
DATA = Made(((".json", b"{}"), (f"-bilder/{ONE}.jpg", b"bild"), (f"-bilder/{OTHER}.png", b"x" * 20_000)))
TABLES = Made((("-1-beslut.csv", b"a;b"), ("-2-narvaro.csv", b"x" * 20_000)))


def names(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*"))


def test_one_file_replaces_the_one_that_was_named(tmp_path: Path) -> None:
    target = tmp_path / "Möte 3.2.pdf"
    target.write_bytes(b"gammal")
    written = write(target, Made(((".pdf", b"ny"),), "Kontrollerad"))
    assert (written.target, written.count, written.beside) == (target, 1, None)
    assert target.read_bytes() == b"ny"
    assert names(tmp_path) == [target.name]


def test_what_a_file_leads_to_lies_in_a_folder_beside(tmp_path: Path) -> None:
    for _time in range(2):  # the second time all is there already
        written = write(tmp_path / "ut.json", DATA)
    assert written.beside == tmp_path / "ut-bilder"
    assert names(tmp_path) == ["ut-bilder", f"ut-bilder/{ONE}.jpg", f"ut-bilder/{OTHER}.png", "ut.json"]


def test_several_of_a_kind_go_to_a_folder_that_nothing_had(tmp_path: Path) -> None:
    (tmp_path / "ut-1-beslut.csv").write_bytes(b"annans")
    found = [write(tmp_path / "ut.csv", TABLES) for _time in range(2)]
    assert [one.target.name for one in found] == ["ut", "ut-2"]
    assert names(tmp_path / "ut") == ["ut-1-beslut.csv", "ut-2-narvaro.csv"]
    assert (tmp_path / "ut-1-beslut.csv").read_bytes() == b"annans"


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on how large files may be")
@pytest.mark.parametrize(("name", "made"), [("ut.json", DATA), ("ut.csv", TABLES)])
def test_too_little_room_for_one_of_them_leaves_none(tmp_path: Path, name: str, made: Made) -> None:
    (tmp_path / name).write_bytes(b"gammal")
    with little_room(10_000), pytest.raises(Trouble, match="kunde inte sparas"):
        write(tmp_path / name, made)
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_bytes() == b"gammal"


def test_a_picture_that_was_there_before_stays_when_the_rest_cannot_be_written(tmp_path: Path) -> None:
    there = tmp_path / "ut-bilder" / f"{ONE}.jpg"
    there.parent.mkdir()
    there.write_bytes(b"bild")
    (tmp_path / "ut.json").mkdir()  # as good as a file that another program holds
    (tmp_path / "ut.json" / "fil").touch()
    with pytest.raises(Trouble, match="kunde inte sparas"):
        write(tmp_path / "ut.json", DATA)
    assert names(tmp_path) == ["ut-bilder", f"ut-bilder/{ONE}.jpg", "ut.json", "ut.json/fil"]


@pytest.mark.parametrize("made", [DATA, TABLES])
def test_a_folder_that_is_none_is_told(tmp_path: Path, made: Made) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(Trouble, match="är ingen mapp"):
        write(tmp_path / "fil" / "ut.json", made)
    assert names(tmp_path) == ["fil"]

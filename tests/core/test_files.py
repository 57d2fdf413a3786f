"""Files are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from naravard_desktop.core import files
from naravard_desktop.core.trouble import Trouble


def left_in(folder: Path) -> list[str]:
    """Names in a folder, those that begin with a dot too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "ny mapp" / "åtgärder.pdf"
    files.write(target, b"nytt")
    files.write(target, b"nyare")
    assert files.read(target) == b"nyare"
    assert left_in(target.parent) == ["åtgärder.pdf"]


@pytest.mark.parametrize("failure", [ValueError("bygget"), KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, failure: BaseException) -> None:
    target = tmp_path / "a.pdf"
    files.write(target, b"gammalt")

    def half() -> None:
        with files.replacing(target) as temporary:
            temporary.write_bytes(b"halvt")
            raise failure

    with pytest.raises((type(failure), Trouble)):
        half()
    assert target.read_bytes() == b"gammalt"
    assert left_in(tmp_path) == ["a.pdf"]


def test_a_full_disk_is_said_with_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"Disken är full.*a\.pdf"), files.replacing(tmp_path / "a.pdf"):
        raise OSError(errno.ENOSPC, "full")
    assert left_in(tmp_path) == []


def test_a_temporary_file_that_is_gone_is_told_as_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"a\.pdf"), files.replacing(tmp_path / "a.pdf") as temporary:
        temporary.unlink()


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    with pytest.raises(Trouble, match="mapp"):
        files.write(tmp_path / "mapp", b"x")
    assert left_in(tmp_path) == ["mapp"]


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"kvar")
    for target in (tmp_path / "fil" / "a.pdf", tmp_path / "fil" / "djupare" / "a.pdf"):
        with pytest.raises(Trouble, match="ingen mapp"):
            files.write(target, b"x")
    assert (tmp_path / "fil").read_bytes() == b"kvar"


@pytest.mark.parametrize("name", ["m" * 251 + ".pdf", "å" * 125 + ".pdf", "Mål. " + "m" * 230])
def test_every_name_that_the_disk_takes_can_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    files.write(tmp_path / name, b"x")
    assert left_in(tmp_path) == [name]


def test_a_name_that_is_too_long_for_the_disk_is_trouble(tmp_path: Path) -> None:
    for act in (lambda path: files.write(path, b"x"), files.read):
        with pytest.raises(Trouble):
            act(tmp_path / ("m" * 300))
    assert left_in(tmp_path) == []


def test_reading_says_what_is_wrong_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"finns\.toml finns inte"):
        files.read(tmp_path / "finns.toml")
    with pytest.raises(Trouble, match="är en mapp"):
        files.read(tmp_path)

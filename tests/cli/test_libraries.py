"""Libraries that are not there, not libraries, newer, damaged or in use."""

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from naravard_desktop.storage import backup
from tests.cli.conftest import Run, ids


@pytest.mark.parametrize(
    "command",
    [["list"], ["history", "1"], ["search", "x"], ["check", "1"], ["export", "1", "--out", "x"]],
    ids=" ".join,
)
def test_reading_where_there_is_no_library_makes_none(run: Run, tmp_path: Path, command: Sequence[str]) -> None:
    assert "inget bibliotek" in run.troubled(*command, "--library", tmp_path / "Saknas åäö.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["undo"], ["redo"], ["finish", "--by", "x"], ["reopen", "--by", "x", "--reason", "x"]], ids=" ".join
)
def test_undo_where_there_is_no_library_makes_none(run: Run, tmp_path: Path, command: Sequence[str]) -> None:
    run.troubled(*command, "1", "--library", tmp_path / "saknas.sqlite3")
    assert not (tmp_path / "saknas.sqlite3").exists()


@pytest.mark.parametrize("command", [["list"], ["undo", "1"]], ids=" ".join)
def test_what_is_no_library_is_told_and_left_as_it_was(run: Run, tmp_path: Path, command: Sequence[str]) -> None:
    (tmp_path / "mapp").mkdir()
    (tmp_path / "text.sqlite3").write_text("Det här är ingen databas, bara text. " * 100, encoding="utf-8")
    with sqlite3.connect(tmp_path / "annan.sqlite3") as other:
        other.execute("CREATE TABLE annat (x)")
    other.close()
    for name in ("mapp", "text.sqlite3", "annan.sqlite3"):
        path = tmp_path / name
        before = path.read_bytes() if path.is_file() else None
        assert name in run.troubled(*command, "--library", path)
        assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("command", [["list"], ["undo", "1"]], ids=" ".join)
@pytest.mark.parametrize("path", ["/", ".", "", "/dev/null", "/dev/null/x", "/proc/nix/x.sqlite3"])
def test_odd_places_for_a_library_are_told(run: Run, command: Sequence[str], path: str) -> None:
    done = run(*command, "--library", path)
    assert done.code in {1, 2}
    assert "fel i programmet" not in done.err


def test_an_empty_file_becomes_a_library_only_when_something_is_written(run: Run, demo: Path, tmp_path: Path) -> None:
    (bundle,) = demo.glob("*.naravard")
    (tmp_path / "tom.sqlite3").touch()
    run.troubled("list", "--library", tmp_path / "tom.sqlite3")
    assert run("import", bundle, "--library", tmp_path / "tom.sqlite3").code == 0
    assert "EXEMPEL" in run("list", "--library", tmp_path / "tom.sqlite3").out


def test_a_newer_library_is_refused_by_every_command(run: Run, example: Path) -> None:
    with sqlite3.connect(example) as library:
        library.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('process', 'x', '')")
    library.close()
    for command in (["list"], ["undo", "1"], ["history", "1"], ["search", "x"], ["export", "1", "--out", "x"]):
        assert "nyare version" in run.troubled(*command, "--library", example)


def damage(path: Path) -> bytes:
    """Overwrite the middle of a library with garbage and return what it became."""
    data = bytearray(path.read_bytes())
    data[100 : len(data)] = b"\xa5" * (len(data) - 100)
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_library_without_a_backup_is_left_as_it_is(run: Run, example: Path) -> None:
    garbage = damage(example)
    assert "skadat" in run.troubled("list", "--library", example)
    assert "ingen hel säkerhetskopia" in run.troubled("undo", "1", "--library", example)
    assert example.read_bytes() == garbage


def test_a_damaged_library_is_rescued_from_its_backup_and_that_is_told(run: Run, example: Path) -> None:
    backup.make(example)
    _process, workshop = ids(run, example)
    whole = run("history", workshop, "--library", example).out
    garbage = damage(example)
    assert "skadat" in run.troubled("list", "--library", example)
    done = run("undo", workshop, "--library", example)
    assert (done.code, done.out) == (0, "Ångrat: Nästa möte bokat\n")
    assert "Säkerhetskopian från" in done.err
    assert done.err.count("\n") == 1
    run("redo", workshop, "--library", example)
    assert run("history", workshop, "--library", example).out == whole
    (kept,) = example.parent.glob("*skadat*.sqlite3")
    assert kept.read_bytes() == garbage


def test_while_another_program_has_the_library_it_can_be_read_but_not_written(
    run: Run, example: Path, demo: Path, tmp_path: Path
) -> None:
    (bundle,) = demo.glob("*.naravard")
    holding = (
        "import sys; from pathlib import Path; from naravard_desktop.kinds import SCHEMA; "
        "from naravard_desktop.storage.opening import opened\n"
        "with opened(Path(sys.argv[1]), SCHEMA): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(example)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        process, workshop = ids(run, example)
        assert run("history", workshop, "--library", example).code == 0
        assert run("export", process, "--out", tmp_path / "ut", "--library", example).code == 0
        assert run("check", process, "--library", example).code == 0
        for command in (
            *(["undo", workshop], ["redo", workshop], ["import", bundle], ["demo", "--out", tmp_path]),
            *(["finish", workshop, "--by", "x"], ["reopen", workshop, "--by", "x", "--reason", "x"]),
        ):
            assert "redan öppet i ett annat fönster" in run.troubled(*command, "--library", example)
        other.communicate()
    assert run("undo", workshop, "--library", example).code == 0

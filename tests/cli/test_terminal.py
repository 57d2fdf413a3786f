"""Commands in processes of their own: any terminal, any path, a reader who leaves, a disk that is full."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import program


@pytest.mark.parametrize(
    "env",
    [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1:strict"}],
    ids=str,
)  # fmt: skip
def test_any_terminal_can_be_written_to(demo: Path, env: dict[str, str]) -> None:
    if "LC_ALL" in env and not sys.prefix.isascii():
        pytest.skip("Python 3.11 reads .pth files by the locale, and does not start: nothing of ours has run by then")
    for command in (["list"], ["--help"], ["search", "häls"], ["history", "zzz"], ["nix"]):
        done = program(
            *command, "--library" if command[0] != "--help" else "--version", demo / "exempel.sqlite3", env=env
        )
        assert done.returncode in {0, 1, 2}
        assert b"Traceback" not in done.stderr
        assert done.stdout or done.stderr


def test_paths_that_are_not_utf_8_are_no_fault_in_the_program(demo: Path, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/n\xe4ra"
    Path(os.fsdecode(folder)).mkdir()
    (bundle,) = demo.glob("*.naravard")
    copy = folder + b"/b\xe4.naravard"
    shutil.copy(os.fsencode(bundle), copy)
    for arguments in (["import", copy], ["list"], ["export", "", "--out", folder + b"/ut"]):
        done = subprocess.run(
            [sys.executable, "-m", "naravard_desktop", *arguments, "--library", folder + b"/l.sqlite3"],
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [["list"], ["list", "--json"], ["--help"], ["history", "", "--texts"], ["templates", "list"]],
    ids=" ".join,
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_has_had_enough_is_left_in_peace(demo: Path, command: Sequence[str], unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    given = ["--library", str(demo / "exempel.sqlite3"), *command]
    done = subprocess.run(
        [sys.executable, "-m", "naravard_desktop", *given],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    os.close(writer)
    assert done.stderr == b"" or b"kan vara" in done.stderr
    assert done.returncode in {0, 1}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_is_told_and_not_a_success(demo: Path, unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "naravard_desktop", "list", "--json", "--library", str(demo / "exempel.sqlite3")],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr

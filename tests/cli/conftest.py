"""What the tests of the command line share: commands run here or in a process of their own, and libraries to run on."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from naravard_desktop.cli import main
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.workshops import add_workshop
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.opening import opened


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Run":
    return Run(capsys)


class Run:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> Done:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return Done(code, said.out, said.err)

    def troubled(self, *arguments: str | Path) -> str:
        """Run a command that ends in one sentence, and return it."""
        done = self(*arguments)
        assert done.code == 1, done
        assert done.out == ""
        assert done.err.count("\n") == 1, done.err
        assert done.err.endswith(".\n")
        return done.err


def program(*arguments: str | Path, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "naravard_desktop", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Scope]:
    """A closed library with a workshop, in a folder with blanks and å, ä, ö."""
    path = tmp_path / "Nära vård åäö" / "mitt bibliotek.sqlite3"
    with opened(path, SCHEMA) as library:
        process_id = start_process(library, "Uppdraget för hälsa")
        with edit(library, Scope(process_id), "Ny workshop"):
            workshop_id = add_workshop(library, process_id, "Första träffen", date="2027-02-03")
    return path, Scope(process_id, workshop_id)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that demo leaves behind; not to be written in."""
    folder = tmp_path_factory.mktemp("demo") / "Ut åäö"
    done = program("demo", "--out", folder, env={"XDG_DATA_HOME": str(folder)})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Exemplet är klart" in done.stdout.decode()
    return folder


@pytest.fixture
def example(demo: Path, tmp_path: Path) -> Path:
    """A library of one's own with the sample in it."""
    return Path(shutil.copy(demo / "exempel.sqlite3", tmp_path / "exempel.sqlite3"))


def ids(run: Run, library: Path) -> tuple[str, str]:
    """Return the ids of the one process in a library and of its workshop."""
    (found,) = json.loads(run("list", "--json", "--library", library).out)
    return found["id"], found["workshops"][0]["id"]

"""Documents that cannot be written, and a fault in the program: told, with what was saved untouched."""

import json
import sqlite3
from pathlib import Path

import pytest

from naravard_desktop.cli import main
from tests.cli.conftest import Run, ids, program


def test_export_to_where_nothing_can_be_written_is_told(run: Run, example: Path, tmp_path: Path) -> None:
    _process, workshop = ids(run, example)
    (tmp_path / "fil").write_text("x")
    for folder in (tmp_path / "fil", tmp_path / "fil" / "djupare", Path("/proc/self/x"), Path("/dev/null")):
        assert "kunde inte sparas" in run.troubled("export", workshop, "--out", folder, "--library", example)
    assert (tmp_path / "fil").read_text() == "x"


def test_demo_where_nothing_can_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    run.troubled("demo", "--out", tmp_path / "fil")
    run.troubled("demo", "--out", "/proc/self/x")


def test_a_fault_in_the_program_is_70_and_says_that_all_is_safe(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library that somebody has changed by hand, in a way that nothing could foresee."""
    with sqlite3.connect(example) as library:
        library.execute("UPDATE journal SET params = 'x'")
    library.close()
    (found,) = json.loads(program("list", "--json", "--library", example).stdout)
    assert main(["history", found["id"], "--library", str(example)]) == 70
    said = capsys.readouterr()
    assert said.err.splitlines()[-1] == "Det här är ett fel i programmet. Det som var sparat är orört."

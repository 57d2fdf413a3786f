"""What was not understood, and help: explained in Swedish."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Run, ids

ENGLISH = re.compile(
    r"\b(usage|error|required|argument|options|positional|arguments|invalid|expected|show|help message|exit|the following"
    r"|unrecognized|choose|Traceback)\b"
)


@pytest.mark.parametrize("steps", ["0", "-1", "x", "1.5", ""])
def test_undoing_no_steps_is_not_understood(example: Path, run: Run, steps: str) -> None:
    _process, workshop = ids(run, example)
    done = run("undo", workshop, f"--steps={steps}", "--library", example)
    assert (done.code, done.out) == (2, "")
    assert not ENGLISH.search(done.err)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["x"], ["templates"], ["templates", "x"], ["export"], ["export", "1"], ["demo"], ["demo", "--out"], ["import"],
        ["list", "--nix"], ["list", "extra"], ["undo"], ["search"], ["--library"], ["list", "--js"], ["templates", "check"],
        ["check"], ["finish"], ["finish", "1"], ["finish", "--by", "x"], ["finish", "1", "--by"], ["reopen", "1", "--by", "x"],
        ["undo", "1", "--steps"], ["undo", "1", "--steps", "många"], ["list", "--json=1"], ["--version=1"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_usage_is_explained_in_swedish(run: Run, arguments: Sequence[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Så här skrivs det: naravard" in done.err
    assert not ENGLISH.search(done.err), done.err
    assert done.err.splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    "command",
    [[], ["demo"], ["import"], ["export"], ["list"], ["undo"], ["redo"], ["history"], ["search"], ["templates"],
     ["check"], ["finish"], ["reopen"],
     ["templates", "list"], ["templates", "check"]],
    ids=" ".join,
)  # fmt: skip
def test_help_is_in_swedish(run: Run, command: Sequence[str]) -> None:
    for flag in ("-h", "--help"):
        done = run(*command, flag)
        assert (done.code, done.err) == (0, "")
        assert "visa den här hjälpen" in done.out
        assert not ENGLISH.search(done.out), done.out


def test_the_version_is_told(run: Run) -> None:
    assert re.fullmatch(r"Naravård \d+\.\d+\.\d+\n", run("--version").out)

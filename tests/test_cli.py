"""The command line as it is used: what it prints, where, and with which exit code."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from naravard_desktop.cli import main
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.bundle import pack
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process.cards import add_card, change_card
from naravard_desktop.process.workshops import add_step, add_workshop
from naravard_desktop.storage import backup
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened

ENGLISH = re.compile(
    r"\b(usage|error|required|argument|options|positional|arguments|invalid|expected|show|help message|exit|the following"
    r"|unrecognized|choose|Traceback)\b"
)


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
    (found,) = json.loads(run("list", "--json", "--library", library).out)
    return found["id"], found["workshops"][0]["id"]


def test_demo_makes_a_library_and_all_documents(demo: Path) -> None:
    assert len(list(demo.glob("*.pdf"))) == 2
    assert len(list(demo.glob("*.naravard"))) == 1
    assert (demo / "exempel.sqlite3").stat().st_size > 10_000


def test_demo_again_gives_the_same(example: Path, run: Run, tmp_path: Path) -> None:
    before = ids(run, example)
    done = run("demo", "--out", tmp_path / "ut", "--library", example)
    assert (done.code, done.err) == (0, "")
    assert ids(run, example) == before
    named = [line.partition(": ")[2] for line in done.out.splitlines() if line.startswith(("Bibliotek:", "Dokument:"))]
    assert len(named) == 4
    assert all(Path(name).is_file() for name in named)


def test_the_library_may_be_named_before_or_after_the_command(example: Path, run: Run) -> None:
    after = run("list", "--library", example)
    assert after == run("--library", example, "list") == run(f"--library={example}", "list")
    assert "EXEMPEL" in after.out


def test_the_one_named_last_counts(example: Path, run: Run, tmp_path: Path) -> None:
    assert run("--library", tmp_path / "annat", "list", "--library", example).code == 0


def test_without_a_name_it_is_the_users_own_library(run: Run, demo: Path, tmp_path: Path) -> None:
    (bundle,) = demo.glob("*.naravard")
    assert run("import", bundle).code == 0
    assert (tmp_path / "data" / "Naravard" / "bibliotek.sqlite3").exists()
    assert "EXEMPEL" in run("list").out


def test_list_is_json_when_asked(example: Path, run: Run) -> None:
    (found,) = json.loads(run("list", "--json", "--library", example).out)
    assert (found["sample"], found["open_actions"], len(found["workshops"])) == (True, 5, 1)


def test_an_empty_library_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    with opened(tmp_path / "tomt.sqlite3", SCHEMA):
        pass
    assert "naravard demo" in run("list", "--library", tmp_path / "tomt.sqlite3").out
    assert json.loads(run("list", "--json", "--library", tmp_path / "tomt.sqlite3").out) == []


def test_export_writes_what_it_names(example: Path, run: Run, tmp_path: Path) -> None:
    for number, place in enumerate(ids(run, example)):
        for switches in ([], ["--full"], ["--no-names"]):
            folder = tmp_path / "Ut åäö" / f"{number}{switches}"
            done = run("export", place[:8], "--out", folder, "--library", example, *switches)
            assert (done.code, done.err) == (0, "")
            assert sorted(done.out.splitlines()) == sorted(str(file) for file in folder.iterdir())


def test_undo_redo_and_history_go_through_the_workshop(example: Path, run: Run) -> None:
    _process, workshop = ids(run, example)
    whole = run("history", workshop, "--library", example).out
    first = run("undo", workshop, "--library", example).out
    assert first == "Ångrat: Nästa möte bokat\n"
    assert run("undo", workshop, "--steps", "3", "--library", example).out.count("Ångrat: Ny lapp") == 3
    assert run("history", workshop, "--library", example).out.count("(ångrad)") == 4
    assert run("redo", workshop, "--steps", "2", "--library", example).out.count("Gjort om: Ny lapp") == 2
    assert run("redo", workshop, "--steps", "99", "--library", example).out.count("Gjort om") == 2
    assert run("redo", workshop, "--library", example).out == "Det finns inget att göra om.\n"
    assert run("history", workshop, "--library", example).out == whole
    done = run("undo", workshop, "--steps", "10000", "--library", example)
    assert done.out.count("Ångrat") == len(whole.splitlines())
    assert run("undo", workshop, "--library", example).out == "Det finns inget att ångra.\n"


def test_what_was_left_after_undo_can_still_be_read(made: tuple[Path, Scope], run: Run) -> None:
    path, scope = made
    with opened(path, SCHEMA) as library, edit(library, scope, "Mötet bokat"):
        library.db.execute("UPDATE workshop SET next_place = 'Biblioteket'")
    run("undo", scope.workshop_id or "", "--library", path)
    with opened(path, SCHEMA) as library, edit(library, scope, "Mötet flyttat"):
        library.db.execute("UPDATE workshop SET next_place = 'Kommunhuset'")
    said = run("history", scope.workshop_id or "", "--texts", "--library", path).out
    assert "Mötet bokat (ångrad, sedan gjordes annat)" in said
    assert "Biblioteket" in said
    assert "Kommunhuset" in said


def test_history_shows_texts_before_and_after_as_people_write_them(
    made: tuple[Path, Scope], run: Run, demo: Path
) -> None:
    example = demo / "exempel.sqlite3"
    _process, workshop = ids(run, example)
    said = run("history", workshop, "--texts", "--library", example).out
    assert "    + Hembesök planeras från hälsocentralen för dem som ofta söker akut" in said
    assert "kroniskt sjuka" in said
    assert "{" not in said


@pytest.mark.parametrize("steps", ["0", "-1", "x", "1.5", ""])
def test_undoing_no_steps_is_not_understood(example: Path, run: Run, steps: str) -> None:
    _process, workshop = ids(run, example)
    done = run("undo", workshop, f"--steps={steps}", "--library", example)
    assert (done.code, done.out) == (2, "")
    assert not ENGLISH.search(done.err)


def test_an_undo_that_something_later_builds_on_says_so(made: tuple[Path, Scope], run: Run) -> None:
    path, scope = made
    with opened(path, SCHEMA) as library, edit(library, scope, "Mötet bokat"):
        library.db.execute("UPDATE workshop SET next_place = 'Biblioteket'")
    assert "kan inte ångras" in run.troubled("undo", scope.process_id, "--library", path)


def test_ids_that_are_unknown_or_could_be_several_are_told(made: tuple[Path, Scope], run: Run) -> None:
    path, _scope = made
    for unknown in ("zzzz", "%", "_", "' OR 1=1", "åäö", "0" * 40):
        assert "Det finns inget uppdrag" in run.troubled("history", unknown, "--library", path)
    assert "kan vara 2 olika" in run.troubled("history", "", "--library", path)


def test_search_finds_words_parts_of_words_and_says_when_there_is_nothing(demo: Path, run: Run) -> None:
    library = demo / "exempel.sqlite3"
    assert "Hembesök" in run("search", "hembesök", "--library", library).out
    assert "Hembesök" in run("search", "besök", "häls", "--library", library).out
    assert run("search", "finnsinte", "--library", library).out == "Inget hittades.\n"
    for odd in ('"', "*", "AND", "NEAR(", "a:b", "-- x", "%", "'", "(", " ", "\0"):
        assert run("search", "--library", library, "--", odd).code == 0


def test_several_files_are_taken_in_at_once(demo: Path, run: Run, made: tuple[Path, Scope], tmp_path: Path) -> None:
    (bundle,) = demo.glob("*.naravard")
    path, scope = made
    with opened(path, SCHEMA) as library:
        (tmp_path / "två ord åäö.naravard").write_bytes(pack(library, scope.process_id))
    target = tmp_path / "nytt" / "bibliotek.sqlite3"
    done = run("import", bundle, tmp_path / "två ord åäö.naravard", bundle, "--library", target)
    assert (done.code, done.err) == (0, "")
    first, second, third = done.out.splitlines()
    assert ("är inläst (" in first, "Uppdraget för hälsa" in second, "fanns redan" in third) == (True, True, True)
    assert len(json.loads(run("list", "--json", "--library", target).out)) == 2


def test_a_file_that_is_wrong_does_not_take_those_before_it_back(demo: Path, run: Run, tmp_path: Path) -> None:
    (bundle,) = demo.glob("*.naravard")
    (tmp_path / "skräp.naravard").write_text("skräp")
    target = tmp_path / "b.sqlite3"
    done = run("import", bundle, tmp_path / "skräp.naravard", "--library", target)
    assert (done.code, done.out.count("är inläst")) == (1, 1)
    assert "skräp.naravard" in done.err
    assert "EXEMPEL" in run("list", "--library", target).out


def test_an_import_with_two_texts_prints_both(made: tuple[Path, Scope], run: Run, tmp_path: Path) -> None:
    path, scope = made
    other, bundle = tmp_path / "annan.sqlite3", tmp_path / "a.naravard"
    with opened(path, SCHEMA) as library:
        step = notes_in(library, scope)
        with edit(library, scope, "Lapp"):
            card = add_card(library, step, "ursprunget")
        bundle.write_bytes(pack(library, scope.process_id))
    run("import", bundle, "--library", other)
    for file, text in ((other, "deras ord"), (path, "våra ord")):
        with opened(file, SCHEMA) as library, edit(library, scope, "Ändrad"):
            change_card(library, card, text=text)
    with opened(other, SCHEMA) as library:
        bundle.write_bytes(pack(library, scope.process_id))
    said = run("import", bundle, "--library", path).out
    assert "deras ord" in said
    assert "våra ord" in said
    assert "Två texter" in said


def notes_in(library: Library, scope: Scope) -> str:
    planned = PlannedStep(id="x", kind="notes", title="Lappar", minutes=1, options=KINDS["notes"].options())
    with edit(library, Scope(scope.process_id), "Moment"):
        return add_step(library, scope.workshop_id or "", planned)


def test_templates_are_listed_and_checked(run: Run, tmp_path: Path) -> None:
    assert "klustring-vip-tillganglighet" in run("templates", "list").out
    good = next(Path(__file__).parent.parent.glob("workshops/*.toml"))
    bad = tmp_path / "dålig mall.toml"
    bad.write_text("id = 5", encoding="utf-8")
    done = run("templates", "check", good, bad, tmp_path / "saknas.toml")
    assert (done.code, done.out.count("rätt")) == (1, 1)
    assert "dålig mall.toml" in done.err
    assert "finns inte" in done.err


def test_an_own_template_that_is_broken_is_told_and_the_others_are_listed(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "data" / "Naravard" / "mallar"
    own.mkdir(parents=True)
    (own / "trasig.toml").write_bytes(b"\xff\xfe[[")
    done = run("templates", "list")
    assert (done.code, "tomt-upplagg" in done.out, "trasig.toml" in done.err) == (1, True, True)


# What was not understood.


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["x"], ["templates"], ["templates", "x"], ["export"], ["export", "1"], ["demo"], ["demo", "--out"], ["import"],
        ["list", "--nix"], ["list", "extra"], ["undo"], ["search"], ["--library"], ["list", "--js"], ["templates", "check"],
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


# Libraries that are not there, not libraries, newer, damaged or in use.


@pytest.mark.parametrize(
    "command", [["list"], ["history", "1"], ["search", "x"], ["export", "1", "--out", "x"]], ids=" ".join
)
def test_reading_where_there_is_no_library_makes_none(run: Run, tmp_path: Path, command: Sequence[str]) -> None:
    assert "inget bibliotek" in run.troubled(*command, "--library", tmp_path / "Saknas åäö.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_undo_where_there_is_no_library_makes_none(run: Run, tmp_path: Path, command: str) -> None:
    run.troubled(command, "1", "--library", tmp_path / "saknas.sqlite3")
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
        for command in (["undo", workshop], ["redo", workshop], ["import", bundle], ["demo", "--out", tmp_path]):
            assert "redan öppet i ett annat fönster" in run.troubled(*command, "--library", example)
        other.communicate()
    assert run("undo", workshop, "--library", example).code == 0


# Documents that cannot be written, bundles that are wrong.


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


# In a process of its own.


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

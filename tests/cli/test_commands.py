"""The command line as it is used: what it prints, where, and with which exit code."""

import json
from pathlib import Path

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.bundle import pack
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process.cards import add_card, change_card
from naravard_desktop.process.workshops import add_step
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.cli.conftest import Run, ids


def last(run: Run, library: Path) -> str:
    """Return the id of the sample's last workshop: nothing later builds on it."""
    (found,) = json.loads(run("list", "--json", "--library", library).out)
    return str(found["workshops"][-1]["id"])


def test_demo_makes_a_library_and_all_documents(demo: Path) -> None:
    for ending, count in (("anteckningar", 2), ("protokoll", 2), ("program", 4), ("korschema", 4), ("atgarder", 1)):
        assert len(list(demo.glob(f"*-{ending}.pdf"))) == count
    assert len(list(demo.glob("*.pdf"))) == 13
    assert len(list(demo.glob("*.naravard"))) == 1
    assert (demo / "exempel.sqlite3").stat().st_size > 10_000


def test_demo_again_gives_the_same(example: Path, run: Run, tmp_path: Path) -> None:
    before = ids(run, example)
    done = run("demo", "--out", tmp_path / "ut", "--library", example)
    assert (done.code, done.err) == (0, "")
    assert ids(run, example) == before
    named = [line.partition(": ")[2] for line in done.out.splitlines() if line.startswith(("Bibliotek:", "Dokument:"))]
    assert len(set(named)) == 15
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
    assert (found["sample"], found["open_actions"], len(found["workshops"])) == (True, 9, 4)


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
            # What is finished has its names.
            assert (done.code, done.err != "") == (0, "--no-names" in switches)
            assert sorted(done.out.splitlines()) == sorted(str(file) for file in folder.iterdir())
            assert "korschema" not in done.out


def test_papers_are_written_when_asked_for(example: Path, run: Run, tmp_path: Path) -> None:
    workshop, switches = last(run, example), (["--papers"], ["--papers", "--no-names"])
    told = [run("export", workshop, "--out", tmp_path / "ut", "--library", example, *one) for one in switches]
    assert [(done.code, done.err) for done in told] == [(0, "")] * 2
    assert told[0].out == told[1].out
    endings = [line.rpartition("-")[2] for line in told[0].out.splitlines()]
    assert endings[:4] == ["protokoll.pdf", "program.pdf", "korschema.pdf", "atgarder.pdf"]
    assert "inte är till för deltagarna" in " ".join(run("export", "--help").out.split())


def test_undo_redo_and_history_go_through_the_workshop(example: Path, run: Run) -> None:
    workshop = last(run, example)
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
    workshop = last(run, example)
    said = run("history", workshop, "--texts", "--library", example).out
    assert "    + Hembesök planeras från hälsocentralen för dem som ofta söker akut" in said
    assert "kroniskt sjuka" in said
    assert "{" not in said


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
    good = next(Path(__file__).parent.parent.parent.glob("workshops/*.toml"))
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


def test_a_workshop_is_ended_into_a_folder_or_a_zip(example: Path, run: Run, tmp_path: Path) -> None:
    place = last(run, example)
    for switches, ending in ((["--package"], ""), (["--package", "--zip"], ".zip"), (["--zip"], "-2.zip")):
        done = run("export", place[:8], "--out", tmp_path / "ut", "--library", example, *switches)
        assert (done.code, done.err) == (0, "")
        (target,) = done.out.splitlines()
        assert target.endswith(f"klustring-vip-och-tillganglighet{ending}")
        assert Path(target).exists()
    assert (tmp_path / "ut" / Path(target).name.replace("-2.zip", "") / "LÄS MIG.txt").is_file()


def test_every_workshop_of_a_process_is_ended(example: Path, run: Run, tmp_path: Path) -> None:
    process, *_workshops = ids(run, example)
    done = run("export", process, "--out", tmp_path / "ut", "--library", example, "--zip")
    assert len(done.out.splitlines()) == len(list((tmp_path / "ut").glob("*.zip"))) == 4

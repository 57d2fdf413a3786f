"""Minutes from the command line: looked through, finished, written as they were frozen, and opened again."""

import json
from pathlib import Path

import pypdfium2
import pytest

from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.opening import opened
from tests.cli.conftest import Run

BY = ("--by", "Åsa Exempel")


@pytest.fixture
def workshops(example: Path, run: Run) -> list[str]:
    """The ids of the sample's process and of its four workshops."""
    (found,) = json.loads(run("list", "--json", "--library", example).out)
    return [found["id"], *(one["id"] for one in found["workshops"])]


def write(library: Path, workshop_id: str, text: str) -> None:
    with opened(library, SCHEMA) as one:
        scope = scope_of(one, workshop_id)
        assert scope
        with edit(one, scope, "Ny lapp"):
            add_card(one, steps(one, workshop_id)[0].id, text)


def minutes_in(folder: Path) -> str:
    (file,) = folder.glob("*-protokoll.pdf")
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_what_is_finished_is_told_and_written_as_it_was(
    example: Path, run: Run, workshops: list[str], tmp_path: Path
) -> None:
    last = workshops[-1]
    done = run("finish", last[:8], *BY, "--library", example)
    assert (done.code, done.err) == (0, "")
    told, law = done.out.splitlines()
    assert told.startswith("Protokoll ”Klustring VIP och tillgänglighet”: färdigställd den ")
    assert told.endswith(" av Åsa Exempel.")
    assert "allmän handling" in law
    write(example, last, "skriven efteråt")
    for switches in ([], ["--full"]):
        folder = tmp_path / f"ut{switches}"
        assert run("export", last, "--out", folder, "--library", example, *switches).code == 0
        text = minutes_in(folder)
        assert "UTKAST" not in text
        assert "skriven efteråt" not in text
        assert "Färdigställd den" in text
        assert ("Underskrifter" in text) == bool(switches)


def test_what_is_opened_again_is_a_draft_with_its_numbers(
    example: Path, run: Run, workshops: list[str], tmp_path: Path
) -> None:
    principles = workshops[3]
    done = run("reopen", principles, *BY, "--reason", "Fel datum i åtgärd 2", "--library", example)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Protokoll ”Vägledande principer”: utkast igen. Versionen som gällde finns kvar och kan läsas i fönstret.\n"
    )
    run("export", principles, "--out", tmp_path / "ut", "--library", example)
    text = minutes_in(tmp_path / "ut")
    assert "UTKAST" in text
    assert "Utkast till version 2" in text
    assert "§ 1 Inledning" in text
    assert "version 2, färdigställd den" in run("finish", principles, *BY, "--library", example).out
    history = run("history", principles, "--library", example).out
    assert "Öppnat igen av Åsa Exempel: Fel datum i åtgärd 2 (kan inte ångras längre)" in history


def test_what_cannot_be_finished_or_opened_is_said_in_a_sentence(example: Path, run: Run, workshops: list[str]) -> None:
    process, first, _second, third, last = workshops

    def troubled(*arguments: str) -> str:
        return run.troubled(*arguments, "--library", example)

    before = example.read_bytes()
    assert "redan färdigställd" in troubled("finish", third, *BY)
    assert "Skriv vem som färdigställer" in troubled("finish", last, "--by", "  ")
    assert "är ett helt uppdrag" in troubled("finish", process, *BY)
    assert "Det finns inget uppdrag" in troubled("finish", "zzz", *BY)
    assert "inget att öppna igen" in troubled("reopen", last, *BY, "--reason", "x")
    assert "och varför" in troubled("reopen", third, *BY, "--reason", " ")
    assert "bara det senast färdigställda" in troubled("reopen", first, *BY, "--reason", "x")
    assert "är ett helt uppdrag" in troubled("reopen", process, *BY, "--reason", "x")
    assert example.read_bytes() == before


def test_names_are_left_out_when_it_is_asked_for_before_it_is_finished(
    example: Path, run: Run, workshops: list[str], tmp_path: Path
) -> None:
    last = workshops[-1]
    run("finish", last, *BY, "--no-names", "--library", example)
    done = run("export", last, "--out", tmp_path / "ut", "--no-names", "--library", example)
    assert done.err == ""
    assert "Exempel," not in minutes_in(tmp_path / "ut")
    later = run("export", workshops[3], "--out", tmp_path / "senare", "--no-names", "--library", example)
    assert (later.code, later.err) == (
        0,
        "Dokumentet för ”Vägledande principer” färdigställdes med namn, så i det står namnen kvar.\n",
    )
    assert "Karin Exempel" in minutes_in(tmp_path / "senare")


def test_what_is_worth_a_look_is_listed_with_where_it_stands(example: Path, run: Run, workshops: list[str]) -> None:
    last = workshops[-1]
    write(example, last, "Ring henne,\n811228-9874")
    done = run("check", last, "--library", example)
    assert (done.code, done.err) == (0, "")
    first, *lines = done.out.splitlines()
    assert first.startswith("Protokoll ”Klustring VIP och tillgänglighet”, att se över (")
    assert lines[0].startswith("  Personnummer · ")
    assert "811228-9874" in lines[1]


def test_all_of_a_process_are_looked_through(example: Path, run: Run, workshops: list[str]) -> None:
    process, first, *_others = workshops
    done = run("check", process, "--library", example)
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if not line.startswith(" ")] == [
        "Mötesanteckningar ”Gemensamma mål”: inget att anmärka på.",
        "Mötesanteckningar ”Kartlägg förutsättningarna”: inget att anmärka på.",
        "Protokoll ”Vägledande principer”: inget att anmärka på.",
        done.out.splitlines()[3],
    ]
    assert run("check", first, "--library", example).out.count("\n") == 1

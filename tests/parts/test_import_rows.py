"""What a file's columns are taken for, and what becomes of its rows."""

from pathlib import Path

import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.sheet_file import read_sheet
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.parts.import_rows import (
    LEVEL,
    ORGANISATION,
    OWN,
    PARTY,
    SKIP,
    TEXT,
    TYPE,
    Only,
    Reading,
    Wanted,
    before_words,
    folded,
    guess,
    headings,
    read_rows,
    role_words,
)
from naravard_desktop.process.people import Organisation

INPUT = Path(__file__).parents[2] / "resources" / "sample"
STATE = Column(name="läge", type="choice", choices=("pågår", "planerad"))
COLUMNS = (Column(name="patientgrupp"), Column(name="huvudman", type="choice", choices=("Region", "Kommun")), STATE)
ACTIVITIES = [TEXT, "column:patientgrupp", "column:huvudman", "column:läge", OWN, OWN, LEVEL, OWN]
PARTIES = (Organisation("o1", "Åre kommun", OrganisationType.MUNICIPALITY),)


def read(header: str, *lines: str, wanted: Wanted | None = None, again: bool = False) -> Reading:
    wanted = wanted or Wanted(organisations=PARTIES)
    names, body = header.split(";"), [line.split(";") for line in lines]
    guessed = guess(names, body, wanted)
    return read_rows(names, body, guessed.roles, wanted, only=guessed.only, again=again)


@pytest.mark.parametrize(
    ("file", "wanted", "roles", "count"),
    [
        ("klustring-aktiviteter", Wanted(columns=COLUMNS), ACTIVITIES, 24),
        ("mal-lappar", Wanted(prompt="Vad vill vi uppnå?"), [SKIP, TEXT, LEVEL, ORGANISATION], 12),
        ("mal-lappar", Wanted(prompt="Hur är det i dag?"), [SKIP, TEXT, LEVEL, ORGANISATION], 4),
        ("mal-lappar", Wanted(prompt="Något annat?"), [OWN, TEXT, LEVEL, ORGANISATION], 16),
        ("kartlaggning-svar", Wanted(prompt="vad fungerar bra"), [SKIP, TEXT, LEVEL, ORGANISATION], 2),
        ("principer-kandidater", Wanted(), [TEXT, ORGANISATION, OWN], 8),
    ],
)  # fmt: skip
def test_the_lists_that_groups_bring_are_understood(file: str, wanted: Wanted, roles: list[str], count: int) -> None:
    sheet = read_sheet(INPUT / f"{file}.csv")
    assert sheet.headed
    names = headings(sheet.rows, headed=True)
    found = guess(names, sheet.rows[1:], wanted)
    assert found.roles == roles
    reading = read_rows(names, sheet.rows[1:], found.roles, wanted, only=found.only)
    assert len(reading.cards) == count
    assert (reading.without_text, reading.levels, reading.organisations) == (0, 0, 0)
    assert len(reading.cards) + reading.elsewhere == len(sheet.rows) - 1
    assert all(card.organisation_type for card in reading.cards)


def test_a_row_becomes_a_card_with_all_that_stands_in_it() -> None:
    found = read("Lapp;Nivå;Organisation;Bord;Kommentar", "Rond;Meso;åre  KOMMUN;Bord 2;ja tack")
    (card,) = found.cards
    assert (card.text, card.level, card.organisation_id, card.organisation_type) == ("Rond", Level.MESO, "o1", None)
    assert (card.party, card.extra) == ("Bord 2", {"Kommentar": "ja tack"})


def test_words_that_fit_nowhere_are_kept_and_told_of() -> None:
    found = read("lapp;nivå;organisation;huvudman", "Rond;regional;Landstinget;Staten")
    (card,) = found.cards
    assert card.extra == {"nivå": "regional", "organisation": "Landstinget", "huvudman": "Staten"}
    assert (found.levels, found.organisations) == (1, 1)
    said = before_words(found, 1, again=False)
    assert said.startswith("1 lapp läses in. 1 rad har en nivå")
    assert "1 rad har en organisation" in said


def test_the_moments_own_column_keeps_what_does_not_fit() -> None:
    wanted = Wanted(columns=(Column(name="Var", type="level"), Column(name="Vem", type="organisation")))
    (card,) = read("text;var;vem", "Rond;regional;Landstinget", wanted=wanted).cards
    assert card.extra == {"Var": "regional", "Vem": "Landstinget"}
    assert role_words(wanted)[LEVEL] == "Var"


def test_columns_get_their_own_form_of_a_word() -> None:
    columns = (STATE, Column(name="klart", type="yes_no"), Column(name="när", type="date"))
    (card,) = read("text;LÄGE;klart;när", "Rond;PÅGÅR;x;3/2 2027", wanted=Wanted(columns=columns)).cards
    assert card.extra == {"läge": "pågår", "klart": "ja", "när": "2027-02-03"}
    (card,) = read("text;läge;klart;när", "Rond;vilar;kanske;snart", wanted=Wanted(columns=columns)).cards
    assert card.extra == {"läge": "vilar", "klart": "kanske", "när": "snart"}


def test_rows_without_text_and_those_that_are_here_are_counted() -> None:
    wanted = Wanted(texts={folded("Rond varje vecka")})
    lines = (";mikro", "rond  varje vecka;meso", "Annat;makro", "Annat;makro")
    found = read("lapp;nivå", *lines, wanted=wanted)
    assert [card.text for card in found.cards] == ["Annat", "Annat"]
    assert before_words(found, 2, again=False) == (
        "2 lappar läses in. 2 rader tas inte med: 1 saknar text, 1 finns redan."
    )
    found = read("lapp;nivå", *lines, wanted=wanted, again=True)
    assert (len(found.cards), found.same) == (3, 1)
    assert before_words(found, 3, again=True) == "3 lappar läses in. 1 rad tas inte med: 1 saknar text."


def test_columns_of_the_same_kind_lose_nothing() -> None:
    names, body = ["a", "b", "c", "d"], [["Ett", "Två", "mikro", "meso"]]
    found = read_rows(names, body, [TEXT, TEXT, LEVEL, LEVEL], Wanted())
    (card,) = found.cards
    assert (card.text, card.level, card.extra) == ("Ett\nTvå", Level.MICRO, {"d": "meso"})


def test_nothing_is_taken_without_a_column_of_text() -> None:
    found = read_rows(["a"], [["Ett"]], [SKIP], Wanted())
    assert (found.cards, found.without_text) == ([], 1)


def test_an_anonymous_moment_takes_neither_who_nor_when_nor_table() -> None:
    wanted = Wanted(anonymous=True)
    assert PARTY not in role_words(wanted)
    assert guess(["svar", "namn", "bord", "tidsstämpel", "nivå"], [], wanted).roles == [TEXT, SKIP, SKIP, SKIP, LEVEL]


def test_without_headings_the_longest_column_is_the_text() -> None:
    rows = [["1", "En lång text om något", "mikro"], ["2", "En till", "meso"]]
    names = headings(rows, headed=False)
    assert names == ["Kolumn 1", "Kolumn 2", "Kolumn 3"]
    assert guess(names, rows, Wanted()).roles == [OWN, TEXT, OWN]


def test_headings_that_are_alike_are_told_apart() -> None:
    assert headings([["namn", "namn", "", "namn"]], headed=True) == ["namn", "namn (2)", "Kolumn 3", "namn (3)"]


def test_what_a_card_is_called_is_the_text_column() -> None:
    wanted = Wanted(heading="Överenskommelse", columns=(Column(name="text"),))
    assert guess(["text", "överenskommelse"], [["a", "b"]], wanted).roles == ["column:text", TEXT]


def test_chosen_rows_are_those_that_say_so() -> None:
    found = read_rows(
        ["vad", "hos"], [["a", "VIP"], ["b", "vip "], ["c", ""]], [TEXT, SKIP], Wanted(), only=Only(1, "VIP")
    )
    assert ([card.text for card in found.cards], found.elsewhere) == (["a", "b"], 1)


def test_huvudman_is_drawn_too() -> None:
    (card,) = read("aktivitet;huvudman", "Rond;Kommun", wanted=Wanted(columns=COLUMNS)).cards
    assert (card.extra, card.organisation_type) == ({"huvudman": "Kommun"}, OrganisationType.MUNICIPALITY)
    assert TYPE not in role_words(Wanted(columns=COLUMNS))
    (card,) = read("aktivitet;huvudman", "Rond;Kommun").cards
    assert (card.extra, card.organisation_type) == ({}, OrganisationType.MUNICIPALITY)

"""Names left out of the minutes also where they stand in fields; and what is no longer counted, or has gone, says so."""

import os
import threading
from pathlib import Path

import pytest

from naravard_desktop.core import files
from naravard_desktop.core.kind import Column
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import name_words, writing
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.parties import add_party, delete_party
from naravard_desktop.process.people import add_person
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import set_options
from naravard_desktop.steps.goals.data import suggestions
from naravard_desktop.steps.priority import data as priority
from naravard_desktop.steps.priority.sums import sums
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

WITHOUT = Switches(names=False, confidential=True)


def said(room: Room, switches: Switches = WITHOUT) -> str:
    return "\n".join(words(minutes(room.library, room.workshop_id, switches)))


def test_names_in_fields_are_left_out_with_the_other_names(room: Room) -> None:
    notes = room.step("notes", columns=(Column(name="Ringer", type="person"), Column(name="gäller")))
    table = room.step("inventory", columns=(Column(name="Vem frågar", type="person"), Column(name="Varför")))
    with edit(room.library, room.scope, "Skriv"):
        add_person(room.library, room.scope.process_id, "Ada Påhittad")
        of_file = {"Namn": "Gun Okänd", "E-post": "gun@okand.example", "Kommentar": "Ada Påhittad vet"}
        add_cards(room.library, notes.id, [NewCard(text="Lappen", extra=of_file)])
        add_cards(room.library, notes.id, [NewCard(text="Två", extra={"Ringer": "Rut Okänd", "gäller": "natten"})])
        columns = {"Vem frågar": "Rut Okänd", "Varför": "Ada Påhittad bad", "Deltagare": "Gun Okänd"}
        add_cards(room.library, table.id, [NewCard(text="Raden", extra=columns)])
    found = said(room)
    assert [name for name in ("Påhittad", "Gun", "gun@", "Rut") if name in found] == []
    assert "natten" in found
    assert [name for name in ("Påhittad", "Gun", "gun@", "Rut") if name not in said(room, Switches())] == []


def test_only_whole_names_are_left_out(room: Room) -> None:
    with edit(room.library, room.scope, "Skriv"):
        for name in ("Bo", "Bo Exempel"):
            add_person(room.library, room.scope.process_id, name)
    context = writing(room.library, room.scope.process_id, WITHOUT)
    gone = "(namn utelämnat)"
    assert name_words(context, "Bollnäs, Bo, Bo Exempels bil och Bos") == f"Bollnäs, {gone}, {gone}s bil och {gone}s"


def test_suggestions_follow_the_way_of_giving_priority_that_holds(room: Room) -> None:
    notes = room.step("notes")
    step = room.step("priority", notes)
    goals = room.step("goals", step)
    with edit(room.library, room.scope, "Skriv"):
        first, second = add_cards(room.library, notes.id, [NewCard(text="Ett"), NewCard(text="Två")])
        set_count(room.library, step.id, "card", first, 7, kind=priority.DOT)
        set_options(room.library, step, priority.Options(method="effort"))
        for kind, value in ((priority.EFFECT, 2), (priority.EFFORT, 1)):
            set_count(room.library, step.id, "card", second, value, kind=kind)
    found = [(one.text, one.said) for one in suggestions(room.library, goals).found]
    assert found == [("Två", "hög effekt, liten insats"), ("Ett", "")]
    with edit(room.library, room.scope, "Tillbaka"):
        set_options(room.library, step, priority.Options())
    found = [(one.text, one.said) for one in suggestions(room.library, goals).found]
    assert found == [("Ett", "7 prickar"), ("Två", "0 prickar")]


def test_dots_of_a_table_that_was_taken_away_are_told_of(room: Room) -> None:
    notes = room.step("notes")
    step = room.step("priority", notes)
    with edit(room.library, room.scope, "Skriv"):
        (card,) = add_cards(room.library, notes.id, [NewCard(text="Ett")])
        table = add_party(room.library, room.workshop_id, "Bord 1", 5)
        set_count(room.library, step.id, "card", card, 3, kind=priority.DOT, party="Bord 1")
        delete_party(room.library, table)
    counted = priority.counts(room.library, step, priority.items(room.library, step))
    first, *_rest = sums(room.library, step, counted).said("Bord 1")
    assert first.text == "Bord 1 är inte längre ett av borden: 3 prickar. De räknas med i summan."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.csv")
    caught: list[Trouble] = []

    def read() -> None:
        try:
            files.read(tmp_path / "rör.csv")
        except Trouble as trouble:
            caught.append(trouble)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(10)
    assert "kunde inte läsas" in str(caught[0])

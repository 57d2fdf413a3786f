"""Search over everything: what is found, with what words in sight, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.jobs.finding import around, find
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.workshops import add_workshop, change_step
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room


def test_every_hit_says_what_it_is_and_where(room: Room) -> None:
    notes, board = room.step("notes"), room.step("sorting")
    decisions, process_id = room.step("decisions"), room.scope.process_id
    with edit(room.library, room.scope, "Allt"):
        (card_id,) = add_cards(room.library, notes.id, [NewCard(text="Hembesök i norr")])
        cluster_id = add_cluster(room.library, board.id, "Hembesök")
        decision_id = add_decision(room.library, process_id, decisions.id, "Vi gör hembesök")
        action_id = add_action(room.library, process_id, None, "Planera hembesök")
        person_id = add_person(room.library, process_id, "Ada Hembesöksson")
        set_attendance(room.library, room.workshop_id, person_id, "invited", "hembesöksansvarig")
        change_step(room.library, notes.id, instruction="Läs frågan.\nFråga sedan om hembesöken i byarna.")
    found = {(one.table, one.row_id): one for one in find(room.library, "hembesök")}
    assert len(found) == 7
    places = {key: (one.workshop_id, one.step_id) for key, one in found.items()}
    assert places["card", card_id] == (room.workshop_id, notes.id)
    assert places["cluster", cluster_id] == (room.workshop_id, board.id)
    assert places["decision", decision_id] == (room.workshop_id, decisions.id)
    assert places["action", action_id] == (None, None)
    assert places["person", person_id] == (None, None)
    assert places["step", notes.id] == (room.workshop_id, notes.id)
    assert found["card", card_id].where == "Moment notes · Workshoppen · Uppdraget"
    assert found["step", notes.id].where == "Workshoppen · Uppdraget"
    assert found["step", notes.id].text == "Moment notes: Fråga sedan om hembesöken i byarna."
    assert {one.what for one in found.values()} == {"lapp", "kluster", "beslut", "åtgärd", "person", "roll", "moment"}
    (workshop,) = [one for one in find(room.library, "workshoppen") if one.table == "workshop"]
    assert workshop.where == "Uppdraget"


def test_a_word_on_every_card_does_not_hide_what_is_called_so(library: Library) -> None:
    process_id = start_process(library, "Patienten i centrum")
    with edit(library, Scope(process_id), "Många"):
        workshop_id = add_workshop(library, process_id, "Patienten först")
    room = Room(library, Scope(process_id, workshop_id), workshop_id)
    one = room.step("notes")
    with edit(library, room.scope, "Många"):
        ids = add_cards(library, one.id, [NewCard(text=f"Patienten {number}") for number in range(1_200)])
    found = find(library, "patienten")
    assert len(found) == 50
    assert {"process", "workshop"} <= {hit.table for hit in found}
    newest = [hit.row_id for hit in found if hit.table == "card"]
    assert newest == list(reversed(ids))[: len(newest)]
    assert next(hit.text for hit in find(library, "patienten 1100")) == "Patienten 1100"


def test_anonymous_cards_are_found_among_very_many(room: Room) -> None:
    secret = room.step("notes", anonymous=True)
    with edit(room.library, room.scope, "Många"):
        add_cards(room.library, secret.id, [NewCard(text=f"Patienten {number}") for number in range(1_100)])
    found = find(room.library, "patienten")
    assert {hit.table for hit in found} == {"card"}
    assert len({hit.row_id for hit in found}) == 50


def test_parts_of_words_are_found_with_the_newest_first(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "Två"):
        first, second = add_cards(room.library, one.id, [NewCard(text="Årsmöte"), NewCard(text="Förmöte")])
    assert [hit.row_id for hit in find(room.library, "möte")] == [second, first]


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("Hembesök", "hem", "Hembesök"),
        ("", "hem", ""),
        ("Rubrik\n" + "ord " * 60 + "nålen i höstacken", "nålen", "Rubrik: …"),
        ("ord " * 60 + "NÅLEN här", "nålen", "…"),
        ("Rubrik\n<b>nålen</b>", "nålen", "Rubrik: <b>nålen</b>"),
        ("Rubrik", "finns inte", "Rubrik"),
    ],
)
def test_the_words_looked_for_are_in_sight(text: str, wanted: str, shown: str) -> None:
    found = around(text, wanted)
    assert found.startswith(shown)
    assert ("nålen" in found.lower()) == ("nålen" in wanted)


@given(st.text(max_size=400), st.text(max_size=20))
def test_whatever_the_text_it_is_one_short_line(text: str, wanted: str) -> None:
    found = around(text, wanted)
    assert len(found) <= 121
    assert "\n" not in found


def test_long_and_odd_words_are_only_words(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "Långt"):
        add_cards(room.library, one.id, [NewCard(text="ord " * 25_000 + "nålen"), NewCard(text='"citat" 100 %_')])
    assert "nålen" in find(room.library, "nålen")[0].text
    for wanted in ('"', "%", "_", "*", "NEAR(", "å" * 100_000, "ord " * 5_000, "<b>", "\U0001f600", "OR AND"):
        find(room.library, wanted)
    assert [hit.text for hit in find(room.library, "100 %_")] == ['"citat" 100 %_']

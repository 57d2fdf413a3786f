"""Historik: pages, search, and what an entry changed as people read it."""

import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.jobs import history
from naravard_desktop.jobs.history import Side, Told
from naravard_desktop.jobs.history_words import COLUMNS, TABLES, told_columns
from naravard_desktop.process import cards, people
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.schema import TABLES as PROCESS_TABLES
from naravard_desktop.process.workshops import Step, change_step, move_step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


def card(room: Room, step: Step, text: str, scope: Scope | None = None) -> str:
    with edit(room.library, scope or room.scope, "Ny lapp: {text}", text=text):
        return cards.add_card(room.library, step.id, text)


def labels(room: Room, wanted: str = "", scope: Scope | None = None) -> list[str]:
    return [entry.label for entry in history.entries(room.library, scope or room.scope, wanted)]


def newest(room: Room) -> list[Told]:
    (entry, *_rest) = history.entries(room.library, room.scope)
    return history.told(room.library, entry.number)


def test_the_newest_comes_first_page_by_page(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAGE", 3)
    step = room.step("notes")
    for number in range(7):
        card(room, step, str(number))
    found, pages, last = [], 0, None
    while page := history.entries(room.library, room.scope, before=last):
        found += [entry.label for entry in page]
        pages, last = pages + 1, page[-1].number
    assert found == [f"Ny lapp: {number}" for number in range(6, -1, -1)]
    assert pages == 3


def test_a_workshop_has_its_own_history_and_a_process_has_all(room: Room) -> None:
    process = Scope(room.scope.process_id)
    step = room.step("notes")
    card(room, step, "i workshoppen")
    assert labels(room) == ["Ny lapp: i workshoppen"]
    assert labels(room, scope=process)[:2] == ["Ny lapp: i workshoppen", "Nytt moment"]
    assert [entry.workshop_id for entry in history.entries(room.library, process)[:2]] == [room.workshop_id, None]
    assert history.places(room.library, process) == {room.workshop_id: "Workshoppen"}
    assert history.places(room.library, room.scope) == {}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", True),
        ("  ", True),
        ("ÄPPLE", True),
        ("pple päron", True),
        ("ny äpple", True),
        ("äpple banan", False),
        ('"citat"', True),
        (r"c:\mapp", True),
        ("%", False),
        ("step_id", False),
        ("text", False),
    ],
)
def test_search_finds_parts_of_words_in_label_and_texts(room: Room, wanted: str, found: bool) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp"):
        cards.add_card(room.library, step.id, 'Äpple och päron, "citat" i C:\\mapp')
    assert bool(labels(room, wanted)) == found


def test_search_finds_what_stood_there_before(room: Room) -> None:
    one = card(room, room.step("notes"), "ursprung")
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, one, text="nytt", extra={"patientgrupp": "multisjuka"})
    assert labels(room, "ursprung") == ["Ändrad", "Ny lapp: ursprung"]
    assert labels(room, "multisjuka") == ["Ändrad"]


def test_only_what_differs_is_told(room: Room) -> None:
    one = card(room, room.step("notes"), "lapp")
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(
            room.library, one, text="två\nrader", level=Level.MESO, extra={"patientgrupp": "äldre"}, confidential=True
        )
    (told,) = newest(room)
    assert (told.what, told.how) == ("Lapp", "changed")
    assert told.before == Side(("Text: lapp", "patientgrupp: –", "Nivå: –", "Konfidentiell: nej"), "lapp")
    assert told.after is not None
    assert set(told.after.lines) == {
        "Text: två\nrader",
        "patientgrupp: äldre",
        "Nivå: meso",
        "Konfidentiell: ja",
    }
    assert told.after.words == "två\nrader\näldre"


def test_the_words_of_a_left_branch_can_be_read(room: Room) -> None:
    step = room.step("notes")
    card(room, step, "övergiven")
    journal.undo(room.library, room.scope)
    card(room, step, "ny väg")
    done, left = history.entries(room.library, room.scope)
    assert (done.state, left.state) == ("done", "left")
    (told,) = history.told(room.library, left.number)
    assert (told.how, told.before) == ("new", None)
    assert told.after == Side(("Moment: Moment notes", "Text: övergiven"), "övergiven")


def test_what_is_gone_is_told_with_its_words(room: Room) -> None:
    one = card(room, room.step("notes"), "borta nu")
    with edit(room.library, room.scope, "Borttagen"):
        cards.delete_card(room.library, one)
    (told,) = newest(room)
    assert (told.how, told.after) == ("gone", None)
    assert told.before is not None
    assert told.before.words == "borta nu"


def test_people_and_organisations_are_named(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Ny person"):
        region = people.add_organisation(library, process_id, "Region Exempel", OrganisationType.REGION)
        person = people.add_person(library, process_id, "Åsa Exempel", organisation_id=region)
        people.set_attendance(library, room.workshop_id, person, "invited", "sekreterare")
    lines = [line for told in newest(room) if told.after for line in told.after.lines]
    assert "Huvudman: Region" in lines
    assert "Organisation: Region Exempel" in lines
    assert "Person: Åsa Exempel" in lines
    assert "Läge: inbjuden" in lines


def test_a_person_who_is_gone_is_said_to_be(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, Scope(process_id), "Ny person"):
        person = people.add_person(library, process_id, "Åsa Exempel")
    with edit(library, room.scope, "Inbjuden"):
        people.set_attendance(library, room.workshop_id, person, "invited")
    with edit(library, room.scope, "Inte inbjuden"):
        people.remove_attendance(library, room.workshop_id, person)
    number = history.entries(library, room.scope)[1].number
    journal.undo(library, room.scope)
    journal.undo(library, room.scope)
    journal.undo(library, Scope(process_id))
    (told,) = history.told(library, number)
    assert told.after is not None
    assert "Person: något som inte finns kvar" in told.after.lines


def test_a_move_is_told_as_one(room: Room) -> None:
    first, _second = room.step("notes"), room.step("talk")
    with edit(room.library, room.scope, "Flyttat"):
        move_step(room.library, first.id, _second.id)
    (told,) = newest(room)
    assert told.before == Side(("Moment notes (tidigare plats)",), "Moment notes")
    assert told.after == Side(("Moment notes (ny plats)",), "Moment notes")


def test_states_and_dates_are_told_as_people_write_them(room: Room) -> None:
    step = room.step("actions")
    with edit(room.library, room.scope, "Ny åtgärd"):
        action = add_action(room.library, room.scope.process_id, step.id, "Ring kommunen", due="2027-03-01")
    (told,) = newest(room)
    assert told.after is not None
    assert {"Läge: inte påbörjad", "Klart senast: 1 mars 2027"} <= set(told.after.lines)
    with edit(room.library, room.scope, "Klar"):
        change_action(room.library, action, state=ActionState.DONE)
    (told,) = newest(room)
    assert told.after == Side(("Läge: klar",), "")


def test_a_moments_texts_are_told_by_their_names(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ändrat moment"):
        change_step(room.library, step.id, instruction="Säg <b>hej</b>", minutes=25)
    (told,) = newest(room)
    assert told.after == Side(("Minuter: 25", "Så gör du: Säg <b>hej</b>"), "Säg <b>hej</b>")


def test_an_anonymous_entry_that_was_forgotten_tells_nothing(room: Room) -> None:
    step = room.step("notes")
    card(room, step, "avslöjande")
    with edit(room.library, room.scope, "Anonymt", for_good=True):
        cards.make_anonymous(room.library, room.scope.process_id, step.id)
    assert labels(room, "avslöjande") == []
    for entry in history.entries(room.library, room.scope):
        assert history.told(room.library, entry.number) == []


def test_every_column_that_is_told_has_a_word(room: Room) -> None:
    for table in PROCESS_TABLES:
        info = room.library.tables[table.name]
        assert table.name in TABLES
        assert told_columns(info) - set(table.json) <= COLUMNS.keys(), table.name

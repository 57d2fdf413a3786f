"""The run sheet: everything that whoever leads needs, moment by moment."""

import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Document, Facts, Heading, Item, Items, Paragraph, Table, Together, words
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.process.parties import add_party
from naravard_desktop.process.people import State, add_organisation, add_person, set_attendance
from naravard_desktop.process.workshops import change_step, change_workshop, steps, workshops
from naravard_desktop.steps.sorting.data import ClusterPlan
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.libraries import sampled


def moments(document: Document) -> list[tuple[object, ...]]:
    return [block.blocks for block in document.blocks if isinstance(block, Together)]


def after(document: Document, heading: str) -> list[object]:
    """Return what stands below a heading."""
    at = next(number for number, block in enumerate(document.blocks) if block == Heading(heading))
    return list(document.blocks[at + 1 : at + 3])


def write(room: Room, step_id: str, **values: str | int) -> None:
    with edit(room.library, room.scope, "Ändrat"):
        change_step(room.library, step_id, **values)


def test_a_moment_has_all_its_texts_in_order(room: Room) -> None:
    step = room.step("notes", anonymous=True)
    texts = {"aim": "Målet", "instruction": "Säg\nGör", "material": "Pennor", "background": "Grunden"}
    write(room, step.id, title="Vad ser vi?", minutes=20, prompt="Vad ser du?", help="En sak", **texts)
    (moment,) = moments(run_sheet(room.library, room.workshop_id))
    assert moment == (
        Heading("13.00 Vad ser vi?"),
        Paragraph("20 min, till 13.20 · Lappar · anonymt", style="quiet"),
        Paragraph("Vad ser du?\nEn sak", style="question"),
        Facts((("Syfte", "Målet"), ("Så gör du", "Säg\nGör"), ("Material", "Pennor"), ("Bakgrund", "Grunden"))),
    )


def test_a_moment_says_what_it_works_on_and_what_is_set(room: Room) -> None:
    notes = room.step("notes")
    room.step("sorting", notes, clusters=(ClusterPlan(name="Ett"), ClusterPlan(name="Två")))
    room.step("questions", questions=("Hur är det?", "Hur blir det?"))
    room.step("priority", notes)
    document = run_sheet(room.library, room.workshop_id)
    found = words(document)
    assert any(text.endswith("arbetar med Moment notes") for text in found)
    assert {"Ett, Två", "Hur är det?\nHur blir det?", "Prickar", "Lapparna"} <= set(found)
    assert not {"dots", "cards"} & set(found)


def test_the_question_is_not_said_twice(room: Room) -> None:
    step = room.step("opening", check_in="Vem tänker du på?")
    write(room, step.id, prompt="Vem tänker du på?")
    assert words(run_sheet(room.library, room.workshop_id)).count("Vem tänker du på?") == 1


def test_settings_of_another_version_are_left_out(room: Room) -> None:
    step = room.step("questions", questions=("Hur är det?",))
    with edit(room.library, room.scope, "Från en annan version"):
        room.library.db.execute("UPDATE step SET options = '{\"okänd\": 1}' WHERE id = ?", [step.id])
    unknown = room.step("talk")
    with edit(room.library, room.scope, "Okänd sort"):
        room.library.db.execute("UPDATE step SET kind = 'dans' WHERE id = ?", [unknown.id])
    assert len(moments(run_sheet(room.library, room.workshop_id))) == 2


def test_the_overview_adds_up_and_warns(room: Room) -> None:
    room.step("notes")
    room.step("break")
    with edit(room.library, room.scope, "Slut"):
        change_workshop(room.library, room.workshop_id, ends="13:20")
    table, rest = after(run_sheet(room.library, room.workshop_id), "Översikt")
    assert isinstance(table, Table)
    assert table.rows == (
        ("13.00", "Moment notes", "10"),
        ("13.10", "Moment break", "10"),
        ("13.20", "Slut", "20"),
    )
    assert not isinstance(rest, Paragraph)
    room.step("closing")
    _table, warning = after(run_sheet(room.library, room.workshop_id), "Översikt")
    assert warning == Paragraph("Programmet slutar 13.30, efter planerat slut 13.20.", lead="Obs!")


@pytest.mark.parametrize("ends", ["", "sent", "24:61", "13:00"])
def test_an_odd_end_stops_nothing(room: Room, ends: str) -> None:
    room.step("notes")
    with edit(room.library, room.scope, "Slut"):
        change_workshop(room.library, room.workshop_id, ends=ends)
    assert pdf.render(run_sheet(room.library, room.workshop_id))


def test_without_a_start_there_are_only_lengths(room: Room) -> None:
    room.step("notes")
    with edit(room.library, room.scope, "Utan tid"):
        change_workshop(room.library, room.workshop_id, starts=None)
    document = run_sheet(room.library, room.workshop_id)
    table = after(document, "Översikt")[0]
    assert isinstance(table, Table)
    assert table.rows == (("Moment notes", "10"), ("Slut", "10"))
    assert moments(document)[0][:2] == (Heading("Moment notes"), Paragraph("10 min · Lappar", style="quiet"))


def test_material_is_listed_once_with_the_moments_that_need_it(room: Room) -> None:
    first, second = room.step("notes"), room.step("sorting")
    write(room, first.id, title="Skriv", material="Pennor\n\n Lappar ")
    write(room, second.id, title="Sortera", material="Pennor")
    items = after(run_sheet(room.library, room.workshop_id), "Material")[0]
    assert items == Items((Item("Pennor", "Skriv, Sortera"), Item("Lappar", "Skriv")))


def invite(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    people: tuple[tuple[str, str, Level | None, bool, State], ...] = (
        ("Bo Påhittad", "", Level.MICRO, True, "present"),
        ("Ada Påhittad", "chef", Level.MACRO, True, "invited"),
        ("Cia Påhittad", "", None, True, "absent"),
        ("Didrik Påhittad", "", None, False, "invited"),
    )
    with edit(library, room.scope, "Folk"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        for name, title, level, of_region, state in people:
            one = add_person(
                library, process_id, name, title=title, organisation_id=region if of_region else None, level=level
            )
            set_attendance(library, room.workshop_id, one, state)
        add_party(library, room.workshop_id, "Bord 1", 5)
        add_party(library, room.workshop_id, "Bord 2")


def test_the_invited_stand_by_organisation_and_the_tables_in_the_head(room: Room) -> None:
    invite(room)
    document = run_sheet(room.library, room.workshop_id)
    assert after(document, "Inbjudna") == [
        Paragraph("3 personer väntas: 1 mikro, 1 makro.", style="quiet"),
        Facts(
            (
                ("Region Påhitt", "Ada Påhittad, chef, makro\nBo Påhittad, mikro\nCia Påhittad, kommer inte"),
                ("Utan organisation", "Didrik Påhittad"),
            )
        ),
    ]
    assert "Bord 1 (5), Bord 2" in words(document)


def test_without_names_the_people_are_counted(room: Room) -> None:
    invite(room)
    step = room.step("talk")
    write(room, step.id, instruction="Låt Ada Påhittad börja.", title="Samtal med Ada Påhittad")
    document = run_sheet(room.library, room.workshop_id, names=False)
    assert not any("Påhittad" in text for text in words(document))
    assert "3 personer" in words(document)


def test_it_says_that_it_is_not_for_participants_and_whether_it_is_made_up(library: Library) -> None:
    for held in workshops(library, sampled(library)):
        document = run_sheet(library, held.id)
        assert document.marks == ("EXEMPEL MED PÅHITTADE PERSONER",)
        assert "Innehåller anteckningar som inte är till för deltagarna." in " ".join(words(document))
        assert document.footer.startswith("Körschema · ")
        said = " ".join(words(document))
        for step in steps(library, held.id):
            assert all(text in said for text in (step.title, step.aim, step.instruction, step.background, step.help))


def test_a_workshop_without_anything_says_so(room: Room) -> None:
    document = run_sheet(room.library, room.workshop_id)
    assert "Programmet är inte bestämt än." in words(document)
    assert pdf.render(document)

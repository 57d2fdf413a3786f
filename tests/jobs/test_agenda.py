"""The agenda: what participants need to know, on one page, and nothing that only the facilitator reads."""

import pypdfium2
import pytest

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Document, Facts, Paragraph, Table, words
from naravard_desktop.jobs.agenda import agenda
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import change_step, change_workshop, set_next_meeting, workshops
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.libraries import sampled

SECRET = {"aim": "hemligt syfte", "instruction": "hemlig gång", "material": "hemlig sak", "background": "hemlig grund"}


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def facts(document: Document) -> dict[str, str]:
    (found,) = [block for block in document.blocks if isinstance(block, Facts)]
    return dict(found.rows)


def write(room: Room, step_id: str, **values: str | int) -> None:
    with edit(room.library, room.scope, "Ändrat"):
        change_step(room.library, step_id, **values)


def test_clock_times_follow_from_the_lengths(room: Room) -> None:
    first, pause = room.step("talk"), room.step("break")
    write(room, first.id, title="Samtal", minutes=75, prompt="Vad ser vi?", help="Kort")
    write(room, pause.id, title="Paus", minutes=15, prompt="Paus")
    found = table(agenda(room.library, room.workshop_id))
    assert found.header == ("Tid", "Moment", "Det vi talar om")
    assert found.rows == (("13.00", "Samtal", "Vad ser vi?"), ("14.15", "Paus", "15 min"), ("14.30", "Slut", ""))


def test_nothing_internal_stands_in_it(room: Room) -> None:
    step = room.step("notes")
    write(room, step.id, **SECRET)
    document = agenda(room.library, room.workshop_id)
    assert not any("heml" in text for text in words(document))
    assert "UTKAST" not in words(document)


def test_without_a_start_there_are_lengths(room: Room) -> None:
    room.step("notes")
    with edit(room.library, room.scope, "Utan tid"):
        change_workshop(room.library, room.workshop_id, starts=None, date=None)
    document = agenda(room.library, room.workshop_id)
    assert table(document).header[0] == "Längd"
    assert [row[0] for row in table(document).rows] == ["10 min"]
    assert facts(document).keys() == {"Uppdrag"}


@pytest.mark.parametrize("starts", ["25:00", "kl 9", "", "23:55"])
def test_odd_hours_stop_nothing(room: Room, starts: str) -> None:
    step = room.step("notes")
    write(room, step.id, minutes=10**12)
    with edit(room.library, room.scope, "Udda tid"):
        change_workshop(room.library, room.workshop_id, starts=starts, ends="x")
    assert pdf.render(agenda(room.library, room.workshop_id))


def test_a_day_past_midnight_goes_on(room: Room) -> None:
    room.step("notes")
    with edit(room.library, room.scope, "Sent"):
        change_workshop(room.library, room.workshop_id, starts="23:55")
    assert [row[0] for row in table(agenda(room.library, room.workshop_id)).rows] == ["23.55", "00.05"]


def test_the_head_says_when_where_who_and_why(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    room.step("opening", purpose="Vi ska bli klara.")
    with edit(library, room.scope, "Folk"):
        change_workshop(library, room.workshop_id, ends="16:00", place="Salen")
        town = add_organisation(library, process_id, "Påhitts kommun", OrganisationType.MUNICIPALITY)
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        add_organisation(library, process_id, "Ingens bolag", OrganisationType.PRIVATE)
        for name, where, state, role in (
            ("Ada Påhittad", region, "invited", "ordförande"),
            ("Bo Påhittad", town, "present", ""),
            ("Cia Påhittad", town, "absent", "sekreterare"),
        ):
            one = add_person(library, process_id, name, organisation_id=where)
            set_attendance(library, room.workshop_id, one, state, role)  # type: ignore[arg-type]  # as written above
    assert facts(agenda(library, room.workshop_id)) == {
        "Uppdrag": "Uppdraget",
        "Datum": "onsdag 3 februari 2027",
        "Tid": "13.00–16.00",
        "Plats": "Salen",
        "Ordförande": "Ada Påhittad",
        "Inbjudna": "Region Påhitt, Påhitts kommun",
        "Syfte": "Vi ska bli klara.",
    }
    unnamed = agenda(library, room.workshop_id, names=False)
    assert not any("Påhittad" in text for text in words(unnamed))


def test_a_purpose_that_the_room_may_not_see_is_left_out(room: Room) -> None:
    step = room.step("opening", purpose="Öppet syfte")
    with edit(room.library, room.scope, "Dolt"):
        add_cards(room.library, step.id, [NewCard(text="Dolt syfte", section="purpose", hidden=True)])
        (secret,) = add_cards(room.library, step.id, [NewCard(text="Känsligt syfte", section="purpose")])
        change_card(room.library, secret, confidential=True)
    assert len(cards(room.library, step.id)) == 3
    assert facts(agenda(room.library, room.workshop_id))["Syfte"] == "Öppet syfte"


def test_the_next_meeting_stands_last(room: Room) -> None:
    assert len(agenda(room.library, room.workshop_id).blocks) == 2
    with edit(room.library, room.scope, "Nästa"):
        set_next_meeting(room.library, room.workshop_id, "2027-03-17", "09:30", "Kommunhuset")
    last = agenda(room.library, room.workshop_id).blocks[-1]
    assert last == Paragraph("onsdag 17 mars 2027 kl. 09.30, Kommunhuset", lead="Nästa möte:")


def test_a_workshop_without_moments_says_so(room: Room) -> None:
    assert "Programmet är inte bestämt än." in words(agenda(room.library, room.workshop_id))


def test_the_sample_is_marked_and_takes_one_page_each(library: Library) -> None:
    process_id = sampled(library)
    assert process(library, process_id).sample
    for held in workshops(library, process_id):
        document = agenda(library, held.id)
        assert document.marks == ("EXEMPEL MED PÅHITTADE PERSONER",)
        assert len(pypdfium2.PdfDocument(pdf.render(document))) == 1


def test_hostile_and_long_texts_are_set(room: Room) -> None:
    for text in ("<b>&amp;</b> ”'\"{0} %s", "åäö A\u030a 😀 שלום", "ord" * 30_000, "mening med ord " * 7_000, "\n \n"):
        step = room.step("notes")
        write(room, step.id, title=text, prompt=text)
    for _number in range(200):
        room.step("break")
    document = agenda(room.library, room.workshop_id)
    assert len(table(document).rows) == 206
    assert pdf.render(document)

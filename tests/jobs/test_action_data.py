"""Actions as a workbook, a text file and a calendar: what they say, and what they leave out."""

import csv
import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

import naravard_desktop
from naravard_desktop.core.text import clean
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents import csv_text, docx, html
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.xlsx import tables
from naravard_desktop.jobs.action_data import action_calendar, action_sheets
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process import cards
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import add_workshop, set_next_meeting
from naravard_desktop.storage import rows
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room
from tests.jobs.test_every_word import HOSTILE, write_everywhere

HEADER = ("Åtgärd", "Ansvarig", "Organisation", "Nivå", "Klart senast", "Läge", "Kommentar", "Kommer från", "Workshop")
ROOT = Path(naravard_desktop.__file__).parent.parent
MADE = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)


def whole(room: Room) -> Scope:
    return Scope(room.scope.process_id)


def made(room: Room) -> dict[str, str]:
    """Actions of each sort: shared by two, of an organisation, of a person, of nobody, done, and confidential."""
    library, process_id = room.library, room.scope.process_id
    step, notes = room.step("actions"), room.step("notes")
    with edit(library, room.scope, "Åtgärder"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        town = add_organisation(library, process_id, "Påhitts kommun", OrganisationType.MUNICIPALITY)
        ada = add_person(library, process_id, "Ada Påhittad", title="chef", organisation_id=region)
        bo = add_person(library, process_id, "Bo Påhittad")
        card = cards.add_card(library, notes.id, "Hemgången brister")
        secret = cards.add_cards(library, notes.id, [cards.NewCard(text="hemlig lapp", confidential=True)])[0]
        ids = {
            "shared": add_action(
                library, process_id, step.id, "Gemensam", level=Level.MESO, due="2027-03-01", came_from=[card, secret]
            ),
            "alone": add_action(library, process_id, step.id, "Bos", due="2027-04-01"),
            "nobody": add_action(library, process_id, None, "Ingens"),
            "done": add_action(library, process_id, step.id, "Färdig", due="2027-01-01"),
            "secret": add_action(library, process_id, step.id, "hemlig åtgärd", due="2027-05-01", confidential=True),
        }
        change_action(library, ids["shared"], state=ActionState.DOING, comment="Ring först")
        change_action(library, ids["done"], state=ActionState.DONE)
        set_responsible(library, process_id, ids["shared"], region, ada)
        set_responsible(library, process_id, ids["shared"], town, None)
        set_responsible(library, process_id, ids["alone"], None, bo)
        set_next_meeting(library, room.workshop_id, "2027-03-17", "13:00", "Rum 1")
    return ids


def entries(room: Room, switches: Switches = Switches(), place: Scope | None = None) -> Any:  # noqa: B008
    return icalendar.Calendar.from_ical(action_calendar(room.library, place or whole(room), switches, MADE))


def test_a_row_says_all_of_an_action(room: Room) -> None:
    made(room)
    sheet, about = action_sheets(room.library, whole(room), Switches())
    assert sheet.header == HEADER
    assert [row[0] for row in sheet.rows] == ["Färdig", "Gemensam", "Bos", "Ingens"]
    assert sheet.rows[1] == (
        "Gemensam",
        "Ada Påhittad\ningen namngiven",
        "Region Påhitt\nPåhitts kommun",
        "meso",
        date(2027, 3, 1),
        "pågår",
        "Ring först",
        "lapp ”Hemgången brister”; lapp (konfidentiellt)",
        "Workshoppen (3 februari 2027)",
    )
    assert sheet.rows[2][1:4] == ("Bo Påhittad", "–", "")
    assert sheet.rows[3][1:5] == ("saknas", "", "", None)
    assert sheet.rows[3][8] == ""
    assert ("Konfidentiella åtgärder som är utelämnade", 1) in about.rows
    assert ("Uppdrag", "Uppdraget") in about.rows


def test_a_workshop_has_its_own_and_a_choice_its_order(room: Room) -> None:
    ids = made(room)
    with edit(room.library, whole(room), "Ny workshop"):
        other = add_workshop(room.library, room.scope.process_id, "Nästa")
    of_other = action_sheets(room.library, Scope(room.scope.process_id, other), EVERYTHING)
    assert of_other[0].rows == ()
    of_this, about = action_sheets(room.library, room.scope, Switches())
    assert [row[0] for row in of_this.rows] == ["Gemensam", "Bos", "Färdig"]
    assert ("Workshop", "Workshoppen (3 februari 2027)") in about.rows
    chosen = action_sheets(room.library, whole(room), Switches(), [ids["nobody"], "borta", ids["shared"]])[0]
    assert [row[0] for row in chosen.rows] == ["Ingens", "Gemensam"]


def test_names_are_left_out_everywhere(room: Room) -> None:
    made(room)
    sheets = action_sheets(room.library, whole(room), Switches(names=False))
    assert sheets[0].rows[1][1:3] == ("(namn utelämnat)\ningen namngiven", "Region Påhitt\nPåhitts kommun")
    calendar = action_calendar(room.library, whole(room), Switches(names=False), MADE)
    for said in (repr(sheets), calendar.decode().replace("\r\n ", "")):
        assert "Påhittad" not in said
        assert "Region Påhitt" in said


def test_what_is_confidential_is_only_in_the_copy_with_everything(room: Room) -> None:
    made(room)
    outside = repr(action_sheets(room.library, whole(room), Switches())) + str(entries(room).to_ical())
    assert "hemlig" not in outside
    everything, about = action_sheets(room.library, whole(room), EVERYTHING)
    assert "hemlig åtgärd" in [row[0] for row in everything.rows]
    assert "hemlig lapp" in str(everything.rows)
    assert "utelämnade" not in str(about.rows)
    assert "hemlig åtgärd" in [str(one["summary"]) for one in entries(room, EVERYTHING).walk("VTODO")]


def test_the_calendar_has_what_is_still_to_be_done(room: Room) -> None:
    ids = made(room)
    file = entries(room)
    todos = {str(one["summary"]): one for one in file.walk("VTODO")}
    assert set(todos) == {"Gemensam", "Bos"}
    assert todos["Gemensam"]["status"] == "IN-PROCESS"
    assert ids["shared"] in todos["Gemensam"]["uid"]
    assert str(todos["Gemensam"]["description"]).split("\n") == [
        "Ansvarig: Ada Påhittad (Region Påhitt); Påhitts kommun",
        "Nivå: meso",
        "Läge: pågår",
        "Kommentar: Ring först",
        "Kommer från: lapp ”Hemgången brister”; lapp (konfidentiellt)",
        "Uppdrag: Uppdraget",
        "Workshop: Workshoppen (3 februari 2027)",
    ]
    assert len(file.walk("VEVENT")) == 3


def test_the_next_meeting_is_in_the_calendar(room: Room) -> None:
    made(room)
    meeting = entries(room).walk("VEVENT")[-1]
    assert meeting["summary"] == "Nästa möte: Uppdraget"
    assert meeting["dtstart"].dt.isoformat() == "2027-03-17T13:00:00+01:00"
    assert meeting["location"] == "Rum 1"
    assert "Bestämt på Workshoppen (3 februari 2027)." in meeting["description"]
    with edit(room.library, room.scope, "Nästa"):
        set_next_meeting(room.library, room.workshop_id, "2027-03-17", None, "")
    assert entries(room, place=room.scope).walk("VEVENT")[-1]["dtstart"].dt == date(2027, 3, 17)
    with edit(room.library, room.scope, "Nästa"):
        set_next_meeting(room.library, room.workshop_id, None, "13:00", "Rum 1")
    assert "Nästa möte: Uppdraget" not in [str(one["summary"]) for one in entries(room).walk("VEVENT")]


def test_of_a_process_it_is_the_meeting_that_was_set_last(room: Room) -> None:
    with edit(room.library, room.scope, "Två workshoppar"):
        set_next_meeting(room.library, room.workshop_id, "2027-03-17", "13:00", "")
        second = add_workshop(room.library, room.scope.process_id, "Andra", date="2027-03-17")
        assert len(entries(room).walk("VEVENT")) == 1
        set_next_meeting(room.library, second, "2027-04-21", "09:00", "")
    assert [one["dtstart"].dt.date() for one in entries(room).walk("VEVENT")] == [date(2027, 4, 21)]


def test_the_sample_says_that_it_is_made_up(room: Room) -> None:
    made(room)
    with edit(room.library, whole(room), "Exempel"):
        rows.update(room.library.db, "process", room.scope.process_id, {"sample": True})
    sheet, about = action_sheets(room.library, whole(room), Switches())
    mark = "EXEMPEL MED PÅHITTADE PERSONER"
    assert sheet.header == (*HEADER, "Märkning")
    assert all(row[-1] == mark for row in sheet.rows)
    assert ("Märkning", mark) in about.rows
    assert all(mark in one["summary"] for one in entries(room).walk() if "summary" in one)


def test_a_date_that_is_none_is_kept_as_text_and_is_no_day(room: Room) -> None:
    step = room.step("actions")
    with edit(room.library, room.scope, "Odd"):
        add_action(room.library, room.scope.process_id, step.id, "Odd", due="i vår")
        set_next_meeting(room.library, room.workshop_id, "sen", "snart", "")
    assert action_sheets(room.library, whole(room), Switches())[0].rows[0][4] == "i vår"
    assert [one.name for one in entries(room).walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT"]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_odd_text_goes_through_every_format(room: Room, hostile: str) -> None:
    said = write_everywhere(room, lambda name: f"{name}: {hostile} :{name}")
    with edit(room.library, room.scope, "Datum"):
        for (row_id,) in room.library.db.execute("SELECT id FROM action").fetchall():
            change_action(room.library, row_id, due="2027-03-01", state=ActionState.OPEN)
    sheets = action_sheets(room.library, whole(room), EVERYTHING)
    book = openpyxl.load_workbook(io.BytesIO(tables(sheets)))
    wanted = {clean(said[where]) for where in (("action", "text"), ("action", "comment"))}
    for found in (
        {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row},
        {
            cell
            for row in csv.reader(io.StringIO(csv_text.table(sheets[0]).decode("utf-8-sig"), newline=""), delimiter=";")
            for cell in row
        },
    ):
        assert {one for one in wanted if one.strip() not in {text.strip() for text in found}} == set()
    described = " ".join(
        str(one.get("description")) + str(one.get("summary")) for one in entries(room, EVERYTHING).walk()
    )
    assert [one for one in wanted if one.strip() not in described] == []
    for document in (
        minutes(room.library, room.workshop_id, EVERYTHING),
        process_actions(room.library, room.scope.process_id, EVERYTHING),
    ):
        assert docx.render(document)
        assert "<script" not in html.render(document)


def test_heavy_libraries_are_loaded_where_they_are_first_used() -> None:
    code = (
        "import sys; from naravard_desktop.jobs import action_data; "
        "from naravard_desktop.documents import csv_text, docx, html, ics, xlsx; "
        "heavy = {'docx', 'lxml', 'xlsxwriter', 'icalendar', 'reportlab', 'PySide6'}; print(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_two_hundred_rows_and_a_hundred_thousand_characters(room: Room) -> None:
    step = room.step("actions")
    with edit(room.library, room.scope, "Många"):
        for n in range(200):
            add_action(room.library, room.scope.process_id, step.id, f"åtgärd{n}x", due="2027-03-01")
        add_action(room.library, room.scope.process_id, step.id, "å" * 100_000, due="2027-03-01")
    sheets = action_sheets(room.library, whole(room), Switches())
    assert len(sheets[0].rows) == 201
    assert len(openpyxl.load_workbook(io.BytesIO(tables(sheets))).sheetnames) == 3
    assert len(entries(room).walk("VTODO")) == 201

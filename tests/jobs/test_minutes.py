"""The minutes in both forms: head, §, lines to sign on, abbreviations, and that it is a draft."""

from collections.abc import Iterable

import pytest

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import Document, Facts, Heading, Paragraph, Signatures, Together, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.minutes_end import used
from naravard_desktop.jobs.minutes_head import number_words
from naravard_desktop.process.abbreviations import Abbreviation, add_abbreviation
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.forms import change_form, set_body_name, set_case_number, set_form
from naravard_desktop.process.people import State, add_organisation, add_person, set_attendance
from naravard_desktop.process.workshops import change_workshop
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def written(room: Room, switches: Switches = EVERYTHING) -> Document:
    return minutes(room.library, room.workshop_id, switches)


def head(room: Room, switches: Switches = EVERYTHING) -> dict[str, str]:
    first = written(room, switches).blocks[0]
    assert isinstance(first, Facts)
    return dict(first.rows)


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def signed(room: Room, switches: Switches = EVERYTHING) -> tuple[tuple[str, str], ...]:
    return next((one.rows for one in written(room, switches).blocks if isinstance(one, Signatures)), ())


def formal(room: Room, **values: str | int | bool | None) -> None:
    with edit(room.library, room.scope, "Protokoll"):
        set_form(room.library, room.workshop_id, "formal")
        if values:
            change_form(room.library, room.workshop_id, **values)


def person(room: Room, name: str, role: str, state: State = "present") -> None:
    with edit(room.library, room.scope, "Deltagare"):
        made = add_person(room.library, room.scope.process_id, name)
        set_attendance(room.library, room.workshop_id, made, state, role)


def agree_on(room: Room) -> None:
    """Write something in a moment and decide twice, once in confidence."""
    opening, deciding = room.step("notes"), room.step("decisions")
    room.step("talk")
    with edit(room.library, room.scope, "Allt"):
        add_cards(room.library, opening.id, [NewCard(text="En lapp")])
        decide(room.library, deciding, "Vi börjar i mars")
        add_decision(room.library, room.scope.process_id, deciding.id, "Hemligt beslut", confidential=True)


def test_the_heading_word_is_the_forms_own_or_the_one_that_was_chosen(room: Room) -> None:
    assert written(room).kind == "Mötesanteckningar"
    formal(room)
    assert written(room).kind == "Protokoll"
    formal(room, heading="Minnesanteckningar")
    assert written(room).kind == "Minnesanteckningar"


def test_a_draft_says_so_on_the_page_and_in_the_body(room: Room) -> None:
    assert "UTKAST" in written(room).marks
    assert head(room)["Läge"] == "Utkast"


def test_the_head_says_what_there_is_in_its_order(room: Room) -> None:
    assert list(head(room)) == ["Uppdrag", "Datum", "Tid", "Läge"]
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Huvud"):
        set_body_name(library, process_id, "Ledningsgruppen")
        change_form(library, room.workshop_id, number="3/2027")
        town = add_organisation(library, process_id, "Exempelby kommun", OrganisationType.MUNICIPALITY)
        region = add_organisation(library, process_id, "Region Exempel", OrganisationType.REGION)
        set_case_number(library, room.workshop_id, town, "KS 2027/45")
        set_case_number(library, room.workshop_id, region, "RS 2027/123")
        change_workshop(library, room.workshop_id, ends="16:00", place="Eken")
    for name, role in (("Bo", "justerare"), ("Siv", "sekreterare"), ("Eva", "ordförande"), ("Lars", "gäst")):
        person(room, name, role)
    wanted = {
        "Organ": "Ledningsgruppen",
        "Uppdrag": "Uppdraget",
        "Mötets nummer": "3/2027",
        "Diarienummer": "Region Exempel: RS 2027/123\nExempelby kommun: KS 2027/45",
        "Datum": "onsdag 3 februari 2027",
        "Tid": "13.00–16.00",
        "Plats": "Eken",
        "Ordförande": "Eva",
        "Sekreterare": "Siv",
        "Justerare": "Bo",
        "Gäst": "Lars",
        "Läge": "Utkast",
    }
    assert list(head(room).items()) == list(wanted.items())
    assert "Ordförande" not in head(room, Switches(names=False))


def test_a_draft_of_a_protocol_has_a_place_for_the_number_of_each_matter(room: Room) -> None:
    agree_on(room)
    assert headings(written(room))[-2:] == ["Moment notes", "Moment decisions"]
    formal(room)
    assert headings(written(room)) == [
        "Närvarande",
        "§ – Moment notes",
        "Moment decisions",
        "§ – Beslut 1",
        "§ – Beslut 2",
        "Underskrifter",
    ]
    formal(room, numbered=False)
    assert not [one for one in headings(written(room)) if "§" in one]


def test_a_decision_stands_under_its_own_heading_or_after_its_number(room: Room) -> None:
    agree_on(room)
    taken = Paragraph("Beslutat den 3 februari 2027.", style="quiet")
    assert Together((Paragraph("Vi börjar i mars", "Beslut 1."), taken)) in written(room).blocks
    formal(room)
    blocks = written(room).blocks
    at = blocks.index(Heading("§ – Beslut 1", 2))
    assert blocks[at + 1] == Together((Paragraph("Vi börjar i mars"), taken))
    outside = written(room, Switches()).blocks
    at = outside.index(Heading("§ – Beslut 2", 2))
    assert outside[at + 1] == Paragraph("Utelämnat: konfidentiellt.", style="quiet")


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [((), ""), ((4,), "§ 4"), ((1, 2), "§§ 1–2"), ((3, 1, 5, 4, 9, 3), "§§ 1, 3–5, 9"), (range(1, 11), "§§ 1–10")],
)
def test_all_numbers_are_put_in_few_words(numbers: Iterable[int], wanted: str) -> None:
    assert number_words(numbers) == wanted


def test_moments_without_anything_to_record_have_no_heading(room: Room) -> None:
    room.step("talk")
    room.step("break")
    formal(room)
    assert not [one for one in headings(written(room)) if "§" in one]


def test_a_moment_where_nothing_was_decided_is_a_matter_itself(room: Room) -> None:
    room.step("decisions")
    formal(room)
    assert "§ – Moment decisions" in headings(written(room))


def test_a_protocol_has_lines_for_secretary_chair_and_adjusters(room: Room) -> None:
    assert signed(room) == ()
    formal(room)
    assert signed(room) == (("Sekreterare", ""), ("Ordförande", ""), ("Justerare", ""))
    person(room, "Eva", "Ordförande")
    person(room, "Bo", "justerare")
    person(room, "Åsa", "justeringsperson")
    person(room, "Siv", "protokollförare")
    person(room, "Frånvarande", "justerare", "absent")
    assert signed(room) == (
        ("Protokollförare", "Siv"),
        ("Ordförande", "Eva"),
        ("Justerare", "Bo"),
        ("Justeringsperson", "Åsa"),
    )
    assert signed(room, Switches(signatures=False)) == ()
    assert {name for _role, name in signed(room, Switches(names=False))} == {""}


def test_who_has_two_roles_signs_for_both(room: Room) -> None:
    formal(room)
    person(room, "Eva", "ordförande, justerare")
    assert signed(room) == (("Sekreterare", ""), ("Ordförande", "Eva"), ("Justerare", "Eva"))
    assert (head(room)["Ordförande"], head(room)["Justerare"]) == ("Eva", "Eva")


@pytest.mark.parametrize(
    ("date", "wanted"), [("2027-02-03", "senast den 17 februari 2027"), (None, "inom 14 dagar efter mötet")]
)
def test_it_says_by_when_it_is_to_be_adjusted(room: Room, date: str | None, wanted: str) -> None:
    formal(room)
    with edit(room.library, room.scope, "Datum"):
        change_workshop(room.library, room.workshop_id, date=date)
    assert Facts((("Justeras", wanted),)) in written(room).blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En SIP görs", True),
        ("SIP", True),
        ("(SIP)", True),
        ("SIPs form", True),
        ("SIP:en är klar", True),
        ("alla SIP:ar", True),
        ("SIP-mötet", True),
        ("pre-SIP", True),
        ("bara\nSIP\nhär", True),
        ("sip", False),
        ("SIPP", False),
        ("GOSSIP", False),
        ("SIP2", False),
        ("SIPsar", False),
        ("", False),
    ],
)
def test_an_abbreviation_is_found_as_a_word(text: str, found: bool) -> None:
    assert bool(used([Abbreviation("1", "SIP", "Samordnad individuell plan")], [text])) is found


def test_an_abbreviation_may_hold_other_signs_than_letters() -> None:
    found = [Abbreviation("1", one, "") for one in ("bl.a.", "H&S", "C++", "  ", "Nära vård")]
    texts = ["det gäller bl.a. H&S och C++", "nära", "Nära  vård"]
    assert [one.short for one in used(found, texts)] == ["bl.a.", "H&S", "C++", "Nära vård"]


def test_abbreviations_that_are_used_are_listed_before_the_lines_to_sign_on(room: Room) -> None:
    notes = room.step("notes")
    with edit(room.library, room.scope, "Förkortningar"):
        for short, meaning in (("ÄBO", "Äldreboende"), ("SIP", "Samordnad individuell plan"), ("LPT", "Lagen")):
            add_abbreviation(room.library, room.scope.process_id, short, meaning)
        new = [NewCard(text="SIP:en följs upp på ÄBO"), NewCard(text="LPT", confidential=True)]
        add_cards(room.library, notes.id, new)
    listed = Facts((("SIP", "Samordnad individuell plan"), ("ÄBO", "Äldreboende")))
    assert written(room, Switches()).blocks[-2:] == (Heading("Förkortningar"), listed)
    assert "LPT" in words(written(room))
    formal(room)
    assert headings(written(room))[-2:] == ["Förkortningar", "Underskrifter"]
